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

QString line(const Tick &tick)
{
    return u"- [x] **"_s + escaped(tick.tag) + u"** by "_s + escaped(tick.by) + u" on "_s
        + tick.at.toUTC().toString(Qt::ISODate) + u": "_s + escaped(tick.item);
}

struct Content {
    QList<Verdict> verdicts{};
    QList<Tick> ticks{};
};

QString blockOf(const Content &content)
{
    QStringList lines{beginMark};
    if (!content.verdicts.isEmpty() || content.ticks.isEmpty())
        lines.append({u"### Qualification"_s, QString()});
    for (const Verdict &verdict : content.verdicts)
        lines.append(line(verdict));
    if (!content.verdicts.isEmpty() && !content.ticks.isEmpty())
        lines.append(QString());
    if (!content.ticks.isEmpty())
        lines.append({u"### Checklist"_s, QString()});
    for (const Tick &tick : content.ticks)
        lines.append(line(tick));
    lines.append({QString(), endMark});
    return lines.join(u'\n');
}

QString withContent(const QString &body, const Content &content)
{
    const auto block = findBlock(body);
    if (block)
        return body.first(block->start) + blockOf(content) + body.sliced(block->end);
    if (body.isEmpty())
        return blockOf(content);
    return body + (body.endsWith(u'\n') ? u"\n"_s : u"\n\n"_s) + blockOf(content);
}

/// The lines of the block without their ends; none where there is no block.
QList<QStringView> blockLines(const QString &body)
{
    const auto block = findBlock(body);
    if (!block)
        return {};
    auto lines = QStringView(body).sliced(block->start, block->end - block->start).split(u'\n');
    for (QStringView &text : lines) {
        if (text.endsWith(u'\r'))
            text.chop(1);
    }
    return lines;
}

QList<Tick> ticksInBody(const QString &body)
{
    static const QRegularExpression pattern(u"^- \\[x\\] \\*\\*(\\S+)\\*\\* by (\\S*) on (\\S+?): (.*)$"_s);
    QList<Tick> ticks;
    for (const QStringView text : blockLines(body)) {
        const auto match = pattern.matchView(text);
        if (!match.hasMatch())
            continue;
        const Tick tick{unescaped(match.captured(1)), tickItem(unescaped(match.captured(4))),
                        unescaped(match.captured(2)),
                        wholeSeconds(QDateTime::fromString(match.captured(3), Qt::ISODate))};
        if (tick.at.isValid())
            ticks.append(tick);
    }
    return ticks;
}

} // namespace

QList<Verdict> verdictsInBody(const QString &body)
{
    static const QRegularExpression pattern(
        u"^- \\*\\*(\\S+)\\*\\* (qualified|rejected) by (\\S*) on (\\S+?)(?:: (.*))?$"_s);
    QList<Verdict> verdicts;
    for (const QStringView text : blockLines(body)) {
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
    return withContent(body, {verdicts, ticksInBody(body)});
}

QString tickItem(const QString &item)
{
    return item.simplified();
}

QList<Tick> ticksOf(const QString &body, const QString &tag)
{
    QList<Tick> ticks = ticksInBody(body);
    ticks.removeIf([&](const Tick &tick) { return tick.tag != tag; });
    return ticks;
}

QString withTick(const QString &body, const Tick &tick)
{
    QList<Tick> ticks = ticksInBody(body);
    Tick kept = tick;
    kept.item = tickItem(tick.item);
    kept.at = wholeSeconds(tick.at);
    const bool isThere =
        std::ranges::any_of(ticks, [&](const Tick &other) { return other.tag == kept.tag && other.item == kept.item; });
    if (isThere)
        return body;
    ticks.append(kept);
    return withContent(body, {verdictsInBody(body), ticks});
}

QString withoutTick(const QString &body, const QString &tag, const QString &item)
{
    QList<Tick> ticks = ticksInBody(body);
    const QString wanted = tickItem(item);
    if (ticks.removeIf([&](const Tick &tick) { return tick.tag == tag && tick.item == wanted; }) == 0)
        return body;
    return withContent(body, {verdictsInBody(body), ticks});
}

QString notesIn(const QString &body)
{
    const auto block = findBlock(body);
    QString notes = body;
    if (block) { // the empty lines around it are its own
        const QString before = body.first(block->start).trimmed();
        const QString after = body.sliced(block->end).trimmed();
        notes = before + (before.isEmpty() || after.isEmpty() ? QString() : u"\n\n"_s) + after;
    }
    notes = normalized(std::move(notes));
    while (!notes.isEmpty() && notes.back().isSpace())
        notes.chop(1);
    return notes.isEmpty() ? notes : notes + u'\n';
}

QString withNotes(const QString &body, const QString &notes)
{
    const auto block = findBlock(body);
    const QString text = notesIn(notes);
    if (!block)
        return text;
    return text + (text.isEmpty() ? QString() : u"\n"_s) + body.sliced(block->start, block->end - block->start);
}

bool holdsBlockMark(const QString &text)
{
    return text.contains(beginMark) || text.contains(endMark);
}

QString withoutBlock(const QString &body)
{
    const auto block = findBlock(body);
    return block ? body.first(block->start) + body.sliced(block->end) : body;
}

QString withBlankBlock(const QString &body)
{
    const auto block = findBlock(body);
    if (!block)
        return body;
    const auto lines = QStringView(body).sliced(block->start, block->end - block->start).count(u'\n');
    return body.first(block->start) + QString(lines, u'\n') + body.sliced(block->end);
}

} // namespace slipway
