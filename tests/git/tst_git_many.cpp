// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/repository.h"
#include "support/gitfixture.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <atomic>
#include <cstdio>

#include <unistd.h>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

/// Many objects at once, which several threads read.
class TestGitMany final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void commitsComeInTheOrderAskedFor_data();
    void commitsComeInTheOrderAskedFor();
    void aDamagedOneIsSaidAlone();
    void tagsAgreeWithGit();
    void aPathThatIsNoText();
    void stopsWhenToldTo();

private:
    static constexpr int count = 1'200;
    GitFixture m_fixture;
    QList<ObjectId> m_ids;
};

void TestGitMany::initTestCase()
{
    m_ids = m_fixture.importRandomHistory(count, 11);
    QCOMPARE(m_ids.size(), count);
    m_fixture.git({u"clone"_s, u"-q"_s, u"--shared"_s, u"--bare"_s, u"."_s, m_fixture.beside(u"borrowing"_s)});
    m_fixture.git({u"worktree"_s, u"add"_s, u"-q"_s, u"--detach"_s, m_fixture.beside(u"linked"_s), m_ids.last().hex()});
}

void TestGitMany::commitsComeInTheOrderAskedFor_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a clone") << m_fixture.path();
    QTest::newRow("objects of another repository") << m_fixture.beside(u"borrowing"_s);
    QTest::newRow("a linked work tree") << m_fixture.beside(u"linked"_s);
}

void TestGitMany::commitsComeInTheOrderAskedFor()
{
    QFETCH(QString, path);
    const ObjectId missing = ObjectId::fromHex(QString(40, u'c')).value();
    QList<ObjectId> wanted = m_ids;
    std::ranges::reverse(wanted);
    for (qsizetype at = 0; at < wanted.size(); at += 100)
        wanted.insert(at, missing);
    wanted.append(m_ids.first()); // a second time
    QHash<QString, QString> gits;
    for (const QString &line :
         m_fixture.git({u"log"_s, u"--all"_s, u"--format=%H %P%x09%an%x09%ct%x09%s"_s}).split(u'\n'))
        gits.insert(line.first(40), line.sliced(41));
    QCOMPARE(gits.size(), count);

    const auto repository = Repository::open(path);
    QVERIFY(repository);
    const auto compare = [&](const std::vector<Result<Commit>> &read, bool isWhole) {
        QCOMPARE(qsizetype(read.size()), wanted.size());
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            const Result<Commit> &commit = read[size_t(i)];
            if (wanted.at(i) == missing) {
                QVERIFY(!commit);
                QCOMPARE(commit.error().kind, ErrorKind::MissingObject);
                continue;
            }
            QVERIFY(commit);
            QCOMPARE(commit->id, wanted.at(i));
            QStringList parents;
            for (const ObjectId &parent : commit->parents)
                parents.append(parent.hex());
            const QString expected = gits.value(commit->id.hex());
            QCOMPARE(QStringList({isWhole ? parents.join(u' ') : expected.section(u'\t', 0, 0), commit->authorName,
                                  QString::number(commit->committedAt.toSecsSinceEpoch()), commit->summary})
                         .join(u'\t'),
                     expected);
            QCOMPARE(commit->message.isEmpty(), !isWhole);
        }
    };
    compare(repository->headlines(wanted), false);
    compare(repository->commits(wanted), true);
    compare(repository->commits(wanted), true); // remembered
}

void TestGitMany::aDamagedOneIsSaidAlone()
{
    const QString path = m_fixture.beside(u"damaged"_s);
    m_fixture.git({u"clone"_s, u"-q"_s, u"--shared"_s, u"."_s, path});
    const auto inClone = [&](const QStringList &arguments) {
        return m_fixture.git(
            QStringList{u"-C"_s, path, u"-c"_s, u"user.name=octocat"_s, u"-c"_s, u"user.email=octocat@example.com"_s}
            + arguments);
    };
    inClone({u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, u"Damaged"_s});
    const QString hex = inClone({u"rev-parse"_s, u"HEAD"_s});
    QFile object(path + u"/.git/objects/"_s + hex.first(2) + u'/' + hex.sliced(2));
    QVERIFY(object.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(object.open(QFile::WriteOnly | QFile::Truncate));
    object.write("no object");
    object.close();

    QList<ObjectId> wanted = m_ids;
    wanted.insert(count / 2, ObjectId::fromHex(hex).value());
    const auto repository = Repository::open(path);
    QVERIFY(repository);
    const std::vector<Result<Commit>> read = repository->commits(wanted);
    QCOMPARE(qsizetype(read.size()), wanted.size());
    for (qsizetype i = 0; i < wanted.size(); ++i)
        QCOMPARE(read[size_t(i)].has_value(), i != count / 2);
    QVERIFY2(!read[count / 2].error().message.isEmpty(), "it is said why");
}

void TestGitMany::tagsAgreeWithGit()
{
    QByteArray made;
    for (int i = 0; i < count; i += 2) {
        made += "tag annotated" + QByteArray::number(i) + "\nfrom " + m_ids.at(i).hex().toLatin1()
            + "\ntagger octocat <octocat@example.com> " + QByteArray::number(1'700'000'000 + i) + " +0000\ndata 1\n.\n";
    }
    m_fixture.git({u"fast-import"_s, u"--quiet"_s}, made);
    for (const bool isPacked : {false, true}) {
        if (isPacked)
            m_fixture.git({u"pack-refs"_s, u"--all"_s});
        QStringList gits = m_fixture
                               .git({u"for-each-ref"_s, u"refs/tags"_s,
                                     u"--format=%(refname:strip=2) %(objectname) %(*objectname) %(creatordate:unix)"_s})
                               .split(u'\n');
        QList<ObjectId> objects;
        const auto tags = Repository::open(m_fixture.path()).value().tags(nullptr, &objects);
        QVERIFY(tags);
        QCOMPARE(tags->size(), count + count / 2);
        QCOMPARE(objects.size(), tags->size());
        QStringList ours;
        for (qsizetype i = 0; i < tags->size(); ++i) {
            const Tag &tag = tags->at(i);
            ours.append(QStringList({tag.name, objects.at(i).hex(), tag.annotated ? tag.commit.hex() : QString(),
                                     QString::number(tag.taggedAt.toSecsSinceEpoch())})
                            .join(u' '));
        }
        std::ranges::sort(ours);
        std::ranges::sort(gits);
        QCOMPARE(ours, gits);
    }
}

/// A folder whose name is not UTF-8, reached by a link, and one beside it that has the name which that is shown as.
void TestGitMany::aPathThatIsNoText()
{
    const QByteArray real = m_fixture.beside(u"odd"_s).toUtf8() + "\xff";
    m_fixture.git({u"clone"_s, u"-q"_s, u"--bare"_s, u"."_s, m_fixture.beside(u"plain"_s)});
    QCOMPARE(::rename(m_fixture.beside(u"plain"_s).toUtf8().constData(), real.constData()), 0);
    const QString link = m_fixture.beside(u"link"_s);
    QCOMPARE(::symlink(real.constData(), link.toUtf8().constData()), 0);
    QVERIFY(QDir().mkpath(QString::fromUtf8(real) + u"/objects"_s)); // an empty one
    const auto repository = Repository::open(link);
    QVERIFY2(repository, repository ? "" : qPrintable(repository.error().message));
    const auto tags = repository->tags();
    QVERIFY(tags);
    QVERIFY(tags->size() >= count);
    for (const Tag &tag : *tags)
        QVERIFY2(tag.committedAt.isValid(), qPrintable(tag.name)); // read where the tags are
}

void TestGitMany::stopsWhenToldTo()
{
    auto repository = Repository::open(m_fixture.path()).value();
    std::atomic_bool stop = false;
    repository.stopWhen(stop);
    QVERIFY(repository.tags());
    stop = true;
    QCOMPARE(repository.tags().error().kind, ErrorKind::Cancelled);
    const std::vector<Result<Commit>> read = repository.commits(m_ids);
    QCOMPARE(read.size(), size_t(count));
    for (const Result<Commit> &each : read)
        QCOMPARE(each.error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestGitMany)
#include "tst_git_many.moc"
