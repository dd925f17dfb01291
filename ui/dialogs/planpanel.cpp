// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planpanel.h"

#include "ui/delegates/plancells.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/rowtable.h"

#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

PlanPanel::PlanPanel(QWidget *parent)
    : QWidget(parent)
    , m_table(new RowTable(this))
    , m_bar(new QProgressBar(this))
    , m_message(new Callout(this))
{
    m_model.setHeaders(stepHeaders());
    present(m_model, stepCell);
    m_table->setObjectName(u"planTable"_s);
    m_table->setAccessibleName(tr("Steps"));
    m_table->setModel(&m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setStretchColumn(PlanModel::StepColumn);
    m_table->setWrapping(true);
    m_table->setWholeHeight(320);
    connect(m_table, &RowTable::heightChanged, this, [this](int height) {
        m_table->setMinimumHeight(height);
        Q_EMIT heightChanged();
    });
    m_bar->setObjectName(u"planProgress"_s);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(10);
    m_bar->hide();
    m_message->setObjectName(u"planMessage"_s);
    m_message->hide();

    auto *frame = new Panel(this);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(frame);
    column->addWidget(m_bar);
    column->addWidget(m_message);
}

void PlanPanel::setPlan(const Plan &plan, const QList<StepProgress> &progress)
{
    m_model.setData(plan, progress);
    m_table->parentWidget()->setVisible(!plan.steps.isEmpty());
    const auto done = std::ranges::count(progress, StepProgress::State::Done, &StepProgress::state);
    m_bar->setRange(0, std::max(1, static_cast<int>(plan.steps.size())));
    m_bar->setValue(static_cast<int>(done));
}

void PlanPanel::showProgress(bool shown)
{
    m_bar->setVisible(shown);
}

void PlanPanel::setMessage(const QString &bold, const QString &sentence, Tone tone)
{
    m_sentence = sentence;
    QString text = bold.isEmpty() ? QString() : u"<b>%1</b> "_s.arg(plainHtml(bold));
    text += plainHtml(sentence);
    m_message->setTone(tone);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

} // namespace slipway::ui
