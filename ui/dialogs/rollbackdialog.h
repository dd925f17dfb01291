// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/environmentactions.h"
#include "operationdialog.h"

class QComboBox;

namespace slipway::ui {

class Callout;
class ReasonField;
class ReplacementView;

/// Let an environment run an earlier version again: which one, what goes away with it, and why.
class RollBackDialog final : public OperationDialog {
    Q_OBJECT

public:
    RollBackDialog(services::Workspace &workspace, const QString &environment, QWidget *parent);

protected:
    Planned makePlan() const override;
    bool watches() const override { return true; }
    void planChanged() override;
    QString doneText() const override;
    QString refusalText(const Allowance &allowance) const override;

private:
    void takeTargets();
    void showChange();
    QString changeText(const Environment &environment, const RunningNames &running) const;
    QString reasonNote() const;
    RollBackTarget chosen() const;

    QString m_environment;
    QList<RollBackTarget> m_targets;
    Callout *m_change;
    QComboBox *m_version;
    ReplacementView *m_commits;
    ReasonField *m_reason;
};

} // namespace slipway::ui
