// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "description.h"
#include "leftout.h"
#include "prism.h"
#include "relay.h"

#include <QMap>

namespace slipway::test {

/// What a request or its answer has against the description.
struct Violation {
    QString operation; ///< "GET /repos/{owner}/{repo}/tags 200"
    QString where; ///< "response.body.0.node_id"
    QString message;

    QString text() const { return operation + QStringLiteral(": ") + where + u' ' + message; }
};

/// A request of which the answer was a success.
struct Example {
    QByteArray method;
    QByteArray path; ///< and query
    QHttpHeaders headers;
    QByteArray body;
    int status = 0;
};

/// client → front → Prism → back → sandbox. The front knows which operation each request is and keeps what Prism has
/// against it; both ends keep the two servers' addresses apart.
class Witness final {
public:
    /// `basePath`: what the API has before its paths, as on an Enterprise Server.
    Witness(const QString &descriptionFile, const QString &basePath, QList<LeftOut> &leftOut);

    bool isReady();
    QByteArray output() const { return m_prism.output(); }

    /// What clients speak to.
    QUrl apiUrl() const;
    /// What answers in the end.
    void setServer(const QUrl &url);

    /// While rehearsing, nothing is counted.
    void setRehearsing(bool rehearsing) { m_rehearsing = rehearsing; }
    int requests() const { return m_requests; }
    /// Requests that went around Prism, and violations that left-out.txt names.
    int leftOutRequests() const { return m_leftOutRequests; }
    int leftOutViolations() const { return m_leftOutViolations; }
    /// Each with the number of its requests.
    const QMap<QString, int> &operations() const { return m_operations; }
    int violations() const { return m_violationCount; }
    /// Those since the last call.
    QList<Violation> takeViolations();
    /// One for each operation that went through Prism.
    const QMap<QString, Example> &examples() const { return m_examples; }

private:
    void prepare(RelayedRequest &request);
    void leadUpload(RelayedRequest &request) const;
    void finish(const RelayedRequest &request, RelayedAnswer &answer);
    void note(const QString &operation, const RelayedAnswer &answer);
    void lead(RelayedAnswer &answer) const;
    bool isLeftOut(const QString &operation, int status, const QString &place);

    QString m_basePath;
    QList<LeftOut> &m_leftOut;
    Description m_description;
    Relay m_front;
    Relay m_back;
    Prism m_prism;
    QUrl m_server;
    QMap<QString, int> m_operations;
    QMap<QString, Example> m_examples;
    QList<Violation> m_violations;
    int m_requests = 0;
    int m_leftOutRequests = 0;
    int m_leftOutViolations = 0;
    int m_violationCount = 0;
    bool m_rehearsing = false;
};

} // namespace slipway::test
