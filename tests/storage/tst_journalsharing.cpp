// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/journalfile.h"

#include <QSemaphore>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <thread>

using namespace slipway;
using namespace Qt::StringLiterals;
using storage::JournalFile;

namespace {

QDateTime at(int minute)
{
    return QDateTime(QDate(2026, 3, 2), QTime(12, minute), QTimeZone::UTC);
}

Operation operation(const QString &tag = u"0.1.2-prerelease2"_s)
{
    Operation operation;
    operation.repository = *RepositoryName::parse(u"example/network");
    operation.by = u"octocat"_s;
    operation.startedAt = operation.changedAt = at(0);
    operation.plan.tag = tag;
    operation.plan.steps = {Step(), Step()};
    operation.progress = QList<StepProgress>(2);
    return operation;
}

/// Another Slipway that is in the middle of writing, for a while: what it wrote is seen by others only after that.
class Writing final {
public:
    Writing(const QString &folder, bool looks, const QString &statement)
        : m_thread([=, this] { write(folder, looks, statement); })
    {
        m_begun.acquire();
    }
    ~Writing() { m_thread.join(); }
    Q_DISABLE_COPY_MOVE(Writing)

private:
    /// `looks`: whether anybody runs the first operation.
    void write(const QString &folder, bool looks, const QString &statement)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"writing"_s);
            database.setDatabaseName(folder + u"/journal.sqlite"_s);
            const bool isOpen = database.open();
            const bool isWritten =
                isOpen && QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s) && QSqlQuery(database).exec(statement);
            auto lock = looks ? storage::ProcessLock::take(folder + u"/operation-1.lock"_s) : nullptr;
            m_begun.release();
            m_never.tryAcquire(1, 300);
            const bool isSeen = looks == bool(lock);
            lock.reset();
            if (!isWritten || !isSeen || !QSqlQuery(database).exec(u"COMMIT"_s))
                qFatal("the other one could not write");
        }
        QSqlDatabase::removeDatabase(u"writing"_s);
    }

    QSemaphore m_begun;
    QSemaphore m_never;
    std::thread m_thread;
};

} // namespace

/// One operation beside others, and one Slipway beside others.
class JournalSharingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatAnotherRunsIsLeftAlone();
    void aSecondOneReplacesTheFirst();
    void whatIsAboutSomethingElseIsNotReplaced_data();
    void whatIsAboutSomethingElseIsNotReplaced();
    void theSecondLeavesARunningOneAlone();
    void whoOnlyLooksStandsInNobodysWay();
    void whatEndsMeanwhileIsNotInterrupted();

private:
    QString folder() const { return m_folder->path(); }
    QList<Operation> listed(JournalFile &journal) const { return journal.operations(100).value_or(QList<Operation>()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void JournalSharingTest::whatAnotherRunsIsLeftAlone()
{
    JournalFile one(folder());
    JournalFile other(folder());
    QVERIFY(one.open());
    QVERIFY(other.open());
    const qint64 id = one.begin(operation()).value_or(0);
    QCOMPARE(listed(other).constFirst().state, Operation::State::Running);
    for (const auto &refused : {other.resume(id, at(1)), other.close(id, at(1))}) {
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    }
    QCOMPARE(listed(one).constFirst().state, Operation::State::Running);
}

void JournalSharingTest::aSecondOneReplacesTheFirst()
{
    JournalFile journal(folder());
    QVERIFY(journal.open());
    Operation first = operation();
    first.id = journal.begin(first).value_or(0);
    first.state = Operation::State::Stopped;
    QVERIFY(journal.end(first));
    Operation elsewhere = operation();
    elsewhere.repository = *RepositoryName::parse(u"example/other");
    QVERIFY(journal.begin(elsewhere));
    QVERIFY(journal.begin(operation(u"0.1.2-prerelease3"_s)));
    QCOMPARE(listed(journal).constLast().state, Operation::State::Stopped);
    QVERIFY(journal.begin(operation()));
    QCOMPARE(listed(journal).constLast().state, Operation::State::Replaced);
}

void JournalSharingTest::whatIsAboutSomethingElseIsNotReplaced_data()
{
    QTest::addColumn<Plan::Kind>("kind");
    QTest::addColumn<QString>("environment"); // of the second one
    QTest::addColumn<qint64>("undoes");
    QTest::addColumn<bool>("replaces");
    QTest::newRow("roll back, the same") << Plan::Kind::RollBack << u"preprod"_s << qint64(0) << true;
    QTest::newRow("roll back, another environment") << Plan::Kind::RollBack << u"mainnet"_s << qint64(0) << false;
    QTest::newRow("review, the same") << Plan::Kind::Review << u"preprod"_s << qint64(0) << true;
    QTest::newRow("review, another environment") << Plan::Kind::Review << u"mainnet"_s << qint64(0) << false;
    QTest::newRow("undo, the same") << Plan::Kind::Undo << u"preprod"_s << qint64(0) << true;
    QTest::newRow("undo of another operation") << Plan::Kind::Undo << u"preprod"_s << qint64(15) << false;
}

void JournalSharingTest::whatIsAboutSomethingElseIsNotReplaced()
{
    QFETCH(const Plan::Kind, kind);
    QFETCH(const QString, environment);
    QFETCH(const qint64, undoes);
    QFETCH(const bool, replaces);
    JournalFile journal(folder());
    QVERIFY(journal.open());
    Operation one = operation();
    one.plan.kind = kind;
    one.plan.environment = u"preprod"_s;
    one.plan.undoes = 0;
    one.id = journal.begin(one).value_or(0);
    one.state = Operation::State::Stopped;
    QVERIFY(journal.end(one));
    Operation other = one;
    other.plan.environment = environment;
    other.plan.undoes = undoes;
    QVERIFY(journal.begin(other));
    QCOMPARE(listed(journal).constLast().state, replaces ? Operation::State::Replaced : Operation::State::Stopped);
}

void JournalSharingTest::theSecondLeavesARunningOneAlone()
{
    JournalFile one(folder());
    JournalFile other(folder());
    QVERIFY(one.open());
    QVERIFY(other.open());
    QVERIFY(one.begin(operation()));
    QVERIFY(other.begin(operation()));
    for (const Operation &each : listed(one))
        QCOMPARE(each.state, Operation::State::Running);
}

void JournalSharingTest::whoOnlyLooksStandsInNobodysWay()
{
    JournalFile journal(folder());
    QVERIFY(journal.open());
    Operation one = operation();
    one.id = journal.begin(one).value_or(0);
    QCOMPARE(one.id, 1);
    one.state = Operation::State::Stopped;
    QVERIFY(journal.end(one));
    const Writing other(folder(), true, u"UPDATE operation SET note = note"_s);
    QVERIFY(journal.resume(one.id, at(1)));
}

void JournalSharingTest::whatEndsMeanwhileIsNotInterrupted()
{
    {
        JournalFile killed(folder());
        QVERIFY(killed.open());
        QVERIFY(killed.begin(operation()));
    }
    JournalFile journal(folder());
    QVERIFY(journal.open());
    const Writing other(folder(), false,
                        u"UPDATE operation SET state = %1"_s.arg(static_cast<int>(Operation::State::Done)));
    QCOMPARE(listed(journal).constFirst().state, Operation::State::Done);
    QCOMPARE(listed(journal).constFirst().state, Operation::State::Done);
}

QTEST_GUILESS_MAIN(JournalSharingTest)
#include "tst_journalsharing.moc"
