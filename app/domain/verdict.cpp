// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verdict.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace slipway {

QString verdictContext(const QString &tag)
{
    return QStringLiteral("qualification/") + tag;
}

QString statusDescription(const QString &reason)
{
    constexpr qsizetype limit = 140;
    const QString line = reason.simplified();
    if (line.size() <= limit)
        return line;
    QTextBoundaryFinder boundaries(QTextBoundaryFinder::Grapheme, line);
    boundaries.setPosition(limit - 1);
    const qsizetype cut = boundaries.isAtBoundary() ? limit - 1 : boundaries.toPreviousBoundary();
    return line.first(cut) + u'…';
}

QList<Verdict> verdictsOn(const QString &tag, const QList<CommitStatus> &statuses, const QStringList &strangers)
{
    const QString context = verdictContext(tag);
    QList<Verdict> verdicts;
    for (const CommitStatus &status : statuses) {
        if (status.context.compare(context, Qt::CaseInsensitive) != 0 || status.creatorIsBot)
            continue;
        if (status.state != CommitStatus::State::Success && status.state != CommitStatus::State::Failure)
            continue;
        if (strangers.contains(status.creator, Qt::CaseInsensitive))
            continue;
        verdicts.append(
            {status.state == CommitStatus::State::Success ? Verdict::Kind::Qualified : Verdict::Kind::Rejected, tag,
             status.description, status.creator, status.createdAt});
    }
    std::ranges::stable_sort(verdicts, {}, &Verdict::at);
    return verdicts;
}

} // namespace slipway
