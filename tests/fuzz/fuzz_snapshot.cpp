// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "storage/snapshotcodec.h"

#include <QCborArray>
#include <QCborValue>
#include <QCryptographicHash>

using namespace slipway;
using namespace slipway::storage;
using namespace slipway::test;

namespace {

QCborArray arrayIn(const QByteArray &file)
{
    return QCborValue::fromCbor(file).toArray();
}

} // namespace

/// The content of a kept snapshot, in a file whose title, version and digest are right.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QCborArray empty = arrayIn(encodeSnapshot({}));
    const QByteArray content = bytesOf(data, size);
    const QByteArray digest = QCryptographicHash::hash(content, QCryptographicHash::Blake2b_256);
    const auto snapshot = decodeSnapshot(QCborArray{empty.at(0), empty.at(1), digest, content}.toCborValue().toCbor());
    if (!snapshot)
        return 0;
    // An address that is none is empty when it is kept the next time.
    const auto kept = decodeSnapshot(encodeSnapshot(*snapshot));
    hold(kept.has_value(), "what was read can be kept");
    hold(decodeSnapshot(encodeSnapshot(*kept)) == kept, "it stays the same");
    return 0;
}
