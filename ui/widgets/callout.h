// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tint.h"

#include <QLabel>

namespace slipway::ui {

/// A few sentences on a tinted ground, set apart from what is around them. Takes rich text: escape what comes from
/// strangers with plainHtml().
class Callout final : public QLabel {
    Q_OBJECT

public:
    explicit Callout(QWidget *parent = nullptr);

    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
};

} // namespace slipway::ui
