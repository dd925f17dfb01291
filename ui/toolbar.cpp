// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "toolbar.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/relativetime.h"
#include "ui/widgets/tint.h"
#include "windowactions.h"

#include <QDir>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;

Toolbar::Toolbar(services::Session &session, WindowActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_repository(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_base(new ElidedLabel(this))
    , m_reason(new ElidedLabel(this))
    , m_age(new RelativeTime(this))
    , m_progress(new MutedLabel(this))
{
    m_repository->setObjectName(u"repository"_s);
    m_repository->setAutoRaise(true);
    m_repository->setPopupMode(QToolButton::InstantPopup);
    m_repository->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_repository->setFocusPolicy(Qt::StrongFocus);
    m_repository->setFont(scaled(font(), 1.08, true));
    m_repository->setMenu(m_menu);
    m_menu->setObjectName(u"repositoryMenu"_s);
    m_base->setObjectName(u"base"_s);
    m_base->setElideMode(Qt::ElideLeft);
    m_age->setObjectName(u"age"_s);
    m_progress->setObjectName(u"refreshProgress"_s);
    m_reason->setObjectName(u"newCandidateReason"_s);
    m_reason->setFont(scaled(font(), 0.9));
    m_reason->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_age->setFont(scaled(font(), 0.94));
    m_progress->setFont(scaled(font(), 0.94));
    m_progress->hide();
    new Muting(m_base);
    new Muting(m_reason);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 7, 12, 8);
    row->setSpacing(9);
    row->addWidget(m_repository);
    row->addWidget(m_base);
    row->addStretch(1);
    row->addWidget(m_age);
    row->addWidget(m_progress);
    row->addWidget(new ActionButton(actions.refresh, ActionButton::Weight::Usual, this));
    row->addWidget(new ActionButton(actions.commands, ActionButton::Weight::Usual, this));
    row->addWidget(m_reason);
    row->addWidget(new ActionButton(actions.newCandidate, ActionButton::Weight::Primary, this));
    connect(m_menu, &QMenu::aboutToShow, this, &Toolbar::fillMenu);
    connect(actions.newCandidate, &QAction::changed, this, &Toolbar::showReason);
    fillMenu();
    setWorkspace(nullptr);
}

void Toolbar::fillMenu()
{
    m_menu->clear();
    const QList<services::RecentRepository> recent = m_session.recent();
    for (const services::RecentRepository &each : recent) {
        QStringList parts;
        if (each.repository)
            parts.append(each.repository->fullName());
        if (!each.clonePath.isEmpty())
            parts.append(QDir::toNativeSeparators(each.clonePath));
        const QString text = plain(parts.join(u"  —  "_s)).replace(u'&', u"&&"_s);
        QAction *action = m_menu->addAction(icon(each.repository ? u"slipway"_s : u"branch"_s), text);
        action->setObjectName(u"recent:"_s + parts.join(u'|'));
        connect(action, &QAction::triggered, this, [this, each] { Q_EMIT recentChosen(each); });
    }
    if (!recent.isEmpty())
        m_menu->addSeparator();
    m_menu->addAction(m_actions.openRepository);
    m_menu->addAction(m_actions.demonstration);
}

void Toolbar::setWorkspace(services::Workspace *workspace)
{
    const QString title = workspace ? plain(workspace->title()) : tr("No repository");
    m_repository->setText(title);
    m_repository->setAccessibleName(workspace ? tr("Repository %1, choose another one").arg(title)
                                              : tr("Choose a repository"));
    m_repository->setToolTip(tr("Open another repository"));
    m_base->setVisible(workspace);
    m_age->setVisible(workspace);
    if (!workspace)
        return;
    const services::SnapshotPtr snapshot = workspace->snapshot();
    const BaseRef &base = snapshot->base;
    m_base->setText(base.ref.isEmpty() ? QString()
                                       : tr("%1 · %2", "branch · commit").arg(base.ref, base.commit.abbreviated()));
    // The commit is what matters: a sentence beside it gives way first, then the branch's name.
    m_base->setMinimumWidth(qMin(m_base->sizeHint().width(), 16 * m_base->fontMetrics().averageCharWidth()));
    m_base->setToolTip(base.commit.isNull() ? QString() : base.commit.hex());
    if (!snapshot->asOf.isValid()) {
        m_age->setTime({});
        m_age->setText(workspace->refresh().isRunning() ? QString() : tr("Not read yet"));
    } else if (workspace->refresh().isFresh())
        m_age->setTime(snapshot->asOf, [](const QString &age) { return tr("Updated %1").arg(age); });
    else
        m_age->setTime(snapshot->asOf, [](const QString &age) { return tr("From the last run, %1").arg(age); });
}

void Toolbar::showProgress(int done, int total)
{
    m_progress->setVisible(total >= 0);
    m_progress->setText(total > 0 ? tr("Reading… %1 of %2").arg(done).arg(total) : tr("Reading…"));
}

void Toolbar::showReason()
{
    const QString reason = m_actions.newCandidate->isEnabled() ? QString() : m_actions.newCandidate->statusTip();
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void Toolbar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(0, height() - 1, width(), 1), hairline(palette()));
}

} // namespace slipway::ui
