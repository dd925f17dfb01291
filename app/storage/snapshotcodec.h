// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"

#include <QByteArray>

namespace slipway::storage {

/// The snapshot as CBOR with a format version and a digest over the content.
QByteArray encodeSnapshot(const Snapshot &snapshot);

/// The snapshot of encodeSnapshot(). Nothing for another format version and for bytes that are damaged in any way.
std::optional<Snapshot> decodeSnapshot(const QByteArray &bytes);

} // namespace slipway::storage
