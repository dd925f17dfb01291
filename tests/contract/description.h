// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QString>

namespace slipway::test {

/// Empty when the file cannot be read.
QJsonObject readJson(const QString &file);

/// One operation of GitHub's description.
struct Operation {
    QByteArray method; ///< "GET"
    QString path; ///< the template: "/repos/{owner}/{repo}/git/ref/{ref}"
    QRegularExpression pattern{};

    QString name() const { return QString::fromLatin1(method) + u' ' + path; }
};

/// The operations in one of GitHub's OpenAPI descriptions.
class Description final {
public:
    /// Nothing in it when the file cannot be read.
    static Description read(const QString &file);

    /// Writes a description with those paths only that can concern Slipway. Prism compares each request with every
    /// path, and checks every path's schemas when it starts: with all 1,100 operations a request takes a tenth of a
    /// second. What stands in the description about those paths stays as it is.
    static bool cut(const QString &file, const QString &to);

    bool isEmpty() const { return m_operations.isEmpty(); }
    /// For a percent-encoded path below the API's base; nullptr when GitHub describes none.
    const Operation *find(const QByteArray &method, const QString &path) const;
    /// The same path with each slash inside of a parameter as %2F. GitHub marks such parameters ("x-multi-segment"),
    /// which OpenAPI itself does not know, so a validator takes them for two parameters.
    static QString withWholeParameters(const Operation &operation, const QString &path);

private:
    QList<Operation> m_operations; ///< those with more fixed words come first
};

} // namespace slipway::test
