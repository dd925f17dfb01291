// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operationdialog.h"

namespace slipway::ui {

class DiffView;

/// Writes notes into a release on GitHub: what differs, what is left to fill in, then the step.
class PublishNotesDialog final : public OperationDialog {
    Q_OBJECT

public:
    /// `check`: as it was just read, without conflicts.
    PublishNotesDialog(services::Workspace &workspace, const services::PublishCheck &check, QWidget *parent);

protected:
    Planned makePlan() const override;
    QString doneText() const override;

private:
    void addCallouts();
    void showDifference();

    services::PublishCheck m_check;
    DiffView *m_difference;
};

} // namespace slipway::ui
