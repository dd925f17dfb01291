// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/repositoryname.h"
#include "support/growth.h"

#include <QTest>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;

class RepositoryNameTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void readsRemotes_data();
    void readsRemotes();
    void refusesRemotes_data();
    void refusesRemotes();
    void neverKeepsCredentials();
    void knowsTheApi_data();
    void knowsTheApi();
    void knowsThePage_data();
    void knowsThePage();
    void longAddressesAreFast();
};

void RepositoryNameTest::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const auto row = [](const QString &text, bool good) {
        QTest::addRow("%lld: %s", static_cast<long long>(text.size()), qPrintable(text.left(40))) << text << good;
    };
    row(u"octocat/Hello-World"_s, true);
    row(u"a/b"_s, true);
    row(u"octocat/.github"_s, true);
    row(u"octocat/a.b_c-d"_s, true);
    row(u"octo_corp/x"_s, true); // managed users' names end in _short
    row(u"1/2"_s, true);
    row(QString(u"octocat/"_s + QString(100, u'x')), true);
    row(QString(u"octocat/"_s + QString(101, u'x')), false);
    row(QString(QString(100, u'x') + u"/y"_s), false);
    row(QString(), false);
    row(u"octocat"_s, false);
    row(u"octocat/"_s, false);
    row(u"/x"_s, false);
    row(u"a/b/c"_s, false);
    row(u"-a/b"_s, false);
    row(u"a.b/c"_s, false);
    row(u"a/."_s, false);
    row(u"a/.."_s, false);
    row(u"../b"_s, false);
    row(u"a/b "_s, false);
    row(u" a/b"_s, false);
    row(u"a/b\n"_s, false);
    row(u"a/b?c"_s, false);
    row(u"a/b#c"_s, false);
    row(u"a/%2e%2e"_s, false);
    row(u"a\\b"_s, false);
    row(u"a/\u00e9"_s, false);
    row(u"\u0430/b"_s, false); // Cyrillic
    row(u"https://github.com/a/b"_s, false);
}

void RepositoryNameTest::parses()
{
    QFETCH(const QString, text);
    QFETCH(const bool, good);
    const auto name = RepositoryName::parse(text);
    QCOMPARE(name.has_value(), good);
    if (!good)
        return;
    QCOMPARE(name->fullName(), text);
    QCOMPARE(name->host, u"github.com"_s);
    QCOMPARE(name->apiUrl, QUrl(u"https://api.github.com"_s));
}

void RepositoryNameTest::readsRemotes_data()
{
    QTest::addColumn<QString>("remote");
    QTest::addColumn<QString>("name"); // HOST OWNER/NAME API
    const auto row = [](const char *remote, const char *name) {
        QTest::newRow(remote) << QString::fromUtf8(remote) << QString::fromUtf8(name);
    };
    const char *demo = "github.com octocat/demo https://api.github.com";
    row("https://github.com/octocat/demo.git", demo);
    row("https://github.com/octocat/demo", demo);
    row("https://github.com/octocat/demo/", demo);
    row("https://github.com/octocat/demo.git/", demo);
    row("https://www.github.com/octocat/demo", demo);
    row("https://GitHub.com/octocat/demo", demo);
    row("https://github.com:443/octocat/demo", demo);
    row("http://github.com/octocat/demo", demo);
    row("git://github.com/octocat/demo.git", demo);
    row("git@github.com:octocat/demo.git", demo);
    row("git@github.com:octocat/demo", demo);
    row("git@github.com:/octocat/demo", demo);
    row("github.com:octocat/demo.git", demo);
    row("ssh://git@github.com/octocat/demo.git", demo);
    row("ssh://git@github.com:22/octocat/demo.git", demo);
    row("ssh://git@ssh.github.com:443/octocat/demo.git", demo);
    row("git+ssh://git@github.com/octocat/demo.git", demo);
    row("https://token@github.com/octocat/demo", demo);
    row("https://octocat:secret@github.com/octocat/demo", demo);
    row("https://x-access-token:ghs_abc%40%2F@github.com/octocat/demo", demo);
    row("https://github.com/octocat/a.b.git", "github.com octocat/a.b https://api.github.com");
    row("https://github.com/octocat/.github", "github.com octocat/.github https://api.github.com");
    row("https://ghe.example/octocat/demo.git", "ghe.example octocat/demo https://ghe.example/api/v3");
    row("git@ghe.example:octocat/demo.git", "ghe.example octocat/demo https://ghe.example/api/v3");
    row("ssh://git@ghe.example:2222/octocat/demo", "ghe.example octocat/demo https://ghe.example/api/v3");
    row("https://ghe.example:8443/octocat/demo", "ghe.example octocat/demo https://ghe.example:8443/api/v3");
    row("http://ghe.example:8080/octocat/demo", "ghe.example octocat/demo https://ghe.example/api/v3");
    row("https://corp.ghe.com/octocat/demo", "corp.ghe.com octocat/demo https://api.corp.ghe.com");
    row("corp@corp.ghe.com:octocat/demo.git", "corp.ghe.com octocat/demo https://api.corp.ghe.com");
}

void RepositoryNameTest::readsRemotes()
{
    QFETCH(const QString, remote);
    const auto name = RepositoryName::fromRemote(remote);
    QVERIFY(name);
    QTEST(QString(name->host + u' ' + name->fullName() + u' ' + name->apiUrl.toString()), "name");
}

void RepositoryNameTest::refusesRemotes_data()
{
    QTest::addColumn<QString>("remote");
    for (const char *remote : {"",
                               "demo",
                               "octocat/demo",
                               "/srv/git/demo.git",
                               "../demo",
                               "./octocat/demo",
                               "file:///srv/git/demo.git",
                               "C:/octocat/demo",
                               "C:\\octocat\\demo",
                               "host:octocat/demo",
                               "https://github.com/",
                               "https://github.com/octocat",
                               "https://github.com/octocat/demo/tree/main",
                               "https://github.com//demo",
                               "https://github.com/octocat/..",
                               "https:///octocat/demo",
                               "https://-/octocat/demo",
                               "https://../octocat/demo",
                               "https://.example/octocat/demo",
                               "https://a..b/octocat/demo",
                               "git@-oProxyCommand=x:octocat/demo",
                               "https://github.com/octocat/demo?x=1",
                               "https://github.com/octocat/demo#x",
                               "https://github.com:99999/octocat/demo",
                               "https://github.com:/octocat/demo",
                               "https://gi thub.com/octocat/demo",
                               "https://github.com/octocat/demo\nx",
                               "\nhttps://github.com/octocat/demo",
                               "https://a:b@c@github.com/octocat/demo",
                               "javascript:alert(1)/x",
                               "ext::sh -c x/y",
                               "https://g\xc3\xaethub.com/octocat/demo",
                               "https://github.com/octoc\xc3\xa1t/demo"})
        QTest::newRow(remote) << QString::fromUtf8(remote);
}

void RepositoryNameTest::refusesRemotes()
{
    QFETCH(const QString, remote);
    const auto name = RepositoryName::fromRemote(remote);
    QVERIFY2(!name, name ? qPrintable(name->host + u' ' + name->fullName() + u' ' + name->apiUrl.toString()) : "");
}

void RepositoryNameTest::neverKeepsCredentials()
{
    for (const QString &remote :
         {u"https://octocat:hunter2@github.com/octocat/demo"_s, u"https://hunter2@ghe.example:8443/octocat/demo"_s,
          u"ssh://hunter2@ghe.example/octocat/demo"_s, u"hunter2@ghe.example:octocat/demo"_s}) {
        const auto name = RepositoryName::fromRemote(remote);
        QVERIFY(name);
        QVERIFY(name->apiUrl.userInfo().isEmpty());
        QVERIFY(name->webUrl().userInfo().isEmpty());
        for (const QString &text : {name->host, name->fullName(), name->apiUrl.toString(), name->webUrl().toString()})
            QVERIFY2(!text.contains(u"hunter2"), qPrintable(text));
    }
}

void RepositoryNameTest::knowsTheApi_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("api");
    QTest::newRow("github.com") << u"github.com"_s << u"https://api.github.com"_s;
    QTest::newRow("in capitals") << u"GitHub.com"_s << u"https://api.github.com"_s;
    QTest::newRow("enterprise server") << u"ghe.example"_s << u"https://ghe.example/api/v3"_s;
    QTest::newRow("data residency") << u"corp.ghe.com"_s << u"https://api.corp.ghe.com"_s;
    QTest::newRow("like it only") << u"notghe.com"_s << u"https://notghe.com/api/v3"_s;
}

void RepositoryNameTest::knowsTheApi()
{
    QFETCH(const QString, host);
    QTEST(RepositoryName::apiUrlFor(host).toString(), "api");
}

void RepositoryNameTest::knowsThePage_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("api");
    QTest::addColumn<QString>("page");
    QTest::newRow("github.com") << u"github.com"_s << u"https://api.github.com"_s
                                << u"https://github.com/octocat/demo"_s;
    QTest::newRow("enterprise") << u"ghe.example"_s << u"https://ghe.example/api/v3"_s
                                << u"https://ghe.example/octocat/demo"_s;
    QTest::newRow("enterprise with a port")
        << u"ghe.example"_s << u"https://ghe.example:8443/api/v3"_s << u"https://ghe.example:8443/octocat/demo"_s;
    QTest::newRow("loopback") << u"127.0.0.1"_s << u"http://127.0.0.1:8080"_s
                              << u"http://127.0.0.1:8080/octocat/demo"_s;
}

void RepositoryNameTest::knowsThePage()
{
    QFETCH(const QString, host);
    QFETCH(const QString, api);
    auto name = RepositoryName::parse(u"octocat/demo").value();
    name.host = host;
    name.apiUrl = QUrl(api);
    QTEST(name.webUrl().toString(), "page");
}

void RepositoryNameTest::longAddressesAreFast()
{
    for (const QString &head : {QString(), u"https://"_s, u"https://github.com/octocat/"_s}) {
        for (const QString &piece : {u"a"_s, u"a."_s, u"@"_s, u":"_s, u"/"_s, u".git"_s, u"a@"_s, u"a:"_s}) {
            const auto make = [&](qsizetype size) { return QString(head + piece.repeated(size)); };
            const auto parse = [](const QString &text) { (void)RepositoryName::fromRemote(text); };
            QVERIFY(!RepositoryName::fromRemote(make(100'000)));
            const double grown = growth(240 / piece.size(), make, parse); // nearly the longest that is looked at
            QVERIFY2(grown < linearGrowth, qPrintable(u"%1%2: %3"_s.arg(head, piece).arg(grown)));
        }
    }
}

QTEST_GUILESS_MAIN(RepositoryNameTest)
#include "tst_domain_repositoryname.moc"
