// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatecells.h"
#include "detailcells.h"
#include "services/wording.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

using Kind = HistoryEvent::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::HistoryCells)
};

void setDeployment(CellLook &look, const HistoryEvent &event)
{
    //: an environment, then a deployment's state
    look.text = Words::tr("%1: %2").arg(plain(event.subject), wording::deploymentState(event.state));
    switch (event.state) {
    case DeploymentState::Success:
        look.icon = u"done"_s;
        look.tone = Tone::Good;
        break;
    case DeploymentState::Failure:
    case DeploymentState::Error:
        look.icon = u"error"_s;
        look.tone = Tone::Bad;
        break;
    case DeploymentState::Queued:
    case DeploymentState::Pending:
    case DeploymentState::Waiting:
        look.icon = u"waiting"_s;
        look.tone = Tone::Warn;
        break;
    case DeploymentState::InProgress:
        look.icon = u"running"_s;
        look.tone = Tone::Info;
        break;
    case DeploymentState::Inactive:
        look.icon = u"stopped"_s;
        break;
    case DeploymentState::Unknown:
        look.icon = u"environment"_s;
        break;
    }
}

CellLook whatLook(const HistoryEvent &event)
{
    CellLook look;
    const QString subject = plain(event.subject);
    switch (event.kind) {
    case Kind::Committed:
        look.text = Words::tr("Committed as %1").arg(subject);
        look.icon = u"commit"_s;
        break;
    case Kind::Tagged:
        look.text = Words::tr("Tagged %1").arg(subject);
        look.icon = u"tag"_s;
        break;
    case Kind::ReleaseCreated:
        look.text = Words::tr("Release %1 drafted").arg(subject);
        look.icon = u"state-tagged"_s;
        break;
    case Kind::ReleasePublished:
        look.text = Words::tr("Release %1 published").arg(subject);
        look.icon = u"state-released"_s;
        look.tone = Tone::Accent;
        break;
    case Kind::Promoted:
        look.text = Words::tr("Tagged %1").arg(subject);
        look.icon = u"promote"_s;
        look.tone = Tone::Accent;
        break;
    case Kind::Qualified:
        look.text = Words::tr("Qualified");
        look.icon = u"state-qualified"_s;
        look.tone = Tone::Good;
        break;
    case Kind::Rejected:
        look.text = Words::tr("Rejected");
        look.icon = u"state-rejected"_s;
        look.tone = Tone::Bad;
        break;
    case Kind::Deployment:
        setDeployment(look, event);
        break;
    }
    look.toolTip = look.text;
    return look;
}

} // namespace

CellLook historyCell(const HistoryEvent &event, int column)
{
    CellLook look;
    switch (column) {
    case HistoryModel::WhenColumn:
        look.text = wording::age(event.at, Ticker::shared().now());
        look.toolTip = wording::absolute(event.at, QLocale());
        look.copied = event.at.toString(Qt::ISODate);
        look.muted = true;
        return look;
    case HistoryModel::WhatColumn:
        return whatLook(event);
    case HistoryModel::ByColumn:
        look.text = plain(event.by);
        look.toolTip = look.text;
        return look;
    case HistoryModel::NoteColumn:
        look.text = plain(event.note);
        look.toolTip = look.text;
        look.muted = true;
        return look;
    default:
        return look;
    }
}

QStringList historyHeaders()
{
    return {Words::tr("When"), Words::tr("What"), Words::tr("By"), Words::tr("Note")};
}

} // namespace slipway::ui
