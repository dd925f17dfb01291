// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "walletbus.h"

#include "storage/tokenstore.h"

#include <QTest>

using namespace slipway;
using namespace slipway::storage;
using namespace Qt::StringLiterals;

/// Tokens through a keychain: KWallet's interface on a message bus of the test's own.
class KeychainTest final : public QObject {
    Q_OBJECT

private:
    template<class T>
    static Result<T> answer(QFuture<Result<T>> future)
    {
        // What is not answered in time is seen by the test that compares the result.
        const bool finished = QTest::qWaitFor([&] { return future.isFinished(); }, 20'000);
        return finished ? future.result() : Result<T>(std::unexpected(Error{.message = u"no answer"_s}));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_wallet.isUp()); }

    void init()
    {
        m_service.setLocked(false);
        QVERIFY(answer(m_store.remove(u"github.com"_s)));
    }

    void whatIsWrittenIsFound()
    {
        QVERIFY(answer(m_store.write(u"GitHub.com"_s, Secret("ghp_a"))));
        QCOMPARE(m_service.entries().value(u"slipway/token@github.com"_s), u"ghp_a"_s);
        const auto found = answer(m_store.find(*RepositoryName::parse(u"octocat/slipway")));
        QVERIFY(found);
        QCOMPARE(found->reveal(), "ghp_a");
        const auto other = answer(m_store.read(u"ghe.example"_s));
        QVERIFY(other);
        QVERIFY(other->isEmpty());
    }

    void whatIsRemovedIsGone()
    {
        QVERIFY(answer(m_store.write(u"github.com"_s, Secret("ghp_a"))));
        QVERIFY(answer(m_store.remove(u"github.com"_s)));
        QVERIFY(m_service.entries().isEmpty());
        const auto found = answer(m_store.read(u"github.com"_s));
        QVERIFY(found && found->isEmpty());
        QVERIFY(answer(m_store.remove(u"github.com"_s))); // there was none: done as well
    }

    void whatCannotBeATokenIsNone()
    {
        m_service.put(u"slipway/token@github.com"_s, u"ghp_a\nX-Evil: 1"_s);
        const auto found = answer(m_store.read(u"github.com"_s));
        QVERIFY(found);
        QVERIFY(found->isEmpty());
    }

    void aLockedKeychainIsAnError()
    {
        m_service.put(u"slipway/token@github.com"_s, u"ghp_a"_s);
        m_service.setLocked(true);
        const auto found = answer(m_store.read(u"github.com"_s));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Storage);
        QVERIFY(found.error().message.contains(u"Unlock"));
        const auto written = answer(m_store.write(u"github.com"_s, Secret("ghp_b")));
        QVERIFY(!written);
        QCOMPARE(m_service.entries().value(u"slipway/token@github.com"_s), u"ghp_a"_s);
        m_service.setLocked(false);
    }

    void theAnswerMayComeAfterTheStore()
    {
        m_service.put(u"slipway/token@github.com"_s, u"ghp_a"_s);
        auto future = TokenStore(QProcessEnvironment()).read(u"github.com"_s);
        const auto found = answer(std::move(future));
        QVERIFY(found);
        QCOMPARE(found->reveal(), "ghp_a");
    }

private:
    test::WalletBus m_wallet;
    test::WalletService &m_service = m_wallet.service();
    const TokenStore m_store{QProcessEnvironment()};
};

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
