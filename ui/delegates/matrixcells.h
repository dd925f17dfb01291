// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/versionmatrixmodel.h"
#include "ui/widgets/tint.h"

#include <QMetaType>
#include <QVariant>

namespace slipway::ui {

/// How one cell of "versions × environments" reads and looks: text and at most one pill.
struct MatrixLook {
    QString text{};
    bool bold = false;
    bool muted = false;
    bool mono = false;
    QString pill{};
    QString pillIcon{};
    Tone tone = Tone::Neutral;
    bool pillFirst = false;
    QString toolTip{};
    QString copied{}; ///< for the clipboard, where it is more than the text
};

enum MatrixRole { MatrixLookRole = Qt::UserRole + 600 };

MatrixLook matrixCell(const VersionRow &row, int column, const VersionMatrixModel::Environment *environment);

/// For VersionMatrixModel::setPresentation().
QVariant presentMatrix(const VersionRow &row, int column, const VersionMatrixModel::Environment *environment, int role);
QStringList matrixHeaders();

} // namespace slipway::ui

Q_DECLARE_METATYPE(slipway::ui::MatrixLook)
