// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flatarchive.h"

#include <QTimeZone>

namespace slipway::storage {

namespace {

constexpr qint64 noTime = std::numeric_limits<qint64>::min(); // milliseconds; no valid time has so few

} // namespace

void FlatWriter::write(const QDateTime &value)
{
    write(value.isValid() ? value.toMSecsSinceEpoch() : noTime);
}

void FlatReader::read(bool &value)
{
    quint8 number = 0;
    read(number);
    if (number <= 1)
        value = number == 1;
    else
        m_ok = false;
}

void FlatReader::read(std::chrono::seconds &value)
{
    qint64 count = 0;
    read(count);
    value = std::chrono::seconds(count);
}

void FlatReader::read(QString &value)
{
    value = QString::fromUtf8(take(size()));
}

void FlatReader::read(QUrl &value)
{
    QString text;
    read(text);
    value = QUrl(text, QUrl::StrictMode);
}

void FlatReader::read(ObjectId &value)
{
    ObjectId::Bytes id{};
    if (const QByteArrayView bytes = take(qsizetype(id.size())); !bytes.isEmpty()) {
        std::memcpy(id.data(), bytes.data(), id.size());
        value = ObjectId(id);
    }
}

void FlatReader::read(QDateTime &value)
{
    qint64 milliseconds = noTime;
    read(milliseconds);
    value = milliseconds == noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::UTC);
}

} // namespace slipway::storage
