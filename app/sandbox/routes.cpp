// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers/handlers.h"
#include "router.h"

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

Route route(Method method, const QString &path, Access access, const QByteArray &permission, Handler handler)
{
    return {method, u"/repos/{owner}/{repo}"_s + path, access, permission, handler};
}

} // namespace

const QList<Route> &routes()
{
    using namespace handlers;
    using enum Method;
    using enum Access;
    static const QList<Route> all{
        route(Get, u""_s, Read, "metadata=read", repository),
        route(Get, u"/collaborators/{login}/permission"_s, SignedIn, "metadata=read", collaboratorPermission),

        route(Get, u"/environments"_s, Read, "actions=read", environments),
        route(Get, u"/environments/{name}"_s, Read, "actions=read", environment),
        route(Get, u"/deployments"_s, Read, "deployments=read", deployments),
        route(Post, u"/deployments"_s, Write, "deployments=write", createDeployment),
        route(Get, u"/deployments/{id}"_s, Read, "deployments=read", deployment),
        route(Get, u"/deployments/{id}/statuses"_s, Read, "deployments=read", deploymentStatuses),
        route(Post, u"/deployments/{id}/statuses"_s, Write, "deployments=write", createDeploymentStatus),

        route(Get, u"/git/matching-refs/{ref...}"_s, Read, "contents=read", matchingReferences),
        route(Get, u"/git/ref/{ref...}"_s, Read, "contents=read", reference),
        route(Post, u"/git/refs"_s, Write, "contents=write", createReference),
        route(Patch, u"/git/refs/{ref...}"_s, Write, "contents=write", updateReference),
        route(Delete, u"/git/refs/{ref...}"_s, Write, "contents=write", deleteReference),
        route(Post, u"/git/tags"_s, Write, "contents=write", createTagObject),
        route(Get, u"/git/tags/{sha}"_s, Read, "contents=read", tagObject),
        route(Get, u"/tags"_s, Read, "metadata=read", tags),

        route(Get, u"/releases"_s, Read, "contents=read", releases),
        route(Post, u"/releases"_s, Write, "contents=write", createRelease),
        route(Post, u"/releases/generate-notes"_s, Write, "contents=write", generateNotes),
        route(Get, u"/releases/latest"_s, Read, "contents=read", latestRelease),
        route(Get, u"/releases/tags/{tag...}"_s, Read, "contents=read", releaseByTag),
        route(Get, u"/releases/assets/{id}"_s, Read, "contents=read", asset),
        route(Patch, u"/releases/assets/{id}"_s, Write, "contents=write", updateAsset),
        route(Delete, u"/releases/assets/{id}"_s, Write, "contents=write", deleteAsset),
        route(Get, u"/releases/{id}"_s, Read, "contents=read", release),
        route(Patch, u"/releases/{id}"_s, Write, "contents=write", updateRelease),
        route(Delete, u"/releases/{id}"_s, Write, "contents=write", deleteRelease),
        route(Get, u"/releases/{id}/assets"_s, Read, "contents=read", assets),
        route(Post, u"/releases/{id}/assets"_s, Write, "contents=write", uploadAsset),

        route(Get, u"/commits"_s, Read, "contents=read", commits),
        route(Get, u"/commits/{ref}"_s, Read, "contents=read", commit),
        route(Get, u"/commits/{ref}/statuses"_s, Read, "statuses=read", statuses),
        route(Get, u"/commits/{ref}/status"_s, Read, "statuses=read", combinedStatus),
        route(Get, u"/commits/{ref}/check-runs"_s, Read, "checks=read", checkRuns),
        route(Post, u"/statuses/{ref}"_s, Write, "statuses=write", createStatus),
        route(Get, u"/compare/{range...}"_s, Read, "contents=read", compare),
        route(Get, u"/contents/{path...}"_s, Read, "contents=read", contents),
        route(Put, u"/contents/{path...}"_s, Write, "contents=write", putContents),

        route(Get, u"/pulls"_s, Read, "pull_requests=read", pullRequests),
        route(Post, u"/pulls"_s, Write, "pull_requests=write", createPullRequest),
        route(Get, u"/pulls/{number}"_s, Read, "pull_requests=read", pullRequest),

        route(Get, u"/rulesets"_s, Read, "metadata=read", rulesets),
        route(Get, u"/rulesets/{id}"_s, Read, "metadata=read", ruleset),
        route(Get, u"/immutable-releases"_s, SignedIn, "administration=read", immutableReleases),

        route(Get, u"/actions/runs"_s, Read, "actions=read", runs),
        route(Get, u"/actions/workflows/{file}/runs"_s, Read, "actions=read", workflowRuns),
        route(Get, u"/actions/runs/{id}"_s, Read, "actions=read", run),
        route(Get, u"/actions/runs/{id}/pending_deployments"_s, SignedIn, "actions=read", pendingDeployments),
        route(Post, u"/actions/runs/{id}/pending_deployments"_s, Write, "deployments=write", reviewDeployments),
        route(Post, u"/actions/workflows/{file}/dispatches"_s, Write, "actions=write", dispatchWorkflow),

        {Get, u"/user"_s, SignedIn, {}, currentUser},
        {Get, u"/users/{login}"_s, Open, {}, userByLogin},
        {Get, u"/{owner}/{repo}/releases/download/{tag}/{asset}"_s, Open, {}, releaseDownload},
        {Get, u"/{owner}/{repo}"_s, Open, {}, page},
        {Get, u"/{owner}/{repo}/{path...}"_s, Open, {}, page},
    };
    return all;
}

} // namespace slipway::sandbox
