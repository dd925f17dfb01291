// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environmentface.h"

#include "elidedlabel.h"
#include "fonts.h"
#include "icons.h"
#include "muted.h"
#include "pill.h"
#include "relativetime.h"
#include "ui/pages/environmentdecisions.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;

EnvironmentFace::EnvironmentFace(QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(this))
    , m_pill(new Pill(this))
    , m_follows(new ElidedLabel(this))
    , m_deployed(new ElidedLabel(this))
    , m_commit(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_also(new ElidedLabel(this))
    , m_summary(new QLabel(this))
    , m_since(new RelativeTime(this))
    , m_noticeIcon(new QLabel(this))
    , m_notice(new QLabel(this))
    , m_nodesIcon(new QLabel(this))
    , m_nodes(new QLabel(this))
    , m_decisions(new EnvironmentDecisions(this))
{
    for (QLabel *label : {m_commit, m_summary, m_notice, m_nodes})
        label->setTextFormat(Qt::PlainText);
    new Muting(m_follows);
    new Muting(m_commit);
    new Muting(m_also);
    m_summary->setWordWrap(true);
    m_since->setWordWrap(true);
    m_notice->setWordWrap(true);
    m_deployed->setObjectName(u"deployed"_s);
    m_commit->setObjectName(u"commit"_s);
    m_pill->setObjectName(u"pill"_s);
    m_notice->setObjectName(u"notice"_s);
    m_nodes->setWordWrap(true);
    m_nodes->setObjectName(u"nodes"_s);
    m_deployed->setElideMode(Qt::ElideMiddle);
    m_copy->setObjectName(u"copyCommit"_s);
    m_copy->setAutoRaise(true);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setIconSize({14, 14});
    m_copy->setToolTip(tr("Copy the whole commit id"));
    connect(m_copy, &QToolButton::clicked, this, &EnvironmentFace::copyRequested);
    build();
    style();
}

void EnvironmentFace::build()
{
    // The pill stands on the commit's line: what it says is the deployment's, and the name keeps the whole width.
    auto *commit = new QHBoxLayout;
    commit->setSpacing(2);
    commit->addWidget(m_commit);
    commit->addWidget(m_copy);
    commit->addStretch();
    commit->addWidget(m_pill);
    auto *notice = new QHBoxLayout;
    notice->setSpacing(5);
    notice->addWidget(m_noticeIcon, 0, Qt::AlignTop);
    notice->addWidget(m_notice, 1);
    auto *nodes = new QHBoxLayout;
    nodes->setSpacing(5);
    nodes->addWidget(m_nodesIcon, 0, Qt::AlignTop);
    nodes->addWidget(m_nodes, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_name);
    column->addWidget(m_follows);
    column->addSpacing(7);
    column->addWidget(m_deployed);
    column->addLayout(commit);
    column->addWidget(m_also);
    column->addSpacing(3);
    column->addWidget(m_summary);
    column->addSpacing(3);
    column->addWidget(m_since);
    column->addSpacing(3);
    column->addLayout(notice);
    column->addLayout(nodes);
    column->addStretch();
    column->addSpacing(6);
    column->addWidget(m_decisions);
}

void EnvironmentFace::style()
{
    const QFont base = font();
    m_name->setFont(scaled(base, 1.0, true));
    m_follows->setFont(scaled(base, 0.9));
    m_deployed->setFont(scaled(base, 1.4, true));
    m_commit->setFont(monospace(base, 0.92));
    m_also->setFont(scaled(base, 0.9));
    m_since->setFont(scaled(base, 0.9));
    m_notice->setFont(scaled(base, 0.94));
    m_nodes->setFont(scaled(base, 0.9));
    styleLine(m_noticeIcon, m_notice, m_look.noticeIcon, m_look.noticeTone);
    styleLine(m_nodesIcon, m_nodes, m_look.nodesIcon, m_look.nodesTone);
}

void EnvironmentFace::styleLine(QLabel *icon, QLabel *text, const QString &iconName, Tone tone)
{
    QPalette palette = text->palette();
    const QColor color = tone == Tone::Neutral ? mutedText(this->palette()) : toneForeground(tone, this->palette());
    palette.setColor(QPalette::WindowText, color);
    palette.setColor(QPalette::Text, color);
    text->setPalette(palette);
    icon->setVisible(!iconName.isEmpty());
    if (!iconName.isEmpty())
        icon->setPixmap(iconPixmap(iconName, text->fontMetrics().height() - 1, color, devicePixelRatioF()));
}

void EnvironmentFace::setLook(const EnvironmentLook &look)
{
    m_look = look;
    m_name->setText(look.name);
    m_pill->set(look.pill, look.pillIcon, look.tone);
    m_follows->setText(look.follows);
    m_deployed->setText(look.deployed);
    m_commit->setText(look.shortCommit);
    m_commit->setToolTip(look.commit);
    m_copy->setAccessibleName(tr("Copy the commit of %1").arg(look.name));
    m_also->setText(look.also);
    m_summary->setText(look.summary);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_deployed, m_commit, m_copy, m_since})
        widget->setVisible(look.runs);
    m_also->setVisible(!look.also.isEmpty());
    m_summary->setVisible(!look.summary.isEmpty());
    m_since->setTime(look.since, [by = look.by, soak = look.soak](const QString &age) {
        const QString deployed = by.isEmpty() ? tr("deployed %1").arg(age) : tr("deployed %1 by %2").arg(age, by);
        return soak.isEmpty() ? deployed : tr("%1 · %2", "deployed … · soaking …").arg(deployed, soak);
    });
    m_notice->setText(look.notice);
    m_notice->setVisible(!look.notice.isEmpty());
    m_nodes->setText(look.nodes);
    m_nodes->setVisible(!look.nodes.isEmpty());
    // Plain text, which a tool tip would take for HTML where an answer looks like it.
    m_nodes->setToolTip(u"<p style='white-space:pre'>"_s + look.nodesToolTip.toHtmlEscaped() + u"</p>"_s);
    if (look.nodesToolTip.isEmpty())
        m_nodes->setToolTip({});
    m_nodesIcon->setToolTip(m_nodes->toolTip());
    style();
}

void EnvironmentFace::setActions(EnvironmentActions *actions)
{
    m_decisions->setActions(actions);
}

QList<QWidget *> EnvironmentFace::stops() const
{
    return QList<QWidget *>{m_copy} + m_decisions->stops();
}

void EnvironmentFace::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        style();
}

} // namespace slipway::ui
