// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace slipway::sandbox {

/// A request that came in, and what became of it.
struct Visit {
    int number = 0; ///< from 1, in the order of arrival
    QByteArray method{};
    QString path{}; ///< percent-encoded, without the query
    QByteArray target{}; ///< path and query as sent
    QString route{}; ///< the route's pattern; empty: there is none
    QList<std::pair<QByteArray, QByteArray>> headers{}; ///< names in lower case
    QByteArray body{};
    bool faulty = false; ///< a fault was played
    int status = 0; ///< the server's own answer, whatever the client got; 0: it was not carried out
    qint64 answered = 0; ///< bytes of the server's own answer, without headers
    bool changed = false; ///< it is a write and was done

    QByteArray header(const QByteArray &name) const
    {
        for (const auto &[each, value] : headers) {
            if (each == name.toLower())
                return value;
        }
        return {};
    }
    bool authorized() const { return !header("authorization").isEmpty(); }
};

} // namespace slipway::sandbox
