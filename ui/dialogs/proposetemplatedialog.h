// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operationdialog.h"

class QCheckBox;
class QLineEdit;

namespace slipway::ui {

class DiffView;

/// Brings a template to GitHub: as a pull request, or as a commit on the branch itself.
class ProposeTemplateDialog final : public OperationDialog {
    Q_OBJECT

public:
    /// `onGitHub`: as it was just read there.
    ProposeTemplateDialog(services::Workspace &workspace, const services::TemplateFile &onGitHub, const QString &text,
                          QWidget *parent);

protected:
    Planned makePlan() const override;
    QString doneText() const override;
    QString refusalText(const Allowance &allowance) const override;

private:
    void addInputs();
    bool isProposed() const;

    services::TemplateFile m_file;
    QString m_text;
    QLineEdit *m_message;
    QCheckBox *m_proposes;
    QLineEdit *m_branch;
    DiffView *m_difference;
};

} // namespace slipway::ui
