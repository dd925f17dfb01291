// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "placeholders.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

/// The notes with what does not count blanked, line for line and column for column.
struct Masked {
    QString words; ///< without code
    QString marks; ///< without code and comments
};

void blank(QString &text, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < std::min(to, text.size()); ++i) {
        if (text[i] != u'\n')
            text[i] = u' ';
    }
}

qsizetype indentOf(QStringView line)
{
    const auto isBlank = [](QChar c) { return c == u' ' || c == u'\t'; };
    return std::ranges::find_if_not(line, isBlank) - line.begin();
}

/// Blanks fenced code blocks (CommonMark §4.5): the fence's end is of the same sign and at least as long. One that
/// begins an item of a list or a quote ends with that at the latest.
void blankFences(QString &text)
{
    static const QRegularExpression fence(u"\\A([ \\t]*(?:[-*+>][ \\t]+)*)(`{3,}|~{3,})([^\\n]*)\\z"_s);
    QString open;
    qsizetype inside = 0; // columns that the item's lines begin with; 0: it is in none
    qsizetype start = 0;
    while (start < text.size()) {
        const qsizetype found = text.indexOf(u'\n', start);
        const qsizetype end = found < 0 ? text.size() : found;
        const QStringView line = QStringView(text).sliced(start, end - start);
        const auto match = fence.matchView(line);
        const QString run = match.captured(2);
        const qsizetype indent = indentOf(line);
        if (inside > 0 && indent < std::min(inside, line.size()) && line[indent] != u'>')
            open.clear();
        const bool wasOpen = !open.isEmpty();
        if (!wasOpen && match.hasMatch() && !(run.startsWith(u'`') && match.capturedView(3).contains(u'`'))) {
            open = run;
            const QStringView before = match.capturedView(1);
            inside = before.trimmed().isEmpty() ? 0 : before.size();
        } else if (wasOpen && match.hasMatch() && run[0] == open[0] && run.size() >= open.size()
                   && match.capturedView(3).trimmed().isEmpty())
            open.clear();
        if (wasOpen || !open.isEmpty())
            blank(text, start, end);
        start = end + 1;
    }
}

qsizetype runLength(const QString &text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && text[end] == u'`')
        ++end;
    return end - at;
}

/// What was looked for once, and is not again for each backtick that stands before it.
struct Ahead {
    QHash<qsizetype, qsizetype> deadEnds; ///< up to where no run of so many backticks ends a span
    qsizetype emptyLine = 0; ///< the next one, or the text's end
};

/// Where the code span that begins at `at` ends (CommonMark §6.1); -1: it is none. It does not cross an empty line.
qsizetype spanEnd(const QString &text, qsizetype at, qsizetype length, Ahead &ahead)
{
    if (at < ahead.deadEnds.value(length, -1))
        return -1;
    if (at >= ahead.emptyLine) {
        const qsizetype found = text.indexOf(u"\n\n"_s, at);
        ahead.emptyLine = found < 0 ? text.size() : found;
    }
    for (qsizetype i = text.indexOf(u'`', at + length); i >= 0 && i < ahead.emptyLine;) {
        const qsizetype run = runLength(text, i);
        if (run == length)
            return i + run;
        i = text.indexOf(u'`', i + run);
    }
    ahead.deadEnds.insert(length, ahead.emptyLine);
    return -1;
}

Masked masked(QString text)
{
    blankFences(text);
    Masked result{text, text};
    Ahead ahead;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at] == u'`') {
            const qsizetype length = runLength(text, at);
            const qsizetype end = spanEnd(text, at, length, ahead);
            if (end > 0) {
                blank(result.words, at, end);
                blank(result.marks, at, end);
            }
            at = end > 0 ? end : at + length;
        } else if (text[at] == u'<' && QStringView(text).sliced(at).startsWith(u"<!--")) {
            const qsizetype found = text.indexOf(u"-->"_s, at + 4);
            const qsizetype end = found < 0 ? text.size() : found + 3;
            blank(result.marks, at, end);
            at = end;
        } else {
            ++at;
        }
    }
    return result;
}

} // namespace

QList<Placeholder> unfilledPlaceholders(const QString &notes)
{
    static const QRegularExpression word(u"(?<![\\w-])(?:TODO|TBD|FIXME)(?![\\w-])"_s);
    static const QRegularExpression mark(u"\\{\\{[^{}\\n]*\\}\\}|\\{%[^{}\\n]*%\\}"_s);
    static const QRegularExpression gap(u"\\A[ \\t]*(?:[-*+]|[0-9]{1,9}[.)])[ \\t]+(…|\\.\\.\\.)[ \\t]*\\z"_s);
    constexpr qsizetype longest = 40;
    QString text = notes;
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    const Masked counted = masked(text);
    const QStringList words = counted.words.split(u'\n');
    const QStringList marks = counted.marks.split(u'\n');
    QList<Placeholder> found;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int line = static_cast<int>(i) + 1;
        QList<std::pair<qsizetype, QString>> here;
        for (auto it = word.globalMatch(words[i]); it.hasNext();) {
            const auto match = it.next();
            here.append({match.capturedStart(), match.captured()});
        }
        for (auto it = mark.globalMatch(marks[i]); it.hasNext();) {
            const auto match = it.next();
            here.append({match.capturedStart(), match.captured().left(longest)});
        }
        if (const auto match = gap.match(marks[i]); match.hasMatch())
            here.append({match.capturedStart(1), match.captured(1)});
        std::ranges::sort(here);
        for (const auto &[column, what] : std::as_const(here))
            found.append({line, what});
    }
    return found;
}

} // namespace slipway
