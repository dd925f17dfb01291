// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/reverts.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using facts::commit;

namespace {

Commit made(int number, const QString &message = u"Work"_s)
{
    Commit one;
    one.id = commit(number);
    one.message = message;
    one.summary = message.section(u'\n', 0, 0);
    return one;
}

Commit revert(int number, int reverted)
{
    return made(number, u"Revert it\n\nThis reverts commit "_s + commit(reverted).hex() + u".\n"_s);
}

} // namespace

class RevertsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsMessages();
    void aRevertOfARevertStandsForNothing();
    void wordsOfReasons_data();
    void wordsOfReasons();
};

void RevertsTest::readsMessages()
{
    QCOMPARE(revertsIn(made(5)).size(), 0);
    QCOMPARE(revertsIn(made(5, u"This reverts commit abc1234."_s)).size(), 0); // not git's own words
    const auto plain = revertsIn(revert(5, 3));
    QCOMPARE(plain.size(), 1);
    QCOMPARE(plain.constFirst(), (Revert{commit(5), u"Revert it"_s, commit(3), {}}));
    const auto merge = revertsIn(made(6,
                                      u"Revert \"Merge\"\n\nThis reverts commit "_s + commit(4).hex()
                                          + u", reversing\nchanges made to "_s + commit(2).hex() + u'.'));
    QCOMPARE(merge.size(), 1);
    QCOMPARE(merge.constFirst().reverted, commit(4));
    QCOMPARE(merge.constFirst().mainline, commit(2));
    QCOMPARE(revertsIn(made(7,
                            u"This reverts commit "_s + commit(1).hex() + u".\nThis reverts commit "_s + commit(2).hex()
                                + u'.'))
                 .size(),
             2);
}

void RevertsTest::aRevertOfARevertStandsForNothing()
{
    QCOMPARE(standingReverts({revert(5, 3), made(4), made(3)}).size(), 1);
    QCOMPARE(standingReverts({revert(6, 5), revert(5, 3), made(3)}).size(), 1);
    QCOMPARE(standingReverts({revert(6, 5), revert(5, 3), made(3)}).constFirst().reverted, commit(5));
    const auto third = standingReverts({revert(7, 6), revert(6, 5), revert(5, 3), made(3)});
    QCOMPARE(third.size(), 2);
    QCOMPARE(third.constLast().reverted, commit(3));
}

void RevertsTest::wordsOfReasons_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("none") << u"Crashes on start"_s << QStringList();
    QTest::newRow("one") << u"Broken since a1b2c3d."_s << QStringList{u"a1b2c3d"_s};
    QTest::newRow("fixes, caused by") << u"Fixes A1B2C3D, caused by deadbeef1"_s
                                      << QStringList{u"a1b2c3d"_s, u"deadbeef1"_s};
    QTest::newRow("whole") << commit(3).hex() << QStringList{commit(3).hex()};
    QTest::newRow("twice") << u"a1b2c3d and a1b2c3d"_s << QStringList{u"a1b2c3d"_s};
    QTest::newRow("too short") << u"a1b2c3"_s << QStringList();
    QTest::newRow("too long") << QString(41, u'a') << QStringList();
    QTest::newRow("part of a word") << u"xa1b2c3d a1b2c3dz v1.a1b2c3d"_s << QStringList();
    QTest::newRow("in brackets") << u"(a1b2c3d)"_s << QStringList{u"a1b2c3d"_s};
}

void RevertsTest::wordsOfReasons()
{
    QFETCH(QString, reason);
    QTEST(commitWords(reason), "words");
}

QTEST_APPLESS_MAIN(RevertsTest)
#include "tst_domain_reverts.moc"
