// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assettransfer.h"

#include "endpoints/assets.h"

namespace slipway::github {

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

} // namespace slipway::github
