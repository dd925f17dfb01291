// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commitsmodel.h"
#include "operationdialog.h"

#include <QSortFilterProxyModel>

class QLineEdit;

namespace slipway::ui {

class Callout;
class ListPane;

/// Make a new candidate: choose a commit of the branch, and the name of its tag.
class NewCandidateDialog final : public OperationDialog {
    Q_OBJECT

public:
    NewCandidateDialog(services::Workspace &workspace, QWidget *parent);

protected:
    Planned makePlan() const override;
    void planChanged() override;
    QString doneText() const override;
    QString refusalText(const Allowance &allowance) const override;

private:
    void loadCommits();
    void showCommits(const Result<QList<Commit>> &commits);
    void propose();
    ObjectId chosen() const;

    CommitsModel m_model;
    QSortFilterProxyModel m_sorted;
    QLineEdit *m_search;
    ListPane *m_pane;
    QLineEdit *m_tag;
    Callout *m_doubt;
    bool m_tagIsOwn = false; ///< somebody wrote it: it is not proposed anew
};

} // namespace slipway::ui
