// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findbar.h"

#include "codeeditor.h"
#include "tint.h"

#include <QAction>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using Fault = TextMatches::Fault;

void FindBar::open(bool replacing)
{
    const QString selected = m_editor.textCursor().selectedText();
    const bool isPiece = !selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator);
    if (isPiece && m_editor.hasFocus())
        m_text->setText(m_expression->isChecked() ? QRegularExpression::escape(selected) : selected);
    m_replaceRow->setVisible(replacing);
    m_hide->setEnabled(true);
    show();
    search();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FindBar::close()
{
    hide();
    m_editor.setFocus();
}

void FindBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_hide->setEnabled(false);
    m_pause.stop();
    m_editor.setLayer(CodeEditor::Layer::Matches, {});
}

TextQuery FindBar::query() const
{
    return {m_text->text(), m_case->isChecked(), m_words->isChecked(), m_expression->isChecked()};
}

void FindBar::search()
{
    m_pause.stop();
    m_matches = findAll(m_editor.text(), query());
    const bool canReplace = !m_matches.found.isEmpty() && m_matches.fault == Fault::None && !m_editor.isReadOnly();
    m_replaceOne->setEnabled(canReplace);
    m_replaceAll->setEnabled(canReplace);
    showMatches();
    tell();
}

int FindBar::current() const
{
    const QTextCursor cursor = m_editor.textCursor();
    const auto at = std::ranges::lower_bound(m_matches.found, cursor.selectionStart(), {}, &TextMatch::start);
    const bool isIt = at != m_matches.found.end() && at->start == cursor.selectionStart()
        && at->length == cursor.selectionEnd() - cursor.selectionStart();
    return isIt ? int(at - m_matches.found.begin()) : -1;
}

void FindBar::go(int step)
{
    if (!isVisible() && m_text->text().isEmpty()) {
        open(false);
        return;
    }
    search();
    if (m_matches.found.isEmpty()) {
        show();
        m_hide->setEnabled(true);
        return;
    }
    const auto &found = m_matches.found;
    const QTextCursor cursor = m_editor.textCursor();
    const int from = cursor.selectionStart();
    // The one that is selected is behind us, whichever the direction.
    const auto next = step > 0 && current() < 0 ? std::ranges::lower_bound(found, from, {}, &TextMatch::start)
                                                : std::ranges::upper_bound(found, from, {}, &TextMatch::start);
    const auto before = std::ranges::lower_bound(found, from, {}, &TextMatch::start);
    QString sentence;
    const TextMatch *match = nullptr;
    if (step > 0) {
        match = next == found.end() ? &found.first() : &*next;
        if (next == found.end())
            sentence = tr("Continued from the top.");
    } else {
        match = before == found.begin() ? &found.last() : &*std::prev(before);
        if (before == found.begin())
            sentence = tr("Continued from the end.");
    }
    m_editor.select(match->start, match->length);
    tell(sentence);
}

void FindBar::replaceOne()
{
    search();
    const int at = current();
    if (at < 0) {
        go(1);
        return;
    }
    const TextMatch match = m_matches.found[at];
    m_editor.textCursor().insertText(replacementFor(match, m_replacement->text(), query()));
    go(1);
}

void FindBar::replaceAll()
{
    const QString text = m_editor.text();
    const TextQuery wanted = query();
    const TextMatches matches = findAll(text, wanted);
    if (matches.fault != Fault::None || m_editor.isReadOnly())
        return search();
    QString result;
    int copied = 0;
    for (const TextMatch &match : matches.found) {
        result += QStringView(text).sliced(copied, match.start - copied);
        result += replacementFor(match, m_replacement->text(), wanted);
        copied = match.start + match.length;
    }
    result += QStringView(text).sliced(copied);
    m_editor.replaceAllText(result);
    search();
    tell(tr("%n place(s) replaced.", nullptr, int(matches.found.size())));
}

void FindBar::showMatches()
{
    if (!isVisible())
        return;
    QList<QTextEdit::ExtraSelection> places;
    QTextEdit::ExtraSelection place;
    place.format.setBackground(toneBackground(Tone::Warn, palette()));
    const int first = m_editor.firstInSight().position();
    const QTextBlock last = m_editor.lastInSight();
    const int end = last.position() + last.length();
    auto match = std::ranges::lower_bound(m_matches.found, first, {}, &TextMatch::start);
    constexpr int most = 2000; // a line can be a megabyte long
    const int length = m_editor.document()->characterCount() - 1;
    for (; match != m_matches.found.end() && match->start < end && places.size() < most; ++match) {
        if (match->start + match->length > length)
            break; // the text has just changed
        place.cursor = QTextCursor(m_editor.document());
        place.cursor.setPosition(match->start);
        place.cursor.setPosition(match->start + match->length, QTextCursor::KeepAnchor);
        places.append(place);
    }
    m_editor.setLayer(CodeEditor::Layer::Matches, places);
}

void FindBar::tell(const QString &sentence)
{
    QString said;
    const QLocale locale;
    const int count = int(m_matches.found.size());
    if (m_text->text().isEmpty())
        said = QString();
    else if (m_matches.fault == Fault::BadExpression)
        said = tr("This is no regular expression (%1). Correct it, or switch “Regular expression” off.")
                   .arg(m_matches.detail);
    else if (m_matches.fault == Fault::TooSlow)
        said = tr("This expression takes too long on this text. Write a simpler one.");
    else if (count == 0)
        said = tr("Not found.");
    else if (const int at = current(); at >= 0)
        //: position and number of the places found
        said = tr("%1 of %2").arg(locale.toString(at + 1), locale.toString(count));
    else
        said = tr("%n place(s)", nullptr, count);
    if (!sentence.isEmpty())
        said = said.isEmpty() ? sentence : tr("%1 · %2").arg(said, sentence);
    m_status->setText(said);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_replacement->hasFocus())
        replaceOne();
    else if (isEnter && m_text->hasFocus())
        go(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMatches();
}

} // namespace slipway::ui
