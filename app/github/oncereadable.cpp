// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oncereadable.h"

#include <algorithm>
#include <utility>

namespace slipway::github {

OnceReadable::OnceReadable(QByteArray content)
    : m_content(std::move(content))
{
    // Unbuffered: pos() then tells what Qt has really taken.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceReadable::readData(char *data, qint64 most)
{
    const qint64 count = std::clamp<qint64>(m_content.size() - pos(), 0, most);
    std::copy_n(m_content.constData() + pos(), count, data);
    return count;
}

} // namespace slipway::github
