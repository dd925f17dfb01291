// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "celllook.h"

namespace slipway::ui {

bool isCellRole(int role)
{
    return role == LookRole || role == CopyRole || role == Qt::DisplayRole || role == Qt::ToolTipRole
        || role == Qt::AccessibleTextRole;
}

namespace {

/// A tooltip takes for HTML what looks like it: so it always gets HTML, with the text escaped.
QString tipHtml(const QString &text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

} // namespace

QVariant answer(const CellLook &look, int role)
{
    QString whole = look.note.isEmpty() ? look.text : QString(look.text + u' ' + look.note);
    if (!look.below.isEmpty())
        whole += QStringLiteral(", ") + look.below;
    switch (role) {
    case LookRole:
        return QVariant::fromValue(look);
    case CopyRole:
        return look.copied.isEmpty() ? whole : look.copied;
    case Qt::DisplayRole:
        return whole;
    case Qt::AccessibleTextRole:
        return look.spoken.isEmpty() ? whole : look.spoken;
    case Qt::ToolTipRole:
        return look.toolTip.isEmpty() ? QVariant() : QVariant(tipHtml(look.toolTip));
    default:
        return {};
    }
}

} // namespace slipway::ui
