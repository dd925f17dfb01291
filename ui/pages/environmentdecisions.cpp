// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environmentdecisions.h"

#include "environmentactions.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/tonebutton.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

EnvironmentDecisions::EnvironmentDecisions(QWidget *parent)
    : QWidget(parent)
    , m_review(new QWidget(this))
    , m_approve(new ToneButton(Tone::Good, ToneButton::Weight::Filled, m_review))
    , m_reject(new ToneButton(Tone::Bad, ToneButton::Weight::Lettered, m_review))
    , m_rollBack(new QPushButton(tr("Roll back…"), this))
    , m_reason(new MutedLabel(this))
{
    m_approve->setText(tr("Approve…"));
    m_reject->setText(tr("Reject…"));
    m_approve->setObjectName(u"approveButton"_s);
    m_reject->setObjectName(u"rejectButton"_s);
    m_rollBack->setObjectName(u"rollBackButton"_s);
    m_rollBack->setIcon(icon(u"roll-back"_s));
    m_reason->setObjectName(u"rollBackReason"_s);
    m_reason->setFont(scaled(font(), 0.9));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_approve, m_reject, m_rollBack}) {
        button->setAutoDefault(false);
        button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        connect(button, &QPushButton::clicked, this, [this, button] {
            if (m_actions)
                (button == m_rollBack      ? m_actions->rollBackAction()
                     : button == m_approve ? m_actions->approveAction()
                                           : m_actions->rejectAction())
                    ->trigger();
        });
    }
    auto *review = new QHBoxLayout(m_review);
    review->setContentsMargins(0, 0, 0, 0);
    review->setSpacing(5);
    review->addWidget(m_approve);
    review->addWidget(m_reject);
    review->addStretch();
    auto *back = new QHBoxLayout;
    back->setSpacing(6);
    back->addWidget(m_rollBack);
    back->addWidget(m_reason, 1);
    back->addStretch(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addWidget(m_review);
    column->addLayout(back);
    hide();
}

void EnvironmentDecisions::setActions(EnvironmentActions *actions)
{
    if (m_actions)
        disconnect(m_actions, nullptr, this, nullptr);
    m_actions = actions;
    setVisible(actions);
    if (!actions)
        return;
    connect(actions, &EnvironmentActions::changed, this, &EnvironmentDecisions::take);
    take();
}

QList<QWidget *> EnvironmentDecisions::stops() const
{
    return {m_approve, m_reject, m_rollBack};
}

void EnvironmentDecisions::take()
{
    m_review->setVisible(m_actions->waits());
    const QString &environment = m_actions->environment();
    follow(m_rollBack, m_actions->rollBackAction(), tr("Roll back %1").arg(environment));
    follow(m_approve, m_actions->approveAction(), tr("Approve what waits on %1").arg(environment));
    follow(m_reject, m_actions->rejectAction(), tr("Reject what waits on %1").arg(environment));
    const QString reason = m_actions->shortReason();
    m_reason->setText(reason);
    m_reason->setToolTip(m_actions->reasons().toHtmlEscaped());
    m_reason->setVisible(!reason.isEmpty());
}

void EnvironmentDecisions::follow(QPushButton *button, QAction *action, const QString &name)
{
    button->setEnabled(action->isEnabled());
    button->setToolTip(u"<p>%1</p>"_s.arg(action->toolTip()));
    button->setAccessibleName(name);
    // A screen reader that comes to a button which is off hears why.
    button->setAccessibleDescription(action->statusTip());
}

} // namespace slipway::ui
