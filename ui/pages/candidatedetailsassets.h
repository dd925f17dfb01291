// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/readiness.h"
#include "models/assetsmodel.h"

#include <QSortFilterProxyModel>
#include <QWidget>

namespace slipway::ui {

class ListPane;

/// The files of the candidate's release, and those that are required and missing.
class CandidateDetailsAssets final : public QWidget {
    Q_OBJECT

public:
    explicit CandidateDetailsAssets(QWidget *parent = nullptr);

    /// `conditions`: its readiness().
    void setCandidate(const Snapshot &snapshot, const Candidate &candidate, const QList<Condition> &conditions);
    int count() const { return m_model.rowCount(); }

private:
    AssetsModel m_model;
    QSortFilterProxyModel m_sorted;
    ListPane *m_pane;
};

} // namespace slipway::ui
