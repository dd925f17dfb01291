// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"
#include "services/workspace.h"

#include <memory>

namespace slipway::ui {

class ActivityActions;
class ActivityDetails;
class ActivityList;

/// What was done, by whom, and what came of it: all operations of this machine, and what to do about unfinished ones.
class ActivityPage final : public PageWidget {
    Q_OBJECT

public:
    /// `activity` outlives it.
    explicit ActivityPage(services::Activity &activity, QWidget *parent = nullptr);
    ~ActivityPage() override;

    void setWorkspace(services::Workspace *workspace) override;
    QList<QAction *> commands() override;
    /// Chooses an operation, also when the filters hide it, or as soon as it is known.
    void select(qint64 id);
    void focusContent() override;
    void focusFilter() override;

Q_SIGNALS:
    void candidateActivated(const QString &tag);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void takeOperations();
    void showDetails();
    QList<Operation> operations() const;

    services::Activity &m_activity;
    ActivityActions *m_actions;
    ActivityList *m_list;
    ActivityDetails *m_details;
    services::Workspace *m_workspace = nullptr;
    std::unique_ptr<QObject> m_links; ///< context of the connections to the workspace
    qint64 m_wanted = 0; ///< to be chosen when it is there
    qint64 m_followed = 0; ///< the last one that was seen to run
};

} // namespace slipway::ui
