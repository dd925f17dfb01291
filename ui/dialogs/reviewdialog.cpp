// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewdialog.h"

#include "domain/environmentactions.h"
#include "reasonfield.h"
#include "replacementview.h"
#include "services/wording.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

ReviewDialog::ReviewDialog(services::Workspace &workspace, const QString &environment, Verdict::Kind decision,
                           QWidget *parent)
    : OperationDialog(workspace, Action::Review, parent)
    , m_environment(environment)
    , m_decision(decision)
    , m_change(new Callout(this))
    , m_comment(new ReasonField(tr("C&omment"), true, this))
{
    setObjectName(u"reviewDialog"_s);
    const services::SnapshotPtr now = workspace.snapshot();
    if (const Deployment *waiting = reviewableDeployment(now->findEnvironment(environment)))
        m_waiting = *waiting;
    const QString name = m_waiting.commit.isNull() ? QString() : runningNames(*now, m_waiting).deployed;
    if (approves()) {
        setWords(tr("Approve the deployment of %1 to %2").arg(name, environment),
                 tr("It waits for a review on GitHub. As soon as it is approved, it goes on by itself."));
        setPrimary(tr("&Approve"), u"qualify"_s, false);
    } else {
        setWords(
            tr("Reject the deployment of %1 to %2").arg(name, environment),
            tr("It waits for a review on GitHub. When it is rejected, it has failed; to deploy it all the same, it "
               "is started anew."));
        setPrimary(tr("&Reject"), u"reject"_s, false);
    }
    m_change->setObjectName(u"reviewChange"_s);
    m_comment->setNote(tr("GitHub shows it beside the review, for everybody to see."));
    m_comment->setCompact();
    body().addWidget(m_change);
    if (approves()) {
        m_commits = new ReplacementView(workspace, this);
        addGrowing(m_commits);
    }
    body().addWidget(m_comment);
    resize(760, approves() ? 520 : 380);
    connect(m_comment, &ReasonField::reasonChanged, this, &ReviewDialog::updatePlan);
    m_comment->setFocus();
    updatePlan();
}

OperationDialog::Planned ReviewDialog::makePlan() const
{
    const services::SnapshotPtr now = workspace().snapshot();
    const Deployment *waiting = reviewableDeployment(now->findEnvironment(m_environment));
    if (waiting && waiting->id != m_waiting.id)
        return std::unexpected(Allowance{Obstacle::NothingChanged});
    return planReview(*now, m_environment, m_decision, m_comment->reason(), Ticker::shared().now());
}

void ReviewDialog::planChanged()
{
    const services::SnapshotPtr now = workspace().snapshot();
    const Environment *environment = now->findEnvironment(m_environment);
    m_change->setVisible(environment && !m_waiting.commit.isNull());
    if (!environment || m_waiting.commit.isNull())
        return;
    m_change->setTone(approves() && environment->production ? Tone::Warn : Tone::Info);
    m_change->setText(changeText(*environment));
    const Deployment *active = environment->deployments ? activeDeployment(*environment->deployments) : nullptr;
    if (m_commits && active)
        m_commits->setEnds({runningNames(*now, *active).deployed, active->commit},
                           {runningNames(*now, m_waiting).deployed, m_waiting.commit});
}

QString ReviewDialog::changeText(const Environment &environment) const
{
    const services::SnapshotPtr now = workspace().snapshot();
    const QString name = plainHtml(m_environment);
    const QString then = plainHtml(runningNames(*now, m_waiting).deployed);
    const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
    const QString runs = active ? plainHtml(runningNames(*now, *active).deployed) : QString();
    QString text;
    if (approves())
        text = active ? tr("%1 goes from %2 to %3.").arg(name, runs, then) : tr("%1 gets %2.").arg(name, then);
    else
        text = active ? tr("%1 stays at %2.").arg(name, runs) : tr("Nothing runs on %1, and that stays so.").arg(name);
    if (environment.production)
        text = u"<b>%1</b> %2"_s.arg(approves() ? tr("This changes production:") : tr("Production:"), text);
    const QString age = wording::age(m_waiting.createdAt, Ticker::shared().now());
    text += u"<br>"_s
        + (m_waiting.creator.isEmpty() ? tr("Asked for %1.").arg(age)
                                       : tr("Asked for by %1, %2.").arg(plainHtml(m_waiting.creator), age));
    return text;
}

QString ReviewDialog::doneText() const
{
    const QString tag = plan().tag;
    return approves() ? tr("%1 is approved for %2; its deployment goes on by itself.").arg(tag, m_environment)
                      : tr("%1 is rejected for %2.").arg(tag, m_environment);
}

QString ReviewDialog::refusalText(const Allowance &allowance) const
{
    if (allowance.obstacle == Obstacle::NothingChanged)
        return tr("Another deployment waits there now. Close this, and look at that one.");
    if (allowance.obstacle == Obstacle::ReasonMissing)
        return approves() ? tr("Write a comment: GitHub asks for one.")
                          : tr("Say why it is rejected: whoever started it wants to know.");
    return OperationDialog::refusalText(allowance);
}

} // namespace slipway::ui
