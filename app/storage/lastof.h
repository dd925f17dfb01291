// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway::storage {

/// The last enumerator of an enumeration; specialised beside the fields. A stored number beyond it is damage.
template<class Enum>
inline constexpr Enum lastOf = Enum{};

} // namespace slipway::storage
