// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runner.h"

#include "domain/planundo.h"
#include "services/activity.h"
#include "services/json.h"
#include "services/wording.h"

#include <QJsonArray>

namespace slipway::cli {

using namespace services;

/// Behind a refresh: what may be taken back depends on what is so now.
void Runner::undo()
{
    const Operation *operation = m_activity.find(m_line.operation);
    if (!operation) {
        Q_EMIT finished(fail(
            tr("There is no operation %1 on this machine; see slipway activity.").arg(m_line.operation), WrongUsage));
        return;
    }
    const auto plan =
        planUndo(*m_snapshot, *operation, m_activity.operations(), m_line.reason, QDateTime::currentDateTimeUtc());
    if (!plan) {
        const bool isUsage = plan.error().obstacle == Obstacle::ReasonMissing;
        QString sentence = wording::obstacle(Action::Undo, plan.error());
        if (isUsage)
            sentence += u' ' + tr("Write it as --reason TEXT.");
        Q_EMIT finished(fail(sentence, isUsage ? WrongUsage : RefusedByRule));
        return;
    }
    const QStringList notes = wording::undoNotes(*operation, *plan);
    QString text;
    for (const QString &note : notes)
        text += harmless(note) + u'\n';
    if (m_line.plan) {
        QJsonObject json = planJson(*plan, {}, std::nullopt);
        json[u"notes"] = QJsonArray::fromStringList(notes);
        print(json, planText(*plan) + text);
        Q_EMIT finished(Done);
        return;
    }
    if (!m_line.json)
        m_streams.out(text);
    run(*plan);
}

} // namespace slipway::cli
