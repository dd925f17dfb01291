// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "description.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace slipway::test {

namespace {

/// Whether Slipway may ask for it: itself, people, and what a repository has that releases are made with.
bool concernsSlipway(const QString &path)
{
    static const QRegularExpression wanted(
        u"\\A(/user|/users/\\{username\\}|/repos/\\{owner\\}/\\{repo\\}(/(actions/"
        u"(runs|workflows)|check-runs|collaborators|commits|"
        "compare|contents|deployments|environments|git|immutable-releases|pulls|releases|rules|rulesets|statuses|tags)(/.*)?)?)\\z"_s);
    return wanted.match(path).hasMatch();
}

/// Prism drops, without a word, every schema with `nullable` beside oneOf, anyOf or allOf and no `type`, or with null
/// among the values of a nullable enum: nothing of such an answer would be compared. The same is said in another way.
QJsonValue withPlainNullables(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray all;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            all.append(withPlainNullables(item));
        return all;
    }
    if (!value.isObject())
        return value;
    const QJsonObject before = value.toObject();
    QJsonObject object;
    for (auto each = before.begin(); each != before.end(); ++each)
        object.insert(each.key(), withPlainNullables(each.value()));
    if (object.value("nullable"_L1) != QJsonValue(true))
        return object;
    if (QJsonArray values = object.value("enum"_L1).toArray(); !values.isEmpty()) {
        for (qsizetype i = values.size() - 1; i >= 0; --i) {
            if (values.at(i).isNull())
                values.removeAt(i);
        }
        object.insert("enum"_L1, values);
    }
    const bool composed = object.contains("oneOf"_L1) || object.contains("anyOf"_L1) || object.contains("allOf"_L1);
    if (object.value("type"_L1).isString() || !composed)
        return object;
    object.remove("nullable"_L1);
    const QJsonObject onlyNull{
        {u"type"_s, u"object"_s}, {u"nullable"_s, true}, {u"not"_s, QJsonObject{{u"type"_s, u"object"_s}}}};
    return QJsonObject{{u"anyOf"_s, QJsonArray{object, onlyNull}}};
}

} // namespace

bool Description::cut(const QString &name, const QString &to)
{
    QJsonObject root = readJson(name);
    const QJsonObject all = root.value("paths"_L1).toObject();
    QJsonObject paths;
    for (auto path = all.begin(); path != all.end(); ++path) {
        if (concernsSlipway(path.key()))
            paths.insert(path.key(), withPlainNullables(path.value()));
    }
    root.insert("paths"_L1, paths);
    root.insert("components"_L1, withPlainNullables(root.value("components"_L1)));
    root.remove("webhooks"_L1);
    root.remove("x-webhooks"_L1);
    QFile file(to);
    const QByteArray text = QJsonDocument(root).toJson(QJsonDocument::Compact);
    return !paths.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace slipway::test
