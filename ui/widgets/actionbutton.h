// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QAction;

namespace slipway::ui {

/// A push button that stands for an action: its text, icon, whether it is on, and its shortcut in muted letters.
class ActionButton final : public QPushButton {
    Q_OBJECT

public:
    enum class Weight { Usual, Primary };

    explicit ActionButton(QAction *action, Weight weight = Weight::Usual, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void take();
    void tint();
    QString word() const;
    QString hint() const;

    QAction *m_action;
    Weight m_weight;
    bool m_tinting = false;
};

} // namespace slipway::ui
