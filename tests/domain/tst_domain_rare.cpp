// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/rare.h"

#include <QString>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

class RareTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAsOptional()
    {
        Rare<QString> none;
        QVERIFY(!none);
        QVERIFY(!none.has_value());
        QCOMPARE(none.value_or(u"other"_s), u"other"_s);
        QVERIFY(!std::optional<QString>(none));
        QVERIFY(none == std::nullopt);

        const Rare<QString> some = u"some"_s;
        QVERIFY(some);
        QCOMPARE(*some, u"some"_s);
        QCOMPARE(some->size(), 4);
        QCOMPARE(some.value_or(u"other"_s), u"some"_s);
        QCOMPARE(std::optional<QString>(some), std::optional(u"some"_s));
        QVERIFY(some == u"some"_s);
        QVERIFY(some != none);

        none = std::optional(u"some"_s);
        QVERIFY(some == none); // values are compared, not where they lie
        none = std::optional<QString>();
        QVERIFY(!none);
        none = u""_s;
        QVERIFY(none); // an empty value is one
    }

    void copiesShare()
    {
        Rare<QString> first = u"some"_s;
        const Rare<QString> copy = first;
        QCOMPARE(&*copy, &*first);
        first = u"another"_s;
        QCOMPARE(*copy, u"some"_s);
        first = std::nullopt;
        QVERIFY(!first);
        QCOMPARE(*copy, u"some"_s);
        QVERIFY(sizeof copy <= 2 * sizeof(void *));
    }
};

QTEST_GUILESS_MAIN(RareTest)
#include "tst_domain_rare.moc"
