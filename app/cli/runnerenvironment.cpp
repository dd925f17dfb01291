// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runner.h"

#include "domain/planning.h"
#include "services/await.h"
#include "services/json.h"
#include "services/wording.h"

namespace slipway::cli {

using namespace services;

namespace {

QString names(const QList<Environment> &environments)
{
    QStringList all;
    for (const Environment &environment : environments)
        all.append(environment.name);
    return all.join(QStringLiteral(", "));
}

} // namespace

std::expected<Plan, Allowance> Runner::planForEnvironment() const
{
    const QString &environment = m_line.arguments.constFirst();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_line.command == u"rollback")
        return planRollBack(*m_snapshot, environment, m_line.arguments.value(1), m_line.reason, now);
    const auto decision = m_line.approve ? Verdict::Kind::Qualified : Verdict::Kind::Rejected;
    return planReview(*m_snapshot, environment, decision, m_line.comment, now);
}

/// Roll back and review.
void Runner::operateOnEnvironment()
{
    const QString &environment = m_line.arguments.constFirst();
    if (!m_snapshot->environments) {
        Q_EMIT finished(Failed); // reported already
        return;
    }
    if (!m_snapshot->findEnvironment(environment)) {
        Q_EMIT finished(fail(m_snapshot->environments->isEmpty()
                                 ? tr("This repository has no environments: nothing has been deployed through GitHub "
                                      "yet.")
                                 : tr("There is no environment “%1” in this repository; there are %2.")
                                       .arg(environment, names(*m_snapshot->environments))));
        return;
    }
    const auto plan = planForEnvironment();
    if (!plan) {
        const Action action = m_line.command == u"rollback" ? Action::RollBack : Action::Review;
        Q_EMIT finished(fail(wording::obstacle(action, plan.error()), RefusedByRule));
        return;
    }
    showWhatChanges(*plan);
}

/// That it cannot be known stops nothing: what runs may have to go at once.
void Runner::showWhatChanges(const Plan &plan)
{
    const Deployment *active = activeDeployment(*m_snapshot->findEnvironment(plan.environment)->deployments);
    if (!active || active->commit == plan.commit || m_line.reject) {
        go(plan); // a first deployment, the same once more, or none
        return;
    }
    const BaseRef running{runningNames(*m_snapshot, *active).deployed, active->commit};
    await(replacement(m_workspace, running, {plan.tag, plan.commit}), this,
          [this, plan](const Result<Replacement> &changes) {
              if (changes)
                  m_changes = *changes;
              else
                  m_streams.error(harmless(tr("Which commits go away is not known: %1").arg(changes.error().message)));
              go(plan);
          });
}

void Runner::go(const Plan &plan)
{
    const QString changes = m_changes ? replacementText(*m_changes) : QString();
    if (m_line.plan) {
        print(withChanges(planJson(plan, {}, std::nullopt)), planText(plan) + changes);
        Q_EMIT finished(Done);
        return;
    }
    if (!m_line.json)
        m_streams.out(changes);
    run(plan);
}

/// "changes" stands beside the plan of these commands alone.
QJsonObject Runner::withChanges(QJsonObject json) const
{
    if (m_line.command == u"rollback" || m_line.command == u"review")
        json[u"changes"] = replacementJson(m_changes);
    return json;
}

} // namespace slipway::cli
