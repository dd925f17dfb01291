// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklistdialog.h"

#include "domain/managedblock.h"
#include "domain/planchecklist.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

ChecklistDialog::ChecklistDialog(services::Workspace &workspace, const Candidate &candidate, const QString &item,
                                 QWidget *parent)
    : OperationDialog(workspace, Action::Checklist, parent)
    , m_candidate(candidate)
{
    setObjectName(u"checklistDialog"_s);
    setWords(tr("Checklist of %1").arg(candidate.tag.name),
             tr("Who ticked what and when is kept in the text of the GitHub release. A new candidate starts without "
                "any ticks."));
    setPrimary(tr("&Record"), u"done"_s, true);
    const QList<Tick> ticks = candidate.release ? ticksOf(candidate.release->body, candidate.tag.name) : QList<Tick>();
    for (const QString &text : snapshot().configuration.checklist) {
        const QString name = tickItem(text);
        auto *box = new QCheckBox(plain(name).replace(u'&', u"&&"_s), this);
        box->setObjectName(u"checklistItem%1"_s.arg(m_boxes.size()));
        const bool isTicked = std::ranges::contains(ticks, name, &Tick::item);
        box->setChecked(isTicked != (name == item));
        connect(box, &QCheckBox::toggled, this, &ChecklistDialog::updatePlan);
        body().addWidget(box);
        if (m_boxes.isEmpty() || name == item)
            box->setFocus();
        m_boxes.append(box);
        m_items.append(name);
    }
    updatePlan();
}

OperationDialog::Planned ChecklistDialog::makePlan() const
{
    const auto candidate = fresh(m_candidate);
    if (!candidate)
        return std::unexpected(Allowance{Obstacle::NoCandidate});
    QStringList ticked;
    QStringList others;
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        (m_boxes.at(i)->isChecked() ? ticked : others).append(m_items.at(i));
    return planChecklist(*workspace().snapshot(), *candidate, ticked, others, Ticker::shared().now());
}

QString ChecklistDialog::doneText() const
{
    return tr("The checklist of %1 is recorded.").arg(m_candidate.tag.name);
}

QString ChecklistDialog::refusalText(const Allowance &allowance) const
{
    if (allowance.obstacle == Obstacle::NothingChanged)
        return tr("Tick what is done, or take a tick back.");
    return OperationDialog::refusalText(allowance);
}

} // namespace slipway::ui
