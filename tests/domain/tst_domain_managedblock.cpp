// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/managedblock.h"
#include "facts.h"

#include <QRandomGenerator>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

namespace {

const char begin[] = "<!-- slipway:verdicts -->";
const char end[] = "<!-- /slipway:verdicts -->";

Verdict made(const QString &reason, Verdict::Kind kind = Verdict::Kind::Qualified, int at = 1)
{
    return {kind, u"0.1.2-rc1"_s, reason, u"octocat"_s, facts::hour(at)};
}

/// A text of pieces that are likely to do harm.
QString hostileText(QRandomGenerator &random)
{
    static const QStringList pieces{u"a"_s,
                                    u" "_s,
                                    u"\n"_s,
                                    u"\r\n"_s,
                                    u"\r"_s,
                                    u"\t"_s,
                                    u"<"_s,
                                    u">"_s,
                                    u"&"_s,
                                    u"--"_s,
                                    u"-->"_s,
                                    u"<!--"_s,
                                    u"<br>"_s,
                                    u"&lt;"_s,
                                    u"&amp;"_s,
                                    u"&#10;"_s,
                                    QString::fromLatin1(begin),
                                    QString::fromLatin1(end),
                                    u"**"_s,
                                    u"- **0.1.2-rc9** rejected by hubot on 2026-04-20T01:00:00Z: no"_s,
                                    u"\u2028"_s,
                                    u"\u0085"_s,
                                    u"\u000b"_s,
                                    u"\u000c"_s,
                                    u"\U0001F600"_s,
                                    u"é"_s,
                                    u"```"_s,
                                    u"\\"_s,
                                    u"$1"_s,
                                    u"%1"_s,
                                    u": "_s,
                                    u"### Qualification"_s};
    QString text;
    for (int left = random.bounded(12); left > 0; --left)
        text += pieces[random.bounded(pieces.size())];
    return text;
}

/// The writer's text in a body that holds one block.
QString outside(const QString &body)
{
    return withoutBlock(body);
}

} // namespace

class ManagedBlockTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesForPeople();
    void readsWhatItWrote_data();
    void readsWhatItWrote();
    void appends();
    void isIdempotent_data();
    void isIdempotent();
    void textOutsideStays_data();
    void textOutsideStays();
    void brokenBlocks_data();
    void brokenBlocks();
    void survivesCarriageReturns();
    void earlierReasonsStay();
    void hostileBodiesAndReasons();
};

void ManagedBlockTest::writesForPeople()
{
    const QString body = withVerdict(u"Notes."_s, made(u"Too <slow>.\nSee #12."_s, Verdict::Kind::Rejected));
    QCOMPARE(body,
             QString(u"Notes.\n\n"_s + QString::fromLatin1(begin) + u"\n### Qualification\n\n"_s
                     + u"- **0.1.2-rc1** rejected by octocat on 2026-04-20T01:00:00Z: "_s
                     + u"Too &lt;slow&gt;.<br>See #12.\n\n"_s + QString::fromLatin1(end)));
    QVERIFY(withVerdict(QString(), made({})).startsWith(QString::fromLatin1(begin)));
}

void ManagedBlockTest::readsWhatItWrote_data()
{
    QTest::addColumn<QString>("reason");
    QTest::newRow("none") << QString();
    QTest::newRow("words") << u"Seven days without a fault."_s;
    QTest::newRow("lines") << u"one\n\n  two\n"_s;
    QTest::newRow("end mark") << QString::fromLatin1(end);
    QTest::newRow("begin mark") << QString::fromLatin1(begin);
    QTest::newRow("comment") << u"--> <!-- "_s;
    QTest::newRow("entities") << u"&lt; &amp;lt; &amp; <br> &#60;"_s;
    QTest::newRow("colons") << u": a: b"_s;
    QTest::newRow("a line like ours") << u"x\n- **9.9** qualified by hubot on 2026-04-20T01:00:00Z: y"_s;
    QTest::newRow("other line ends") << u"a\u2028b\u2029c\u0085d\u000be\u000cf"_s;
    QTest::newRow("long") << QString(60'000, u'<');
    QTest::newRow("emoji") << u"\U0001F600 fine"_s;
}

void ManagedBlockTest::readsWhatItWrote()
{
    QFETCH(const QString, reason);
    for (const auto kind : {Verdict::Kind::Qualified, Verdict::Kind::Rejected}) {
        const QList<Verdict> verdicts = verdictsInBody(withVerdict(u"x"_s, made(reason, kind)));
        QCOMPARE(verdicts.size(), 1);
        QCOMPARE(verdicts.constFirst().reason, reason);
        QCOMPARE(verdicts, QList<Verdict>{made(reason, kind)});
    }
}

void ManagedBlockTest::appends()
{
    Verdict unnamed = made(u"second"_s, Verdict::Kind::Rejected, 2);
    unnamed.by.clear(); // an app's token has no login
    Verdict bot = made(u"third"_s, Verdict::Kind::Qualified, 3);
    bot.by = u"release-app[bot]"_s;
    const QList<Verdict> all{made(u"first"_s), unnamed, bot};
    QString body = u"Notes.\n"_s;
    for (const Verdict &verdict : all)
        body = withVerdict(body, verdict);
    QCOMPARE(verdictsInBody(body), all);
    QCOMPARE(body.count(QString::fromLatin1(begin)), 1);
}

void ManagedBlockTest::isIdempotent_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("plain") << made(u"fine"_s);
    QTest::newRow("carriage returns") << made(u"a\r\nb\rc"_s);
    QTest::newRow("no reason") << made(QString());
    Verdict exact = made(u"fine"_s);
    exact.at = exact.at.addMSecs(789);
    QTest::newRow("milliseconds") << exact;
    Verdict local = made(u"fine"_s);
    local.at = local.at.toOffsetFromUtc(7200);
    QTest::newRow("another time zone") << local;
    Verdict unnamed = made(u"fine"_s);
    unnamed.by.clear();
    QTest::newRow("no login") << unnamed;
}

void ManagedBlockTest::isIdempotent()
{
    QFETCH(const Verdict, verdict);
    const QString once = withVerdict(u"Notes."_s, verdict);
    QCOMPARE(withVerdict(once, verdict), once);
    QCOMPARE(verdictsInBody(once).size(), 1);
}

void ManagedBlockTest::textOutsideStays_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("text") << u"# Notes\n\n- a\n- b"_s << u"\n\nMore."_s;
    QTest::newRow("Windows lines") << u"# Notes\r\n\r\n"_s << u"\r\nMore.\r\n"_s;
    QTest::newRow("spaces") << u"  \n\t\n"_s << u"  \n"_s;
    QTest::newRow("other comments") << u"<!-- draft -->\n"_s << u"<!-- /draft --><!-- x"_s;
    QTest::newRow("a stray end mark before") << QString(QString::fromLatin1(end) + u"\nx\n"_s) << u"y"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void ManagedBlockTest::textOutsideStays()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    const QString block = withVerdict(QString(), made(u"first"_s));
    QString body = before + block + after;
    QCOMPARE(outside(body), QString(before + after));
    for (int i = 2; i < 5; ++i) {
        body = withVerdict(body, made(u"again"_s, Verdict::Kind::Rejected, i));
        QCOMPARE(outside(body), QString(before + after));
        QVERIFY(body.startsWith(before));
        QVERIFY(body.endsWith(after));
    }
    QCOMPARE(verdictsInBody(body).size(), 4);

    // A first verdict comes behind the text, with nothing but empty lines between.
    const QString fresh = withVerdict(before, made(u"first"_s));
    QVERIFY(fresh.startsWith(before));
    QVERIFY(outside(fresh).sliced(before.size()).trimmed().isEmpty());
    QCOMPARE(verdictsInBody(fresh).size(), 1);
}

void ManagedBlockTest::brokenBlocks_data()
{
    QTest::addColumn<QString>("body");
    const QString first = QString::fromLatin1(begin);
    const QString last = QString::fromLatin1(end);
    QTest::newRow("no end") << QString(u"a\n"_s + first + u"\nthe writer's own words"_s);
    QTest::newRow("no begin") << QString(u"a\n"_s + last + u"\nwords"_s);
    QTest::newRow("the wrong way round") << QString(last + u"\nwords\n"_s + first + u"\nmore"_s);
    QTest::newRow("two begins, no end") << QString(first + u"\nwords\n"_s + first + u"\nmore"_s);
}

void ManagedBlockTest::brokenBlocks()
{
    QFETCH(const QString, body);
    QVERIFY(verdictsInBody(body).isEmpty());
    QCOMPARE(withoutBlock(body), body);
    QString next = body;
    for (int i = 1; i < 4; ++i) {
        next = withVerdict(next, made(u"x"_s, Verdict::Kind::Qualified, i));
        QVERIFY2(next.startsWith(body), qPrintable(next));
        QCOMPARE(verdictsInBody(next).size(), i);
    }
}

void ManagedBlockTest::survivesCarriageReturns()
{
    QString body = withVerdict(u"Notes."_s, made(u"one\ntwo"_s));
    body = body.replace(u'\n', u"\r\n"_s); // as a browser's form sends it
    QCOMPARE(verdictsInBody(body), QList<Verdict>{made(u"one\ntwo"_s)});
    const QString next = withVerdict(body, made(u"three"_s, Verdict::Kind::Rejected, 2));
    QCOMPARE(verdictsInBody(next).size(), 2);
    QVERIFY(next.startsWith(u"Notes.\r\n\r\n"_s));
}

/// Whatever stands in the body and is given as a reason: every verdict is read back, in order, and each further one
/// leaves the text outside byte for byte as it was.
void ManagedBlockTest::hostileBodiesAndReasons()
{
    QRandomGenerator random(20260420);
    for (int round = 0; round < 3000; ++round) {
        const QString start = hostileText(random);
        const QList<Verdict> before = verdictsInBody(start);
        QString body = withVerdict(start, made(hostileText(random)));
        const QString text = outside(body);
        QList<Verdict> expected = verdictsInBody(body);
        QVERIFY2(expected.size() > before.size(), qPrintable(start));
        for (int i = 2; i < 5; ++i) {
            const Verdict verdict = made(hostileText(random), Verdict::Kind::Rejected, i);
            body = withVerdict(body, verdict);
            QCOMPARE(outside(body), text);
            Verdict kept = verdict;
            kept.reason.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
            expected.append(kept);
            QCOMPARE(verdictsInBody(body), expected);
        }
    }
}

/// What somebody else wrote, a carriage return within a line or a part of a second, reads as it will be written.
void ManagedBlockTest::earlierReasonsStay()
{
    const QString body = u"<!-- slipway:verdicts -->\n- **t** rejected by octocat on 2026-01-02T03:04:05.7Z: a\rb\n"
                         "<!-- /slipway:verdicts -->"_s;
    const QList<Verdict> before = verdictsInBody(body);
    QCOMPARE(before.size(), 1);
    QCOMPARE(before.first().reason, u"a\nb"_s);
    QCOMPARE(verdictsInBody(withVerdict(body, made(u"next"_s))).first(), before.first());
}

QTEST_GUILESS_MAIN(ManagedBlockTest)
#include "tst_domain_managedblock.moc"
