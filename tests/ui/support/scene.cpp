// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "sandbox/gitcommand.h"
#include "ui/widgets/ticker.h"

#include <QSignalSpy>
#include <QTimeZone>

namespace slipway::test {

using namespace Qt::StringLiterals;

Scene::Scene(Access access, Reach reach)
    : m_activity(dataFolder())
    , m_clock(QDateTime(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC))
{
    auto started = sandbox::Sandbox::start({.directory = m_folder.path() + u"/sandbox"_s,
                                            .withClone = reach != Reach::GitHub,
                                            .ciStep = std::chrono::seconds(10),
                                            .autoReview = std::chrono::seconds(10),
                                            .clock = &m_clock});
    if (!started) {
        qWarning("%s %s", qUtf8Printable(started.error().message), qUtf8Printable(started.error().detail));
        return;
    }
    m_box = std::move(*started);
    services::WorkspaceOptions options;
    if (reach != Reach::Clone) {
        options.repository = RepositoryName::parse(m_box->repository());
        options.repository->host = m_box->apiUrl().host();
        options.repository->apiUrl = m_box->apiUrl();
    }
    if (reach != Reach::GitHub)
        options.clonePath = m_box->cloneForDemonstration().value_or(QString());
    if (access != Access::Anonymous)
        options.token = Secret(access == Access::Write ? m_box->writeToken() : m_box->readToken());
    m_workspace = std::make_unique<services::Workspace>(std::move(options), m_activity);
    if (services::OperationService *operations = m_workspace->operations()) {
        QObject::connect(operations, &services::OperationService::finished, m_workspace.get(),
                         [this] { m_workspace->refresh().restart(); }); // as the window does
    }
    ui::Ticker::shared().setClock([this] { return m_clock.now(); });
}

Scene::~Scene()
{
    ui::Ticker::shared().setClock({});
    m_workspace.reset();
}

bool Scene::refresh()
{
    QSignalSpy finished(&m_workspace->refresh(), &services::RefreshService::finished);
    m_workspace->refresh().refresh();
    return finished.wait(20000);
}

void Scene::pass(std::chrono::milliseconds time)
{
    m_clock.advance(time);
    m_box->advanceCi();
}

QString Scene::git(const QStringList &arguments) const
{
    return test::git(m_box->gitDirectory(), arguments);
}

Candidate Scene::candidate(const QString &tag) const
{
    for (const Candidate &candidate : candidates(*m_workspace->snapshot(), true).shown) {
        if (candidate.tag.name == tag)
            return candidate;
    }
    return {};
}

} // namespace slipway::test
