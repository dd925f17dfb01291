// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "managedblock.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

const QString beginMark = u"<!-- slipway:verdicts -->"_s;
const QString endMark = u"<!-- /slipway:verdicts -->"_s;

struct Block {
    qsizetype start = -1; ///< of the begin mark
    qsizetype end = -1; ///< behind the end mark
};

/// The first end mark with a begin mark before it, and the nearest such one: a mark that somebody left alone in the
/// text must not make what the writer wrote after it a part of the block.
std::optional<Block> findBlock(const QString &body)
{
    for (qsizetype end = body.indexOf(endMark); end >= 0; end = body.indexOf(endMark, end + endMark.size())) {
        if (const qsizetype start = body.lastIndexOf(beginMark, end); start >= 0)
            return Block{start, end + endMark.size()};
    }
    return std::nullopt;
}

/// Line ends as the block keeps them.
QString normalized(QString reason)
{
    return reason.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
}

QDateTime wholeSeconds(const QDateTime &at)
{
    return QDateTime::fromSecsSinceEpoch(at.toSecsSinceEpoch(), QTimeZone::UTC);
}

/// One line for a list item; a reason can neither end the block nor begin another comment.
QString escaped(QString reason)
{
    reason = normalized(std::move(reason));
    reason.replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s).replace(u'>', u"&gt;"_s);
    return reason.replace(u'\n', u"<br>"_s);
}

QString unescaped(QString text)
{
    text.replace(u"<br>"_s, u"\n"_s);
    return text.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&amp;"_s, u"&"_s);
}

QString line(const Verdict &verdict)
{
    const QString kind = verdict.kind == Verdict::Kind::Qualified ? u"qualified"_s : u"rejected"_s;
    QString text = u"- **"_s + escaped(verdict.tag) + u"** "_s + kind + u" by "_s + escaped(verdict.by) + u" on "_s
        + verdict.at.toUTC().toString(Qt::ISODate);
    if (!verdict.reason.isEmpty())
        text += u": "_s + escaped(verdict.reason);
    return text;
}

QString blockOf(const QList<Verdict> &verdicts)
{
    QStringList lines{beginMark, u"### Qualification"_s, QString()};
    for (const Verdict &verdict : verdicts)
        lines.append(line(verdict));
    lines.append({QString(), endMark});
    return lines.join(u'\n');
}

} // namespace

QList<Verdict> verdictsInBody(const QString &body)
{
    static const QRegularExpression pattern(
        u"^- \\*\\*(\\S+)\\*\\* (qualified|rejected) by (\\S*) on (\\S+?)(?:: (.*))?$"_s);
    QList<Verdict> verdicts;
    const auto block = findBlock(body);
    if (!block)
        return verdicts;
    const auto lines = QStringView(body).sliced(block->start, block->end - block->start).split(u'\n');
    for (QStringView text : lines) {
        if (text.endsWith(u'\r'))
            text.chop(1);
        const auto match = pattern.matchView(text);
        if (!match.hasMatch())
            continue;
        Verdict verdict;
        verdict.tag = unescaped(match.captured(1));
        verdict.kind = match.capturedView(2) == u"qualified" ? Verdict::Kind::Qualified : Verdict::Kind::Rejected;
        verdict.by = unescaped(match.captured(3)); // empty: signed in by an app, without a login
        if (const QDateTime at = QDateTime::fromString(match.captured(4), Qt::ISODate); at.isValid())
            verdict.at = wholeSeconds(at);
        verdict.reason = normalized(unescaped(match.captured(5)));
        if (verdict.at.isValid())
            verdicts.append(verdict);
    }
    return verdicts;
}

QString withVerdict(const QString &body, const Verdict &verdict)
{
    QList<Verdict> verdicts = verdictsInBody(body);
    Verdict kept = verdict;
    kept.reason = normalized(kept.reason);
    // The block keeps whole seconds; compare and store what will be read back.
    kept.at = wholeSeconds(verdict.at);
    if (!verdicts.contains(kept))
        verdicts.append(kept);
    const auto block = findBlock(body);
    if (block)
        return body.first(block->start) + blockOf(verdicts) + body.sliced(block->end);
    if (body.isEmpty())
        return blockOf(verdicts);
    return body + (body.endsWith(u'\n') ? u"\n"_s : u"\n\n"_s) + blockOf(verdicts);
}

QString withoutBlock(const QString &body)
{
    const auto block = findBlock(body);
    return block ? body.first(block->start) + body.sliced(block->end) : body;
}

} // namespace slipway
