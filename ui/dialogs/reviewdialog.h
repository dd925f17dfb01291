// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operationdialog.h"

namespace slipway::ui {

class Callout;
class ReasonField;
class ReplacementView;

/// Approve or reject the deployment that waits for a review on an environment, with a comment.
class ReviewDialog final : public OperationDialog {
    Q_OBJECT

public:
    ReviewDialog(services::Workspace &workspace, const QString &environment, Verdict::Kind decision, QWidget *parent);

protected:
    Planned makePlan() const override;
    void planChanged() override;
    QString doneText() const override;
    QString refusalText(const Allowance &allowance) const override;

private:
    bool approves() const { return m_decision == Verdict::Kind::Qualified; }
    QString changeText(const Environment &environment) const;

    QString m_environment;
    Verdict::Kind m_decision;
    Deployment m_waiting; ///< as it was when the dialog opened: nothing else is decided about
    Callout *m_change;
    ReplacementView *m_commits = nullptr; ///< where it is approved
    ReasonField *m_comment;
};

} // namespace slipway::ui
