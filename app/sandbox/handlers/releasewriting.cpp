// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/shapes.h"
#include "sandbox/store.h"

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestBody = 125000;

Response wrong(const QString &field, const QString &code)
{
    return invalid(u"Release"_s, field, code);
}

Response refused(const QString &field, const QString &message)
{
    return invalid(u"Release"_s, field, u"custom"_s, message);
}

/// What is wrong with the fields themselves, whatever release they are for.
std::optional<Response> badField(const QJsonObject &body)
{
    if (body.value(u"body"_s).toString().size() > longestBody)
        return refused(u"body"_s, u"body is too long (maximum is 125000 characters)"_s);
    for (const QString &field : {u"draft"_s, u"prerelease"_s}) {
        if (body.contains(field) && !body.value(field).isBool())
            return wrong(field, u"invalid"_s);
    }
    const QJsonValue latest = body.value(u"make_latest"_s);
    if (!latest.isUndefined() && !QStringList{u"true"_s, u"false"_s, u"legacy"_s}.contains(latest.toString()))
        return wrong(u"make_latest"_s, u"invalid"_s);
    return {};
}

/// The rules between a release and the others.
std::optional<Response> conflict(Context &context, const ReleaseRecord &wanted, const QString &makeLatest)
{
    if (wanted.draft)
        return {};
    const ReleaseRecord *other = context.state.publishedRelease(wanted.tagName);
    if (other && other->id != wanted.id)
        return wrong(u"tag_name"_s, u"already_exists"_s);
    if (!wanted.immutable && context.state.reservedTags.contains(wanted.tagName))
        return refused(u"tag_name"_s, u"tag_name was used by an immutable release"_s);
    if (makeLatest == u"true" && wanted.prerelease)
        return refused(u"make_latest"_s, u"Latest release cannot be draft or prerelease."_s);
    return {};
}

/// A published release has a tag: GitHub makes a missing one, at target_commitish or at the tip of the default branch.
std::optional<Response> ensureTag(Context &context, const Request &request, const ReleaseRecord &release)
{
    const QString name = u"refs/tags/"_s + release.tagName;
    if (release.draft || !resolved(context.git, name).isNull())
        return {};
    const QString target =
        release.targetCommitish.isEmpty() ? context.state.repository.defaultBranch : release.targetCommitish;
    const ObjectId commit = resolved(context.git, target);
    if (commit.isNull())
        return wrong(u"target_commitish"_s, u"invalid"_s);
    if (const auto refusal = forbidden(context, request, release.tagName, u"creation"_s))
        return refusal;
    if (!context.git.writeReference(name, commit))
        return wrong(u"tag_name"_s, u"invalid"_s);
    return {};
}

/// What a release that was written brings about: Latest, immutability, events. `before`: as it was; nullptr: new.
void settle(Context &context, const Request &request, ReleaseRecord &release, const ReleaseRecord *before)
{
    const bool wasPublished = before && !before->draft;
    if (release.draft) {
        if (wasPublished && context.state.latestRelease == release.id)
            context.state.latestRelease = 0;
        return;
    }
    if (!wasPublished) {
        release.publishedAt = context.now;
        if (context.state.repository.immutableReleases)
            release.immutable = true;
    }
    if (release.immutable && !context.state.reservedTags.contains(release.tagName))
        context.state.reservedTags.append(release.tagName);

    const bool asked = request.json.contains(u"make_latest"_s);
    const bool becameFinal = !release.prerelease && (!wasPublished || before->prerelease);
    if (asked)
        release.makeLatest = request.json.value(u"make_latest"_s).toString();
    // A newly published release is latest unless it is told not to be: a backport steals it.
    const QString latest = asked ? release.makeLatest : !wasPublished ? u"true"_s : u"legacy"_s;
    if (!release.prerelease && latest == u"true")
        context.state.latestRelease = release.id;
    else if (context.state.latestRelease == release.id && (release.prerelease || (asked && latest == u"false")))
        context.state.latestRelease = 0;
    else if (asked && latest == u"legacy")
        context.state.latestRelease = 0;

    if (becameFinal)
        context.state.events.append({u"released"_s, release.id, request.login()});
    else if (!wasPublished || before->tagName != release.tagName)
        context.state.events.append({u"linked"_s, release.id, request.login()});
}

void take(const QJsonObject &body, const QString &field, QString &value)
{
    if (body.contains(field))
        value = body.value(field).toString();
}

/// Carries the fields of a request over. `tag_name` that is missing from a change of a draft unties it from its tag.
void takeFields(Context &context, const QJsonObject &body, ReleaseRecord &release)
{
    if (body.contains(u"tag_name"_s))
        release.tagName = body.value(u"tag_name"_s).toString();
    else if (release.draft)
        release.tagName = u"untagged-%1"_s.arg(context.state.takeId(), 20, 16, QChar(u'0'));
    take(body, u"target_commitish"_s, release.targetCommitish);
    take(body, u"name"_s, release.name);
    take(body, u"body"_s, release.body);
    release.draft = body.value(u"draft"_s).toBool(release.draft);
    release.prerelease = body.value(u"prerelease"_s).toBool(release.prerelease);
    release.updatedAt = context.now;
}

} // namespace

Response createRelease(Context &context, const Request &request)
{
    const QJsonObject &body = request.json;
    if (body.value(u"tag_name"_s).toString().isEmpty())
        return wrong(u"tag_name"_s, u"missing_field"_s);
    if (const auto response = badField(body))
        return *response;
    const auto heads = context.git.references(u"refs/heads/"_s);
    if (heads && heads->isEmpty())
        return refused(u"target_commitish"_s, u"Repository is empty."_s);

    ReleaseRecord release;
    release.author = request.login();
    release.createdAt = context.now;
    release.targetCommitish = context.state.repository.defaultBranch;
    takeFields(context, body, release);
    const QString makeLatest = body.value(u"make_latest"_s).toString();
    if (makeLatest == u"true" && (release.draft || release.prerelease))
        return refused(u"make_latest"_s, u"Latest release cannot be draft or prerelease."_s);
    if (const auto response = conflict(context, release, makeLatest))
        return *response;
    if (const auto response = ensureTag(context, request, release))
        return *response;
    release.id = context.state.takeId();
    settle(context, request, release, nullptr);
    context.state.releases.append(release);
    return json(shapes::release(context, release), 201);
}

Response updateRelease(Context &context, const Request &request)
{
    ReleaseRecord *current = context.state.findRelease(request.id());
    if (!current)
        return notFound();
    const QJsonObject &body = request.json;
    if (const auto response = badField(body))
        return *response;
    if (body.contains(u"tag_name"_s) && body.value(u"tag_name"_s).toString().isEmpty())
        return wrong(u"tag_name"_s, u"invalid"_s);
    const ReleaseRecord before = *current;
    ReleaseRecord release = before;
    takeFields(context, body, release);
    if (before.immutable) {
        const QString sentence = u"%1 cannot be changed when release is immutable"_s;
        if (release.tagName != before.tagName)
            return refused(u"tag_name"_s, sentence.arg(u"tag_name"_s));
        if (release.targetCommitish != before.targetCommitish)
            return refused(u"target_commitish"_s, sentence.arg(u"target_commitish"_s));
        if (release.draft != before.draft)
            return refused(u"draft"_s, sentence.arg(u"draft"_s));
    }
    if (const auto response = conflict(context, release, body.value(u"make_latest"_s).toString()))
        return *response;
    if (const auto response = ensureTag(context, request, release))
        return *response;
    settle(context, request, release, &before);
    *current = release;
    return json(shapes::release(context, release));
}

Response deleteRelease(Context &context, const Request &request)
{
    const qint64 id = request.id();
    const ReleaseRecord *release = context.state.findRelease(id);
    if (!release)
        return notFound();
    for (const AssetRecord &each : release->assets)
        context.store.removeAsset(each.id);
    context.state.releases.removeIf([&](const ReleaseRecord &each) { return each.id == id; });
    if (context.state.latestRelease == id)
        context.state.latestRelease = 0;
    return empty(204);
}

} // namespace slipway::sandbox::handlers
