// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "history.h"
#include "seed.h"

#include "sandbox/artifacts.h"
#include "sandbox/store.h"

#include <algorithm>

namespace slipway::sandbox::seed {

using namespace Qt::StringLiterals;

namespace {

struct Deploy {
    QString environment;
    QString ref;
    ObjectId commit;
    QDateTime when;
    QString actor;
    QString outcome = u"success"_s;
};

/// Writes what happened besides the commits, each thing at its time.
class Records {
public:
    Records(State &state, git::Repository &git, const Store &store, const QDateTime &now, const History &history)
        : m_state(state)
        , m_git(git)
        , m_store(store)
        , m_now(now)
        , m_history(history)
    {
    }

    Result<void> write()
    {
        environments();
        for (const auto step : {&Records::tags, &Records::releases}) {
            if (auto done = (this->*step)(); !done)
                return done;
        }
        deployments();
        checks();
        verdicts();
        addPullRequests(m_state, m_history);
        return {};
    }

private:
    QDateTime ago(double days) const { return m_now.addSecs(-qRound64(days * 86400)); }
    Tip at(const QString &candidate) const { return m_history.marks.value(candidate); }
    QString sha(const QString &candidate) const { return at(candidate).commit.hex(); }
    QDateTime tagged(const QString &candidate) const { return at(candidate).when.addSecs(1500); }

    void environments();
    Result<void> tags();
    Result<void> tag(const QString &name, const QString &candidate, const QString &login, const QDateTime &when);
    Result<void> releases();
    Result<void> release(const QString &version, const QString &tagName, const QString &candidate,
                         const QString &previous, const QDateTime &when, const QString &highlights);
    void deployments();
    void deploy(const Deploy &deploy);
    void checks();
    void verdicts();

    State &m_state;
    git::Repository &m_git;
    const Store &m_store;
    QDateTime m_now;
    const History &m_history;
};

void Records::environments()
{
    const auto add = [&](const QString &name, const QString &follows, const QStringList &reviewers) {
        m_state.environments.append({.id = m_state.takeId(),
                                     .name = name,
                                     .follows = follows,
                                     .branch = follows == u"branch" ? u"main"_s : QString(),
                                     .production = follows == u"releases",
                                     .reviewers = reviewers,
                                     .createdAt = ago(51)});
    };
    add(u"testing-preview"_s, u"branch"_s, {});
    add(u"pre-release-preview"_s, u"candidates"_s, {});
    add(u"release-preprod"_s, u"releases"_s, {u"octocat"_s, u"hubot"_s});
    add(u"release-mainnet"_s, u"releases"_s, {});
}

Result<void> Records::tag(const QString &name, const QString &candidate, const QString &login, const QDateTime &when)
{
    const auto object = m_git.writeTagObject(name, at(candidate).commit, {login, login + u"@example.com"_s, when},
                                             u"Network %1\n"_s.arg(name));
    return object ? m_git.writeReference(u"refs/tags/"_s + name, *object) : std::unexpected(object.error());
}

Result<void> Records::tags()
{
    for (auto it = m_history.marks.cbegin(); it != m_history.marks.cend(); ++it) {
        if (!it.key().contains(u"prerelease"))
            continue;
        if (auto done = tag(it.key(), it.key(), u"octocat"_s, tagged(it.key())); !done)
            return done;
    }
    // Builds that somebody tagged on the way; they are no candidates.
    if (auto done = tag(u"0.1.2-internal1"_s, u"0.1.2-prerelease1"_s, u"hubot"_s, ago(6.9)); !done)
        return done;
    if (auto done = tag(u"0.0.9"_s, u"0.0.9-prerelease1"_s, u"hubot"_s, ago(44.2)); !done)
        return done;
    if (auto done = tag(u"0.1.0"_s, u"0.1.0-prerelease3"_s, u"octocat"_s, ago(38.1)); !done)
        return done;
    return tag(u"0.1.1"_s, u"0.1.1-prerelease1"_s, u"octocat"_s, ago(16.1));
}

Result<void> Records::release(const QString &version, const QString &tagName, const QString &candidate,
                              const QString &previous, const QDateTime &when, const QString &highlights)
{
    QString body = u"## Highlights\n\n%1\n\n## Changes\n\n"_s.arg(highlights);
    const ObjectId from = m_history.marks.value(previous).commit;
    const auto commits = m_git.commitsBetween(from, at(candidate).commit);
    if (!commits)
        return std::unexpected(commits.error());
    for (const Commit &each : *commits) {
        if (each.pullRequest && !each.isMerge())
            body += u"- "_s + each.summary + u'\n';
    }
    ReleaseRecord release;
    release.id = m_state.takeId();
    release.tagName = tagName;
    release.targetCommitish = u"main"_s;
    release.name = version;
    release.body = body;
    release.prerelease = tagName == candidate;
    release.makeLatest = u"false"_s;
    release.author = u"octocat"_s;
    release.createdAt = release.publishedAt = release.updatedAt = when;
    m_state.releases.append(release);
    // The CI builds them once the candidate is tagged.
    const QDateTime built = std::max(when, tagged(candidate)).addSecs(1800);
    return attachArtifacts(m_state, m_store, release.id, version, sha(candidate), u"ci-bot"_s, built);
}

Result<void> Records::releases()
{
    // The tag 0.0.9 is there, and it was deployed; that its release was never flipped was overlooked.
    const QString maintenance = u"0.0.9-prerelease1"_s;
    if (auto done =
            release(u"0.0.9"_s, maintenance, maintenance, u"base-0.0"_s, ago(45.9), u"- Epochs are closed in order"_s);
        !done)
        return done;
    if (auto done = release(u"0.1.0"_s, u"0.1.0"_s, u"0.1.0-prerelease3"_s, u"base-0.0"_s, ago(46.9),
                            u"- Signatures are aggregated\n- Downloads can be resumed"_s);
        !done)
        return done;
    if (auto done = release(u"0.1.1"_s, u"0.1.1"_s, u"0.1.1-prerelease1"_s, u"0.1.0-prerelease3"_s, ago(19.9),
                            u"- Snapshots come from the fastest mirror\n- Archives are unpacked safely"_s);
        !done)
        return done;
    m_state.releases.last().makeLatest = u"true"_s;
    m_state.latestRelease = m_state.releases.constLast().id;
    const QString current = u"0.1.2-prerelease2"_s;
    return release(u"0.1.2"_s, current, current, u"0.1.1-prerelease1"_s, ago(6.9),
                   u"- Transactions can be proven\n- Keys rotate at the epoch change"_s);
}

void Records::deploy(const Deploy &deploy)
{
    RunRecord run;
    run.id = m_state.takeId();
    run.workflow = m_state.findEnvironment(deploy.environment)->production ? u"release.yml"_s : u"deploy.yml"_s;
    run.event = run.workflow == u"release.yml" ? u"release"_s : u"push"_s;
    run.ref = deploy.ref;
    run.sha = deploy.commit.hex();
    run.actor = deploy.actor;
    run.createdAt = deploy.when;
    m_state.runs.append(run);
    const qint64 id = m_state.addDeployment(deploy.environment, deploy.ref, run.sha, deploy.actor, deploy.when);
    m_state.findDeployment(id)->run = run.id;
    m_state.addDeploymentStatus(id, u"queued"_s, deploy.actor, deploy.when);
    m_state.addDeploymentStatus(id, u"in_progress"_s, deploy.actor, deploy.when.addSecs(40));
    const QDateTime end = deploy.when.addSecs(260);
    if (deploy.outcome == u"success")
        m_state.endPredecessors(id, deploy.actor, end);
    m_state.addDeploymentStatus(id, deploy.outcome, deploy.actor, end);
}

void Records::deployments()
{
    QList<Deploy> all;
    // Pushes to main that came shortly after one another were deployed as one.
    const qsizetype last = m_history.mainTips.size() - 1;
    for (qsizetype i = 0; i <= last; ++i) {
        const Tip &tip = m_history.mainTips[i];
        const bool isMarked =
            std::ranges::any_of(m_history.marks, [&](const Tip &mark) { return mark.commit == tip.commit; });
        if (i % 3 == 0 || i == last || isMarked)
            all.append({u"testing-preview"_s, u"main"_s, tip.commit, tip.when.addSecs(180), u"ci-bot"_s});
    }
    for (auto it = m_history.marks.cbegin(); it != m_history.marks.cend(); ++it) {
        const QDateTime when = it.value().when.addSecs(1620);
        if (it.key().contains(u"prerelease") && it.key() != u"0.1.3-prerelease1")
            all.append({u"pre-release-preview"_s, it.key(), it.value().commit, when, u"octocat"_s});
    }
    const auto release = [&](const QString &version, const QString &candidate, double preprod, double mainnet) {
        const ObjectId commit = at(candidate).commit;
        all.append({u"release-preprod"_s, version, commit, ago(preprod), u"hubot"_s});
        all.append({u"release-mainnet"_s, version, commit, ago(mainnet), u"hubot"_s});
    };
    release(u"0.0.9"_s, u"0.0.9-prerelease1"_s, 44, 43);
    release(u"0.1.0"_s, u"0.1.0-prerelease3"_s, 38, 37);
    release(u"0.1.1"_s, u"0.1.1-prerelease1"_s, 16, 15);
    all.append(
        {u"release-mainnet"_s, u"0.1.1"_s, at(u"0.1.1-prerelease1"_s).commit, ago(15.2), u"hubot"_s, u"failure"_s});
    std::ranges::sort(all, {}, &Deploy::when);
    for (const Deploy &each : std::as_const(all))
        deploy(each);
}

void Records::checks()
{
    QStringList candidates;
    for (auto it = m_history.marks.cbegin(); it != m_history.marks.cend(); ++it) {
        if (it.key().contains(u"prerelease"))
            candidates.append(it.key());
    }
    std::ranges::sort(candidates, {}, [&](const QString &each) { return at(each).when; });
    for (const QString &candidate : std::as_const(candidates)) {
        const QDateTime start = at(candidate).when.addSecs(1560);
        const bool old = candidate.startsWith(u"0.0") || candidate.startsWith(u"0.1.0");
        int place = 0;
        for (const QString &name : checkNames(old ? 13 : 14)) {
            const qint64 id = m_state.addCheckRun(sha(candidate), name, start);
            CheckRunRecord &run = m_state.checkRuns.last();
            ++place;
            if (candidate == u"0.1.3-prerelease1" && place % 4 == 2 && place < 12) {
                // The slow ones are still at it.
                run.status = u"in_progress"_s;
                m_state.jobs.append({u"check"_s, id, m_now.addSecs(100 * place)});
                continue;
            }
            const bool failed = candidate == u"0.1.0-prerelease2" && name == u"integration tests";
            run.status = u"completed"_s;
            run.conclusion = failed ? u"failure"_s : u"success"_s;
            run.summary = failed ? u"1 of 214 tests failed: restart_in_the_middle_of_an_epoch"_s : QString();
            run.completedAt = start.addSecs(90 + 45 * place);
        }
    }
}

void Records::verdicts()
{
    const auto add = [&](const QString &tag, bool qualified, const QString &reason, const QString &by, double days) {
        m_state.addStatus(sha(tag), qualified ? u"success"_s : u"failure"_s, u"qualification/"_s + tag, reason, by,
                          ago(days));
    };
    add(u"0.1.0-prerelease2"_s, false, u"The integration tests fail: a restart loses the certificate chain"_s,
        u"hubot"_s, 44.6);
    add(u"0.0.9-prerelease1"_s, true, u"Runs on the maintenance network since a day"_s, u"hubot"_s, 44.4);
    add(u"0.1.0-prerelease3"_s, true, u"Soaked for two days, no regression"_s, u"octocat"_s, 38.4);
    add(u"0.1.1-prerelease1"_s, true, u"Soaked for three days, signers upgraded without a gap"_s, u"octocat"_s, 16.5);
    add(u"0.1.2-prerelease1"_s, false, u"Key rotation fails at the epoch change: signers drop out of the next epoch"_s,
        u"octocat"_s, 5.1);
    // Whoever may not write decides nothing.
    add(u"0.1.2-prerelease2"_s, true, u"Works for me"_s, u"monalisa"_s, 2.3);
}

} // namespace

Result<void> demonstration(State &state, git::Repository &git, const Store &store, const QDateTime &now)
{
    const QDateTime start = now.addMSecs(-now.time().msec());
    const auto history = writeHistory(git, start);
    if (!history)
        return std::unexpected(history.error());
    return Records(state, git, store, start, *history).write();
}

} // namespace slipway::sandbox::seed
