// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unifieddiff.h"

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using Kind = DiffLine::Kind;

namespace {

QChar sign(Kind kind)
{
    return kind == Kind::Added ? u'+' : kind == Kind::Removed ? u'-' : u' ';
}

/// "12,3" as in a hunk's head; `last`: the last line before it, which is named where it has none of its own.
QString range(int first, int count, int last)
{
    if (count == 0)
        first = last;
    return count == 1 ? QString::number(first) : u"%1,%2"_s.arg(first).arg(count);
}

} // namespace

QString unifiedDiff(const QList<DiffLine> &lines)
{
    const auto isChange = [](const DiffLine &line) { return line.kind == Kind::Added || line.kind == Kind::Removed; };
    QString result;
    int lastOld = 0;
    int lastNew = 0;
    for (auto at = lines.begin(); at != lines.end();) {
        if (at->kind == Kind::Gap) {
            ++at;
            continue;
        }
        const auto end = std::find_if(at, lines.end(), [](const DiffLine &line) { return line.kind == Kind::Gap; });
        int oldFirst = 0, newFirst = 0, oldCount = 0, newCount = 0;
        QString body;
        const bool differs = std::any_of(at, end, isChange);
        // Lines up to here that neither side numbers are not known; those of the other side tell how far it is.
        const int passed = at->oldLine > 0 ? at->oldLine - 1 - lastOld : at->newLine - 1 - lastNew;
        lastOld += std::max(0, passed);
        lastNew += std::max(0, passed);
        const int beforeOld = lastOld;
        const int beforeNew = lastNew;
        for (; at != end; ++at) {
            if (at->oldLine > 0) {
                oldFirst = oldFirst == 0 ? at->oldLine : oldFirst;
                ++oldCount;
                lastOld = at->oldLine;
            }
            if (at->newLine > 0) {
                newFirst = newFirst == 0 ? at->newLine : newFirst;
                ++newCount;
                lastNew = at->newLine;
            }
            body += sign(at->kind) + at->text + u'\n';
        }
        if (differs)
            result +=
                u"@@ -%1 +%2 @@\n"_s.arg(range(oldFirst, oldCount, beforeOld), range(newFirst, newCount, beforeNew))
                + body;
    }
    return result;
}

QList<int> gapSizes(const QList<DiffLine> &lines)
{
    QList<int> sizes(lines.size(), 0);
    int lastOld = 0;
    int lastNew = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].kind != Kind::Gap) {
            lastOld = std::max(lastOld, lines[i].oldLine);
            lastNew = std::max(lastNew, lines[i].newLine);
        } else if (i + 1 < lines.size()) {
            const DiffLine &next = lines[i + 1];
            sizes[i] = std::max(0, next.oldLine > 0 ? next.oldLine - 1 - lastOld : next.newLine - 1 - lastNew);
        }
    }
    return sizes;
}

} // namespace slipway::ui
