// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

namespace slipway::test {

/// The child of this kind and name, which must be there.
template<class T>
T *child(QWidget *inside, const QString &name)
{
    T *found = inside->findChild<T *>(name);
    if (!found)
        qFatal("there is no %s", qPrintable(name));
    return found;
}

/// What an operation's dialog says below the steps, without mark-up.
inline QString message(QWidget *dialog)
{
    const auto *label = child<QLabel>(dialog, QStringLiteral("planMessage"));
    if (!label->isVisible())
        return {};
    return label->text().remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>")).trimmed();
}

} // namespace slipway::test
