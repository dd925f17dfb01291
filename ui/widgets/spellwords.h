// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace slipway::ui {

struct WordPlace {
    int start = 0;
    int length = 0;

    friend bool operator==(const WordPlace &, const WordPlace &) = default;
};

/// The words of a line of Markdown whose spelling can be judged: not those in code, addresses, links' targets, HTML,
/// template's tags, mentions; nor names of things (withDigits2, snake_case, camelCase, ACRONYMS).
QList<WordPlace> spelledWords(QStringView line);

/// Follows fenced code from line to line.
class FenceTracker {
public:
    /// True: this line is code, or opens or closes it. Lines are given from the text's first one on.
    bool isCode(QStringView line);

private:
    QChar m_fence; ///< ` or ~; null: not in code
    qsizetype m_length = 0;
};

} // namespace slipway::ui
