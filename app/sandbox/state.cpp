// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "state.h"

#include "domain/tagrules.h"

#include <QTimeZone>

#include <algorithm>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

template<class List, class Test>
auto *findIn(List &list, Test test)
{
    const auto it = std::ranges::find_if(list, test);
    return it == list.end() ? nullptr : &*it;
}

QDateTime wholeSeconds(const QDateTime &when)
{
    return QDateTime::fromSecsSinceEpoch(when.toSecsSinceEpoch(), QTimeZone::UTC);
}

QDateTime afterLast(const QDateTime &when, const QDateTime &last)
{
    const QDateTime wanted = wholeSeconds(when);
    return last.isValid() && wanted <= last ? last.addSecs(1) : wanted;
}

} // namespace

const User *State::findUser(const QString &login) const
{
    return findIn(users, [&](const User &user) { return user.login.compare(login, Qt::CaseInsensitive) == 0; });
}

const User *State::findAuthor(const QString &name) const
{
    return findIn(users, [&](const User &user) { return user.name == name || user.login == name; });
}

const Token *State::findToken(const QByteArray &value) const
{
    return findIn(tokens, [&](const Token &token) { return !value.isEmpty() && token.value == value; });
}

QString State::forbiddingRule(const QString &tag, const QString &type, const QString &login) const
{
    QList<Ruleset> binding;
    for (const RulesetRecord &each : rulesets) {
        if (each.target == u"tag" && each.rules.contains(type)) {
            // The rules themselves are looked at as if they were about a creation: only the names matter here.
            binding.append({.name = each.name,
                            .enforced = each.enforcement == u"active",
                            .bypassed = each.bypass.contains(login),
                            .include = each.include,
                            .exclude = each.exclude,
                            .rules = {{.type = u"creation"_s}}});
        }
    }
    return rulesAgainstTag(binding, tag).isEmpty() ? QString() : type;
}

bool State::asksForPullRequests(const QString &branch, const QString &login) const
{
    const auto names = [&](const QStringList &patterns) {
        return patterns.contains(u"~ALL") || patterns.contains(QString(u"refs/heads/"_s + branch))
            || (branch == repository.defaultBranch && patterns.contains(u"~DEFAULT_BRANCH"));
    };
    return std::ranges::any_of(rulesets, [&](const RulesetRecord &each) {
        return each.target == u"branch" && each.enforcement == u"active" && each.rules.contains(u"pull_request")
            && !each.bypass.contains(login) && names(each.include) && !names(each.exclude);
    });
}

const PullRequestRecord *State::findPullRequest(int number) const
{
    return findIn(pullRequests, [&](const PullRequestRecord &each) { return each.number == number; });
}

QByteArray State::tokenFor(Permission ceiling) const
{
    const Token *token = findIn(tokens, [&](const Token &each) { return each.ceiling == ceiling; });
    return token ? token->value : QByteArray();
}

const EnvironmentRecord *State::findEnvironment(const QString &name) const
{
    return findIn(environments,
                  [&](const EnvironmentRecord &each) { return each.name.compare(name, Qt::CaseInsensitive) == 0; });
}

DeploymentRecord *State::findDeployment(qint64 id)
{
    return findIn(deployments, [&](const DeploymentRecord &each) { return each.id == id; });
}

const RunRecord *State::findRun(qint64 id) const
{
    return findIn(runs, [&](const RunRecord &each) { return each.id == id; });
}

RunRecord *State::findRun(qint64 id)
{
    return findIn(runs, [&](const RunRecord &each) { return each.id == id; });
}

CheckRunRecord *State::findCheckRun(qint64 id)
{
    return findIn(checkRuns, [&](const CheckRunRecord &each) { return each.id == id; });
}

ReleaseRecord *State::findRelease(qint64 id)
{
    return findIn(releases, [&](const ReleaseRecord &each) { return each.id == id; });
}

ReleaseRecord *State::publishedRelease(const QString &tagName)
{
    return findIn(releases, [&](const ReleaseRecord &each) { return !each.draft && each.tagName == tagName; });
}

const ReleaseRecord *State::latest() const
{
    const ReleaseRecord *best = nullptr;
    for (const ReleaseRecord &release : releases) {
        if (release.draft || release.prerelease)
            continue;
        if (release.id == latestRelease)
            return &release;
        if (release.makeLatest != u"false" && (!best || release.createdAt > best->createdAt))
            best = &release;
    }
    return best;
}

const DeploymentRecord *State::activeDeployment(const QString &environment) const
{
    const DeploymentRecord *best = nullptr;
    for (const DeploymentRecord &each : deployments) {
        if (each.environment != environment || each.state() != u"success")
            continue;
        if (!best || each.statuses.constLast().createdAt >= best->statuses.constLast().createdAt)
            best = &each;
    }
    return best;
}

void State::ensureEnvironment(const QString &name, bool production, const QDateTime &when)
{
    if (findEnvironment(name))
        return;
    EnvironmentRecord environment;
    environment.id = takeId();
    environment.name = name;
    environment.production = production;
    environment.createdAt = wholeSeconds(when);
    environments.append(environment);
}

qint64 State::addDeployment(const QString &environment, const QString &ref, const QString &sha, const QString &creator,
                            const QDateTime &when)
{
    ensureEnvironment(environment, false, when);
    DeploymentRecord deployment;
    deployment.id = takeId();
    deployment.environment = environment;
    deployment.ref = ref;
    deployment.sha = sha;
    deployment.creator = creator;
    deployment.production = findEnvironment(environment)->production;
    deployment.createdAt = wholeSeconds(when);
    deployments.append(deployment);
    return deployment.id;
}

void State::addDeploymentStatus(qint64 id, const QString &state, const QString &creator, const QDateTime &when,
                                const QString &description)
{
    DeploymentRecord *deployment = findDeployment(id);
    if (!deployment)
        return;
    DeploymentStatusRecord status;
    status.id = takeId();
    status.state = state;
    status.creator = creator;
    status.description = description;
    if (deployment->run != 0)
        status.logUrl = u"/actions/runs/%1/job/%2"_s.arg(deployment->run).arg(deployment->id);
    const QDateTime last = deployment->statuses.isEmpty() ? QDateTime() : deployment->statuses.constLast().createdAt;
    status.createdAt = afterLast(when, last);
    deployment->statuses.append(status);
}

void State::endPredecessors(qint64 id, const QString &creator, const QDateTime &when)
{
    const DeploymentRecord *successor = findDeployment(id);
    if (!successor)
        return;
    const QString environment = successor->environment;
    QList<qint64> ending;
    for (const DeploymentRecord &each : std::as_const(deployments)) {
        if (each.id != id && each.environment == environment && each.state() == u"success")
            ending.append(each.id);
    }
    for (const qint64 each : std::as_const(ending))
        addDeploymentStatus(each, u"inactive"_s, creator, when);
}

qint64 State::addStatus(const QString &sha, const QString &state, const QString &context, const QString &description,
                        const QString &creator, const QDateTime &when)
{
    StatusRecord status;
    status.id = takeId();
    status.sha = sha;
    status.state = state;
    status.context = context;
    status.description = description;
    status.creator = creator;
    QDateTime last;
    for (const StatusRecord &each : std::as_const(statuses)) {
        if (each.sha == sha && each.context.compare(context, Qt::CaseInsensitive) == 0)
            last = each.createdAt;
    }
    status.createdAt = afterLast(when, last);
    statuses.append(status);
    return status.id;
}

qint64 State::addCheckRun(const QString &sha, const QString &name, const QDateTime &when)
{
    CheckRunRecord run;
    run.id = takeId();
    run.sha = sha;
    run.name = name;
    run.startedAt = wholeSeconds(when);
    checkRuns.append(run);
    return run.id;
}

} // namespace slipway::sandbox
