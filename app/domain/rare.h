// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace slipway {

/// A value that few of many holders have, read as std::optional is: without it, it takes the room of two pointers, and
/// copies share it. It is replaced, never changed in its place. Two are equal where their values are; to make an
/// optional of it copies the value.
template<class T>
class Rare final {
public:
    Rare() = default;
    Rare(std::nullopt_t) { }
    Rare(T value)
        : m_value(std::make_shared<const T>(std::move(value)))
    {
    }
    Rare(std::optional<T> value)
        : m_value(value ? std::make_shared<const T>(*std::move(value)) : nullptr)
    {
    }
    explicit operator std::optional<T>() const { return m_value ? std::optional<T>(*m_value) : std::nullopt; }

    bool has_value() const { return m_value != nullptr; }
    explicit operator bool() const { return has_value(); }
    /// Only where there is one.
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return m_value.get(); }
    T value_or(T other) const { return m_value ? *m_value : std::move(other); }

    friend bool operator==(const Rare &a, const Rare &b)
    {
        return a.m_value == b.m_value || (a.m_value && b.m_value && *a.m_value == *b.m_value);
    }
    friend bool operator==(const Rare &a, std::nullopt_t) { return !a.m_value; }
    friend bool operator==(const Rare &a, const T &value) { return a.m_value && *a.m_value == value; }

private:
    std::shared_ptr<const T> m_value;
};

} // namespace slipway
