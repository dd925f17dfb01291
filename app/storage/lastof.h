// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <type_traits>

namespace slipway::storage {

/// The last enumerator of an enumeration. A stored number beyond it is damage.
template<class Enum>
inline constexpr Enum lastOf = [] {
    static_assert(!std::is_same_v<Enum, Enum>, "name the last enumerator beside the fields");
    return Enum{};
}();

} // namespace slipway::storage
