// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/readiness.h"
#include "rowsmodel.h"

#include <QHash>

#include <compare>

namespace slipway {

/// A candidate as one line of the list.
struct CandidateRow {
    /// What a search looks at, made when one first does: no part of the value.
    struct Searched {
        QByteArray text{};

        friend bool operator==(const Searched &, const Searched &) { return true; }
    };

    QList<Candidate> all; ///< shared by the rows: thousands of candidates are megabytes
    qsizetype place = 0;
    std::optional<Condition> assets{}; ///< the condition on the required assets; none where nothing is required
    mutable Searched searched{}; ///< see CandidatesModel::searchText()

    const Candidate &candidate() const { return all.at(place); }
    friend bool operator==(const CandidateRow &a, const CandidateRow &b)
    {
        return a.candidate() == b.candidate() && a.assets == b.assets;
    }
};

/// What a candidate's age counts from: when it was tagged, else when it was committed; invalid: neither is known.
QDateTime candidateSince(const Candidate &candidate);

/// The candidates in the domain's order: newest version first, then the highest candidate.
class CandidatesModel final : public RowsModel<CandidateRow> {
    Q_OBJECT

public:
    enum Column { TagColumn, CommitColumn, AgeColumn, ChecksColumn, AssetsColumn, StateColumn, ColumnCount };
    enum Role {
        TagRole = Qt::UserRole + 1, ///< QString
        StateRole, ///< int, a CandidateState
        OpenRole, ///< bool
        LabelRole, ///< QString
    };

    explicit CandidatesModel(QObject *parent = nullptr);

    void setData(const Snapshot &snapshot, const CandidateList &candidates);
    using RowsModel::setData;

    /// How two rows compare in a column.
    std::weak_ordering compare(int left, int right, int column) const;
    /// For many comparisons, each row's place in such a column as a number; where two are the same, compare() decides.
    QList<qint64> sortKeys(int column) const;
    /// What a search looks at besides the commit, lower case, one line for each part, in UTF-8, which takes half the
    /// memory. Made once: one keeps typing.
    const QByteArray &searchText(int row) const;
    /// Makes it of some rows from `from` on, in a few milliseconds; the row to go on with, rowCount() after the last.
    int prepareSearch(int from) const;
    /// Commits that a search looks at where the candidates themselves lack theirs.
    void setHeadlines(const QHash<ObjectId, Commit> &headlines);
    /// Whether of some only the tag is known, and neither subject nor author.
    bool lacksHeadlines() const;

    const Candidate *find(const QString &tag) const;
    int openCount() const;

protected:
    QString keyOf(const CandidateRow &row) const override;
    QVariant valueOf(const CandidateRow &row, int position, int column, int role) const override;

private:
    const Commit *headlineOf(const Candidate &candidate) const;

    QHash<ObjectId, Commit> m_headlines;
};

} // namespace slipway
