// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "history.h"

#include "sandbox/state.h"

namespace slipway::sandbox::seed {

using namespace Qt::StringLiterals;

namespace {

/// What people of the project would have put on it, by what its title says.
QStringList labelsFor(const QString &title)
{
    const QString kind = title.section(u':', 0, 0);
    const QString type = kind.section(u'(', 0, 0);
    QStringList labels;
    if (kind.endsWith(u'!'))
        labels.append(u"breaking-change"_s);
    if (type == u"feat")
        labels.append(u"enhancement"_s);
    else if (type == u"fix")
        labels.append(u"bug"_s);
    else if (type == u"docs")
        labels.append(u"documentation"_s);
    else if (kind.endsWith(u"(deps)"))
        labels.append(u"dependencies"_s);
    return labels;
}

} // namespace

void addPullRequests(State &state, const History &history)
{
    for (const Merged &each : history.pullRequests) {
        state.pullRequests.append({.id = state.takeId(),
                                   .number = each.number,
                                   .title = each.title,
                                   .author = each.author,
                                   .labels = labelsFor(each.title),
                                   .head = each.branch,
                                   .headSha = each.head.hex(),
                                   .base = each.base,
                                   .baseSha = each.before.hex(),
                                   .closed = true,
                                   .mergeSha = each.commit.hex(),
                                   .mergedBy = each.mergedBy,
                                   .createdAt = each.opened,
                                   .updatedAt = each.when,
                                   .closedAt = each.when});
    }
}

} // namespace slipway::sandbox::seed
