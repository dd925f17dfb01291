// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lastof.h"

#include "domain/objectid.h"
#include "domain/rare.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QUrl>
#include <QtEndian>

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstring>
#include <limits>
#include <optional>
#include <type_traits>

namespace slipway::storage {

/// Writes values one after the other, without their types: for a cache that is read at every start, where CBOR takes
/// four times as long, and that may be thrown away with every new format. Numbers are little-endian and as wide as in
/// memory, an enumerator one byte, a text its length in bytes and UTF-8, a time its milliseconds since 1970 UTC, an
/// optional a byte that says whether a value follows, a list its length and its items.
class FlatWriter final {
public:
    explicit FlatWriter(QByteArray *bytes)
        : m_bytes(*bytes)
    {
    }

    template<class... Fields>
    void operator()(const Fields &...values)
    {
        (write(values), ...);
    }

private:
    void write(std::integral auto value)
    {
        char bytes[sizeof value];
        qToLittleEndian(value, bytes);
        m_bytes.append(bytes, sizeof value);
    }
    template<class Enum>
        requires std::is_enum_v<Enum>
    void write(Enum value)
    {
        static_assert(static_cast<quint64>(lastOf<Enum>) <= std::numeric_limits<quint8>::max());
        write(static_cast<quint8>(value));
    }
    void writeSize(qsizetype size) { write(static_cast<quint32>(size)); }
    void write(std::chrono::seconds value) { write(static_cast<qint64>(value.count())); }
    void write(const QString &value)
    {
        const QByteArray text = value.toUtf8();
        writeSize(text.size());
        m_bytes.append(text);
    }
    void write(const QUrl &value) { write(value.toString(QUrl::FullyEncoded)); }
    void write(const ObjectId &value)
    {
        m_bytes.append(reinterpret_cast<const char *>(value.bytes().data()), qsizetype(value.bytes().size()));
    }
    void write(const QDateTime &value);
    template<class T>
    void write(const std::optional<T> &value)
    {
        write(value.has_value());
        if (value)
            write(*value);
    }
    template<class T>
    void write(const Rare<T> &value)
    {
        write(value.has_value());
        if (value)
            write(*value);
    }
    template<class T>
    void write(const QList<T> &values)
    {
        writeSize(values.size());
        for (const T &value : values)
            write(value);
    }
    template<class Key, class T>
    void write(const QHash<Key, T> &values)
    {
        writeSize(values.size());
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            write(it.key());
            write(it.value());
        }
    }
    template<class T>
        requires std::is_class_v<T>
    void write(const T &value)
    {
        fields(*this, value);
    }

    QByteArray &m_bytes;
};

/// Reads what FlatWriter wrote. After the first thing that does not fit, ok() is false and nothing more is read.
class FlatReader final {
public:
    /// The bytes stay where they are as long as it reads.
    explicit FlatReader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    /// Everything was read and fitted.
    bool ok() const { return m_ok && m_rest.isEmpty(); }

    template<class... Fields>
    void operator()(Fields &...values)
    {
        (read(values), ...);
    }

private:
    /// The next bytes; empty when there are not so many.
    QByteArrayView take(qsizetype size)
    {
        if (!m_ok || size > m_rest.size()) {
            m_ok = false;
            return {};
        }
        const QByteArrayView taken = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return taken;
    }
    qsizetype size()
    {
        quint32 size = 0;
        read(size);
        return static_cast<qsizetype>(size);
    }
    /// Memory for so many items at once; a length that is damage asks for no more than that.
    static qsizetype roomFor(qsizetype size) { return std::min<qsizetype>(size, 20'000); }

    template<std::integral T>
    void read(T &value)
    {
        if (const QByteArrayView bytes = take(sizeof(T)); !bytes.isEmpty())
            value = qFromLittleEndian<T>(bytes.data());
    }
    void read(bool &value);
    template<class Enum>
        requires std::is_enum_v<Enum>
    void read(Enum &value)
    {
        quint8 number = 0;
        read(number);
        if (number <= static_cast<quint8>(lastOf<Enum>))
            value = static_cast<Enum>(number);
        else
            m_ok = false;
    }
    void read(std::chrono::seconds &value);
    void read(QString &value);
    void read(QUrl &value);
    void read(ObjectId &value);
    void read(QDateTime &value);

    template<class T>
    void read(std::optional<T> &value)
    {
        bool isThere = false;
        read(isThere);
        if (isThere)
            read(value.emplace());
        else
            value.reset();
    }
    template<class T>
    void read(Rare<T> &value)
    {
        std::optional<T> found;
        read(found);
        value = std::move(found);
    }
    template<class T>
    void read(QList<T> &values)
    {
        qsizetype rest = size();
        values.clear();
        values.reserve(roomFor(rest));
        for (; m_ok && rest > 0; --rest)
            read(values.emplaceBack());
    }
    template<class Key, class T>
    void read(QHash<Key, T> &values)
    {
        qsizetype rest = size();
        values.clear();
        values.reserve(roomFor(rest));
        for (; m_ok && rest > 0; --rest) {
            Key key;
            read(key);
            read(values[key]);
        }
    }
    template<class T>
        requires std::is_class_v<T>
    void read(T &value)
    {
        fields(*this, value);
    }

    QByteArrayView m_rest;
    bool m_ok = true;
};

} // namespace slipway::storage
