// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/context.h"

/// The endpoints, one file for each noun. A handler gets a request that may do what the route asks for (routes.cpp) and
/// answers as GitHub does; rules come from its OpenAPI description.
namespace slipway::sandbox::handlers {

// repository.cpp
Response repository(Context &, const Request &);
Response currentUser(Context &, const Request &);
Response userByLogin(Context &, const Request &);
Response collaboratorPermission(Context &, const Request &);

// environments.cpp
Response environments(Context &, const Request &);
Response environment(Context &, const Request &);

// deployments.cpp
Response deployments(Context &, const Request &);
Response deployment(Context &, const Request &);
Response createDeployment(Context &, const Request &);
Response deploymentStatuses(Context &, const Request &);
Response createDeploymentStatus(Context &, const Request &);

// references.cpp
Response matchingReferences(Context &, const Request &);
Response reference(Context &, const Request &);
Response createReference(Context &, const Request &);
Response updateReference(Context &, const Request &);
Response deleteReference(Context &, const Request &);
Response tagObject(Context &, const Request &);
Response createTagObject(Context &, const Request &);
Response tags(Context &, const Request &);

// releases.cpp
Response releases(Context &, const Request &);
Response release(Context &, const Request &);
Response releaseByTag(Context &, const Request &);
Response latestRelease(Context &, const Request &);

// releasewriting.cpp
Response createRelease(Context &, const Request &);
Response updateRelease(Context &, const Request &);
Response deleteRelease(Context &, const Request &);

// generatenotes.cpp
Response generateNotes(Context &, const Request &);

// assets.cpp
Response assets(Context &, const Request &);
Response asset(Context &, const Request &);
Response uploadAsset(Context &, const Request &);
Response updateAsset(Context &, const Request &);
Response deleteAsset(Context &, const Request &);
Response releaseDownload(Context &, const Request &);

// commits.cpp
Response commits(Context &, const Request &);
Response commit(Context &, const Request &);
Response compare(Context &, const Request &);

// contents.cpp
Response contents(Context &, const Request &);
Response putContents(Context &, const Request &);

// pullrequests.cpp
Response pullRequests(Context &, const Request &);
Response pullRequest(Context &, const Request &);
Response createPullRequest(Context &, const Request &);

// statuses.cpp
Response statuses(Context &, const Request &);
Response combinedStatus(Context &, const Request &);
Response createStatus(Context &, const Request &);
Response checkRuns(Context &, const Request &);

// actions.cpp
Response run(Context &, const Request &);
Response pendingDeployments(Context &, const Request &);
Response reviewDeployments(Context &, const Request &);
Response dispatchWorkflow(Context &, const Request &);

// runs.cpp
Response runs(Context &, const Request &);
Response workflowRuns(Context &, const Request &);

// rules.cpp
Response rulesets(Context &, const Request &);
Response ruleset(Context &, const Request &);
Response immutableReleases(Context &, const Request &);
/// What keeps the user from doing something to a tag: creation, update, deletion.
std::optional<Response> forbidden(const Context &, const Request &, const QString &tag, const QString &type);

// pages.cpp
Response page(Context &, const Request &);

} // namespace slipway::sandbox::handlers
