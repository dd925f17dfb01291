// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steps.h"

#include "domain/managedblock.h"
#include "github/githubmodel.h"

namespace slipway::services {

namespace {

Changed withRelease(const Result<Release> &release)
{
    if (!release)
        return std::unexpected(release.error());
    return Change{.release = *release, .made = 0};
}

template<class T>
Changed withoutRelease(const Result<T> &answer)
{
    if (!answer)
        return std::unexpected(answer.error());
    return Change();
}

QFuture<Changed> answeredNow(Changed answer)
{
    return QtFuture::makeReadyValueFuture(std::move(answer));
}

QFuture<Changed> createTag(github::GitHubModel &github, const Step &step)
{
    const QString message = step.fromTag.isEmpty() ? step.name : step.name + QStringLiteral(" (") + step.fromTag + u')';
    return github.createTag(step.tag, step.commit, message).then([](const Result<github::TagTarget> &target) {
        return withoutRelease(target);
    });
}

/// A release that takes the place of another takes its text over.
QFuture<Changed> createRelease(github::GitHubModel &github, const Step &step)
{
    github::ReleaseDraft draft;
    draft.tagName = step.tag;
    draft.target = step.commit;
    draft.name = step.name;
    draft.draft = step.draft;
    draft.prerelease = step.prerelease;
    draft.makeLatest = step.latest;
    const auto create = [&github, draft](const QString &body) {
        github::ReleaseDraft complete = draft;
        complete.body = body;
        return github.createRelease(complete).then([](const Result<Release> &release) -> Changed {
            return release.transform([](const Release &made) { return Change{.release = made, .made = made.id}; });
        });
    };
    if (step.sourceId == 0)
        return create(QString());
    return github.release(step.sourceId)
        .then(&github,
              [create, text = step.text](const Result<Release> &other) {
                  if (other && !text.isEmpty())
                      return create(withNotes(other->body, text));
                  return other ? create(other->body) : answeredNow(std::unexpected(other.error()));
              })
        .unwrap();
}

QString withRecord(const QString &body, const Step &step)
{
    if (step.kind == Step::Kind::RecordVerdict)
        return withVerdict(body, {step.verdict, step.fromTag, step.reason, step.by, step.at});
    return step.ticked ? withTick(body, {step.fromTag, step.item, step.by, step.at})
                       : withoutTick(body, step.fromTag, step.item);
}

/// The body is read right before it is written: GitHub has no If-Match, so this keeps the gap as small as it can be.
QFuture<Changed> record(github::GitHubModel &github, const Step &step)
{
    return github.release(step.releaseId)
        .then(&github,
              [&github, step](const Result<Release> &release) {
                  if (!release)
                      return answeredNow(std::unexpected(release.error()));
                  github::ReleasePatch patch;
                  patch.tagName = release->tagName;
                  patch.body = withRecord(release->body, step);
                  return github.updateRelease(step.releaseId, patch).then([](const Result<Release> &changed) {
                      return withRelease(changed);
                  });
              })
        .unwrap();
}

QFuture<Changed> updateRelease(github::GitHubModel &github, const Step &step)
{
    github::ReleasePatch patch;
    patch.tagName = step.tag;
    // Should the tag go in this very moment, GitHub makes it again on the same commit, not on the branch's tip.
    if (step.kind == Step::Kind::LinkRelease || step.draft)
        patch.target = step.commit;
    if (step.kind == Step::Kind::LinkRelease) {
        patch.name = step.name;
        patch.prerelease = step.prerelease;
    } else {
        patch.prerelease = false;
        patch.draft = false;
        patch.makeLatest = step.latest;
    }
    return github.updateRelease(step.releaseId, patch).then([](const Result<Release> &changed) {
        return withRelease(changed);
    });
}

} // namespace

QFuture<Changed> changeStep(github::GitHubModel &github, const Step &step, StepNote note)
{
    switch (step.kind) {
    case Step::Kind::CreateTag:
        return createTag(github, step);
    case Step::Kind::CreateRelease:
        return createRelease(github, step);
    case Step::Kind::LinkRelease:
    case Step::Kind::MarkReleased:
        return updateRelease(github, step);
    case Step::Kind::RecordVerdict:
    case Step::Kind::RecordTick:
        return record(github, step);
    case Step::Kind::PostVerdict: {
        const auto state =
            step.verdict == Verdict::Kind::Qualified ? CommitStatus::State::Success : CommitStatus::State::Failure;
        return github.createStatus(step.commit, state, verdictContext(step.fromTag), statusDescription(step.reason), {})
            .then([](const Result<CommitStatus> &status) { return withoutRelease(status); });
    }
    case Step::Kind::CopyAsset:
        return copyAsset(github, step, std::move(note));
    case Step::Kind::DispatchWorkflow:
    case Step::Kind::RequestDeployment:
    case Step::Kind::EndDeployment:
    case Step::Kind::ReviewDeployment:
        return changeDeploying(github, step);
    case Step::Kind::WriteNotes:
        return changeNotes(github, step);
    case Step::Kind::CreateBranch:
    case Step::Kind::WriteFile:
    case Step::Kind::OpenPullRequest:
        return changeFile(github, step);
    case Step::Kind::RestoreRelease:
    case Step::Kind::DeleteRelease:
    case Step::Kind::DeleteTag:
        return changeUndo(github, step);
    case Step::Kind::AwaitProbes:
    case Step::Kind::AwaitDeployment:
        break;
    }
    return answeredNow(Change());
}

} // namespace slipway::services
