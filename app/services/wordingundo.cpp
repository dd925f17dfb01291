// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services::wording {

namespace {

struct Undos {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Undos)
};

} // namespace

QString undoObstacle(const Allowance &allowance)
{
    const QString &subject = allowance.subject;
    switch (allowance.obstacle) {
    case Obstacle::StepsUnknown:
        return Undos::tr("Undo is off: its steps were written by another version of Slipway.");
    case Obstacle::Unfinished:
        return Undos::tr("Undo is off: it is unfinished; resume it to its end or put it aside first.");
    case Obstacle::NothingToUndo:
        return Undos::tr("Undo is off: it changed nothing.");
    case Obstacle::AlreadyUndone:
        //: %1 is the number of an operation
        return Undos::tr("Undo is off: operation %1 took it back already.").arg(subject);
    case Obstacle::LaterOperation:
        //: %1 is the number of an operation
        return Undos::tr("Undo is off: operation %1 is about the same things and came later; end it, undo it or put it "
                         "aside first.")
            .arg(subject);
    case Obstacle::IsUndo:
        return Undos::tr("Undo is off: what was taken back is not undone but done again, as at first.");
    case Obstacle::VerdictStays:
        return Undos::tr("Undo is off: GitHub keeps every status; give the other verdict, both stay in the history.");
    case Obstacle::ReviewStays:
        return Undos::tr("Undo is off: GitHub keeps reviews; what was approved by mistake is rolled back, what was "
                         "rejected is deployed again.");
    case Obstacle::ReleaseImmutable:
        return Undos::tr("Undo is off: the release for %1 is immutable; GitHub lets nobody change it, and its tag's "
                         "name is used up for ever.")
            .arg(subject);
    case Obstacle::ReleaseElsewhere:
        return Undos::tr("Undo is off: its release was linked to the tag %1 since.").arg(subject);
    case Obstacle::TagGone:
        return Undos::tr("Undo is off: the tag %1, to which it would lead back, is not there any more.").arg(subject);
    case Obstacle::StillRuns:
        return Undos::tr("Undo is off: %1 runs it. Roll %1 back first.").arg(subject);
    case Obstacle::OnItsWay:
        return Undos::tr("Undo is off: a deployment of it to %1 is on its way. Let it end and roll it back, or reject "
                         "it on GitHub, first.")
            .arg(subject);
    case Obstacle::DeployedFrom:
        return Undos::tr("Undo is off: it was deployed to %1. Reject the candidate instead.").arg(subject);
    case Obstacle::VerdictGiven:
        return Undos::tr("Undo is off: a verdict on %1 was given. Reject the candidate instead.").arg(subject);
    case Obstacle::NotesWritten:
        return Undos::tr("Undo is off: the release for %1 has a text that would be lost. Reject the candidate "
                         "instead, or move the text elsewhere first.")
            .arg(subject);
    case Obstacle::RunsOther:
        return Undos::tr("Undo is off: %1 runs something else by now.").arg(subject);
    case Obstacle::CommitStays:
        return Undos::tr("A commit stays: change the file again, or revert the commit.");
    case Obstacle::OnlyRelease:
        return Undos::tr(
                   "Undo is off: the release for %1 would be deleted, and no other one has its text. Copy the text "
                   "elsewhere and delete the release on GitHub, or keep it.")
            .arg(subject);
    default:
        return {};
    }
}

QStringList undoNotes(const Operation &undone, const Plan &undo)
{
    QStringList notes;
    const auto has = [](const QList<Step> &steps, Step::Kind kind) {
        return std::ranges::contains(steps, kind, &Step::kind);
    };
    const auto deleted = std::ranges::find(undo.steps, Step::Kind::DeleteRelease, &Step::kind);
    if (std::ranges::any_of(undo.steps, &Step::latest))
        notes.append(Undos::tr("GitHub makes an earlier release the latest one again by itself."));
    if (deleted != undo.steps.cend() && deleted->sourceId != 0)
        notes.append(Undos::tr("Only the copy is deleted, and only while it is one: the release of %1 stays as it is.")
                         .arg(undo.tag));
    if (deleted != undo.steps.cend() && deleted->sourceId == 0)
        notes.append(Undos::tr("What a workflow uploaded to the release is deleted with it."));
    if (has(undo.steps, Step::Kind::DeleteTag))
        notes.append(Undos::tr("Who fetched the tag already keeps it; who watches the repository was told of it."));
    if (has(undone.plan.steps, Step::Kind::PostVerdict))
        notes.append(Undos::tr("The verdict stays: GitHub keeps every status."));
    return notes;
}

} // namespace slipway::services::wording
