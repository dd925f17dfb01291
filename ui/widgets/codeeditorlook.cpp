// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the editor draws: layers over the text, the margin, bars for hidden characters.
#include "codeeditor.h"

#include "editormarks.h"
#include "hiddencharacters.h"
#include "icons.h"
#include "tint.h"

#include <QPainter>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int picture = 14;
constexpr int side = 6;
constexpr int mostHidden = 200; // drawn in one line
} // namespace

void CodeEditor::setLayer(Layer layer, const QList<QTextEdit::ExtraSelection> &selections)
{
    auto &held = m_layers[std::size_t(layer)];
    const auto isSame = [](const QTextEdit::ExtraSelection &a, const QTextEdit::ExtraSelection &b) {
        return a.cursor.position() == b.cursor.position() && a.cursor.anchor() == b.cursor.anchor()
            && a.format == b.format;
    };
    if (std::ranges::equal(held, selections, isSame))
        return;
    held = selections;
    QList<QTextEdit::ExtraSelection> all;
    for (const auto &one : m_layers)
        all += one;
    setExtraSelections(all);
}

void CodeEditor::showMarks()
{
    setLayer(Layer::Marks, m_marks->underlines(firstInSight().blockNumber(), lastInSight().blockNumber()));
    updateMargin();
}

void CodeEditor::showCurrentLine()
{
    QTextEdit::ExtraSelection line;
    line.format.setBackground(mix(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.05));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    setLayer(Layer::CurrentLine, {line});
}

int CodeEditor::marginWidth() const
{
    const int digits = int(QString::number(std::max(blockCount(), 100)).size());
    return side + picture + 4 + digits * fontMetrics().horizontalAdvance(u'0') + side;
}

void CodeEditor::paintMargin(QPainter &painter, const QRect &line, const QTextBlock &block) const
{
    const bool isCurrent = block == textCursor().block();
    painter.setPen(isCurrent ? palette().color(QPalette::Text) : mutedText(palette()));
    const QRect number = line.adjusted(side + picture + 4, 0, -side, 0);
    painter.drawText(QStyle::visualRect(layoutDirection(), line, number), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(block.blockNumber() + 1));
    const auto severity = m_marks->severity(block.blockNumber());
    if (!severity)
        return;
    const bool isError = *severity == LineMark::Severity::Error;
    const QRect place(side, line.top() + (line.height() - picture) / 2, picture, picture);
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), line, place),
                       iconPixmap(isError ? u"error"_s : u"warning"_s, picture,
                                  toneForeground(isError ? Tone::Bad : Tone::Warn, palette()), devicePixelRatioF()));
}

QString CodeEditor::toolTipFor(const QTextBlock &block) const
{
    const QString text = m_marks->text(block.blockNumber());
    return text.isEmpty() ? text : u"<p>%1</p>"_s.arg(text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
}

void CodeEditor::paintEvent(QPaintEvent *event)
{
    MarginEdit::paintEvent(event);
    // A bar where a hidden character stands: it has no width of its own that could be underlined.
    QPainter painter(viewport());
    const QColor colour = toneForeground(Tone::Bad, palette());
    const int last = lastInSight().blockNumber();
    for (QTextBlock block = firstInSight(); block.isValid() && block.blockNumber() <= last; block = block.next()) {
        for (const int place : hiddenCharacters(block.text(), mostHidden)) {
            const QTextLine line = block.layout()->lineForTextPosition(place);
            if (!line.isValid())
                continue;
            const QPointF at = blockBoundingGeometry(block).translated(contentOffset()).topLeft()
                + QPointF(line.cursorToX(place), line.y());
            painter.fillRect(QRectF(at.x() - 1, at.y(), 2, line.height()), colour);
            painter.fillRect(QRectF(at.x() - 3, at.y(), 6, 3), colour);
        }
    }
}

} // namespace slipway::ui
