// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage.h"

#include "support/gitfixture.h"
#include "support/waiting.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace slipway::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Stage::Stage()
    : Stage(Options())
{
}

Stage::Stage(const Options &wanted)
    : m_activity(std::make_unique<services::Activity>(dataDirectory()))
{
    if (!wanted.copyOf.isEmpty()
        && QProcess::execute(u"cp"_s, {u"-a"_s, u"--"_s, wanted.copyOf, sandboxDirectory()}) != 0) {
        m_fault = u"the sandbox's folder could not be copied"_s;
        return;
    }
    QFile::remove(sandboxDirectory() + u"/.lock"_s); // the copy has an owner of its own
    sandbox::SandboxOptions options;
    options.directory = sandboxDirectory();
    options.seedDemonstration = wanted.seeded;
    options.withClone = wanted.seeded && wanted.cloned;
    options.ciStep = 50ms;
    options.autoReview = wanted.reviewed ? 100ms : 0ms;
    options.clock = wanted.clock;
    auto sandbox = sandbox::Sandbox::start(options);
    if (!sandbox) {
        m_fault = sandbox.error().message;
        return;
    }
    m_sandbox = *std::move(sandbox);
    open(this->options(m_sandbox->writeToken(), options.withClone));
    if (!wanted.refreshed)
        return;
    if (!refresh())
        m_fault = u"no refresh"_s;
    else if (!snapshot()->problems.isEmpty())
        m_fault = snapshot()->problems.constFirst().error.message;
}

Stage::~Stage()
{
    m_workspace.reset();
    m_activity.reset();
}

services::WorkspaceOptions Stage::options(const QByteArray &token, bool withClone) const
{
    services::WorkspaceOptions options;
    options.repository = RepositoryName::parse(m_sandbox->repository());
    options.repository->apiUrl = m_sandbox->apiUrl();
    options.repository->host = m_sandbox->apiUrl().host();
    options.token = Secret(token);
    if (withClone)
        options.clonePath = m_sandbox->cloneForDemonstration().value_or(QString());
    options.refresh.fetchClone = withClone;
    options.pacing = {.firstReread = 5ms, .rereads = 5, .watchUnit = 20ms, .watchLimit = 60s};
    return options;
}

void Stage::open(const services::WorkspaceOptions &options)
{
    m_workspace = std::make_unique<services::Workspace>(options, *m_activity);
}

void Stage::restart()
{
    const services::WorkspaceOptions options = m_workspace->options();
    m_workspace.reset();
    m_activity = std::make_unique<services::Activity>(dataDirectory());
    open(options);
}

bool Stage::refresh()
{
    QSignalSpy finished(&m_workspace->refresh(), &services::RefreshService::finished);
    m_workspace->refresh().refresh();
    return waitUntil([&] { return finished.count() == 1; }, std::chrono::seconds(30));
}

bool Stage::run(const std::expected<Plan, Allowance> &plan, bool watch)
{
    QSignalSpy finished(m_workspace->operations(), &services::OperationService::finished);
    if (!plan || !m_workspace->operations()->start(*plan, watch))
        return false;
    return waitUntil([&] { return finished.count() == 1; }, std::chrono::seconds(60));
}

bool Stage::resume(qint64 id, bool watch)
{
    const auto read = m_activity->reload();
    if (!waitUntil([&] { return read.isFinished() && m_activity->isRead(); }, std::chrono::seconds(10)))
        return false;
    const Operation *operation = m_activity->find(id);
    QSignalSpy finished(m_workspace->operations(), &services::OperationService::finished);
    if (!operation || !operation->isResumable() || !m_workspace->operations()->resume(*operation, watch))
        return false;
    return waitUntil([&] { return finished.count() == 1; }, std::chrono::seconds(60));
}

Operation Stage::lastOperation() const
{
    const services::OperationService &operations = *m_workspace->operations();
    Operation operation;
    operation.id = operations.id();
    operation.repository = *m_workspace->options().repository;
    operation.plan = operations.plan();
    operation.progress = operations.progress();
    switch (operations.outcome().kind) {
    case services::Outcome::Kind::Done:
        operation.state = Operation::State::Done;
        break;
    case services::Outcome::Kind::Waiting:
        operation.state = Operation::State::Waiting;
        break;
    case services::Outcome::Kind::Stopped:
        operation.state = Operation::State::Stopped;
        break;
    }
    return operation;
}

QString Stage::outcomeText() const
{
    const services::Outcome &outcome = m_workspace->operations()->outcome();
    if (outcome.error)
        return outcome.error->message + u' ' + outcome.error->detail;
    return outcome.kind == services::Outcome::Kind::Done ? u"done"_s : u"waiting"_s;
}

Candidate Stage::candidate(const QString &tag) const
{
    const CandidateList all = candidates(*m_workspace->snapshot(), true);
    const auto found = std::ranges::find_if(all.shown, [&](const Candidate &other) { return other.tag.name == tag; });
    return found == all.shown.cend() ? Candidate() : *found;
}

const Deployment *Stage::active(const QString &environment) const
{
    const Environment *found = m_workspace->snapshot()->findEnvironment(environment);
    return found && found->deployments ? activeDeployment(*found->deployments) : nullptr;
}

bool Stage::configure(const QByteArray &what, const QByteArray &with)
{
    QTemporaryDir work;
    const auto git = [&](const QStringList &arguments) { return runGit(work.path(), arguments).exitCode == 0; };
    if (!git({u"clone"_s, u"-q"_s, u"--"_s, m_sandbox->gitDirectory(), u"."_s}))
        return false;
    QFile file(work.filePath(u".slipway.toml"_s));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QByteArray content = file.readAll();
    file.close();
    content.replace(what, with);
    if (!content.contains(with) || !file.open(QIODevice::WriteOnly))
        return false;
    file.write(content);
    file.close();
    return git({u"-c"_s, u"user.name=hubot"_s, u"-c"_s, u"user.email=hubot@example.com"_s, u"commit"_s, u"-q"_s,
                u"-a"_s, u"-m"_s, u"Configure Slipway"_s})
        && git({u"push"_s, u"-q"_s, u"origin"_s, u"HEAD"_s}) && refresh() && snapshot()->problems.isEmpty();
}

void Stage::leaveAlone(const QString &environment)
{
    m_sandbox->invoke([&](sandbox::State &state) {
        for (sandbox::EnvironmentRecord &each : state.environments) {
            if (each.name == environment)
                each.follows = u"nothing"_s;
        }
    });
}

int Stage::changesMade(const QByteArray &method, const QString &route) const
{
    return static_cast<int>(std::ranges::count_if(m_sandbox->requests(), [&](const sandbox::Visit &visit) {
        return visit.changed && visit.method == method && visit.route == u"/repos/{owner}/{repo}"_s + route;
    }));
}

QString Stage::git(const QStringList &arguments, const QByteArray &input) const
{
    return QString::fromUtf8(runGit(m_sandbox->gitDirectory(), arguments, input).output).trimmed();
}

} // namespace slipway::test
