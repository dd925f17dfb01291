// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "preflightreader.h"

#include "await.h"
#include "github/githubmodel.h"

#include <QPromise>

#include <algorithm>
#include <memory>

namespace slipway::services {

namespace {

constexpr int searchedDeployments = 10;

/// The answers that are still to come, and those that came.
struct Collected {
    PreflightFacts facts;
    QPromise<PreflightFacts> promise;

    ~Collected() // the last answer was taken, or nobody waits any more
    {
        promise.addResult(facts);
        promise.finish();
    }
};

bool burned(const Plan &plan, const RepositoryName &repository, const QList<Operation> &journal)
{
    return std::ranges::any_of(journal, [&](const Operation &operation) {
        return operation.repository == repository && operation.plan.finalTag == plan.finalTag
            && operation.stopKind == ErrorKind::NameBurned;
    });
}

} // namespace

QFuture<PreflightFacts> readPreflight(github::GitHubModel &github, const Plan &plan, const QList<Operation> &journal)
{
    const auto collected = std::make_shared<Collected>();
    collected->promise.start();
    collected->facts.nameBurned = burned(plan, github.repositoryName(), journal);
    await(github.tagRulesets(), &github, [collected](const Result<QList<Ruleset>> &rulesets) {
        if (rulesets)
            collected->facts.rulesets = *rulesets;
    });
    await(github.workflows(plan.commit.hex()), &github, [collected](const Result<QList<WorkflowTriggers>> &workflows) {
        if (workflows)
            collected->facts.workflows = *workflows;
    });
    await(github.immutableReleases(), &github, [collected](const Result<Known<github::ImmutableReleases>> &immutable) {
        if (immutable && *immutable)
            collected->facts.immutable = (*immutable)->enabled;
    });
    for (const Step &step : plan.steps) {
        if (step.kind != Step::Kind::AwaitDeployment)
            continue;
        await(github.deployments(step.environment, searchedDeployments), &github,
              [collected, name = step.environment](const Result<QList<Deployment>> &deployments) {
                  if (deployments)
                      collected->facts.deployments.insert(name, *deployments);
              });
    }
    return collected->promise.future();
}

} // namespace slipway::services
