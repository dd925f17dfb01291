// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace slipway::ui {

/// What is looked for in a text.
struct TextQuery {
    QString text{};
    bool matchCase = false;
    bool wholeWords = false;
    bool isExpression = false; ///< a regular expression; ^ and $ are the ends of a line

    friend bool operator==(const TextQuery &, const TextQuery &) = default;
};

struct TextMatch {
    int start = 0;
    int length = 0; ///< may be 0: "^"
    QStringList groups{}; ///< of an expression: the whole match, then what its parentheses caught

    friend bool operator==(const TextMatch &, const TextMatch &) = default;
};

struct TextMatches {
    enum class Fault {
        None,
        BadExpression, ///< `detail` says why, in PCRE's words
        TooSlow, ///< given up: it tried too many ways; `found` is not complete
    };

    QList<TextMatch> found{}; ///< from first to last
    Fault fault = Fault::None;
    QString detail{};
};

/// All places, none overlapping another. An expression of whatever kind ends: the ways that it may try at a place are
/// counted, and so is the time that all take.
TextMatches findAll(const QString &whole, const TextQuery &query);

/// What to put in place of a match: of an expression's replacement, \1 to \9 are what its parentheses caught, \0 is the
/// whole, \n and \t are an end of a line and a tab, \\ is \. Otherwise it is taken as it is.
QString replacementFor(const TextMatch &match, const QString &replacement, const TextQuery &query);

} // namespace slipway::ui
