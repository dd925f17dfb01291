// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

/// GitHub's JSON for each noun, as its OpenAPI description has them: everything that it says is there, is there
/// (tests/contract).
namespace slipway::sandbox::shapes {

/// null for an unknown login.
QJsonValue user(const Context &context, const QString &login);
/// A user with what only /user and /users/LOGIN say.
QJsonObject profile(const Context &context, const User &user);
/// A repository as other objects name theirs.
QJsonObject briefRepository(const Context &context);
QJsonObject repository(const Context &context, const Request &request);
QJsonObject environment(const Context &context, const EnvironmentRecord &environment);
QJsonArray reviewers(const Context &context, const EnvironmentRecord &environment);
QJsonObject deployment(const Context &context, const DeploymentRecord &deployment);
QJsonObject deploymentStatus(const Context &context, const DeploymentRecord &deployment,
                             const DeploymentStatusRecord &status);
QJsonObject run(const Context &context, const RunRecord &run);
QJsonObject release(const Context &context, const ReleaseRecord &release);
QJsonObject asset(const Context &context, const ReleaseRecord &release, const AssetRecord &asset);
QJsonObject reference(const Context &context, const git::Repository::Reference &reference);
QJsonObject tagObject(const Context &context, const ObjectId &id, const git::Repository::TagObject &tag);
QJsonObject commit(const Context &context, const Commit &commit);
QJsonObject status(const Context &context, const StatusRecord &status);
/// As a list has it. `repository`: what repository() gives, which each of many names twice.
QJsonObject pullRequest(const Context &context, const PullRequestRecord &record, const QJsonObject &repository);
/// With what only the pull request itself says.
QJsonObject wholePullRequest(const Context &context, const PullRequestRecord &record, const QJsonObject &repository);
QJsonObject checkRun(const Context &context, const CheckRunRecord &run);

} // namespace slipway::sandbox::shapes
