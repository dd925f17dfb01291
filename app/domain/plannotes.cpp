// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plannotes.h"

#include "managedblock.h"
#include "plansteps.h"

namespace slipway {

namespace {

std::unexpected<Allowance> refused(Obstacle obstacle, const QString &subject = {})
{
    return std::unexpected(Allowance{obstacle, false, subject});
}

Allowance textObstacle(const Snapshot &snapshot, const QString &before, const QString &text)
{
    if (const Obstacle obstacle = accessObstacle(snapshot); obstacle != Obstacle::None)
        return {obstacle};
    if (const int line = conflictLine(text); line > 0)
        return {Obstacle::NotesConflict, false, QString::number(line)};
    return before == text ? Allowance{Obstacle::NotesUnchanged} : Allowance();
}

} // namespace

int conflictLine(const QString &text)
{
    int number = 0;
    bool isOpen = false; // "=======" alone underlines a heading
    for (const QStringView line : QStringView(text).split(u'\n')) {
        ++number;
        if (line.startsWith(u"<<<<<<< ") || line.startsWith(u">>>>>>> ") || (isOpen && line == u"======="))
            return number;
        isOpen = isOpen || line.startsWith(u"<<<<<<< ");
    }
    return 0;
}

std::expected<Plan, Allowance> planNotes(const Snapshot &snapshot, const Release &release, const QString &notes)
{
    const Step step = notesStep(release, notes);
    if (const Allowance answer = textObstacle(snapshot, step.before, step.text); !answer.allowed())
        return std::unexpected(answer);
    if (holdsBlockMark(step.text))
        return refused(Obstacle::NotesHoldBlock);
    const qsizetype length = withNotes(release.body, step.text).size();
    if (length > longestReleaseText)
        return refused(Obstacle::NotesTooLong, QString::number(length));
    Plan plan;
    plan.kind = Plan::Kind::PublishNotes;
    plan.tag = release.tagName;
    if (const Tag *tag = snapshot.findTag(release.tagName))
        plan.commit = tag->commit;
    plan.steps.append(step);
    return plan;
}

std::expected<Plan, Allowance> planTemplate(const Snapshot &snapshot, const TemplateChange &change)
{
    if (const Allowance answer = textObstacle(snapshot, change.before, change.text); !answer.allowed())
        return std::unexpected(answer);
    Plan plan;
    plan.kind = Plan::Kind::SaveTemplate;
    plan.tag = change.path;
    plan.commit = change.base;
    plan.reason = change.message;
    const bool isProposed = !change.newBranch.isEmpty();
    Step step;
    step.reason = change.message;
    step.commit = change.base;
    step.name = change.path;
    step.branch = isProposed ? change.newBranch : change.branch;
    if (isProposed) {
        step.kind = Step::Kind::CreateBranch;
        plan.steps.append(step);
    }
    step.kind = Step::Kind::WriteFile;
    step.before = change.before;
    step.text = change.text;
    plan.steps.append(step);
    if (isProposed) {
        step.kind = Step::Kind::OpenPullRequest;
        step.before.clear();
        step.text.clear();
        step.target = change.branch;
        plan.steps.append(step);
    }
    return plan;
}

} // namespace slipway
