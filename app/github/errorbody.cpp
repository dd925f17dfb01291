// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "errorbody.h"

#include "json.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

constexpr qsizetype longestText = 300;
constexpr qsizetype mostEntries = 20;

QString worded(const QString &field, const QString &code)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("GitHub", text); };
    if (code == "missing"_L1)
        return say(QT_TRANSLATE_NOOP("GitHub", "what “%1” names does not exist")).arg(field);
    if (code == "missing_field"_L1)
        return say(QT_TRANSLATE_NOOP("GitHub", "“%1” is missing")).arg(field);
    if (code == "invalid"_L1)
        return say(QT_TRANSLATE_NOOP("GitHub", "“%1” is not valid")).arg(field);
    if (code == "already_exists"_L1)
        return say(QT_TRANSLATE_NOOP("GitHub", "“%1” is already taken")).arg(field);
    if (field.isEmpty())
        return code;
    return code.isEmpty() ? field : field + u": "_s + code;
}

void addContexts(const QJsonObject &entry, QStringList &contexts)
{
    const QJsonArray names = json::list(entry, "contexts"_L1);
    for (const QJsonValue &value : names) {
        const QString name = cleaned(value.isString() ? value.toString() : json::text(value.toObject(), "context"_L1));
        if (!name.isEmpty() && contexts.size() < mostEntries)
            contexts += name;
    }
}

} // namespace

QString cleaned(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c.isSpace())
            result += u' ';
        else if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format)
            result += c;
        if (result.size() > 2 * longestText)
            break;
    }
    result = result.simplified();
    return result.size() > longestText ? QString(result.left(longestText - 1) + u'…') : result;
}

QString ErrorBody::allText() const
{
    return message + u'\n' + texts.join(u'\n');
}

QString ErrorBody::words() const
{
    QString text = texts.isEmpty() ? message : texts.join(u"; "_s);
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString ErrorBody::quoted() const
{
    const QString text = words();
    return text.isEmpty() ? QString() : u": "_s + text;
}

ErrorBody parseErrorBody(const QByteArray &body)
{
    ErrorBody result;
    const auto object = json::object(body);
    if (!object)
        return result;
    result.message = cleaned(json::text(*object, "message"_L1));
    const QJsonValue errors = object->value("errors"_L1);
    const QJsonArray entries = errors.isArray() ? errors.toArray() : QJsonArray{errors};
    for (qsizetype i = 0; i < std::min(entries.size(), mostEntries); ++i) {
        const QJsonObject entry = entries.at(i).toObject();
        const QString code = cleaned(json::text(entry, "code"_L1));
        QString text = cleaned(entries.at(i).toString(json::text(entry, "message"_L1)));
        if (text.isEmpty())
            text = cleaned(worded(cleaned(json::text(entry, "field"_L1)), code));
        if (!text.isEmpty())
            result.texts += text;
        if (!code.isEmpty())
            result.codes += code;
        addContexts(entry, result.contexts);
    }
    return result;
}

} // namespace slipway::github
