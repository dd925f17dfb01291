// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage.h"

#include "domain/planning.h"
#include "services/session.h"
#include "storage/snapshotstore.h"
#include "storage/walletbus.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace slipway;
using namespace Qt::StringLiterals;
using services::RefreshService;
using test::Stage;

/// A repository that was open before is opened again: what is kept of it is there before it is known who asks.
class OpeningTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_wallet.isUp()); }
    void init();
    void theLastSnapshotDoesNotWaitForTheToken();
    void withoutATokenNobodyIsSignedIn();
    void cancelledNothingIsAsked();
    void aChangeWithoutATokenIsRefused();
    void aSlowKeychainHoldsUpNothingThatIsKept();
    void signingInDoesNotWaitForTheKeychain();
    void whatWasBegunBeforeTheTokenEnds_data();
    void whatWasBegunBeforeTheTokenEnds();

private:
    /// As after a start, while the token is looked for.
    void openAgain()
    {
        services::WorkspaceOptions options = m_stage->workspace().options();
        options.token = Secret();
        options.awaitsToken = true;
        m_stage->open(options);
        m_stage->workspace().start(services::readLast(options));
        QTRY_VERIFY(m_stage->snapshot()->tags);
        m_before = m_stage->sandbox().requests().size();
    }
    /// What a session in the folder finds: the token in the keychain, and what was read of the repository.
    bool keepFor(const QTemporaryDir &folder)
    {
        const QString host = m_stage->workspace().options().repository->host;
        m_wallet.service().put(u"slipway/token@"_s + host, QString::fromLatin1(token().reveal()));
        return QDir().rename(m_cache.path(), folder.filePath(u"cache"_s));
    }
    QList<sandbox::Visit> visits() const { return m_stage->sandbox().requests().sliced(m_before); }
    Secret token() const { return Secret(m_stage->sandbox().writeToken()); }

    test::WalletBus m_wallet; // before the rest: it is the session's bus
    QTemporaryDir m_cache;
    std::unique_ptr<Stage> m_stage;
    qsizetype m_before = 0;
};

void OpeningTest::init()
{
    m_stage = std::make_unique<Stage>();
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
    services::WorkspaceOptions options = m_stage->workspace().options();
    options.cacheDirectory = m_cache.path();
    m_stage->open(options);
    QVERIFY(m_stage->refresh());
    QCOMPARE(m_stage->snapshot()->account.login, u"octocat"_s);
    const storage::SnapshotStore store(m_cache.path());
    QTRY_VERIFY(store.load({options.repository, options.clonePath}));
}

void OpeningTest::theLastSnapshotDoesNotWaitForTheToken()
{
    openAgain();
    RefreshService &refresh = m_stage->workspace().refresh();
    QVERIFY(refresh.isRunning());
    QVERIFY(!refresh.isFresh());
    QSignalSpy finished(&refresh, &RefreshService::finished);
    auto commits = m_stage->workspace().branchCommits(3);
    refresh.refresh(); // it is on its way
    QVERIFY(!commits.isFinished());
    QVERIFY(visits().isEmpty());

    m_stage->workspace().setToken(token());
    QTRY_VERIFY(commits.isFinished());
    QVERIFY(commits.result());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QVERIFY(refresh.isFresh());
    QCOMPARE(m_stage->snapshot()->account.login, u"octocat"_s);
    QVERIFY(!visits().isEmpty());
    for (const sandbox::Visit &visit : visits())
        QVERIFY2(visit.authorized(), visit.target.constData());
}

void OpeningTest::withoutATokenNobodyIsSignedIn()
{
    openAgain();
    QCOMPARE(m_stage->snapshot()->account.login, u"octocat"_s); // as it was
    QSignalSpy finished(&m_stage->workspace().refresh(), &RefreshService::finished);
    const Error locked{.kind = ErrorKind::Storage, .message = u"The keychain refused."_s};
    m_stage->workspace().setToken(std::unexpected(locked));
    QCOMPARE(m_stage->snapshot()->account, Account());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(m_stage->snapshot()->account.login, QString());
    const QList<Problem> problems = m_stage->snapshot()->problems;
    QVERIFY(std::ranges::any_of(problems, [&](const Problem &each) { return each.error.message == locked.message; }));
    QVERIFY(!visits().isEmpty());
    for (const sandbox::Visit &visit : visits())
        QVERIFY2(!visit.authorized(), visit.target.constData());
}

void OpeningTest::cancelledNothingIsAsked()
{
    openAgain();
    RefreshService &refresh = m_stage->workspace().refresh();
    QSignalSpy finished(&refresh, &RefreshService::finished);
    refresh.cancel();
    QCOMPARE(finished.size(), 1);
    QVERIFY(!refresh.isRunning());
    m_stage->workspace().setToken(token());
    QVERIFY(!refresh.isRunning());
    QVERIFY(m_stage->refresh());
    QVERIFY(refresh.isFresh());
}

void OpeningTest::aChangeWithoutATokenIsRefused()
{
    openAgain(); // of somebody who could write
    const auto plan = planVerdict(*m_stage->snapshot(), m_stage->candidate(u"0.1.2-prerelease2"_s),
                                  Verdict::Kind::Qualified, u"good"_s, Stage::now());
    QVERIFY(plan);
    services::OperationService &operations = *m_stage->workspace().operations();
    QSignalSpy finished(&operations, &services::OperationService::finished);
    QVERIFY(operations.start(*plan, false));
    m_stage->workspace().setToken(Secret());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(m_stage->outcome().kind, services::Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"sign in"_s), qPrintable(m_stage->outcomeText()));
    for (const sandbox::Visit &visit : visits())
        QCOMPARE(visit.method, "GET");
}

/// The whole way, with a keychain that asks somebody for a password.
void OpeningTest::aSlowKeychainHoldsUpNothingThatIsKept()
{
    const services::WorkspaceOptions options = m_stage->workspace().options();
    QTemporaryDir folder;
    QVERIFY(keepFor(folder));
    m_before = m_stage->sandbox().requests().size();
    m_wallet.service().hold();
    std::optional release{qScopeGuard([this] { m_wallet.service().release(); })};
    services::Session session(folder.path());
    session.open({options.repository, options.clonePath});
    QTRY_VERIFY(session.workspace() && session.workspace()->snapshot()->tags);
    QVERIFY(session.workspace()->options().awaitsToken);
    QVERIFY(visits().isEmpty());

    release.reset();
    QTRY_VERIFY_WITH_TIMEOUT(session.workspace()->refresh().isFresh(), 30'000);
    QVERIFY(!session.workspace()->options().awaitsToken);
    QCOMPARE(session.workspace()->snapshot()->account.login, u"octocat"_s);
    QVERIFY(visits().constFirst().authorized());
}

void OpeningTest::signingInDoesNotWaitForTheKeychain()
{
    const services::WorkspaceOptions options = m_stage->workspace().options();
    const QTemporaryDir folder;
    m_wallet.service().hold();
    std::optional release{qScopeGuard([this] { m_wallet.service().release(); })};
    services::Session session(folder.path());
    session.open({options.repository, options.clonePath});
    QTRY_VERIFY(session.workspace());
    QVERIFY(session.workspace()->options().awaitsToken);
    QSignalSpy signedIn(&session, &services::Session::signedIn);
    session.signIn(token());
    QTRY_VERIFY_WITH_TIMEOUT(session.workspace()->refresh().isFresh(), 30'000);
    QCOMPARE(session.workspace()->snapshot()->account.login, u"octocat"_s);
    QCOMPARE(signedIn.size(), 0); // it is not kept yet
    services::Workspace *workspace = session.workspace();

    release.reset();
    QTRY_COMPARE(signedIn.size(), 1);
    QVERIFY(!signedIn.constFirst().constFirst().value<std::optional<Error>>());
    QCOMPARE(session.workspace(), workspace); // what the keychain had is not wanted any more
    QTRY_COMPARE(m_wallet.service().entries().value(u"slipway/token@"_s + options.repository->host),
                 QString::fromLatin1(token().reveal()));
}

void OpeningTest::whatWasBegunBeforeTheTokenEnds_data()
{
    QTest::addColumn<bool>("signsIn");
    QTest::newRow("signing in") << true;
    QTest::newRow("opening something else") << false;
}

/// Also when its repository is not the open one any more.
void OpeningTest::whatWasBegunBeforeTheTokenEnds()
{
    QFETCH(bool, signsIn);
    const services::WorkspaceOptions options = m_stage->workspace().options();
    QTemporaryDir folder;
    QVERIFY(keepFor(folder));
    m_wallet.service().hold();
    std::optional release{qScopeGuard([this] { m_wallet.service().release(); })};
    services::Session session(folder.path());
    session.open({options.repository, options.clonePath});
    QTRY_VERIFY(session.workspace() && session.workspace()->snapshot()->tags);
    const auto plan = planVerdict(*session.workspace()->snapshot(), m_stage->candidate(u"0.1.2-prerelease2"_s),
                                  Verdict::Kind::Qualified, u"good"_s, Stage::now());
    QVERIFY(plan);
    QVERIFY(session.workspace()->operations()->start(*plan, false));
    if (signsIn) {
        session.signIn(token());
        QTRY_VERIFY_WITH_TIMEOUT(session.workspace()->refresh().isFresh(), 30'000);
    } else {
        session.open({std::nullopt, options.clonePath});
    }
    services::OperationService *left = session.runningOperation();
    QVERIFY(left);
    std::optional<services::Outcome> outcome;
    connect(left, &services::OperationService::finished, this, [&] { outcome = left->outcome(); });

    release.reset();
    QTRY_VERIFY_WITH_TIMEOUT(outcome, 30'000);
    QVERIFY2(outcome->kind == services::Outcome::Kind::Done, qPrintable(outcome->error.value_or(Error()).message));
    QTRY_VERIFY(!session.runningOperation());
    QCOMPARE(m_stage->changesMade("POST", u"/statuses/{ref}"_s), 1);
}

QTEST_GUILESS_MAIN(OpeningTest)
#include "tst_opening.moc"
