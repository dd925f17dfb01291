// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "changelist.h"

#include "unseen.h"

#include <QRegularExpression>

#include <utility>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 500;

/// What lies between code: "<" begins no HTML, "](" no link and no picture.
QString outsideCode(QString text)
{
    static const QRegularExpression html(u"<(?=[A-Za-z/!?])"_s);
    return text.replace(html, u"&lt;"_s).replace(u"]("_s, u"]\\("_s).replace(u"]["_s, u"]\\["_s);
}

/// Nothing in code can be escaped; Slipway's own marks in a release's text are HTML comments, wherever they stand.
QString insideCode(QString text)
{
    return text.replace(u"<!--"_s, u"<! --"_s);
}

qsizetype runLength(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && text[end] == u'`')
        ++end;
    return end - at;
}

/// Where the code that begins with `length` backticks at `at` ends (CommonMark §6.1); -1: it is none.
qsizetype codeEnd(QStringView text, qsizetype at, qsizetype length)
{
    for (qsizetype i = text.indexOf(u'`', at + length); i >= 0;) {
        const qsizetype run = runLength(text, i);
        if (run == length)
            return i + run;
        i = text.indexOf(u'`', i + run);
    }
    return -1;
}

/// A backtick that begins no code here could with one that stands behind the title.
QString withoutMarkup(const QString &title)
{
    QString safe;
    QString plain;
    for (qsizetype at = 0; at < title.size();) {
        if (title[at] == u'\\' && at + 1 < title.size()) {
            plain += QStringView(title).sliced(at, 2);
            at += 2;
        } else if (title[at] != u'`') {
            plain += title[at++];
        } else {
            const qsizetype length = runLength(title, at);
            const qsizetype end = codeEnd(title, at, length);
            if (end < 0) {
                plain += u"\\`"_s.repeated(length);
                at += length;
            } else {
                safe += outsideCode(std::exchange(plain, {})) + insideCode(title.sliced(at, end - at));
                at = end;
            }
        }
    }
    return safe + outsideCode(plain);
}

/// What would begin a block of its own inside the list's item (CommonMark §4, §5): heading, quote, list, fence, line,
/// definition of a link.
QString withoutBlock(const QString &title)
{
    static const QRegularExpression sign(
        u"\\A(?:#{1,6}(?:\\s|\\z)|>|[-+*](?:\\s|\\z)|~~~|```[^`]*\\z|(?:[-*_]\\s*){3,}\\z|\\[[^\\]]*\\]:)"_s);
    static const QRegularExpression number(u"\\A([0-9]{1,9})([.)](?:\\s|\\z))"_s);
    if (sign.match(title).hasMatch())
        return u'\\' + title;
    return QString(title).replace(number, u"\\1\\\\2"_s);
}

} // namespace

QString safeTitle(const QString &title)
{
    QString line;
    const QStringView start = QStringView(title).first(std::min(title.size(), longestTitle));
    for (qsizetype i = 0; i < start.size(); ++i) {
        const char32_t c = characterAt(start, i);
        if (QChar::isSpace(c))
            line += u' ';
        else if (!isUnseen(c))
            line += start.sliced(i, QChar::requiresSurrogates(c) ? 2 : 1);
        i += QChar::requiresSurrogates(c) ? 1 : 0;
    }
    return withoutBlock(withoutMarkup(line.simplified()));
}

} // namespace slipway::notes
