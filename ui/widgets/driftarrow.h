// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/environmentlook.h"

#include <QWidget>

namespace slipway::ui {

/// The arrow between two environments with how far they are apart.
class DriftArrow final : public QWidget {
    Q_OBJECT

public:
    explicit DriftArrow(QWidget *parent = nullptr);

    void setLook(const DriftLook &look);
    const DriftLook &look() const { return m_look; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DriftLook m_look;
};

} // namespace slipway::ui
