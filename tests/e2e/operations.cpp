// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operations.h"

#include "domain/planchecklist.h"
#include "domain/plannotes.h"
#include "domain/planundo.h"

#include <algorithm>

namespace slipway::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString newer = u"0.1.2-prerelease2"_s;
const QString older = u"0.1.2-prerelease1"_s;
const QString preview = u"pre-release-preview"_s;
const QString mainnet = u"release-mainnet"_s;
const QString told = u"Operators were told"_s; // an item of the checklist

Environment &environment(Snapshot &snapshot, const QString &name)
{
    return *std::ranges::find(*snapshot.environments, name, &Environment::name);
}

const DeployWay byWorkflow{.kind = DeployWay::Kind::Workflow,
                           .workflow = u"deploy.yml"_s,
                           .inputs = {{u"tag"_s, u"{tag}"_s}, {u"environment"_s, u"{environment}"_s}}};
const DeployWay byDeployment{.kind = DeployWay::Kind::Deployment};

} // namespace

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
    switch (direction) {
    case Direction::Forward:
        planForward();
        break;
    case Direction::Back:
        planBack();
        break;
    case Direction::On:
        planOn();
        break;
    }
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
    snapshot.configuration.checklist = QStringList{told};
    const Candidate candidate = m_origin->candidate(newer);
    add(u"qualify"_s, planVerdict(snapshot, candidate, Verdict::Kind::Qualified, u"it works"_s, now));
    add(u"reject"_s, planVerdict(snapshot, candidate, Verdict::Kind::Rejected, u"it crashes"_s, now));
    add(u"new candidate"_s, planCandidate(snapshot, u"0.1.2-prerelease3"_s, snapshot.base.commit, now));
    add(u"review"_s, planReview(snapshot, u"release-preprod"_s, Verdict::Kind::Qualified, u"go"_s, now));
    add(u"review, rejected"_s, planReview(snapshot, u"release-preprod"_s, Verdict::Kind::Rejected, u"no"_s, now));
    add(u"tick"_s, planChecklist(snapshot, candidate, {told}, {}, now));
    add(u"publish notes"_s, planNotes(snapshot, *candidate.release, u"What is new.\n"_s));
    add(u"propose template"_s,
        planTemplate(snapshot,
                     {.path = u".github/notes.md"_s,
                      .text = u"{{ changes }}\n"_s,
                      .message = u"Begin a template"_s,
                      .branch = snapshot.defaultBranch,
                      .newBranch = u"slipway/notes"_s,
                      .base = snapshot.base.commit}));
    add(u"promote"_s, planPromotion(snapshot, candidate, u"try"_s, now, u"As released.\n"_s));
    m_rival = planPromotion(snapshot, m_origin->candidate(older), u"try"_s, now).value_or(Plan());
    snapshot.configuration.release = ReleaseMode::New;
    add(u"promote, own release"_s, planPromotion(snapshot, candidate, u"try"_s, now));
    snapshot.configuration.release = ReleaseMode::Relink;
    Environment &production = environment(snapshot, mainnet);
    production.deploy = byWorkflow;
    addDeploying(u"promote, workflow"_s, planPromotion(snapshot, candidate, u"try"_s, now));
    add(u"roll back, workflow"_s, planRollBack(snapshot, mainnet, u"0.1.0"_s, u"it crashes"_s, now));
    production.deploy = byDeployment;
    addDeploying(u"promote, deployment"_s, planPromotion(snapshot, candidate, u"try"_s, now));
    add(u"roll back, deployment"_s, planRollBack(snapshot, mainnet, u"0.1.0"_s, u"it crashes"_s, now));
}

void Operations::planBack()
{
    if (!m_origin->refresh()) {
        m_fault = u"no refresh"_s;
        return;
    }
    Snapshot snapshot = *m_origin->snapshot();
    snapshot.configuration.checklist = QStringList{told};
    const QDateTime now = m_clock.now();
    const auto plans = [&](const QString &tag) {
        return planPromotion(snapshot, m_origin->candidate(tag), u"try"_s, now).value_or(Plan());
    };
    // First, because it needs the CI, to which nothing else must have happened.
    addUndo(u"undo roll back"_s, planRollBack(snapshot, preview, older, u"it crashes"_s, now).value_or(Plan()));
    addUndo(u"undo tick"_s, planChecklist(snapshot, m_origin->candidate(newer), {told}, {}, now).value_or(Plan()));
    addUndo(u"undo promote"_s, plans(newer));
    addUndo(u"undo new candidate"_s,
            planCandidate(snapshot, u"0.1.4-prerelease1"_s, snapshot.base.commit, now).value_or(Plan()));
    snapshot.configuration.release = ReleaseMode::New;
    addUndo(u"undo promote, own release"_s, plans(u"0.0.9-prerelease1"_s));
}

/// What a promotion asked for is there: all that is left is to end the predecessor and to ask the nodes.
void Operations::planOn()
{
    if (!m_origin->refresh()) {
        m_fault = u"no refresh"_s;
        return;
    }
    m_node = std::make_unique<LoopbackServer>([this](const SeenRequest &) { return m_nodes; });
    Snapshot snapshot = *m_origin->snapshot();
    Environment &production = environment(snapshot, mainnet);
    production.deploy = byDeployment;
    production.probes = QStringList{m_node->url().toString() + u"/status"_s};
    production.probeVersion = u"/version"_s;
    const auto plan = planPromotion(snapshot, m_origin->candidate(newer), u"try"_s, m_clock.now());
    addDeploying(u"promote, deployed"_s, plan);
    if (!plan)
        return;
    Plan asked = *plan;
    asked.steps.removeIf([](const Step &step) { return step.kind == Step::Kind::EndDeployment; });
    if (!runChanges(asked)) {
        m_fault = u"promote: %1"_s.arg(m_origin->outcomeText());
        return;
    }
    m_origin->sandbox().invoke([&](sandbox::State &state) {
        const auto made = std::ranges::find_if(state.deployments, [&](const sandbox::DeploymentRecord &each) {
            return each.environment == mainnet && each.ref == plan->finalTag;
        });
        state.addDeploymentStatus(made->id, u"success"_s, u"hubot"_s, m_clock.now());
        const qint64 observed =
            state.addDeployment(u"release-preprod"_s, plan->finalTag, plan->commit.hex(), u"hubot"_s, m_clock.now());
        state.addDeploymentStatus(observed, u"success"_s, u"hubot"_s, m_clock.now());
    });
}

ServedAnswer Operations::rightNodes()
{
    return {.status = 200, .body = R"({"version":"0.1.2"})"};
}

/// Without what it waits for: the CI stands still.
bool Operations::runChanges(Plan plan)
{
    plan.steps.removeIf([](const Step &step) { return !step.changesRemote(); });
    return m_origin->run(plan) && m_origin->outcome().kind == services::Outcome::Kind::Done;
}

void Operations::addUndo(const QString &name, Plan plan)
{
    const bool done = runChanges(plan);
    const Operation undone = m_origin->lastOperation();
    // Only what has come can be rolled back from.
    for (int i = 0; i < 5 && plan.kind == Plan::Kind::RollBack; ++i) {
        m_clock.advance(1s);
        m_origin->sandbox().advanceCi();
    }
    if (!done || !m_origin->refresh()) {
        m_fault = u"%1: %2"_s.arg(name, m_origin->outcomeText());
        return;
    }
    Snapshot snapshot = *m_origin->snapshot();
    snapshot.configuration.checklist = QStringList{told};
    add(name, planUndo(snapshot, undone, {}, u"too early"_s, m_clock.now()));
    if (m_fault.isEmpty())
        m_all.last().undone = undone;
}

void Operations::add(const QString &name, const std::expected<Plan, Allowance> &plan)
{
    if (plan)
        m_all.append({name, *plan});
    else
        m_fault = u"%1 was refused: %2"_s.arg(name).arg(static_cast<int>(plan.error().obstacle));
}

void Operations::addDeploying(const QString &name, const std::expected<Plan, Allowance> &plan)
{
    add(name, plan);
    if (!plan)
        return;
    const auto deploys = std::ranges::find(plan->steps, mainnet, &Step::environment);
    m_all.last().shared = deploys - plan->steps.cbegin();
}

const Operations::Named *Operations::find(const QString &name) const
{
    const auto found = std::ranges::find(m_all, name, &Named::name);
    return found == m_all.cend() ? nullptr : &*found;
}

std::unique_ptr<Stage> Operations::stage()
{
    {
        // GitHub's clock and a client's are minutes apart at most.
        const QMutexLocker lock(&m_mutex);
        const auto behind = QDateTime::currentDateTimeUtc() - m_clock.now();
        m_clock.advance(std::max(behind, 0ms));
    }
    return std::make_unique<Stage>(Stage::Options{.reviewed = false,
                                                  .refreshed = false,
                                                  .cloned = false,
                                                  .copyOf = m_origin->sandboxDirectory(),
                                                  .clock = &m_clock});
}

} // namespace slipway::test
