// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage.h"

#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace slipway;
using namespace Qt::StringLiterals;
using sandbox::Visit;
using slipway::test::Stage;

/// What a refresh costs: how many requests, none of them twice, and with nothing new all answered by 304, which GitHub
/// does not count ("Best practices for using the REST API", conditional requests).
class RequestsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void nothingIsAskedTwice();
    void withNothingNewAllIsKnown();
    void afterAStartAllIsKnown();
    void onlyWhatIsNewIsRead();

private:
    /// Those of one refresh.
    QList<Visit> refreshed()
    {
        const qsizetype before = m_stage->sandbox().requests().size();
        if (!m_stage->refresh())
            qFatal("the refresh did not end");
        return m_stage->sandbox().requests().sliced(before);
    }
    static QStringList targets(const QList<Visit> &visits)
    {
        QStringList all;
        for (const Visit &visit : visits)
            all.append(QString::fromUtf8(visit.method + ' ' + visit.target + ' ' + visit.body));
        return all;
    }
    /// Requests whose answer was sent.
    static QStringList answered(const QList<Visit> &visits)
    {
        QList<Visit> full = visits;
        full.removeIf([](const Visit &visit) { return visit.status == 304; });
        return targets(full);
    }

    std::unique_ptr<Stage> m_stage;
    QTemporaryDir m_cache;
};

void RequestsTest::init()
{
    m_stage = std::make_unique<Stage>();
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
    services::WorkspaceOptions options = m_stage->workspace().options();
    options.cacheDirectory = m_cache.path();
    m_stage->open(options);
}

void RequestsTest::nothingIsAskedTwice()
{
    const QStringList all = targets(refreshed());
    QStringList twice = all;
    const QSet<QString> once(all.cbegin(), all.cend());
    for (const QString &target : once)
        twice.removeOne(target);
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u'\n')));
    std::printf("a cold refresh of the demonstration: %lld requests\n", static_cast<long long>(all.size()));
    // One page of releases, of tags and of environments; a page of deployments for each environment, and its statuses.
    for (const char *list : {"/releases?", "/tags?", "/environments?"})
        QCOMPARE(
            std::ranges::count_if(all, [&](const QString &target) { return target.contains(QLatin1StringView(list)); }),
            1);
}

void RequestsTest::withNothingNewAllIsKnown()
{
    refreshed();
    refreshed(); // to read a list of checksums counts as a download, which the list of releases tells
    const QList<Visit> again = refreshed();
    QVERIFY(!again.isEmpty());
    QVERIFY2(answered(again).isEmpty(), qPrintable(answered(again).join(u'\n')));
}

void RequestsTest::afterAStartAllIsKnown()
{
    refreshed();
    refreshed();
    m_stage->restart();
    const qsizetype before = m_stage->sandbox().requests().size();
    QSignalSpy finished(&m_stage->workspace().refresh(), &services::RefreshService::finished);
    m_stage->workspace().start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    const QList<Visit> again = m_stage->sandbox().requests().sliced(before);
    QVERIFY(!again.isEmpty());
    QVERIFY2(answered(again).isEmpty(), qPrintable(answered(again).join(u'\n')));
}

void RequestsTest::onlyWhatIsNewIsRead()
{
    const qsizetype cold = refreshed().size();
    m_stage->git({u"tag"_s, u"0.1.4-prerelease1"_s, u"main"_s});
    const QStringList news = answered(refreshed());
    const auto asks = [&](QLatin1StringView what) {
        return std::ranges::any_of(news, [&](const QString &target) { return target.contains(what); });
    };
    QVERIFY2(asks("/tags?"_L1), qPrintable(news.join(u'\n')));
    // The tags, and what the CI of the demonstration makes of it at once: nothing of the candidates from before.
    QVERIFY2(news.size() * 4 < cold, qPrintable(news.join(u'\n')));
}

QTEST_GUILESS_MAIN(RequestsTest)
#include "tst_requests.moc"
