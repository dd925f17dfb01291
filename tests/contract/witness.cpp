// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "witness.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::test {

namespace {

// Between the two functions of the front:
constexpr QByteArrayView operationHeader = "x-contract-operation";
constexpr QByteArrayView pathHeader = "x-contract-path";
// Between the back and the front, where Prism would follow a redirect by itself:
constexpr QByteArrayView placeHeader = "x-contract-location";

constexpr QByteArrayView violationsHeader = "sl-violations"; // Prism's own

QString joined(const QJsonArray &location)
{
    QStringList parts;
    for (const QJsonValue &part : location)
        parts += part.toVariant().toString();
    static const QRegularExpression number(u"\\A[0-9]+\\z"_s);
    parts.replaceInStrings(number, u"*"_s);
    return parts.join(u'.');
}

const QString uploads = u"/api/uploads"_s;

void rename(RelayedAnswer &answer, QByteArrayView from, QByteArrayView to)
{
    if (!answer.headers.contains(from))
        return;
    const QByteArray value = answer.headers.value(from).toByteArray();
    answer.headers.removeAll(from);
    answer.headers.append(to, value);
}

} // namespace

Witness::Witness(const QString &descriptionFile, const QString &basePath, QList<LeftOut> &leftOut)
    : m_basePath(basePath)
    , m_leftOut(leftOut)
    , m_description(Description::read(descriptionFile))
    , m_front([this](RelayedRequest &request) { prepare(request); },
              [this](const RelayedRequest &request, RelayedAnswer &answer) { finish(request, answer); })
    , m_back([this](RelayedRequest &request) { leadUpload(request); },
             [](const RelayedRequest &, RelayedAnswer &answer) { rename(answer, "location", placeHeader); })
    , m_prism(descriptionFile, m_back.url())
{
}

bool Witness::isReady()
{
    if (m_description.isEmpty() || !m_prism.isListening())
        return false;
    m_front.setTarget(m_prism.url());
    return true;
}

QUrl Witness::apiUrl() const
{
    QUrl url = m_front.url();
    url.setPath(m_basePath);
    return url;
}

void Witness::setServer(const QUrl &url)
{
    m_server = url;
    QUrl base = url;
    base.setPath(m_basePath);
    m_back.setTarget(base);
}

void Witness::prepare(RelayedRequest &request)
{
    m_requests += m_rehearsing ? 0 : 1;
    QString path = request.target.path(QUrl::FullyEncoded);
    for (const QString &base : {m_basePath, uploads}) // Prism knows the paths below them
        path.remove(0, path.startsWith(base + u'/') ? base.size() : 0);
    const Operation *operation = m_description.find(request.method, path);
    QString name = QString::fromLatin1(request.method) + u' ' + path;
    if (operation) {
        name = operation->name();
        path = Description::withWholeParameters(*operation, path);
    }
    if (!m_rehearsing)
        ++m_operations[name];
    request.headers.replaceOrAppend(operationHeader, name);
    request.headers.replaceOrAppend(pathHeader, request.target.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    QByteArray target = m_prism.url().toEncoded();
    if (isLeftOut(name, 0, {})) {
        ++m_leftOutRequests;
        target = m_server.toEncoded() + m_basePath.toLatin1();
    }
    target += path.toLatin1();
    if (request.target.hasQuery())
        target += '?' + request.target.query(QUrl::FullyEncoded).toLatin1();
    request.target = QUrl::fromEncoded(target);
}

/// Enterprise Server takes uploads at a path of their own.
void Witness::leadUpload(RelayedRequest &request) const
{
    const QByteArray asked = request.headers.value(pathHeader).toByteArray();
    if (QByteArrayView(asked).startsWith(uploads.toLatin1()))
        request.target = QUrl::fromEncoded(QByteArray(m_server.toEncoded() + asked));
}

QList<Violation> Witness::takeViolations()
{
    m_violationCount += m_rehearsing ? 0 : int(m_violations.size());
    return std::exchange(m_violations, {});
}

void Witness::finish(const RelayedRequest &request, RelayedAnswer &answer)
{
    const QString operation = QString::fromUtf8(request.headers.value(operationHeader));
    rename(answer, placeHeader, "location");
    note(operation, answer);
    if (!m_rehearsing && answer.status >= 200 && answer.status < 300 && !isLeftOut(operation, 0, {})) {
        m_examples.insert(operation,
                          {.method = request.method,
                           .path = request.headers.value(pathHeader).toByteArray(),
                           .headers = request.headers,
                           .body = request.body,
                           .status = answer.status});
    }
    lead(answer);
}

void Witness::note(const QString &operation, const RelayedAnswer &answer)
{
    const QString told = u"%1 %2"_s.arg(operation).arg(answer.status);
    if (answer.headers.value(QHttpHeaders::WellKnownHeader::ContentType) == "application/problem+json") {
        m_violations.append({told, u"Prism"_s, QString::fromUtf8(answer.body)}); // its own answer
        return;
    }
    const QByteArray header = answer.headers.value(violationsHeader).toByteArray();
    if (header.isEmpty())
        return;
    const QJsonArray listed = QJsonDocument::fromJson(header).array();
    if (listed.isEmpty())
        m_violations.append({told, u"many"_s, QString::fromUtf8(header)});
    for (const QJsonValue &value : listed) {
        const QJsonObject violation = value.toObject();
        const QString message = violation.value("message"_L1).toString();
        const QString place = joined(violation.value("location"_L1).toArray());
        const bool noSuchStatus = message.startsWith("Unable to match the returned status code"_L1);
        if (!isLeftOut(operation, answer.status, noSuchStatus ? QString() : place))
            m_violations.append({told, place, violation.value("severity"_L1).toString() + u": " + message});
        else
            ++m_leftOutViolations;
    }
}

/// The links of paged lists, and where assets go, lead back here.
void Witness::lead(RelayedAnswer &answer) const
{
    const QByteArray there = m_server.toEncoded() + "/repos/";
    const QByteArray here = apiUrl().toEncoded() + "/repos/";
    answer.body.replace(there, here);
    if (QByteArray link = answer.headers.value("link").toByteArray(); !link.isEmpty()) {
        answer.headers.removeAll("link");
        answer.headers.append("link", link.replace(there, here));
    }
}

bool Witness::isLeftOut(const QString &operation, int status, const QString &place)
{
    const auto found = std::ranges::find_if(m_leftOut, [&](const LeftOut &each) {
        const bool about = each.operation == operation || each.operation == "ANY"_L1;
        return about && each.status == status && each.place == place;
    });
    if (found == m_leftOut.end())
        return false;
    found->used = true;
    return true;
}

} // namespace slipway::test
