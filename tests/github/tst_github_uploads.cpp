// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "sandbox/fixture.h"

#include "github/assettransfer.h"
#include "github/endpoints/assets.h"
#include "github/githubmodel.h"
#include "github/origin.h"

#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ServedAnswer uploaded()
{
    return {.status = 201, .body = R"({"id": 9, "name": "a.deb", "size": 5, "state": "uploaded"})"};
}

ServedAnswer release(const QByteArray &uploadUrl)
{
    return {.body = "{\"id\": 3, \"tag_name\": \"x\", \"upload_url\": \"" + uploadUrl + "\"}"};
}

} // namespace

/// Assets sent: to hosts that do as they like, and to the sandbox.
class UploadsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHostFollowsFromTheApi_data();
    void theHostFollowsFromTheApi();
    void onlyThatHostIsAllowed_data();
    void onlyThatHostIsAllowed();
    void theTokenGoesToItForUploadsOnly();
    void streamsTheFile();
    void sendsNothingToAnotherHost_data();
    void sendsNothingToAnotherHost();
    void isNotRedirected();
    void isSentOnce();
    void saysWhenTheFileCannotBeRead();
    void knowsMediaTypes_data();
    void knowsMediaTypes();
    void waitsItsTurn();
    void copiesAnAssetInTheSandbox();

private:
    static RepositoryName repository() { return *RepositoryName::parse(u"octocat/hello"_s); }
    static QFuture<Result<Asset>> upload(Transport &transport, const AssetFile &file, TransferProgress progress = {})
    {
        return startCall<Asset>(transport,
                                [&](auto &call) { uploadAsset(call, repository(), 3, file, std::move(progress)); });
    }
    QString file(const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(u"asset"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no temporary file");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void UploadsTest::theHostFollowsFromTheApi_data()
{
    QTest::addColumn<QString>("api");
    QTest::addColumn<QString>("uploads");
    QTest::newRow("github.com") << u"https://api.github.com"_s << u"https://uploads.github.com"_s;
    QTest::newRow("data residency") << u"https://api.octo.ghe.com"_s << u"https://uploads.octo.ghe.com"_s;
    QTest::newRow("Enterprise") << u"https://git.example.com/api/v3"_s << u"https://git.example.com/api/uploads"_s;
    QTest::newRow("Enterprise, port") << u"https://git.example.com:8443/api/v3/"_s
                                      << u"https://git.example.com:8443/api/uploads"_s;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("something else") << u"https://api.example.com"_s << u"https://api.example.com"_s;
    QTest::newRow("a false friend") << u"https://api.github.com.example.com"_s
                                    << u"https://api.github.com.example.com"_s;
}

void UploadsTest::theHostFollowsFromTheApi()
{
    QFETCH(const QString, api);
    QFETCH(const QString, uploads);
    QCOMPARE(uploadsUrl(QUrl(api)), QUrl(uploads));
}

void UploadsTest::onlyThatHostIsAllowed_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("its own") << u"https://uploads.github.com/repos/o/n/releases/1/assets"_s << true;
    QTest::newRow("the API") << u"https://api.github.com/x"_s << false;
    QTest::newRow("not encrypted") << u"http://uploads.github.com/x"_s << false;
    QTest::newRow("another port") << u"https://uploads.github.com:444/x"_s << false;
    QTest::newRow("longer") << u"https://uploads.github.com.example.com/x"_s << false;
    QTest::newRow("a user") << u"https://uploads.github.com@example.com/x"_s << false;
    QTest::newRow("loopback") << u"http://127.0.0.1/x"_s << false;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
}

void UploadsTest::onlyThatHostIsAllowed()
{
    QFETCH(const QString, address);
    QFETCH(const bool, allowed);
    QCOMPARE(isUploadsHost(QUrl(address), QUrl(u"https://api.github.com"_s)), allowed);
}

void UploadsTest::theTokenGoesToItForUploadsOnly()
{
    const Transport transport(quick(QUrl(u"https://api.github.com"_s)));
    const auto sends = [&](const char *url, const ApiRequest &request) {
        return transport.networkRequest(QUrl(QString::fromLatin1(url)), request).hasRawHeader("Authorization");
    };
    const auto upload = endpoints::uploadAsset(repository(), 3, u"a.deb"_s, {});
    QVERIFY(upload);
    QVERIFY(sends("https://uploads.github.com/x", *upload));
    QVERIFY(!sends("https://api.github.com/x", *upload));
    QVERIFY(!sends("https://uploads.example.com/x", *upload));
    QVERIFY(!sends("http://uploads.github.com/x", *upload));
    QVERIFY(!sends("https://uploads.github.com/x", get("/x")));
    QVERIFY(!sends("https://uploads.github.com/x", change(ApiRequest::Method::Post, "/x")));
    QVERIFY(sends("https://api.github.com/x", get("/x")));
}

void UploadsTest::streamsTheFile()
{
    const QByteArray bytes = QByteArray("0123456789abcdef").repeated(1 << 17); // 2 MB
    LoopbackServer server([&](const SeenRequest &seen) {
        return seen.method == "GET" ? release("http://127.0.0.1/repos/octocat/hello/releases/3/assets{?name,label}")
                                    : uploaded();
    });
    Transport transport(quick(server.url()));
    qint64 last = 0;
    const auto asset =
        await(upload(transport, {.path = file(bytes), .name = u"a b&c.deb"_s, .contentType = u"application/x-deb"_s},
                     [&](qint64 done, qint64 total) {
                         QCOMPARE_GE(done, last);
                         QCOMPARE(total, bytes.size());
                         last = done;
                     }));
    QVERIFY(asset && *asset);
    QCOMPARE((*asset)->id, 9);
    QCOMPARE(last, bytes.size());
    QCOMPARE(server.seen().size(), 2);
    const SeenRequest seen = server.seen().last();
    QCOMPARE(seen.method, "POST"_ba);
    QCOMPARE(seen.target, "/repos/octocat/hello/releases/3/assets?name=a%20b%26c.deb"_ba);
    QCOMPARE(seen.header("Content-Type"), "application/x-deb"_ba);
    QCOMPARE(seen.header("Content-Length"), QByteArray::number(bytes.size()));
    QCOMPARE(seen.header("Authorization"), "Bearer t0ken"_ba);
    QVERIFY(seen.body == bytes);
}

void UploadsTest::sendsNothingToAnotherHost_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("another") << "https://uploads.example.com/repos/o/n/releases/3/assets{?name,label}"_ba;
    QTest::newRow("github.com's, though this is not") << "https://uploads.github.com/x"_ba;
    QTest::newRow("no host") << "/repos/x"_ba;
    QTest::newRow("no address") << "http://[/x"_ba;
    QTest::newRow("a script") << "javascript:alert(1)"_ba;
}

void UploadsTest::sendsNothingToAnotherHost()
{
    QFETCH(const QByteArray, address);
    LoopbackServer server([&](const SeenRequest &) { return release(address); });
    Transport transport(quick(server.url()));
    const auto asset = await(upload(transport, {.path = file("bytes"), .name = u"a.deb"_s}));
    QVERIFY(asset && !*asset);
    QVERIFY(!asset->error().message.isEmpty());
    QCOMPARE(server.seen().size(), 1);
}

void UploadsTest::isNotRedirected()
{
    LoopbackServer server([&](const SeenRequest &seen) {
        return seen.method == "GET" ? release("")
                                    : ServedAnswer{.status = 307, .headers = {{"Location", "/elsewhere"}}};
    });
    Transport transport(quick(server.url()));
    const auto asset = await(upload(transport, {.path = file("bytes"), .name = u"a.deb"_s}));
    QVERIFY(asset && !*asset);
    QVERIFY(asset->error().message.contains("has moved"_L1));
    QCOMPARE(server.seen().size(), 2);
}

void UploadsTest::isSentOnce()
{
    LoopbackServer server([&](const SeenRequest &seen) {
        return seen.method == "GET" ? release("") : ServedAnswer{.way = ServedAnswer::Way::Cut};
    });
    Transport transport(quick(server.url()));
    const auto asset = await(upload(transport, {.path = file("bytes"), .name = u"a.deb"_s}));
    QVERIFY(asset && !*asset);
    QCOMPARE(asset->error().kind, ErrorKind::Network);
    QVERIFY(asset->error().message.contains("may or may not have been made"_L1));
    QCOMPARE(server.seen().size(), 2);
}

void UploadsTest::saysWhenTheFileCannotBeRead()
{
    LoopbackServer server([&](const SeenRequest &) { return release(""); });
    Transport transport(quick(server.url()));
    const auto asset = await(upload(transport, {.path = m_folder.filePath(u"none"_s), .name = u"a.deb"_s}));
    QVERIFY(asset && !*asset);
    QCOMPARE(asset->error().kind, ErrorKind::Storage);
    QCOMPARE(server.seen().size(), 1);
}

void UploadsTest::knowsMediaTypes_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("plain") << u"application/gzip"_s << "application/gzip"_ba;
    QTest::newRow("with a charset") << u"text/plain; charset=utf-8"_s << "text/plain; charset=utf-8"_ba;
    QTest::newRow("odd characters") << u"application/vnd.debian.binary-package"_s
                                    << "application/vnd.debian.binary-package"_ba;
    QTest::newRow("none") << QString() << "application/octet-stream"_ba;
    QTest::newRow("a header more") << u"text/plain\r\nX: y"_s << "application/octet-stream"_ba;
    QTest::newRow("no slash") << u"binary"_s << "application/octet-stream"_ba;
}

void UploadsTest::knowsMediaTypes()
{
    QFETCH(const QString, given);
    QFETCH(const QByteArray, sent);
    const auto request = endpoints::uploadAsset(repository(), 3, u"a"_s, given);
    QVERIFY(request);
    QCOMPARE(request->contentType, sent);
}

void UploadsTest::waitsItsTurn()
{
    LoopbackServer server([&](const SeenRequest &seen) {
        return seen.method == "GET" ? release("") : ServedAnswer{.way = ServedAnswer::Way::Never};
    });
    Transport transport(quick(server.url()));
    const auto one = fetch(transport, change(ApiRequest::Method::Patch, "/m"));
    QTRY_COMPARE(server.open(), 1);
    const auto asset = upload(transport, {.path = file("bytes"), .name = u"a.deb"_s});
    QTRY_COMPARE(server.seen().size(), 2);
    QVERIFY(await(fetch(transport, get("/x")).then([](const auto &) { return true; })) || true);
    QCOMPARE(server.open(), 1);
    server.release({.status = 200});
    QVERIFY(await(one));
    QTRY_COMPARE(server.open(), 1);
    server.release(uploaded());
    const auto made = await(asset);
    QVERIFY(made && *made);
}

void UploadsTest::copiesAnAssetInTheSandbox()
{
    Fixture fixture;
    QCOMPARE(fixture.push().size(), 40);
    auto name = *RepositoryName::parse(fixture.box->repository());
    name.apiUrl = fixture.box->apiUrl();
    GitHubModel model(name, Secret(fixture.box->writeToken()), {});
    const auto from = await(model.createRelease({.tagName = u"0.1.0-rc1"_s, .name = u"one"_s}));
    const auto to = await(model.createRelease({.tagName = u"0.1.0"_s, .name = u"two"_s, .draft = true}));
    QVERIFY(from && *from && to && *to);

    const QByteArray bytes = QByteArray("\0bytes\xff", 7).repeated(100'000);
    const auto first = await(model.uploadAsset(
        (*from)->id, {.path = file(bytes), .name = u"net.tar.gz"_s, .contentType = u"application/gzip"_s}));
    QVERIFY(first && *first);
    QCOMPARE((*first)->size, bytes.size());
    QCOMPARE((*first)->contentType, u"application/gzip"_s);

    const QString copy = m_folder.filePath(u"copy"_s);
    const auto digest = await(model.downloadAsset((*first)->id, copy));
    QVERIFY2(digest && *digest, digest && !*digest ? qPrintable(digest->error().detail) : "");
    QCOMPARE(**digest, (*first)->digest);
    const auto second = await(model.uploadAsset((*to)->id, {.path = copy, .name = u"net.tar.gz"_s}));
    QVERIFY(second && *second);
    QCOMPARE((*second)->digest, (*first)->digest);
    const auto text = await(model.assetText((*second)->id, bytes.size()));
    QVERIFY(text && *text);
    QVERIFY(**text == bytes);

    const auto again = await(model.uploadAsset((*to)->id, {.path = copy, .name = u"net.tar.gz"_s}));
    QVERIFY(again && !*again);
    QCOMPARE(again->error().kind, ErrorKind::AlreadyExists);
    const auto gone = await(model.deleteAsset((*second)->id));
    QVERIFY(gone && *gone);
    const auto goneBefore = await(model.deleteAsset((*second)->id));
    QVERIFY(goneBefore && !*goneBefore);
    QCOMPARE(goneBefore->error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(UploadsTest)
#include "tst_github_uploads.moc"
