// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/candidatesfilter.h"
#include "models/candidatesmodel.h"
#include "services/refreshservice.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;

namespace slipway::ui {

/// What the list of candidates is filtered by: a search field, a menu of states and one of labels.
class CandidateFilterBar final : public QWidget {
    Q_OBJECT

public:
    CandidateFilterBar(CandidatesModel &model, CandidatesFilter &filter, QWidget *parent = nullptr);

    void setSnapshot(const services::SnapshotPtr &snapshot);
    void focusSearch();
    /// Lets every candidate be seen, also those whose label does not count.
    void showAll();
    /// Whether candidates are listed whose label does not count.
    bool wantsAllLabels() const { return m_allLabels; }

Q_SIGNALS:
    void filtersChanged();
    /// wantsAllLabels() is another one now.
    void allLabelsChanged();
    /// The arrow down in the search field: on to the list.
    void leftDownwards();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillStates();
    void fillLabels();
    void chooseLabel(const QString &label, bool all);
    void updateWords();

    CandidatesModel &m_model;
    CandidatesFilter &m_filter;
    services::SnapshotPtr m_snapshot;
    QLineEdit *m_search;
    QPushButton *m_states;
    QPushButton *m_labels;
    QMenu *m_statesMenu;
    QMenu *m_labelsMenu;
    bool m_allLabels = false;
};

} // namespace slipway::ui
