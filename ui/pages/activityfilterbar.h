// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operationsfilter.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace slipway::ui {

/// What the list of operations is filtered by: words, the repository, and whether they are finished.
class ActivityFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit ActivityFilterBar(OperationsFilter &filter, QWidget *parent = nullptr);

    /// Whether there is a repository to keep to: one on GitHub is open.
    void setHasRepository(bool has);
    void focusSearch();
    /// Lets every operation be seen.
    void showAll();

Q_SIGNALS:
    void filtersChanged();
    /// The arrow down in the search field: on to the list.
    void leftDownwards();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    OperationsFilter &m_filter;
    QLineEdit *m_search;
    QComboBox *m_scope;
    QCheckBox *m_unfinished;
    int m_chosenScope = 0; ///< while there is no choice
};

} // namespace slipway::ui
