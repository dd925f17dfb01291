// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage.h"

#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <numeric>

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
    void ofALargeRepositoryTheNewestIsRead();
    void whereTheNewestFailedNothingIsAskedTwice();
    void manyEnvironmentsCostThreeRequestsEach();
    void whatSeveralEnvironmentsRunIsComparedOnce();
    void detailsFromTheCloneCostNothing();
    void walkingPastWhatTheCloneLacksCostsNothing();

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
    const services::RateLimitInfo limit = m_stage->workspace().rateLimit();
    QStringList twice = all;
    const QSet<QString> once(all.cbegin(), all.cend());
    for (const QString &target : once)
        twice.removeOne(target);
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u'\n')));
    // Each is a point, GraphQL is not asked: what GitHub counts is what was sent, here and by the stage before.
    const qsizetype points = m_stage->sandbox().requests().size();
    QCOMPARE(limit.limit - limit.remaining, points);
    std::printf("a cold refresh of the demonstration: %lld requests\n", static_cast<long long>(all.size()));
    // One page of releases and of environments, all tags at once; a page of deployments for each environment, and its
    // statuses.
    for (const char *list : {"/releases?", "/git/matching-refs/tags/", "/environments?"})
        QCOMPARE(
            std::ranges::count_if(all, [&](const QString &target) { return target.contains(QLatin1StringView(list)); }),
            1);
}

void RequestsTest::withNothingNewAllIsKnown()
{
    refreshed();
    refreshed(); // to read a list of checksums counts as a download, which the list of releases tells
    const int points = m_stage->workspace().rateLimit().remaining;
    const QList<Visit> again = refreshed();
    QVERIFY(!again.isEmpty());
    QVERIFY2(answered(again).isEmpty(), qPrintable(answered(again).join(u'\n')));
    QCOMPARE(m_stage->workspace().rateLimit().remaining, points); // it costs nothing of the hour's limit
}

void RequestsTest::afterAStartAllIsKnown()
{
    refreshed();
    refreshed();
    m_stage->restart();
    const qsizetype before = m_stage->sandbox().requests().size();
    QSignalSpy finished(&m_stage->workspace().refresh(), &services::RefreshService::finished);
    m_stage->workspace().start(services::readLast(m_stage->workspace().options()));
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
    QVERIFY2(asks("/git/matching-refs/tags/"_L1), qPrintable(news.join(u'\n')));
    // The tags, and what the CI of the demonstration makes of it at once: nothing of the candidates from before.
    QVERIFY2(news.size() * 4 < cold, qPrintable(news.join(u'\n')));
}

/// 10,000 deployments, 5,000 releases and 2,000 tags more.
void RequestsTest::ofALargeRepositoryTheNewestIsRead()
{
    const QList<Visit> small = refreshed();
    const QDateTime old = QDateTime::currentDateTimeUtc().addYears(-3);
    const QString commit = m_stage->git({u"rev-parse"_s, u"0.1.0^{commit}"_s}).trimmed();
    QByteArray references;
    for (int i = 0; i < 2'000; ++i)
        references += "create refs/tags/0.0.0-old" + QByteArray::number(i) + ' ' + commit.toLatin1() + '\n';
    m_stage->git({u"update-ref"_s, u"--stdin"_s}, references);
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        const QList<sandbox::EnvironmentRecord> environments = state.environments;
        QList<sandbox::DeploymentRecord> deployments;
        for (int i = 0; i < 10'000; ++i) {
            const QDateTime when = old.addSecs(i);
            sandbox::DeploymentRecord record{.id = state.takeId(),
                                             .environment = environments.at(i % environments.size()).name,
                                             .ref = u"0.1.0"_s,
                                             .sha = commit,
                                             .creator = u"hubot"_s,
                                             .createdAt = when};
            record.statuses.append(
                {.id = state.takeId(), .state = u"inactive"_s, .creator = u"hubot"_s, .createdAt = when.addSecs(60)});
            deployments.append(record);
        }
        state.deployments = deployments + state.deployments;
        for (int i = 0; i < 5'000; ++i)
            state.releases.append({.id = state.takeId(),
                                   .tagName = u"0.0.0-old%1"_s.arg(i % 2'000),
                                   .name = u"Old"_s,
                                   .body = u"- something\n"_s.repeated(50),
                                   .author = u"hubot"_s,
                                   .createdAt = old.addSecs(i),
                                   .publishedAt = old.addSecs(i)});
    });
    const QList<Visit> cold = [this] {
        services::WorkspaceOptions options = m_stage->workspace().options();
        options.cacheDirectory.clear();
        m_stage->open(options);
        return refreshed();
    }();
    QVERIFY(m_stage->snapshot()->problems.isEmpty());
    const auto count = [](const QList<Visit> &visits, QLatin1StringView what) {
        return std::ranges::count_if(visits, [&](const Visit &visit) { return visit.target.contains(what.data()); });
    };
    const auto bytes = [](const QList<Visit> &visits) {
        return std::accumulate(visits.cbegin(), visits.cend(), qint64(0),
                               [](qint64 sum, const Visit &visit) { return sum + visit.answered; });
    };
    std::printf("%lld requests (of a small repository %lld), %lld KiB (%lld KiB)\n",
                static_cast<long long>(cold.size()), static_cast<long long>(small.size()),
                static_cast<long long>(bytes(cold) / 1024), static_cast<long long>(bytes(small) / 1024));
    const qsizetype environments = m_stage->snapshot()->environments->size();
    QCOMPARE(count(cold, "/deployments?"_L1), environments); // a page of each
    QVERIFY(count(cold, "/statuses"_L1) <= 15 * environments + 60); // of the newest deployments, and of candidates
    QCOMPARE(count(cold, "/releases?"_L1), 3); // the newest 300
    QCOMPARE(m_stage->snapshot()->releases->size(), 300);
    QCOMPARE(count(cold, "/git/matching-refs/tags/"_L1), 1);
    QCOMPARE(m_stage->snapshot()->tags->size(), m_stage->git({u"tag"_s}).count(u'\n') + 1);
    QVERIFY2(cold.size() < small.size() + 60, qPrintable(QString::number(cold.size())));
    QVERIFY2(bytes(cold) < 3 << 20, qPrintable(QString::number(bytes(cold))));
    // What runs is what ran before: nothing of the old ones counts.
    for (const Environment &environment : *m_stage->snapshot()->environments)
        QVERIFY2(activeDeployment(*environment.deployments), qPrintable(environment.name));
}

/// What runs is looked for further back.
void RequestsTest::whereTheNewestFailedNothingIsAskedTwice()
{
    services::WorkspaceOptions options = m_stage->workspace().options();
    options.cacheDirectory.clear();
    m_stage->open(options);
    const QString commit = m_stage->git({u"rev-parse"_s, u"0.1.0^{commit}"_s});
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        state.ensureEnvironment(u"unlucky"_s, false, now.addDays(-2));
        for (int i = 0; i < 21; ++i) {
            const qint64 id =
                state.addDeployment(u"unlucky"_s, u"0.1.0"_s, commit, u"hubot"_s, now.addDays(-1).addSecs(i));
            state.addDeploymentStatus(id, i == 0 ? u"success"_s : u"failure"_s, u"hubot"_s,
                                      now.addDays(-1).addSecs(60 + i));
        }
    });
    const QStringList all = targets(refreshed());
    const QSet<QString> once(all.cbegin(), all.cend());
    QCOMPARE(all.size(), once.size());
    const Environment *unlucky = m_stage->snapshot()->findEnvironment(u"unlucky"_s);
    QVERIFY(unlucky && unlucky->deployments);
    QVERIFY(activeDeployment(*unlucky->deployments));
    QCOMPARE(unlucky->deployments->size(), 21);
}

/// The list of its deployments, and the statuses of two: the newest status tells what runs, not the newest deployment.
void RequestsTest::manyEnvironmentsCostThreeRequestsEach()
{
    services::WorkspaceOptions options = m_stage->workspace().options();
    m_stage->open(options);
    const QString commit = m_stage->git({u"rev-parse"_s, u"0.1.0^{commit}"_s});
    constexpr int count = 320;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        const QDateTime then = QDateTime::currentDateTimeUtc().addDays(-2);
        for (int i = 0; i < count; ++i) {
            const QString name = u"node-%1"_s.arg(i);
            state.ensureEnvironment(name, false, then);
            qint64 before = 0;
            for (int k = 0; k < 6; ++k) {
                const qint64 id = state.addDeployment(name, u"0.1.0"_s, commit, u"hubot"_s, then.addSecs(k));
                state.addDeploymentStatus(id, u"success"_s, u"hubot"_s, then.addSecs(60 + k));
                if (i == count - 1 && k == 5)
                    state.addDeploymentStatus(before, u"success"_s, u"hubot"_s, then.addSecs(120));
                before = id;
            }
        }
    });
    const int answers = m_stage->workspace().answers();
    const QStringList all = targets(refreshed());
    QCOMPARE(m_stage->workspace().answers() - answers, all.size());
    for (const QString &name : {u"node-0"_s, u"node-318"_s, u"node-319"_s}) {
        const Environment *environment = m_stage->snapshot()->findEnvironment(name);
        QVERIFY2(environment && environment->deployments, qPrintable(name));
        const Deployment *active = activeDeployment(*environment->deployments);
        QVERIFY2(active, qPrintable(name));
        QCOMPARE(active->id == environment->deployments->constFirst().id, name != u"node-319");
    }
    const auto about = std::ranges::count_if(all, [](const QString &each) { return each.contains(u"/deployments"_s); });
    const qsizetype environments = m_stage->snapshot()->environments->size();
    QVERIFY(environments >= count);
    QVERIFY2(about <= 3 * environments, qPrintable(QString::number(about)));
    refreshed(); // see withNothingNewAllIsKnown()
    const QStringList again = answered(refreshed());
    QVERIFY2(again.isEmpty(), qPrintable(again.join(u'\n')));
}

void RequestsTest::whatSeveralEnvironmentsRunIsComparedOnce()
{
    services::WorkspaceOptions options = m_stage->workspace().options();
    options.clonePath.clear();
    options.cacheDirectory.clear();
    m_stage->open(options);
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        const QDateTime then = QDateTime::currentDateTimeUtc().addDays(-2);
        for (int i = 0; i < 20; ++i) {
            const QString name = u"node-%1"_s.arg(i);
            const QString tag = i % 2 == 0 ? u"0.1.0"_s : u"0.1.1"_s;
            const QString commit = m_stage->git({u"rev-parse"_s, tag + u"^{commit}"_s});
            state.ensureEnvironment(name, false, then);
            const qint64 id = state.addDeployment(name, tag, commit, u"hubot"_s, then);
            state.addDeploymentStatus(id, u"success"_s, u"hubot"_s, then.addSecs(60));
        }
    });
    const QStringList all = targets(refreshed());
    const QSet<QString> once(all.cbegin(), all.cend());
    QCOMPARE(all.size(), once.size());
    QVERIFY(std::ranges::any_of(all, [](const QString &each) { return each.contains(u"/compare/"_s); }));
}

/// Only where somebody stays GitHub is asked; the clone tells its part at once.
void RequestsTest::detailsFromTheCloneCostNothing()
{
    QVERIFY(m_stage->refresh());
    services::DetailsService &details = m_stage->workspace().details();
    const qsizetype before = m_stage->sandbox().requests().size();
    const QString tag = u"0.1.0-prerelease1"_s;
    details.load(tag, services::DetailsService::Reach::Clone);
    QTRY_VERIFY(!details.isLoading());
    const services::Changes changes = details.changes();
    QCOMPARE(changes.tag, tag);
    QVERIFY(changes.commits && !changes.commits->isEmpty());
    QCOMPARE(changes.commits->constFirst().id, m_stage->candidate(tag).tag.commit);
    QCOMPARE(m_stage->sandbox().requests().size(), before);

    details.load(tag);
    QTRY_VERIFY(!details.isLoading());
    QCOMPARE(details.changes().commits, changes.commits);
    const QStringList asked = targets(m_stage->sandbox().requests().sliced(before));
    const QSet<QString> once(asked.cbegin(), asked.cend());
    QCOMPARE(asked.size(), once.size());
}

void RequestsTest::walkingPastWhatTheCloneLacksCostsNothing()
{
    QVERIFY(m_stage->refresh());
    services::WorkspaceOptions options = m_stage->workspace().options();
    const QTemporaryDir folder;
    const QString tag = u"0.1.0-prerelease1"_s;
    const QString shallow = folder.filePath(u"shallow"_s);
    m_stage->git({u"clone"_s, u"-q"_s, u"--depth=1"_s, u"--no-tags"_s, u"file://"_s + options.clonePath, shallow});
    options.clonePath = shallow;
    options.refresh.fetchClone = false;
    m_stage->open(options);
    QVERIFY(m_stage->refresh());
    services::DetailsService &details = m_stage->workspace().details();
    const qsizetype before = m_stage->sandbox().requests().size();
    details.load(tag, services::DetailsService::Reach::Clone);
    QTRY_VERIFY(!details.isLoading());
    QVERIFY(!details.changes().commits);
    QCOMPARE(m_stage->sandbox().requests().size(), before);

    details.load(tag);
    QTRY_VERIFY(!details.isLoading());
    QVERIFY(details.changes().commits && !details.changes().commits->isEmpty());
    QVERIFY(m_stage->sandbox().requests().size() > before);
}

QTEST_GUILESS_MAIN(RequestsTest)
#include "tst_requests.moc"
