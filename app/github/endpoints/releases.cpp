// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "releases.h"

#include "github/json.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

constexpr qsizetype longestBody = 125'000; // characters; GitHub answers 422 to more

std::optional<Error> tooLong(const QString &body)
{
    if (body.size() <= longestBody)
        return std::nullopt;
    return Error{.kind = ErrorKind::BadInput,
                 .message = QCoreApplication::translate("GitHub",
                                                        "The release notes are longer than the %1 characters that "
                                                        "GitHub takes; shorten them.")
                                .arg(QLocale().toString(longestBody))};
}

/// A string, not a boolean: GitHub also knows "legacy". Without it a newly published release becomes the latest.
QString latestWord(bool latest)
{
    return latest ? u"true"_s : u"false"_s;
}

void takeTarget(QJsonObject &body, const ObjectId &target)
{
    if (!target.isNull())
        body.insert(u"target_commitish"_s, target.hex());
}

Asset assetFrom(const QJsonObject &item)
{
    return {.id = json::number(item, "id"_L1),
            .name = json::text(item, "name"_L1),
            .size = json::number(item, "size"_L1),
            .digest = json::text(item, "digest"_L1),
            .state = json::text(item, "state"_L1) == "uploaded"_L1 ? Asset::State::Uploaded : Asset::State::Incomplete,
            .downloadUrl = json::webAddress(item, "browser_download_url"_L1),
            .downloads =
                int(std::clamp<qint64>(json::number(item, "download_count"_L1), 0, std::numeric_limits<int>::max())),
            .updatedAt = json::time(item, "updated_at"_L1),
            .contentType = json::text(item, "content_type"_L1)};
}

Release releaseFrom(const QJsonObject &item)
{
    Release release{.id = json::number(item, "id"_L1),
                    .tagName = json::text(item, "tag_name"_L1),
                    .name = json::text(item, "name"_L1),
                    .body = json::text(item, "body"_L1),
                    .draft = json::flag(item, "draft"_L1),
                    .prerelease = json::flag(item, "prerelease"_L1),
                    .immutable = json::flag(item, "immutable"_L1),
                    .author = json::login(item, "author"_L1),
                    .createdAt = json::time(item, "created_at"_L1),
                    .publishedAt = json::time(item, "published_at"_L1),
                    .updatedAt = json::time(item, "updated_at"_L1),
                    .url = json::webAddress(item, "html_url"_L1)};
    const QJsonArray assets = json::list(item, "assets"_L1);
    for (const QJsonValue &asset : assets)
        release.assets += assetFrom(asset.toObject());
    return release;
}

Result<Release> checked(Release release)
{
    if (release.id <= 0 || release.tagName.isEmpty())
        return std::unexpected(json::notUnderstood(u"a release without id or tag_name"_s));
    if (std::ranges::any_of(release.assets, [](const Asset &a) { return a.id <= 0 || a.name.isEmpty(); }))
        return std::unexpected(json::notUnderstood(u"an asset without id or name"_s));
    return release;
}

} // namespace

Result<ApiRequest> releases(const RepositoryName &name, int limit)
{
    return getFrom(name, {u"releases"_s}, perPage(limit));
}

Result<QList<Release>> parseReleases(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<Release> result;
    for (const QJsonValue &value : *items) {
        Release release = releaseFrom(value.toObject());
        // A draft that was begun in the browser may have no tag yet; it belongs to no version.
        if (release.draft && value.toObject().value("tag_name"_L1) == QString(""_L1))
            continue;
        auto usable = checked(std::move(release));
        if (!usable)
            return std::unexpected(std::move(usable).error());
        result += *std::move(usable);
    }
    return result;
}

Result<ApiRequest> release(const RepositoryName &name, qint64 id)
{
    const QString number = QString::number(id);
    //: %1 is the number of a release on GitHub
    return about(QCoreApplication::translate("GitHub", "release %1").arg(number),
                 getFrom(name, {u"releases"_s, number}));
}

Result<Release> parseRelease(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    return checked(releaseFrom(*object));
}

Result<QUrl> parseUploadAddress(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    // A template (RFC 6570): https://…/assets{?name,label}
    const QString text = json::text(*object, "upload_url"_L1).section(u'{', 0, 0);
    const QUrl url(text, QUrl::StrictMode);
    if (!text.isEmpty() && !url.isValid())
        return std::unexpected(json::notUnderstood(u"upload_url is no address"_s));
    return url;
}

Result<Asset> parseAsset(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    Asset asset = assetFrom(*object);
    if (asset.id <= 0 || asset.name.isEmpty())
        return std::unexpected(json::notUnderstood(u"an asset without id or name"_s));
    return asset;
}

Result<ApiRequest> createRelease(const RepositoryName &name, const ReleaseDraft &draft)
{
    if (auto error = tooLong(draft.body))
        return std::unexpected(*std::move(error));
    const bool canBeLatest = !draft.draft && !draft.prerelease;
    QJsonObject body{{u"tag_name"_s, draft.tagName},
                     {u"name"_s, draft.name},
                     {u"body"_s, draft.body},
                     {u"draft"_s, draft.draft},
                     {u"prerelease"_s, draft.prerelease},
                     {u"make_latest"_s, latestWord(canBeLatest && draft.makeLatest)}};
    takeTarget(body, draft.target);
    return about(draft.tagName, changeAt(ApiRequest::Method::Post, name, {u"releases"_s}, body));
}

Result<ApiRequest> updateRelease(const RepositoryName &name, qint64 id, const ReleasePatch &patch)
{
    if (auto error = tooLong(patch.body.value_or(QString())))
        return std::unexpected(*std::move(error));
    QJsonObject body{{u"tag_name"_s, patch.tagName}};
    takeTarget(body, patch.target);
    if (patch.name)
        body.insert(u"name"_s, *patch.name);
    if (patch.body)
        body.insert(u"body"_s, *patch.body);
    if (patch.draft)
        body.insert(u"draft"_s, *patch.draft);
    if (patch.prerelease)
        body.insert(u"prerelease"_s, *patch.prerelease);
    if (patch.makeLatest)
        body.insert(u"make_latest"_s, latestWord(*patch.makeLatest));
    return about(patch.tagName, changeAt(ApiRequest::Method::Patch, name, {u"releases"_s, QString::number(id)}, body));
}

Result<ApiRequest> deleteRelease(const RepositoryName &name, qint64 id)
{
    const QString number = QString::number(id);
    return about(QCoreApplication::translate("GitHub", "release %1").arg(number),
                 changeAt(ApiRequest::Method::Delete, name, {u"releases"_s, number}, {}));
}

} // namespace slipway::github::endpoints
