// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"

#include <QFrame>

namespace slipway::ui {

/// What could not be read, each with its sentence. Closes and deletes itself on Escape or a click elsewhere.
class ProblemsPopup final : public QFrame {
    Q_OBJECT

public:
    explicit ProblemsPopup(const QList<Problem> &problems, QWidget *parent);

    /// Opens it with its lower right corner at a point of the screen.
    void popup(const QPoint &corner);
};

} // namespace slipway::ui
