// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rowsmodel.h"
#include "ui/widgets/tint.h"

#include <QMetaType>
#include <QString>

namespace slipway::ui {

/// How one cell of a list reads and looks. Made from a row's values; painted by CellDelegate.
struct CellLook {
    QString text{};
    QString note{}; ///< muted, behind the text
    QString below{}; ///< muted, on a line of its own below the text
    QString icon{}; ///< before the text, in the tone's colour
    Tone tone = Tone::Neutral;
    bool pill = false; ///< text and icon as a pill
    bool bold = false;
    bool muted = false;
    bool mono = false;
    bool wraps = false; ///< over several lines where the column is narrow
    bool atEnd = false; ///< aligned to the column's far edge: numbers
    QString toolTip{};
    QString spoken{}; ///< for screen readers, where the text alone does not say it
    QString copied{}; ///< for the clipboard, where it is more than the text: a whole commit id
};

enum CellRole {
    LookRole = Qt::UserRole + 500, ///< CellLook
    CopyRole, ///< QString: what the clipboard gets
};

/// What a cell answers to a view, from its look.
QVariant answer(const CellLook &look, int role);

/// Whether answer() has something to say to this role at all.
bool isCellRole(int role);

/// Lets the rows of a model read and look as `cell` says.
template<class Row, class Cell>
void present(RowsModel<Row> &model, Cell cell)
{
    model.setPresentation([cell](const Row &row, int column, int role) {
        return isCellRole(role) ? answer(cell(row, column), role) : QVariant();
    });
}

} // namespace slipway::ui

Q_DECLARE_METATYPE(slipway::ui::CellLook)
