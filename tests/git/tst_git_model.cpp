// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/gitmodel.h"
#include "support/gitfixture.h"
#include "support/waiting.h"

#include <QDir>
#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

/// The worker: answers in order, opens late and again, is cancelled, and goes away in peace.
class TestGitModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheFacts();
    void takesAnotherBase();
    void answersAllQuestions();
    void seesWhatHappensMeanwhile();
    void seesADeepenedClone();
    void passesErrorsOn();
    void takesAnEmptyRepository();
    void damagedReferencesAreNoEmptyRepository();
    void opensAgain();
    void fetches();
    void cancelsAFetch();
    void goesAwayWithQuestionsOpen();
};

namespace {

template<class T>
bool answered(const QFuture<T> &future)
{
    return test::waitUntil([&future] { return future.isFinished(); }, std::chrono::seconds(20))
        && future.resultCount() == 1;
}

} // namespace

void TestGitModel::givesTheFacts()
{
    GitFixture upstream;
    upstream.commit(u"First"_s);
    upstream.git({u"tag"_s, u"0.1.0"_s});
    const ObjectId second = upstream.commit(u"Second"_s);
    const QString clone = upstream.cloneTo(u"clone"_s);
    GitModel model(clone);
    QCOMPARE(model.path(), clone);
    const auto future = model.facts();
    QVERIFY(answered(future));
    const auto facts = future.result();
    QVERIFY(facts);
    QCOMPARE(facts->location, clone);
    QCOMPARE(facts->base, (BaseRef{u"origin/main"_s, second}));
    QCOMPARE(facts->defaultBranch, u"main"_s);
    QCOMPARE(facts->tags.size(), 1);
    QCOMPARE(facts->remotes, (QList<Remote>{{u"origin"_s, u"file://"_s + upstream.path()}}));
    QVERIFY(!facts->shallow);
    QVERIFY(!facts->lastFetch.isValid());
}

void TestGitModel::takesAnotherBase()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    fixture.git({u"tag"_s, u"0.1.0"_s});
    fixture.commit(u"Second"_s);
    GitModel model(fixture.path());
    const auto facts = model.facts(u"0.1.0"_s);
    const auto wrong = model.facts(u"none"_s);
    const auto resolved = model.resolve(u"main~1"_s);
    QVERIFY(answered(facts) && answered(wrong) && answered(resolved));
    QCOMPARE(facts.result()->base, (BaseRef{u"0.1.0"_s, first}));
    QCOMPARE(facts.result()->defaultBranch, u"main"_s);
    QVERIFY(!wrong.result());
    QCOMPARE(wrong.result().error().kind, ErrorKind::NotFound);
    QCOMPARE(resolved.result()->commit, first);
}

void TestGitModel::answersAllQuestions()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s, {{u"Cargo.toml"_s, "[package]\nversion = \"0.1.0\"\n"}});
    const ObjectId second = fixture.commit(u"Second"_s);
    const ObjectId third = fixture.commit(u"Third"_s);
    const ObjectId missing = ObjectId::fromHex(QString(40, u'c')).value();
    GitModel model(fixture.path());
    const auto counts = model.aheadBehind(third, {first, second, missing});
    const auto ranks = model.highestContaining({{second, 7}}, {first, third});
    const auto between = model.commitsBetween(first, third);
    const auto known = model.commits({first, missing, third});
    const auto file = model.fileAt(first, u"Cargo.toml"_s);
    const auto versions = model.manifestVersions(first, {u"Cargo.toml"_s});
    QVERIFY(answered(counts) && answered(ranks) && answered(between) && answered(known) && answered(file)
            && answered(versions));
    QCOMPARE(counts.result().value(), (QHash<ObjectId, AheadBehind>{{first, {0, 2}}, {second, {0, 1}}}));
    QCOMPARE(ranks.result()->highest, (QHash<ObjectId, int>{{first, 7}}));
    QCOMPARE(between.result()->size(), 2);
    QCOMPARE(between.result()->first().id, third);
    QCOMPARE(known.result()->size(), 2);
    QVERIFY(file.result()->startsWith("[package]"));
    QCOMPARE(versions.result().value(), (QList<ManifestVersion>{{u"Cargo.toml"_s, u"0.1.0"_s}}));
}

void TestGitModel::seesWhatHappensMeanwhile()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    GitModel model(fixture.path());
    const auto before = model.aheadBehind(first, {first});
    QVERIFY(answered(before));
    const ObjectId second = fixture.commit(u"Second"_s);
    fixture.git({u"tag"_s, u"0.1.0"_s});
    fixture.git({u"gc"_s, u"--quiet"_s});
    const auto after = model.aheadBehind(first, {second});
    const auto facts = model.facts();
    QVERIFY(answered(after) && answered(facts));
    QCOMPARE(after.result()->value(second), (AheadBehind{1, 0}));
    QCOMPARE(facts.result()->tags.size(), 1);
}

void TestGitModel::seesADeepenedClone()
{
    GitFixture upstream;
    for (int i = 0; i < 6; ++i) {
        upstream.commit(QString::number(i));
    }
    const ObjectId last = upstream.revParse(u"HEAD"_s);
    const ObjectId kept = upstream.revParse(u"HEAD~1"_s);
    const QString clone = upstream.cloneTo(u"clone"_s, {u"--depth=2"_s});
    GitModel model(clone);
    const auto shallow = model.commitsBetween({}, last);
    const auto counts = model.aheadBehind(kept, {last});
    QVERIFY(answered(shallow) && answered(counts));
    QCOMPARE(shallow.result()->size(), 2);
    QCOMPARE(test::runGit(clone, {u"fetch"_s, u"--quiet"_s, u"--unshallow"_s}).exitCode, 0);
    const auto deep = model.commitsBetween(upstream.revParse(u"HEAD~5"_s), last);
    QVERIFY(answered(deep));
    QVERIFY(deep.result());
    QCOMPARE(deep.result()->size(), 5);
}

void TestGitModel::passesErrorsOn()
{
    QTemporaryDir folder;
    GitModel model(folder.filePath(u"none"_s));
    const auto facts = model.facts();
    const auto fetch = model.fetch(u"origin"_s);
    QVERIFY(answered(facts) && answered(fetch));
    QCOMPARE(facts.result().error().kind, ErrorKind::NotFound);
    QCOMPARE(fetch.result().error().kind, ErrorKind::NotFound);
}

void TestGitModel::takesAnEmptyRepository()
{
    GitFixture empty;
    GitModel model(empty.path());
    const auto facts = model.facts();
    const auto based = model.facts(u"main"_s);
    QVERIFY(answered(facts) && answered(based));
    QVERIFY(facts.result());
    QVERIFY(facts.result()->base.commit.isNull());
    QVERIFY(facts.result()->tags.isEmpty());
    QVERIFY(!based.result());
    QCOMPARE(based.result().error().kind, ErrorKind::NotFound);
}

void TestGitModel::damagedReferencesAreNoEmptyRepository()
{
    GitFixture fixture;
    fixture.commit(u"First"_s);
    fixture.git({u"tag"_s, u"0.1.0"_s});
    fixture.git({u"pack-refs"_s, u"--all"_s});
    QFile packed(fixture.path() + u"/.git/packed-refs"_s);
    QVERIFY(packed.open(QIODevice::WriteOnly));
    packed.write(QByteArray(2000, '\x9d'));
    packed.close();
    GitModel model(fixture.path());
    const auto facts = model.facts();
    QVERIFY(answered(facts));
    QVERIFY(!facts.result());
    QVERIFY2(facts.result().error().message.contains(fixture.path()), qPrintable(facts.result().error().message));
    QVERIFY(packed.remove());
    QVERIFY(QDir().mkdir(packed.fileName())); // or a pipe, for which one waits
    const auto again = model.facts();
    QVERIFY(answered(again));
    QVERIFY2(again.result().error().message.contains(u"packed-refs"_s), qPrintable(again.result().error().message));
}

void TestGitModel::opensAgain()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    const QString clone = fixture.cloneTo(u"clone"_s);
    GitModel model(clone);
    QVERIFY(answered(model.facts()));
    QVERIFY(QDir().rename(clone, fixture.beside(u"moved"_s)));
    const auto gone = model.facts();
    QVERIFY(answered(gone));
    QCOMPARE(gone.result().error().kind, ErrorKind::NotFound);
    QVERIFY(QDir().rename(fixture.beside(u"moved"_s), clone));
    const auto back = model.facts();
    QVERIFY(answered(back));
    QCOMPARE(back.result()->base.commit, first);
}

void TestGitModel::fetches()
{
    GitFixture upstream;
    upstream.commit(u"First"_s);
    const QString clone = upstream.cloneTo(u"clone"_s);
    for (int i = 0; i < 10; ++i) {
        upstream.commit(QString::number(i), {{u"file"_s, QByteArray::number(i)}});
    }
    GitModel model(clone);
    QFutureWatcher<Result<void>> watcher;
    QSignalSpy progress(&watcher, &QFutureWatcherBase::progressValueChanged);
    const auto fetch = model.fetch(u"origin"_s);
    watcher.setFuture(fetch);
    const auto facts = model.facts(); // waits its turn, and sees what was fetched
    QVERIFY(answered(fetch) && answered(facts));
    QVERIFY(fetch.result());
    QCOMPARE(facts.result()->base.commit, upstream.revParse(u"main"_s));
    QVERIFY(facts.result()->lastFetch.isValid());
    QTRY_VERIFY(!progress.isEmpty() && progress.last().first().toInt() == 100);
    QCOMPARE(watcher.progressMaximum(), 100);
}

void TestGitModel::cancelsAFetch()
{
    GitFixture upstream;
    upstream.commit(u"First"_s);
    const QString clone = upstream.cloneTo(u"clone"_s);
    const ObjectId before = upstream.revParse(u"main"_s);
    upstream.commit(u"Second"_s);
    GitModel model(clone);
    auto fetch = model.fetch(u"origin"_s);
    fetch.cancel();
    QTRY_VERIFY(fetch.isFinished());
    QVERIFY(fetch.isCanceled());
    const auto facts = model.facts(); // the worker goes on
    QVERIFY(answered(facts));
    const ObjectId now = facts.result()->base.commit;
    QVERIFY(now == before || now == upstream.revParse(u"main"_s)); // it may have been too late, never half
}

void TestGitModel::goesAwayWithQuestionsOpen()
{
    GitFixture fixture({u"--bare"_s});
    const QList<ObjectId> ids = fixture.importRandomHistory(1500, 41);
    QList<QFuture<Result<QHash<ObjectId, AheadBehind>>>> futures;
    {
        GitModel model(fixture.path());
        for (int i = 0; i < 200; ++i) {
            futures.append(model.aheadBehind(ids.at(i), ids));
        }
    }
    int unanswered = 0;
    for (const auto &future : std::as_const(futures)) {
        QVERIFY(future.isFinished());
        unanswered += future.isCanceled() ? 1 : 0;
    }
    QVERIFY(unanswered > 0);
}

QTEST_GUILESS_MAIN(TestGitModel)
#include "tst_git_model.moc"
