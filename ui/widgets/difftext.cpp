// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "difftext.h"

#include "plaintext.h"
#include "tint.h"
#include "unifieddiff.h"

#include <QMimeData>
#include <QPainter>
#include <QTextDocumentFragment>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using Kind = DiffLine::Kind;

namespace {
constexpr int side = 6;
constexpr int mostMuted = 1000;
} // namespace

DiffText::DiffText(QWidget *parent)
    : MarginEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    fitMargin();
}

QString DiffText::shown(const DiffLine &line, int left) const
{
    switch (line.kind) {
    case Kind::Same:
        return u"  "_s + plain(line.text);
    case Kind::Removed:
        return u"− "_s + plain(line.text);
    case Kind::Added:
        return u"+ "_s + plain(line.text);
    case Kind::Gap:
        return left > 0 ? tr("⋯ %n line(s)", nullptr, left) : tr("⋯ the rest is the same");
    }
    return {};
}

void DiffText::setLines(const QList<DiffLine> &lines)
{
    m_lines = lines;
    m_changes.clear();
    const QList<int> gaps = gapSizes(lines);
    QStringList text;
    bool wasChange = false;
    int highest = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool isChange = lines[i].kind == Kind::Added || lines[i].kind == Kind::Removed;
        if (isChange && !wasChange)
            m_changes.append(int(i));
        wasChange = isChange;
        highest = std::max({highest, lines[i].oldLine, lines[i].newLine});
        text.append(shown(lines[i], gaps[i]));
    }
    m_digits = std::max(2, int(QString::number(highest).size()));
    setWholeText(text.join(u'\n'));
    muteGaps();
}

void DiffText::muteGaps()
{
    QList<QTextEdit::ExtraSelection> gaps;
    for (qsizetype i = 0; i < m_lines.size() && gaps.size() < mostMuted; ++i) {
        if (m_lines[i].kind != Kind::Gap)
            continue;
        QTextEdit::ExtraSelection gap;
        gap.format.setForeground(mutedText(palette()));
        gap.cursor = QTextCursor(document()->findBlockByNumber(int(i)));
        gap.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        gaps.append(gap);
    }
    setExtraSelections(gaps);
}

void DiffText::paintEvent(QPaintEvent *event)
{
    // The ground of whole lines, however often they are wrapped; the text is drawn over it.
    QPainter painter(viewport());
    const int last = lastInSight().blockNumber();
    for (QTextBlock block = firstInSight(); block.isValid() && block.blockNumber() <= last; block = block.next()) {
        const Kind kind = m_lines.value(block.blockNumber()).kind;
        if (kind != Kind::Added && kind != Kind::Removed)
            continue;
        const QRect where = blockRect(block);
        painter.fillRect(QRect(0, where.top(), viewport()->width(), where.height()),
                         toneBackground(kind == Kind::Added ? Tone::Good : Tone::Bad, palette()));
    }
    painter.end();
    MarginEdit::paintEvent(event);
}

bool DiffText::goToChange(int step)
{
    if (m_changes.isEmpty())
        return false;
    const int here = textCursor().blockNumber();
    int target = 0;
    if (step > 0) {
        const auto after = std::ranges::upper_bound(m_changes, here);
        target = after == m_changes.end() ? m_changes.first() : *after;
    } else {
        const auto at = std::ranges::lower_bound(m_changes, here);
        target = at == m_changes.begin() ? m_changes.last() : *std::prev(at);
    }
    setTextCursor(QTextCursor(document()->findBlockByNumber(target)));
    centerCursor();
    return true;
}

int DiffText::marginWidth() const
{
    return side + (2 * m_digits + 1) * fontMetrics().horizontalAdvance(u'0') + side;
}

void DiffText::paintMargin(QPainter &painter, const QRect &line, const QTextBlock &block) const
{
    const DiffLine diff = m_lines.value(block.blockNumber());
    painter.setPen(mutedText(palette()));
    const int width = m_digits * fontMetrics().horizontalAdvance(u'0');
    const QRect first(side, line.top(), width, line.height());
    const QRect second = first.translated(width + fontMetrics().horizontalAdvance(u'0'), 0);
    const auto draw = [&](const QRect &where, int number) {
        if (number > 0)
            painter.drawText(QStyle::visualRect(layoutDirection(), line, where), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(number));
    };
    draw(first, diff.oldLine);
    draw(second, diff.newLine);
}

QMimeData *DiffText::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    const int first = document()->findBlock(cursor.selectionStart()).blockNumber();
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    auto *data = new QMimeData;
    if (first == last) {
        data->setText(cursor.selectedText());
        return data;
    }
    // One that ends at a line's beginning does not contain that line.
    const bool endsBefore = document()->findBlock(cursor.selectionEnd()).position() == cursor.selectionEnd();
    const QList<DiffLine> lines = m_lines.mid(first, last - first + (endsBefore ? 0 : 1));
    const QString text = unifiedDiff(lines);
    data->setText(text.isEmpty() ? cursor.selection().toPlainText() : text);
    return data;
}

void DiffText::changeEvent(QEvent *event)
{
    MarginEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        muteGaps();
}

} // namespace slipway::ui
