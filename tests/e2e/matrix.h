// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage.h"

#include <QJsonObject>
#include <QMap>
#include <QTextStream>

namespace slipway::test {

// What the matrix of steps and faults is made of.

struct NamedFault {
    QString name;
    sandbox::Effect effect;
    bool onReads = false; ///< tried on reads, too
};

/// `elsewhere`: another host, to which requests are redirected.
QList<NamedFault> allFaults(const QByteArray &elsewhere);

struct HitRequest {
    sandbox::Hits hits; ///< it alone
    QByteArray target; ///< with its query
};

/// The requests of a run, each so that it can be hit alone. What a step reads again and again is hit at its first time.
QList<HitRequest> requestsOf(Stage &stage);

/// How often what came out, by what was tried.
using Tally = QMap<QString, int>;
using Tallies = QMap<QString, Tally>;

QJsonObject toJson(const Tallies &tallies);
void add(Tallies &sum, const QJsonObject &tallies);
/// A line for each.
void print(QTextStream &out, const QString &title, const Tallies &rows);
/// All lines together, printed in one.
Tally together(QTextStream &out, const Tallies &rows);

} // namespace slipway::test
