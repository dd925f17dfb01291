// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cifixture.h"

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using namespace std::chrono_literals;
using slipway::test::Answer;
using slipway::test::CiFixture;

/// Deployments that wait for somebody's approval.
class TestSandboxReviews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QCOMPARE(m_fixture->commit.size(), 40);
    }
    void cleanup() { m_fixture.reset(); }

    void aReleaseWaitsForReview()
    {
        const qint64 run = m_fixture->promote();
        m_fixture->pass(10min);
        QCOMPARE(m_fixture->states(u"preprod"_s), QStringList{u"waiting"_s});
        QVERIFY(m_fixture->states(u"mainnet"_s).isEmpty());
        QCOMPARE(m_fixture->newest(u"preprod"_s).value(u"ref"_s).toString(), u"0.1.0"_s);
        QCOMPARE(m_fixture->newest(u"preprod"_s).value(u"sha"_s).toString(), m_fixture->commit);
        QCOMPARE(m_fixture->newest(u"preprod"_s).value(u"production_environment"_s).toBool(), true);

        const QString path = u"/actions/runs/%1/pending_deployments"_s.arg(run);
        const QJsonArray pending = m_fixture->writer->get(path).array();
        QCOMPARE(pending.size(), 1);
        QCOMPARE(pending.at(0).toObject().value(u"current_user_can_approve"_s).toBool(), true);
        QCOMPARE(pending.at(0).toObject().value(u"reviewers"_s).toArray().size(), 2);
        QCOMPARE(
            m_fixture->reader->get(path).array().at(0).toObject().value(u"current_user_can_approve"_s).toBool(true),
            false);
        QCOMPARE(m_fixture->runState(run), u"waiting"_s);

        const QJsonObject whole{
            {u"environment_ids"_s, QJsonArray{3}}, {u"state"_s, u"approved"_s}, {u"comment"_s, u"go"_s}};
        for (const QString &field : {u"environment_ids"_s, u"state"_s, u"comment"_s}) {
            QJsonObject body = whole;
            body.remove(field);
            QCOMPARE(m_fixture->writer->post(path, body).status, 422);
        }
        QCOMPARE(m_fixture->reader->post(path, whole).status, 403);
        const Answer approved = m_fixture->writer->post(path, whole);
        QCOMPARE(approved.status, 200);
        QCOMPARE(approved.array().at(0).toObject().value(u"environment"_s).toString(), u"preprod"_s);
        QCOMPARE(m_fixture->writer->post(path, whole).status, 422); // nothing waits any more
        m_fixture->pass(20s);
        QCOMPARE(m_fixture->states(u"preprod"_s),
                 (QStringList{u"success"_s, u"in_progress"_s, u"queued"_s, u"waiting"_s}));
        // The next production environment comes after it.
        QCOMPARE(m_fixture->states(u"mainnet"_s), QStringList{u"queued"_s});
        m_fixture->pass(20s);
        QCOMPARE(m_fixture->states(u"mainnet"_s).constFirst(), u"success"_s);
        QCOMPARE(m_fixture->runState(run), u"completed"_s);
    }

    void aRejectedReviewEndsTheRun()
    {
        const qint64 run = m_fixture->promote();
        const Answer rejected = m_fixture->writer->post(
            u"/actions/runs/%1/pending_deployments"_s.arg(run),
            {{u"environment_ids"_s, QJsonArray{3}}, {u"state"_s, u"rejected"_s}, {u"comment"_s, u"not today"_s}});
        QCOMPARE(rejected.status, 200);
        m_fixture->pass(10min);
        QCOMPARE(m_fixture->states(u"preprod"_s), (QStringList{u"failure"_s, u"waiting"_s}));
        QVERIFY(m_fixture->states(u"mainnet"_s).isEmpty());
        QCOMPARE(m_fixture->writer->get(u"/actions/runs/%1"_s.arg(run)).object().value(u"conclusion"_s).toString(),
                 u"failure"_s);
    }

    void whoStartedItMayBeKeptFromApproving()
    {
        m_fixture->box->invoke([](State &state) { state.environments[2].preventSelfReview = true; });
        const qint64 run = m_fixture->promote();
        const QString path = u"/actions/runs/%1/pending_deployments"_s.arg(run);
        QCOMPARE(
            m_fixture->writer->get(path).array().at(0).toObject().value(u"current_user_can_approve"_s).toBool(true),
            false);
        QCOMPARE(
            m_fixture->writer
                ->post(path,
                       {{u"environment_ids"_s, QJsonArray{3}}, {u"state"_s, u"approved"_s}, {u"comment"_s, QString()}})
                .status,
            403);
    }

    void reviewsCanHappenByThemselves()
    {
        QTemporaryDir directory;
        DrivenClock clock(m_fixture->clock.now());
        auto box = Sandbox::start({.directory = directory.path() + u"/s"_s,
                                   .seedDemonstration = false,
                                   .ciStep = 10s,
                                   .autoReview = 30s,
                                   .clock = &clock});
        QVERIFY(box);
        (*box)->invoke([](State &state) {
            state.environments = {{.id = 3,
                                   .name = u"preprod"_s,
                                   .follows = u"releases"_s,
                                   .production = true,
                                   .reviewers = {u"octocat"_s, u"hubot"_s},
                                   .preventSelfReview = true}};
        });
        test::pushFirstCommit(directory.path() + u"/w"_s, (*box)->gitDirectory());
        test::Client client((*box)->apiUrl(), (*box)->writeToken());
        QCOMPARE(client.post(u"/releases"_s, {{u"tag_name"_s, u"0.1.0"_s}}).status, 201);
        const auto latest = [&] {
            const qint64 id = client.get(u"/deployments"_s).array().at(0).toObject().value(u"id"_s).toInteger();
            return client.get(u"/deployments/%1/statuses"_s.arg(id)).array().at(0).toObject();
        };
        (*box)->advanceCi();
        QCOMPARE(latest().value(u"state"_s).toString(), u"waiting"_s);
        clock.advance(31s);
        (*box)->advanceCi();
        QCOMPARE(latest().value(u"state"_s).toString(), u"queued"_s);
        QCOMPARE(latest().value(u"description"_s).toString(), u"Approved by hubot"_s);
    }

private:
    std::optional<CiFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestSandboxReviews)
#include "tst_sandbox_reviews.moc"
