// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using State = CommitStatus::State;
using facts::status;

namespace {

/// "+octocat@3" for each verdict: qualified or not, by whom, at which hour.
QString told(const QList<Verdict> &verdicts)
{
    QStringList words;
    for (const Verdict &verdict : verdicts) {
        words.append((verdict.kind == Verdict::Kind::Qualified ? u"+"_s : u"-"_s) + verdict.by + u'@'
                     + QString::number(facts::hour(0).secsTo(verdict.at) / 3600));
    }
    return words.join(u' ');
}

CommitStatus byBot(CommitStatus status)
{
    status.creatorIsBot = true;
    return status;
}

} // namespace

class VerdictTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsVerdicts_data();
    void findsVerdicts();
    void keepsWhatWasSaid();
    void cutsDescriptions_data();
    void cutsDescriptions();
    void cutNeverBreaksACharacter();
};

void VerdictTest::findsVerdicts_data()
{
    QTest::addColumn<QList<CommitStatus>>("statuses");
    QTest::addColumn<QStringList>("strangers");
    QTest::addColumn<QString>("said");
    const QString context = u"qualification/0.1.2-rc1"_s;
    const auto row = [](const char *name, const QList<CommitStatus> &statuses, const char *said,
                        const QStringList &strangers = {}) {
        QTest::newRow(name) << statuses << strangers << QString::fromUtf8(said);
    };
    row("nothing", {}, "");
    row("qualified", {status(context, State::Success, u"octocat"_s, 1)}, "+octocat@1");
    row("rejected", {status(context, State::Failure, u"octocat"_s, 1)}, "-octocat@1");
    row("pending and error are no verdicts",
        {status(context, State::Pending, u"octocat"_s, 1), status(context, State::Error, u"octocat"_s, 2)}, "");
    row("context in another case", {status(u"Qualification/0.1.2-RC1"_s, State::Success, u"octocat"_s, 1)},
        "+octocat@1");
    row("another tag's", {status(u"qualification/0.1.2-rc10"_s, State::Success, u"octocat"_s, 1)}, "");
    row("another context",
        {status(u"ci/qualification/0.1.2-rc1"_s, State::Success, u"octocat"_s, 1),
         status(u"qualification/0.1.2-rc1 "_s, State::Success, u"octocat"_s, 1)},
        "");
    row("bots decide nothing", {byBot(status(context, State::Success, u"dependabot[bot]"_s, 1))}, "");
    row("strangers decide nothing",
        {status(context, State::Failure, u"HubOt"_s, 1), status(context, State::Success, u"octocat"_s, 2)},
        "+octocat@2", {u"hubot"_s});
    row("unknown access counts", {status(context, State::Success, QString(), 1)}, "+@1", {u"hubot"_s});
    row("oldest first whatever the order",
        {status(context, State::Success, u"c"_s, 5), status(context, State::Failure, u"a"_s, 1),
         status(context, State::Success, u"b"_s, 3)},
        "-a@1 +b@3 +c@5");
    row("of the same second, the later in the list is the later",
        {status(context, State::Success, u"a"_s, 1), status(context, State::Failure, u"b"_s, 1)}, "+a@1 -b@1");
}

void VerdictTest::findsVerdicts()
{
    QFETCH(const QList<CommitStatus>, statuses);
    QFETCH(const QStringList, strangers);
    QTEST(told(verdictsOn(u"0.1.2-rc1"_s, statuses, strangers)), "said");
}

void VerdictTest::keepsWhatWasSaid()
{
    const auto verdicts = verdictsOn(
        u"0.1.2-RC1"_s, {status(u"qualification/0.1.2-rc1"_s, State::Failure, u"octocat"_s, 1, u"Too slow."_s)}, {});
    QCOMPARE(verdicts,
             (QList<Verdict>{{Verdict::Kind::Rejected, u"0.1.2-RC1"_s, u"Too slow."_s, u"octocat"_s, facts::hour(1)}}));
    QCOMPARE(verdictContext(u"v1"_s), u"qualification/v1"_s);
}

void VerdictTest::cutsDescriptions_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("description");
    const QString family = u"\U0001F468\u200D\U0001F469\u200D\U0001F467"_s; // one character of eight units
    const auto a = [](int count) { return QString(count, u'a'); };
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("spaces") << u" \n\t "_s << QString();
    QTest::newRow("lines become spaces") << u"Too slow.\r\n\r\nSee #12."_s << u"Too slow. See #12."_s;
    QTest::newRow("140") << a(140) << a(140);
    QTest::newRow("141") << a(141) << QString(a(139) + u'…');
    QTest::newRow("140 once simplified") << QString(a(70) + u"  "_s + a(69) + u"  "_s) << QString(a(70) + u' ' + a(69));
    QTest::newRow("surrogate pair at the cut") << QString(a(138) + u"\U0001F600"_s + a(10)) << QString(a(138) + u'…');
    QTest::newRow("surrogate pair before the cut")
        << QString(a(137) + u"\U0001F600"_s + a(10)) << QString(a(137) + u"\U0001F600…"_s);
    QTest::newRow("combining at the cut") << QString(a(138) + u"e\u0301"_s + a(10)) << QString(a(138) + u'…');
    QTest::newRow("family at the cut") << QString(a(135) + family + a(10)) << QString(a(135) + u'…');
    QTest::newRow("one endless character") << QString(u'e' + QString(300, QChar(0x0301))) << u"…"_s;
}

void VerdictTest::cutsDescriptions()
{
    QFETCH(const QString, reason);
    QTEST(statusDescription(reason), "description");
}

void VerdictTest::cutNeverBreaksACharacter()
{
    for (int i = 0; i < 300; ++i) {
        const QString text = QString(i, u'x') + u"\U0001F600e\u0301"_s.repeated(80);
        const QString cut = statusDescription(text);
        QVERIFY(cut.size() <= 140);
        QVERIFY(cut.isValidUtf16());
        QVERIFY(cut.size() >= 136);
        QVERIFY(text.startsWith(cut.chopped(1)));
        QVERIFY(!text.sliced(cut.size() - 1).startsWith(QChar(0x0301)));
    }
}

QTEST_GUILESS_MAIN(VerdictTest)
#include "tst_domain_verdict.moc"
