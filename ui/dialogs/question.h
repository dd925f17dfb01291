// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace slipway::ui {

/// A question before something is done that may not be meant. Enter and Escape leave everything as it is.
class Question final : public QMessageBox {
public:
    /// `name`: its objectName. `explanation`: what follows from the answers.
    Question(const QString &name, const QString &title, const QString &question, const QString &explanation,
             QWidget *parent);

    /// An answer that does something; DestructiveRole: something is lost by it.
    QPushButton *addAnswer(const QString &name, const QString &text, ButtonRole role = AcceptRole);
    /// The one that does nothing.
    QPushButton *addWayBack(const QString &name, const QString &text);
    void setWayBack(QPushButton *back);
};

} // namespace slipway::ui
