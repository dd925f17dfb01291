// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentcard.h"

#include "environmentface.h"
#include "icons.h"
#include "ui/pages/environmentactions.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

EnvironmentCard::EnvironmentCard(QWidget *parent)
    : Panel(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumWidth(200);
    setMaximumWidth(330);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void EnvironmentCard::fill()
{
    if (m_face)
        return;
    m_face = new EnvironmentFace(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(13, 11, 13, 11);
    column->addWidget(m_face);
    connect(m_face, &EnvironmentFace::copyRequested, this, &EnvironmentCard::copyCommit);
    m_face->setLook(m_look);
    m_face->setActions(m_actions);
    // Else they come after the last card, as they are the youngest.
    QWidget *before = this;
    for (QWidget *stop : m_face->stops()) {
        setTabOrder(before, stop);
        before = stop;
    }
    m_face->show();
}

void EnvironmentCard::setLook(const EnvironmentLook &look)
{
    m_look = look;
    setObjectName(u"card:"_s + look.name);
    setAccessibleName(look.name);
    speak();
    if (m_face)
        m_face->setLook(look);
}

void EnvironmentCard::setActions(EnvironmentActions *actions)
{
    if (m_actions)
        disconnect(m_actions, nullptr, this, nullptr);
    m_actions = actions;
    if (m_face)
        m_face->setActions(actions);
    if (actions)
        connect(actions, &EnvironmentActions::changed, this, &EnvironmentCard::speak);
    speak();
}

/// With why something is off: no focus comes to a button that is.
void EnvironmentCard::speak()
{
    const QString reasons = m_actions ? m_actions->reasons() : QString();
    setAccessibleDescription(reasons.isEmpty() ? m_look.spoken() : m_look.spoken() + u' ' + reasons);
}

void EnvironmentCard::copyCommit()
{
    if (!m_look.commit.isEmpty())
        QApplication::clipboard()->setText(m_look.commit);
}

void EnvironmentCard::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (event->matches(QKeySequence::Copy))
        copyCommit();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_look.candidate.isEmpty())
        Q_EMIT activated(m_look.candidate);
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        Q_EMIT moveRequested((event->key() == Qt::Key_Right) != mirrored ? 1 : -1);
    else
        Panel::keyPressEvent(event);
}

void EnvironmentCard::mouseDoubleClickEvent(QMouseEvent *event)
{
    Panel::mouseDoubleClickEvent(event);
    if (!m_look.candidate.isEmpty())
        Q_EMIT activated(m_look.candidate);
}

void EnvironmentCard::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(icon(u"copy"_s), tr("&Copy commit"), this, &EnvironmentCard::copyCommit);
    copy->setEnabled(m_look.runs);
    QAction *name = menu->addAction(tr("Copy &name of what runs"), this,
                                    [this] { QApplication::clipboard()->setText(m_look.deployed); });
    name->setEnabled(m_look.runs);
    QAction *open = menu->addAction(icon(u"candidate"_s), tr("Show &candidate"), this,
                                    [this] { Q_EMIT activated(m_look.candidate); });
    open->setEnabled(!m_look.candidate.isEmpty());
    if (m_actions) {
        menu->addSeparator();
        menu->setToolTipsVisible(true);
        menu->addActions(m_actions->all());
    }
    menu->popup(event->globalPos());
}

void EnvironmentCard::focusInEvent(QFocusEvent *event)
{
    Panel::focusInEvent(event);
    update();
}

void EnvironmentCard::focusOutEvent(QFocusEvent *event)
{
    Panel::focusOutEvent(event);
    update();
}

} // namespace slipway::ui
