// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/slipwaytoml.h"

#include <QFile>
#include <QTest>

using namespace slipway;
using namespace slipway::storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A file in which everything is said.
QByteArray whole()
{
    QFile file(QFINDTESTDATA("whole.toml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SlipwayTomlTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endlessKeysAreRefused();
    void everythingIsRead()
    {
        const auto read = parseConfiguration(whole());
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        const Environment testing{.name = u"testing-preview"_s, .follows = Follows::Branch, .branch = u"main"_s};
        const Environment preview{.name = u"pre-release-preview"_s,
                                  .follows = Follows::Candidates,
                                  .soak = 72h,
                                  .deploy = {.kind = DeployWay::Kind::Workflow,
                                             .workflow = u"deploy-it.yml"_s,
                                             .inputs = {{u"tag"_s, u"{tag}"_s}, {u"where"_s, u"here"_s}}},
                                  .probes = {u"https://aggregator.example/"_s, u"http://node.example:8080/x"_s},
                                  .probeVersion = u"/version"_s};
        const Environment production{.name = u"release-preprod"_s,
                                     .follows = Follows::Releases,
                                     .production = true,
                                     .deploy = {.kind = DeployWay::Kind::Deployment}};
        QCOMPARE(read->environments, QList<Environment>({testing, preview, production}));
        QCOMPARE(read->tags,
                 std::optional(TagScheme(u"v{version}"_s, u"v{version}-{label}.{n}"_s, {u"prerelease"_s, u"rc"_s})));
        QCOMPARE(read->requiredChecks, QStringList{u"build*"_s});
        QCOMPARE(read->requiredAssets, QStringList({u"*linux-x64*"_s, u"*.deb"_s}));
        QCOMPARE(read->signature, u"CHECKSUM.asc"_s);
        QCOMPARE(read->signers, QStringList{u"0123456789ABCDEF0123456789ABCDEF01234567"_s});
        QCOMPARE(read->manifests, QStringList({u"Cargo.toml"_s, u"*/Cargo.toml"_s}));
        QCOMPARE(read->checklist, QStringList{u"Operators were told"_s});
        QCOMPARE(read->release, ReleaseMode::New);
        QCOMPARE(read->latest, LatestRule::Never);
        QCOMPARE(read->notesTemplate, u"docs/notes.md"_s);
        QCOMPARE(read->otherTemplates, QStringList{u"docs/hotfix.md"_s});
        QVERIFY(read->fromFile);
    }

    void whatIsNotThereHasItsDefault()
    {
        Configuration defaults;
        defaults.fromFile = true;
        for (const QByteArray &text : {QByteArray(), QByteArray("\xef\xbb\xbf# only a comment\r\n"),
                                       QByteArray("future = 1\n[qualification]\nlater = { a = 1 }\n[new]\n")})
            QVERIFY(parseConfiguration(text) == defaults);
    }

    void patternsGoTogether_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("finals");
        QTest::addColumn<QString>("candidates");
        QTest::addColumn<bool>("learned");
        QTest::newRow("final alone") << QByteArray("final = 'v{version}'") << u"v{version}"_s
                                     << u"v{version}-{label}{n}"_s << false;
        QTest::newRow("candidate alone") << QByteArray("candidate = 'rel/v{version}-{label}.{n}'")
                                         << u"rel/v{version}"_s << u"rel/v{version}-{label}.{n}"_s << false;
        QTest::newRow("labels alone") << QByteArray("labels = ['rc']") << u"{version}"_s << u"{version}-{label}{n}"_s
                                      << true;
        QTest::newRow("without a number")
            << QByteArray("candidate = '{version}-{label}'") << u"{version}"_s << u"{version}-{label}"_s << false;
    }

    void patternsGoTogether()
    {
        QFETCH(QByteArray, text);
        const auto read = parseConfiguration("[tags]\n" + text);
        QVERIFY(read && read->tags);
        QTEST(read->tags->finalPattern(), "finals");
        QTEST(read->tags->candidatePattern(), "candidates");
        QTEST(read->tags->isLearned(), "learned");
    }

    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds"); // -1: refused
        QTest::newRow("hours") << u"72h"_s << qint64(72 * 3600);
        QTest::newRow("minutes") << u"30m"_s << qint64(1800);
        QTest::newRow("days") << u"3d"_s << qint64(3 * 86400);
        QTest::newRow("seconds") << u"90s"_s << qint64(90);
        QTest::newRow("none") << u"0s"_s << qint64(0);
        QTest::newRow("a year") << u"366d"_s << qint64(366LL * 86400);
        QTest::newRow("more than a year") << u"367d"_s << qint64(-1);
        QTest::newRow("overflow") << u"99999999999999999999h"_s << qint64(-1);
        QTest::newRow("no unit") << u"72"_s << qint64(-1);
        QTest::newRow("unknown unit") << u"2w"_s << qint64(-1);
        QTest::newRow("negative") << u"-1h"_s << qint64(-1);
        QTest::newRow("fraction") << u"1.5h"_s << qint64(-1);
        QTest::newRow("empty") << u""_s << qint64(-1);
        QTest::newRow("other digits") << u"٣h"_s << qint64(-1);
    }

    void durations()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        const auto read = parseConfiguration("[[environment]]\nname = 'a'\nsoak = '" + text.toUtf8() + "'\n");
        QCOMPARE(read.has_value(), seconds >= 0);
        if (read)
            QCOMPARE(read->environments.constFirst().soak.count(), seconds);
    }

    void faultsHaveAPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("about");
        const auto row = [](const char *name, const QByteArray &text, const QString &place, const QString &about) {
            QTest::newRow(name) << text << place << about;
        };
        row("not TOML", "[tags]\nfinal = \n", u"line 2, column 9"_s, u"TOML"_s);
        row("twice", "a = 1\na = 2\n", u"line 2, column "_s, u"TOML"_s);
        row("section is a number", "tags = 3\n", u"line 1, column 8"_s, u"[tags]"_s);
        row("one table for several", "[environment]\nname = 'a'\n", u"line 1, column 1"_s, u"[[environment]]"_s);
        row("number for a text", "[tags]\n\nfinal = 3\n", u"line 3, column 9"_s, u"text"_s);
        row("text for a list", "[tags]\nlabels = 'rc'\n", u"line 2, column 10"_s, u"list"_s);
        row("number in a list", "[tags]\nlabels = ['rc', 4]\n", u"line 2, column 17"_s, u"text"_s);
        row("no version", "[tags]\nfinal = 'release'\n", u"line 2, column 9"_s, u"{version}"_s);
        row("no label", "[tags]\ncandidate = '{version}-rc{n}'\n", u"line 2, column 13"_s, u"{label}"_s);
        row("version twice", "[tags]\nfinal = '{version}{version}'\n", u"line 2, column 9"_s, u"once"_s);
        row("unknown placeholder", "[tags]\nfinal = '{version}{date}'\n", u"line 2, column 9"_s, u"braces"_s);
        row("no tag's name", "[tags]\nfinal = 'v {version}'\n", u"line 2, column 9"_s, u"git tag"_s);
        row("label with a digit", "[tags]\nlabels = ['rc1']\n", u"line 2, column 11"_s, u"rc1"_s);
        row("no labels", "[tags]\nlabels = []\n", u"line 2, column 10"_s, u"label"_s);
        row("no name", "\n[[environment]]\nfollows = 'branch'\n", u"line 2, column 1"_s, u"name"_s);
        row("empty name", "[[environment]]\nname = ''\n", u"line 2, column 8"_s, u"text"_s);
        row("same name", "[[environment]]\nname = 'a'\n[[environment]]\nname = 'a'\n", u"line 4, column 8"_s, u"two"_s);
        row("follows", "[[environment]]\nname = 'a'\nfollows = 'candidate'\n", u"line 3, column 11"_s,
            u"branch, candidates, releases"_s);
        row("branch of a releases one", "[[environment]]\nname = 'a'\nfollows = 'releases'\nbranch = 'main'\n",
            u"line 4, column 10"_s, u"branch"_s);
        row("production", "[[environment]]\nname = 'a'\nproduction = 'yes'\n", u"line 3, column 14"_s, u"true"_s);
        row("deploy", "[[environment]]\nname = 'a'\ndeploy = 'workflow:../x.yml'\n", u"line 3, column 10"_s,
            u"observe"_s);
        row("probe file", "[[environment]]\nname = 'a'\nprobes = ['file:///etc/passwd']\n", u"line 3, column 11"_s,
            u"https://"_s);
        row("probe password", "[[environment]]\nname = 'a'\nprobes = ['https://u:p@h.example/']\n",
            u"line 3, column 11"_s, u"password"_s);
        row("probe version", "[[environment]]\nname = 'a'\nprobe_version = 'version'\n", u"line 3, column 17"_s,
            u"pointer"_s);
        row("probe expression", "[[environment]]\nname = 'a'\nprobe_version = 'regex:('\n", u"line 3, column 17"_s,
            u"expression"_s);
        row("signer", "[qualification]\nsigners = ['abc']\n", u"line 2, column 12"_s, u"40"_s);
        row("manifest outside", "[qualification]\nversions = ['../Cargo.toml']\n", u"line 2, column 13"_s, u"path"_s);
        row("release", "[promotion]\nrelease = 'both'\n", u"line 2, column 11"_s, u"relink, new"_s);
        row("latest", "[promotion]\nlatest = true\n", u"line 2, column 10"_s, u"text"_s);
        row("template", "[promotion]\ntemplate = '/etc/passwd'\n", u"line 2, column 12"_s, u"path"_s);
        row("the first of several", "[promotion]\nrelease = 1\nlatest = 2\n", u"line 2, column 11"_s, u"text"_s);
        row("deep", "a = " + QByteArray(5000, '['), u"line 1"_s, u"TOML"_s);
        row("not UTF-8", "a = '\xff\xfe'\n", u"line 1"_s, u"TOML"_s);
    }

    void faultsHaveAPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        QFETCH(QString, about);
        const auto read = parseConfiguration(text);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
        const QString message = read.error().message;
        QVERIFY2(message.startsWith(u".slipway.toml, "_s + place), qPrintable(message));
        QVERIFY2(message.contains(about), qPrintable(message));
        QVERIFY2(message.endsWith(u'.'), qPrintable(message));
    }

    void hostileTextIsShortAndPrintableInAMessage()
    {
        const auto read =
            parseConfiguration("[promotion]\nrelease = \"\\u001b[31m\\u202e" + QByteArray(10'000, 'x') + "\"\n");
        QVERIFY(!read);
        QVERIFY(read.error().message.size() < 250);
        QVERIFY(!read.error().message.contains(QChar(0x1b)));
        QVERIFY(!read.error().message.contains(QChar(0x202e)));
    }

    void aHugeFileIsNotRead()
    {
        const auto read = parseConfiguration(QByteArray(257 * 1024, '\n'));
        QVERIFY(!read);
        QVERIFY(read.error().message.contains(u"256 KiB"));
        QVERIFY(parseConfiguration(QByteArray(255 * 1024, '\n')));
    }

    void everyPrefixIsReadOrRefused()
    {
        const QByteArray text = whole();
        int refused = 0;
        for (qsizetype length = 0; length < text.size(); ++length) {
            const auto read = parseConfiguration(text.first(length));
            if (!read) {
                ++refused;
                QVERIFY2(read.error().message.startsWith(u".slipway.toml, line "), qPrintable(read.error().message));
            }
        }
        QVERIFY(refused > 100);
    }
};

/// toml++ walks the tables of a dotted key by recursion: 120,000 parts once exhausted the stack.
void SlipwayTomlTest::endlessKeysAreRefused()
{
    const QByteArray key = QByteArray("a.").repeated(120'000) + 'a';
    for (const QByteArray &file : QByteArrayList{key + " = 1", '[' + key + ']', "[tags]\nx = { " + key + " = 1 }"}) {
        const auto configuration = parseConfiguration(file);
        QVERIFY(!configuration);
        QCOMPARE(configuration.error().kind, ErrorKind::BadInput);
    }
    QVERIFY(parseConfiguration("[qualification]\nassets = [\"a.b.c.d.tar.gz\"]\n"));
}

QTEST_GUILESS_MAIN(SlipwayTomlTest)
#include "tst_slipwaytoml.moc"
