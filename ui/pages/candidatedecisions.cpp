// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatedecisions.h"

#include "candidateactions.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/tint.h"
#include "ui/widgets/tonebutton.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CandidateDecisions::CandidateDecisions(CandidateActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_qualify(new ToneButton(Tone::Good, ToneButton::Weight::Filled, this))
    , m_reject(new ToneButton(Tone::Bad, ToneButton::Weight::Lettered, this))
    , m_promote(new ToneButton(Tone::Accent, ToneButton::Weight::Filled, this))
    , m_override(new QPushButton(this))
    , m_reasons(new MutedLabel(this))
{
    m_qualify->setObjectName(u"qualifyButton"_s);
    m_qualify->setDrawing(u"qualify"_s);
    m_reject->setObjectName(u"rejectButton"_s);
    m_reject->setDrawing(u"reject"_s);
    m_promote->setObjectName(u"promoteButton"_s);
    m_promote->setDrawing(u"promote"_s);
    m_override->setObjectName(u"promoteAnywayButton"_s);
    m_override->setFlat(true);
    m_reasons->setObjectName(u"decisionReasons"_s);
    m_reasons->setWordWrap(true);
    follow(m_qualify, actions.qualifyAction());
    follow(m_reject, actions.rejectAction());
    follow(m_promote, actions.promoteAction());
    follow(m_override, actions.overrideAction());

    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Midlight);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_qualify);
    row->addWidget(m_reject);
    row->addStretch(1);
    row->addWidget(m_promote);
    // Beside the reason that it overrides.
    auto *below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_reasons, 1);
    below->addWidget(m_override, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(line);
    column->addLayout(row);
    column->addLayout(below);
    connect(&actions, &CandidateActions::changed, this, &CandidateDecisions::updateWords);
    updateWords();
}

void CandidateDecisions::follow(QPushButton *button, QAction *action)
{
    const auto update = [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    connect(action, &QAction::changed, button, update);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    update();
}

void CandidateDecisions::updateWords()
{
    m_override->setVisible(m_actions.overrideAction()->isEnabled());
    const QString reasons = m_actions.reasons();
    m_reasons->setText(reasons);
    m_reasons->setVisible(!reasons.isEmpty());
    // A screen reader that comes to a button which is off hears why.
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_qualify, m_reject, m_promote})
        button->setAccessibleDescription(button->isEnabled() ? QString() : button->toolTip());
}

} // namespace slipway::ui
