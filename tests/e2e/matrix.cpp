// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "matrix.h"

#include <algorithm>

namespace slipway::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList columns{u"tried"_s, u"done"_s, u"resumed"_s, u"stopped"_s, u"lost"_s, u"doubled"_s};

} // namespace

QList<NamedFault> allFaults(const QByteArray &elsewhere)
{
    using namespace sandbox::faults;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return {{u"lost before"_s, lost(When::Before), true},
            {u"lost after"_s, lost(When::After)},
            {u"cut half way"_s, cut()},
            {u"500 before"_s, internalError(When::Before)},
            {u"500 after"_s, internalError(When::After)},
            {u"502 before"_s, badGateway(When::Before)},
            {u"502 after"_s, badGateway(When::After)},
            {u"truncated JSON"_s, truncated(), true},
            {u"missing keys"_s, bare(), true},
            {u"primary limit"_s, primaryLimit(now, 1s)},
            {u"primary limit, Retry-After"_s, primaryLimit(now, 1s, 1s)},
            {u"secondary limit"_s, secondaryLimit(), true},
            {u"secondary limit, Retry-After"_s, secondaryLimit(1s)},
            {u"429"_s, tooManyRequests(1s)},
            {u"401"_s, badCredentials(), true},
            {u"slow"_s, slow(150ms)},
            {u"redirect to another host"_s, redirected(307, elsewhere), true},
            {u"stale reads"_s, stale(100ms)}};
}

QList<HitRequest> requestsOf(Stage &stage)
{
    QList<HitRequest> all;
    const QList<sandbox::Visit> visits = stage.sandbox().requests();
    for (auto visit = visits.cbegin(); visit != visits.cend(); ++visit) {
        // A path may stand in another one: what counts for the hits, counts here.
        const auto before = std::count_if(visits.cbegin(), visit, [&](const sandbox::Visit &other) {
            return other.method == visit->method && other.route == visit->route && other.path.contains(visit->path);
        });
        const bool isFirst = std::none_of(visits.cbegin(), visit, [&](const sandbox::Visit &other) {
            return other.method == visit->method && other.target == visit->target;
        });
        if (visit->method != "GET" || isFirst) {
            all.append({{.method = visit->method, .path = visit->path, .route = visit->route, .skip = int(before)},
                        visit->target});
        }
    }
    return all;
}

QJsonObject toJson(const Tallies &tallies)
{
    QJsonObject json;
    for (auto row = tallies.cbegin(); row != tallies.cend(); ++row) {
        QJsonObject numbers;
        for (auto it = row->cbegin(); it != row->cend(); ++it)
            numbers.insert(it.key(), it.value());
        json.insert(row.key(), numbers);
    }
    return json;
}

void add(Tallies &sum, const QJsonObject &tallies)
{
    for (auto row = tallies.constBegin(); row != tallies.constEnd(); ++row) {
        const QJsonObject numbers = row->toObject();
        for (auto it = numbers.constBegin(); it != numbers.constEnd(); ++it)
            sum[row.key()][it.key()] += it->toInt();
    }
}

void print(QTextStream &out, const QString &title, const Tallies &rows)
{
    out << '\n' << title.leftJustified(32);
    for (const QString &column : columns)
        out << column.rightJustified(9);
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        out << '\n' << row.key().leftJustified(32);
        for (const QString &column : columns)
            out << QString::number(row->value(column)).rightJustified(9);
    }
    out << '\n';
}

Tally together(QTextStream &out, const Tallies &rows)
{
    Tally sum;
    for (const Tally &each : rows) {
        for (const QString &column : columns)
            sum[column] += each.value(column);
    }
    out << "\noperations";
    for (const QString &column : columns)
        out << ' ' << column << ": " << sum[column];
    out << Qt::endl;
    return sum;
}

} // namespace slipway::test
