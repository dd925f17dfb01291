// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/tokenstore.h"

#include <QTest>

using namespace slipway;
using namespace slipway::storage;
using namespace Qt::StringLiterals;

namespace {

RepositoryName at(const QString &host, const QString &api)
{
    RepositoryName repository = *RepositoryName::parse(u"octocat/slipway");
    repository.host = host;
    repository.apiUrl = QUrl(api);
    return repository;
}

const RepositoryName github = *RepositoryName::parse(u"octocat/slipway");
const RepositoryName enterprise = at(u"ghe.example"_s, u"https://ghe.example/api/v3"_s);
const RepositoryName loopback = at(u"127.0.0.1"_s, u"http://127.0.0.1:8080"_s);
const RepositoryName residency = at(u"octo.ghe.com"_s, u"https://api.octo.ghe.com"_s);
const RepositoryName pretender = at(u"github.com"_s, u"https://api.github.com.example"_s);

QProcessEnvironment environment(const QString &settings)
{
    QProcessEnvironment result;
    for (const QString &setting : settings.split(u' ', Qt::SkipEmptyParts))
        result.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    return result;
}

} // namespace

class TokenStoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // No keychain can be reached: the tests must not see, let alone change, that of the person who runs them.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    }

    void environmentOrder_data()
    {
        QTest::addColumn<RepositoryName>("repository");
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QByteArray>("token");
        const QString all =
            u"SLIPWAY_TOKEN=s GH_TOKEN=g GITHUB_TOKEN=h GH_ENTERPRISE_TOKEN=e GITHUB_ENTERPRISE_TOKEN=f"_s;
        const QString noSlipway = all.section(u' ', 1);
        QTest::newRow("none") << github << u""_s << QByteArray();
        QTest::newRow("all") << github << all << QByteArray("s");
        QTest::newRow("empty counts as unset") << github << u"SLIPWAY_TOKEN= GH_TOKEN=g"_s << QByteArray("g");
        QTest::newRow("GH first") << github << noSlipway << QByteArray("g");
        QTest::newRow("GITHUB last") << github << u"GITHUB_TOKEN=h"_s << QByteArray("h");
        QTest::newRow("not for github.com") << github << u"GH_ENTERPRISE_TOKEN=e"_s << QByteArray();
        QTest::newRow("enterprise, all") << enterprise << all << QByteArray("s");
        QTest::newRow("enterprise") << enterprise << noSlipway << QByteArray("e");
        QTest::newRow("enterprise, second") << enterprise << u"GITHUB_ENTERPRISE_TOKEN=f"_s << QByteArray("f");
        QTest::newRow("not for enterprise") << enterprise << u"GH_TOKEN=g GITHUB_TOKEN=h"_s << QByteArray();
        QTest::newRow("loopback") << loopback << noSlipway << QByteArray("g");
        QTest::newRow("ghe.com") << residency << noSlipway << QByteArray("g");
        QTest::newRow("another API") << pretender << u"GH_TOKEN=g GITHUB_TOKEN=h"_s << QByteArray();
        QTest::newRow("localhost") << at(u"localhost:8080"_s, u"http://localhost:8080"_s) << u"GH_TOKEN=g"_s
                                   << QByteArray("g");
        QTest::newRow("IPv6 loopback") << at(u"[::1]:8080"_s, u"http://[::1]:8080"_s) << u"GH_TOKEN=g"_s
                                       << QByteArray("g");
        QTest::newRow("all of 127") << at(u"127.9.0.255"_s, u"http://127.9.0.255"_s) << u"GH_TOKEN=g"_s
                                    << QByteArray("g");
        QTest::newRow("any address") << at(u"0.0.0.0"_s, u"http://0.0.0.0"_s) << u"GH_TOKEN=g"_s << QByteArray();
        QTest::newRow("loopback's name as a prefix")
            << at(u"127.0.0.1.example"_s, u"https://127.0.0.1.example"_s) << u"GH_TOKEN=g"_s << QByteArray();
    }

    void environmentOrder()
    {
        QFETCH(RepositoryName, repository);
        QFETCH(QString, settings);
        const auto token = TokenStore(environment(settings)).fromEnvironment(repository);
        QVERIFY(token);
        QTEST(token->reveal(), "token");
    }

    void whatCannotBeATokenIsNamed_data()
    {
        QTest::addColumn<QString>("value");
        QTest::newRow("line break inside") << u"ghp_a\nX-Evil: 1"_s;
        QTest::newRow("carriage return inside") << u"ghp_a\rb"_s;
        QTest::newRow("space inside") << u"token ghp_a"_s;
        QTest::newRow("nul") << u"ghp_a"_s + QChar(u'\0') + u"b"_s;
        QTest::newRow("delete") << u"ghp_a\x7f"_s;
        QTest::newRow("not ASCII") << u"ghp_ä"_s;
        QTest::newRow("too long") << QString(5000, u'a');
    }

    void whatCannotBeATokenIsNamed()
    {
        QFETCH(QString, value);
        QProcessEnvironment settings;
        settings.insert(u"GH_TOKEN"_s, value);
        const auto token = TokenStore(settings).fromEnvironment(github);
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::BadInput);
        QVERIFY(token.error().message.contains(u"GH_TOKEN"));
        QVERIFY(!token.error().message.contains(u"ghp_a"));

        const auto written = TokenStore(settings).write(u"github.com"_s, Secret(value.toUtf8()));
        QVERIFY(written.isFinished());
        QCOMPARE(written.result().error().kind, ErrorKind::BadInput);
    }

    void spacesAroundAreDropped()
    {
        QProcessEnvironment settings;
        settings.insert(u"SLIPWAY_TOKEN"_s, u" ghp_a\r\n"_s);
        QCOMPARE(TokenStore(settings).fromEnvironment(github)->reveal(), "ghp_a");
    }

    void theEnvironmentComesBeforeTheKeychain()
    {
        const auto found = TokenStore(environment(u"GH_TOKEN=g"_s)).find(github);
        QVERIFY(found.isFinished());
        QCOMPARE(found.result()->reveal(), "g");
    }

    void aHostsTokenIsNotForAnotherServer()
    {
        const auto found = TokenStore(QProcessEnvironment()).find(pretender);
        QVERIFY(found.isFinished()); // the keychain was not asked
        QVERIFY(found.result()->isEmpty());
    }

    void theKeychainIsAskedForAHostWithAPort()
    {
        const auto found =
            TokenStore(QProcessEnvironment()).find(at(u"ghe.example:8443"_s, u"https://ghe.example:8443/api/v3"_s));
        QVERIFY(!found.isFinished());
        QTRY_VERIFY_WITH_TIMEOUT(found.isFinished(), 30'000);
        QVERIFY(found.result());
    }

    void withoutAKeychainThereIsNoToken()
    {
        const TokenStore store{QProcessEnvironment()};
        const auto found = store.find(github);
        QTRY_VERIFY_WITH_TIMEOUT(found.isFinished(), 30'000);
        QVERIFY(found.result());
        QVERIFY(found.result()->isEmpty());
        const auto removed = store.remove(u"github.com"_s);
        QTRY_VERIFY_WITH_TIMEOUT(removed.isFinished(), 30'000);
        QVERIFY(removed.result());
    }

    void withoutAKeychainNothingIsWritten()
    {
        const auto written = TokenStore(QProcessEnvironment()).write(u"github.com"_s, Secret("ghp_a"));
        QTRY_VERIFY_WITH_TIMEOUT(written.isFinished(), 30'000);
        QVERIFY(!written.result());
        QCOMPARE(written.result().error().kind, ErrorKind::Storage);
        QVERIFY(!written.result().error().message.contains(u"ghp_a"));
    }
};

QTEST_GUILESS_MAIN(TokenStoreTest)
#include "tst_tokenstore.moc"
