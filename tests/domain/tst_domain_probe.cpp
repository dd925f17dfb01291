// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/probe.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using facts::addTag;
using facts::commit;
using facts::deployment;
using facts::environment;
using facts::snapshot;

namespace {

/// The text, or "!" and the fault.
QString told(const std::expected<QString, ProbeFault> &read)
{
    return read ? *read : u'!' + key(read.error());
}

ObjectId deployedCommit()
{
    return *ObjectId::fromHex(u"def4567890abcdef1234567890abcdef12345678"_s);
}

} // namespace

class ProbeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsVersions_data();
    void readsVersions();
    void hostileExpressionsEnd_data();
    void hostileExpressionsEnd();
    void hostileAnswersEnd();
    void compares_data();
    void compares();
    void yearWeeksAndPrefixes();
    void findsTheTarget();
    void judges_data();
    void judges();
};

void ProbeTest::readsVersions_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("read");
    const QByteArray json = R"({"version":"0.1.2","a":{"b":[{"c":"x"},"y"],"m~n":"tilde","k/l":"slash","":"empty"},
        "number":2617.0,"none":null,"yes":true,"long":"0.1.2\nsecond","blank":"  ","padded":" 0.1.2 ","":"top"})";
    QTest::newRow("pointer") << json << u"/version"_s << u"0.1.2"_s;
    QTest::newRow("deeper") << json << u"/a/b/0/c"_s << u"x"_s;
    QTest::newRow("element") << json << u"/a/b/1"_s << u"y"_s;
    QTest::newRow("tilde") << json << u"/a/m~0n"_s << u"tilde"_s;
    QTest::newRow("slash") << json << u"/a/k~1l"_s << u"slash"_s;
    QTest::newRow("empty name") << json << u"/"_s << u"top"_s;
    QTest::newRow("empty name deeper") << json << u"/a/"_s << u"empty"_s;
    QTest::newRow("leading zero") << json << u"/a/b/01"_s << u"!nothing_there"_s;
    QTest::newRow("past the end") << json << u"/a/b/2"_s << u"!nothing_there"_s;
    QTest::newRow("after the end") << json << u"/a/b/-"_s << u"!nothing_there"_s;
    QTest::newRow("negative") << json << u"/a/b/-1"_s << u"!nothing_there"_s;
    QTest::newRow("huge index") << json << u"/a/b/99999999999999999999"_s << u"!nothing_there"_s;
    QTest::newRow("no such key") << json << u"/nothing"_s << u"!nothing_there"_s;
    QTest::newRow("below a text") << json << u"/version/x"_s << u"!nothing_there"_s;
    QTest::newRow("null") << json << u"/none"_s << u"!nothing_there"_s;
    QTest::newRow("number") << json << u"/number"_s << u"!not_text"_s;
    QTest::newRow("bool") << json << u"/yes"_s << u"!not_text"_s;
    QTest::newRow("object") << json << u"/a"_s << u"!not_text"_s;
    QTest::newRow("two lines") << json << u"/long"_s << u"!not_text"_s;
    QTest::newRow("blank") << json << u"/blank"_s << u"!nothing_there"_s;
    QTest::newRow("padded") << json << u"/padded"_s << u"0.1.2"_s;
    QTest::newRow("array") << R"(["0.1.2"])"_ba << u"/0"_s << u"0.1.2"_s;
    QTest::newRow("no json") << "<html>"_ba << u"/version"_s << u"!not_json"_s;
    QTest::newRow("cut json") << R"({"version":"0.1.2")"_ba << u"/version"_s << u"!not_json"_s;
    QTest::newRow("empty body") << QByteArray() << u"/version"_s << u"!not_json"_s;
    QTest::newRow("header") << QByteArray() << u"header:X-Version"_s << u"0.1.3"_s;
    QTest::newRow("header in any case") << QByteArray() << u"header:x-VERSION"_s << u"0.1.3"_s;
    QTest::newRow("no such header") << QByteArray() << u"header:Server"_s << u"!nothing_there"_s;
    const QByteArray text = "node signer\nversion=0.1.2 (abc1234)\n";
    QTest::newRow("capture") << text << u"regex:version=(\\S+)"_s << u"0.1.2"_s;
    QTest::newRow("whole match") << text << u"regex:[0-9]+\\.[0-9]+\\.[0-9]+"_s << u"0.1.2"_s;
    QTest::newRow("first of two captures") << text << u"regex:version=(\\S+) \\((\\w+)\\)"_s << u"0.1.2"_s;
    QTest::newRow("capture unused") << text << u"regex:(x)?signer"_s << u"signer"_s;
    QTest::newRow("line starts") << text << u"regex:^version=([0-9.]+)"_s << u"0.1.2"_s;
    QTest::newRow("no match") << text << u"regex:release=(.*)"_s << u"!nothing_there"_s;
    QTest::newRow("empty match") << text << u"regex:x*"_s << u"!nothing_there"_s;
    QTest::newRow("bad expression") << text << u"regex:("_s << u"!bad_rule"_s;
    QTest::newRow("far away") << QByteArray(5000, ' ') + "0.1.2" << u"regex:[0-9.]+"_s << u"!nothing_there"_s;
    QTest::newRow("broken utf-8") << "\xff\xfe version=0.1.2"_ba << u"regex:version=(\\S+)"_s << u"0.1.2"_s;
    QTest::newRow("too long") << QByteArray(300, '1') << u"regex:.*"_s << u"!not_text"_s;
    QTest::newRow("no rule") << text << QString() << u"!bad_rule"_s;
}

void ProbeTest::readsVersions()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, rule);
    const ProbeAnswer answer{.status = 200, .headers = {{"X-Version", " 0.1.3 "}}, .body = body};
    QTEST(told(probeVersion(answer, rule)), "read");
    for (const int status : {0, 100, 199, 300, 302, 404, 500})
        QCOMPARE(told(probeVersion({.status = status, .headers = answer.headers, .body = body}, rule)),
                 u"!bad_status"_s);
}

void ProbeTest::hostileExpressionsEnd_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("nested") << u"(a+)+$"_s;
    QTest::newRow("alternatives") << u"(a|aa)+$"_s;
    QTest::newRow("dots") << u"(.*)(.*)(.*)(.*)(.*)(.*)(.*)x"_s;
    QTest::newRow("own limits") << u"(*LIMIT_MATCH=4000000000)(a+)+$"_s;
    QTest::newRow("recursion") << u"((?R)a|a)*x"_s;
    QTest::newRow("look behind") << u"(?:(?=(a+))a)*b"_s;
}

/// That they end at all is the point: without a limit they would go on for longer than any test may.
void ProbeTest::hostileExpressionsEnd()
{
    QFETCH(QString, expression);
    const ProbeAnswer answer{.status = 200, .body = QByteArray(4000, 'a') + "b!"};
    const QString read = told(probeVersion(answer, u"regex:"_s + expression));
    QVERIFY2(read.startsWith(u'!') || read.size() <= 200, qPrintable(read));
}

void ProbeTest::hostileAnswersEnd()
{
    const QByteArray deep(100'000, '[');
    QCOMPARE(told(probeVersion({.status = 200, .body = deep}, u"/0/0"_s)), u"!not_json"_s);
    const QByteArray zeros(100'000, '\0');
    QCOMPARE(told(probeVersion({.status = 200, .body = zeros}, u"/a"_s)), u"!not_json"_s);
    const QString longPointer = QString(u"/a"_s).repeated(200);
    QCOMPARE(told(probeVersion({.status = 200, .body = R"({"a":{"a":"b"}})"}, longPointer)), u"!nothing_there"_s);
    const ProbeAnswer odd{.status = 200, .headers = {{"v", "0.1\x1b[31m"}}, .body = {}};
    QCOMPARE(told(probeVersion(odd, u"header:v"_s)), u"!not_text"_s);
}

void ProbeTest::compares_data()
{
    QTest::addColumn<QString>("reported");
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<QString>("verdict");
    const QStringList final{u"0.1.2"_s, u"0.1.2-prerelease2"_s};
    const QStringList candidate{u"0.1.2-prerelease2"_s};
    const QStringList branch;
    const QString hex = deployedCommit().hex();
    QTest::newRow("the tag") << u"0.1.2"_s << final << u"agrees"_s;
    QTest::newRow("with v") << u"v0.1.2"_s << final << u"agrees"_s;
    QTest::newRow("its candidate") << u"0.1.2-prerelease2"_s << final << u"agrees"_s;
    QTest::newRow("another candidate") << u"0.1.2-prerelease1"_s << final << u"differs"_s;
    QTest::newRow("older") << u"0.1.1"_s << final << u"differs"_s;
    QTest::newRow("newer") << u"0.1.20"_s << final << u"differs"_s;
    QTest::newRow("the candidate's version") << u"0.1.2"_s << candidate << u"agrees"_s;
    QTest::newRow("the candidate") << u"v0.1.2-prerelease2"_s << candidate << u"agrees"_s;
    QTest::newRow("candidate written as semver") << u"0.1.2-prerelease.2"_s << candidate << u"agrees"_s;
    QTest::newRow("older candidate") << u"0.1.2-prerelease1"_s << candidate << u"differs"_s;
    QTest::newRow("build") << u"0.1.2+linux"_s << final << u"agrees"_s;
    QTest::newRow("build date") << u"0.1.2+20251124"_s << final << u"agrees"_s;
    QTest::newRow("older with build") << u"0.1.1+linux"_s << final << u"differs"_s;
    QTest::newRow("build with commit") << QString(u"0.1.2+"_s + hex.first(7)) << final << u"agrees"_s;
    QTest::newRow("build with g") << QString(u"0.1.2+g"_s + hex.first(9)) << final << u"agrees"_s;
    QTest::newRow("build of another commit") << u"0.1.2+abc1234"_s << final << u"differs"_s;
    QTest::newRow("commit") << hex << final << u"agrees"_s;
    QTest::newRow("short commit") << hex.first(7) << final << u"agrees"_s;
    QTest::newRow("upper case") << hex.first(12).toUpper() << final << u"agrees"_s;
    QTest::newRow("too short") << hex.first(6) << final << u"unknown"_s;
    QTest::newRow("another commit") << u"abc1234def"_s << final << u"differs"_s;
    QTest::newRow("digits") << u"20251124"_s << final << u"unknown"_s;
    QTest::newRow("commit of a branch") << hex.first(10) << branch << u"agrees"_s;
    QTest::newRow("another of a branch") << u"abc1234"_s << branch << u"differs"_s;
    QTest::newRow("version of a branch") << u"0.1.2"_s << branch << u"unknown"_s;
    QTest::newRow("described") << QString(u"0.1.1-14-g"_s + hex.first(8)) << branch << u"agrees"_s;
    QTest::newRow("described otherwise") << u"0.1.1-14-gabc12345"_s << branch << u"differs"_s;
    QTest::newRow("dirty") << QString(u"0.1.2+"_s + hex.first(8) + u"-dirty"_s) << final << u"agrees"_s;
    QTest::newRow("no version") << u"unknown"_s << final << u"unknown"_s;
    QTest::newRow("sentence") << u"network-signer 0.1.2"_s << final << u"unknown"_s;
    QTest::newRow("empty") << QString() << final << u"unknown"_s;
}

void ProbeTest::compares()
{
    QFETCH(QString, reported);
    QFETCH(QStringList, tags);
    const TagScheme scheme(u"{version}"_s, u"{version}-{label}{n}"_s, {u"prerelease"_s});
    QTEST(key(compareProbe(reported, {tags, deployedCommit()}, scheme)), "verdict");
    QTEST(key(compareProbe(reported, {tags, deployedCommit()}, TagScheme())), "verdict");
}

void ProbeTest::yearWeeksAndPrefixes()
{
    const TagScheme weeks(u"release-{version}"_s, u"release-{version}-{label}"_s, {u"pre"_s});
    const ProbeTarget target{{u"release-2617.0"_s}, commit(7)};
    for (const QString &same : {u"2617.0"_s, u"release-2617.0"_s, u"v2617.0"_s})
        QCOMPARE(compareProbe(same, target, weeks), ProbeVerdict::Agrees);
    for (const QString &other : {u"2617.1"_s, u"release-2616.0"_s})
        QCOMPARE(compareProbe(other, target, weeks), ProbeVerdict::Differs);
}

void ProbeTest::findsTheTarget()
{
    Snapshot all = snapshot();
    addTag(all, u"0.1.2"_s, 7);
    addTag(all, u"0.1.2-prerelease2"_s, 7);
    addTag(all, u"0.1.1"_s, 6);
    addTag(all, u"nightly"_s, 7);
    const QList<DeploymentState> success{DeploymentState::Success};
    const auto on = [&](const QString &ref) {
        return environment(u"live"_s, Follows::Releases, QList<Deployment>{deployment(1, ref, 7, 10, success)});
    };
    const auto target = probeTarget(all, on(u"refs/tags/0.1.2"_s));
    QVERIFY(target);
    QCOMPARE(target->commit, commit(7));
    QCOMPARE(QSet<QString>(target->tags.cbegin(), target->tags.cend()),
             (QSet<QString>{u"0.1.2"_s, u"0.1.2-prerelease2"_s}));
    QCOMPARE(probeTarget(all, on(u"main"_s))->tags.size(), 2); // the commit has names all the same
    all.tags.reset();
    QCOMPARE(probeTarget(all, on(u"main"_s))->tags, QStringList());
    QCOMPARE(probeTarget(all, on(u"0.1.2"_s))->tags, QStringList{u"0.1.2"_s});
    Environment unknown = on(u"main"_s);
    unknown.deployments.reset();
    QVERIFY(!probeTarget(all, unknown));
    unknown.deployments.emplace();
    QVERIFY(!probeTarget(all, unknown));
}

void ProbeTest::judges_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("deployed");
    QTest::addColumn<QString>("said");
    const QByteArray same = R"({"version":"0.1.2"})";
    QTest::newRow("agrees") << 200 << same << true << u"agrees 0.1.2 -"_s;
    QTest::newRow("differs") << 200 << R"({"version":"0.1.1"})"_ba << true << u"differs 0.1.1 -"_s;
    QTest::newRow("no version") << 200 << R"({"version":"dev"})"_ba << true << u"unknown dev not_a_version"_s;
    QTest::newRow("nothing deployed") << 200 << same << false << u"unknown 0.1.2 nothing_deployed"_s;
    QTest::newRow("status") << 503 << same << true << u"unknown  bad_status"_s;
    QTest::newRow("no json") << 200 << "0.1.2"_ba << true << u"unknown  not_json"_s;
}

void ProbeTest::judges()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, deployed);
    const auto target = deployed ? std::optional(ProbeTarget{{u"0.1.2"_s}, commit(7)}) : std::nullopt;
    const ProbeResult result = judgeProbe(u"https://a"_s, {.status = status, .body = body}, u"/version"_s, target, {});
    QTEST(u"%1 %2 %3"_s.arg(key(result.verdict), result.reported, result.fault ? key(*result.fault) : u"-"_s), "said");
    QCOMPARE(result.status, status);
    QCOMPARE(result.url, u"https://a"_s);
    QVERIFY(result.fault.has_value() == (result.verdict == ProbeVerdict::Unknown));
}

QTEST_APPLESS_MAIN(ProbeTest)
#include "tst_domain_probe.moc"
