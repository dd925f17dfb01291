// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "objectid.h"

namespace slipway {

namespace {

int hexDigit(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    if (u >= u'a' && u <= u'f')
        return u - u'a' + 10;
    if (u >= u'A' && u <= u'F')
        return u - u'A' + 10;
    return -1;
}

} // namespace

std::optional<ObjectId> ObjectId::fromHex(QStringView hex)
{
    if (hex.size() != 40)
        return std::nullopt;
    Bytes bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto at = static_cast<qsizetype>(2 * i);
        const int high = hexDigit(hex[at]);
        const int low = hexDigit(hex[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[i] = static_cast<quint8>(high << 4 | low);
    }
    return ObjectId(bytes);
}

QString ObjectId::hex() const
{
    constexpr char16_t digits[] = u"0123456789abcdef";
    QString text(40, Qt::Uninitialized);
    qsizetype at = 0;
    for (const quint8 byte : m_bytes) {
        text[at++] = QChar(digits[byte >> 4]);
        text[at++] = QChar(digits[byte & 15]);
    }
    return text;
}

QString ObjectId::abbreviated() const
{
    return hex().first(7);
}

bool ObjectId::startsWith(QStringView digits) const
{
    if (digits.size() > 40)
        return false;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const quint8 byte = m_bytes[static_cast<std::size_t>(i / 2)];
        if (hexDigit(digits[i]) != (i % 2 == 0 ? byte >> 4 : byte & 15))
            return false;
    }
    return true;
}

} // namespace slipway
