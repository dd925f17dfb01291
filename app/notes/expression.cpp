// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expression.h"

#include <QRegularExpression>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestExpression = 500;

const QString pathPattern = u"[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z0-9][A-Za-z0-9_]*)*"_s;
const QString constantPattern = u"\"[^\"\\\\\\n]*\"|'[^'\\\\\\n]*'|-?\\d{1,9}"_s;

} // namespace

std::optional<Expression> parseExpression(const QString &text)
{
    static const QRegularExpression head(u"\\A(?:(%1)|(%2))"_s.arg(constantPattern, pathPattern));
    static const QRegularExpression filter(
        u"\\G\\|([a-z_]{1,30})(?::(?:(%1)|(%2)))?"_s.arg(constantPattern, pathPattern));
    if (text.size() > longestExpression)
        return std::nullopt;
    auto match = head.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Expression expression{.constant = match.captured(1)};
    if (expression.constant.isEmpty())
        expression.path = match.captured(2).split(u'.');
    qsizetype end = match.capturedEnd();
    while (end < text.size()) {
        match = filter.match(text, end);
        if (!match.hasMatch())
            return std::nullopt;
        const bool isConstant = !match.hasCaptured(3);
        expression.filters.append({match.captured(1), match.captured(isConstant ? 2 : 3), isConstant});
        end = match.capturedEnd();
    }
    return expression;
}

QStringList tagWords(const QString &text)
{
    static const QRegularExpression word(u"(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+"_s);
    QStringList words;
    for (auto each = word.globalMatch(text); each.hasNext();)
        words.append(each.next().captured());
    return words;
}

} // namespace slipway::notes
