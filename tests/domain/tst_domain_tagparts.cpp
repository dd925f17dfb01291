// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tagparts.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

namespace {

QStringList told(const std::optional<TagParts> &parts)
{
    if (!parts)
        return {u"none"_s};
    QStringList all;
    for (const QStringView part : {parts->prefix, parts->v, parts->version, parts->separator, parts->label,
                                   parts->numberSeparator, parts->number})
        all.append(part.toString());
    return all;
}

/// The grammar written down a second time, `start` being that of the prefix.
QRegularExpression grammar(const QString &start)
{
    return QRegularExpression(u"\\A("_s + start
                              + u")([vV]?)([0-9]+(?:\\.[0-9]+){1,3})"
                                "(?:([-._]?)([A-Za-z]+(?:-[A-Za-z]+)*)([-._]?)([0-9]+)?)?(?:\\+[0-9A-Za-z.-]+)?\\z"_s);
}

QStringList told(const QRegularExpressionMatch &match)
{
    if (!match.hasMatch())
        return {u"none"_s};
    QStringList all = match.capturedTexts().sliced(1);
    all.resize(7); // those that did not take part at the end are left out
    return all;
}

/// Pieces of which versions are made, so that a good part of all names is one.
QString randomName(QRandomGenerator &random)
{
    static const QStringList pieces{u"1"_s, u"0"_s,  u"23"_s, u"."_s,  u"."_s,    u"-"_s,   u"_"_s,     u"rc"_s,
                                    u"a"_s, u"v"_s,  u"V"_s,  u"+"_s,  u"1."_s,   u".2"_s,  u"/"_s,     u"pkg@"_s,
                                    u"é"_s, u"\n"_s, u"٣"_s,  u"🚀"_s, u"-pre"_s, u"1.2"_s, u"v1.2.3"_s};
    QString name;
    for (int i = random.bounded(9); i >= 0; --i)
        name += pieces.at(random.bounded(pieces.size()));
    return name;
}

} // namespace

class TagPartsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesComeApart_data();
    void namesComeApart();
    void asTheExpressionHasIt();
    void longPrefixes();
};

void TagPartsTest::namesComeApart_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const QString &name, const QStringList &parts) {
        QTest::addRow("%s", qPrintable(name)) << name << parts;
    };
    row(u"1.2"_s, {{}, {}, u"1.2"_s, {}, {}, {}, {}});
    row(u"v1.2.3-rc.4+b.5"_s, {{}, u"v"_s, u"1.2.3"_s, u"-"_s, u"rc"_s, u"."_s, u"4"_s});
    row(u"pkg@1.2.3.4a7"_s, {u"pkg@"_s, {}, u"1.2.3.4"_s, {}, u"a"_s, {}, u"7"_s});
    row(u"x86-vv1.0_pre-release-"_s, {u"x86-v"_s, u"v"_s, u"1.0"_s, u"_"_s, u"pre-release"_s, u"-"_s, {}});
    for (const QString &name :
         {u""_s, u"1"_s, u"1.2.3.4.5"_s, u"1.2-"_s, u"1.2+"_s, u"1.2.3-1"_s, u"5.x-1.2"_s, u"1.2 "_s})
        row(name, {u"none"_s});
}

void TagPartsTest::namesComeApart()
{
    QFETCH(const QString, name);
    QTEST(told(takeApart(name)), "parts");
}

void TagPartsTest::asTheExpressionHasIt()
{
    const auto seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    const QRegularExpression shortest = grammar(u"(?:[^0-9]|[0-9]+(?=[^0-9.])){0,60}?"_s);
    const QList<std::pair<QString, QRegularExpression>> prefixes{
        {QString(), grammar({})}, {u"pkg@"_s, grammar(u"pkg@"_s)}, {u"v"_s, grammar(u"v"_s)}};
    int versions = 0;
    for (int i = 0; i < 20'000; ++i) {
        const QString name = randomName(random);
        const QStringList expected = told(shortest.match(name));
        QVERIFY2(told(takeApart(name)) == expected, qPrintable(u"%1 of seed %2"_s.arg(name).arg(seed)));
        for (const auto &[prefix, expression] : prefixes) {
            QVERIFY2(told(takeApart(name, prefix)) == told(expression.match(name)),
                     qPrintable(u"%1 after \"%2\" of seed %3"_s.arg(name, prefix).arg(seed)));
        }
        versions += expected.size() > 1 ? 1 : 0;
    }
    QCOMPARE_GT(versions, 1'000);
}

void TagPartsTest::longPrefixes()
{
    const auto prefixOf = [](const QString &prefix) {
        const QString name = prefix + u"v1.2"_s;
        const auto parts = takeApart(name);
        return parts ? parts->prefix.toString() : u"none"_s;
    };
    const QString longest = u"-"_s.repeated(60);
    QCOMPARE(prefixOf(longest), longest);
    QCOMPARE(prefixOf(longest + u'-'), u"none"_s);
    const QString rockets = u"🚀"_s.repeated(60); // a character each, of two units
    QCOMPARE(prefixOf(rockets), rockets);
    const QString numbers = u"123-"_s.repeated(30); // a number counts once
    QCOMPARE(prefixOf(numbers), numbers);
}

QTEST_GUILESS_MAIN(TagPartsTest)
#include "tst_domain_tagparts.moc"
