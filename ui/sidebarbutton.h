// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace slipway::ui {

/// A page's line in the sidebar: icon, name and a badge.
class SidebarButton final : public QToolButton {
    Q_OBJECT

public:
    /// Shows and triggers a checkable action.
    explicit SidebarButton(QAction *action, QWidget *parent = nullptr);

    /// How many things wait on the page, and what they are for a screen reader; 0: no badge.
    void setBadge(int count, const QString &spoken);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_badge = 0;
};

} // namespace slipway::ui
