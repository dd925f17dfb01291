// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editormarks.h"

#include "tint.h"

#include <QPlainTextEdit>
#include <QTextBlock>

#include <algorithm>

namespace slipway::ui {

using Severity = LineMark::Severity;

EditorMarks::EditorMarks(QPlainTextEdit &editor)
    : QObject(&editor)
    , m_editor(editor)
{
    connect(editor.document(), &QTextDocument::contentsChange, this, [this] { m_isCurrent = false; });
}

void EditorMarks::set(Source source, const QList<LineMark> &marks)
{
    const auto isOfSource = [source](const Placed &placed) { return placed.source == source; };
    const auto isSame = [](const Placed &placed, const LineMark &mark) {
        return placed.mark == mark && placed.cursor.blockNumber() == mark.line - 1;
    };
    QList<Placed> old;
    std::ranges::copy_if(m_marks, std::back_inserter(old), isOfSource);
    if (std::ranges::equal(old, marks, isSame))
        return;
    m_marks.removeIf(isOfSource);
    QTextDocument *document = m_editor.document();
    for (const LineMark &mark : marks) {
        const int block = std::clamp(mark.line - 1, 0, document->blockCount() - 1);
        m_marks.append({source, mark, QTextCursor(document->findBlockByNumber(block))});
    }
    m_isCurrent = false;
    Q_EMIT changed();
}

const QHash<int, QList<const LineMark *>> &EditorMarks::byBlock() const
{
    if (!m_isCurrent) {
        m_byBlock.clear();
        for (const Placed &placed : m_marks)
            m_byBlock[placed.cursor.blockNumber()].append(&placed.mark);
        m_isCurrent = true;
    }
    return m_byBlock;
}

QString EditorMarks::text(int block) const
{
    QStringList sentences;
    for (const LineMark *mark : byBlock().value(block))
        sentences.append(mark->text);
    return sentences.join(u'\n');
}

std::optional<Severity> EditorMarks::severity(int block) const
{
    std::optional<Severity> worst;
    for (const LineMark *mark : byBlock().value(block))
        worst = std::max(worst.value_or(Severity::Warning), mark->severity);
    return worst;
}

int EditorMarks::next(int block, int step) const
{
    QList<int> blocks = byBlock().keys();
    if (blocks.isEmpty())
        return -1;
    std::ranges::sort(blocks);
    if (step > 0) {
        const auto after = std::ranges::upper_bound(blocks, block);
        return after == blocks.end() ? blocks.first() : *after;
    }
    const auto here = std::ranges::lower_bound(blocks, block);
    return here == blocks.begin() ? blocks.last() : *std::prev(here);
}

QList<QTextEdit::ExtraSelection> EditorMarks::underlines(int first, int last) const
{
    QList<QTextEdit::ExtraSelection> lines;
    const QPalette colours = m_editor.palette();
    for (int number = first; number <= last && !m_marks.isEmpty(); ++number) {
        const auto worst = severity(number);
        if (!worst)
            continue;
        QTextEdit::ExtraSelection line;
        line.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        line.format.setUnderlineColor(toneForeground(*worst == Severity::Error ? Tone::Bad : Tone::Warn, colours));
        line.cursor = QTextCursor(m_editor.document()->findBlockByNumber(number));
        line.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        lines.append(line);
    }
    return lines;
}

} // namespace slipway::ui
