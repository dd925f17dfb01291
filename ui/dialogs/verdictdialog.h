// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operationdialog.h"

namespace slipway::ui {

class ReasonField;

/// Qualify or reject a candidate, with a reason.
class VerdictDialog final : public OperationDialog {
    Q_OBJECT

public:
    VerdictDialog(services::Workspace &workspace, const Candidate &candidate, Verdict::Kind kind, QWidget *parent);

protected:
    Planned makePlan() const override;
    QString doneText() const override;
    QString refusalText(const Allowance &allowance) const override;

private:
    QString unmetText() const;
    QString fallback() const;

    Candidate m_candidate;
    Verdict::Kind m_kind;
    ReasonField *m_reason;
};

} // namespace slipway::ui
