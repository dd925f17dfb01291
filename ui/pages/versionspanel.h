// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/versionmatrixfilter.h"
#include "models/versionmatrixmodel.h"
#include "services/workspace.h"
#include "ui/widgets/panel.h"

#include <QPointer>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

class ElidedLabel;
class ListPane;
class RowTable;

/// "Versions × environments": what ran where and when. Two chosen rows are compared.
class VersionsPanel final : public Panel {
    Q_OBJECT

public:
    explicit VersionsPanel(QWidget *parent = nullptr);

    void setWorkspace(services::Workspace *workspace);
    /// `candidates`: all of the snapshot's.
    void setSnapshot(const Snapshot &snapshot, const QList<Candidate> &candidates);
    void focusList();
    void focusFilter();
    /// For the table's context menu.
    void addTableAction(QAction *action);
    void copySelection();
    bool hasSelection() const;
    /// The candidate of the current row; empty when it is none.
    QString currentCandidate() const;

Q_SIGNALS:
    void candidateActivated(const QString &tag);
    void selectionChanged();

private:
    void buildTable();
    void filterChanged();
    void activate(const QModelIndex &index);
    QStringList selectedNames() const;
    void restoreSelection(const QStringList &names);
    void compareSelected();
    void startComparing(const BaseRef &newer, const BaseRef &older);
    void showComparison(const BaseRef &newer, const BaseRef &older, const Result<services::Comparison> &result);
    void saySelectTwo();

    VersionMatrixModel m_model;
    VersionMatrixFilter m_filter;
    QLineEdit *m_search;
    QLabel *m_hidden;
    QPushButton *m_clear;
    ElidedLabel *m_comparison;
    ListPane *m_pane;
    QPointer<services::Workspace> m_workspace;
    QTimer m_compareTimer;
    QStringList m_compared;
    quint64 m_generation = 0;
};

} // namespace slipway::ui
