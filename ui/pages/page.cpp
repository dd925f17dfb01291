// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "page.h"

namespace slipway::ui {

using namespace std::chrono_literals;

PageWidget::PageWidget(QWidget *parent)
    : QWidget(parent)
{
    m_later.setSingleShot(true);
    // The page in sight has been painted by then, and each has its own moment: one pause is shorter than three.
    static int made = 0;
    m_later.setInterval(50ms + 30ms * (made++ % 4));
    connect(&m_later, &QTimer::timeout, this, &PageWidget::takeNews);
}

void PageWidget::catchUp()
{
    if (!m_later.isActive())
        return;
    m_later.stop();
    takeNews();
}

void PageWidget::newsCame()
{
    m_later.start();
    if (isVisible())
        catchUp();
}

void PageWidget::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    catchUp();
}

} // namespace slipway::ui
