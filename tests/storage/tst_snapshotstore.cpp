// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fullsnapshot.h"

#include "storage/snapshotstore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace slipway;
using namespace slipway::storage;
using namespace Qt::StringLiterals;

class SnapshotStoreTest final : public QObject {
    Q_OBJECT

private:
    static QStringList filesIn(const QString &folder) { return QDir(folder).entryList(QDir::Files, QDir::Name); }

private Q_SLOTS:
    void savedOnesComeBackByTheirKey()
    {
        QTemporaryDir folder;
        const SnapshotStore store(folder.filePath(u"a/b"_s));
        const Snapshot both = test::fullSnapshot();
        Snapshot githubAlone = both;
        githubAlone.clonePath.clear();
        Snapshot cloneAlone = both;
        cloneAlone.repository.reset();
        Snapshot otherHost = both;
        otherHost.repository->host = u"other.example"_s;
        const QList<Snapshot> all{both, githubAlone, cloneAlone, otherHost};
        for (const Snapshot &snapshot : all)
            QVERIFY(store.save(snapshot));
        for (const Snapshot &snapshot : all)
            QVERIFY(store.load(SnapshotKey::of(snapshot)) == snapshot);
        QCOMPARE(filesIn(folder.filePath(u"a/b"_s)).size(), 4);
        QVERIFY(!store.load({.clonePath = u"/elsewhere"_s}));
    }

    void theNewerReplacesTheOlder()
    {
        QTemporaryDir folder;
        const SnapshotStore store(folder.path());
        Snapshot snapshot = test::fullSnapshot();
        QVERIFY(store.save(snapshot));
        snapshot.defaultBranch = u"trunk"_s;
        QVERIFY(store.save(snapshot));
        QCOMPARE(store.load(SnapshotKey::of(snapshot))->defaultBranch, u"trunk"_s);
        QCOMPARE(filesIn(folder.path()).size(), 1);
    }

    void onlyTheOwnerReadsThem()
    {
        QTemporaryDir folder;
        const SnapshotStore store(folder.path());
        QVERIFY(store.save(test::fullSnapshot()));
        const QString file = folder.filePath(filesIn(folder.path()).constFirst());
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(file) & others, QFile::Permissions());
    }

    void damageAndForeignContentAreNothing()
    {
        QTemporaryDir folder;
        const SnapshotStore store(folder.path());
        const Snapshot snapshot = test::fullSnapshot();
        QVERIFY(store.save(snapshot));
        const QString path = folder.filePath(filesIn(folder.path()).constFirst());
        QFile file(path);
        QVERIFY(file.resize(file.size() / 2));
        QVERIFY(!store.load(SnapshotKey::of(snapshot)));

        Snapshot other = snapshot;
        other.clonePath = u"/other"_s;
        QVERIFY(QFile::remove(path));
        QVERIFY(store.save(other));
        QVERIFY(QFile::rename(folder.filePath(filesIn(folder.path()).constFirst()), path));
        QVERIFY(!store.load(SnapshotKey::of(snapshot)));
    }

    void theOldestGoFirst()
    {
        QTemporaryDir folder;
        const SnapshotStore store(folder.path());
        Snapshot snapshot;
        for (int i = 0; i < SnapshotStore::mostFiles + 3; ++i) {
            snapshot.clonePath = u"/clone/%1"_s.arg(i);
            QVERIFY(store.save(snapshot));
        }
        QCOMPARE(filesIn(folder.path()).size(), SnapshotStore::mostFiles);
        QVERIFY(store.load(SnapshotKey::of(snapshot)));
    }

    void whatIsNoFileIsNeitherWaitedForNorWrittenThrough()
    {
        QTemporaryDir folder;
        const SnapshotStore store(folder.filePath(u"cache"_s));
        const Snapshot snapshot = test::fullSnapshot();
        QVERIFY(store.save(snapshot));
        const QString path = folder.filePath(u"cache/"_s + filesIn(folder.filePath(u"cache"_s)).constFirst());
        const QString letter = folder.filePath(u"letter"_s);
        QVERIFY(QFile::rename(path, letter)); // somebody else's file, and a link to it in place of the snapshot
        QVERIFY(QFile::link(letter, path));
        QFile file(letter);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write("dear") == 4);
        file.close();
        QVERIFY(store.save(snapshot));
        QVERIFY(store.load(SnapshotKey::of(snapshot)));
        QVERIFY(!QFileInfo(path).isSymLink());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "dear"_ba);
#ifdef Q_OS_UNIX
        QVERIFY(QFile::remove(path));
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        QVERIFY(!store.load(SnapshotKey::of(snapshot)));
#endif
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto result = SnapshotStore(folder.filePath(u"file/sub"_s)).save(test::fullSnapshot());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QVERIFY(result.error().message.contains(folder.path()));
    }
};

QTEST_GUILESS_MAIN(SnapshotStoreTest)
#include "tst_snapshotstore.moc"
