// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "github/githubmodel.h"

#include <QPointer>
#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

ServedAnswer never(const SeenRequest &)
{
    return {.way = ServedAnswer::Way::Never};
}

RepositoryName repositoryAt(const QUrl &api)
{
    return {.owner = u"octocat"_s, .name = u"hello"_s, .host = u"127.0.0.1"_s, .apiUrl = api};
}

} // namespace

/// Cancelling, and the ends of things at awkward moments.
class LifetimeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cancellingAborts();
    void cancellingAbortsWhatIsQueued();
    void destroyedModelsFinishTheirFutures();
    void modelsMayEndInAContinuation();
    void modelsMayBeUsedInAContinuationOfTheirEnd();
    void answersAreNotDeliveredAtOnce();
};

void LifetimeTest::cancellingAborts()
{
    LoopbackServer server(never);
    GitHubModel model(repositoryAt(server.url()), Secret("t0ken"_ba), {});
    auto future = model.repository();
    QTRY_COMPARE(server.open(), 1);
    future.cancel();
    QTRY_VERIFY(future.isFinished());
    QTRY_COMPARE(server.open(), 0);
    QVERIFY(future.isCanceled());
    QCOMPARE(future.resultCount(), 0);
}

void LifetimeTest::cancellingAbortsWhatIsQueued()
{
    // The list is answered, its statuses are not: eight are under way, the others wait.
    LoopbackServer server([](const SeenRequest &seen) {
        if (!seen.target.contains("/statuses")) {
            QByteArray list = "[";
            for (int i = 1; i <= 20; ++i)
                list += R"({"id": )" + QByteArray::number(i) + R"(, "sha": ")" + QByteArray(40, 'a') + R"("},)";
            list.chop(1);
            return ServedAnswer{.body = list + ']'};
        }
        return never(seen);
    });
    GitHubModel model(repositoryAt(server.url()), Secret("t0ken"_ba), {});
    auto future = model.deployments(u"e"_s, 20);
    QTRY_COMPARE(server.open(), 6); // Qt opens six connections to a host, and keeps two requests itself
    const auto before = server.seen().size();
    future.cancel();
    QTRY_VERIFY(future.isFinished());
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(server.seen().size(), before);
}

void LifetimeTest::destroyedModelsFinishTheirFutures()
{
    LoopbackServer server(never);
    auto model = std::make_unique<GitHubModel>(repositoryAt(server.url()), Secret("t0ken"_ba), ResponseCache{});
    const auto read = model->repository();
    const auto write = model->createTag(u"x"_s, *ObjectId::fromHex(QString(40, u'a')), u"m"_s);
    const auto queued = model->createRelease({.tagName = u"x"_s});
    QTRY_COMPARE(server.open(), 2);
    model.reset();
    QVERIFY(read.isFinished() && write.isFinished() && queued.isFinished());
    QCOMPARE(read.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(write.result().error().kind, ErrorKind::Cancelled);
    QCOMPARE(queued.result().error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(server.open(), 0);
}

void LifetimeTest::modelsMayEndInAContinuation()
{
    LoopbackServer server([](const SeenRequest &seen) {
        return seen.target == "/user" ? ServedAnswer{.body = R"({"login": "octocat"})"} : never(seen);
    });
    auto model = std::make_unique<GitHubModel>(repositoryAt(server.url()), Secret("t0ken"_ba), ResponseCache{});
    const auto other = model->repository();
    QString login;
    // Without a context the continuation runs inside the model's own call.
    const auto done = model->login().then([&](const Result<QString> &result) {
        login = result.value_or(QString());
        model.reset();
    });
    QTRY_VERIFY(done.isFinished());
    QCOMPARE(login, u"octocat"_s);
    QVERIFY(!model);
    QCOMPARE(other.result().error().kind, ErrorKind::Cancelled);
}

void LifetimeTest::modelsMayBeUsedInAContinuationOfTheirEnd()
{
    LoopbackServer server(never);
    auto transport = std::make_unique<Transport>(quick(server.url()));
    QFuture<Result<ApiAnswer>> late;
    Transport *raw = transport.get();
    const auto done =
        fetch(*transport, get("/x")).then([&](const Result<ApiAnswer> &) { late = fetch(*raw, get("/again")); });
    QTRY_COMPARE(server.open(), 1);
    transport.reset();
    QVERIFY(done.isFinished());
    QVERIFY(late.isFinished());
    QCOMPARE(late.result().error().kind, ErrorKind::Cancelled);
}

void LifetimeTest::answersAreNotDeliveredAtOnce()
{
    GitHubModel model(repositoryAt(QUrl(u"http://127.0.0.1:1"_s)), {}, {});
    // Even what is refused without asking anybody comes through the event loop.
    const auto refused = model.login();
    QVERIFY(!refused.isFinished());
    const auto answer = await(refused);
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Unauthorized);
    const auto bad = model.file(u"../x"_s, {});
    QVERIFY(!bad.isFinished());
    const auto second = await(bad);
    QVERIFY(second && !*second);
    QCOMPARE(second->error().kind, ErrorKind::BadInput);
}

QTEST_GUILESS_MAIN(LifetimeTest)
#include "tst_github_lifetime.moc"
