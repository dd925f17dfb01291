// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rollbackdialog.h"

#include "reasonfield.h"
#include "replacementview.h"
#include "services/wording.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

RollBackDialog::RollBackDialog(services::Workspace &workspace, const QString &environment, QWidget *parent)
    : OperationDialog(workspace, Action::RollBack, parent)
    , m_environment(environment)
    , m_change(new Callout(this))
    , m_version(new QComboBox(this))
    , m_commits(new ReplacementView(workspace, this))
    , m_reason(new ReasonField(tr("&Reason"), true, this))
{
    setObjectName(u"rollBackDialog"_s);
    setWords(
        tr("Roll back %1").arg(environment),
        tr("An earlier version is deployed again. Its tag and its GitHub release stay as they are, and so do those "
           "of the version that goes."));
    setPrimary(tr("Roll &back"), u"roll-back"_s, false);
    m_change->setObjectName(u"rollBackChange"_s);
    m_version->setObjectName(u"rollBackVersion"_s);
    m_reason->setNote(reasonNote());
    m_reason->setCompact();
    auto *form = new QFormLayout;
    form->addRow(tr("&Version to go back to:"), m_version);
    body().addLayout(form);
    body().addWidget(m_change);
    addGrowing(m_commits);
    body().addWidget(m_reason);
    resize(820, 560);

    connect(m_version, &QComboBox::currentIndexChanged, this, &RollBackDialog::updatePlan);
    connect(m_reason, &ReasonField::reasonChanged, this, &RollBackDialog::updatePlan);
    connect(&workspace.refresh(), &services::RefreshService::snapshotChanged, this, [this] {
        if (!isPreview())
            return;
        takeTargets();
        updatePlan();
    });
    takeTargets();
    m_version->setFocus();
    updatePlan();
}

/// What was chosen stays chosen.
void RollBackDialog::takeTargets()
{
    const services::SnapshotPtr now = workspace().snapshot();
    const Environment *environment = now->findEnvironment(m_environment);
    const QList<RollBackTarget> targets = environment ? rollBackTargets(*now, *environment) : QList<RollBackTarget>();
    if (targets == m_targets)
        return;
    const auto kept = std::ranges::find(targets, chosen().tag, &RollBackTarget::tag);
    m_targets = targets;
    const QSignalBlocker quiet(m_version);
    m_version->clear();
    for (const RollBackTarget &target : targets) {
        m_version->addItem(tr("%1 · %2 · deployed %3", "a version, its commit, and when")
                               .arg(plain(target.tag), target.commit.abbreviated(),
                                    wording::age(target.ranSince, Ticker::shared().now())));
        m_version->setItemData(m_version->count() - 1, wording::absolute(target.ranSince, QLocale()), Qt::ToolTipRole);
    }
    const qsizetype index = kept == targets.cend() ? proposedTarget(targets) : kept - targets.cbegin();
    m_version->setCurrentIndex(static_cast<int>(index));
}

RollBackTarget RollBackDialog::chosen() const
{
    return m_targets.value(m_version->currentIndex());
}

OperationDialog::Planned RollBackDialog::makePlan() const
{
    const services::SnapshotPtr now = workspace().snapshot();
    if (m_targets.isEmpty())
        return std::unexpected(environmentAllowance(Action::RollBack, *now, m_environment));
    return planRollBack(*now, m_environment, chosen().tag, m_reason->reason(), Ticker::shared().now());
}

/// What changes is shown before a reason is written, too.
void RollBackDialog::planChanged()
{
    const services::SnapshotPtr now = workspace().snapshot();
    const Environment *environment = now->findEnvironment(m_environment);
    const Deployment *active =
        environment && environment->deployments ? activeDeployment(*environment->deployments) : nullptr;
    const RollBackTarget target = chosen();
    m_change->setVisible(active && !target.tag.isEmpty());
    if (!active || target.tag.isEmpty()) {
        m_commits->setEnds({}, {});
        return;
    }
    const RunningNames running = runningNames(*now, *active);
    m_change->setTone(environment->production ? Tone::Warn : Tone::Info);
    m_change->setText(changeText(*environment, running));
    m_commits->setEnds({running.deployed, active->commit}, {target.tag, target.commit});
}

QString RollBackDialog::changeText(const Environment &environment, const RunningNames &running) const
{
    const services::SnapshotPtr now = workspace().snapshot();
    const RollBackTarget target = chosen();
    const QString to = plainHtml(target.tag);
    QString text = target.isOlder ? tr("%1 goes back from %2 to %3") : tr("%1 goes from %2 to %3");
    text = text.arg(plainHtml(m_environment), plainHtml(running.deployed), to);
    if (environment.needsReview)
        text += tr(", after a review on GitHub");
    text += u'.';
    if (environment.production)
        text = u"<b>%1</b> %2"_s.arg(tr("This changes production:"), text);
    if (!target.isOlder)
        text += u' ' + tr("It ran there later than %1 did at first.").arg(plainHtml(running.deployed));
    if (const Deployment *pending = pendingDeployment(*environment.deployments)) {
        text += u"<br>"_s
            + tr("%1 is on its way there, too (%2): what is deployed last stays.")
                  .arg(plainHtml(runningNames(*now, *pending).deployed),
                       plainHtml(wording::deploymentState(pending->state())));
    }
    return text;
}

QString RollBackDialog::doneText() const
{
    return tr("%1 runs %2 again.").arg(m_environment, plan().tag);
}

QString RollBackDialog::refusalText(const Allowance &allowance) const
{
    if (allowance.obstacle == Obstacle::ReasonMissing)
        return tr("Write a reason to see the steps: somebody will ask why.");
    return OperationDialog::refusalText(allowance);
}

/// Who gets to read the reason.
QString RollBackDialog::reasonNote() const
{
    const Environment *environment = workspace().snapshot()->findEnvironment(m_environment);
    const DeployWay way = environment ? environment->deploy : DeployWay();
    if (way.kind == DeployWay::Kind::Deployment)
        return tr("It goes with the deployment, for everybody to see; GitHub shows the first 140 characters.");
    const bool isTold =
        std::ranges::any_of(way.inputs, [](const QString &value) { return value.contains(u"{reason}"); });
    return isTold ? tr("It is handed to the workflow %1, and kept on the page Activity.").arg(plain(way.workflow))
                  : tr("It is kept on the page Activity. The workflow %1 does not get it: no input in .slipway.toml "
                       "holds {reason}.")
                        .arg(plain(way.workflow));
}

} // namespace slipway::ui
