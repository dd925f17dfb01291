// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include "sandbox/artifacts.h"
#include "sandbox/shapes.h"
#include "sandbox/storage.h"
#include "sandbox/store.h"

#include <QRegularExpression>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

namespace {

struct Found {
    ReleaseRecord *release = nullptr;
    AssetRecord *asset = nullptr;
};

Found find(State &state, qint64 id)
{
    for (ReleaseRecord &release : state.releases) {
        for (AssetRecord &asset : release.assets) {
            if (asset.id == id)
                return {&release, &asset};
        }
    }
    return {};
}

Response redirect(Context &context, AssetRecord &asset)
{
    ++asset.downloads;
    const QString address = context.links.storage + Storage::pathOf(context.state, asset.id);
    Response response = empty(302);
    response.headers.append({"Location", address.toLatin1()});
    return response;
}

/// GitHub turns what is odd in a file's name into dots.
QString cleanName(QString name)
{
    static const QRegularExpression odd(u"[^A-Za-z0-9@+_.-]+"_s);
    name.replace(odd, u"."_s);
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name;
}

bool isTaken(const ReleaseRecord &release, const QString &name, qint64 except = 0)
{
    for (const AssetRecord &each : release.assets) {
        if (each.name == name && each.id != except)
            return true;
    }
    return false;
}

} // namespace

Response assets(Context &context, const Request &request)
{
    const ReleaseRecord *release = context.state.findRelease(request.id());
    if (!release || (release->draft && !request.canWrite()))
        return notFound();
    QJsonArray all;
    for (const AssetRecord &each : release->assets)
        all.append(shapes::asset(context, *release, each));
    return paged(request, context.links.host, all);
}

Response asset(Context &context, const Request &request)
{
    const Found found = find(context.state, request.id());
    if (!found.asset || (found.release->draft && !request.canWrite()))
        return notFound();
    if (request.accept.contains("application/octet-stream"))
        return redirect(context, *found.asset);
    return json(shapes::asset(context, *found.release, *found.asset));
}

Response uploadAsset(Context &context, const Request &request)
{
    ReleaseRecord *release = context.state.findRelease(request.id());
    if (!release)
        return notFound();
    const QString name = cleanName(request.parameter(u"name"_s));
    if (name.isEmpty())
        return invalid(u"ReleaseAsset"_s, u"name"_s, u"missing_field"_s);
    if (release->immutable)
        return problem(422, u"Cannot upload assets to an immutable release."_s);
    if (request.body.isEmpty())
        return problem(400, u"Bad Content-Length: "_s);
    if (isTaken(*release, name))
        return invalid(u"ReleaseAsset"_s, u"name"_s, u"already_exists"_s);
    AssetRecord asset;
    asset.id = context.state.takeId();
    asset.name = name;
    asset.label = request.parameter(u"label"_s);
    asset.contentType = QString::fromLatin1(request.contentType);
    asset.uploader = request.login();
    asset.size = request.body.size();
    asset.digest = digest(request.body);
    asset.createdAt = context.now;
    if (!context.store.writeAsset(asset.id, request.body))
        return problem(500, u"Server Error"_s);
    release->assets.append(asset);
    return json(shapes::asset(context, *release, asset), 201);
}

Response updateAsset(Context &context, const Request &request)
{
    const Found found = find(context.state, request.id());
    if (!found.asset)
        return notFound();
    if (found.release->immutable)
        return problem(422, u"Cannot change assets of an immutable release."_s);
    const QString name = cleanName(request.json.value(u"name"_s).toString(found.asset->name));
    if (name.isEmpty())
        return invalid(u"ReleaseAsset"_s, u"name"_s, u"invalid"_s);
    if (isTaken(*found.release, name, found.asset->id))
        return invalid(u"ReleaseAsset"_s, u"name"_s, u"already_exists"_s);
    found.asset->name = name;
    found.asset->label = request.json.value(u"label"_s).toString(found.asset->label);
    return json(shapes::asset(context, *found.release, *found.asset));
}

Response deleteAsset(Context &context, const Request &request)
{
    const qint64 id = request.id();
    const Found found = find(context.state, id);
    if (!found.asset)
        return notFound();
    if (found.release->immutable)
        return problem(422, u"Cannot delete assets of an immutable release."_s);
    context.store.removeAsset(id);
    found.release->assets.removeIf([&](const AssetRecord &each) { return each.id == id; });
    return empty(204);
}

Response releaseDownload(Context &context, const Request &request)
{
    ReleaseRecord *release = context.state.publishedRelease(request.argument(u"tag"_s));
    if (!release)
        return notFound();
    for (AssetRecord &each : release->assets) {
        if (each.name == request.argument(u"asset"_s))
            return redirect(context, each);
    }
    return notFound();
}

} // namespace slipway::sandbox::handlers
