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
        return step.prerelease ? Steps::tr("Create GitHub pre-release %1 for the tag %2").arg(step.name, step.tag)
                               : Steps::tr("Create GitHub release %1 for the tag %2").arg(step.name, step.tag);
    case Step::Kind::LinkRelease:
        return Steps::tr("Link GitHub release %1 to the tag %2").arg(step.name, step.tag);
    case Step::Kind::MarkReleased:
        return step.latest ? Steps::tr("Mark it as release, latest") : Steps::tr("Mark it as release");
    case Step::Kind::PostVerdict:
        return step.verdict == Verdict::Kind::Qualified
            ? Steps::tr("Record on the commit that %1 is qualified").arg(step.fromTag)
            : Steps::tr("Record on the commit that %1 is rejected").arg(step.fromTag);
    case Step::Kind::RecordVerdict:
        return Steps::tr("Write the verdict into the release %1").arg(step.name);
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
        return step.prerelease ? Steps::tr("pre-release") : Steps::tr("release");
    case Step::Kind::AwaitDeployment:
        return step.now.isEmpty() ? Steps::tr("nothing") : step.now;
    default:
        break;
    }
    return step.now.isEmpty() ? QStringLiteral("—") : step.now;
}

QString stepThen(const Step &step)
{
    switch (step.kind) {
    case Step::Kind::CreateRelease:
        return step.prerelease ? Steps::tr("pre-release") : Steps::tr("release");
    case Step::Kind::MarkReleased:
        return Steps::tr("release");
    case Step::Kind::PostVerdict:
    case Step::Kind::RecordVerdict:
        return verdict(step.verdict);
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
        return Steps::tr("under way…");
    case StepProgress::State::Done:
        return progress.wasAlreadySo ? Steps::tr("was so already") : Steps::tr("done %1").arg(time);
    case StepProgress::State::Skipped:
        return Steps::tr("left out");
    case StepProgress::State::AwaitingRemote:
        return Steps::tr("waiting: %1").arg(progress.note);
    case StepProgress::State::Stopped:
        break;
    }
    return Steps::tr("stopped"); // why is said in whole below the steps
}

} // namespace slipway::services::wording
