// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "check.h"

#include <QHash>

namespace slipway {

QList<Check> CommitChecks::all() const
{
    return runs.value_or(QList<Check>()) + statuses.value_or(QList<Check>());
}

ChecksSummary summary(const CommitChecks &checks)
{
    ChecksSummary sum;
    sum.complete = checks.complete();
    const QList<Check> all = checks.all();
    for (const Check &check : all) {
        switch (check.state) {
        case Check::State::Passed:
            ++sum.passed;
            break;
        case Check::State::Running:
            ++sum.running;
            break;
        case Check::State::Failed:
            ++sum.failed;
            break;
        case Check::State::Neutral:
            continue;
        }
        ++sum.total;
    }
    return sum;
}

QList<Check> checksFromStatuses(const QList<CommitStatus> &statuses)
{
    const auto checkState = [](CommitStatus::State state) {
        switch (state) {
        case CommitStatus::State::Success:
            return Check::State::Passed;
        case CommitStatus::State::Pending:
            return Check::State::Running;
        case CommitStatus::State::Failure:
        case CommitStatus::State::Error:
            break;
        }
        return Check::State::Failed;
    };
    QList<Check> checks;
    QHash<QString, qsizetype> byContext;
    for (const CommitStatus &status : statuses) {
        const QString context = status.context.toLower();
        if (context.startsWith(verdictContext({})))
            continue;
        const Check check{status.context, checkState(status.state), status.description, status.targetUrl,
                          status.createdAt};
        if (const auto known = byContext.constFind(context); known != byContext.constEnd()) {
            if (check.finishedAt >= checks[*known].finishedAt) // of one second's, the later in the list
                checks[*known] = check;
        } else {
            byContext.insert(context, checks.size());
            checks.append(check);
        }
    }
    return checks;
}

} // namespace slipway
