// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "artifacts.h"
#include "ci.h"
#include "context.h"

#include <algorithm>

// What the CI does when the time of a job has come.
namespace slipway::sandbox {

using namespace Qt::StringLiterals;

void Ci::advance(const JobRecord &job)
{
    if (job.kind == u"deployment")
        advanceDeployment(job.subject, job.due);
    else if (job.kind == u"check")
        advanceCheck(job.subject, job.due);
    else if (job.kind == u"assets")
        finishAssets(job.subject, job.due);
}

void Ci::advanceDeployment(qint64 id, const QDateTime &at)
{
    const DeploymentRecord *deployment = m_state.findDeployment(id);
    if (!deployment)
        return;
    // A deployment that somebody else moves is theirs.
    if (!deployment->statuses.isEmpty() && deployment->statuses.constLast().creator != login())
        return;
    const QString state = deployment->state();
    const qint64 run = deployment->run;
    if (state.isEmpty() || state == u"queued") {
        m_state.addDeploymentStatus(id, state.isEmpty() ? u"queued"_s : u"in_progress"_s, login(), at);
        schedule(u"deployment"_s, id, at.addDuration(m_options.step));
    } else if (state == u"in_progress") {
        m_state.endPredecessors(id, login(), at);
        m_state.addDeploymentStatus(id, u"success"_s, login(), at);
        deployNext(run, at);
    }
}

void Ci::advanceCheck(qint64 id, const QDateTime &at)
{
    CheckRunRecord *check = m_state.findCheckRun(id);
    if (!check)
        return;
    if (check->status == u"queued") {
        check->status = u"in_progress"_s;
        check->startedAt = at;
        schedule(u"check"_s, id, at.addDuration(m_options.step));
        return;
    }
    if (check->status == u"completed")
        return;
    check->status = u"completed"_s;
    check->conclusion = u"success"_s;
    check->completedAt = at;
    const QString sha = check->sha;
    if (const auto tags = m_git.tags()) {
        for (const Tag &tag : *tags) {
            if (tag.commit.hex() == sha)
                buildAssets(tag.name, at);
        }
    }
}

void Ci::buildAssets(const QString &tag, const QDateTime &now)
{
    const TagName parts = m_scheme.classify(tag);
    const ReleaseRecord *release = m_state.publishedRelease(tag);
    const QString sha = resolved(m_git, u"refs/tags/"_s + tag).hex();
    if (parts.kind != TagName::Kind::Candidate || !release || release->immutable || release->assetsOf == sha)
        return;
    bool any = false;
    for (const CheckRunRecord &each : std::as_const(m_state.checkRuns)) {
        if (each.sha != sha)
            continue;
        any = true;
        if (each.conclusion != u"success")
            return;
    }
    const auto same = [&](const JobRecord &job) { return job.kind == u"assets" && job.subject == release->id; };
    if (any && std::ranges::none_of(m_state.jobs, same))
        schedule(u"assets"_s, release->id, now.addDuration(m_options.step));
}

void Ci::finishAssets(qint64 id, const QDateTime &at)
{
    const ReleaseRecord *release = m_state.findRelease(id);
    if (!release || release->immutable)
        return;
    const TagName parts = m_scheme.classify(release->tagName);
    const ObjectId commit = resolved(m_git, u"refs/tags/"_s + release->tagName);
    if (!commit.isNull() && parts.kind != TagName::Kind::Other)
        (void)attachArtifacts(m_state, m_store, id, parts.version.toString(), commit.hex(), login(), at);
}

} // namespace slipway::sandbox
