// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "domain/readiness.h"

using namespace slipway;
using namespace slipway::test;

/// A pattern and a name, one a line.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = textOf(data, size);
    const QString pattern = text.section(u'\n', 0, 0);
    const QString name = text.section(u'\n', 1);
    const bool fits = matchesPattern(pattern, name);
    hold(matchesPattern(QStringLiteral("*"), name), "* fits everything", name);
    hold(!fits || matchesPattern(pattern + u'*', name), "a * more fits no less", pattern);
    hold(!fits || matchesPattern(u'*' + pattern, u'x' + name), "a * before it takes what stands before", pattern);
    QString any = name;
    for (QChar &c : any)
        c = u'?';
    hold(matchesPattern(any, name), "as many ? fit", name);
    if (!pattern.contains(u'*') && !pattern.contains(u'?'))
        hold(fits == (pattern == name), "plain text fits itself alone", pattern);
    if (!pattern.contains(u'*'))
        hold(!fits || pattern.size() == name.size(), "? stands for one character", pattern);
    return 0;
}
