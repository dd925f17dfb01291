// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitydetails.h"

#include "activityactions.h"
#include "activityheader.h"
#include "services/wording.h"
#include "ui/delegates/operationcells.h"
#include "ui/delegates/plancells.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/messagepane.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/rowtable.h"
#include "ui/widgets/tonebutton.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

constexpr int roomForSteps = 190; // pixels; below it their words break into too many lines

} // namespace

ActivityDetails::ActivityDetails(ActivityActions &actions, QWidget *parent)
    : Panel(parent)
    , m_actions(actions)
    , m_whole(new QStackedWidget(this))
    , m_nothing(new MessagePane(this))
    , m_header(new ActivityHeader(actions, this))
    , m_summary(new Callout(this))
    , m_table(new RowTable(this))
    , m_resume(new ToneButton(Tone::Info, ToneButton::Weight::Filled, this))
    , m_reasons(new MutedLabel(this))
    , m_told(new Callout(this))
{
    setObjectName(u"activityDetails"_s);
    m_summary->setObjectName(u"activitySummary"_s);
    m_steps.setHeaders(stepHeaders());
    present(m_steps, stepCell);
    m_table->setObjectName(u"activitySteps"_s);
    m_table->setAccessibleName(tr("Steps"));
    m_table->setModel(&m_steps);
    m_table->setStretchColumn(PlanModel::StepColumn);
    m_table->setWrapping(true);
    m_resume->setObjectName(u"resumeOperationButton"_s);
    m_resume->setDrawing(u"running"_s);
    connect(m_resume, &QPushButton::clicked, actions.resumeAction(), &QAction::trigger);
    m_reasons->setObjectName(u"activityReasons"_s);
    m_reasons->setWordWrap(true);
    m_told->setObjectName(u"activityMessage"_s);
    m_whole->addWidget(m_nothing);
    m_whole->addWidget(makeDetails());
    auto *frame = new QVBoxLayout(this);
    frame->setContentsMargins(1, 1, 1, 1);
    frame->addWidget(m_whole);
    connect(&actions, &ActivityActions::changed, this, &ActivityDetails::updateReasons);
    connect(&actions, &ActivityActions::told, this, &ActivityDetails::tell);
    updateReasons();
    showNothing();
}

QWidget *ActivityDetails::makeDetails()
{
    auto *details = new QWidget(this);
    auto *line = new QFrame(details);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Midlight);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_resume);
    auto *putAside = new ActionButton(m_actions.putAsideAction(), ActionButton::Weight::Usual, details);
    m_resume->setMinimumHeight(putAside->sizeHint().height());
    buttons->addWidget(putAside);
    buttons->addStretch(1);
    auto *below = new QHBoxLayout; // all four have no room beside one another
    below->setSpacing(8);
    below->addWidget(new ActionButton(m_actions.undoAction(), ActionButton::Weight::Usual, details));
    below->addStretch(1);
    below->addWidget(new ActionButton(m_actions.exportAction(), ActionButton::Weight::Usual, details));
    auto *column = new QVBoxLayout(details);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    column->addWidget(m_header);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    column->addWidget(m_told);
    column->addWidget(line);
    column->addLayout(buttons);
    column->addLayout(below);
    column->addWidget(m_reasons);
    return details;
}

void ActivityDetails::showNothing()
{
    m_id = 0;
    m_told->hide();
    m_nothing->set(u"activity"_s, tr("No operation is chosen"),
                   tr("Choose one in the list to see its steps and what came of it."));
    m_whole->setCurrentWidget(m_nothing);
}

void ActivityDetails::setOperation(const Operation &operation)
{
    if (std::exchange(m_id, operation.id) != operation.id)
        m_told->hide();
    m_header->setOperation(operation);
    m_summary->setTone(operationTone(operation));
    m_summary->setText(plainHtml(wording::operationSummary(operation)));
    m_steps.setData(operation.plan, shownProgress(operation));
    m_table->setVisible(!operation.plan.steps.isEmpty());
    fitColumns();
    m_whole->setCurrentIndex(1);
}

/// Where there is little room, what changes from what to what gives way to how far it is; Resume shows all of it.
void ActivityDetails::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    fitColumns();
}

void ActivityDetails::fitColumns()
{
    const QAbstractItemView &view = *m_table; // the table hides it
    int room = contentsRect().width() - roomForSteps - view.sizeHintForColumn(PlanModel::ProgressColumn);
    for (const int column : {PlanModel::ThenColumn, PlanModel::NowColumn}) {
        room -= view.sizeHintForColumn(column);
        m_table->setColumnHidden(column, room < 0);
    }
}

void ActivityDetails::tell(const QString &sentence, Tone tone)
{
    m_told->setTone(tone);
    m_told->setText(plainHtml(sentence));
    m_told->setVisible(!sentence.isEmpty());
}

void ActivityDetails::updateReasons()
{
    const QAction *resume = m_actions.resumeAction();
    m_resume->setText(resume->text());
    m_resume->setEnabled(resume->isEnabled());
    m_resume->setToolTip(resume->toolTip());
    m_resume->setAccessibleDescription(resume->statusTip());
    const QString reasons = m_actions.reasons();
    m_reasons->setText(reasons);
    m_reasons->setVisible(!reasons.isEmpty());
}

} // namespace slipway::ui
