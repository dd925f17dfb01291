// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sidebar.h"

#include "domain/actions.h"
#include "sidebarbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/tint.h"
#include "windowactions.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

Sidebar::Sidebar(WindowActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_environments(new SidebarButton(actions.showEnvironments, this))
    , m_candidates(new SidebarButton(actions.showCandidates, this))
    , m_notes(new SidebarButton(actions.showNotes, this))
    , m_activity(new SidebarButton(actions.showActivity, this))
    , m_picture(new QLabel(this))
    , m_account(new ElidedLabel(this))
    , m_signIn(new QToolButton(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setMinimumWidth(150);
    m_account->setObjectName(u"account"_s);
    m_account->setFont(scaled(font(), 0.92));
    new Muting(m_account);
    m_signIn->setDefaultAction(actions.signIn);
    m_signIn->setObjectName(u"signInButton"_s);
    m_signIn->setAccessibleName(tr("Sign in"));
    m_signIn->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_signIn->setFocusPolicy(Qt::StrongFocus);
    m_signIn->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto *account = new QHBoxLayout;
    account->setSpacing(6);
    account->addWidget(m_picture);
    account->addWidget(m_account, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 10, 9, 12);
    column->setSpacing(3);
    column->addWidget(m_environments);
    column->addWidget(m_candidates);
    column->addWidget(m_notes);
    column->addWidget(m_activity);
    column->addStretch();
    column->addLayout(account);
    column->addSpacing(4);
    column->addWidget(m_signIn);
    showAccount(nullptr);
    tint();
}

void Sidebar::setOpenCandidates(int count)
{
    m_candidates->setBadge(count, tr("%n open candidate(s)", nullptr, count));
}

void Sidebar::setUnfinishedOperations(int count)
{
    m_activity->setBadge(count, tr("%n unfinished operation(s)", nullptr, count));
}

void Sidebar::showAccount(services::Workspace *workspace)
{
    const bool onGitHub = workspace && workspace->options().repository;
    const Account account = workspace ? workspace->snapshot()->account : Account();
    QString text;
    if (!onGitHub)
        text = workspace ? tr("Clone alone, no account") : QString();
    else if (tokenRefused(*workspace->snapshot()))
        text = tr("Token not accepted");
    else if (workspace->options().awaitsToken)
        text = tr("Waiting for the keychain…");
    else if (account.login.isEmpty() && workspace->options().token.isEmpty())
        text = tr("Not signed in");
    else if (account.login.isEmpty()) // an app's token has no login; one that nobody answered yet may be anybody's
        text = account.canWrite ? tr("Signed in") : tr("Token not checked yet");
    else if (!account.canWrite)
        text = tr("%1 (access unknown)").arg(account.login);
    else
        text = *account.canWrite ? tr("%1 (write access)").arg(account.login) : tr("%1 (read only)").arg(account.login);
    m_account->setText(text);
    m_account->setVisible(!text.isEmpty());
    m_picture->setVisible(!text.isEmpty());
    m_signIn->setVisible(onGitHub && (account.login.isEmpty() || !account.canWrite.value_or(false)));
}

void Sidebar::tint()
{
    m_picture->setPixmap(iconPixmap(u"sign-in"_s, 14, mutedText(palette()), devicePixelRatioF()));
}

void Sidebar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), hairline(palette()));
}

} // namespace slipway::ui
