// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationcells.h"

#include "services/wording.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::OperationCells)
};

CellLook whatLook(const Operation &operation)
{
    CellLook look;
    look.text = plain(wording::planTitle(operation.plan));
    look.bold = operation.isUnfinished();
    look.toolTip = look.text;
    return look;
}

CellLook stateLook(const Operation &operation)
{
    CellLook look;
    look.pill = true;
    look.text = wording::operationState(operation.state);
    look.icon = operationIcon(operation);
    look.tone = operationTone(operation);
    look.toolTip = plain(wording::operationSummary(operation));
    return look;
}

CellLook whenLook(const QDateTime &when)
{
    CellLook look;
    look.text = wording::age(when, Ticker::shared().now());
    look.muted = true;
    look.toolTip = wording::absolute(when, QLocale());
    look.copied = when.toString(Qt::ISODate);
    return look;
}

} // namespace

QString operationIcon(const Operation &operation)
{
    switch (operation.state) {
    case Operation::State::Running:
        return u"running"_s;
    case Operation::State::Interrupted:
        return u"warning"_s;
    case Operation::State::Waiting:
        return u"waiting"_s;
    case Operation::State::Done:
        return u"done"_s;
    case Operation::State::Replaced:
        return u"state-superseded"_s;
    case Operation::State::Closed:
        return u"stopped"_s;
    case Operation::State::Stopped:
        break;
    }
    return u"error"_s;
}

Tone operationTone(const Operation &operation)
{
    switch (operation.state) {
    case Operation::State::Running:
        return Tone::Info;
    case Operation::State::Interrupted:
    case Operation::State::Waiting:
        return Tone::Warn;
    case Operation::State::Done:
        return Tone::Good;
    case Operation::State::Replaced:
    case Operation::State::Closed:
        return Tone::Neutral;
    case Operation::State::Stopped:
        break;
    }
    // Somebody asked it to stop: that is no fault.
    return operation.stopKind == ErrorKind::Stopped ? Tone::Warn : Tone::Bad;
}

QList<StepProgress> shownProgress(const Operation &operation)
{
    QList<StepProgress> shown = operation.progress;
    for (StepProgress &step : shown) {
        if (step.state == StepProgress::State::Running && operation.state != Operation::State::Running)
            step.state = StepProgress::State::Stopped;
    }
    return shown;
}

CellLook operationCell(const OperationRow &row, int column)
{
    CellLook look;
    switch (column) {
    case OperationsModel::WhatColumn:
        return whatLook(row.operation);
    case OperationsModel::StateColumn:
        return stateLook(row.operation);
    case OperationsModel::ByColumn:
        look.text = row.operation.by.isEmpty() ? Words::tr("not known") : plain(row.operation.by);
        look.muted = row.operation.by.isEmpty();
        break;
    case OperationsModel::WhenColumn:
        return whenLook(row.operation.startedAt);
    case OperationsModel::RepositoryColumn:
        look.text = plain(row.operation.repository.fullName());
        look.muted = !row.isHere;
        break;
    default:
        return look;
    }
    look.toolTip = look.text;
    return look;
}

QStringList operationHeaders()
{
    return {Words::tr("Operation"), Words::tr("State"), Words::tr("By"), Words::tr("Started"), Words::tr("Repository")};
}

} // namespace slipway::ui
