// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steps.h"

#include "domain/environment.h"
#include "domain/managedblock.h"
#include "github/githubmodel.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services {

namespace {

using Kind = Reading::Kind;

constexpr int searchedReleases = 300;
constexpr int searchedDeployments = 5; // a request each, every few seconds while one waits

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

Reading differs(const QString &note)
{
    return {Kind::Differs, note};
}

Reading judgeTag(const Step &step, const github::TagTarget &target)
{
    if (target.object.isNull())
        return {Kind::BeforeHolds};
    if (target.commit == step.commit)
        return {Kind::AfterHolds};
    return differs(Sentences::tr("The tag %1 exists already and leads to %2, not to %3. Somebody else made it: look at "
                                 "it on GitHub before you go on.")
                       .arg(step.tag, target.commit.abbreviated(), step.commit.abbreviated()));
}

Reading judgeCreation(const Step &step, const QList<Release> &releases)
{
    const auto found = std::ranges::find(releases, step.tag, &Release::tagName);
    if (found == releases.cend())
        return {Kind::BeforeHolds};
    if (found->prerelease == step.prerelease && !found->draft)
        return {Kind::AfterHolds};
    return differs(Sentences::tr("There is a release for the tag %1 already, and it is not what this step would make. "
                                 "Look at it on GitHub before you go on.")
                       .arg(step.tag));
}

Reading judgeLink(const Step &step, const Release &release)
{
    if (release.tagName == step.tag)
        return {Kind::AfterHolds};
    if (release.tagName == step.fromTag)
        return {Kind::BeforeHolds};
    return differs(Sentences::tr("The release %1 is linked to the tag %2, not to %3 as this plan expects. Refresh and "
                                 "look at it before you go on.")
                       .arg(release.name, release.tagName, step.fromTag));
}

Reading judgeMark(const Step &step, const Release &release)
{
    if (release.tagName != step.tag) {
        return differs(Sentences::tr("The release %1 is linked to the tag %2, not to %3. Refresh and look at it before "
                                     "you go on.")
                           .arg(release.name, release.tagName, step.tag));
    }
    return {release.prerelease || release.draft ? Kind::BeforeHolds : Kind::AfterHolds};
}

Reading judgeVerdict(const Step &step, const QList<CommitStatus> &statuses)
{
    const QList<Verdict> verdicts = verdictsOn(step.fromTag, statuses, {});
    if (verdicts.isEmpty())
        return {Kind::BeforeHolds};
    const Verdict &last = verdicts.constLast();
    const bool isThis = last.kind == step.verdict && last.reason == statusDescription(step.reason)
        && last.by.compare(step.by, Qt::CaseInsensitive) == 0;
    return {isThis ? Kind::AfterHolds : Kind::BeforeHolds};
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

QFuture<Result<Reading>> answeredNow(Result<Reading> reading)
{
    return QtFuture::makeReadyValueFuture(std::move(reading));
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

/// What the final tag is made from may have changed since the plan was shown: moved, deleted, rejected.
QFuture<Result<Reading>> readCandidate(github::GitHubModel &github, const Step &step)
{
    return github.tag(step.fromTag)
        .then(&github,
              [&github, step](const Result<github::TagTarget> &target) {
                  if (!target)
                      return answeredNow(std::unexpected(target.error()));
                  if (target->commit != step.commit) {
                      const QString where = target->object.isNull()
                          ? Sentences::tr("is not there any more")
                          : Sentences::tr("leads to %1 now").arg(target->commit.abbreviated());
                      return answeredNow(differs(Sentences::tr("The candidate's tag %1 %2, and this plan was made for "
                                                               "%3. Refresh and look at it before you go on.")
                                                     .arg(step.fromTag, where, step.commit.abbreviated())));
                  }
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

/// Beside the step, which names the environment.
QString waitedFor(const Deployment &deployment)
{
    switch (deployment.state()) {
    case DeploymentState::Waiting:
        return Sentences::tr("for a review on GitHub");
    case DeploymentState::InProgress:
        return Sentences::tr("it is being deployed");
    default:
        return Sentences::tr("it is queued");
    }
}

Reading judgeDeployment(const Step &step, const QList<Deployment> &deployments)
{
    const Deployment *active = activeDeployment(deployments);
    if (active && active->commit == step.commit && active->refName() == step.tag)
        return {Kind::AfterHolds};
    const auto newest = std::ranges::find_if(deployments, [&](const Deployment &deployment) {
        return deployment.commit == step.commit && deployment.refName() == step.tag;
    });
    if (newest == deployments.cend()) {
        // The same commit may run there under its candidate's name: that is the version, too.
        if (active && active->commit == step.commit)
            return {Kind::AfterHolds};
        return {Kind::BeforeHolds, Sentences::tr("no deployment has been started yet")};
    }
    const DeploymentState state = newest->state();
    if (state == DeploymentState::Failure || state == DeploymentState::Error) {
        return differs(
            Sentences::tr("The deployment of %1 to %2 failed. Look at its log on GitHub, deploy it again there, "
                          "then run this again.")
                .arg(step.tag, step.environment));
    }
    // GitHub leaves a production deployment that was replaced at success.
    if (state == DeploymentState::Inactive || state == DeploymentState::Success) {
        return differs(Sentences::tr("%1 was deployed to %2, and something else was deployed there since.")
                           .arg(step.tag, step.environment));
    }
    return {Kind::BeforeHolds, waitedFor(*newest)};
}

} // namespace

QFuture<Result<Reading>> readStep(github::GitHubModel &github, const Step &step)
{
    switch (step.kind) {
    case Step::Kind::CreateTag:
        return readTag(github, step);
    case Step::Kind::CreateRelease:
        return judged(github.releases(searchedReleases),
                      [step](const auto &releases) { return judgeCreation(step, releases); });
    case Step::Kind::LinkRelease:
        return judged(github.release(step.releaseId), [step](const auto &release) { return judgeLink(step, release); });
    case Step::Kind::MarkReleased:
        return judged(github.release(step.releaseId), [step](const auto &release) { return judgeMark(step, release); });
    case Step::Kind::PostVerdict:
        return judged(github.statuses(step.commit),
                      [step](const auto &statuses) { return judgeVerdict(step, statuses); });
    case Step::Kind::RecordVerdict:
        return judged(github.release(step.releaseId),
                      [step](const auto &release) { return judgeRecord(step, release); });
    case Step::Kind::AwaitDeployment:
        break;
    }
    return judged(github.deployments(step.environment, searchedDeployments),
                  [step](const auto &deployments) { return judgeDeployment(step, deployments); });
}

} // namespace slipway::services
