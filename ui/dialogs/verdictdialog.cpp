// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "verdictdialog.h"

#include "reasonfield.h"
#include "services/wording.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

VerdictDialog::VerdictDialog(services::Workspace &workspace, const Candidate &candidate, Verdict::Kind kind,
                             QWidget *parent)
    : OperationDialog(workspace, kind == Verdict::Kind::Qualified ? Action::Qualify : Action::Reject, parent)
    , m_candidate(candidate)
    , m_kind(kind)
    , m_reason(new ReasonField(kind == Verdict::Kind::Qualified ? tr("&Reason (optional)") : tr("&Reason"),
                               candidate.release.has_value(), this))
{
    setObjectName(u"verdictDialog"_s);
    const QString &tag = candidate.tag.name;
    if (kind == Verdict::Kind::Qualified) {
        setWords(tr("Qualify %1").arg(tag),
                 tr("A qualified candidate can be promoted. The verdict is a status on its "
                    "commit; a later verdict replaces it."));
        setPrimary(tr("&Qualify"), u"qualify"_s, true);
        m_reason->setFallback(fallback());
    } else {
        setWords(tr("Reject %1").arg(tag),
                 tr("A rejected candidate is not promoted; a new one takes its place. The "
                    "verdict is a status on its commit."));
        setPrimary(tr("&Reject"), u"reject"_s, true);
    }
    if (const QString unmet = unmetText(); !unmet.isEmpty() && kind == Verdict::Kind::Qualified) {
        auto *callout = new Callout(this);
        callout->setObjectName(u"verdictUnmet"_s);
        callout->setTone(Tone::Warn);
        callout->setText(unmet);
        body().addWidget(callout);
    }
    addGrowing(m_reason);
    connect(m_reason, &ReasonField::reasonChanged, this, &VerdictDialog::updatePlan);
    m_reason->setFocus();
    updatePlan();
}

OperationDialog::Planned VerdictDialog::makePlan() const
{
    const auto candidate = fresh(m_candidate);
    if (!candidate)
        return std::unexpected(Allowance{Obstacle::NoCandidate});
    const bool writes = m_kind == Verdict::Kind::Rejected || !m_reason->reason().isEmpty();
    return planVerdict(*workspace().snapshot(), *candidate, m_kind, writes ? m_reason->reason() : fallback(),
                       Ticker::shared().now());
}

QString VerdictDialog::doneText() const
{
    const QString tag = m_candidate.tag.name;
    return m_kind == Verdict::Kind::Qualified ? tr("%1 is qualified.").arg(tag) : tr("%1 is rejected.").arg(tag);
}

QString VerdictDialog::refusalText(const Allowance &allowance) const
{
    if (allowance.obstacle == Obstacle::ReasonMissing)
        return tr("Say why it is rejected: those who made it want to know.");
    return OperationDialog::refusalText(allowance);
}

QString VerdictDialog::unmetText() const
{
    const QString items = unmetItems(*workspace().snapshot(), m_candidate);
    return items.isEmpty() ? QString() : u"<b>%1</b>"_s.arg(tr("Not everything is ready:")) + items;
}

/// What is recorded where nobody writes a reason: the facts.
QString VerdictDialog::fallback() const
{
    const QList<Condition> conditions = readiness(*workspace().snapshot(), m_candidate, Ticker::shared().now());
    const auto met = std::ranges::count(conditions, Condition::Result::Met, &Condition::result);
    if (conditions.isEmpty())
        return tr("Qualified without a reason.");
    return isReady(conditions) ? tr("All conditions are met.")
                               : tr("%1 of %2 conditions are met.").arg(met).arg(conditions.size());
}

} // namespace slipway::ui
