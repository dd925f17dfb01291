// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"

#include "github/assettransfer.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Assets read: hostile and failing hosts, over real sockets.
class AssetsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QFile::remove(file()); }
    void streamsToAPrivateFile();
    void followsToTheStorageWithoutTheToken();
    void neverTakesTheTokenUpAgain();
    void refusesOtherPlaces_data();
    void refusesOtherPlaces();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void startsAnewAfterACut();
    void endsWhenNothingComes();
    void goesOnLongerThanOtherRequestsMay();
    void isCancelled();
    void replacesWhatIsThere();
    void saysWhenTheFileCannotBeWritten();
    void readsSmallOnesIntoMemory();
    void readsNoMoreThanTheLimit_data();
    void readsNoMoreThanTheLimit();

private:
    static QString digestOf(const QByteArray &bytes)
    {
        return u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
    static QFuture<Result<QString>> download(Transport &transport, const QString &file, TransferProgress progress = {})
    {
        return startCall<QString>(
            transport, [&](auto &call) { readAssetToFile(call, repository(), 7, file, std::move(progress)); });
    }
    static QFuture<Result<QByteArray>> text(Transport &transport, qint64 limit)
    {
        return startCall<QByteArray>(transport, [&](auto &call) { readAssetText(call, repository(), 7, limit); });
    }
    static RepositoryName repository() { return *RepositoryName::parse(u"octocat/hello"_s); }
    QString file() const { return m_folder.filePath(u"asset"_s); }

    QTemporaryDir m_folder;
};

void AssetsTest::streamsToAPrivateFile()
{
    const QByteArray bytes = QByteArray("0123456789abcdef").repeated(1 << 20); // 16 MB: more than the read buffer
    LoopbackServer server([&](const SeenRequest &) { return ServedAnswer{.body = bytes}; });
    Transport transport(quick(server.url()));
    QList<QPair<qint64, qint64>> told;
    const auto digest = await(download(transport, file(), [&](qint64 done, qint64 total) { told += {done, total}; }));
    QVERIFY(digest && *digest);
    QCOMPARE(**digest, digestOf(bytes));
    QFile written(file());
    QCOMPARE(written.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll() == bytes, true);
    QCOMPARE(told.first(), (QPair<qint64, qint64>(0, bytes.size())));
    QCOMPARE(told.last(), (QPair<qint64, qint64>(bytes.size(), bytes.size())));
    const SeenRequest seen = server.seen().first();
    QCOMPARE(seen.target, "/repos/octocat/hello/releases/assets/7"_ba);
    QCOMPARE(seen.header("Accept"), "application/octet-stream"_ba);
    QCOMPARE(seen.header("Accept-Encoding"), "identity"_ba);
    QCOMPARE(seen.header("Authorization"), "Bearer t0ken"_ba);
}

void AssetsTest::followsToTheStorageWithoutTheToken()
{
    LoopbackServer storage([](const SeenRequest &) { return ServedAnswer{.body = "bytes"}; });
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.status = 302,
                            .body = "elsewhere",
                            .headers = {{"Location", storage.url().toEncoded() + "/blob?signature=1"}}};
    });
    Transport transport(quick(server.url()));
    const auto digest = await(download(transport, file()));
    QVERIFY(digest && *digest);
    QCOMPARE(**digest, digestOf("bytes"));
    QCOMPARE(storage.seen().size(), 1);
    QCOMPARE(storage.seen().first().target, "/blob?signature=1"_ba);
    for (const char *header : {"authorization", "x-github-api-version", "cookie", "referer"})
        QVERIFY2(!storage.seen().first().headers.contains(header), header);
}

void AssetsTest::neverTakesTheTokenUpAgain()
{
    LoopbackServer server([&](const SeenRequest &seen) {
        if (seen.target.endsWith("/assets/7"))
            return ServedAnswer{.status = 302, .headers = {{"Location", server.url("localhost").toEncoded() + "/a"}}};
        if (seen.target == "/a")
            return ServedAnswer{.status = 302, .headers = {{"Location", server.url().toEncoded() + "/b"}}};
        return ServedAnswer{.body = "bytes"};
    });
    Transport transport(quick(server.url()));
    const auto digest = await(download(transport, file()));
    QVERIFY(digest && *digest);
    QCOMPARE(server.seen().size(), 3);
    QVERIFY(server.seen().at(0).headers.contains("authorization"));
    QVERIFY(!server.seen().at(1).headers.contains("authorization"));
    QVERIFY(!server.seen().at(2).headers.contains("authorization"));
}

void AssetsTest::refusesOtherPlaces_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<int>("requests");
    QTest::addColumn<QString>("says");
    const QString trusted = u"can be trusted"_s;
    QTest::newRow("circle") << "/x"_ba << 6 << u"without end"_s;
    QTest::newRow("nowhere") << QByteArray() << 1 << trusted;
    QTest::newRow("a file") << "file:///etc/passwd"_ba << 1 << trusted;
    QTest::newRow("with a user") << "http://a:b@127.0.0.1:1/"_ba << 1 << trusted;
    QTest::newRow("broken") << "http://[/"_ba << 1 << trusted;
}

void AssetsTest::refusesOtherPlaces()
{
    QFETCH(const QByteArray, location);
    QFETCH(const int, requests);
    QFETCH(const QString, says);
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.status = 302, .body = "no asset", .headers = {{"Location", location}}};
    });
    Transport transport(quick(server.url()));
    const auto digest = await(download(transport, file()));
    QVERIFY(digest && !*digest);
    QCOMPARE(digest->error().kind, ErrorKind::Server);
    QVERIFY2(digest->error().message.contains(says), qPrintable(digest->error().message));
    QCOMPARE(server.seen().size(), requests);
    QVERIFY(!QFile::exists(file()));
}

void AssetsTest::leavesNothingBehind_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("truncated");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("not there") << 404 << false << ErrorKind::NotFound;
    QTest::newRow("not allowed") << 403 << false << ErrorKind::Forbidden;
    QTest::newRow("failed") << 500 << false << ErrorKind::Server;
    QTest::newRow("shorter than announced") << 200 << true << ErrorKind::Network;
}

void AssetsTest::leavesNothingBehind()
{
    QFETCH(const int, status);
    QFETCH(const bool, truncated);
    QFETCH(const ErrorKind, kind);
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.status = status,
                            .body = "<html>",
                            .way = truncated ? ServedAnswer::Way::Truncated : ServedAnswer::Way::Whole};
    });
    Transport transport(quick(server.url()));
    const auto digest = await(download(transport, file()));
    QVERIFY(digest && !*digest);
    QCOMPARE(digest->error().kind, kind);
    QVERIFY(!QFile::exists(file()));
}

void AssetsTest::startsAnewAfterACut()
{
    int asked = 0;
    LoopbackServer server([&](const SeenRequest &) {
        return ++asked == 1 ? ServedAnswer{.body = "first half", .way = ServedAnswer::Way::Truncated}
                            : ServedAnswer{.body = "whole"};
    });
    Transport transport(quick(server.url()));
    const auto digest = await(download(transport, file()));
    QVERIFY(digest && *digest);
    QCOMPARE(asked, 2);
    QCOMPARE(**digest, digestOf("whole"));
    QCOMPARE(QFile(file()).size(), 5);
}

void AssetsTest::endsWhenNothingComes()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    auto settings = quick(server.url());
    settings.transferTimeout = 100ms;
    Transport transport(settings);
    const auto digest = await(download(transport, file()));
    QVERIFY(digest && !*digest);
    QCOMPARE(digest->error().kind, ErrorKind::Network);
    QVERIFY(!QFile::exists(file()));
}

void AssetsTest::goesOnLongerThanOtherRequestsMay()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.way = ServedAnswer::Way::Never}; });
    auto settings = quick(server.url());
    settings.longestExchange = 50ms;
    settings.timeout = 50ms;
    Transport transport(settings);
    const auto other = fetch(transport, get("/x"));
    const auto asset = download(transport, file());
    QTRY_COMPARE(server.seen().size(), 2);
    const auto answer = await(other);
    QVERIFY(answer && !*answer);
    QVERIFY(!asset.isFinished());
    server.release({.body = "late"});
    const auto digest = await(asset);
    QVERIFY(digest && *digest);
}

void AssetsTest::isCancelled()
{
    const QByteArray bytes(1 << 20, 'x');
    LoopbackServer server([&](const SeenRequest &) {
        return ServedAnswer{.body = bytes, .headers = {{"Content-Length", QByteArray::number(2 << 20)}}};
    });
    Transport transport(quick(server.url()));
    qint64 done = 0;
    auto future = download(transport, file(), [&](qint64 so, qint64) { done = so; });
    QTRY_VERIFY(QFile::exists(file()));
    future.cancel();
    QTRY_VERIFY(future.isFinished());
    QTRY_VERIFY(!QFile::exists(file()));
}

void AssetsTest::replacesWhatIsThere()
{
    const QString other = m_folder.filePath(u"other"_s);
    QFile kept(other);
    QVERIFY(kept.open(QIODevice::WriteOnly));
    kept.write("not to be touched");
    kept.close();
    QFile::remove(file());
    QVERIFY(QFile::link(other, file()));
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{}; });
    Transport transport(quick(server.url()));
    const auto digest = await(download(transport, file()));
    QVERIFY(digest && *digest);
    QCOMPARE(**digest, digestOf({}));
    QVERIFY(!QFileInfo(file()).isSymLink());
    QCOMPARE(QFileInfo(file()).size(), 0);
    QCOMPARE(QFileInfo(other).size(), 17);
}

void AssetsTest::saysWhenTheFileCannotBeWritten()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.body = "bytes"}; });
    Transport transport(quick(server.url()));
    const auto digest = await(download(transport, m_folder.filePath(u"no/such/folder"_s)));
    QVERIFY(digest && !*digest);
    QCOMPARE(digest->error().kind, ErrorKind::Storage);
    QCOMPARE(server.seen().size(), 1);
}

void AssetsTest::readsSmallOnesIntoMemory()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.body = "0123456789"}; });
    Transport transport(quick(server.url()));
    const auto bytes = await(text(transport, 10));
    QVERIFY(bytes && *bytes);
    QCOMPARE(**bytes, "0123456789"_ba);
}

void AssetsTest::readsNoMoreThanTheLimit_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("announced") << true;
    QTest::newRow("not announced") << false;
}

void AssetsTest::readsNoMoreThanTheLimit()
{
    QFETCH(const bool, announced);
    LoopbackServer server([&](const SeenRequest &) {
        ServedAnswer answer{.body = "0123456789"};
        if (!announced) {
            answer.headers = {{"Transfer-Encoding", "chunked"}};
            answer.body = "a\r\n0123456789\r\n0\r\n\r\n";
        }
        return answer;
    });
    Transport transport(quick(server.url()));
    const auto bytes = await(text(transport, 9));
    QVERIFY(bytes && !*bytes);
    QCOMPARE(bytes->error().kind, ErrorKind::BadInput);
    QVERIFY(bytes->error().message.contains("larger"_L1));
    QCOMPARE(server.seen().size(), 1);
}

QTEST_GUILESS_MAIN(AssetsTest)
#include "tst_github_assets.moc"
