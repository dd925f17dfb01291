// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatedetailsheader.h"

#include "services/wording.h"
#include "ui/delegates/candidatecells.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

CandidateDetailsHeader::CandidateDetailsHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_state(new Pill(this))
    , m_open(new QPushButton(tr("&GitHub"), this))
    , m_line(new QLabel(this))
    , m_unknown(new MutedLabel(this))
{
    m_title->setObjectName(u"candidateTitle"_s);
    m_title->setFont(scaled(font(), 1.45, true));
    m_title->setElideMode(Qt::ElideMiddle);
    m_state->setObjectName(u"candidateState"_s);
    m_state->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // the title gives way first
    m_open->setObjectName(u"candidateOpen"_s);
    m_open->setAccessibleName(tr("Open on GitHub"));
    m_open->setIcon(icon(u"external-link"_s));
    m_line->setObjectName(u"candidateLine"_s);
    m_line->setTextFormat(Qt::RichText);
    m_line->setWordWrap(true);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    new Muting(m_line);
    m_unknown->setObjectName(u"candidateUnknown"_s);
    m_unknown->setWordWrap(true);

    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addWidget(m_state);
    row->addStretch(1);
    row->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addLayout(row);
    column->addWidget(m_line);
    column->addWidget(m_unknown);
    connect(&Ticker::shared(), &Ticker::ticked, this, &CandidateDetailsHeader::updateLine);
}

void CandidateDetailsHeader::setOpenAction(QAction *action)
{
    connect(m_open, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, m_open, [this, action] {
        m_open->setEnabled(action->isEnabled());
        m_open->setToolTip(action->toolTip());
    });
    m_open->setEnabled(action->isEnabled());
}

void CandidateDetailsHeader::setCandidate(const Snapshot &snapshot, const Candidate &candidate)
{
    m_candidate = candidate;
    const Tag *replaced = candidate.replaces.isEmpty() ? nullptr : snapshot.findTag(candidate.replaces);
    m_replaced = replaced ? replaced->commit.abbreviated() : QString();
    m_title->setText(candidate.tag.name);
    m_state->set(plain(wording::state(candidate)), stateIcon(candidate.state), stateTone(candidate.state));
    m_state->setToolTip(u"<p>%1</p>"_s.arg(plainHtml(wording::stateMeaning(candidate))));
    QStringList facts;
    for (const Fact fact : candidate.unknown)
        facts.append(wording::fact(fact));
    m_unknown->setText(tr("Not known: %1.").arg(facts.join(u", "_s)));
    m_unknown->setVisible(!facts.isEmpty());
    updateLine();
}

void CandidateDetailsHeader::updateLine()
{
    if (m_candidate.tag.name.isEmpty())
        return;
    const QString family = monospace(font()).family().toHtmlEscaped();
    QString text = u"<span style=\"font-family:'%1'\">%2</span>"_s.arg(family, m_candidate.tag.commit.abbreviated());
    const Rare<Commit> &commit = m_candidate.commit;
    if (commit)
        text += u' ' + plainHtml(commit->summary);
    QStringList parts;
    if (commit && !commit->authorName.isEmpty())
        parts.append(plainHtml(commit->authorLogin.isEmpty() ? commit->authorName : commit->authorLogin));
    if (m_candidate.tag.committedAt.isValid())
        parts.append(wording::age(m_candidate.tag.committedAt, Ticker::shared().now()));
    if (!parts.isEmpty())
        text += u" — "_s + parts.join(u", "_s);
    if (!m_candidate.replaces.isEmpty()) {
        const QString other = m_replaced.isEmpty() ? plainHtml(m_candidate.replaces)
                                                   : u"%1 (%2)"_s.arg(plainHtml(m_candidate.replaces), m_replaced);
        text += u" · "_s + tr("replaces %1").arg(other);
    }
    if (text == m_line->text())
        return;
    m_line->setText(text);
    m_line->setToolTip(m_candidate.tag.committedAt.isValid() ? wording::absolute(m_candidate.tag.committedAt, QLocale())
                                                             : QString());
}

} // namespace slipway::ui
