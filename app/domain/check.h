// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "verdict.h"

#include <QList>
#include <QString>

namespace slipway {

/// A check run or a commit status that is not a verdict, as one line of the Checks tab.
struct Check {
    enum class State { Running, Passed, Failed, Neutral };

    QString name;
    State state = State::Running;
    QString detail{}; ///< the host's own word or description
    QString url{};
    QDateTime finishedAt{};

    friend bool operator==(const Check &, const Check &) = default;
};

/// The checks on a commit. Each half may be unknown on its own (fine-grained tokens get 403 on check runs).
struct CommitChecks {
    Known<QList<Check>> runs{};
    Known<QList<Check>> statuses{};

    bool complete() const { return runs && statuses; }
    QList<Check> all() const;

    friend bool operator==(const CommitChecks &, const CommitChecks &) = default;
};

struct ChecksSummary {
    int passed = 0;
    int running = 0;
    int failed = 0;
    int total = 0; ///< neutral and skipped ones are not counted
    bool complete = false;

    friend bool operator==(const ChecksSummary &, const ChecksSummary &) = default;
};

ChecksSummary summary(const CommitChecks &checks);

/// The checks that are among a commit's statuses (oldest first): the newest of each context, verdicts left out.
QList<Check> checksFromStatuses(const QList<CommitStatus> &);

} // namespace slipway
