// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lastof.h"

#include "domain/objectid.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QUrl>

#include <chrono>
#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

namespace slipway::storage {

/// Writes values as CBOR. A struct is an array of its fields in the order in which fields() names them;
/// nullopt is "undefined", an invalid time "null", a time its milliseconds since 1970 UTC.
class CborWriter final {
public:
    explicit CborWriter(QByteArray *bytes)
        : m_stream(bytes)
    {
    }

    template<class... Fields>
    void operator()(const Fields &...values)
    {
        m_stream.startArray(sizeof...(values));
        (write(values), ...);
        m_stream.endArray();
    }

private:
    void write(bool value) { m_stream.append(value); }
    void write(std::integral auto value) { m_stream.append(static_cast<qint64>(value)); }
    template<class Enum>
        requires std::is_enum_v<Enum>
    void write(Enum value)
    {
        m_stream.append(static_cast<qint64>(value));
    }
    void write(std::chrono::seconds value) { m_stream.append(static_cast<qint64>(value.count())); }
    void write(const QString &value) { m_stream.append(QStringView(value)); }
    void write(const QUrl &value) { write(value.toString(QUrl::FullyEncoded)); }
    void write(const ObjectId &value)
    {
        m_stream.appendByteString(reinterpret_cast<const char *>(value.bytes().data()),
                                  static_cast<qsizetype>(value.bytes().size()));
    }
    void write(const QDateTime &value)
    {
        if (value.isValid())
            m_stream.append(value.toMSecsSinceEpoch());
        else
            m_stream.append(nullptr);
    }
    template<class T>
    void write(const std::optional<T> &value)
    {
        if (value)
            write(*value);
        else
            m_stream.append(QCborSimpleType::Undefined);
    }
    template<class T>
    void write(const QList<T> &values)
    {
        m_stream.startArray(static_cast<quint64>(values.size()));
        for (const T &value : values)
            write(value);
        m_stream.endArray();
    }
    template<class Key, class T>
    void write(const QHash<Key, T> &values)
    {
        m_stream.startMap(static_cast<quint64>(values.size()));
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            write(it.key());
            write(it.value());
        }
        m_stream.endMap();
    }
    template<class T>
        requires std::is_class_v<T>
    void write(const T &value)
    {
        fields(*this, value);
    }

    QCborStreamWriter m_stream;
};

/// Reads what CborWriter wrote. After the first thing that does not fit, ok() is false and nothing more is read.
class CborReader final {
public:
    /// `format`: in which the bytes were written, for fields() that came later.
    explicit CborReader(const QByteArray &bytes, int format = 0)
        : m_stream(bytes)
        , m_format(format)
    {
    }

    int format() const { return m_format; }

    /// Everything was read and fitted.
    bool ok() const { return m_ok; }

    template<class... Fields>
    void operator()(Fields &...values)
    {
        if (!enter(QCborStreamReader::Array, sizeof...(values)))
            return;
        (read(values), ...);
        leave();
    }

private:
    bool fail();
    bool enter(QCborStreamReader::Type type, std::optional<quint64> length = {});
    void leave();
    std::optional<qint64> integer();

    void read(bool &value);
    void read(QString &value);
    void read(QUrl &value);
    void read(ObjectId &value);
    void read(QDateTime &value);
    void read(std::chrono::seconds &value);

    template<std::integral T>
    void read(T &value)
    {
        const auto number = integer();
        if (number && std::in_range<T>(*number))
            value = static_cast<T>(*number);
        else
            fail();
    }
    template<class Enum>
        requires std::is_enum_v<Enum>
    void read(Enum &value)
    {
        const auto number = integer();
        if (number && *number >= 0 && *number <= static_cast<qint64>(lastOf<Enum>))
            value = static_cast<Enum>(*number);
        else
            fail();
    }
    template<class T>
    void read(std::optional<T> &value)
    {
        value.reset();
        if (m_ok && m_stream.isUndefined())
            m_stream.next();
        else
            read(value.emplace());
    }
    template<class T>
    void read(QList<T> &values)
    {
        values.clear();
        if (!enter(QCborStreamReader::Array))
            return;
        while (m_ok && m_stream.hasNext())
            read(values.emplaceBack());
        leave();
    }
    template<class Key, class T>
    void read(QHash<Key, T> &values)
    {
        values.clear();
        if (!enter(QCborStreamReader::Map))
            return;
        while (m_ok && m_stream.hasNext()) {
            Key key;
            read(key);
            read(values[key]);
        }
        leave();
    }
    template<class T>
        requires std::is_class_v<T>
    void read(T &value)
    {
        fields(*this, value);
    }

    QCborStreamReader m_stream;
    int m_format;
    bool m_ok = true;
};

} // namespace slipway::storage
