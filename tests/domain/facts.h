// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"

/// Short ways to write the facts that the rules' tests start from.
namespace facts {

/// 2026-04-20T00:00:00Z and so many hours.
QDateTime hour(int hours);

/// A commit's name made of one number; 0 is the null id.
slipway::ObjectId commit(int number);

slipway::Version version(const QString &text);

slipway::Tag tag(const QString &name, int commitNumber);

/// A deployment created at `createdAt` with one status for each of `states`, an hour apart, the first at once.
slipway::Deployment deployment(qint64 id, const QString &ref, int commitNumber, int createdAt,
                               const QList<slipway::DeploymentState> &states);

/// As above, known to have been made, its statuses not asked for.
slipway::Deployment deploymentWithoutStatuses(qint64 id, const QString &ref, int commitNumber, int createdAt);

slipway::Environment environment(const QString &name, slipway::Follows follows,
                                 const slipway::Known<QList<slipway::Deployment>> &deployments);

slipway::Environment production(const QString &name, const slipway::Known<QList<slipway::Deployment>> &deployments);

slipway::Release release(qint64 id, const QString &tagName, bool prerelease);

slipway::CommitStatus status(const QString &context, slipway::CommitStatus::State state, const QString &creator, int at,
                             const QString &description = {});

/// A status qualification/<tag> by octocat.
slipway::CommitStatus verdict(const QString &tag, slipway::Verdict::Kind kind, int at);

/// Everything is known of the repository octocat/demo and nothing is in it; the default tag scheme.
slipway::Snapshot snapshot();

/// Adds a tag, and the facts of its commit: no statuses, no checks, contained in nothing, where still unknown.
void addTag(slipway::Snapshot &snapshot, const QString &name, int commitNumber);

} // namespace facts
