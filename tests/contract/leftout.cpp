// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "leftout.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace slipway::test {

QList<LeftOut> readLeftOut()
{
    QList<LeftOut> all;
    QFile file(QStringLiteral(SLIPWAY_LEFT_OUT));
    if (!file.open(QIODevice::ReadOnly))
        return all;
    static const QRegularExpression entry(u"\\A(ANY|[A-Z]+ /\\S*) (around|[0-9]{3})(?: (\\S+))?: (.+)\\z"_s);
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const auto match = entry.match(line);
        if (match.hasMatch())
            all.append({match.captured(1), match.captured(2).toInt(), match.captured(3), match.captured(4)});
        else
            all.append({.operation = line, .why = {}});
    }
    return all;
}

} // namespace slipway::test
