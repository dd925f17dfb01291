// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/templatefiles.h"

#include <QDialog>

class QLineEdit;

namespace slipway::ui {

/// Asks for the message of a commit in the clone.
class CommitTemplateDialog final : public QDialog {
    Q_OBJECT

public:
    CommitTemplateDialog(const services::TemplateFile &file, QWidget *parent);

    QString message() const;

private:
    QLineEdit *m_message;
};

} // namespace slipway::ui
