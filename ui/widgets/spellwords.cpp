// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "spellwords.h"

#include <QRegularExpression>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLine = 2000; // words further right are not looked at

/// What holds no words of a language. Each part is possessive or bounded: nothing here tries again and again.
const QRegularExpression &noWords()
{
    static const QRegularExpression expression(uR"((`++)(?:(?!\1)[^`]|(?!\1)`++){0,2000}?\1(?!`))"
                                               uR"(|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})"
                                               uR"(|\]\([^)\s]*+|\]\[[^\]]*+\]|^ {0,3}\[[^\]]++\]:.*)"
                                               uR"(|<[!/a-zA-Z][^>]*+>|&#?\w++;)"
                                               uR"(|(?:https?|ftp|mailto|git|ssh):\S++|www\.\S++)"
                                               uR"(|[^\s()<>\[\]@]++@[\w.-]++|(?<!\w)@[\w-]++|\[\^[^\]]++\])"_s);
    return expression;
}

const QRegularExpression &words()
{
    static const QRegularExpression expression(uR"([\p{L}\p{N}_][\p{L}\p{M}\p{N}_'’./:\\#-]*+)"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

/// A word of a language, not the name of a thing.
bool isOfALanguage(QStringView word)
{
    if (word.size() < 2 || word.size() > 60)
        return false;
    bool isAllUpper = true;
    for (qsizetype i = 0; i < word.size(); ++i) {
        const QChar c = word[i];
        if (c.isDigit() || c == u'_' || (i > 0 && c.isUpper() && word[i - 1].isLower()))
            return false;
        isAllUpper = isAllUpper && !c.isLower();
    }
    return !isAllUpper;
}

} // namespace

QList<WordPlace> spelledWords(QStringView line)
{
    QString text = line.first(std::min<qsizetype>(line.size(), longestLine)).toString();
    for (auto found = noWords().globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i)
            text[i] = u' ';
    }
    static const QRegularExpression aPath(uR"([/\\:#_]\S|\.\w)"_s);
    QList<WordPlace> places;
    for (auto found = words().globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const QStringView run = match.capturedView();
        if (run.contains(aPath)) // app/domain, file.txt, std::move
            continue;
        // Parts of a compound are words of their own; an apostrophe is a part of one.
        qsizetype start = 0;
        for (qsizetype i = 0; i <= run.size(); ++i) {
            if (i < run.size()
                && (run[i].isLetterOrNumber() || run[i].isMark() || run[i] == u'_' || run[i] == u'\''
                    || run[i] == u'’'))
                continue;
            QStringView word = run.sliced(start, i - start);
            while (word.endsWith(u'\'') || word.endsWith(u'’'))
                word.chop(1);
            if (isOfALanguage(word))
                places.append({int(match.capturedStart() + start), int(word.size())});
            start = i + 1;
        }
    }
    return places;
}

bool FenceTracker::isCode(QStringView line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == u' ')
        ++indent;
    const QStringView rest = line.sliced(indent);
    const QChar first = rest.isEmpty() ? QChar() : rest.front();
    qsizetype length = 0;
    while (length < rest.size() && rest[length] == first)
        ++length;
    const bool isFence = indent <= 3 && length >= 3 && (first == u'`' || first == u'~');
    if (m_fence.isNull()) {
        if (!isFence || (first == u'`' && rest.sliced(length).contains(u'`')))
            return false;
        m_fence = first;
        m_length = length;
    } else if (isFence && first == m_fence && length >= m_length && rest.sliced(length).trimmed().isEmpty()) {
        m_fence = QChar();
    }
    return true;
}

} // namespace slipway::ui
