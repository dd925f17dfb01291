// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the bar is made of.
#include "findbar.h"

#include "actionbutton.h"
#include "codeeditor.h"
#include "icons.h"
#include "localactions.h"
#include "muted.h"
#include "searchfield.h"

#include <QAction>
#include <QCheckBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

FindBar::FindBar(CodeEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_text(new SearchField(u"findText"_s, tr("Find"), tr("Find"), this))
    , m_replacement(new QLineEdit(this))
    , m_case(new QCheckBox(tr("&Case"), this))
    , m_words(new QCheckBox(tr("Whole &words"), this))
    , m_expression(new QCheckBox(tr("Regular &expression"), this))
    , m_status(new MutedLabel(this))
    , m_close(new QToolButton(this))
    , m_replaceRow(new QWidget(this))
    , m_replaceOne(new QPushButton(tr("&Replace"), this))
    , m_replaceAll(new QPushButton(tr("Replace &all"), this))
{
    setObjectName(u"findBar"_s);
    m_replacement->setObjectName(u"replaceText"_s);
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_case->setObjectName(u"findCase"_s);
    m_case->setToolTip(tr("Tell capital letters from small ones"));
    m_words->setObjectName(u"findWords"_s);
    m_words->setToolTip(tr("Find whole words only"));
    m_expression->setObjectName(u"findExpression"_s);
    m_expression->setToolTip(tr("Find what fits a regular expression; in the replacement, \\1 is what its first "
                                "parentheses caught"));
    m_status->setObjectName(u"findStatus"_s);
    m_status->setWordWrap(true);
    m_close->setObjectName(u"findClose"_s);
    m_close->setAccessibleName(tr("Hide the find bar"));
    m_close->setToolTip(tr("Hide the find bar (Escape)"));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setIcon(icon(u"close"_s));
    m_replaceOne->setObjectName(u"replaceOne"_s);
    m_replaceAll->setObjectName(u"replaceAll"_s);
    for (QPushButton *button : {m_replaceOne, m_replaceAll})
        button->setAutoDefault(false);
    makeActions();
    layOut();

    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(&m_pause, &QTimer::timeout, this, &FindBar::search);
    connect(m_text, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    for (QCheckBox *box : {m_case, m_words, m_expression})
        connect(box, &QCheckBox::toggled, this, &FindBar::search);
    connect(&editor, &QPlainTextEdit::textChanged, this, [this] {
        m_matches.found.clear(); // they are somewhere else now
        if (isVisible())
            m_pause.start();
    });
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (isVisible() && !m_pause.isActive())
            tell();
    });
    connect(&editor, &MarginEdit::viewChanged, this, &FindBar::showMatches);
    connect(m_replaceOne, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAll);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

QAction *FindBar::makeAction(const QString &name, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    m_editor.localActions().add(action);
    return action;
}

void FindBar::makeActions()
{
    m_find = makeAction(u"findInText"_s, tr("&Find…"), QKeySequence::Find);
    m_replace = makeAction(u"replaceInText"_s, tr("&Replace…"), Qt::CTRL | Qt::Key_H);
    m_next = makeAction(u"findNext"_s, tr("Next"), Qt::Key_F3);
    m_previous = makeAction(u"findPrevious"_s, tr("Previous"), Qt::SHIFT | Qt::Key_F3);
    m_hide = makeAction(u"hideFindBar"_s, tr("Hide the find bar"), Qt::Key_Escape);
    m_hide->setEnabled(false);
    m_editor.localActions().addWidget(this);
    m_editor.localActions().addWidget(m_text); // before it takes Escape for itself
    m_editor.addActions({m_find, m_replace});
    connect(m_find, &QAction::triggered, this, [this] { open(false); });
    connect(m_replace, &QAction::triggered, this, [this] { open(true); });
    connect(m_next, &QAction::triggered, this, [this] { go(1); });
    connect(m_previous, &QAction::triggered, this, [this] { go(-1); });
    connect(m_hide, &QAction::triggered, this, &FindBar::close);
}

void FindBar::layOut()
{
    m_text->setMinimumWidth(120);
    auto *first = new QHBoxLayout;
    first->addWidget(m_text, 1);
    first->addWidget(new ActionButton(m_previous, ActionButton::Weight::Usual, this));
    first->addWidget(new ActionButton(m_next, ActionButton::Weight::Usual, this));
    first->addWidget(m_close);
    auto *second = new QHBoxLayout(m_replaceRow);
    second->setContentsMargins(0, 0, 0, 0);
    second->addWidget(m_replacement, 1);
    second->addWidget(m_replaceOne);
    second->addWidget(m_replaceAll);
    auto *third = new QHBoxLayout;
    third->addWidget(m_case);
    third->addWidget(m_words);
    third->addWidget(m_expression);
    third->addSpacing(8);
    third->addWidget(m_status, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(6);
    column->addLayout(first);
    column->addWidget(m_replaceRow);
    column->addLayout(third);
    setTabOrder({m_text, m_replacement, m_replaceOne, m_replaceAll, m_case, m_words, m_expression});
}

} // namespace slipway::ui
