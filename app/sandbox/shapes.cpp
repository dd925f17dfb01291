// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shapes.h"
#include "shapeparts.h"

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

ObjectId resolved(const git::Repository &git, const QString &revision)
{
    if (revision.isEmpty())
        return {};
    const auto found = git.resolve(revision);
    return found ? found->commit : ObjectId();
}

namespace shapes {

QJsonArray reviewers(const Context &context, const EnvironmentRecord &environment)
{
    QJsonArray people;
    for (const QString &login : environment.reviewers)
        people.append(QJsonObject{{u"type"_s, u"User"_s}, {u"reviewer"_s, user(context, login)}});
    return people;
}

QJsonObject environment(const Context &context, const EnvironmentRecord &environment)
{
    QJsonArray rules;
    if (environment.waitMinutes > 0) {
        rules.append(QJsonObject{{u"id"_s, environment.id * 10 + 1},
                                 {u"node_id"_s, nodeId("GA_", environment.id * 10 + 1)},
                                 {u"type"_s, u"wait_timer"_s},
                                 {u"wait_timer"_s, environment.waitMinutes}});
    }
    if (!environment.reviewers.isEmpty()) {
        rules.append(QJsonObject{{u"id"_s, environment.id * 10 + 2},
                                 {u"node_id"_s, nodeId("GA_", environment.id * 10 + 2)},
                                 {u"type"_s, u"required_reviewers"_s},
                                 {u"prevent_self_review"_s, environment.preventSelfReview},
                                 {u"reviewers"_s, reviewers(context, environment)}});
    }
    return {{u"id"_s, environment.id},
            {u"node_id"_s, nodeId("EN_", environment.id)},
            {u"name"_s, environment.name},
            {u"url"_s, context.links.api(u"/environments/" + encoded(environment.name))},
            {u"html_url"_s, context.links.web(u"/deployments/" + encoded(environment.name))},
            {u"created_at"_s, date(environment.createdAt)},
            {u"updated_at"_s, date(environment.createdAt)},
            {u"can_admins_bypass"_s, true},
            {u"protection_rules"_s, rules},
            {u"deployment_branch_policy"_s, QJsonValue::Null}};
}

QJsonObject deployment(const Context &context, const DeploymentRecord &deployment)
{
    const QString url = context.links.api(u"/deployments/%1"_s.arg(deployment.id));
    const QDateTime updated =
        deployment.statuses.isEmpty() ? deployment.createdAt : deployment.statuses.constLast().createdAt;
    return {{u"url"_s, url},
            {u"id"_s, deployment.id},
            {u"node_id"_s, nodeId("DE_", deployment.id)},
            {u"sha"_s, deployment.sha},
            {u"ref"_s, deployment.ref},
            {u"task"_s, deployment.task},
            {u"payload"_s, deployment.payload},
            {u"original_environment"_s, deployment.environment},
            {u"environment"_s, deployment.environment},
            {u"description"_s, orNull(deployment.description)},
            {u"creator"_s, user(context, deployment.creator)},
            {u"created_at"_s, date(deployment.createdAt)},
            {u"updated_at"_s, date(updated)},
            {u"statuses_url"_s, u"%1/statuses"_s.arg(url)},
            {u"repository_url"_s, context.links.api()},
            {u"transient_environment"_s, deployment.transient},
            {u"production_environment"_s, deployment.production}};
}

QJsonObject deploymentStatus(const Context &context, const DeploymentRecord &deployment,
                             const DeploymentStatusRecord &status)
{
    const QString parent = context.links.api(u"/deployments/%1"_s.arg(deployment.id));
    const QString log = absolute(context, status.logUrl);
    QJsonObject object{
        {u"url"_s, u"%1/statuses/%2"_s.arg(parent).arg(status.id)},
        {u"id"_s, status.id},
        {u"node_id"_s, nodeId("DES_", status.id)},
        {u"state"_s, status.state},
        {u"creator"_s, user(context, status.creator)},
        {u"description"_s, status.description},
        {u"environment"_s, deployment.environment},
        {u"target_url"_s, log.isEmpty() ? context.links.web(u"/deployments/" + encoded(deployment.environment)) : log},
        {u"created_at"_s, date(status.createdAt)},
        {u"updated_at"_s, date(status.createdAt)},
        {u"deployment_url"_s, parent},
        {u"repository_url"_s, context.links.api()}};
    if (!log.isEmpty())
        object.insert(u"log_url"_s, log);
    if (!status.environmentUrl.isEmpty())
        object.insert(u"environment_url"_s, status.environmentUrl);
    return object;
}

QJsonObject run(const Context &context, const RunRecord &run)
{
    bool waiting = false;
    bool running = !run.remaining.isEmpty();
    bool failed = false;
    for (const DeploymentRecord &each : context.state.deployments) {
        if (each.run != run.id)
            continue;
        const QString state = each.state();
        waiting |= state == u"waiting";
        running |= state.isEmpty() || state == u"queued" || state == u"in_progress" || state == u"pending";
        failed |= state == u"failure" || state == u"error";
    }
    const bool ended = failed || (!waiting && !running);
    const QString status = ended ? u"completed"_s : waiting ? u"waiting"_s : u"in_progress"_s;
    const QString url = context.links.api(u"/actions/runs/%1"_s.arg(run.id));
    QJsonObject object{
        {u"id"_s, run.id},
        {u"node_id"_s, nodeId("WFR_", run.id)},
        {u"run_number"_s, run.id},
        {u"workflow_id"_s, qint64(qHash(run.workflow, 0) % 1'000'000)},
        {u"display_title"_s, run.workflow},
        {u"name"_s, run.workflow},
        {u"path"_s, u".github/workflows/%1"_s.arg(run.workflow)},
        {u"event"_s, run.event},
        {u"head_branch"_s, run.ref},
        {u"head_sha"_s, run.sha},
        {u"status"_s, status},
        {u"conclusion"_s, ended ? QJsonValue(failed ? u"failure"_s : u"success"_s) : QJsonValue(QJsonValue::Null)},
        {u"actor"_s, user(context, run.actor)},
        {u"triggering_actor"_s, user(context, run.actor)},
        {u"created_at"_s, date(run.createdAt)},
        {u"updated_at"_s, date(run.createdAt)},
        {u"head_commit"_s, QJsonValue::Null},
        {u"repository"_s, briefRepository(context)},
        {u"head_repository"_s, briefRepository(context)},
        {u"pull_requests"_s, QJsonArray()},
        {u"url"_s, url},
        {u"workflow_url"_s, context.links.api(u"/actions/workflows/" + encoded(run.workflow))},
        {u"check_suite_url"_s, context.links.api(u"/check-suites/%1"_s.arg(run.id))},
        {u"html_url"_s, context.links.web(u"/actions/runs/%1"_s.arg(run.id))}};
    for (const QString &part : {u"jobs"_s, u"logs"_s, u"cancel"_s, u"rerun"_s, u"artifacts"_s})
        object.insert(QString(part + u"_url"), QString(url + u'/' + part));
    return object;
}

QJsonObject asset(const Context &context, const ReleaseRecord &release, const AssetRecord &asset)
{
    return {{u"url"_s, context.links.api(u"/releases/assets/%1"_s.arg(asset.id))},
            {u"id"_s, asset.id},
            {u"node_id"_s, nodeId("RA_", asset.id)},
            {u"name"_s, asset.name},
            {u"label"_s, asset.label},
            {u"uploader"_s, user(context, asset.uploader)},
            {u"content_type"_s, asset.contentType},
            {u"state"_s, asset.state},
            {u"size"_s, asset.size},
            {u"digest"_s, orNull(asset.digest)},
            {u"download_count"_s, asset.downloads},
            {u"created_at"_s, date(asset.createdAt)},
            {u"updated_at"_s, date(asset.createdAt)},
            {u"browser_download_url"_s,
             context.links.web(u"/releases/download/%1/%2"_s.arg(encoded(release.tagName), encoded(asset.name)))}};
}

QJsonObject release(const Context &context, const ReleaseRecord &release)
{
    QJsonArray assets;
    for (const AssetRecord &each : release.assets)
        assets.append(asset(context, release, each));
    const QString url = context.links.api(u"/releases/%1"_s.arg(release.id));
    return {{u"url"_s, url},
            {u"assets_url"_s, u"%1/assets"_s.arg(url)},
            {u"upload_url"_s, u"%1/assets{?name,label}"_s.arg(url)},
            {u"html_url"_s, context.links.web(u"/releases/tag/"_s + encoded(release.tagName))},
            {u"id"_s, release.id},
            {u"node_id"_s, nodeId("RE_", release.id)},
            {u"author"_s, user(context, release.author)},
            {u"tag_name"_s, release.tagName},
            {u"target_commitish"_s, release.targetCommitish},
            {u"name"_s, orNull(release.name)},
            {u"body"_s, release.body},
            {u"draft"_s, release.draft},
            {u"prerelease"_s, release.prerelease},
            {u"immutable"_s, release.immutable},
            {u"created_at"_s, date(release.createdAt)},
            {u"updated_at"_s, date(release.updatedAt)},
            {u"published_at"_s, date(release.publishedAt)},
            {u"tarball_url"_s, QJsonValue::Null},
            {u"zipball_url"_s, QJsonValue::Null},
            {u"assets"_s, assets}};
}

} // namespace shapes

} // namespace slipway::sandbox
