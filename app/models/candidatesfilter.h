// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/candidate.h"

#include <QSortFilterProxyModel>

namespace slipway {

/// Which candidates are listed. Over a CandidatesModel.
class CandidatesFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class States { All, Open, One };

    explicit CandidatesFilter(QObject *parent = nullptr);

    /// Every word must be found in the tag, commit, summary, author or pull request ("#123", "123").
    void setText(const QString &text);
    /// What a search looks at has changed.
    void searchAgain();
    void setAllStates();
    void setOpenOnly();
    void setState(CandidateState state);
    /// Empty: every label.
    void setLabel(const QString &label);
    void clear();

    QString text() const { return m_words.join(u' '); }
    States states() const { return m_states; }
    CandidateState state() const { return m_state; }
    QString label() const { return m_label; }
    bool isActive() const;
    /// How many of the source's rows it hides.
    int hiddenCount() const;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void filterAgain();
    void takeSortKeys(int column);

    QStringList m_words;
    QByteArrayList m_wordBytes; ///< the same, as the model keeps what is searched
    States m_states = States::All;
    CandidateState m_state = CandidateState::Tagged;
    QString m_label;
    QList<qint64> m_sortKeys; ///< while it sorts
};

} // namespace slipway
