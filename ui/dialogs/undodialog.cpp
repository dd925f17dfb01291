// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "undodialog.h"

#include "domain/planundo.h"
#include "services/activity.h"
#include "services/wording.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

UndoDialog::UndoDialog(services::Workspace &workspace, const Operation &operation, QWidget *parent)
    : OperationDialog(workspace, Action::Undo, parent)
    , m_operation(operation)
    , m_notes(new Callout(this))
{
    setObjectName(u"undoDialog"_s);
    setWords(tr("Undo: %1").arg(wording::planTitle(operation.plan)),
             tr("These steps take it back. Each looks first at what is so on GitHub: what somebody changed since then "
                "stops it."));
    setPrimary(tr("&Undo"), u"undo"_s, false);
    m_notes->setObjectName(u"undoNotes"_s);
    m_notes->setTone(Tone::Info);
    if (undoNeedsReason(operation.plan.kind))
        addReason();
    body().addWidget(m_notes);
    updatePlan();
}

void UndoDialog::addReason()
{
    m_reason = new QPlainTextEdit(this);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(m_reason->fontMetrics().lineSpacing() * 3 + 14);
    auto *label = new QLabel(tr("&Reason"), this);
    label->setBuddy(m_reason);
    auto *note = new MutedLabel(this);
    note->setText(tr("It is kept in the journal of this machine and in what is exported from it."));
    note->setWordWrap(true);
    body().addWidget(label);
    body().addWidget(m_reason);
    body().addWidget(note);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &UndoDialog::updatePlan);
    m_reason->setFocus();
}

QString UndoDialog::reason() const
{
    return m_reason ? m_reason->toPlainText().trimmed() : QString();
}

OperationDialog::Planned UndoDialog::makePlan() const
{
    return planUndo(*workspace().snapshot(), m_operation, workspace().activity().operations(), reason(),
                    Ticker::shared().now());
}

/// What the undo leaves as it is; known as soon as there is a plan but for its reason.
void UndoDialog::planChanged()
{
    const Planned planned = planUndo(*workspace().snapshot(), m_operation, workspace().activity().operations(), u"…"_s,
                                     Ticker::shared().now());
    QStringList lines;
    if (planned) {
        for (const QString &note : wording::undoNotes(m_operation, *planned))
            lines.append(plainHtml(note));
    }
    m_notes->setText(lines.join(u"<br>"_s));
    m_notes->setVisible(!lines.isEmpty());
}

QString UndoDialog::doneText() const
{
    return tr("%1: taken back.").arg(wording::planTitle(m_operation.plan));
}

QString UndoDialog::refusalText(const Allowance &allowance) const
{
    if (allowance.obstacle == Obstacle::ReasonMissing)
        return tr("Say why it is taken back: those who saw it want to know.");
    return OperationDialog::refusalText(allowance);
}

} // namespace slipway::ui
