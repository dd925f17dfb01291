// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/objectid.h"

#include <QHash>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

class ObjectIdTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsHex_data();
    void readsHex();
    void writesWhatItRead();
    void startsWith_data();
    void startsWith();
    void nullNamesNothing();
    void ordersByBytes();
    void isAKey();
};

void ObjectIdTest::readsHex_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hex"); // empty: refused
    const QString digits = u"0123456789abcdef0123456789abcdef01234567"_s;
    QTest::newRow("40 digits") << digits << digits;
    QTest::newRow("upper case") << digits.toUpper() << digits;
    QTest::newRow("all zero") << QString(40, u'0') << QString(40, u'0');
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("39") << digits.chopped(1) << QString();
    QTest::newRow("41") << digits + u'0' << QString();
    QTest::newRow("SHA-256") << QString(64, u'a') << QString();
    QTest::newRow("g") << QString(digits.chopped(1) + u'g') << QString();
    QTest::newRow("spaces around") << QString(u' ' + digits.chopped(2) + u' ') << QString();
    QTest::newRow("sign") << QString(u'-' + digits.chopped(1)) << QString();
    QTest::newRow("hexadecimal prefix") << QString(u"0x"_s + digits.chopped(2)) << QString();
    QTest::newRow("Arabic digit") << QString(digits.chopped(1) + QChar(0x0661)) << QString();
    QTest::newRow("fullwidth digit") << QString(digits.chopped(1) + QChar(0xff11)) << QString();
    QTest::newRow("null character") << QString(digits.chopped(1) + QChar(0)) << QString();
}

void ObjectIdTest::readsHex()
{
    QFETCH(const QString, text);
    QFETCH(const QString, hex);
    const auto id = ObjectId::fromHex(text);
    QCOMPARE(id.has_value(), !hex.isEmpty());
    if (id)
        QCOMPARE(id->hex(), hex);
}

void ObjectIdTest::writesWhatItRead()
{
    ObjectId::Bytes bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<quint8>(i * 13 + 5);
    const ObjectId id(bytes);
    QCOMPARE(id.hex().size(), 40);
    QCOMPARE(id.hex().first(6), u"05121f"_s);
    QCOMPARE(ObjectId::fromHex(id.hex()), std::optional(id));
    QCOMPARE(id.bytes(), bytes);
    QCOMPARE(id.abbreviated(), id.hex().first(7));
}

void ObjectIdTest::startsWith_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<bool>("expected");
    const QString hex = u"0123456789abcdef0123456789abcdef01234567"_s;
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("one digit") << u"0"_s << true;
    QTest::newRow("odd") << u"01234"_s << true;
    QTest::newRow("even") << u"012345"_s << true;
    QTest::newRow("upper case") << u"0123456789AB"_s << true;
    QTest::newRow("all") << hex << true;
    QTest::newRow("more than all") << QString(hex + u'8') << false;
    QTest::newRow("wrong first") << u"1"_s << false;
    QTest::newRow("wrong last") << QString(hex.chopped(1) + u'8') << false;
    QTest::newRow("from the middle") << u"234"_s << false;
    QTest::newRow("no digit") << u"0x"_s << false;
}

void ObjectIdTest::startsWith()
{
    QFETCH(const QString, digits);
    QTEST(ObjectId::fromHex(u"0123456789abcdef0123456789abcdef01234567").value().startsWith(digits), "expected");
}

void ObjectIdTest::nullNamesNothing()
{
    QVERIFY(ObjectId().isNull());
    QVERIFY(ObjectId::fromHex(QString(40, u'0'))->isNull());
    QVERIFY(!ObjectId::fromHex(QString(QString(39, u'0') + u'1'))->isNull());
}

void ObjectIdTest::ordersByBytes()
{
    const ObjectId low = *ObjectId::fromHex(QString(u"00"_s + QString(38, u'f')));
    const ObjectId high = *ObjectId::fromHex(QString(u"80"_s + QString(38, u'0')));
    QVERIFY(low < high);
    QVERIFY(low != high);
}

void ObjectIdTest::isAKey()
{
    QHash<ObjectId, int> hash;
    hash.insert(*ObjectId::fromHex(QString(40, u'A')), 1);
    hash.insert(*ObjectId::fromHex(QString(40, u'b')), 2);
    QCOMPARE(hash.value(*ObjectId::fromHex(QString(40, u'a'))), 1);
    QCOMPARE(hash.value(ObjectId()), 0);
}

QTEST_GUILESS_MAIN(ObjectIdTest)
#include "tst_domain_objectid.moc"
