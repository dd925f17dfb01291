// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::services::wording {

namespace {

struct Steps {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Steps)
};

/// A text in a table of steps; the whole of it is shown elsewhere.
QString characters(const QString &text)
{
    return text.isEmpty() ? Steps::tr("empty") : Steps::tr("%n character(s)", nullptr, static_cast<int>(text.size()));
}

} // namespace

QString planTitle(const Plan &plan)
{
    switch (plan.kind) {
    case Plan::Kind::Qualify:
        return Steps::tr("Qualify %1").arg(plan.tag);
    case Plan::Kind::Reject:
        return Steps::tr("Reject %1").arg(plan.tag);
    case Plan::Kind::Promote:
        return Steps::tr("Promote %1 to %2").arg(plan.tag, plan.finalTag);
    case Plan::Kind::RollBack:
        return Steps::tr("Roll %1 back to %2").arg(plan.environment, plan.tag);
    case Plan::Kind::Review:
        return plan.steps.isEmpty() ? Steps::tr("Review the deployment of %1 to %2").arg(plan.tag, plan.environment)
                                    : step(plan.steps.constFirst());
    case Plan::Kind::Checklist:
        return Steps::tr("Checklist of %1").arg(plan.tag);
    case Plan::Kind::PublishNotes:
        return Steps::tr("Publish the notes of %1").arg(plan.tag);
    case Plan::Kind::SaveTemplate:
        return Steps::tr("Save %1 on GitHub").arg(plan.tag);
    case Plan::Kind::Undo: {
        Plan undone = plan;
        undone.kind = plan.undone == Plan::Kind::Undo ? Plan::Kind::Promote : plan.undone;
        return Steps::tr("Undo: %1").arg(planTitle(undone));
    }
    case Plan::Kind::NewCandidate:
        break;
    }
    return Steps::tr("New candidate %1").arg(plan.tag);
}

QString step(const Step &step)
{
    switch (step.kind) {
    case Step::Kind::CreateTag:
        return Steps::tr("Create tag %1").arg(step.tag);
    case Step::Kind::CreateRelease:
        if (step.draft)
            return Steps::tr("Create a draft of the GitHub release %1 for the tag %2").arg(step.name, step.tag);
        return step.prerelease ? Steps::tr("Create GitHub pre-release %1 for the tag %2").arg(step.name, step.tag)
                               : Steps::tr("Create GitHub release %1 for the tag %2").arg(step.name, step.tag);
    case Step::Kind::LinkRelease:
        return Steps::tr("Link GitHub release %1 to the tag %2").arg(step.name, step.tag);
    case Step::Kind::MarkReleased:
        if (step.draft)
            return step.latest ? Steps::tr("Publish it as release, latest") : Steps::tr("Publish it as release");
        return step.latest ? Steps::tr("Mark it as release, latest") : Steps::tr("Mark it as release");
    case Step::Kind::PostVerdict:
        return step.verdict == Verdict::Kind::Qualified
            ? Steps::tr("Record on the commit that %1 is qualified").arg(step.fromTag)
            : Steps::tr("Record on the commit that %1 is rejected").arg(step.fromTag);
    case Step::Kind::RecordTick:
        return step.ticked ? Steps::tr("Tick “%1” for %2").arg(step.item, step.fromTag)
                           : Steps::tr("Take the tick of “%1” for %2 back").arg(step.item, step.fromTag);
    case Step::Kind::RecordVerdict:
        return Steps::tr("Write the verdict into the release %1").arg(step.name);
    case Step::Kind::CopyAsset:
        return Steps::tr("Copy the asset %1 (%2)").arg(step.name, QLocale().formattedDataSize(step.size));
    case Step::Kind::DispatchWorkflow:
        return Steps::tr("Start the workflow %1 on %2, for %3").arg(step.workflow, step.tag, step.environment);
    case Step::Kind::RequestDeployment:
        return Steps::tr("Ask for a deployment of %1 to %2").arg(step.tag, step.environment);
    case Step::Kind::EndDeployment:
        return Steps::tr("Mark the deployment of %1 to %2 as inactive").arg(step.fromTag, step.environment);
    case Step::Kind::AwaitProbes:
        return Steps::tr("Ask the nodes of %1 for their version").arg(step.environment);
    case Step::Kind::ReviewDeployment:
        return step.verdict == Verdict::Kind::Qualified
            ? Steps::tr("Approve the deployment of %1 to %2").arg(step.tag, step.environment)
            : Steps::tr("Reject the deployment of %1 to %2").arg(step.tag, step.environment);
    case Step::Kind::RestoreRelease:
        if (step.draft)
            return Steps::tr("Make a draft of the GitHub release %1 again, for the tag %2").arg(step.name, step.tag);
        return step.prerelease
            ? Steps::tr("Link GitHub release %1 to the tag %2 again, as pre-release").arg(step.name, step.tag)
            : Steps::tr("Link GitHub release %1 to the tag %2 again").arg(step.name, step.tag);
    case Step::Kind::DeleteRelease:
        return Steps::tr("Delete GitHub release %1 for the tag %2, with %n asset(s)", nullptr,
                         static_cast<int>(step.number))
            .arg(step.name, step.tag);
    case Step::Kind::DeleteTag:
        return Steps::tr("Delete tag %1").arg(step.tag);
    case Step::Kind::WriteNotes:
        return Steps::tr("Write the notes of the release %1").arg(step.name);
    case Step::Kind::CreateBranch:
        return Steps::tr("Create branch %1").arg(step.branch);
    case Step::Kind::WriteFile:
        return Steps::tr("Commit %1 to %2").arg(step.name, step.branch);
    case Step::Kind::OpenPullRequest:
        return Steps::tr("Open a pull request from %1 to %2").arg(step.branch, step.target);
    case Step::Kind::AwaitDeployment:
        break;
    }
    return Steps::tr("Deploy to %1").arg(step.environment);
}

QString stepNow(const Step &step)
{
    switch (step.kind) {
    case Step::Kind::CreateTag:
        return step.now.isEmpty() ? Steps::tr("no such tag") : step.now;
    case Step::Kind::CreateRelease:
        return Steps::tr("no such release");
    case Step::Kind::MarkReleased:
        return step.draft ? Steps::tr("draft") : step.prerelease ? Steps::tr("pre-release") : Steps::tr("release");
    case Step::Kind::CopyAsset:
        return Steps::tr("not there");
    case Step::Kind::DispatchWorkflow:
    case Step::Kind::RequestDeployment:
        return Steps::tr("not started");
    case Step::Kind::EndDeployment:
        return Steps::tr("active");
    case Step::Kind::ReviewDeployment:
        return Steps::tr("waits for a review");
    case Step::Kind::AwaitDeployment:
        return step.now.isEmpty() ? Steps::tr("nothing") : step.now;
    case Step::Kind::RecordTick:
        return step.ticked ? Steps::tr("not ticked") : Steps::tr("ticked");
    case Step::Kind::WriteNotes:
    case Step::Kind::WriteFile:
        return characters(step.before);
    case Step::Kind::CreateBranch:
        return Steps::tr("no such branch");
    case Step::Kind::OpenPullRequest:
        return Steps::tr("no such pull request");
    default:
        break;
    }
    return step.now.isEmpty() ? QStringLiteral("—") : step.now;
}

QString stepThen(const Step &step)
{
    switch (step.kind) {
    case Step::Kind::CreateRelease:
        if (step.draft)
            return Steps::tr("Create a draft of the GitHub release %1 for the tag %2").arg(step.name, step.tag);
        return step.prerelease ? Steps::tr("pre-release") : Steps::tr("release");
    case Step::Kind::MarkReleased:
        return Steps::tr("release");
    case Step::Kind::PostVerdict:
    case Step::Kind::RecordVerdict:
        return verdict(step.verdict);
    case Step::Kind::RecordTick:
        return step.ticked ? Steps::tr("ticked") : Steps::tr("not ticked");
    case Step::Kind::EndDeployment:
        return Steps::tr("inactive");
    case Step::Kind::ReviewDeployment:
        return step.verdict == Verdict::Kind::Qualified ? Steps::tr("approved") : Steps::tr("rejected");
    case Step::Kind::DeleteRelease:
        return Steps::tr("no such release");
    case Step::Kind::DeleteTag:
        return Steps::tr("no such tag");
    case Step::Kind::WriteNotes:
    case Step::Kind::WriteFile:
        return characters(step.text);
    case Step::Kind::CreateBranch:
        return step.commit.abbreviated();
    case Step::Kind::OpenPullRequest:
        return Steps::tr("open");
    default:
        break;
    }
    return step.then;
}

QString stepProgress(const StepProgress &progress, const QLocale &locale)
{
    const QString time = locale.toString(progress.at.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    switch (progress.state) {
    case StepProgress::State::Waiting:
        return {};
    case StepProgress::State::Running:
        return progress.note.isEmpty() ? Steps::tr("under way…") : progress.note;
    case StepProgress::State::Done:
        return progress.wasAlreadySo ? Steps::tr("was so already") : Steps::tr("done %1").arg(time);
    case StepProgress::State::AwaitingRemote:
        return Steps::tr("waiting: %1").arg(progress.note);
    case StepProgress::State::Stopped:
        break;
    }
    return Steps::tr("stopped"); // why is said in whole below the steps
}

} // namespace slipway::services::wording
