// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/httpcache.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::storage;
using namespace Qt::StringLiterals;

namespace {

const QUrl tagsUrl(u"https://api.github.com/repos/octocat/slipway/tags?per_page=100&page=2"_s);

CachedResponse response(const QByteArray &body, const QByteArray &etag = "\"one\"")
{
    return {.etag = etag, .link = "<https://api.github.com/x?page=3>; rel=\"next\"", .body = body};
}

} // namespace

class HttpCacheTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"cache/http.sqlite"_s);
    }

    void whatIsStoredIsFoundAtOnceAndLater()
    {
        const CachedResponse stored = response(QByteArray("\0binary\xff", 8));
        {
            HttpCache cache(m_file);
            const ResponseCache hooks = cache.hooks();
            QVERIFY(!hooks.find("f1", tagsUrl));
            hooks.store("f1", tagsUrl, stored);
            QVERIFY(hooks.find("f1", tagsUrl) == stored);
        }
        HttpCache again(m_file);
        QVERIFY(again.find("f1", tagsUrl) == stored);
        QVERIFY(again.size() > 0);
    }

    void tokensAndAddressesAreKeptApart()
    {
        HttpCache cache(m_file);
        cache.store("f1", tagsUrl, response("one"));
        cache.store({}, tagsUrl, response("anonymous"));
        cache.flush();
        QCOMPARE(cache.find("f1", tagsUrl)->body, "one");
        QCOMPARE(cache.find({}, tagsUrl)->body, "anonymous");
        QVERIFY(!cache.find("f2", tagsUrl));
        QVERIFY(!cache.find("f1", QUrl(u"https://api.github.com/repos/octocat/slipway/tags"_s)));
    }

    void theNewerReplacesTheOlder()
    {
        HttpCache cache(m_file);
        cache.store("f1", tagsUrl, response("long old body"));
        cache.flush();
        cache.store("f1", tagsUrl, response("new", "\"two\""));
        cache.flush();
        QVERIFY(cache.find("f1", tagsUrl) == response("new", "\"two\""));
        QCOMPARE(cache.size(), 5 + response({}).link.size() + 3);
    }

    void writesComeWithoutBeingAskedFor()
    {
        HttpCache cache(m_file);
        cache.store("f1", tagsUrl, response("body"));
        QCOMPARE(cache.size(), 0);
        QTRY_VERIFY(cache.size() > 0);
    }

    void whatIsBeingWrittenIsFound()
    {
        HttpCache cache(m_file);
        const auto url = [](int i) { return QUrl(u"https://api.github.com/%1"_s.arg(i)); };
        for (int i = 0; i < 40; ++i) { // many times more than what is held in memory
            cache.store("f1", url(i), response(QByteArray(1'000'000, char('a' + i % 26))));
            for (int known = 0; known <= i; ++known) {
                const auto found = cache.find("f1", url(known));
                QVERIFY2(found && found->body.at(0) == char('a' + known % 26), qPrintable(url(known).toString()));
            }
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_GT(cache.size(), 40'000'000);
        cache.store("f1", url(0), response("new"));
        cache.flush();
        HttpCache again(m_file);
        QCOMPARE(again.find("f1", url(0))->body, "new");
        QCOMPARE(again.size(), cache.size());
    }

    void itMayGoWhileItIsWritten()
    {
        {
            HttpCache cache(m_file);
            for (int i = 0; i < 20; ++i) // those that begin to be written at once, and as many that wait for it
                cache.store("f1", QUrl(u"https://api.github.com/%1"_s.arg(i)), response(QByteArray(1'000'000, 'x')));
        }
        HttpCache again(m_file);
        for (int i = 0; i < 20; ++i)
            QVERIFY(again.find("f1", QUrl(u"https://api.github.com/%1"_s.arg(i))));
    }

    /// What cannot be written is done with so soon that the cache may hear of it while it still asks to be told.
    void writingMayEndAtOnce()
    {
        HttpCache cache(m_file);
        const QString folder = QFileInfo(m_file).path();
        QVERIFY(QFile::rename(folder, folder + u".away"_s));
        QFile inTheWay(folder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const CachedResponse large = response(QByteArray(5'000'000, 'x'));
        for (int i = 0; i < 20'000; ++i) {
            cache.store("f1", tagsUrl, large);
            while (cache.find("f1", tagsUrl))
                QCoreApplication::processEvents();
        }
    }

    void emptyPartsComeBack()
    {
        HttpCache cache(m_file);
        cache.store("f1", tagsUrl, {.etag = "\"e\"", .link = {}, .body = {}});
        cache.flush();
        QVERIFY(cache.find("f1", tagsUrl) == CachedResponse({.etag = "\"e\"", .link = {}, .body = {}}));
    }

    void itStaysBoundedAndKeepsWhatIsUsed()
    {
        HttpCache cache(m_file, 100'000);
        const auto url = [](int i) { return QUrl(u"https://api.github.com/%1"_s.arg(i)); };
        for (int i = 0; i < 30; ++i) {
            cache.store("f1", url(i), response(QByteArray(10'000, 'x')));
            cache.flush();
            QVERIFY(cache.size() <= 100'000);
            const qint64 before = QDateTime::currentMSecsSinceEpoch();
            QVERIFY(cache.find("f1", url(0))); // used, so it stays
            QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > before); // the clock counts milliseconds
        }
        QVERIFY(cache.find("f1", url(29)));
        QVERIFY(!cache.find("f1", url(5)));
        cache.store("f1", url(100), response(QByteArray(60'000, 'x')));
        QVERIFY(!cache.find("f1", url(100))); // too large a part of the whole
    }

    void aDamagedFileIsSetAside()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(u"cache"_s)));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(20'000, 'z'));
        file.close();
        HttpCache cache(m_file);
        cache.store("f1", tagsUrl, response("body"));
        cache.flush();
        QCOMPARE(cache.find("f1", tagsUrl)->body, "body");
        QVERIFY(QFile::exists(m_file + u".damaged"));
    }

    void damageThatIsMetLaterIsSetAside()
    {
        {
            HttpCache cache(m_file);
            for (int i = 0; i < 200; ++i)
                cache.store("f1", QUrl(u"https://api.github.com/%1"_s.arg(i)), response(QByteArray(2000, 'x')));
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 at = 4096; at < file.size(); at += 4096) { // every page but the first, which describes the tables
            QVERIFY(file.seek(at));
            file.write(QByteArray(64, '\x7f'));
        }
        file.close();
        HttpCache cache(m_file);
        for (int i = 0; i < 200; ++i)
            QVERIFY(!cache.find("f1", QUrl(u"https://api.github.com/%1"_s.arg(i))));
        cache.store("f1", tagsUrl, response("body"));
        cache.flush();
        QCOMPARE(cache.find("f1", tagsUrl)->body, "body");
    }

    void aRowThatLostBytesIsNotFound()
    {
        {
            HttpCache cache(m_file);
            cache.store("f1", tagsUrl, response("the whole body"));
        }
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(m_file);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"UPDATE response SET body = substr(body, 1, 4)"_s));
        }
        QSqlDatabase::removeDatabase(u"test"_s);
        HttpCache cache(m_file);
        QVERIFY(!cache.find("f1", tagsUrl));
    }

    void anotherVersionsFileIsBegunAnew()
    {
        {
            HttpCache cache(m_file);
            cache.store("f1", tagsUrl, response("body"));
        }
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(m_file);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"PRAGMA user_version = 99"_s));
        }
        QSqlDatabase::removeDatabase(u"test"_s);
        HttpCache cache(m_file);
        QVERIFY(!cache.find("f1", tagsUrl));
        cache.store("f1", tagsUrl, response("new"));
        cache.flush();
        QCOMPARE(cache.find("f1", tagsUrl)->body, "new");
    }

    void twoProgramsShareIt()
    {
        HttpCache one(m_file);
        HttpCache two(m_file);
        one.store("f1", tagsUrl, response("of one"));
        one.flush();
        QCOMPARE(two.find("f1", tagsUrl)->body, "of one");
        two.store("f2", tagsUrl, response("of two"));
        two.flush();
        QCOMPARE(one.find("f2", tagsUrl)->body, "of two");
    }

    void onlyTheOwnerReadsIt()
    {
        HttpCache cache(m_file);
        cache.store("f1", tagsUrl, response("private"));
        cache.flush();
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &suffix : {u""_s, u"-wal"_s})
            QCOMPARE(QFile::permissions(m_file + suffix) & others, QFile::Permissions());
    }

    void aPlaceThatCannotBeWrittenKeepsNothing()
    {
        HttpCache cache(u"/proc/slipway/http.sqlite"_s);
        cache.store("f1", tagsUrl, response("body"));
        cache.flush();
        QVERIFY(!cache.find("f1", tagsUrl));
    }

    void theHooksMayOutliveIt()
    {
        ResponseCache hooks;
        {
            HttpCache cache(m_file);
            hooks = cache.hooks();
        }
        hooks.store("f1", tagsUrl, response("body"));
        QVERIFY(!hooks.find("f1", tagsUrl));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(HttpCacheTest)
#include "tst_httpcache.moc"
