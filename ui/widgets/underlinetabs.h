// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace slipway::ui {

/// Tabs as words on one line, the current one bold and underlined; behind a word, muted, how many things it holds.
class UnderlineTabs final : public QTabBar {
    Q_OBJECT

public:
    explicit UnderlineTabs(QWidget *parent = nullptr);

    /// A negative count: none is shown. The tab's accessible text is both.
    void setTab(int index, const QString &word, int count = -1);

protected:
    void paintEvent(QPaintEvent *event) override;
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;

private:
    struct Tab {
        QString word;
        QString count;
    };
    Tab tab(int index) const;
};

} // namespace slipway::ui
