// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/manifestfile.h"
#include "app/git/repository.h"
#include "support/gitfixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

using FileMap = QMap<QString, QByteArray>;

/// The versions that manifests declare, at a commit and not in the work tree.
class TestGitManifests final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsVersions_data();
    void readsVersions();
    void readsTheCommitAsked();
    void saysThatANamedManifestIsBroken();
    void survivesHostileBytes();
    void survivesHostileTrees();
};

void TestGitManifests::readsVersions_data()
{
    QTest::addColumn<FileMap>("files");
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QStringList>("found");
    const QByteArray member = "[package]\nname = \"member\"\nversion.workspace = true\n";
    const QByteArray root = "[workspace]\nmembers = [\"*\"]\n[workspace.package]\nversion = \"0.1.2\"\n";

    QTest::newRow("one crate") << FileMap{{u"Cargo.toml"_s, "[package]\nname = \"a\"\nversion = \"0.1.2\"\n"}}
                               << QStringList{u"Cargo.toml"_s} << QStringList{u"Cargo.toml 0.1.2"_s};
    QTest::newRow("a workspace")
        << FileMap{{u"Cargo.toml"_s, root}, {u"a/Cargo.toml"_s, member}, {u"b/c/Cargo.toml"_s, member}}
        << QStringList{u"Cargo.toml"_s, u"*/Cargo.toml"_s}
        << QStringList{u"Cargo.toml 0.1.2"_s, u"a/Cargo.toml 0.1.2"_s, u"b/c/Cargo.toml 0.1.2"_s};
    QTest::newRow("the root is not asked for") << FileMap{{u"Cargo.toml"_s, root}, {u"a/Cargo.toml"_s, member}}
                                               << QStringList{u"a/*"_s} << QStringList{u"a/Cargo.toml 0.1.2"_s};
    QTest::newRow("an inline table") << FileMap{{u"Cargo.toml"_s, root},
                                                {u"a/Cargo.toml"_s, "[package]\nversion = { workspace = true }\n"}}
                                     << QStringList{u"*/Cargo.toml"_s} << QStringList{u"a/Cargo.toml 0.1.2"_s};
    QTest::newRow("the root is a crate that inherits")
        << FileMap{{u"Cargo.toml"_s, root + "[package]\nversion.workspace = true\n"}} << QStringList{u"Cargo.toml"_s}
        << QStringList{u"Cargo.toml 0.1.2"_s};
    QTest::newRow("the nearest workspace wins")
        << FileMap{{u"Cargo.toml"_s, root},
                   {u"a/Cargo.toml"_s, "[workspace]\n[workspace.package]\nversion = \"9.0.0\"\n"},
                   {u"a/b/Cargo.toml"_s, member}}
        << QStringList{u"a/b/Cargo.toml"_s} << QStringList{u"a/b/Cargo.toml 9.0.0"_s};
    QTest::newRow("a workspace elsewhere")
        << FileMap{{u"root/Cargo.toml"_s, root},
                   {u"a/Cargo.toml"_s, "[package]\nworkspace = \"../root\"\nversion.workspace = true\n"}}
        << QStringList{u"a/Cargo.toml"_s} << QStringList{u"a/Cargo.toml 0.1.2"_s};
    QTest::newRow("inherits from nowhere")
        << FileMap{{u"a/Cargo.toml"_s, member}} << QStringList{u"a/Cargo.toml"_s} << QStringList{u"a/Cargo.toml "_s};
    QTest::newRow("declares none") << FileMap{{u"Cargo.toml"_s, "[workspace]\n"}} << QStringList{u"Cargo.toml"_s}
                                   << QStringList{u"Cargo.toml "_s};
    QTest::newRow("package.json") << FileMap{{u"package.json"_s, "{\"version\": \"2617.0\"}"},
                                             {u"web/package.json"_s, "{\"private\": true}"}}
                                  << QStringList{u"*package.json"_s}
                                  << QStringList{u"package.json 2617.0"_s, u"web/package.json "_s};
    QTest::newRow("not in the commit") << FileMap{{u"README"_s, "x"}} << QStringList{u"Cargo.toml"_s, u"*/Cargo.toml"_s}
                                       << QStringList();
    QTest::newRow("two patterns, one file")
        << FileMap{{u"a/Cargo.toml"_s, "[package]\nversion = \"1.0.0\"\n"}}
        << QStringList{u"?/Cargo.toml"_s, u"*/Cargo.toml"_s, u"a/Cargo.toml"_s} << QStringList{u"a/Cargo.toml 1.0.0"_s};
    QTest::newRow("a broken fixture behind a wildcard")
        << FileMap{{u"t/Cargo.toml"_s, "[package\n"}} << QStringList{u"*/Cargo.toml"_s}
        << QStringList{u"t/Cargo.toml "_s};
}

void TestGitManifests::readsVersions()
{
    QFETCH(FileMap, files);
    QFETCH(QStringList, patterns);
    QFETCH(QStringList, found);
    GitFixture fixture;
    const ObjectId commit = fixture.commit(u"First"_s, files);
    const auto versions = Repository::open(fixture.path()).value().manifestVersions(commit, patterns);
    QVERIFY2(versions, versions ? "" : qPrintable(versions.error().message));
    QStringList lines;
    for (const ManifestVersion &version : *versions) {
        lines.append(version.path + u' ' + version.version);
    }
    QCOMPARE(lines, found);
}

void TestGitManifests::readsTheCommitAsked()
{
    GitFixture fixture;
    const QStringList patterns{u"Cargo.toml"_s};
    const ObjectId first = fixture.commit(u"First"_s, {{u"Cargo.toml"_s, "[package]\nversion = \"0.1.1\"\n"}});
    const ObjectId second = fixture.commit(u"Second"_s, {{u"Cargo.toml"_s, "[package]\nversion = \"0.1.2\"\n"}});
    const auto repository = Repository::open(fixture.cloneTo(u"bare.git"_s, {u"--bare"_s})).value();
    QCOMPARE(repository.manifestVersions(first, patterns).value().first().version, u"0.1.1"_s);
    QCOMPARE(repository.manifestVersions(second, patterns).value().first().version, u"0.1.2"_s);
    const auto missing = repository.manifestVersions(ObjectId(), patterns);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::MissingObject);
}

void TestGitManifests::saysThatANamedManifestIsBroken()
{
    GitFixture fixture;
    const ObjectId commit =
        fixture.commit(u"First"_s, {{u"Cargo.toml"_s, "[package]\nversion = \n"}, {u"VERSION"_s, "1.0.0\n"}});
    const auto repository = Repository::open(fixture.path()).value();
    const auto broken = repository.manifestVersions(commit, {u"Cargo.toml"_s});
    QVERIFY(!broken);
    QCOMPARE(broken.error().kind, ErrorKind::BadInput);
    QVERIFY2(broken.error().message.contains(u"(2:"_s), qPrintable(broken.error().message));
    const auto unknown = repository.manifestVersions(commit, {u"VERSION"_s});
    QVERIFY(!unknown);
    QVERIFY(unknown.error().message.contains(u"only Cargo.toml and package.json"_s));
}

void TestGitManifests::survivesHostileBytes()
{
    QVERIFY(!parseCargoToml(QByteArray(200'000, '[')).problem.isEmpty());
    QVERIFY(!parseCargoToml("a = " + QByteArray(100'000, '[')).problem.isEmpty());
    QVERIFY(!parseCargoToml("a = \"\xff\xfe\"").problem.isEmpty());
    QVERIFY(!parsePackageJson(QByteArray(200'000, '[')).problem.isEmpty());
    QVERIFY(!parsePackageJson("{\"version\": ").problem.isEmpty());
    QCOMPARE(parsePackageJson("[1]").version, QString());
    QCOMPARE(parsePackageJson("{\"version\": {\"a\": 1}}").version, QString());
    QCOMPARE(parseCargoToml("package = 3\nworkspace = \"x\"").version, QString());
    QCOMPARE(parseCargoToml("[package]\nversion = [1, 2]\n").version, QString());
    // Each cut of a good manifest, and random bytes, parse or are a problem; neither ends the program.
    const QByteArray good =
        "[package]\nversion.workspace = true\n[workspace.package]\nversion = \"1.0.0\" # \xc3\xbc\n";
    int problems = 0;
    for (qsizetype length = 0; length <= good.size(); ++length) {
        problems += parseCargoToml(good.first(length)).problem.isEmpty() ? 0 : 1;
    }
    QVERIFY(problems > 0 && problems < good.size());
    QRandomGenerator random(7);
    int read = 0;
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes = good;
        for (int change = 0; change < 3; ++change) {
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        }
        const ManifestFile manifest = parseCargoToml(bytes);
        read += manifest.problem.isEmpty() ? 1 : 0;
        QVERIFY(manifest.problem.isEmpty() || manifest.version.isEmpty());
    }
    QVERIFY(read > 0);
}

void TestGitManifests::survivesHostileTrees()
{
    // Folders nested 600 deep, made of one tree that holds the one before it.
    GitFixture fixture;
    const QString blob = fixture.git({u"hash-object"_s, u"-w"_s, u"--stdin"_s}, "[package]\nversion = \"1.0.0\"\n");
    QString tree = fixture.git({u"mktree"_s}, "100644 blob " + blob.toLatin1() + "\tCargo.toml\n");
    for (int depth = 0; depth < 600; ++depth) {
        tree = fixture.git({u"mktree"_s},
                           "040000 tree " + tree.toLatin1() + "\ta\n100644 blob " + blob.toLatin1() + "\tCargo.toml\n");
    }
    const ObjectId commit = ObjectId::fromHex(fixture.git({u"commit-tree"_s, u"-m"_s, u"Deep"_s, tree})).value();
    const auto versions = Repository::open(fixture.path()).value().manifestVersions(commit, {u"*Cargo.toml"_s});
    QVERIFY(versions);
    QVERIFY(versions->size() > 20 && versions->size() < 100);
}

QTEST_GUILESS_MAIN(TestGitManifests)
#include "tst_git_manifests.moc"
