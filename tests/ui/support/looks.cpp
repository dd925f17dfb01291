// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "looks.h"

namespace slipway::test {

QPalette darkPalette()
{
    QPalette palette;
    const QColor window(42, 44, 48);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, QColor(30, 32, 35));
    palette.setColor(QPalette::AlternateBase, QColor(36, 38, 42));
    palette.setColor(QPalette::Button, QColor(56, 59, 64));
    palette.setColor(QPalette::ToolTipBase, window);
    palette.setColor(QPalette::Highlight, QColor(61, 126, 207));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(110, 168, 236));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, QColor(226, 228, 231));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(130, 134, 140));
    palette.setColor(QPalette::PlaceholderText, QColor(150, 154, 160));
    return palette;
}

} // namespace slipway::test
