// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepparts.h"

#include "github/githubmodel.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

using Kind = Reading::Kind;
using github::WorkflowRun;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

Reading judgeRun(const Step &step, const WorkflowRun &run)
{
    if (!run.isCompleted() || run.succeeded())
        return {.kind = Kind::AfterHolds, .found = run.id};
    return differs(
        Sentences::tr("The workflow %1 on %2 ended without success (%3). Look at its log on GitHub: %4. To start "
                      "it again, begin anew.")
            .arg(step.workflow, step.tag, run.conclusion, run.url));
}

/// By its number, which not every GitHub tells: else the first one after those that were there.
Answer readSentRun(github::GitHubModel &github, const Step &step, const StepTrace &trace)
{
    if (trace.made != 0) {
        return github.workflowRun(trace.made).then([step](const Result<WorkflowRun> &run) -> Result<Reading> {
            if (run)
                return judgeRun(step, *run);
            if (run.error().kind == ErrorKind::NotFound)
                return Reading{Kind::BeforeHolds};
            return std::unexpected(run.error());
        });
    }
    return github.findRuns(step.workflow, u"workflow_dispatch"_s, step.commit)
        .then([step, trace](const Result<QList<WorkflowRun>> &runs) {
            return runs.transform([&](QList<WorkflowRun> list) {
                list.removeIf([&](const WorkflowRun &run) { return run.id <= trace.newest; });
                const auto first = std::ranges::min_element(list, {}, &WorkflowRun::id);
                return first == list.cend() ? Reading{.kind = Kind::BeforeHolds, .newest = trace.newest}
                                            : judgeRun(step, *first);
            });
        });
}

Reading judgeOthers(const Step &step, const QList<WorkflowRun> &runs, const QList<qint64> &ours)
{
    Reading reading{Kind::BeforeHolds};
    for (const WorkflowRun &run : runs) {
        reading.newest = std::max(reading.newest, run.id);
        if (run.isCompleted() || ours.contains(run.id))
            continue;
        reading.kind = Kind::NotYet;
        reading.note = Sentences::tr("until another run of %1 on %2 has ended, which may deploy it: %3")
                           .arg(step.workflow, step.tag, run.url);
    }
    for (const qint64 run : ours)
        reading.newest = std::max(reading.newest, run);
    return reading;
}

bool isUnderWay(const Step &step, const QList<Deployment> &deployments)
{
    return std::ranges::any_of(deployments, [&](const Deployment &deployment) {
        const DeploymentState state = deployment.state();
        return deployment.id > step.since && deployment.refName() == step.tag && state != DeploymentState::Failure
            && state != DeploymentState::Error;
    });
}

} // namespace

Answer readDispatch(github::GitHubModel &github, const Step &step, const StepContext &context)
{
    if (context.trace.sentAt.isValid())
        return readSentRun(github, step, context.trace);
    return github.deploymentsOf(step.commit, step.environment)
        .then(&github,
              [&github, step, ours = context.others](const Result<QList<Deployment>> &deployments) {
                  if (!deployments || isUnderWay(step, *deployments)) {
                      return answeredNow(deployments.transform([](const auto &) { return Reading{Kind::AfterHolds}; }));
                  }
                  return github.findRuns(step.workflow, u"workflow_dispatch"_s, step.commit)
                      .then([step, ours](const Result<QList<WorkflowRun>> &runs) {
                          return runs.transform([&](const auto &list) { return judgeOthers(step, list, ours); });
                      });
              })
        .unwrap();
}

Answer readItsRun(github::GitHubModel &github, const Step &step, const StepContext &context)
{
    if (!context.trace.sentAt.isValid())
        return answeredNow(Reading{Kind::BeforeHolds});
    return readSentRun(github, step, context.trace).then([](const Result<Reading> &run) {
        return run.transform([](const Reading &reading) {
            return reading.kind == Kind::Differs ? reading : Reading{Kind::BeforeHolds};
        });
    });
}

} // namespace slipway::services
