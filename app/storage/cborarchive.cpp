// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cborarchive.h"

#include <QTimeZone>

#include <algorithm>

namespace slipway::storage {

bool CborReader::fail()
{
    m_ok = false;
    return false;
}

bool CborReader::enter(QCborStreamReader::Type type, std::optional<quint64> length)
{
    if (!m_ok || m_stream.type() != type || !m_stream.isLengthKnown() || (length && m_stream.length() != *length))
        return fail();
    return m_stream.enterContainer() || fail();
}

void CborReader::leave()
{
    if (m_ok && (m_stream.hasNext() || !m_stream.leaveContainer()))
        fail();
}

std::optional<qint64> CborReader::integer()
{
    if (!m_ok || !m_stream.isInteger()) {
        fail();
        return std::nullopt;
    }
    const qint64 number = m_stream.toInteger();
    if (!m_stream.next())
        fail();
    return number;
}

void CborReader::read(bool &value)
{
    if (!m_ok || !m_stream.isBool()) {
        fail();
        return;
    }
    value = m_stream.toBool();
    m_stream.next();
}

void CborReader::read(QString &value)
{
    if (!m_ok || !m_stream.isString()) {
        fail();
        return;
    }
    value.clear();
    auto chunk = m_stream.readString();
    for (; chunk.status == QCborStreamReader::Ok; chunk = m_stream.readString())
        value += chunk.data;
    if (chunk.status == QCborStreamReader::Error)
        fail();
}

void CborReader::read(QUrl &value)
{
    QString text;
    read(text);
    value = QUrl(text, QUrl::StrictMode);
}

void CborReader::read(ObjectId &value)
{
    if (!m_ok || !m_stream.isByteArray()) {
        fail();
        return;
    }
    QByteArray bytes;
    auto chunk = m_stream.readByteArray();
    for (; chunk.status == QCborStreamReader::Ok; chunk = m_stream.readByteArray())
        bytes += chunk.data;
    ObjectId::Bytes id{};
    if (chunk.status == QCborStreamReader::Error || bytes.size() != static_cast<qsizetype>(id.size())) {
        fail();
        return;
    }
    std::ranges::transform(bytes, id.begin(), [](char byte) { return static_cast<quint8>(byte); });
    value = ObjectId(id);
}

void CborReader::read(QDateTime &value)
{
    if (m_ok && m_stream.isNull()) {
        value = {};
        m_stream.next();
    } else if (const auto milliseconds = integer()) {
        value = QDateTime::fromMSecsSinceEpoch(*milliseconds, QTimeZone::UTC);
    }
}

void CborReader::read(std::chrono::seconds &value)
{
    value = std::chrono::seconds(integer().value_or(0));
}

} // namespace slipway::storage
