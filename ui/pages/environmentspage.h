// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"
#include "services/workspace.h"

#include <QAction>

#include <memory>
#include <vector>

class QStackedLayout;

namespace slipway::ui {

class EnvironmentActions;
class MessagePane;
class PipelineView;
class VersionsPanel;

/// What each environment runs, how far apart they are, and what ran where.
class EnvironmentsPage final : public PageWidget {
    Q_OBJECT

public:
    explicit EnvironmentsPage(QWidget *parent = nullptr);
    ~EnvironmentsPage() override;

    void setWorkspace(services::Workspace *workspace) override;
    QList<QAction *> commands() override;
    void focusContent() override;
    void focusFilter() override;

Q_SIGNALS:
    void candidateActivated(const QString &tag);
    void openRepositoryRequested();
    void signInRequested();
    void refreshRequested();

protected:
    void takeNews() override;

private:
    enum class Remedy { None, Open, SignIn, Refresh };

    void showPipeline();
    void showMessage(const Snapshot &snapshot);
    void updateCommands();
    void updateActions();
    void remedy();

    QStackedLayout *m_stack;
    QWidget *m_content;
    MessagePane *m_message;
    PipelineView *m_pipeline;
    VersionsPanel *m_versions;
    services::Workspace *m_workspace = nullptr;
    std::unique_ptr<QObject> m_links; ///< context of the connections to the workspace
    Remedy m_remedy = Remedy::None;
    QAction m_copyCommit;
    QAction m_copyRows;
    QAction m_openCandidate;
    std::vector<std::unique_ptr<EnvironmentActions>> m_actions; ///< one for each environment, in their order
    services::SnapshotPtr m_shown;
    qint64 m_minute = 0;
};

} // namespace slipway::ui
