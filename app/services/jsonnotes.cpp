// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "json.h"

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

QString reasonKey(LeftOutCommit::Reason reason)
{
    switch (reason) {
    case LeftOutCommit::Reason::Reverts:
        return u"reverts"_s;
    case LeftOutCommit::Reason::AlreadyReleased:
        return u"already_released"_s;
    case LeftOutCommit::Reason::SamePullRequest:
        return u"same_pull_request"_s;
    case LeftOutCommit::Reason::Label:
        return u"label"_s;
    case LeftOutCommit::Reason::Author:
        break;
    }
    return u"author"_s;
}

QJsonValue idOrNull(const ObjectId &id)
{
    return id.isNull() ? QJsonValue() : QJsonValue(id.hex());
}

} // namespace

QJsonArray changesJson(const ReleaseChanges &changes)
{
    QJsonArray all;
    for (const ReleaseChange &change : changes.changes) {
        all.append(QJsonObject{{u"commit"_s, change.commit.hex()},
                               {u"title"_s, change.title},
                               {u"author"_s, change.author},
                               {u"pr"_s, change.pullRequest ? QJsonValue(*change.pullRequest) : QJsonValue()},
                               {u"category"_s, change.category.isEmpty() ? changeKey(change.kind) : change.category},
                               {u"reverted_by"_s, idOrNull(change.revertedBy)}});
    }
    return all;
}

QJsonArray leftOutJson(const ReleaseChanges &changes)
{
    QJsonArray all;
    for (const LeftOutCommit &each : changes.leftOut) {
        all.append(QJsonObject{{u"commit"_s, each.commit.hex()},
                               {u"title"_s, each.title},
                               {u"reason"_s, reasonKey(each.reason)},
                               {u"other"_s, idOrNull(each.other)},
                               {u"pr"_s, each.number > 0 ? QJsonValue(each.number) : QJsonValue()},
                               {u"word"_s, jsonOrNull(each.word)}});
    }
    return all;
}

QJsonArray problemsJson(const QList<NotesProblem> &problems)
{
    QJsonArray all;
    for (const NotesProblem &each : problems) {
        const bool isError = each.severity == NotesProblem::Severity::Error;
        all.append(QJsonObject{{u"line"_s, each.line},
                               {u"column"_s, each.column},
                               {u"severity"_s, isError ? u"error"_s : u"warning"_s},
                               {u"message"_s, each.message}});
    }
    return all;
}

} // namespace slipway::services
