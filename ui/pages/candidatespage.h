// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"
#include "services/workspace.h"

#include <QTimer>

#include <memory>

namespace slipway::ui {

class CandidateActions;
class CandidateDetails;
class CandidatesList;

/// Every release candidate, and everything about the chosen one.
class CandidatesPage final : public PageWidget {
    Q_OBJECT

public:
    explicit CandidatesPage(QWidget *parent = nullptr);
    ~CandidatesPage() override;

    void setWorkspace(services::Workspace *workspace) override;
    QList<QAction *> commands() override;
    void newCandidate();
    /// Chooses a candidate, also when the filters hide it, or as soon as it is known.
    void select(const QString &tag);
    void focusContent() override;
    void focusFilter() override;

Q_SIGNALS:
    void operationStarted();

protected:
    void takeNews() override;
    void showEvent(QShowEvent *event) override;

private:
    using Reach = services::DetailsService::Reach;

    void showDetails();
    void loadDetails(Reach reach = Reach::All);

    CandidateActions *m_actions;
    CandidatesList *m_list;
    CandidateDetails *m_details;
    services::Workspace *m_workspace = nullptr;
    std::unique_ptr<QObject> m_links; ///< context of the connections to the workspace
    QTimer m_loadTimer;
    QString m_wanted; ///< to be chosen when it is there
    qint64 m_minute = 0;
};

} // namespace slipway::ui
