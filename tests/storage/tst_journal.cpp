// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/journal.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace slipway;
using namespace Qt::StringLiterals;
using storage::JournalFile;

namespace {

QDateTime at(int minute)
{
    return QDateTime(QDate(2026, 3, 2), QTime(12, minute), QTimeZone::UTC);
}

Step fullStep()
{
    Step step;
    step.kind = Step::Kind::LinkRelease;
    step.probing = {{u"https://node.example.com/"_s}, u"/version"_s, {{u"0.1.2"_s}, ObjectId()}, TagScheme()};
    step.tag = u"0.1.2"_s;
    step.fromTag = u"0.1.2-prerelease2"_s;
    step.commit = ObjectId::fromHex(QString(40, u'a')).value_or(ObjectId());
    step.releaseId = 7;
    step.name = u"0.1.2 “Träumerei”"_s;
    step.environment = u"release/preprod"_s;
    step.prerelease = true;
    step.latest = true;
    step.verdict = Verdict::Kind::Rejected;
    step.reason = u"it's; DROP TABLE operation"_s;
    step.by = u"octocat"_s;
    step.at = at(1);
    step.now = u"before"_s;
    step.then = u"after"_s;
    step.draft = true;
    step.sourceId = 8;
    step.number = 9;
    step.since = 10;
    step.size = 11;
    step.digest = u"sha256:12"_s;
    step.contentType = u"application/zip"_s;
    step.workflow = u"deploy.yml"_s;
    step.inputs = {{u"tag"_s, u"0.1.2"_s}};
    step.seen = at(13);
    step.production = true;
    step.item = u"Operators were told"_s;
    step.ticked = true;
    step.before = u"0.1.2-prerelease2 “alt”"_s;
    return step;
}

Operation operation(const QString &tag = u"0.1.2-prerelease2"_s)
{
    Operation operation;
    operation.repository = *RepositoryName::parse(u"example/network");
    operation.by = u"octocat"_s;
    operation.startedAt = operation.changedAt = at(0);
    operation.plan.tag = tag;
    operation.plan.finalTag = u"0.1.2"_s;
    operation.plan.commit = fullStep().commit;
    operation.plan.undone = Plan::Kind::RollBack;
    operation.plan.undoes = 14;
    operation.plan.reason = u"too early"_s;
    operation.plan.steps = {fullStep(), Step()};
    operation.progress = QList<StepProgress>(2);
    return operation;
}

} // namespace

class JournalTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsWhatHappened();
    void isForItsOwnerOnly();
    void whatNobodyRunsIsInterrupted();
    void whatAKilledOneLeftHoldsNothing_data();
    void whatAKilledOneLeftHoldsNothing();
    void endedOnesAreNotResumed_data();
    void endedOnesAreNotResumed();
    void whatAStopTaughtIsKept_data();
    void whatAStopTaughtIsKept();
    void aDamagedFileIsKeptAside_data();
    void aDamagedFileIsKeptAside();
    void aNewerFileIsLeftAlone();
    void anOlderFileIsGoneOnWith();
    void aPlanOfAnotherVersionIsShown();
    void saysWhenItCannotWrite();
    void writesEverythingBeforeItGoes();

private:
    QString folder() const { return m_folder->path(); }
    QString file() const { return m_folder->filePath(u"journal.sqlite"_s); }
    QList<Operation> listed(JournalFile &journal) const { return journal.operations(100).value_or(QList<Operation>()); }
    void runSql(const QStringList &statements) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

/// On the journal's file, past the journal.
void JournalTest::runSql(const QStringList &statements) const
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(file());
        QVERIFY(database.open());
        for (const QString &statement : statements)
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

void JournalTest::keepsWhatHappened()
{
    Operation expected = operation();
    {
        JournalFile journal(folder());
        QCOMPARE(journal.open().value_or(u"?"_s), QString());
        QVERIFY(listed(journal).isEmpty());
        const auto id = journal.begin(expected);
        QVERIFY(id);
        expected.id = *id;
        QCOMPARE(listed(journal), QList{expected});

        QVERIFY(journal.record(*id, 0, {StepProgress::State::Running, false, at(2), {}}));
        const StepProgress done{StepProgress::State::Done, true, at(3), {}, {at(2), 15, 16}};
        const StepProgress stopped{StepProgress::State::Stopped, false, at(4), u"differs"_s};
        QVERIFY(journal.record(*id, 0, done));
        QVERIFY(journal.record(*id, 1, stopped));
        expected.progress = {done, stopped};
        QCOMPARE(listed(journal), QList{expected});

        expected.state = Operation::State::Stopped;
        expected.stopKind = ErrorKind::Conflict;
        expected.note = u"differs"_s;
        expected.changedAt = at(5);
        QVERIFY(journal.end(expected));
    }
    JournalFile again(folder());
    QVERIFY(again.open());
    QCOMPARE(listed(again), QList{expected});
    QVERIFY(listed(again).constFirst().isResumable());
    QVERIFY(!listed(again).constFirst().hasChangedSomething()); // it was so already
    QCOMPARE(again.operations(0)->size(), 0);
}

void JournalTest::isForItsOwnerOnly()
{
    JournalFile journal(folder());
    QVERIFY(journal.open());
    QVERIFY(journal.begin(operation()));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFileInfo(file()).permissions() & others, QFile::Permissions());
}

void JournalTest::whatNobodyRunsIsInterrupted()
{
    qint64 id = 0;
    {
        JournalFile killed(folder());
        QVERIFY(killed.open());
        id = killed.begin(operation()).value_or(0);
        QVERIFY(killed.record(id, 0, {StepProgress::State::Running, false, at(2), {}}));
    }
    JournalFile journal(folder());
    QVERIFY(journal.open());
    QCOMPARE(listed(journal).size(), 1);
    QCOMPARE(listed(journal).constFirst().state, Operation::State::Interrupted);
    QCOMPARE(listed(journal).constFirst().progress.constFirst().state, StepProgress::State::Running);
    QVERIFY(listed(journal).constFirst().isResumable());

    QVERIFY(journal.resume(id, at(6)));
    QCOMPARE(listed(journal).constFirst().state, Operation::State::Running);
    QCOMPARE(listed(journal).constFirst().changedAt, at(6));
}

void JournalTest::whatAKilledOneLeftHoldsNothing_data()
{
    QTest::addColumn<QByteArray>("left");
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid());
    const QByteArray program = QFileInfo(QCoreApplication::applicationFilePath()).fileName().toUtf8();
    QTest::newRow("killed before it wrote anything") << QByteArray();
    QTest::newRow("its number is another process's now") << QByteArray(pid + '\n' + program + "\n\n");
    QTest::newRow("the machine has another name now") << QByteArray("1\nslipway\nformer-name\n");
}

void JournalTest::whatAKilledOneLeftHoldsNothing()
{
    QFETCH(const QByteArray, left);
    qint64 id = 0;
    {
        JournalFile killed(folder());
        QVERIFY(killed.open());
        id = killed.begin(operation()).value_or(0);
    }
    QFile lock(m_folder->filePath(u"operation-%1.lock"_s.arg(id)));
    QVERIFY(lock.open(QIODevice::WriteOnly) && lock.write(left) == left.size());
    lock.close();
    JournalFile journal(folder());
    QVERIFY(journal.open());
    QCOMPARE(listed(journal).constFirst().state, Operation::State::Interrupted);
    QVERIFY(journal.resume(id, at(6)));
    QCOMPARE(listed(journal).constFirst().state, Operation::State::Running);
}

void JournalTest::endedOnesAreNotResumed_data()
{
    QTest::addColumn<Operation::State>("state");
    QTest::addColumn<bool>("resumable");
    QTest::newRow("done") << Operation::State::Done << false;
    QTest::newRow("replaced") << Operation::State::Replaced << false;
    QTest::newRow("closed") << Operation::State::Closed << false;
    QTest::newRow("waiting") << Operation::State::Waiting << true;
    QTest::newRow("stopped") << Operation::State::Stopped << true;
}

void JournalTest::endedOnesAreNotResumed()
{
    QFETCH(const Operation::State, state);
    QFETCH(const bool, resumable);
    JournalFile journal(folder());
    QVERIFY(journal.open());
    Operation one = operation();
    one.id = journal.begin(one).value_or(0);
    one.state = state;
    QVERIFY(journal.end(one));
    QCOMPARE(listed(journal).constFirst().isResumable(), resumable);
    QCOMPARE(journal.resume(one.id, at(1)).has_value(), resumable);
    const auto missing = journal.resume(one.id + 1, at(1));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
}

void JournalTest::whatAStopTaughtIsKept_data()
{
    QTest::addColumn<Operation::State>("state");
    QTest::newRow("put aside") << Operation::State::Closed;
    QTest::newRow("replaced") << Operation::State::Replaced;
    QTest::newRow("interrupted when it was resumed") << Operation::State::Interrupted;
}

void JournalTest::whatAStopTaughtIsKept()
{
    QFETCH(const Operation::State, state);
    Operation one = operation();
    {
        JournalFile journal(folder());
        QVERIFY(journal.open());
        one.id = journal.begin(one).value_or(0);
        one.state = Operation::State::Stopped;
        one.stopKind = ErrorKind::NameBurned;
        one.note = u"The name is used up"_s;
        QVERIFY(journal.end(one));
        if (state == Operation::State::Closed)
            QVERIFY(journal.close(one.id, at(7)));
        else if (state == Operation::State::Replaced)
            QVERIFY(journal.begin(operation()));
        else
            QVERIFY(journal.resume(one.id, at(7)));
    }
    JournalFile journal(folder());
    QVERIFY(journal.open());
    const Operation kept = listed(journal).constLast();
    QCOMPARE(kept.state, state);
    QCOMPARE(kept.stopKind, ErrorKind::NameBurned);
    QCOMPARE(kept.note, one.note);
}

void JournalTest::aDamagedFileIsKeptAside_data()
{
    QTest::addColumn<bool>("wholly");
    QTest::newRow("no database") << true;
    QTest::newRow("pages overwritten") << false;
}

void JournalTest::aDamagedFileIsKeptAside()
{
    QFETCH(const bool, wholly);
    {
        JournalFile journal(folder());
        QVERIFY(journal.open());
        for (int i = 0; i < 50; ++i)
            QVERIFY(journal.begin(operation(QString::number(i))));
    }
    QFile bytes(file());
    QVERIFY(bytes.open(QIODevice::ReadWrite));
    QVERIFY(bytes.size() > 12000);
    if (!wholly)
        QVERIFY(bytes.seek(4096));
    bytes.write(QByteArray(8000, 'x'));
    bytes.close();
    QFile before(file());
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray content = before.readAll();
    for (int round = 1; round <= 2; ++round) {
        JournalFile journal(folder());
        const auto kept = journal.open();
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
        QVERIFY(!kept->isEmpty());
        QFile aside(*kept);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        QVERIFY(journal.begin(operation()));
        QCOMPARE(listed(journal).size(), 1);
        // A second time: neither of the two is lost.
        QFile::remove(file());
        QVERIFY(QFile::copy(*kept, file()));
    }
    QCOMPARE(QDir(folder()).entryList({u"journal.sqlite.damaged-?"_s}).size(), 2);
}

void JournalTest::aNewerFileIsLeftAlone()
{
    {
        JournalFile journal(folder());
        QVERIFY(journal.open());
        QVERIFY(journal.begin(operation()));
    }
    runSql({u"PRAGMA user_version = 99"_s});
    {
        JournalFile journal(folder());
        const auto opened = journal.open();
        QVERIFY(!opened);
        QVERIFY(opened.error().message.contains(u"newer"_s));
    }
    runSql({u"PRAGMA user_version = 2"_s});
    JournalFile journal(folder());
    QVERIFY(journal.open());
    QCOMPARE(listed(journal).size(), 1);
}

void JournalTest::anOlderFileIsGoneOnWith()
{
    {
        JournalFile journal(folder());
        QVERIFY(journal.open());
        const qint64 id = journal.begin(operation()).value_or(0);
        QVERIFY(journal.record(id, 0, {StepProgress::State::Done, false, at(3), {}, {at(2), 15, 16}}));
    }
    // As the first version had it.
    runSql({u"ALTER TABLE event DROP COLUMN sent"_s, u"ALTER TABLE event DROP COLUMN newest"_s,
            u"ALTER TABLE event DROP COLUMN made"_s, u"PRAGMA user_version = 1"_s});
    JournalFile journal(folder());
    QVERIFY(journal.open());
    QCOMPARE(listed(journal).size(), 1);
    const StepProgress step = listed(journal).constFirst().progress.constFirst();
    QCOMPARE(step, (StepProgress{StepProgress::State::Done, false, at(3), {}}));
    const StepTrace trace{at(4), 17, 18};
    QVERIFY(
        journal.record(listed(journal).constFirst().id, 0, {StepProgress::State::Running, false, at(4), {}, trace}));
    QCOMPARE(listed(journal).constFirst().progress.constFirst().trace, trace);
}

void JournalTest::aPlanOfAnotherVersionIsShown()
{
    {
        JournalFile journal(folder());
        QVERIFY(journal.open());
        QVERIFY(journal.begin(operation()));
    }
    runSql({u"UPDATE operation SET plan_format = plan_format + 1"_s});
    JournalFile journal(folder());
    QVERIFY(journal.open());
    QCOMPARE(listed(journal).size(), 1);
    const Operation shown = listed(journal).constFirst();
    QCOMPARE(shown.plan.tag, u"0.1.2-prerelease2"_s);
    QCOMPARE(shown.plan.finalTag, u"0.1.2"_s);
    QVERIFY(shown.plan.steps.isEmpty());
    QVERIFY(!shown.isResumable());
}

void JournalTest::saysWhenItCannotWrite()
{
    QFile blocking(m_folder->filePath(u"file"_s));
    QVERIFY(blocking.open(QIODevice::WriteOnly));
    JournalFile journal(m_folder->filePath(u"file/below"_s));
    const auto opened = journal.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Storage);
    const auto begun = journal.begin(operation());
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, ErrorKind::Storage);
    QVERIFY(begun.error().message.contains(u"nothing is changed on GitHub"_s));
}

void JournalTest::writesEverythingBeforeItGoes()
{
    constexpr int count = 200;
    {
        storage::Journal journal(folder());
        journal.open();
        for (int i = 0; i < count; ++i)
            journal.begin(operation(QString::number(i)));
    }
    JournalFile journal(folder());
    QVERIFY(journal.open());
    QCOMPARE(journal.operations(1000)->size(), count);
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
