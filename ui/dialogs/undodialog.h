// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operationdialog.h"

class QPlainTextEdit;

namespace slipway::ui {

class Callout;

/// Take back what an operation did: why, what will be done, and what cannot be brought back.
class UndoDialog final : public OperationDialog {
    Q_OBJECT

public:
    UndoDialog(services::Workspace &workspace, const Operation &operation, QWidget *parent);

protected:
    Planned makePlan() const override;
    bool watches() const override { return true; }
    QString doneText() const override;
    QString refusalText(const Allowance &allowance) const override;
    void planChanged() override;

private:
    QString reason() const;
    void addReason();

    Operation m_operation;
    QPlainTextEdit *m_reason = nullptr; ///< nullptr: none is needed
    Callout *m_notes;
};

} // namespace slipway::ui
