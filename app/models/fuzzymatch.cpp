// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzzymatch.h"

namespace slipway {

std::optional<int> fuzzyScore(const QString &typed, const QString &name)
{
    const QString wanted = typed.toCaseFolded().remove(u' ');
    const QString text = name.toCaseFolded();
    // The best way to end a match of the first i letters at each place of the text; less than 0: impossible.
    QList<int> before(text.size() + 1, 0);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        QList<int> now(text.size() + 1, -1);
        int best = i == 0 ? 0 : -1; // of all earlier places but the one right before
        for (qsizetype at = 1; at <= text.size(); ++at) {
            if (i > 0 && at >= 2)
                best = qMax(best, before.at(at - 2));
            if (text.at(at - 1) != wanted.at(i))
                continue;
            const bool wordStart = at == 1 || !text.at(at - 2).isLetterOrNumber();
            const int here = wordStart ? 8 : 1;
            if (best >= 0)
                now[at] = best + here;
            if (i > 0 && before.at(at - 1) >= 0)
                now[at] = qMax(now.at(at), before.at(at - 1) + here + 8);
        }
        before = now;
    }
    int score = -1;
    for (const int each : std::as_const(before))
        score = qMax(score, each);
    if (score < 0)
        return std::nullopt;
    return score;
}

} // namespace slipway
