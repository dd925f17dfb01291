// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/changesmodel.h"
#include "services/detailsservice.h"

#include <QSortFilterProxyModel>
#include <QUrl>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace slipway::ui {

class ListPane;

/// The commits that a candidate brings since the last final version; a double click opens one on GitHub.
class CandidateDetailsChanges final : public QWidget {
    Q_OBJECT

public:
    explicit CandidateDetailsChanges(QWidget *parent = nullptr);

    /// Changes of another candidate count as being loaded.
    void setChanges(const Snapshot &snapshot, const QString &tag, const services::Changes &changes, bool loading);
    /// -1: not known.
    int count() const { return m_count; }

private:
    void open(const QModelIndex &index);
    void updateWords(const services::Changes &changes);

    ChangesModel m_model;
    QSortFilterProxyModel m_sorted;
    QLineEdit *m_search;
    QLabel *m_since;
    ListPane *m_pane;
    QUrl m_repository;
    int m_count = -1;
};

} // namespace slipway::ui
