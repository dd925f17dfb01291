// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activityheader.h"

#include "activityactions.h"
#include "services/wording.h"
#include "ui/delegates/operationcells.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/relativetime.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

ActivityHeader::ActivityHeader(ActivityActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_state(new Pill(this))
    , m_repository(new ElidedLabel(this))
    , m_started(new RelativeTime(this))
    , m_ended(new RelativeTime(this))
{
    m_title->setObjectName(u"activityTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setFont(scaled(font(), 1.3, true));
    m_state->setObjectName(u"activityState"_s);
    m_state->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_repository->setObjectName(u"activityRepository"_s);
    new Muting(m_repository);
    m_started->setObjectName(u"activityStarted"_s);
    m_ended->setObjectName(u"activityEnded"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_state);
    row->addStretch(1);
    row->addWidget(new ActionButton(actions.candidateAction(), ActionButton::Weight::Usual, this));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addWidget(m_title);
    column->addLayout(row);
    column->addWidget(m_repository);
    auto *times = new QHBoxLayout;
    times->setSpacing(14);
    times->addWidget(m_started);
    times->addWidget(m_ended);
    times->addStretch(1);
    column->addLayout(times);
}

void ActivityHeader::setOperation(const Operation &operation)
{
    m_title->setText(plain(wording::planTitle(operation.plan)));
    m_state->set(wording::operationState(operation.state), operationIcon(operation), operationTone(operation));
    const RepositoryName &repository = operation.repository;
    m_repository->setText(repository.host == RepositoryName().host
                              ? repository.fullName()
                              //: a repository and its host
                              : tr("%1 on %2").arg(repository.fullName(), repository.host));
    const QString by = plain(operation.by);
    m_started->setTime(operation.startedAt, [by](const QString &age) {
        return by.isEmpty() ? tr("Started %1").arg(age) : tr("Started %1 by %2").arg(age, by);
    });
    // While it is under way, and where Slipway ended in the middle, no end is known.
    const bool ended = operation.state != Operation::State::Running && operation.state != Operation::State::Interrupted;
    const bool waits = operation.state == Operation::State::Waiting;
    m_ended->setTime(ended ? operation.changedAt : QDateTime(), [waits](const QString &age) {
        return waits ? tr("Last looked at %1").arg(age) : tr("Ended %1").arg(age);
    });
    m_ended->setVisible(ended);
}

} // namespace slipway::ui
