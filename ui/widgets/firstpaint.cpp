// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "firstpaint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <utility>

namespace slipway::ui {

namespace {

class PaintWatcher final : public QObject {
public:
    PaintWatcher(QWidget *widget, std::function<void()> then)
        : QObject(widget)
        , m_then(std::move(then))
    {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_then) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [this, then = std::exchange(m_then, {})] {
                deleteLater();
                then();
            });
        }
        return false;
    }

private:
    std::function<void()> m_then;
};

} // namespace

void afterPaint(QWidget *widget, std::function<void()> then)
{
    new PaintWatcher(widget, std::move(then)); // the widget's child
}

} // namespace slipway::ui
