// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "textsearch.h"

#include <QElapsedTimer>
#include <QRegularExpression>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using Fault = TextMatches::Fault;

namespace {

constexpr qint64 longest = 600; // ms, for a whole text
constexpr qsizetype window = 64; // places at which one call of PCRE looks

/// PCRE counts the ways that it tries anew for each place where a match could begin, so that a limit alone does not end
/// a search. Here one call looks at a few places only, and the limit is for all of them.
QString bounded(const QString &expression)
{
    return u"(*LIMIT_MATCH=1000000)(?s:.{0,%1}?)\\K(?:%2)"_s.arg(window - 1).arg(expression);
}

QRegularExpression::PatternOptions options(const TextQuery &query)
{
    auto result = QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    result.setFlag(QRegularExpression::CaseInsensitiveOption, !query.matchCase);
    return result;
}

/// The text with U+FFFD for each half of a pair that stands alone: PCRE takes no others, and is told not to look.
QString wellFormed(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

/// Where to go on behind a match: an empty one is not found twice.
qsizetype behind(const QString &text, const QRegularExpressionMatch &match)
{
    qsizetype next = match.capturedEnd();
    if (match.capturedLength() == 0)
        next += next + 1 < text.size() && text[next].isHighSurrogate() ? 2 : 1;
    return next;
}

} // namespace

TextMatches findAll(const QString &whole, const TextQuery &query)
{
    TextMatches result;
    if (query.text.isEmpty())
        return result;
    QString pattern = query.isExpression ? query.text : QRegularExpression::escape(query.text);
    const QRegularExpression asWritten(pattern, options(query));
    if (!asWritten.isValid())
        return {{}, Fault::BadExpression, asWritten.errorString()};
    if (query.wholeWords)
        pattern = u"(?<!\\w)(?:%1)(?!\\w)"_s.arg(pattern);
    // What is taken literally has one way to be tried only.
    const QRegularExpression expression(query.isExpression ? bounded(pattern) : pattern, options(query));
    if (!expression.isValid())
        return {{}, Fault::BadExpression, expression.errorString()};
    // Else each call would look at the whole text once more, whether it is well formed.
    QRegularExpression::MatchOptions how = QRegularExpression::DontCheckSubjectStringMatchOption;
    how.setFlag(QRegularExpression::AnchorAtOffsetMatchOption, query.isExpression);
    const QString text = whole.isValidUtf16() ? whole : wellFormed(whole);
    QElapsedTimer clock;
    clock.start();
    for (qsizetype at = 0; at <= text.size();) {
        const auto match = expression.match(text, at, QRegularExpression::NormalMatch, how);
        if (!match.isValid() || clock.hasExpired(longest)) {
            result.fault = Fault::TooSlow;
            return result;
        }
        if (!match.hasMatch()) {
            if (!query.isExpression)
                break;
            at += window;
            if (at < text.size() && text[at].isLowSurrogate())
                --at; // never into the middle of a pair
            continue;
        }
        TextMatch found{int(match.capturedStart()), int(match.capturedLength()), {}};
        if (query.isExpression)
            found.groups = match.capturedTexts();
        result.found.append(found);
        at = behind(text, match);
    }
    return result;
}

QString replacementFor(const TextMatch &match, const QString &replacement, const TextQuery &query)
{
    if (!query.isExpression)
        return replacement;
    QString result;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        if (replacement[i] != u'\\' || i + 1 == replacement.size()) {
            result += replacement[i];
            continue;
        }
        const QChar next = replacement[++i];
        if (next >= u'0' && next <= u'9')
            result += match.groups.value(next.digitValue());
        else if (next == u'n')
            result += u'\n';
        else if (next == u't')
            result += u'\t';
        else if (next == u'\\')
            result += u'\\';
        else
            result += u'\\' + QString(next);
    }
    return result;
}

} // namespace slipway::ui
