// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens.h"

#include "git/gitmodel.h"
#include "storage/tokenstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services {

QFuture<Result<Secret>> findToken(const RepositoryName &repository)
{
    // The store lives until the keychain has answered.
    const auto store = std::make_shared<storage::TokenStore>();
    return store->find(repository).then([store](const Result<Secret> &token) { return token; });
}

QFuture<Result<QList<RepositoryName>>> remoteRepositories(const QString &clonePath)
{
    const auto model = std::make_shared<git::GitModel>(clonePath);
    return model->remotes().then(QCoreApplication::instance(),
                                 [model](const Result<QList<git::Remote>> &remotes) -> Result<QList<RepositoryName>> {
                                     if (!remotes)
                                         return std::unexpected(remotes.error());
                                     // In a fork, "upstream" is where releases are made.
                                     QList<git::Remote> ordered = *remotes;
                                     const auto rank = [](const git::Remote &remote) {
                                         return remote.name == u"upstream" ? 0 : remote.name == u"origin" ? 1 : 2;
                                     };
                                     std::ranges::stable_sort(ordered, {}, rank);
                                     QList<RepositoryName> names;
                                     for (const git::Remote &remote : std::as_const(ordered)) {
                                         const auto name = RepositoryName::fromRemote(remote.url);
                                         if (name && !names.contains(*name))
                                             names.append(*name);
                                     }
                                     return names;
                                 });
}

} // namespace slipway::services
