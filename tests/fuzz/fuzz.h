// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace slipway::test {

inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

/// As text that comes from JSON: UTF-8, with replacement characters for what is none.
inline QString textOf(const uint8_t *data, size_t size)
{
    return QString::fromUtf8(bytesOf(data, size));
}

/// Ends the run with a finding when a property does not hold.
inline void hold(bool property, const char *what, const QString &about = {})
{
    if (property)
        return;
    std::fprintf(stderr, "does not hold: %s: %s\n", what, qPrintable(about));
    std::abort();
}

} // namespace slipway::test

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
