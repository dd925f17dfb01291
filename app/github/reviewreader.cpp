// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewreader.h"

#include "endpoints/workflows.h"
#include "paging.h"

namespace slipway::github {

namespace {

QList<PendingDeployment> ofRun(QList<PendingDeployment> all, const WorkflowRun &run)
{
    for (PendingDeployment &each : all) {
        each.run = run.id;
        each.runUrl = run.url;
    }
    return all;
}

/// One run after the other: there is hardly ever more than one.
void readNext(CallFor<QList<PendingDeployment>> &call, const RepositoryName &repository, QList<WorkflowRun> runs,
              QList<PendingDeployment> found)
{
    if (runs.isEmpty())
        return call.finish(std::move(found));
    const WorkflowRun run = runs.takeFirst();
    call.ask(endpoints::pendingDeployments(repository, run.id), endpoints::parsePendingDeployments,
             [&call, repository, runs, found, run](QList<PendingDeployment> pending) {
                 readNext(call, repository, runs, found + ofRun(std::move(pending), run));
             });
}

} // namespace

void readPending(CallFor<QList<PendingDeployment>> &call, const RepositoryName &repository, qint64 run)
{
    call.ask(endpoints::pendingDeployments(repository, run), endpoints::parsePendingDeployments,
             [&call, run](QList<PendingDeployment> pending) {
                 call.finish(ofRun(std::move(pending), WorkflowRun{.id = run}));
             });
}

void readAllPending(CallFor<QList<PendingDeployment>> &call, const RepositoryName &repository, const ObjectId &commit)
{
    collect<WorkflowRun>(call, endpoints::waitingRuns(repository, commit), endpoints::parseRuns, noLimit,
                         [&call, repository](Result<QList<WorkflowRun>> runs) {
                             if (!runs)
                                 return call.fail(std::move(runs).error());
                             readNext(call, repository, *std::move(runs), {});
                         });
}

} // namespace slipway::github
