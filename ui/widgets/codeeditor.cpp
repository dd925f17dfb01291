// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "codeeditor.h"

#include "editormarks.h"
#include "editorspelling.h"
#include "firstpaint.h"
#include "hiddencharacters.h"
#include "localactions.h"
#include "markdownhighlighter.h"
#include "textchange.h"
#include "wrapping.h"

#include <QAccessible>
#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>

#include <utility>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

CodeEditor::CodeEditor(const QString &objectName, const QString &name, QWidget *parent)
    : MarginEdit(parent)
    , m_marks(new EditorMarks(*this))
    , m_spelling(new EditorSpelling(*this))
    , m_completion(new EditorCompletion(*this))
    , m_local(new LocalActions(this))
{
    setObjectName(objectName);
    setAccessibleName(name);
    // Tab leaves the editor, as everywhere in the window: nobody is caught in it.
    setTabChangesFocus(true);
    makeActions();
    m_looking.setSingleShot(true);
    m_looking.setInterval(100ms);
    connect(&m_looking, &QTimer::timeout, this, &CodeEditor::look);
    connect(this, &QPlainTextEdit::textChanged, &m_looking, qOverload<>(&QTimer::start));
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        showCurrentLine();
        tellLine();
        updateMargin();
    });
    connect(this, &MarginEdit::viewChanged, this, &CodeEditor::showMarks);
    connect(m_marks, &EditorMarks::changed, this, [this] {
        fitMargin();
        showMarks();
        tellLine();
    });
    connect(m_spelling, &EditorSpelling::changed, this,
            [this] { setLayer(Layer::Spelling, m_spelling->underlines()); });
    showCurrentLine();
    fitMargin();
}

CodeEditor::~CodeEditor() = default;

QAction *CodeEditor::makeAction(const QString &name, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    m_local->add(action);
    addAction(action);
    return action;
}

void CodeEditor::makeActions()
{
    m_local->addWidget(this);
    QAction *complete = makeAction(u"completeName"_s, tr("&Complete the name"), Qt::CTRL | Qt::Key_Space);
    connect(complete, &QAction::triggered, this, [this] { m_completion->offer(true); });
    QAction *next = makeAction(u"nextMark"_s, tr("Ne&xt remark"), Qt::Key_F8);
    connect(next, &QAction::triggered, this, [this] { goToMark(1); });
    QAction *previous = makeAction(u"previousMark"_s, tr("Pre&vious remark"), Qt::SHIFT | Qt::Key_F8);
    connect(previous, &QAction::triggered, this, [this] { goToMark(-1); });
}

QString CodeEditor::text() const
{
    QStringList lines;
    lines.reserve(blockCount());
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next())
        lines.append(block.text());
    return lines.join(u'\n');
}

void CodeEditor::setText(const QString &text)
{
    m_marks->set(EditorMarks::Source::Outside, {});
    setWholeText(text);
    look();
}

void CodeEditor::replaceAllText(const QString &text)
{
    // As the document will hold it, so that ends of lines alone are no change.
    const QString wanted = QString(text).replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const TextChange change = changeBetween(this->text(), wanted);
    if (change.removed == 0 && change.inserted.isEmpty())
        return;
    if (wrapModeFor(wanted) == QTextOption::WrapAnywhere)
        setWordWrapMode(QTextOption::WrapAnywhere); // the other way round it waits for look()
    const int lineBefore = textCursor().blockNumber();
    const int columnBefore = textCursor().positionInBlock();
    const int position = textCursor().position();
    const bool isInside = position > change.position && position < change.position + change.removed;
    const int top = firstInSight().blockNumber();
    const int end = document()->findBlock(int(change.position + change.removed)).blockNumber();
    const int count = blockCount();
    const int scrolled = verticalScrollBar()->value();

    QTextCursor writer(document());
    writer.setPosition(int(change.position));
    writer.setPosition(int(change.position + change.removed), QTextCursor::KeepAnchor);
    writer.insertText(change.inserted);

    if (isInside) {
        const QTextBlock block = document()->findBlockByNumber(std::min(lineBefore, blockCount() - 1));
        QTextCursor cursor(block);
        cursor.setPosition(block.position() + std::min(columnBefore, block.length() - 1));
        setTextCursor(cursor);
    }
    const int moved = top >= end ? blockCount() - count : 0;
    verticalScrollBar()->setValue(scrolled + moved);
}

void CodeEditor::insertAtCursor(const QString &text)
{
    QTextCursor cursor = textCursor();
    cursor.insertText(text);
    setTextCursor(cursor);
    ensureCursorVisible();
    setFocus();
}

void CodeEditor::select(int start, int length)
{
    QTextCursor cursor(document());
    cursor.setPosition(start);
    cursor.setPosition(start + length, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
}

void CodeEditor::setMarks(const QList<LineMark> &marks)
{
    m_marks->set(EditorMarks::Source::Outside, marks);
}

void CodeEditor::setCompletions(const QList<Completion> &names)
{
    m_completion->setNames(names);
}

void CodeEditor::look()
{
    m_looking.stop();
    const QString whole = text();
    setWordWrapMode(wrapModeFor(whole));
    m_marks->set(EditorMarks::Source::HiddenCharacters, hiddenCharacterMarks(*document()));
    showMarks();
    tellLine();
}

void CodeEditor::goToMark(int step)
{
    const int number = m_marks->next(textCursor().blockNumber(), step);
    if (number < 0)
        return;
    setTextCursor(QTextCursor(document()->findBlockByNumber(number)));
    centerCursor();
    QAccessibleAnnouncementEvent event(this, m_marks->text(number));
    QAccessible::updateAccessibility(&event);
}

void CodeEditor::tellLine()
{
    const QString text = m_marks->text(textCursor().blockNumber());
    if (text == m_lineText)
        return;
    m_lineText = text;
    Q_EMIT lineTextChanged(text);
}

void CodeEditor::marginClicked(const QTextBlock &block)
{
    setTextCursor(QTextCursor(block));
    setFocus();
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_completion->takes(*event)) {
        event->ignore(); // then the list takes it
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::ShiftModifier) {
        // Qt would put a line separator into the line, which is no end of a line in a file.
        QKeyEvent plain(event->type(), event->key(), Qt::NoModifier, u"\r"_s);
        MarginEdit::keyPressEvent(&plain);
        return;
    }
    MarginEdit::keyPressEvent(event);
    const bool isText = !event->text().isEmpty() && event->text().front().isPrint();
    if (isText || m_completion->isShown())
        m_completion->offer(false);
}

bool CodeEditor::focusNextPrevChild(bool next)
{
    return !m_completion->isShown() && MarginEdit::focusNextPrevChild(next);
}

void CodeEditor::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText() && wrapModeFor(source->text()) == QTextOption::WrapAnywhere)
        setWordWrapMode(QTextOption::WrapAnywhere);
    MarginEdit::insertFromMimeData(source);
}

void CodeEditor::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setObjectName(u"editorMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addSeparator();
    menu->addActions(actions());
    menu->addSeparator();
    m_spelling->fillMenu(menu, byKeyboard ? textCursor().position() : cursorForPosition(event->pos()).position());
    menu->popup(byKeyboard ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos());
}

/// Definitions and dictionaries take longer to read than all else of the window: not before somebody sees the text, and
/// the text is there first.
void CodeEditor::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_wasShown, true)) {
        MarkdownHighlighter::prepare().then(this,
                                            [this] { m_highlighter = new MarkdownHighlighter(document(), palette()); });
        afterPaint(viewport(), [this] { m_spelling->useSystemChecker(); });
    }
    MarginEdit::showEvent(event);
}

void CodeEditor::changeEvent(QEvent *event)
{
    MarginEdit::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    if (m_highlighter)
        m_highlighter->setPalette(palette());
    showCurrentLine();
    showMarks();
}

} // namespace slipway::ui
