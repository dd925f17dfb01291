// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "candidatefilterbar.h"

#include <QTimer>

class QLabel;
class QPushButton;

namespace slipway::ui {

class ListPane;

/// The left half of the candidates page: filters, the table, and how many are hidden.
class CandidatesList final : public QWidget {
    Q_OBJECT

public:
    explicit CandidatesList(QWidget *parent = nullptr);

    /// Shows the newest snapshot, and whether another one is being read. nullptr: nothing is open.
    void take(const services::RefreshService *refresh);
    /// Chooses a candidate; lifts the filters when they hide it. False: there is none of this name.
    bool select(const QString &tag);
    /// The chosen candidate; nullptr: none.
    const Candidate *current() const;
    /// What a search finds where the candidates' own commits are not known.
    void setHeadlines(const QHash<ObjectId, Commit> &headlines);
    bool isSearched() const { return !m_filter.text().isEmpty(); }
    const Candidate *find(const QString &tag) const { return m_model.find(tag); }
    void focusList();
    void focusFilter();
    void setContextActions(const QList<QAction *> &actions);
    CandidateFilterBar &filters() { return *m_bar; }

Q_SIGNALS:
    /// Another one is chosen, or new facts of the chosen one arrived.
    void currentChanged();
    /// Something is searched for.
    void searched();
    void newCandidateAsked();
    void refreshAsked();

private:
    enum class Offer { None, ShowAll, NewCandidate, Refresh };

    void fill();
    void prepareAnew();
    void prepareSearch();
    void keepSelection();
    void updateWords();
    void showEmpty();
    void offerCandidate();
    void takeOffer();
    int hiddenCount() const;

    CandidatesModel m_model;
    CandidatesFilter m_filter;
    const services::RefreshService *m_refresh = nullptr;
    services::SnapshotPtr m_snapshot;
    CandidateFilterBar *m_bar;
    ListPane *m_pane;
    QLabel *m_hidden;
    QPushButton *m_showAll;
    QTimer m_preparing;
    int m_prepared = 0; ///< rows that can be searched in no time
    QString m_selected;
    int m_hiddenByLabel = 0;
    bool m_filling = false;
    Offer m_offer = Offer::None;
};

} // namespace slipway::ui
