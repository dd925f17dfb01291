// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commitsmodel.h"

namespace slipway {

namespace {

QHash<ObjectId, QStringList> namedTags(const Snapshot &snapshot)
{
    QHash<ObjectId, QStringList> names;
    for (const Tag &tag : snapshot.tags.value_or(QList<Tag>())) {
        if (snapshot.scheme.classify(tag.name).kind != TagName::Kind::Other)
            names[tag.commit].append(tag.name);
    }
    return names;
}

QHash<ObjectId, QStringList> running(const Snapshot &snapshot)
{
    QHash<ObjectId, QStringList> names;
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        if (!environment.deployments)
            continue;
        if (const Deployment *active = activeDeployment(*environment.deployments))
            names[active->commit].append(environment.name);
    }
    return names;
}

QString searchText(const CommitRow &row)
{
    QStringList parts{row.commit.id.hex(), row.commit.summary, row.commit.authorName, row.commit.authorLogin};
    if (row.commit.pullRequest)
        parts << QStringLiteral("#%1").arg(*row.commit.pullRequest);
    return (parts + row.tags + row.environments).join(u'\n').toLower();
}

} // namespace

CommitsModel::CommitsModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void CommitsModel::setData(const QList<Commit> &commits, const Snapshot &snapshot)
{
    const auto tags = namedTags(snapshot);
    const auto environments = running(snapshot);
    QList<CommitRow> rows;
    rows.reserve(commits.size());
    for (const Commit &commit : commits)
        rows.append({commit, tags.value(commit.id), environments.value(commit.id)});
    setRows(std::move(rows));
}

QString CommitsModel::keyOf(const CommitRow &row) const
{
    return row.commit.id.hex();
}

QVariant CommitsModel::valueOf(const CommitRow &row, int position, int column, int role) const
{
    if (role == HexRole)
        return row.commit.id.hex();
    if (role == SearchRole)
        return searchText(row);
    if (role != SortRole)
        return {};
    switch (column) {
    case SummaryColumn:
        return row.commit.summary.toLower();
    case AuthorColumn:
        return row.commit.authorName.toLower();
    case CommitColumn:
        return row.commit.id.hex();
    case MarksColumn:
        return (row.tags + row.environments).join(u' ').toLower();
    default:
        return position;
    }
}

} // namespace slipway
