// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operationdialog.h"

class QCheckBox;

namespace slipway::ui {

/// The checklist of a candidate: what is ticked here is ticked for everybody.
class ChecklistDialog final : public OperationDialog {
    Q_OBJECT

public:
    /// `item`: the one that was chosen, turned over already; empty: none.
    ChecklistDialog(services::Workspace &workspace, const Candidate &candidate, const QString &item, QWidget *parent);

protected:
    Planned makePlan() const override;
    QString doneText() const override;
    QString refusalText(const Allowance &allowance) const override;

private:
    Candidate m_candidate;
    QList<QCheckBox *> m_boxes;
    QStringList m_items; ///< by box
};

} // namespace slipway::ui
