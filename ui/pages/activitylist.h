// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activityfilterbar.h"
#include "models/operationsmodel.h"

class QLabel;
class QPushButton;

namespace slipway::ui {

class Callout;
class ListPane;

/// The left half of the page Activity: filters, the table, and how many are hidden.
class ActivityList final : public QWidget {
    Q_OBJECT

public:
    explicit ActivityList(QWidget *parent = nullptr);

    /// `here`: the repository that is open; nullopt: none on GitHub is. `isRead`: the journal was read, or could not
    /// be.
    void setOperations(const QList<Operation> &operations, const std::optional<RepositoryName> &here, bool isRead,
                       const std::optional<Error> &problem);
    /// Chooses an operation; lifts the filters when they hide it. False: there is none of this number.
    bool select(qint64 id);
    /// The chosen operation; nullptr: none.
    const Operation *current() const;
    void focusList();
    void focusFilter();
    void setContextActions(const QList<QAction *> &actions);

Q_SIGNALS:
    /// Another one is chosen, or new facts of the chosen one arrived.
    void currentChanged();
    /// Enter or a double click on it.
    void currentActivated();
    void reloadAsked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void keepSelection();
    void updateWords();

    OperationsModel m_model;
    OperationsFilter m_filter;
    ActivityFilterBar *m_bar;
    Callout *m_problem;
    ListPane *m_pane;
    QLabel *m_hidden;
    QPushButton *m_showAll;
    QString m_fault; ///< what is wrong with the journal; empty: nothing
    qint64 m_selected = 0;
    bool m_isRead = false;
    bool m_filling = false;
};

} // namespace slipway::ui
