// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "marginedit.h"

#include "fonts.h"
#include "tint.h"
#include "wrapping.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace slipway::ui {

/// The margin itself: it draws what the edit says.
class EditMargin final : public QWidget {
public:
    explicit EditMargin(MarginEdit *edit)
        : QWidget(edit)
        , m_edit(*edit)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        const QPalette colours = m_edit.palette();
        painter.fillRect(event->rect(), mix(colours.color(QPalette::Base), colours.color(QPalette::Text), 0.04));
        painter.setFont(m_edit.font());
        const int height = m_edit.fontMetrics().lineSpacing();
        for (QTextBlock block = m_edit.firstInSight(); block.isValid(); block = block.next()) {
            const QRect where = m_edit.blockRect(block);
            if (where.top() > event->rect().bottom())
                break;
            if (block.isVisible())
                m_edit.paintMargin(painter, QRect(0, where.top(), width(), height), block);
        }
    }

    void mousePressEvent(QMouseEvent *event) override
    {
        if (const QTextBlock block = at(event->position().toPoint().y()); block.isValid())
            m_edit.marginClicked(block);
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QWidget::event(event);
        const auto *help = static_cast<QHelpEvent *>(event);
        const QTextBlock block = at(help->pos().y());
        QToolTip::showText(help->globalPos(), block.isValid() ? m_edit.toolTipFor(block) : QString(), this);
        return true;
    }

private:
    QTextBlock at(int y) const
    {
        for (QTextBlock block = m_edit.firstInSight(); block.isValid(); block = block.next()) {
            const QRect where = m_edit.blockRect(block);
            if (where.top() > y)
                break;
            if (where.bottom() >= y)
                return block;
        }
        return {};
    }

    MarginEdit &m_edit;
};

MarginEdit::MarginEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new EditMargin(this))
{
    setFont(monospace(QApplication::font(), 1.0));
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &MarginEdit::fitMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int moved) {
        if (moved)
            m_margin->scroll(0, moved);
        else
            m_margin->update(0, rect.y(), m_margin->width(), rect.height());
        if (moved || rect.contains(viewport()->rect()))
            Q_EMIT viewChanged();
    });
}

QTextBlock MarginEdit::firstInSight() const
{
    return firstVisibleBlock();
}

QTextBlock MarginEdit::lastInSight() const
{
    QTextBlock last = firstVisibleBlock();
    for (QTextBlock next = last.next(); next.isValid() && blockRect(next).top() <= viewport()->height();
         next = next.next())
        last = next;
    return last;
}

QRect MarginEdit::blockRect(const QTextBlock &block) const
{
    return blockBoundingGeometry(block).translated(contentOffset()).toAlignedRect();
}

QString MarginEdit::toolTipFor(const QTextBlock &) const
{
    return {};
}

void MarginEdit::marginClicked(const QTextBlock &)
{
}

void MarginEdit::setWholeText(const QString &text)
{
    if (const auto mode = wrapModeFor(text); mode != wordWrapMode()) {
        clear(); // or what is there would be laid out once more
        setWordWrapMode(mode);
    }
    setPlainText(text);
    fitMargin();
}

void MarginEdit::fitMargin()
{
    const int width = marginWidth();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft; // Qt does not mirror these itself
    setViewportMargins(isMirrored ? 0 : width, 0, isMirrored ? width : 0, 0);
    const QRect inside = contentsRect();
    m_margin->setGeometry(
        QStyle::visualRect(layoutDirection(), inside, QRect(inside.left(), inside.top(), width, viewport()->height())));
    updateMargin();
}

void MarginEdit::updateMargin()
{
    m_margin->update();
}

bool MarginEdit::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), toolTipFor(cursorForPosition(help->pos()).block()), viewport());
        return true;
    }
    return QPlainTextEdit::viewportEvent(event);
}

void MarginEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitMargin();
    Q_EMIT viewChanged();
}

void MarginEdit::showEvent(QShowEvent *event)
{
    fitMargin(); // fonts may have changed meanwhile
    QPlainTextEdit::showEvent(event);
}

void MarginEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    // The constructor sends these as well, when nobody knows the margin's width yet.
    const bool matters = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::PaletteChange;
    if (matters && isVisible())
        fitMargin();
}

} // namespace slipway::ui
