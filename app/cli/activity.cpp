// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "output.h"

#include "services/json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace slipway::cli {

QString activityOutput(const CommandLine &line, QList<Operation> operations)
{
    if (line.repository) {
        operations.removeIf([&](const Operation &operation) { return operation.repository != *line.repository; });
    }
    if (!line.json)
        return activityText(operations, QDateTime::currentDateTimeUtc());
    QJsonArray array;
    for (const Operation &operation : operations)
        array.append(services::operationJson(operation));
    const QJsonObject object{{QStringLiteral("operations"), array}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

} // namespace slipway::cli
