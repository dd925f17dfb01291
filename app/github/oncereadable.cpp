// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oncereadable.h"

#include <QBuffer>

#include <algorithm>
#include <utility>

namespace slipway::github {

namespace {

std::unique_ptr<QIODevice> opened(QByteArray content)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(std::move(content));
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

} // namespace

OnceReadable::OnceReadable(QByteArray content)
    : OnceReadable(opened(std::move(content)))
{
}

OnceReadable::OnceReadable(std::unique_ptr<QIODevice> source)
    : m_source(std::move(source))
    , m_size(m_source->size())
{
    // Unbuffered: pos() then tells what Qt has really taken.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceReadable::readData(char *data, qint64 most)
{
    // Never more than was announced, though the file may have grown meanwhile.
    return m_source->read(data, std::clamp<qint64>(m_size - pos(), 0, most));
}

} // namespace slipway::github
