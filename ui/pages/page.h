// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace slipway::ui {

/// Where the window sends the keys on each of its pages.
class PageWidget : public QWidget {
public:
    using QWidget::QWidget;

    /// To what the page is about.
    virtual void focusContent() = 0;
    /// To its search.
    virtual void focusFilter() = 0;
};

} // namespace slipway::ui
