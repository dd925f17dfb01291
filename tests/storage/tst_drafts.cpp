// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/draftfile.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace slipway;
using namespace Qt::StringLiterals;
using storage::DraftFile;

namespace {

NotesDraft draft(const QString &name = u"release:0.1.2"_s)
{
    return {.repository = u"https://api.github.com/example/network"_s,
            .name = name,
            .text = u"# Zürich \u202E \U0001F600\n"_s,
            .generated = u"g"_s,
            .known = u"k"_s,
            .baseline = u"0.1.1"_s,
            .templatePath = u".github/hotfix.md"_s,
            .changedAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4), QTimeZone::UTC)};
}

constexpr auto childArgument = "--keep-until-killed";

/// The other process: keeps a draft with every number, and says which it has kept.
int keepUntilKilled(const QString &directory)
{
    DraftFile file(directory);
    if (!file.open())
        return 1;
    NotesDraft next = draft();
    for (;;) {
        next.text = QString::number(next.revision + 1);
        const auto kept = file.keep(next);
        if (!kept)
            return 2;
        next = *kept;
        std::printf("%lld\n", static_cast<long long>(kept->revision));
        std::fflush(stdout);
    }
}

} // namespace

class DraftsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsWhatIsGiven();
    void listsWhatARepositoryHas();
    void anotherWindowIsAConflict();
    void dropsIt();
    void aDamagedFileIsKeptAside();
    void onlyTheOwnerReadsIt();
    void whatWasKeptSurvivesKill();

private:
    QString directory() const { return m_folder->filePath(u"data"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DraftsTest::keepsWhatIsGiven()
{
    {
        DraftFile file(directory());
        QVERIFY(file.open());
        QCOMPARE(*file.find(draft().repository, draft().name), std::nullopt);
        const auto kept = file.keep(draft());
        QVERIFY(kept);
        QCOMPARE(kept->revision, 1);
        NotesDraft next = *kept;
        next.text.clear();
        QCOMPARE(file.keep(next)->revision, 2);
    }
    DraftFile again(directory());
    QVERIFY(again.open());
    NotesDraft expected = draft();
    expected.text = u""_s;
    expected.revision = 2;
    QCOMPARE(**again.find(draft().repository, draft().name), expected);
}

void DraftsTest::listsWhatARepositoryHas()
{
    DraftFile file(directory());
    QVERIFY(file.open());
    NotesDraft later = draft(u"template:a.md"_s);
    later.changedAt = later.changedAt.addSecs(60);
    NotesDraft other = draft();
    other.repository = u"elsewhere"_s;
    for (const NotesDraft &each : {draft(), later, other})
        QVERIFY(file.keep(each));
    const auto all = file.all(draft().repository);
    QVERIFY(all);
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->constFirst().name, later.name);
}

void DraftsTest::anotherWindowIsAConflict()
{
    DraftFile one(directory());
    DraftFile other(directory());
    QVERIFY(one.open());
    QVERIFY(other.open());
    const auto kept = one.keep(draft());
    QVERIFY(kept);
    NotesDraft theirs = **other.find(draft().repository, draft().name);
    theirs.text = u"theirs"_s;
    QVERIFY(other.keep(theirs));
    NotesDraft mine = *kept;
    mine.text = u"mine"_s;
    const auto refused = one.keep(mine);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE((**one.find(draft().repository, draft().name)).text, u"theirs"_s);
    QCOMPARE(one.remove(mine).error().kind, ErrorKind::Conflict);
}

void DraftsTest::dropsIt()
{
    DraftFile file(directory());
    QVERIFY(file.open());
    const auto kept = file.keep(draft());
    QVERIFY(file.remove(*kept));
    QVERIFY(file.remove(*kept));
    QCOMPARE(*file.find(draft().repository, draft().name), std::nullopt);
    QCOMPARE(file.keep(draft())->revision, 1);
}

void DraftsTest::aDamagedFileIsKeptAside()
{
    {
        DraftFile file(directory());
        QVERIFY(file.open());
        QVERIFY(file.keep(draft()));
    }
    QFile bytes(directory() + u"/drafts.sqlite"_s);
    QVERIFY(bytes.open(QIODevice::ReadWrite));
    bytes.write(QByteArray(200, 'x'));
    bytes.close();
    DraftFile file(directory());
    const auto opened = file.open();
    QVERIFY(opened);
    QVERIFY(!opened->isEmpty());
    QVERIFY(QFile::exists(*opened));
    QVERIFY(file.keep(draft()));
}

void DraftsTest::onlyTheOwnerReadsIt()
{
    DraftFile file(directory());
    QVERIFY(file.open());
    QVERIFY(file.keep(draft()));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(directory() + u"/drafts.sqlite"_s) & others));
}

/// A process that is killed while it keeps one draft after the other: what it said it had kept is there.
void DraftsTest::whatWasKeptSurvivesKill()
{
    for (int round = 0; round < 8; ++round) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(childArgument), directory()});
        QVERIFY(writer.waitForStarted());
        while (writer.bytesAvailable() <= 3 * (round + 1))
            QVERIFY(writer.waitForReadyRead(30000));
        ::kill(pid_t(writer.processId()), SIGKILL);
        QVERIFY(writer.waitForFinished());
        const QByteArrayList lines = writer.readAllStandardOutput().split('\n');
        QVERIFY(lines.size() > 1);
        const qint64 said = lines[lines.size() - 2].toLongLong();
        QVERIFY(said > 0);
        DraftFile file(directory());
        const auto opened = file.open();
        QVERIFY(opened && opened->isEmpty());
        const auto found = file.find(draft().repository, draft().name);
        QVERIFY(found && *found);
        QVERIFY((*found)->revision >= said);
        QCOMPARE((*found)->text, QString::number((*found)->revision));
        QVERIFY(file.remove(**found));
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1StringView(childArgument))
        return keepUntilKilled(arguments.value(2));
    DraftsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_drafts.moc"
