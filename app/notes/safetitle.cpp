// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "changelist.h"

#include "unseen.h"

#include <QRegularExpression>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 500;

/// A "<" that begins a tag or a comment of HTML; outside code it is escaped.
QString withoutHtml(const QString &title)
{
    static const QRegularExpression code(u"(`+)(?:(?!\\1).)*?[^`]\\1(?!`)"_s);
    static const QRegularExpression html(u"<(?=[A-Za-z/!?])"_s);
    QString safe;
    qsizetype end = 0;
    const auto escaped = [&](qsizetype from, qsizetype to) {
        return title.sliced(from, to - from).replace(html, u"\\<"_s);
    };
    for (auto each = code.globalMatch(title); each.hasNext();) {
        const auto span = each.next();
        safe += escaped(end, span.capturedStart()) + span.captured();
        end = span.capturedEnd();
    }
    return safe + escaped(end, title.size());
}

} // namespace

QString safeTitle(const QString &title)
{
    QString line;
    for (const QChar c : title.first(std::min(title.size(), longestTitle))) {
        if (c.isSpace())
            line += u' ';
        else if (!isUnseen(c))
            line += c;
    }
    return withoutHtml(line.simplified());
}

} // namespace slipway::notes
