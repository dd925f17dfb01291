// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/gitmodel.h"
#include "support/await.h"
#include "support/gitfixture.h"

#include <QTest>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

namespace {

template<class T>
Result<T> awaited(const QFuture<Result<T>> &future)
{
    return test::await(future).value_or(std::unexpected(Error()));
}

} // namespace

/// What was taken back, in real histories.
class TestGitReverts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<GitFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void namedCommits();
    void aMergeTakesItsCommitsBack();
    void revertsOnTheBranchSince();
    void aShallowCloneDoesNotKnow();

private:
    /// "contained", "reverted", …
    QString stateOf(const QString &word, const QString &tip) const
    {
        GitModel model(m_fixture->path());
        const auto facts = awaited(model.reverts(m_fixture->revParse(tip), m_fixture->revParse(u"main"_s), {word}));
        if (!facts || facts->named.size() != 1)
            return facts ? u"nothing"_s : facts.error().message;
        static const QStringList states{u"no commit"_s, u"absent"_s, u"contained"_s, u"reverted"_s, u"unknown"_s};
        return states.value(static_cast<int>(facts->named.constFirst().state));
    }

    QStringList since(const QString &tip) const
    {
        GitModel model(m_fixture->path());
        const auto facts = awaited(model.reverts(m_fixture->revParse(tip), m_fixture->revParse(u"main"_s), {}));
        if (!facts || !facts->since)
            return {facts ? u"unknown"_s : facts.error().message};
        QStringList summaries;
        for (const Revert &revert : *facts->since)
            summaries.append(revert.summary);
        return summaries;
    }

    void revert(const QString &revision, const QStringList &options = {}) const
    {
        m_fixture->git(QStringList{u"revert"_s, u"--no-edit"_s} + options + QStringList{revision});
    }

    std::unique_ptr<GitFixture> m_fixture;
};

void TestGitReverts::namedCommits()
{
    m_fixture->git({u"checkout"_s, u"-q"_s, u"-B"_s, u"main"_s});
    m_fixture->commit(u"First"_s, {{u"a"_s, "1"}});
    const ObjectId bad = m_fixture->commit(u"Break it"_s, {{u"b"_s, "1"}});
    m_fixture->git({u"tag"_s, u"rc1"_s});
    revert(u"HEAD"_s);
    m_fixture->git({u"tag"_s, u"rc2"_s});
    revert(u"HEAD"_s); // the revert is taken back
    m_fixture->git({u"tag"_s, u"rc3"_s});
    revert(bad.hex());
    m_fixture->git({u"tag"_s, u"rc4"_s});
    m_fixture->git({u"tag"_s, u"before"_s, bad.hex() + u"^"_s});
    const QString word = bad.hex().left(10);
    QCOMPARE(stateOf(word, u"rc1"_s), u"contained"_s);
    QCOMPARE(stateOf(bad.hex(), u"rc1"_s), u"contained"_s);
    QCOMPARE(stateOf(word, u"rc2"_s), u"reverted"_s);
    QCOMPARE(stateOf(word, u"rc3"_s), u"contained"_s);
    QCOMPARE(stateOf(word, u"rc4"_s), u"reverted"_s);
    QCOMPARE(stateOf(word, u"before"_s), u"absent"_s);
    QCOMPARE(stateOf(u"0123456789"_s, u"rc1"_s), u"no commit"_s);
    m_fixture->git({u"tag"_s, u"deadbee"_s}); // a name that looks like an id
    QCOMPARE(stateOf(u"deadbee"_s, u"rc1"_s), u"no commit"_s);
}

void TestGitReverts::aMergeTakesItsCommitsBack()
{
    m_fixture->git({u"checkout"_s, u"-q"_s, u"-B"_s, u"main"_s});
    const ObjectId first = m_fixture->commit(u"First"_s, {{u"a"_s, "1"}});
    m_fixture->git({u"checkout"_s, u"-q"_s, u"-b"_s, u"topic"_s});
    const ObjectId bad = m_fixture->commit(u"Break it"_s, {{u"b"_s, "1"}});
    m_fixture->git({u"checkout"_s, u"-q"_s, u"main"_s});
    m_fixture->commit(u"Second"_s, {{u"c"_s, "1"}});
    m_fixture->git({u"merge"_s, u"-q"_s, u"--no-ff"_s, u"--no-edit"_s, u"topic"_s});
    m_fixture->git({u"tag"_s, u"rc1"_s});
    revert(u"HEAD"_s, {u"-m"_s, u"1"_s});
    m_fixture->git({u"tag"_s, u"rc2"_s});
    QCOMPARE(stateOf(bad.hex(), u"rc1"_s), u"contained"_s);
    QCOMPARE(stateOf(bad.hex(), u"rc2"_s), u"reverted"_s);
    QCOMPARE(stateOf(first.hex(), u"rc2"_s), u"contained"_s); // it was there before the merge
    QCOMPARE(since(u"rc1"_s).size(), 1);
    QCOMPARE(since(u"rc2"_s), QStringList());
}

void TestGitReverts::revertsOnTheBranchSince()
{
    m_fixture->git({u"checkout"_s, u"-q"_s, u"-B"_s, u"main"_s});
    m_fixture->commit(u"First"_s, {{u"a"_s, "1"}});
    const ObjectId bad = m_fixture->commit(u"Break it"_s, {{u"b"_s, "1"}});
    m_fixture->git({u"tag"_s, u"rc1"_s});
    const ObjectId later = m_fixture->commit(u"Later"_s, {{u"c"_s, "1"}});
    QCOMPARE(since(u"rc1"_s), QStringList());
    revert(later.hex()); // something that rc1 does not contain
    QCOMPARE(since(u"rc1"_s), QStringList());
    revert(bad.hex());
    QCOMPARE(since(u"rc1"_s), QStringList{u"Revert \"Break it\""_s});
    revert(u"HEAD"_s);
    QCOMPARE(since(u"rc1"_s), QStringList()); // it is back
}

void TestGitReverts::aShallowCloneDoesNotKnow()
{
    m_fixture->git({u"checkout"_s, u"-q"_s, u"-B"_s, u"main"_s});
    const ObjectId bad = m_fixture->commit(u"Break it"_s, {{u"b"_s, "1"}});
    m_fixture->commit(u"Second"_s, {{u"c"_s, "1"}});
    m_fixture->git({u"tag"_s, u"rc1"_s});
    revert(bad.hex());
    const QString clone = m_fixture->cloneTo(u"shallow"_s, {u"--depth"_s, u"2"_s});
    GitModel model(clone);
    const auto facts =
        awaited(model.reverts(m_fixture->revParse(u"rc1"_s), m_fixture->revParse(u"main"_s), {bad.hex()}));
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
    // The clone lacks the commit: nothing is said about it that is not known.
    QCOMPARE(facts->named.constFirst().state, NamedCommit::State::Unknown);
    QVERIFY(!facts->since || !facts->since->isEmpty());

    // Nor does one that has both ends, and nothing of what lies between.
    m_fixture->commit(u"After it"_s, {{u"d"_s, "1"}});
    const QString gap = m_fixture->cloneTo(u"gap"_s, {u"--depth=1"_s});
    QCOMPARE(test::runGit(gap, {u"fetch"_s, u"-q"_s, u"--depth=1"_s, u"origin"_s, u"tag"_s, u"rc1"_s}).exitCode, 0);
    GitModel other(gap);
    const auto unknown =
        awaited(other.reverts(m_fixture->revParse(u"rc1"_s), m_fixture->revParse(u"main"_s), {bad.hex()}));
    QVERIFY2(unknown, unknown ? "" : qPrintable(unknown.error().message));
    QVERIFY(!unknown->since);
}

QTEST_GUILESS_MAIN(TestGitReverts)
#include "tst_git_reverts.moc"
