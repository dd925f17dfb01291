// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "starting.h"

#include <QFile>

/// In a static library a resource has to be asked for; the macro does not work in a namespace.
static void initTemplates()
{
    Q_INIT_RESOURCE(templates);
}

namespace slipway::notes {

QString startingTemplate()
{
    initTemplates();
    QFile file(QStringLiteral(":/templates/release-notes.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace slipway::notes
