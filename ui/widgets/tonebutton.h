// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tint.h"

#include <QPushButton>

namespace slipway::ui {

/// A push button for a decision: in the colour of what it does, filled for the usual one and only lettered for the
/// other. Disabled it looks like any other button.
class ToneButton final : public QPushButton {
    Q_OBJECT

public:
    enum class Weight { Filled, Lettered };

    ToneButton(Tone tone, Weight weight, QWidget *parent = nullptr);

    /// A drawing of Slipway's, in the colour of the letters.
    void setDrawing(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    Tone m_tone;
    Weight m_weight;
    QString m_drawing;
    bool m_tinting = false;
};

} // namespace slipway::ui
