// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QStringList>

#include <limits>
#include <optional>

namespace slipway::test {

/// The shortest of `tries` runs, in milliseconds: what disturbs a run only ever adds to it.
template<class Work>
double fastest(int tries, const Work &work)
{
    qint64 best = std::numeric_limits<qint64>::max();
    for (int i = 0; i < tries; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, timer.nsecsElapsed());
    }
    return double(best) / 1e6;
}

/// The answer, waited for without a turn of the event loop: that would count in milliseconds.
template<class T>
T waited(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0 || !future.result())
        qFatal("there is no answer");
    return *future.result();
}

/// The shortest of `tries` runs of a command in `folder`, in milliseconds, as hyperfine measures it: without a shell,
/// the command's own start with it, as whoever runs it waits for that, too. nullopt: hyperfine is not there, or the
/// command failed.
std::optional<double> fastestCommand(const QString &folder, const QStringList &command, int tries);

/// MB of this process that lie in memory.
double resident();

/// What was measured. Printed as one line of fields separated by tabs that begins with "measured"; packaging/bench
/// makes a table of them.
struct Figure {
    QString operation;
    QString input;
    double ours = 0;
    QString unit = QStringLiteral("ms");
    std::optional<double> reference{}; ///< what it is compared with, in the same unit
    std::optional<double> bar{}; ///< with a reference: the ratio that is allowed; else the figure that is
    QString against{}; ///< the reference in words
};

void report(const Figure &figure);

/// How much is tried: SLIPWAY_BENCH_TAGS tags, or the clone SLIPWAY_BENCH_CLONE; else `few` tags, enough to compare
/// results. With SLIPWAY_BENCH_GROWTH only what grows is measured, and compared with nothing that git needs minutes
/// for.
struct Size {
    int tags;
    int commits;
    int tries;
    QString clone; ///< empty: a repository is made
    bool isGrowth;
};
Size wantedSize(int few);

} // namespace slipway::test
