// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"

#include <QByteArray>

namespace slipway::storage {

/// The snapshot with a format version and a digest over its content, for this version of Slipway to read again.
QByteArray encodeSnapshot(const Snapshot &snapshot);

/// The snapshot of encodeSnapshot(). Nothing for another format version and for bytes that are damaged in any way.
std::optional<Snapshot> decodeSnapshot(const QByteArray &bytes);

} // namespace slipway::storage
