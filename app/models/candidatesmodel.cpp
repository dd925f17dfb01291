// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatesmodel.h"

#include <QStringBuilder>
#include <QtEndian>

#include <algorithm>
#include <limits>

namespace slipway {

namespace {

QByteArray searchedOf(const Candidate &candidate, const Commit *commit)
{
    QString text = candidate.tag.name % u'\n' % candidate.finalTagName % u'\n';
    if (commit) {
        text += commit->summary % u'\n' % commit->authorName % u'\n' % commit->authorLogin % u'\n';
        if (commit->pullRequest)
            text += u'#' % QString::number(*commit->pullRequest) % u'\n';
    }
    if (candidate.release)
        text += candidate.release->name;
    return std::move(text).toLower().toUtf8();
}

/// Failed first, then running, passed, unknown: what needs somebody comes together.
int checksRank(const Known<ChecksSummary> &checks)
{
    if (!checks)
        return 3;
    return checks->failed > 0 ? 0 : checks->running > 0 ? 1 : 2;
}

int assetsRank(const CandidateRow &row)
{
    if (row.assets)
        return row.assets->found;
    return row.candidate().release ? static_cast<int>(row.candidate().release->assets.size()) : -1;
}

/// By every column but the commit's, which sorts by its digits.
qint64 sortNumber(const CandidateRow &row, int position, int column)
{
    const Candidate &candidate = row.candidate();
    switch (column) {
    case CandidatesModel::AgeColumn: {
        const QDateTime since = candidateSince(candidate); // youngest first, unknown last
        return since.isValid() ? -since.toSecsSinceEpoch() : std::numeric_limits<qint64>::max();
    }
    case CandidatesModel::ChecksColumn:
        return checksRank(candidate.checks);
    case CandidatesModel::AssetsColumn:
        return assetsRank(row);
    case CandidatesModel::StateColumn:
        return static_cast<int>(candidate.state);
    default:
        return -position; // ascending: oldest version first
    }
}

} // namespace

QDateTime candidateSince(const Candidate &candidate)
{
    return candidate.tag.taggedAt.isValid() ? candidate.tag.taggedAt : candidate.tag.committedAt;
}

CandidatesModel::CandidatesModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void CandidatesModel::setData(const Snapshot &snapshot, const CandidateList &candidates)
{
    const bool wantsAssets = !snapshot.configuration.requiredAssets.isEmpty() && snapshot.releases;
    QList<CandidateRow> rows;
    rows.reserve(candidates.shown.size());
    for (const Candidate &candidate : candidates.shown) {
        CandidateRow row{candidates.shown, rows.size(), {}};
        if (wantsAssets && snapshot.repository && (candidate.release || candidate.isOpen()))
            row.assets = requiredAssets(snapshot, candidate);
        rows.append(std::move(row));
    }
    setRows(std::move(rows));
}

std::weak_ordering CandidatesModel::compare(int left, int right, int column) const
{
    if (column == CommitColumn)
        return at(left).candidate().tag.commit <=> at(right).candidate().tag.commit;
    return sortNumber(at(left), left, column) <=> sortNumber(at(right), right, column);
}

const QByteArray &CandidatesModel::searchText(int row) const
{
    QByteArray &text = at(row).searched.text;
    if (text.isEmpty())
        text = searchedOf(at(row).candidate(), headlineOf(at(row).candidate()));
    return text;
}

int CandidatesModel::prepareSearch(int from) const
{
    constexpr int atOnce = 5'000;
    const int end = std::min(from + atOnce, rowCount());
    for (int row = from; row < end; ++row)
        static_cast<void>(searchText(row));
    return end;
}

void CandidatesModel::setHeadlines(const QHash<ObjectId, Commit> &headlines)
{
    m_headlines = headlines;
    for (const CandidateRow &row : rows()) {
        if (!row.candidate().commit)
            row.searched.text.clear();
    }
}

bool CandidatesModel::lacksHeadlines() const
{
    return std::ranges::any_of(rows(), [this](const CandidateRow &row) { return !headlineOf(row.candidate()); });
}

QList<qint64> CandidatesModel::sortKeys(int column) const
{
    QList<qint64> keys;
    keys.reserve(rowCount());
    for (int row = 0; row < rowCount(); ++row) {
        // Of a commit the first bits: as good as all.
        keys.append(column == CommitColumn
                        ? qint64(qFromBigEndian<quint64>(at(row).candidate().tag.commit.bytes().data()) >> 1)
                        : sortNumber(at(row), row, column));
    }
    return keys;
}

const Commit *CandidatesModel::headlineOf(const Candidate &candidate) const
{
    if (candidate.commit)
        return &*candidate.commit;
    const auto found = m_headlines.constFind(candidate.tag.commit);
    return found != m_headlines.cend() ? &*found : nullptr;
}

const Candidate *CandidatesModel::find(const QString &tag) const
{
    const int row = rowOf(tag);
    return row < 0 ? nullptr : &at(row).candidate();
}

int CandidatesModel::openCount() const
{
    return static_cast<int>(std::ranges::count_if(rows(), [](const auto &row) { return row.candidate().isOpen(); }));
}

QString CandidatesModel::keyOf(const CandidateRow &row) const
{
    return row.candidate().tag.name;
}

QVariant CandidatesModel::valueOf(const CandidateRow &row, int, int, int role) const
{
    switch (role) {
    case TagRole:
        return row.candidate().tag.name;
    case StateRole:
        return static_cast<int>(row.candidate().state);
    case OpenRole:
        return row.candidate().isOpen();
    case LabelRole:
        return row.candidate().name.label;
    default:
        return {};
    }
}

} // namespace slipway
