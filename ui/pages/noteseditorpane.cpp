// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "noteseditorpane.h"

#include "notesbar.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/findbar.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messagepane.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plaintext.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = NotesDesk::Kind;

NotesEditorPane::NotesEditorPane(NotesDesk &desk, NotesActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_bar(new NotesBar(desk, actions, this))
    , m_said(new QWidget(this))
    , m_callout(new Callout(m_said))
    , m_stack(new QStackedWidget(this))
    , m_message(new MessagePane(this))
    , m_editor(new CodeEditor(u"notesEditor"_s, tr("Text of the release notes"), this))
    , m_find(new FindBar(*m_editor, this))
    , m_line(new MutedLabel(this))
{
    m_callout->setObjectName(u"notesCallout"_s);
    auto *close = new QToolButton(m_said);
    close->setObjectName(u"notesCalloutClose"_s);
    close->setAccessibleName(tr("Hide this sentence"));
    close->setToolTip(tr("Hide this sentence"));
    close->setIcon(icon(u"close"_s));
    close->setAutoRaise(true);
    auto *conflict = new ActionButton(actions.nextConflictAction(), ActionButton::Weight::Usual, m_said);
    auto *said = new QHBoxLayout(m_said);
    said->setContentsMargins(10, 0, 10, 8);
    said->addWidget(m_callout, 1);
    said->addWidget(conflict);
    said->addWidget(close);
    m_said->hide();
    m_line->setObjectName(u"notesLine"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_line->setContentsMargins(10, 4, 10, 6);
    m_line->hide();
    auto *writing = new QWidget(this);
    auto *inside = new QVBoxLayout(writing);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(m_editor, 1);
    inside->addWidget(m_line);
    inside->addWidget(m_find);
    m_find->hide();
    m_editor->setFrameShape(QFrame::NoFrame);
    m_stack->addWidget(m_message);
    m_stack->addWidget(writing);
    auto *frame = new Panel(this);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_said);
    column->addWidget(m_stack, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(frame);
    m_marking.setSingleShot(true);
    m_marking.setInterval(300ms);

    m_marking.callOnTimeout(this, &NotesEditorPane::mark);
    const auto showConflict = [conflict, action = actions.nextConflictAction()] {
        conflict->setVisible(action->isEnabled());
    };
    connect(actions.nextConflictAction(), &QAction::changed, this, showConflict);
    showConflict();
    connect(close, &QToolButton::clicked, m_said, &QWidget::hide);
    connect(m_message, &MessagePane::activated, this, &NotesEditorPane::retryRequested);
    connect(m_bar, &NotesBar::insertRequested, m_editor, &CodeEditor::insertAtCursor);
    connect(m_editor, &CodeEditor::textChanged, this, &NotesEditorPane::typed);
    connect(m_editor, &CodeEditor::lineTextChanged, this, [this](const QString &text) {
        m_line->setText(text);
        m_line->setVisible(!text.isEmpty());
    });
    connect(actions.nextConflictAction(), &QAction::triggered, this, &NotesEditorPane::goToConflict);
    connect(&desk, &NotesDesk::filled, this, &NotesEditorPane::focusEditor); // one writes on in it
    connect(&desk, &NotesDesk::opening, this, [this] {
        m_said->hide();
        m_hasFault = false; // what was left is not saved by that
        m_message->set(u"running"_s, tr("Opening…"), {});
        m_stack->setCurrentWidget(m_message);
    });
    connect(&desk, &NotesDesk::opened, this, &NotesEditorPane::take);
    connect(&desk, &NotesDesk::openFailed, this, [this](const Error &error) {
        m_message->set(u"error"_s, tr("It could not be opened"), plain(error.message), tr("&Try again"), {}, Tone::Bad);
        m_stack->setCurrentWidget(m_message);
    });
    connect(&desk, &NotesDesk::changed, this, [this] {
        if (m_desk.kind() == Kind::Nothing && !m_desk.workspace())
            showNothing();
    });
    connect(&desk, &NotesDesk::told, this, &NotesEditorPane::tell);
    connect(&desk, &NotesDesk::draftStateChanged, this, &NotesEditorPane::tellFault);
    connect(&desk, &NotesDesk::textReplaced, this, [this](const QString &text) {
        m_filling = true;
        const bool wasEmpty = m_editor->text().trimmed().isEmpty();
        m_editor->replaceAllText(text);
        if (wasEmpty)
            m_editor->select(0, 0);
        m_filling = false;
        typed();
    });
    showNothing();
}

void NotesEditorPane::showNothing()
{
    m_said->hide();
    m_message->set(u"notes"_s, tr("Nothing is open"), tr("Choose a release or a template in the list."));
    m_stack->setCurrentWidget(m_message);
}

void NotesEditorPane::focusEditor()
{
    if (m_desk.kind() != Kind::Nothing)
        m_editor->setFocus(Qt::ShortcutFocusReason);
}

void NotesEditorPane::take()
{
    m_filling = true;
    m_editor->setText(m_desk.draft().text);
    m_filling = false;
    QList<Completion> names;
    if (m_desk.kind() == Kind::Template) {
        for (const NotesVariable &variable : services::NotesService::variables())
            names.append({variable.name, variable.description});
    }
    m_editor->setCompletions(names);
    m_stack->setCurrentIndex(1);
    typed();
    mark();
}

void NotesEditorPane::tell(const QString &sentence, Tone tone)
{
    m_callout->setTone(tone);
    m_callout->setText(plainHtml(sentence));
    m_said->setVisible(!sentence.isEmpty());
}

/// What is typed is not safe: said once, when it becomes so, and when it is over. The bar says it all the time.
void NotesEditorPane::tellFault()
{
    const std::optional<Error> &fault = m_desk.keeper().fault();
    if (fault.has_value() == m_hasFault)
        return;
    if (fault)
        tell(tr("What you write is not saved: %1 It is tried again every few seconds.").arg(fault->message), Tone::Bad);
    else
        tell(tr("What you wrote is saved now."), Tone::Good);
    m_hasFault = fault.has_value();
}

void NotesEditorPane::typed()
{
    const QString text = m_editor->text();
    if (!m_filling)
        m_desk.setText(text);
    m_bar->setLength(text.size());
    m_marking.start();
    Q_EMIT textChanged(text);
}

void NotesEditorPane::mark()
{
    using services::NotesService;
    const QString text = m_editor->text();
    const QList<NotesProblem> problems = m_desk.kind() == Kind::Template
        ? NotesService::problemsOfTemplate(text) + NotesService::gapsOfTemplate(text)
        : NotesService::problemsOfNotes(text);
    QList<LineMark> marks;
    for (const NotesProblem &problem : problems) {
        const bool isError = problem.severity == NotesProblem::Severity::Error;
        marks.append({qMax(1, problem.line), problem.message,
                      isError ? LineMark::Severity::Error : LineMark::Severity::Warning});
    }
    m_editor->setMarks(marks);
}

void NotesEditorPane::goToConflict()
{
    const QString text = m_editor->text();
    const auto find = [&](qsizetype from) -> qsizetype {
        if (from == 0 && text.startsWith(u"<<<<<<< "_s))
            return 0;
        const qsizetype before = text.indexOf(u"\n<<<<<<< "_s, std::max<qsizetype>(from - 1, 0));
        return before < 0 ? before : before + 1;
    };
    qsizetype at = find(m_editor->textCursor().selectionEnd());
    if (at < 0)
        at = find(0);
    if (at < 0)
        return;
    const qsizetype end = text.indexOf(u'\n', at);
    m_editor->select(int(at), int((end < 0 ? text.size() : end) - at));
    m_editor->setFocus();
}

} // namespace slipway::ui
