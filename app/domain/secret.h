// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace slipway {

/// A token. It has no stream operator, no conversion and no QString form, so that it cannot be printed,
/// logged or written by accident; reveal() is called where the Authorization header is made and where
/// the keychain is written, and nowhere else (a test counts the calls).
class Secret final {
public:
    Secret() = default;
    explicit Secret(QByteArray value)
        : m_value(std::move(value))
    {
    }
    ~Secret();
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    /// What it held before is wiped like at its end.
    Secret &operator=(Secret other) noexcept
    {
        m_value.swap(other.m_value);
        return *this;
    }

    bool isEmpty() const { return m_value.isEmpty(); }
    const QByteArray &reveal() const { return m_value; }
    /// A one-way name of this token (first 16 hexadecimal digits of a SHA-256 over it with a purpose
    /// prefix), to key caches by. Empty for the empty secret.
    QByteArray fingerprint() const;

    friend bool operator==(const Secret &, const Secret &) = default;

private:
    QByteArray m_value;
};

template<class Stream>
Stream &operator<<(Stream &, const Secret &) = delete;

} // namespace slipway
