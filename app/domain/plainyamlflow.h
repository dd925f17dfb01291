// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plainyaml.h"

/// What of YAML fits in one line. For plainyaml.cpp.
namespace slipway::plainyaml {

inline constexpr int deepest = 20; ///< levels; more are not understood

/// Calls `use(character, index)` for what stands outside quotes, until it returns false. False: a quote stays open.
template<class Use>
bool outsideQuotes(const QString &text, Use use)
{
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!quote.isNull()) {
            if (c == u'\\' && quote == u'"')
                ++i;
            else if (c == quote)
                quote = QChar();
            continue;
        }
        const bool opens = i == 0 || QStringView(u" [{,:-").contains(text.at(i - 1));
        if ((c == u'"' || c == u'\'') && opens)
            quote = c;
        else if (!use(c, i))
            return true;
    }
    return quote.isNull();
}

/// A scalar's text; nullopt: an anchor, an alias, a tag, a block scalar, an escape or something else that is not plain.
std::optional<QString> scalar(const QString &text);

/// A value written in one line: a scalar, or a flow sequence or mapping. nullopt: not plain.
std::optional<Node> flowValue(const QString &text);

} // namespace slipway::plainyaml
