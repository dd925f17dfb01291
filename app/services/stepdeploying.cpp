// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepparts.h"

#include "domain/environment.h"
#include "github/githubmodel.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services {

namespace {

using Kind = Reading::Kind;

constexpr int searchedDeployments = 5; // a request each, every few seconds while one waits

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

/// Beside the step, which names the environment.
QString waitedFor(const Deployment &deployment)
{
    switch (deployment.state()) {
    case DeploymentState::Waiting:
        return Sentences::tr("for a review on GitHub");
    case DeploymentState::InProgress:
        return Sentences::tr("it is being deployed");
    default:
        return Sentences::tr("it is queued");
    }
}

Reading judgeDeployment(const Step &step, QList<Deployment> deployments)
{
    deployments.removeIf([&](const Deployment &deployment) { return deployment.id <= step.since; });
    const Deployment *active = activeDeployment(deployments);
    if (active && active->commit == step.commit && active->refName() == step.tag)
        return {Kind::AfterHolds};
    const auto newest = std::ranges::find_if(deployments, [&](const Deployment &deployment) {
        return deployment.commit == step.commit && deployment.refName() == step.tag;
    });
    if (newest == deployments.cend()) {
        // The same commit may run there under its candidate's name: that is the version, too.
        if (active && active->commit == step.commit)
            return {Kind::AfterHolds};
        return {Kind::BeforeHolds, Sentences::tr("no deployment has been started yet")};
    }
    const DeploymentState state = newest->state();
    if (state == DeploymentState::Failure || state == DeploymentState::Error) {
        return differs(
            Sentences::tr("The deployment of %1 to %2 failed. Look at its log on GitHub, deploy it again there, "
                          "then run this again.")
                .arg(step.tag, step.environment));
    }
    // GitHub leaves a production deployment that was replaced at success.
    if (state == DeploymentState::Inactive || state == DeploymentState::Success) {
        return differs(Sentences::tr("%1 was deployed to %2, and something else was deployed there since.")
                           .arg(step.tag, step.environment));
    }
    return {Kind::BeforeHolds, waitedFor(*newest)};
}

Answer readDeployment(github::GitHubModel &github, const Step &step)
{
    return github.deployments(step.environment, searchedDeployments)
        .then([step](const Result<QList<Deployment>> &deployments) {
            return deployments.transform([&](const auto &list) { return judgeDeployment(step, list); });
        });
}

/// A deployment that its workflow will never make is not waited for.
Answer readFollowed(github::GitHubModel &github, const Step &step, const StepContext &context)
{
    return readDeployment(github, step)
        .then(&github,
              [&github, step, context](const Result<Reading> &reading) {
                  if (!reading || reading->kind != Kind::BeforeHolds)
                      return answeredNow(reading);
                  return readItsRun(github, step, context).then([reading](const Result<Reading> &run) {
                      return run && run->kind == Kind::Differs ? run : reading;
                  });
              })
        .unwrap();
}

Reading judgeRequest(const Step &step, QList<Deployment> deployments)
{
    deployments.removeIf(
        [&](const Deployment &deployment) { return deployment.id <= step.since || deployment.refName() != step.tag; });
    if (deployments.isEmpty())
        return {Kind::BeforeHolds};
    const DeploymentState state = deployments.constFirst().state();
    if (state != DeploymentState::Failure && state != DeploymentState::Error)
        return {Kind::AfterHolds};
    return differs(
        Sentences::tr("The deployment of %1 to %2 failed. Look at its log on GitHub; to ask for another one, "
                      "begin anew.")
            .arg(step.tag, step.environment));
}

Answer readRequest(github::GitHubModel &github, const Step &step)
{
    return github.deploymentsOf(step.commit, step.environment).then([step](const Result<QList<Deployment>> &found) {
        return found.transform([&](const auto &list) { return judgeRequest(step, list); });
    });
}

/// It stays active until the one that takes its place is.
Answer readPredecessor(github::GitHubModel &github, const Step &step)
{
    return github.deployment(step.number)
        .then(&github,
              [&github, step](const Result<Deployment> &predecessor) {
                  if (!predecessor)
                      return answeredNow(std::unexpected(predecessor.error()));
                  if (predecessor->state() != DeploymentState::Success)
                      return answeredNow(Reading{Kind::AfterHolds});
                  return readDeployment(github, step).then([](const Result<Reading> &successor) {
                      return successor.transform([](const Reading &reading) {
                          return reading.kind == Kind::AfterHolds ? Reading{Kind::BeforeHolds}
                              : reading.kind == Kind::Differs
                              ? reading
                              : Reading{Kind::NotYet, Sentences::tr("until the new one is active")};
                      });
                  });
              })
        .unwrap();
}

Reading judgeReview(const Step &step, const Deployment &deployment)
{
    const bool approves = step.verdict == Verdict::Kind::Qualified;
    switch (deployment.state()) {
    case DeploymentState::Waiting:
        return {Kind::BeforeHolds};
    case DeploymentState::Queued:
    case DeploymentState::Pending:
    case DeploymentState::InProgress:
    case DeploymentState::Success:
        if (approves)
            return {Kind::AfterHolds};
        break;
    case DeploymentState::Failure:
    case DeploymentState::Error:
        if (!approves)
            return {Kind::AfterHolds};
        break;
    default:
        break;
    }
    return differs(
        Sentences::tr("The deployment of %1 to %2 does not wait for a review any more: somebody else decided, "
                      "or it was replaced (%3).")
            .arg(step.tag, step.environment, wording::deploymentState(deployment.state())));
}

} // namespace

Answer readDeploying(github::GitHubModel &github, const Step &step, const StepContext &context)
{
    switch (step.kind) {
    case Step::Kind::DispatchWorkflow:
        return readDispatch(github, step, context);
    case Step::Kind::RequestDeployment:
        return readRequest(github, step);
    case Step::Kind::EndDeployment:
        return readPredecessor(github, step);
    case Step::Kind::ReviewDeployment:
        return github.deployment(step.number).then([step](const Result<Deployment> &deployment) {
            return deployment.transform([&](const Deployment &known) { return judgeReview(step, known); });
        });
    default:
        break;
    }
    return readFollowed(github, step, context);
}

} // namespace slipway::services
