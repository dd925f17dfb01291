// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace slipway {

/// A git object's name: 20 bytes of SHA-1. The null id (all zero) names nothing.
class ObjectId final {
public:
    using Bytes = std::array<quint8, 20>;

    ObjectId() = default;
    explicit ObjectId(const Bytes &bytes)
        : m_bytes(bytes)
    {
    }

    /// Takes exactly 40 hexadecimal digits of either case; anything else gives nullopt.
    static std::optional<ObjectId> fromHex(QStringView hex);

    /// 40 lower-case digits.
    QString hex() const;
    /// The first seven digits, for people.
    QString abbreviated() const;
    /// Whether hex() begins with `digits`, of either case; what is no hexadecimal digit begins none.
    bool startsWith(QStringView digits) const;
    bool isNull() const { return m_bytes == Bytes{}; }
    const Bytes &bytes() const { return m_bytes; }

    friend bool operator==(const ObjectId &, const ObjectId &) = default;
    friend auto operator<=>(const ObjectId &, const ObjectId &) = default;
    friend size_t qHash(const ObjectId &id, size_t seed = 0) noexcept
    {
        return qHashBits(id.m_bytes.data(), id.m_bytes.size(), seed);
    }

private:
    Bytes m_bytes{};
};

} // namespace slipway
