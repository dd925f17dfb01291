// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace toml {
inline namespace v3 {
class node;
class table;
} // namespace v3
} // namespace toml

namespace slipway::storage {

/// Reads typed values out of one TOML table. The first fault is kept with its place; what is read after it is the
/// default. Readers of one file share the fault.
class TomlReader final {
public:
    using Fault = std::shared_ptr<std::optional<Error>>;
    /// Takes a text, returns what is wrong with it: the end of the sentence "'…' …", or nothing.
    using Check = std::function<QString(const QString &)>;

    TomlReader(const toml::table &table, Fault fault)
        : m_table(&table)
        , m_fault(std::move(fault))
    {
    }

    bool has(const char *key) const;
    /// nullopt when the key is absent or faulty.
    std::optional<QString> text(const char *key, const Check &check = {}) const;
    std::optional<QStringList> texts(const char *key, const Check &check = {}) const;
    std::optional<bool> truth(const char *key) const;
    /// One of a few words.
    template<class Enum>
    std::optional<Enum> word(const char *key, std::span<const std::pair<const char16_t *, Enum>> words) const
    {
        QStringList known;
        for (const auto &[name, value] : words)
            known.append(QString(name));
        const auto at = wordIndex(key, known);
        return at ? std::optional(words[static_cast<std::size_t>(*at)].second) : std::nullopt;
    }
    std::optional<TomlReader> table(const char *key) const;
    QList<TomlReader> tables(const char *key) const;
    /// A table of texts under names of the file's own; nullopt when it is absent or faulty.
    std::optional<QHash<QString, QString>> entries(const char *key, const Check &check = {}) const;

    /// Notes a fault at a key's value, or at the table itself where the key is absent.
    void fail(const char *key, const QString &what) const;

    /// The fault for a place in the file (both from 1).
    static Error faultAt(qint64 line, qint64 column, const QString &what);
    /// A piece of the file as it may stand in a message: short and without control characters.
    static QString quoted(const QString &text);

private:
    const toml::node *node(const char *key) const;
    void fail(const toml::node &node, const QString &what) const;
    std::optional<QString> textOf(const toml::node &node, const Check &check) const;
    std::optional<qsizetype> wordIndex(const char *key, const QStringList &words) const;

    const toml::table *m_table;
    Fault m_fault;
};

} // namespace slipway::storage
