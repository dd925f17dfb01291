// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "domain/checksums.h"

#include <QSet>

using namespace slipway;
using namespace slipway::test;

/// A list of checksums, or a clear-signed message.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto text = clearSignedText(bytes);
    hold(!text || text->size() < bytes.size(), "the text is a part of the message", QString::fromUtf8(bytes));
    const auto list = parseChecksums(text.value_or(bytes));
    if (!list)
        return 0;
    QByteArray again;
    QSet<QString> names;
    for (const Checksum &checksum : *list) {
        hold(checksum.sha256.size() == 64 && checksum.sha256 == checksum.sha256.toLower(), "64 small digits",
             checksum.sha256);
        hold(!checksum.name.isEmpty() && !checksum.name.contains(u'/') && !checksum.name.contains(u'\\'),
             "a name without a folder", checksum.name);
        hold(!names.contains(checksum.name), "each name once", checksum.name);
        names.insert(checksum.name);
        again += checksum.sha256.toLatin1() + "  " + checksum.name.toUtf8() + '\n';
    }
    hold(parseChecksums(again) == list, "what was read is read again", QString::fromUtf8(again));
    return 0;
}
