// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotedialog.h"

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

PromoteDialog::PromoteDialog(services::Workspace &workspace, const Candidate &candidate, bool overrides,
                             QWidget *parent)
    : OperationDialog(workspace, Action::Promote, parent)
    , m_candidate(candidate)
    , m_production(new Callout(this))
    , m_warnings(new Callout(this))
{
    setObjectName(u"promoteDialog"_s);
    setWords(tr("Promote %1 to %2").arg(candidate.tag.name, candidate.finalTagName),
             candidate.state == CandidateState::PromotionIncomplete
                 ? tr("This promotion was begun and not ended. This is what is left to do, in this order; each step is "
                      "checked before and after.")
                 : tr("This is what will be done, in this order. Each step is checked before and after; if anything "
                      "stops it, run it again and it goes on from there."));
    setPrimary(tr("&Promote"), u"promote"_s, false);
    m_production->setObjectName(u"promoteProduction"_s);
    m_production->setTone(Tone::Warn);
    body().addWidget(m_production);
    m_warnings->setObjectName(u"promoteWarnings"_s);
    body().addWidget(m_warnings);
    if (overrides) {
        const Allowance refused =
            allowance(Action::Promote, *workspace.snapshot(), &m_candidate, Ticker::shared().now());
        auto *why = new Callout(this);
        why->setObjectName(u"promoteRefused"_s);
        why->setTone(Tone::Bad);
        why->setText(u"<b>%1</b> %2"_s.arg(plainHtml(wording::obstacle(Action::Promote, refused)),
                                           tr("With a reason you can promote it anyway."))
                     + unmetItems(*workspace.snapshot(), m_candidate));
        m_reason = new ReasonField(tr("&Reason for promoting it anyway"), candidate.release.has_value(), this);
        body().addWidget(why);
        addGrowing(m_reason);
        connect(m_reason, &ReasonField::reasonChanged, this, &PromoteDialog::updatePlan);
        m_reason->setFocus();
    }
    askNotes();
    updatePlan();
    askPreflight();
}

/// Once for the dialog: the rules look at the answer again with each plan.
void PromoteDialog::askPreflight()
{
    if (!workspace().operations())
        return;
    Plan asked = plan();
    if (asked.steps.isEmpty()) // the reason for an override is not written yet
        asked = planPromotion(*workspace().snapshot(), m_candidate, u"?"_s, Ticker::shared().now()).value_or(Plan());
    if (asked.steps.isEmpty())
        return;
    m_asked = asked;
    workspace().preflightFacts(asked).then(this, [this](const PreflightFacts &facts) {
        m_preflight = facts;
        showPreflight();
    });
}

/// What the template says of the candidate is said of the final version from then on.
void PromoteDialog::askNotes()
{
    if (!workspace().operations())
        return;
    m_waitsForNotes = true;
    workspace()
        .notes()
        .promoted(m_candidate.tag.name, m_candidate.finalTagName)
        .then(this, [this](const std::optional<QString> &notes) {
            m_waitsForNotes = false;
            m_notes = notes;
            updatePlan();
        });
}

void PromoteDialog::showPreflight()
{
    const auto warnings = m_preflight
        ? preflight(*workspace().snapshot(), plan().steps.isEmpty() ? m_asked : plan(), *m_preflight)
        : QList<PreflightWarning>();
    QString items;
    for (const PreflightWarning &warning : warnings)
        items += u"<br>· "_s + plainHtml(wording::warning(warning));
    m_warnings->setTone(std::ranges::all_of(warnings, &PreflightWarning::isUnknown) ? Tone::Neutral : Tone::Warn);
    m_warnings->setText(items.isEmpty() ? QString() : u"<b>%1</b>"_s.arg(tr("Know this before:")) + items);
    m_warnings->setVisible(!items.isEmpty());
    relayout();
}

void PromoteDialog::planChanged()
{
    showPreflight();
    const QString production = productionText();
    m_production->setText(production);
    m_production->setVisible(!production.isEmpty());
}

OperationDialog::Planned PromoteDialog::makePlan() const
{
    const auto candidate = fresh(m_candidate);
    if (!candidate)
        return std::unexpected(Allowance{Obstacle::NoCandidate});
    return planPromotion(*workspace().snapshot(), *candidate, m_reason ? m_reason->reason() : QString(),
                         Ticker::shared().now(), m_notes);
}

QString PromoteDialog::waitsFor() const
{
    return m_waitsForNotes ? tr("The release notes are being made for the final version…") : QString();
}

QString PromoteDialog::doneText() const
{
    return tr("%1 is released, on the same commit as %2.").arg(m_candidate.finalTagName, m_candidate.tag.name);
}

QString PromoteDialog::refusalText(const Allowance &allowance) const
{
    if (m_reason && allowance.canOverride && m_reason->reason().isEmpty())
        return tr("Write a reason to see the steps: it is recorded as the verdict.");
    return OperationDialog::refusalText(allowance);
}

Known<int> PromoteDialog::commitsSince(const ObjectId &running) const
{
    const services::SnapshotPtr snapshot = workspace().snapshot();
    const auto drift = snapshot->drifts.constFind(driftKey(m_candidate.tag.commit, running));
    if (drift != snapshot->drifts.cend())
        return drift->ahead;
    const services::Changes &changes = workspace().details().changes();
    const Tag *since = snapshot->findTag(changes.since);
    if (changes.tag == m_candidate.tag.name && changes.commits && since && since->commit == running)
        return changes.total;
    return std::nullopt;
}

/// Which production environments change from what to what; empty: none is known.
QString PromoteDialog::productionText() const
{
    const services::SnapshotPtr snapshot = workspace().snapshot();
    QString items;
    for (const Environment &environment : snapshot->environments.value_or(QList<Environment>())) {
        // A production that runs something later is left as it is; the plan does not wait for it.
        const bool isWaitedFor = std::ranges::any_of(plan().steps, [&](const Step &step) {
            return step.kind == Step::Kind::AwaitDeployment && step.environment == environment.name;
        });
        if (!isWaitedFor)
            continue;
        const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
        const QString name = plainHtml(environment.name);
        const QString then = plainHtml(m_candidate.finalTagName);
        QString item = active
            ? tr("%1 goes from %2 to %3").arg(name, plainHtml(runningNames(*snapshot, *active).deployed), then)
            : tr("%1 gets %2").arg(name, then);
        if (active) {
            if (const Known<int> commits = commitsSince(active->commit))
                item += u' ' + tr("(%n commit(s))", nullptr, *commits);
            else
                item += u' ' + tr("(how many commits is not known)");
        }
        if (environment.needsReview)
            item += tr(", after a review on GitHub");
        items += u"<br>· "_s + item;
    }
    return items.isEmpty() ? QString() : u"<b>%1</b>"_s.arg(tr("This changes production:")) + items;
}

} // namespace slipway::ui
