// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commit.h"

#include <QRegularExpression>

namespace slipway {

std::optional<int> pullRequestNumber(QStringView summary)
{
    static const QRegularExpression merge(QStringLiteral("^Merge pull request #([1-9][0-9]{0,8})\\b"));
    static const QRegularExpression squash(QStringLiteral("\\(#([1-9][0-9]{0,8})\\)\\s*$"));
    for (const QRegularExpression *pattern : {&squash, &merge}) {
        if (const auto match = pattern->matchView(summary); match.hasMatch())
            return match.capturedView(1).toInt();
    }
    return std::nullopt;
}

} // namespace slipway
