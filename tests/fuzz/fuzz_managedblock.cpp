// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "domain/managedblock.h"

#include <QTimeZone>

using namespace slipway;
using namespace slipway::test;

/// A tag, a reason (with | for its line ends) and a release's body: the first two lines and the rest.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = textOf(data, size);
    const QString body = text.section(u'\n', 2);
    Verdict verdict{.kind = size % 2 ? Verdict::Kind::Qualified : Verdict::Kind::Rejected,
                    .tag = text.section(u'\n', 0, 0),
                    .reason = text.section(u'\n', 1, 1).replace(u'|', u'\n'),
                    .by = QStringLiteral("octocat"),
                    .at = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::UTC)};
    const QList<Verdict> before = verdictsInBody(body);
    const QString outside = withoutBlock(body);
    const QString once = withVerdict(body, verdict);
    const QString rest = withoutBlock(once);
    hold(rest == outside || (rest.startsWith(outside) && rest.sliced(outside.size()).trimmed().isEmpty()),
         "the text outside the block is kept", body);
    const QList<Verdict> after = verdictsInBody(once);
    hold(after.size() >= before.size() && after.first(before.size()) == before, "earlier verdicts stay", once);
    // git allows no space in a tag's name; a login has none either.
    bool plain = !verdict.tag.isEmpty();
    for (const QChar c : std::as_const(verdict.tag))
        plain = plain && !c.isSpace() && c > u' ' && c < u'\x7f';
    verdict.reason.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    if (plain) {
        hold(after.contains(verdict), "a verdict is read as it was written", once);
        hold(withVerdict(once, verdict) == once, "a verdict that is there is not added again", once);
    }
    return 0;
}
