// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/repositoryname.h"
#include "domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace slipway::github {

/// One request to the API, without host, token or headers: those are the transport's.
struct ApiRequest {
    enum class Method { Get, Post, Patch, Put, Delete };
    enum class Host { Api, Uploads };
    using Query = QList<QPair<QString, QString>>;

    Method method = Method::Get;
    QByteArray path; ///< percent-encoded, from "/repos/…"
    Query query{}; ///< decoded
    QJsonObject body{}; ///< mutations only
    QString subject{}; ///< what it is about, for sentences: "octocat/hello", "v1.2.3"
    QUrl page{}; ///< a following page, as the host named it; in place of path and query
    QByteArray accept{}; ///< what is asked for; empty: GitHub's JSON
    Host host = Host::Api; ///< Uploads: the one that takes assets (see uploadsUrl)
    QByteArray contentType{}; ///< of a file that is sent; empty: JSON

    /// Mutations are sent one after the other and never twice. Only GET is safe to repeat.
    bool isMutation() const { return method != Method::Get; }
    QByteArray verb() const;
    /// The whole address under the API's base, which may have a path of its own (https://HOST/api/v3).
    QUrl url(const QUrl &base) const;
    /// Verb and path for technical details of errors.
    QString describe() const;

    friend bool operator==(const ApiRequest &, const ApiRequest &) = default;
};

/// The names as path, each percent-encoded, a "/" within a name included. Empty names, "." and ".." lead elsewhere
/// than where they are asked to, so that they give BadInput.
Result<QByteArray> encodedPath(const QStringList &names);

/// GET below /repos/{owner}/{repo}. The subject is the repository until something better is set.
Result<ApiRequest> getFrom(const RepositoryName &repository, const QStringList &names, ApiRequest::Query query = {});
/// POST, PATCH, PUT or DELETE below /repos/{owner}/{repo}.
Result<ApiRequest> changeAt(ApiRequest::Method method, const RepositoryName &repository, const QStringList &names,
                            QJsonObject body);
/// The same request with a subject.
Result<ApiRequest> about(QString subject, Result<ApiRequest> request);

/// GitHub's largest page.
inline constexpr int largestPage = 100;
ApiRequest::Query perPage(int count = largestPage);

} // namespace slipway::github
