// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "description.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::test {

namespace {

/// The names of the parameters that may hold slashes.
QSet<QString> longParameters(const QJsonArray &parameters, const QJsonObject &shared)
{
    QSet<QString> names;
    for (const QJsonValue &value : parameters) {
        QJsonObject parameter = value.toObject();
        if (const QString reference = parameter.value("$ref"_L1).toString(); !reference.isEmpty())
            parameter = shared.value(reference.section(u'/', -1)).toObject();
        if (parameter.value("x-multi-segment"_L1).toBool())
            names += parameter.value("name"_L1).toString();
    }
    return names;
}

QRegularExpression patternOf(const QString &path, const QSet<QString> &longOnes)
{
    QStringList parts = path.split(u'/');
    for (QString &part : parts) {
        if (part.startsWith(u'{'))
            part = longOnes.contains(part.sliced(1, part.size() - 2)) ? u"(.+)"_s : u"([^/]+)"_s;
        else
            part = QRegularExpression::escape(part);
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(parts.join(u'/')));
}

} // namespace

QJsonObject readJson(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Description Description::read(const QString &name)
{
    Description description;
    const QJsonObject root = readJson(name);
    const QJsonObject shared = root.value("components"_L1).toObject().value("parameters"_L1).toObject();
    const QJsonObject paths = root.value("paths"_L1).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject methods = path.value().toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method) {
            const QJsonArray parameters = method.value().toObject().value("parameters"_L1).toArray();
            description.m_operations.append({.method = method.key().toUpper().toLatin1(),
                                             .path = path.key(),
                                             .pattern = patternOf(path.key(), longParameters(parameters, shared))});
        }
    }
    const auto fixedWords = [](const Operation &operation) {
        return operation.path.count(u'/') - operation.path.count(u'{');
    };
    std::ranges::stable_sort(description.m_operations, std::ranges::greater{}, fixedWords);
    return description;
}

const Operation *Description::find(const QByteArray &method, const QString &path) const
{
    const auto found = std::ranges::find_if(m_operations, [&](const Operation &operation) {
        return operation.method == method && operation.pattern.match(path).hasMatch();
    });
    return found == m_operations.cend() ? nullptr : &*found;
}

QString Description::withWholeParameters(const Operation &operation, const QString &path)
{
    QStringList values = operation.pattern.match(path).capturedTexts().mid(1);
    QStringList parts = operation.path.split(u'/');
    for (QString &part : parts) {
        if (part.startsWith(u'{'))
            part = values.takeFirst().replace(u'/', "%2F"_L1);
    }
    return parts.join(u'/');
}

} // namespace slipway::test
