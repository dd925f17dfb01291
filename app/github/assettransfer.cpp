// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assettransfer.h"

#include "endpoints/assets.h"
#include "endpoints/releases.h"
#include "errorbody.h"
#include "origin.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

Error foreignUploads(const QUrl &address)
{
    return {.kind = ErrorKind::RuleViolation,
            .message =
                QCoreApplication::translate("GitHub",
                                            "The release says that its assets are uploaded to %1, which is not "
                                            "GitHub's host for that, so nothing was sent; check the API address.")
                    .arg(address.isValid() ? cleaned(address.host()) : u"“”"_s)};
}

} // namespace

void readAssetText(CallFor<QByteArray> &call, const RepositoryName &repository, qint64 id, qint64 limit)
{
    const auto sink = std::make_shared<MemorySink>(limit);
    call.transfer(endpoints::assetContent(repository, id), {.sink = sink}, [&call, sink](Result<ApiAnswer> answer) {
        call.finish(std::move(answer).transform([&](const ApiAnswer &) { return sink->bytes(); }));
    });
}

void readAssetToFile(CallFor<QString> &call, const RepositoryName &repository, qint64 id, const QString &file,
                     TransferProgress progress)
{
    const auto sink = std::make_shared<FileSink>(file, std::move(progress));
    call.transfer(endpoints::assetContent(repository, id), {.sink = sink}, [&call, sink](Result<ApiAnswer> answer) {
        call.finish(std::move(answer).and_then([&](const ApiAnswer &) { return sink->keep(); }));
    });
}

void uploadAsset(CallFor<Asset> &call, const RepositoryName &repository, qint64 release, const AssetFile &asset,
                 TransferProgress progress)
{
    auto upload = endpoints::uploadAsset(repository, release, asset.name, asset.contentType);
    call.ask(endpoints::release(repository, release), endpoints::parseUploadAddress,
             [&call, asset, upload = std::move(upload), progress = std::move(progress)](const QUrl &address) {
                 if (!address.isEmpty() && !isUploadsHost(address, call.transport().settings().apiUrl))
                     return call.fail(foreignUploads(address));
                 const QString description = upload ? upload->describe() : QString();
                 call.transfer(upload, {.file = asset.path, .progress = progress},
                               [&call, description](Result<ApiAnswer> answer) {
                                   call.finish(std::move(answer).and_then([&](const ApiAnswer &made) {
                                       return endpoints::parseAsset(made.body).transform_error([&](Error error) {
                                           return CallFor<Asset>::inRequest(std::move(error), description);
                                       });
                                   }));
                               });
             });
}

} // namespace slipway::github
