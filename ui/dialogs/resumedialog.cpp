// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resumedialog.h"

#include "services/activity.h"
#include "services/wording.h"
#include "ui/delegates/operationcells.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/plaintext.h"

#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

ResumeDialog::ResumeDialog(services::Workspace &workspace, const Operation &operation, QWidget *parent)
    : OperationDialog(workspace, Action::Promote, parent) // what it refuses, it says itself
    , m_operation(operation)
{
    setObjectName(u"resumeDialog"_s);
    setWords(tr("Resume: %1").arg(wording::planTitle(operation.plan)),
             tr("These are its steps, and what of them was done. Each looks first at what is so on GitHub: nothing is "
                "done twice, and what differs stops it."));
    setPrimary(tr("&Resume"), u"running"_s, false);
    auto *why = new Callout(this);
    why->setObjectName(u"resumeReason"_s);
    why->setTone(operationTone(operation));
    why->setText(u"<b>%1.</b> %2"_s.arg(plainHtml(wording::operationState(operation.state)),
                                        plainHtml(wording::operationSummary(operation))));
    body().addWidget(why);
    updatePlan();
}

Operation ResumeDialog::newest() const
{
    const Operation *known = workspace().activity().find(m_operation.id);
    return known ? *known : m_operation;
}

OperationDialog::Planned ResumeDialog::makePlan() const
{
    const Operation operation = newest();
    if (!operation.isUnfinished())
        return std::unexpected(Allowance{Obstacle::NoCandidate});
    return operation.plan;
}

QList<StepProgress> ResumeDialog::progressSoFar() const
{
    return shownProgress(newest());
}

bool ResumeDialog::begin(services::OperationService &operations)
{
    return operations.resume(newest(), watches());
}

QString ResumeDialog::doneText() const
{
    return tr("%1: every step holds.").arg(wording::planTitle(m_operation.plan));
}

QString ResumeDialog::refusalText(const Allowance &) const
{
    return tr("It has ended meanwhile; there is nothing to go on with.");
}

} // namespace slipway::ui
