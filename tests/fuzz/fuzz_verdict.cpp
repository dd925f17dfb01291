// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "domain/check.h"

#include <QStringList>
#include <QTimeZone>

using namespace slipway;
using namespace slipway::test;

/// A tag in the first line, then statuses: a byte for state, bot and time, the context up to a tab, the description.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 8192)
        return 0;
    const QStringList lines = textOf(data, size).split(u'\n');
    const QString tag = lines.first();
    QList<CommitStatus> statuses;
    for (const QString &line : lines.sliced(1)) {
        const ushort bits = line.isEmpty() ? 0 : line.front().unicode();
        statuses.append({.state = CommitStatus::State(bits % 4),
                         .context = line.sliced(std::min<qsizetype>(line.size(), 1)).section(u'\t', 0, 0),
                         .description = line.section(u'\t', 1),
                         .creator = bits & 8 ? QStringLiteral("octocat") : QStringLiteral("hubot"),
                         .creatorIsBot = (bits & 16) != 0,
                         .createdAt = QDateTime::fromSecsSinceEpoch(bits, QTimeZone::UTC)});
    }
    const QList<Verdict> verdicts = verdictsOn(tag, statuses, {QStringLiteral("HUBOT")});
    hold(verdicts.size() <= statuses.size(), "no verdict comes of nothing");
    for (qsizetype i = 0; i < verdicts.size(); ++i) {
        hold(verdicts.at(i).tag == tag && verdicts.at(i).by == QStringLiteral("octocat"), "strangers decide nothing");
        hold(i == 0 || verdicts.at(i - 1).at <= verdicts.at(i).at, "oldest first");
    }
    hold(checksFromStatuses(statuses).size() + verdicts.size() <= statuses.size(), "a verdict is no check");
    for (const QString &line : lines) {
        const QString shown = statusDescription(line);
        hold(shown.size() <= 140, "a description has 140 characters at most", line);
        hold(shown.isEmpty() || !shown.back().isHighSurrogate(), "no character is cut", line);
        hold(statusDescription(shown) == shown, "a description is its own description", line);
    }
    return 0;
}
