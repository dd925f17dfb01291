// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operationdialog.h"

namespace slipway::ui {

/// Go on with an operation that was not finished: first what of it was done and what is left.
class ResumeDialog final : public OperationDialog {
    Q_OBJECT

public:
    ResumeDialog(services::Workspace &workspace, const Operation &operation, QWidget *parent);

protected:
    Planned makePlan() const override;
    QList<StepProgress> progressSoFar() const override;
    bool begin(services::OperationService &operations) override;
    bool watches() const override { return true; }
    QString doneText() const override;
    QString refusalText(const Allowance &allowance) const override;

private:
    /// As the journal has it now.
    Operation newest() const;

    Operation m_operation; ///< as it was chosen
};

} // namespace slipway::ui
