// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <memory>

namespace slipway::github {

/// The body of a mutation. Qt sends a request again by itself when the connection is cut before the answer, a POST
/// too (measured on Qt 6.8.2); it has to rewind the body for that, and this one cannot be rewound. It is no QBuffer,
/// because Qt rewinds those behind their back.
class OnceReadable final : public QIODevice {
    Q_OBJECT

public:
    explicit OnceReadable(QByteArray content);
    /// What `source`, which is open, holds from its start; its size must stay.
    explicit OnceReadable(std::unique_ptr<QIODevice> source);

    qint64 size() const override { return m_size; }
    bool reset() override { return pos() == 0; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::unique_ptr<QIODevice> m_source;
    qint64 m_size;
};

} // namespace slipway::github
