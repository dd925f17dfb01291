// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operations.h"

#include "domain/planundo.h"

#include <algorithm>

namespace slipway::test {

using namespace Qt::StringLiterals;

Operations::Operations(Direction direction)
    : m_clock(QDateTime::currentDateTimeUtc())
    , m_origin(std::make_unique<Stage>(Stage::Options{.reviewed = false, .cloned = false, .clock = &m_clock}))
    , m_fault(m_origin->fault())
{
    if (!m_fault.isEmpty())
        return;
    // One file is copied faster than a thousand.
    m_origin->git({u"repack"_s, u"-adq"_s});
    m_origin->git({u"pack-refs"_s, u"--all"_s});
    if (direction == Direction::Forward)
        planForward();
    else
        planBack();
}

void Operations::planForward()
{
    // A deployment that waits for a review.
    m_origin->sandbox().invoke([this](sandbox::State &state) {
        const QString commit = m_origin->candidate(u"0.1.1-prerelease1"_s).tag.commit.hex();
        sandbox::RunRecord run;
        run.id = state.takeId();
        run.workflow = u"release.yml"_s;
        run.event = u"release"_s;
        run.ref = u"0.1.1"_s;
        run.sha = commit;
        run.actor = u"hubot"_s;
        run.createdAt = m_clock.now();
        state.runs.append(run);
        const qint64 id = state.addDeployment(u"release-preprod"_s, u"0.1.1"_s, commit, u"hubot"_s, m_clock.now());
        state.findDeployment(id)->run = run.id;
        state.addDeploymentStatus(id, u"waiting"_s, u"hubot"_s, m_clock.now());
    });
    if (!m_origin->refresh()) {
        m_fault = u"no refresh"_s;
        return;
    }
    Snapshot snapshot = *m_origin->snapshot();
    const QDateTime now = m_clock.now();
    const Candidate candidate = m_origin->candidate(u"0.1.2-prerelease2"_s);
    add(u"qualify"_s, planVerdict(snapshot, candidate, Verdict::Kind::Qualified, u"it works"_s, now));
    add(u"reject"_s, planVerdict(snapshot, candidate, Verdict::Kind::Rejected, u"it crashes"_s, now));
    add(u"new candidate"_s, planCandidate(snapshot, u"0.1.2-prerelease3"_s, snapshot.base.commit, now));
    add(u"review"_s, planReview(snapshot, u"release-preprod"_s, Verdict::Kind::Qualified, u"go"_s, now));
    add(u"promote"_s, planPromotion(snapshot, candidate, u"try"_s, now));
    snapshot.configuration.release = ReleaseMode::New;
    add(u"promote, own release"_s, planPromotion(snapshot, candidate, u"try"_s, now));
    const auto mainnet = std::ranges::find(*snapshot.environments, u"release-mainnet"_s, &Environment::name);
    mainnet->deploy = {.kind = DeployWay::Kind::Workflow,
                       .workflow = u"deploy.yml"_s,
                       .inputs = {{u"tag"_s, u"{tag}"_s}, {u"environment"_s, u"{environment}"_s}}};
    add(u"roll back, workflow"_s, planRollBack(snapshot, u"release-mainnet"_s, u"0.1.0"_s, u"it crashes"_s, now));
    mainnet->deploy = {.kind = DeployWay::Kind::Deployment};
    add(u"roll back, deployment"_s, planRollBack(snapshot, u"release-mainnet"_s, u"0.1.0"_s, u"it crashes"_s, now));
}

void Operations::planBack()
{
    if (!m_origin->refresh()) {
        m_fault = u"no refresh"_s;
        return;
    }
    Snapshot snapshot = *m_origin->snapshot();
    const QDateTime now = m_clock.now();
    const auto plans = [&](const QString &tag) {
        return planPromotion(snapshot, m_origin->candidate(tag), u"try"_s, now).value_or(Plan());
    };
    addUndo(u"undo promote"_s, plans(u"0.1.2-prerelease2"_s));
    addUndo(u"undo new candidate"_s,
            planCandidate(snapshot, u"0.1.4-prerelease1"_s, snapshot.base.commit, now).value_or(Plan()));
    snapshot.configuration.release = ReleaseMode::New;
    addUndo(u"undo promote, own release"_s, plans(u"0.0.9-prerelease1"_s));
}

void Operations::addUndo(const QString &name, Plan plan)
{
    plan.steps.removeIf([](const Step &step) { return !step.changesRemote(); }); // the CI stands still
    if (!m_origin->run(plan) || m_origin->outcome().kind != services::Outcome::Kind::Done || !m_origin->refresh()) {
        m_fault = u"%1: %2"_s.arg(name, m_origin->outcomeText());
        return;
    }
    add(name, planUndo(*m_origin->snapshot(), m_origin->lastOperation(), {}, u"too early"_s, m_clock.now()));
}

void Operations::add(const QString &name, const std::expected<Plan, Allowance> &plan)
{
    if (plan)
        m_all.append({name, *plan});
    else
        m_fault = u"%1 was refused: %2"_s.arg(name).arg(static_cast<int>(plan.error().obstacle));
}

Plan Operations::plan(const QString &name) const
{
    return std::ranges::find(m_all, name, &Named::name)->plan;
}

std::unique_ptr<Stage> Operations::stage()
{
    return std::make_unique<Stage>(Stage::Options{.reviewed = false,
                                                  .refreshed = false,
                                                  .cloned = false,
                                                  .copyOf = m_origin->sandboxDirectory(),
                                                  .clock = &m_clock});
}

} // namespace slipway::test
