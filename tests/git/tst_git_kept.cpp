// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/commitgraphfile.h"
#include "app/git/gitmodel.h"
#include "support/gitfixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <array>
#include <cstring>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

/// What is kept of a history between starts, and git's own commit-graph: whatever happens to the repository or to the
/// files, the answers are git's.
class TestGitKept final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void isAsGitSaysAfterFetchesAndRewrites_data();
    void isAsGitSaysAfterFetchesAndRewrites();
    void followsTheEndsOfAShallowClone();
    void aCommitHasItsParentsWhereACloneEnds();
    void whatIsDamagedIsNotUsed();
    void whatIsForgedIsNotBelieved();
    void whatIsGoneIsNotThere();
    void readsGitsFile_data();
    void readsGitsFile();
    void gitsDamagedFileIsNotUsed();
    void layersOfAnotherChainAreNotUsed();
    void aLyingFileIsForgottenWithIt();
    void edgesOfManyCommitsAreRefused();
    void whatIsNoFileIsNotOpened();
    void whatWasKeptIsTheUsersOwn();

private:
    enum class Counts { All, Known };

    /// Every tag's counts against HEAD and its commit, of a model that was just started, are git's.
    void compare(const QString &path, Counts counts = Counts::All)
    {
        GitModel model(path, m_folder->path());
        const auto facts = model.facts().result(); // waits
        QVERIFY(facts);
        QList<ObjectId> tips;
        QHash<QString, ObjectId> commits;
        for (const Tag &tag : facts->tags) {
            tips.append(tag.commit);
            commits.insert(tag.name, tag.commit);
        }
        const auto answer = model.aheadBehind(facts->base.commit, tips).result();
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        const QString base = facts->base.commit.hex();
        const QString commitOf = u"%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)"_s;
        const QString format =
            u"--format=%(refname:lstrip=2) "_s + commitOf + u" %(ahead-behind:"_s + base + u") %(creatordate:unix)"_s;
        const test::GitAnswer lines = test::runGit(path, {u"for-each-ref"_s, u"refs/tags"_s, format});
        QCOMPARE(lines.exitCode, 0);
        const QStringList all = QString::fromUtf8(lines.output).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(all.size(), commits.size());
        m_compared = 0;
        for (const QString &line : all) {
            const QStringList fields = line.split(u' ');
            const ObjectId commit = commits.value(fields[0]);
            QCOMPARE(commit.hex(), fields[1]);
            const auto count = answer->constFind(commit);
            if (counts == Counts::Known && count == answer->constEnd())
                continue;
            QVERIFY2(count != answer->constEnd(), qPrintable(line));
            QCOMPARE(*count, (AheadBehind{fields[2].toInt(), fields[3].toInt()}));
            ++m_compared;
        }
    }
    QString keptFile() const { return m_folder->filePath(QDir(m_folder->path()).entryList({u"*.history"_s}).value(0)); }
    static void change(const QString &path, const std::function<void(QByteArray &)> &edit)
    {
        QFile file(path);
        file.setPermissions(file.permissions() | QFile::WriteUser); // git's are read-only
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        edit(bytes);
        QVERIFY(file.resize(0) && file.seek(0));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_compared = 0; ///< tags whose counts were known, in the last comparison
};

void TestGitKept::isAsGitSaysAfterFetchesAndRewrites_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2U, 3U, 4U, 5U, 6U})
        QTest::addRow("history %u", seed) << seed;
}

void TestGitKept::isAsGitSaysAfterFetchesAndRewrites()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    GitFixture fixture({u"--bare"_s});
    QList<ObjectId> ids = fixture.importRandomHistory(150, seed);
    compare(fixture.path());
    for (int round = 0; round < 12; ++round) {
        switch (random.bounded(7)) {
        case 0: // another history of other roots comes, tags move to it
            ids = fixture.importRandomHistory(100 + random.bounded(80), random.generate());
            break;
        case 1: // the branch is rewritten
            fixture.git({u"update-ref"_s, u"refs/heads/main"_s, ids.at(random.bounded(ids.size())).hex()});
            break;
        case 2: // tags go, and what they alone held
            for (int i = 0; i < 20; ++i)
                fixture.git({u"update-ref"_s, u"-d"_s, u"refs/tags/t%1"_s.arg(1 + random.bounded(ids.size()))});
            fixture.git({u"gc"_s, u"--quiet"_s, u"--prune=now"_s});
            break;
        case 3:
            fixture.git({u"commit-graph"_s, u"write"_s, u"--reachable"_s});
            break;
        case 4:
            fixture.git({u"commit-graph"_s, u"write"_s, u"--reachable"_s, u"--split"_s});
            break;
        case 5: // a fetch brings what was made on top of the branch
            for (int i = 0; i < 3; ++i)
                fixture.git({u"fast-import"_s, u"--quiet"_s},
                            "commit refs/heads/main\ncommitter octocat <octocat@github.com> 1800000000 +0000\n"
                            "data 1\nc\nfrom refs/heads/main^0\n");
            break;
        default: // what was kept goes
            QFile::remove(keptFile());
        }
        compare(fixture.path());
        if (QTest::currentTestFailed())
            return;
        compare(fixture.path()); // and once more from what is kept
    }
}

void TestGitKept::followsTheEndsOfAShallowClone()
{
    GitFixture upstream;
    for (int i = 0; i < 60; ++i) {
        upstream.commit(QString::number(i));
        if (i % 3 == 0)
            upstream.git({u"tag"_s, u"t%1"_s.arg(i)});
        if (i % 10 == 5) {
            upstream.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side%1"_s.arg(i), u"HEAD~3"_s});
            upstream.commit(u"side %1"_s.arg(i));
            upstream.git({u"checkout"_s, u"-q"_s, u"main"_s});
            upstream.git({u"merge"_s, u"-q"_s, u"--no-ff"_s, u"-m"_s, u"Merge"_s, u"side%1"_s.arg(i)});
        }
    }
    const QString clone = upstream.cloneTo(u"shallow"_s, {u"--depth=5"_s, u"--no-single-branch"_s});
    compare(clone, Counts::Known);
    QCOMPARE(m_compared, 20); // none of them beyond an end
    for (const QString &depth : {u"--deepen=2"_s, u"--depth=2"_s, u"--deepen=3"_s, u"--unshallow"_s}) {
        const test::GitAnswer fetched = test::runGit(clone, {u"fetch"_s, u"--quiet"_s, depth});
        QVERIFY2(fetched.exitCode == 0, fetched.errors.constData());
        compare(clone, depth == u"--unshallow" ? Counts::All : Counts::Known);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(test::runGit(clone, {u"commit-graph"_s, u"write"_s, u"--reachable"_s}).exitCode, 0);
    QCOMPARE(test::runGit(clone, {u"fetch"_s, u"--quiet"_s, u"--depth=3"_s}).exitCode, 0);
    compare(clone, Counts::Known); // git's file knows more than the clone has now
}

void TestGitKept::aCommitHasItsParentsWhereACloneEnds()
{
    GitFixture upstream;
    QList<ObjectId> made;
    for (int i = 0; i < 4; ++i)
        made.append(upstream.commit(QString::number(i)));
    const QString clone = upstream.cloneTo(u"shallow"_s, {u"--depth=2"_s});
    GitModel model(clone, m_folder->path());
    for (const qsizetype depth : {2, 4}) {
        const auto commits = model.commitsBetween({}, made.constLast()).result();
        QVERIFY(commits);
        QCOMPARE(commits->size(), depth);
        QCOMPARE(commits->at(1).parents, QList{made.at(1)}); // which the clone has only later
        QCOMPARE(test::runGit(clone, {u"fetch"_s, u"--quiet"_s, depth == 2 ? u"--unshallow"_s : u"--all"_s}).exitCode,
                 0);
    }
}

void TestGitKept::whatIsDamagedIsNotUsed()
{
    GitFixture fixture({u"--bare"_s});
    fixture.importRandomHistory(60, 7);
    compare(fixture.path());
    const QString file = keptFile();
    QVERIFY(QFile::exists(file));
    QFile whole(file);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    whole.close();
    for (qsizetype at = 0; at < bytes.size(); at += std::max<qsizetype>(1, bytes.size() / 60)) {
        change(file, [&](QByteArray &kept) {
            kept = bytes;
            kept[at] = char(kept[at] ^ 0x41);
        });
        compare(fixture.path());
        change(file, [&](QByteArray &kept) { kept = bytes.first(at); });
        compare(fixture.path());
        if (QTest::currentTestFailed())
            return;
    }
}

/// With a right checksum: a tag that leads elsewhere, counts that cannot be.
void TestGitKept::whatIsForgedIsNotBelieved()
{
    GitFixture fixture;
    const QByteArray other = QByteArray::fromHex(fixture.commit(u"Other"_s).hex().toLatin1());
    for (int i = 0; i < 70; ++i) { // counts of so many are kept
        fixture.commit(u"Commit"_s);
        fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"Release"_s, u"0.%1.0"_s.arg(i)});
    }
    compare(fixture.path());
    const auto forge = [&](const std::function<void(QByteArray &)> &edit) {
        change(keptFile(), [&](QByteArray &kept) {
            const qsizetype start = kept.indexOf('\n') + 1 + 20; // behind the title and the checksum
            QByteArray content = kept.sliced(start);
            edit(content);
            kept = kept.first(start - 20) + QCryptographicHash::hash(content, QCryptographicHash::Sha1) + content;
        });
        compare(fixture.path());
    };
    const QByteArray tag = QByteArray::fromHex(fixture.revParse(u"refs/tags/0.30.0"_s).hex().toLatin1());
    for (int round = 0; round < 2; ++round) { // loose, then packed
        forge([&](QByteArray &content) {
            QVERIFY(content.contains(tag));
            content.replace(content.indexOf(tag) + 20, 20, other);
        });
        fixture.git({u"pack-refs"_s, u"--all"_s});
    }
    for (const auto &[ahead, behind] : {std::pair(0, -77), std::pair(4242, 0), std::pair(-1, 3)}) {
        const std::array<qint32, 2> counts{ahead, behind}; // of the last row of the file
        forge([&](QByteArray &content) { std::memcpy(content.data() + content.size() - 8, counts.data(), 8); });
    }
}

/// What only the kept graph knows is not in the clone any more.
void TestGitKept::whatIsGoneIsNotThere()
{
    GitFixture fixture;
    const ObjectId base = fixture.commit(u"First"_s);
    const ObjectId gone = fixture.commit(u"Gone"_s);
    compare(fixture.path());
    { // it is kept with the commit in it
        GitModel model(fixture.path(), m_folder->path());
        QVERIFY(model.commitsBetween(base, gone).result());
    }
    fixture.git({u"reset"_s, u"-q"_s, u"--hard"_s, base.hex()});
    fixture.git({u"reflog"_s, u"expire"_s, u"--expire=now"_s, u"--all"_s});
    fixture.git({u"gc"_s, u"--quiet"_s, u"--prune=now"_s});
    GitModel model(fixture.path(), m_folder->path());
    const auto answer = model.aheadBehind(base, {gone, base}).result();
    QVERIFY(answer);
    QCOMPARE(*answer, (QHash<ObjectId, AheadBehind>{{base, {0, 0}}}));
}

void TestGitKept::readsGitsFile_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("isSplit");
    QTest::newRow("one file") << QStringList() << false;
    QTest::newRow("first generation version") << QStringList{u"-c"_s, u"commitGraph.generationVersion=1"_s} << false;
    QTest::newRow("layers") << QStringList() << true;
    QTest::newRow("layers, first generation version")
        << QStringList{u"-c"_s, u"commitGraph.generationVersion=1"_s} << true;
}

void TestGitKept::readsGitsFile()
{
    QFETCH(const QStringList, options);
    QFETCH(const bool, isSplit);
    GitFixture fixture({u"--bare"_s});
    QVERIFY(!readCommitGraphFile(fixture.path() + u"/objects"_s));
    QList<ObjectId> ids;
    const int layers = isSplit ? 3 : 1;
    for (int layer = 0; layer < layers; ++layer) {
        ids = fixture.importRandomHistory(60 + 140 * layer, 20); // the same beginning, and more
        QStringList write = options + QStringList{u"commit-graph"_s, u"write"_s, u"--reachable"_s};
        if (isSplit)
            write += {u"--split=no-merge"_s, u"--changed-paths"_s};
        fixture.git(write);
    }
    const QDir files(fixture.path() + u"/objects/info/commit-graphs"_s);
    QCOMPARE(files.entryList({u"*.graph"_s}).size(), isSplit ? layers : 0);
    const auto graph = readCommitGraphFile(fixture.path() + u"/objects"_s);
    QVERIFY(graph);
    const auto walked = CommitGraph::load(Repository::open(fixture.path()).value(), ids);
    QVERIFY(walked);
    QCOMPARE(graph->size(), walked->size());
    for (const int base : {0, 30, 59})
        QCOMPARE(graph->aheadBehind(ids.at(base), ids), walked->aheadBehind(ids.at(base), ids));
    compare(fixture.path());
}

void TestGitKept::gitsDamagedFileIsNotUsed()
{
    GitFixture fixture({u"--bare"_s});
    fixture.importRandomHistory(60, 8);
    fixture.git({u"commit-graph"_s, u"write"_s, u"--reachable"_s});
    const QString name = fixture.path() + u"/objects/info/commit-graph"_s;
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    file.close();
    for (qsizetype at = 0; at < bytes.size(); at += 37) {
        change(name, [&](QByteArray &graph) {
            graph = bytes;
            graph[at] = char(graph[at] ^ 0x11);
        });
        QVERIFY(!readCommitGraphFile(fixture.path() + u"/objects"_s));
        change(name, [&](QByteArray &graph) { graph = bytes.first(at); });
        QVERIFY(!readCommitGraphFile(fixture.path() + u"/objects"_s));
    }
    QVERIFY(QFile::remove(name)); // what git itself reads must be whole
    compare(fixture.path());
}

namespace {

/// A commit-graph's file of these chunks, with its checksum.
QByteArray graphOf(const QList<std::pair<QByteArray, QByteArray>> &chunks)
{
    QByteArray table;
    QByteArray contents;
    const qsizetype begin = 8 + (chunks.size() + 1) * 12;
    const auto entry = [&](const QByteArray &name) {
        table += name + QByteArray(8, '\0');
        qToBigEndian<quint64>(quint64(begin + contents.size()), table.data() + table.size() - 8);
    };
    for (const auto &[name, content] : chunks) {
        entry(name);
        contents += content;
    }
    entry(QByteArray(4, '\0'));
    const QByteArray body = "CGPH" + QByteArray::fromHex("0101") + char(chunks.size()) + '\0' + table + contents;
    return body + QCryptographicHash::hash(body, QCryptographicHash::Sha1);
}

} // namespace

/// It says that no commit has a parent. git believes it, too, while it is there and may be believed.
/// Each layer of git's chain is whole, but the lower one is not the one that the upper one was made for.
void TestGitKept::layersOfAnotherChainAreNotUsed()
{
    const auto layersOf = [](GitFixture &fixture) {
        const QList<ObjectId> ids = fixture.importRandomHistory(60, 7);
        fixture.git({u"update-ref"_s, u"refs/heads/first"_s, ids.at(20).hex()});
        fixture.git({u"commit-graph"_s, u"write"_s, u"--split"_s, u"--stdin-commits"_s}, ids.at(20).hex().toLatin1());
        fixture.git({u"commit-graph"_s, u"write"_s, u"--split=no-merge"_s, u"--reachable"_s});
        const QString folder = fixture.path() + u"/objects/info/commit-graphs/"_s;
        QFile chain(folder + u"commit-graph-chain"_s);
        QStringList files;
        if (chain.open(QIODevice::ReadOnly)) {
            for (const QByteArray &line : chain.readAll().trimmed().split('\n'))
                files.append(folder + u"graph-"_s + QString::fromLatin1(line) + u".graph"_s);
        }
        return files;
    };
    GitFixture fixture({u"--bare"_s});
    const QStringList layers = layersOf(fixture);
    QCOMPARE(layers.size(), 2);
    compare(fixture.path());
    QVERIFY(QFile::remove(keptFile()));
    // The lower one again with commits that have no parents, and its checksum right.
    change(layers.first(), [](QByteArray &bytes) {
        const qsizetype entry = bytes.indexOf("CDAT");
        auto at = qsizetype(qFromBigEndian<quint64>(bytes.constData() + entry + 4)) + 20;
        const auto end = qsizetype(qFromBigEndian<quint64>(bytes.constData() + entry + 16));
        for (; at < end; at += 36)
            bytes.replace(at, 8, "\x70\0\0\0\x70\0\0\0", 8);
        bytes.chop(20);
        bytes += QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
    });
    compare(fixture.path());
}

void TestGitKept::aLyingFileIsForgottenWithIt()
{
    GitFixture fixture;
    const ObjectId far = fixture.commit(u"First"_s);
    fixture.git({u"tag"_s, u"first"_s});
    for (int i = 0; i < 3; ++i)
        fixture.commit(u"More"_s);
    const ObjectId head = fixture.commit(u"Last"_s);
    fixture.git({u"commit-graph"_s, u"write"_s, u"--reachable"_s});
    const QString objects = fixture.path() + u"/.git/objects"_s;
    const QString name = objects + u"/info/commit-graph"_s;
    change(name, [&](QByteArray &graph) {
        graph.chop(20);
        const QByteArray tree = QByteArray::fromHex(fixture.revParse(u"HEAD^{tree}"_s).hex().toLatin1());
        for (qsizetype at = graph.indexOf(tree); at >= 0; at = graph.indexOf(tree, at + 1)) // all have the same one
            qToBigEndian<quint32>(0x7000'0000, graph.data() + at + 20);
        graph += QCryptographicHash::hash(graph, QCryptographicHash::Sha1);
    });
    const auto lie = readCommitGraphFile(objects);
    QVERIFY(lie);
    QCOMPARE(lie->aheadBehind(head, {far}).value(far), (AheadBehind{1, 1}));
    QVERIFY(GitModel(fixture.path(), m_folder->path()).aheadBehind(head, {far}).result()); // it is kept now
    fixture.git({u"config"_s, u"core.commitGraph"_s, u"false"_s});
    compare(fixture.path());
    fixture.git({u"config"_s, u"core.commitGraph"_s, u"true"_s});
    QVERIFY(GitModel(fixture.path(), m_folder->path()).aheadBehind(head, {far}).result());
    QVERIFY(QFile::remove(name));
    compare(fixture.path());
}

/// A few kilobytes that would be read as millions of parents.
void TestGitKept::edgesOfManyCommitsAreRefused()
{
    constexpr int commits = 2'000;
    constexpr int edges = 2'000;
    QByteArray ids;
    QByteArray data;
    for (int i = 0; i < commits; ++i) {
        QByteArray id(20, '\0');
        qToBigEndian<quint32>(quint32(i + 1), id.data());
        ids += id;
        data +=
            QByteArray(24, '\0') + QByteArray::fromHex("80000000").leftJustified(12, '\0'); // the edges from the first
    }
    QByteArray list(edges * 4, '\0');
    list[list.size() - 4] = char(0x80); // the last of its commit
    GitFixture fixture({u"--bare"_s});
    QDir().mkpath(fixture.path() + u"/objects/info"_s);
    QFile file(fixture.path() + u"/objects/info/commit-graph"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(graphOf({{"OIDL", ids}, {"CDAT", data}, {"EDGE", list}}));
    file.close();
    QVERIFY(!commitGraphMark(fixture.path() + u"/objects"_s).isEmpty());
    QVERIFY(!readCommitGraphFile(fixture.path() + u"/objects"_s));
}

void TestGitKept::whatIsNoFileIsNotOpened()
{
    GitFixture fixture({u"--bare"_s});
    fixture.importRandomHistory(60, 9);
    compare(fixture.path());
    const QString kept = keptFile();
    QVERIFY(QFile::remove(kept));
    QVERIFY(QFile::link(u"/dev/zero"_s, kept));
    compare(fixture.path());
    QVERIFY(QFile::remove(kept));
    QCOMPARE(QProcess::execute(u"mkfifo"_s, {u"--"_s, kept}), 0);
    compare(fixture.path());
    QFile::remove(kept);
    // What a link leads to is somebody's.
    const QString precious = m_folder->filePath(u"precious"_s);
    QFile file(precious);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
    file.close();
    QVERIFY(QFile::link(precious, kept));
    compare(fixture.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "precious"_ba);
    QVERIFY(QFileInfo(kept).isFile() && !QFileInfo(kept).isSymLink());
}

void TestGitKept::whatWasKeptIsTheUsersOwn()
{
    for (int i = 0; i < 60; ++i) {
        QFile old(m_folder->filePath(u"%1.history"_s.arg(i)));
        QVERIFY(old.open(QIODevice::WriteOnly));
        QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-i - 1), QFileDevice::FileModificationTime));
    }
    GitFixture fixture({u"--bare"_s});
    fixture.importRandomHistory(60, 10);
    compare(fixture.path());
    const QFileInfoList files = QDir(m_folder->path()).entryInfoList({u"*.history"_s}, QDir::Files, QDir::Time);
    QCOMPARE(files.size(), 50);
    QVERIFY(files.constFirst().size() > 0);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(files.constFirst().permissions() & others));
}

QTEST_GUILESS_MAIN(TestGitKept)
#include "tst_git_kept.moc"
