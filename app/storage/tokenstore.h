// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/repositoryname.h"
#include "domain/result.h"
#include "domain/secret.h"

#include <QFuture>
#include <QProcessEnvironment>

namespace slipway::storage {

/// Tokens, from the environment or the desktop's keychain (Secret Service, KWallet) and from nowhere else: where there
/// is no keychain nothing is written, least of all in plain text. Needs a running event loop;
/// the futures may outlive the store. Used on one thread, the one that made it.
class TokenStore final {
public:
    /// `environment` is a parameter for the tests.
    explicit TokenStore(const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
        : m_environment(environment)
    {
    }

    /// The environment's token for a repository's host, the first that is set: SLIPWAY_TOKEN, for any host; then for
    /// github.com, *.ghe.com and loopback GH_TOKEN, GITHUB_TOKEN; for any other host GH_ENTERPRISE_TOKEN,
    /// GITHUB_ENTERPRISE_TOKEN (as in GitHub CLI, `gh help environment`). Spaces around it are dropped. Empty: none is
    /// set. Fails with BadInput, naming the variable, when it holds what no token can.
    Result<Secret> fromEnvironment(const RepositoryName &repository) const;

    /// The environment's token, else the keychain's; empty when there is none or no keychain.
    QFuture<Result<Secret>> find(const RepositoryName &repository) const;

    /// The keychain's token for a host; empty when there is none or no keychain. Fails with Storage when it refuses, or
    /// says nothing for a minute, as while it waits for somebody to unlock it.
    QFuture<Result<Secret>> read(const QString &host) const;
    /// Fails with BadInput for what cannot be a token and with Storage where there is no keychain.
    QFuture<Result<void>> write(const QString &host, const Secret &token) const;
    /// Done as well when there was none.
    QFuture<Result<void>> remove(const QString &host) const;

    /// Whether it can be sent in a header: printable ASCII without spaces, of a length that makes sense.
    static bool isPlausible(const Secret &token);

private:
    QProcessEnvironment m_environment;
};

} // namespace slipway::storage
