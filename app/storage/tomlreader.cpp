// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tomlreader.h"

#include <QCoreApplication>

#include <toml++/toml.hpp>

namespace slipway::storage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::storage::Toml)
};

} // namespace

Error TomlReader::faultAt(qint64 line, qint64 column, const QString &what)
{
    return {.kind = ErrorKind::BadInput,
            //: %3 is a sentence about what is wrong there
            .message =
                Words::tr(".slipway.toml, line %1, column %2: %3 Until it is corrected, the file does not count.")
                    .arg(QString::number(line), QString::number(column), what)};
}

QString TomlReader::quoted(const QString &text)
{
    constexpr qsizetype longest = 40;
    QString shown;
    for (const QChar c : text.left(longest))
        shown += c.isPrint() ? c : QChar(QChar::ReplacementCharacter);
    return text.size() > longest ? QString(shown + u'…') : shown;
}

const toml::node *TomlReader::node(const char *key) const
{
    return m_table->get(key);
}

bool TomlReader::has(const char *key) const
{
    return node(key) != nullptr;
}

void TomlReader::fail(const toml::node &node, const QString &what) const
{
    if (*m_fault)
        return;
    const toml::source_position place = node.source().begin;
    *m_fault = faultAt(place.line, place.column, what);
}

void TomlReader::fail(const char *key, const QString &what) const
{
    const toml::node *found = node(key);
    fail(found ? *found : static_cast<const toml::node &>(*m_table), what);
}

std::optional<QString> TomlReader::textOf(const toml::node &node, const Check &check) const
{
    const auto *value = node.as_string();
    if (!value) {
        fail(node, Words::tr("a text in quotes is expected here."));
        return std::nullopt;
    }
    const QString text = QString::fromStdString(value->get());
    const QString wrong = check ? check(text) : QString();
    if (!wrong.isEmpty()) {
        fail(node, wrong);
        return std::nullopt;
    }
    return text;
}

std::optional<QString> TomlReader::text(const char *key, const Check &check) const
{
    const toml::node *found = node(key);
    return found ? textOf(*found, check) : std::nullopt;
}

std::optional<QStringList> TomlReader::texts(const char *key, const Check &check) const
{
    const toml::node *found = node(key);
    if (!found)
        return std::nullopt;
    const toml::array *array = found->as_array();
    if (!array) {
        fail(*found, Words::tr("a list of texts is expected here, as in [\"one\"]."));
        return std::nullopt;
    }
    QStringList list;
    for (const toml::node &element : *array) {
        const auto text = textOf(element, check);
        if (!text)
            return std::nullopt;
        list.append(*text);
    }
    return list;
}

std::optional<bool> TomlReader::truth(const char *key) const
{
    const toml::node *found = node(key);
    if (!found)
        return std::nullopt;
    if (const auto *value = found->as_boolean())
        return value->get();
    fail(*found, Words::tr("true or false is expected here, without quotes."));
    return std::nullopt;
}

std::optional<qsizetype> TomlReader::wordIndex(const char *key, const QStringList &words) const
{
    const auto given = text(key);
    if (!given)
        return std::nullopt;
    const qsizetype at = words.indexOf(*given);
    if (at >= 0)
        return at;
    fail(key,
         Words::tr("“%1” is not known here; use one of: %2.").arg(quoted(*given), words.join(QStringLiteral(", "))));
    return std::nullopt;
}

std::optional<TomlReader> TomlReader::table(const char *key) const
{
    const toml::node *found = node(key);
    if (!found)
        return std::nullopt;
    if (const toml::table *inner = found->as_table())
        return TomlReader(*inner, m_fault);
    fail(*found, Words::tr("“%1” is a section; write it as [%1].").arg(QString::fromUtf8(key)));
    return std::nullopt;
}

std::optional<QHash<QString, QString>> TomlReader::entries(const char *key, const Check &check) const
{
    const auto section = table(key);
    if (!section)
        return std::nullopt;
    QHash<QString, QString> values;
    for (const auto &[name, value] : *section->m_table) {
        const auto text = textOf(value, check);
        if (!text)
            return std::nullopt;
        values.insert(QString::fromUtf8(name.str().data(), static_cast<qsizetype>(name.str().size())), *text);
    }
    return values;
}

QList<TomlReader> TomlReader::tables(const char *key) const
{
    const toml::node *found = node(key);
    if (!found)
        return {};
    QList<TomlReader> list;
    const toml::array *array = found->as_array();
    const auto isTable = [](const toml::node &element) { return element.is_table(); };
    if (array && std::ranges::all_of(*array, isTable)) {
        for (const toml::node &element : *array)
            list.append(TomlReader(*element.as_table(), m_fault));
        return list;
    }
    fail(*found, Words::tr("there can be several of “%1”; write each one as [[%1]].").arg(QString::fromUtf8(key)));
    return {};
}

} // namespace slipway::storage
