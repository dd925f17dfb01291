// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepparts.h"

#include "wording.h"

#include "domain/managedblock.h"
#include "github/githubmodel.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services {

namespace {

using Kind = Reading::Kind;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

/// Turns an answer into a reading; faults go through.
template<class T, class Judge>
QFuture<Result<Reading>> judged(QFuture<Result<T>> future, Judge judge)
{
    return future.then([judge = std::move(judge)](const Result<T> &result) -> Result<Reading> {
        if (!result)
            return std::unexpected(result.error());
        return judge(*result);
    });
}

Reading judgeTag(const Step &step, const github::TagTarget &target)
{
    if (target.object.isNull())
        return {Kind::BeforeHolds};
    if (target.commit == step.commit)
        return {Kind::AfterHolds};
    const QString by = target.tagger.isEmpty() ? Sentences::tr("somebody else") : target.tagger;
    return differs(
        Sentences::tr("The tag %1 exists already and leads to %2, not to %3: %4 made it. Look at it on GitHub "
                      "before you go on.")
            .arg(step.tag, target.commit.abbreviated(), step.commit.abbreviated(), by));
}

Reading judgeVerdict(const Step &step, const QList<CommitStatus> &statuses)
{
    const QList<Verdict> verdicts = verdictsOn(step.fromTag, statuses, {});
    if (verdicts.isEmpty())
        return {Kind::BeforeHolds};
    const Verdict &last = verdicts.constLast();
    const bool isOwn = last.by.compare(step.by, Qt::CaseInsensitive) == 0;
    if (isOwn && last.kind == step.verdict && last.reason == statusDescription(step.reason))
        return {Kind::AfterHolds};
    if (step.seen.isValid() && last.at <= step.seen)
        return {Kind::BeforeHolds};
    const QString said = wording::verdict(last.kind);
    const QString why = last.reason.isEmpty() ? Sentences::tr("no reason") : last.reason;
    if (isOwn) {
        return differs(
            Sentences::tr("You gave a verdict on %1 after this plan was made: %2 (%3). Put this aside and let "
                          "that stand, or decide anew.")
                .arg(step.fromTag, said, why));
    }
    return differs(Sentences::tr("%1 gave a verdict on %2 meanwhile: %3 (%4). Talk to them before you go on.")
                       .arg(last.by, step.fromTag, said, why));
}

Reading judgeRecord(const Step &step, const Release &release)
{
    const QList<Verdict> verdicts = verdictsInBody(release.body);
    const bool recorded = std::ranges::any_of(verdicts, [&](const Verdict &verdict) {
        return verdict.tag == step.fromTag && verdict.kind == step.verdict && verdict.reason == step.reason
            && verdict.at.toSecsSinceEpoch() == step.at.toSecsSinceEpoch();
    });
    return {recorded ? Kind::AfterHolds : Kind::BeforeHolds};
}

Reading judgeTick(const Step &step, const Release &release)
{
    const bool isTicked = std::ranges::contains(ticksOf(release.body, step.fromTag), step.item, &Tick::item);
    return {isTicked == step.ticked ? Kind::AfterHolds : Kind::BeforeHolds};
}

Reading judgeCandidate(const Step &step, const QList<CommitStatus> &statuses)
{
    const QList<Verdict> verdicts = verdictsOn(step.fromTag, statuses, {});
    if (verdicts.isEmpty() || verdicts.constLast().kind == Verdict::Kind::Qualified)
        return {Kind::BeforeHolds};
    const Verdict &last = verdicts.constLast();
    return differs(Sentences::tr("%1 rejected %2 (%3). Talk to them before you go on.")
                       .arg(last.by, step.fromTag, last.reason.isEmpty() ? Sentences::tr("no reason") : last.reason));
}

/// That the candidate's tag leads elsewhere than when the plan was shown; nullopt: it does not.
std::optional<Reading> movedTag(const Step &step, const github::TagTarget &target)
{
    if (target.commit == step.commit)
        return std::nullopt;
    const QString where = target.object.isNull() ? Sentences::tr("is not there any more")
                                                 : Sentences::tr("leads to %1 now").arg(target.commit.abbreviated());
    return differs(Sentences::tr("The candidate's tag %1 %2, and this plan was made for %3. Refresh and look at it "
                                 "before you go on.")
                       .arg(step.fromTag, where, step.commit.abbreviated()));
}

/// A verdict is about a tag: nobody gives it to another commit than the one that was shown.
QFuture<Result<Reading>> readVerdict(github::GitHubModel &github, const Step &step)
{
    return github.statuses(step.commit)
        .then(&github,
              [&github, step](const Result<QList<CommitStatus>> &statuses) {
                  if (!statuses)
                      return answeredNow(std::unexpected(statuses.error()));
                  const Reading reading = judgeVerdict(step, *statuses);
                  if (reading.kind != Kind::BeforeHolds)
                      return answeredNow(reading);
                  return judged(github.tag(step.fromTag), [step, reading](const github::TagTarget &target) {
                      return movedTag(step, target).value_or(reading);
                  });
              })
        .unwrap();
}

/// What the final tag is made from may have changed since the plan was shown: moved, deleted, rejected.
QFuture<Result<Reading>> readCandidate(github::GitHubModel &github, const Step &step)
{
    return github.tag(step.fromTag)
        .then(&github,
              [&github, step](const Result<github::TagTarget> &target) {
                  if (!target)
                      return answeredNow(std::unexpected(target.error()));
                  if (const auto moved = movedTag(step, *target))
                      return answeredNow(*moved);
                  return judged(github.statuses(step.commit),
                                [step](const auto &statuses) { return judgeCandidate(step, statuses); });
              })
        .unwrap();
}

QFuture<Result<Reading>> readTag(github::GitHubModel &github, const Step &step)
{
    return github.tag(step.tag)
        .then(&github,
              [&github, step](const Result<github::TagTarget> &target) {
                  if (!target)
                      return answeredNow(std::unexpected(target.error()));
                  const Reading reading = judgeTag(step, *target);
                  const bool ready = reading.kind != Kind::BeforeHolds || step.fromTag.isEmpty();
                  return ready ? answeredNow(reading) : readCandidate(github, step);
              })
        .unwrap();
}

} // namespace

QFuture<Result<Reading>> readStep(github::GitHubModel &github, const Step &step, const StepContext &context)
{
    switch (step.kind) {
    case Step::Kind::CreateTag:
        return readTag(github, step);
    case Step::Kind::CreateRelease:
    case Step::Kind::LinkRelease:
    case Step::Kind::MarkReleased:
    case Step::Kind::CopyAsset:
        return readRelease(github, step, context);
    case Step::Kind::PostVerdict:
        return readVerdict(github, step);
    case Step::Kind::RecordVerdict:
        return judged(github.release(step.releaseId),
                      [step](const auto &release) { return judgeRecord(step, release); });
    case Step::Kind::RecordTick:
        return judged(github.release(step.releaseId), [step](const auto &release) { return judgeTick(step, release); });
    case Step::Kind::WriteNotes:
        return readNotes(github, step);
    case Step::Kind::CreateBranch:
    case Step::Kind::WriteFile:
    case Step::Kind::OpenPullRequest:
        return readFile(github, step, context);
    case Step::Kind::RestoreRelease:
    case Step::Kind::DeleteRelease:
    case Step::Kind::DeleteTag:
        return readUndo(github, step);
    case Step::Kind::AwaitDeployment:
    case Step::Kind::DispatchWorkflow:
    case Step::Kind::RequestDeployment:
    case Step::Kind::EndDeployment:
    case Step::Kind::ReviewDeployment:
        break;
    case Step::Kind::AwaitProbes:
        return readProbes(&github, step);
    }
    return readDeploying(github, step, context);
}

} // namespace slipway::services
