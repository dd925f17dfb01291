// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deployment.h"

namespace slipway {

QString Deployment::refName() const
{
    for (const QStringView start : {u"refs/tags/", u"refs/heads/"}) {
        if (ref.startsWith(start))
            return ref.sliced(start.size());
    }
    return ref;
}

const DeploymentStatus *Deployment::latest() const
{
    const DeploymentStatus *newest = nullptr;
    for (const DeploymentStatus &status : statuses) {
        if (!newest || status.createdAt >= newest->createdAt)
            newest = &status;
    }
    return newest;
}

DeploymentState Deployment::state() const
{
    if (!statusesKnown)
        return DeploymentState::Unknown;
    const DeploymentStatus *status = latest();
    return status ? status->state : DeploymentState::Queued;
}

QDateTime Deployment::succeededAt() const
{
    // Counted back from its end, so that one that was inactive in between counts from the last time.
    QDateTime since;
    const DeploymentState current = state();
    for (auto status = statuses.crbegin(); status != statuses.crend(); ++status) {
        if (status->state == DeploymentState::Success)
            since = status->createdAt;
        else if (since.isValid() || current != DeploymentState::Inactive)
            break;
    }
    return since;
}

bool Deployment::everSucceeded() const
{
    for (const DeploymentStatus &status : statuses) {
        if (status.state == DeploymentState::Success)
            return true;
    }
    return false;
}

QDateTime Deployment::endedAt() const
{
    if (state() != DeploymentState::Inactive || !everSucceeded())
        return {};
    // GitHub may say it again; the first of the last ones was the end.
    QDateTime end;
    for (auto status = statuses.crbegin(); status != statuses.crend(); ++status) {
        if (status->state != DeploymentState::Inactive)
            break;
        end = status->createdAt;
    }
    return end;
}

const Deployment *activeDeployment(const QList<Deployment> &deployments)
{
    const Deployment *active = nullptr;
    for (const Deployment &deployment : deployments) {
        if (deployment.state() != DeploymentState::Success)
            continue;
        if (!active || deployment.latest()->createdAt > active->latest()->createdAt)
            active = &deployment;
    }
    return active;
}

namespace {

const Deployment *newest(const QList<Deployment> &deployments)
{
    const Deployment *found = nullptr;
    for (const Deployment &deployment : deployments) {
        if (!found || deployment.createdAt > found->createdAt)
            found = &deployment;
    }
    return found;
}

} // namespace

const Deployment *pendingDeployment(const QList<Deployment> &deployments)
{
    const Deployment *active = activeDeployment(deployments);
    const Deployment *pending = nullptr;
    for (const Deployment &deployment : deployments) {
        switch (deployment.state()) {
        case DeploymentState::Queued:
        case DeploymentState::Pending:
        case DeploymentState::Waiting:
        case DeploymentState::InProgress:
            break;
        default:
            continue;
        }
        if (active && deployment.createdAt < active->createdAt)
            continue;
        if (!pending || deployment.createdAt > pending->createdAt)
            pending = &deployment;
    }
    return pending;
}

const Deployment *failedDeployment(const QList<Deployment> &deployments)
{
    const Deployment *last = newest(deployments);
    if (!last || (last->state() != DeploymentState::Failure && last->state() != DeploymentState::Error))
        return nullptr;
    const Deployment *active = activeDeployment(deployments);
    return active && active->latest()->createdAt > last->latest()->createdAt ? nullptr : last;
}

} // namespace slipway
