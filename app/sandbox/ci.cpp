// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ci.h"

#include "artifacts.h"
#include "context.h"

#include <algorithm>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

const QLatin1StringView tagsFolder = "refs/tags/"_L1;
const QLatin1StringView headsFolder = "refs/heads/"_L1;

} // namespace

Ci::Ci(State &state, git::Repository &git, const Store &store, Options options)
    : m_state(state)
    , m_git(git)
    , m_store(store)
    , m_options(options)
{
}

void Ci::schedule(const QString &kind, qint64 subject, const QDateTime &due)
{
    m_state.jobs.append({kind, subject, due});
}

bool Ci::tick(const QDateTime &now)
{
    bool changed = noticeReferences(now);
    changed |= handleEvents(now);
    changed |= reviewByItself(now);
    for (;;) {
        const auto next = std::ranges::min_element(m_state.jobs, {}, &JobRecord::due);
        if (next == m_state.jobs.end() || next->due > now)
            return changed;
        const JobRecord job = *next;
        m_state.jobs.erase(next);
        advance(job);
        changed = true;
    }
}

void Ci::acceptReferences()
{
    m_state.seenReferences.clear();
    if (const auto references = m_git.references(u"refs/"_s)) {
        for (const auto &each : *references)
            m_state.seenReferences.insert(each.name, each.target.hex());
    }
}

bool Ci::noticeReferences(const QDateTime &now)
{
    const auto references = m_git.references(u"refs/"_s);
    if (!references)
        return false;
    QMap<QString, QString> seen;
    QList<git::Repository::Reference> moved;
    for (const auto &each : *references) {
        const QString target = each.target.hex();
        seen.insert(each.name, target);
        if (m_state.seenReferences.value(each.name) != target && !each.peeled.isNull())
            moved.append(each);
    }
    if (seen == m_state.seenReferences)
        return false;
    m_state.seenReferences = seen;
    for (const auto &each : std::as_const(moved)) {
        if (each.name.startsWith(tagsFolder))
            tagAppeared(each.name.sliced(tagsFolder.size()), each.peeled, now);
        else if (each.name.startsWith(headsFolder))
            branchMoved(each.name.sliced(headsFolder.size()), each.peeled, now);
    }
    return true;
}

void Ci::tagAppeared(const QString &name, const ObjectId &commit, const QDateTime &now)
{
    const TagName parts = m_scheme.classify(name);
    if (parts.kind != TagName::Kind::Candidate || !parts.labelCounts)
        return;
    startChecks(commit, now);
    for (const QString &environment : following(u"candidates"_s))
        deploy({environment}, u"deploy.yml"_s, u"push"_s, name, commit.hex(), login(), now);
}

void Ci::branchMoved(const QString &name, const ObjectId &commit, const QDateTime &now)
{
    for (const QString &environment : following(u"branch"_s, name))
        deploy({environment}, u"deploy.yml"_s, u"push"_s, name, commit.hex(), login(), now);
}

bool Ci::handleEvents(const QDateTime &now)
{
    const QList<EventRecord> events = std::exchange(m_state.events, {});
    for (const EventRecord &event : events) {
        if (event.kind == u"deployment") {
            if (m_state.findDeployment(event.subject))
                schedule(u"deployment"_s, event.subject, now.addDuration(m_options.step));
            continue;
        }
        const ReleaseRecord *release = m_state.findRelease(event.subject);
        if (!release || release->draft)
            continue;
        if (event.kind == u"released")
            released(*release, event.actor, now);
        else
            buildAssets(release->tagName, now);
    }
    return !events.isEmpty();
}

void Ci::released(const ReleaseRecord &release, const QString &actor, const QDateTime &now)
{
    const QString tag = release.tagName;
    const ObjectId commit = resolved(m_git, u"refs/tags/"_s + tag);
    QStringList environments = following(u"releases"_s);
    // Publishing the release of an older line must not take production back.
    environments.removeIf([&](const QString &each) { return runsLater(each, tag); });
    if (!commit.isNull() && !environments.isEmpty())
        deploy(environments, u"release.yml"_s, u"release"_s, tag, commit.hex(), actor, now);
}

bool Ci::runsLater(const QString &environment, const QString &tag) const
{
    const DeploymentRecord *active = m_state.activeDeployment(environment);
    const TagName mine = m_scheme.classify(tag);
    if (!active || mine.kind != TagName::Kind::Final)
        return false;
    const TagName theirs = m_scheme.classify(active->ref);
    return theirs.kind == TagName::Kind::Final && theirs.version > mine.version;
}

QStringList Ci::following(const QString &what, const QString &branch) const
{
    QStringList names;
    for (const EnvironmentRecord &each : m_state.environments) {
        if (each.follows == what && (branch.isEmpty() || each.branch == branch))
            names.append(each.name);
    }
    return names;
}

qint64 Ci::deploy(const QStringList &environments, const QString &workflow, const QString &event, const QString &ref,
                  const QString &sha, const QString &actor, const QDateTime &now)
{
    RunRecord run;
    run.id = m_state.takeId();
    run.workflow = workflow;
    run.event = event;
    run.ref = ref;
    run.sha = sha;
    run.actor = actor;
    run.remaining = environments;
    run.createdAt = now;
    m_state.runs.append(run);
    deployNext(run.id, now);
    return run.id;
}

void Ci::deployNext(qint64 id, const QDateTime &now)
{
    RunRecord *run = m_state.findRun(id);
    if (!run || run->remaining.isEmpty())
        return;
    const QString name = run->remaining.takeFirst();
    const RunRecord copy = *run;
    const qint64 deployment = m_state.addDeployment(name, copy.ref, copy.sha, login(), now);
    m_state.findDeployment(deployment)->run = id;
    const EnvironmentRecord *environment = m_state.findEnvironment(name);
    if (!environment->reviewers.isEmpty()) {
        m_state.addDeploymentStatus(deployment, u"waiting"_s, login(), now);
        return;
    }
    m_state.addDeploymentStatus(deployment, u"queued"_s, login(), now);
    schedule(u"deployment"_s, deployment,
             now.addDuration(m_options.step + std::chrono::minutes(environment->waitMinutes)));
}

bool Ci::review(qint64 run, const QString &environment, bool approved, const QString &by, const QString &comment,
                const QDateTime &now)
{
    for (const DeploymentRecord &each : std::as_const(m_state.deployments)) {
        if (each.run != run || each.environment != environment || each.state() != u"waiting")
            continue;
        const qint64 id = each.id;
        const QString description =
            comment.isEmpty() ? (approved ? u"Approved by "_s : u"Rejected by "_s) + by : comment;
        m_state.addDeploymentStatus(id, approved ? u"queued"_s : u"failure"_s, login(), now, description.left(140));
        if (approved)
            schedule(u"deployment"_s, id, now.addDuration(m_options.step));
        else if (RunRecord *record = m_state.findRun(run))
            record->remaining.clear();
        return true;
    }
    return false;
}

bool Ci::reviewByItself(const QDateTime &now)
{
    if (m_options.autoReview <= std::chrono::milliseconds(0))
        return false;
    const QList<DeploymentRecord> all = m_state.deployments;
    bool changed = false;
    for (const DeploymentRecord &each : all) {
        if (each.state() != u"waiting" || each.statuses.constLast().createdAt.addDuration(m_options.autoReview) > now)
            continue;
        const EnvironmentRecord *environment = m_state.findEnvironment(each.environment);
        const RunRecord *run = m_state.findRun(each.run);
        if (!environment || !run)
            continue;
        // Somebody else than who released it, where there is somebody else.
        const auto other =
            std::ranges::find_if(environment->reviewers, [&](const QString &login) { return login != run->actor; });
        if (other != environment->reviewers.end() || !environment->preventSelfReview) {
            const QString by = other == environment->reviewers.end() ? run->actor : *other;
            changed |= review(run->id, each.environment, true, by, {}, now);
        }
    }
    return changed;
}

bool Ci::hasWorkflow(const ObjectId &commit) const
{
    return m_git.fileAt(commit, u".github/workflows/checks.yml"_s).has_value();
}

void Ci::startChecks(const ObjectId &commit, const QDateTime &now)
{
    const QString sha = commit.hex();
    const auto ofCommit = [&](const CheckRunRecord &run) { return run.sha == sha; };
    if (std::ranges::any_of(m_state.checkRuns, ofCommit) || !hasWorkflow(commit))
        return;
    int place = 0;
    for (const QString &name : checkNames()) {
        const qint64 id = m_state.addCheckRun(sha, name, now);
        // They do not all start at once: a runner takes the next when it has done with one.
        schedule(u"check"_s, id, now.addDuration(m_options.step / 4 * (1 + place++ % 5)));
    }
}

} // namespace slipway::sandbox
