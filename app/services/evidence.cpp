// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "evidence.h"

#include "json.h"
#include "wording.h"

#include <QJsonArray>

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

QString checkKey(Check::State state)
{
    switch (state) {
    case Check::State::Passed:
        return u"passed"_s;
    case Check::State::Failed:
        return u"failed"_s;
    case Check::State::Running:
        return u"running"_s;
    case Check::State::Neutral:
        break;
    }
    return u"neutral"_s;
}

QJsonArray checksJson(const CommitChecks &checks)
{
    QJsonArray array;
    for (const Check &check : checks.all()) {
        array.append(QJsonObject{{u"name"_s, check.name},
                                 {u"state"_s, checkKey(check.state)},
                                 {u"finished_at"_s, jsonTime(check.finishedAt)},
                                 {u"url"_s, jsonOrNull(check.url)}});
    }
    return array;
}

QJsonValue releaseJson(const Rare<Release> &release)
{
    if (!release)
        return {};
    QJsonArray assets;
    for (const Asset &asset : release->assets) {
        assets.append(QJsonObject{{u"name"_s, asset.name},
                                  {u"size"_s, asset.size},
                                  {u"digest"_s, jsonOrNull(asset.digest)},
                                  {u"complete"_s, asset.state == Asset::State::Uploaded},
                                  {u"updated_at"_s, jsonTime(asset.updatedAt)}});
    }
    return QJsonObject{{u"id"_s, release->id},
                       {u"tag"_s, release->tagName},
                       {u"name"_s, release->name},
                       {u"draft"_s, release->draft},
                       {u"prerelease"_s, release->prerelease},
                       {u"immutable"_s, release->immutable},
                       {u"author"_s, jsonOrNull(release->author)},
                       {u"published_at"_s, jsonTime(release->publishedAt)},
                       {u"updated_at"_s, jsonTime(release->updatedAt)},
                       {u"url"_s, jsonOrNull(release->url)},
                       {u"notes"_s, release->body},
                       {u"assets"_s, assets}};
}

QJsonArray deploymentsJson(const Snapshot &snapshot, const ObjectId &commit)
{
    QJsonArray array;
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        for (const Deployment &deployment : environment.deployments.value_or(QList<Deployment>())) {
            if (deployment.commit != commit)
                continue;
            array.append(QJsonObject{{u"environment"_s, environment.name},
                                     {u"ref"_s, deployment.ref},
                                     {u"by"_s, jsonOrNull(deployment.creator)},
                                     {u"created_at"_s, jsonTime(deployment.createdAt)},
                                     {u"succeeded_at"_s, jsonTime(deployment.succeededAt())},
                                     {u"ended_at"_s, jsonTime(deployment.endedAt())}});
        }
    }
    return array;
}

} // namespace

QList<Operation> operationsAbout(const QList<Operation> &all, const RepositoryName &repository,
                                 const Candidate &candidate)
{
    QList<Operation> about;
    for (const Operation &operation : all) {
        if (operation.repository == repository && operation.plan.tag == candidate.tag.name)
            about.append(operation);
    }
    return about;
}

QJsonObject evidenceJson(const Evidence &evidence)
{
    const Snapshot &snapshot = *evidence.snapshot;
    const CommitFacts facts = snapshot.factsOf(evidence.candidate.tag.commit);
    QJsonObject object = showJson(snapshot, evidence.candidate, evidence.at);
    object[u"repository"] = snapshot.repository ? QJsonValue(snapshot.repository->fullName()) : QJsonValue();
    object[u"made_at"] = jsonTime(evidence.at);
    object[u"as_of"] = jsonTime(snapshot.asOf);
    object[u"checks"] = checksJson(facts.checks);
    object[u"checks_complete"] = facts.checks.complete();
    object[u"release"] = releaseJson(evidence.candidate.release);
    object[u"deployments"] = deploymentsJson(snapshot, evidence.candidate.tag.commit);
    object[u"changes_since"] = jsonOrNull(evidence.changes.since);
    object[u"changes_total"] = evidence.changes.commits ? QJsonValue(evidence.changes.total) : QJsonValue();
    QJsonValue commits;
    if (evidence.changes.commits) {
        QJsonArray array;
        for (const Commit &commit : *evidence.changes.commits)
            array.append(commitJson(commit));
        commits = array;
    }
    object[u"changes"] = commits;
    QJsonArray operations;
    for (const Operation &operation : evidence.operations)
        operations.append(operationJson(operation));
    object[u"operations"] = operations;
    return object;
}

} // namespace slipway::services
