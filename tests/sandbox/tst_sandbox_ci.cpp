// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cifixture.h"

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using namespace std::chrono_literals;
using slipway::test::Answer;
using slipway::test::CiFixture;
using slipway::test::Fixture;
using slipway::test::git;

/// What the stand-in's CI does about tags, pushes and releases. One step takes ten seconds of a clock that the test
/// moves.
class TestSandboxCi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QCOMPARE(m_fixture->commit.size(), 40);
        m_commit = m_fixture->commit;
    }
    void cleanup() { m_fixture.reset(); }

    void aPushIsDeployedToItsBranchsEnvironment()
    {
        QCOMPARE(m_fixture->states(u"testing"_s), QStringList{u"queued"_s});
        m_fixture->pass(10s);
        QCOMPARE(m_fixture->states(u"testing"_s), (QStringList{u"in_progress"_s, u"queued"_s}));
        m_fixture->pass(10s);
        QCOMPARE(m_fixture->states(u"testing"_s), (QStringList{u"success"_s, u"in_progress"_s, u"queued"_s}));
        const qint64 first = m_fixture->newest(u"testing"_s).value(u"id"_s).toInteger();

        const QString second = test::commitChange(m_fixture->work(), u"fix: second"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/main"_s});
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/other"_s});
        m_fixture->pass(0s);
        QCOMPARE(m_fixture->newest(u"testing"_s).value(u"sha"_s).toString(), second);
        QCOMPARE(m_fixture->newest(u"testing"_s).value(u"ref"_s).toString(), u"main"_s);
        QCOMPARE(m_fixture->newest(u"testing"_s).value(u"creator"_s).toObject().value(u"login"_s).toString(),
                 u"ci-bot"_s);
        m_fixture->pass(1min);
        QCOMPARE(m_fixture->states(u"testing"_s).constFirst(), u"success"_s);
        // The one before is not active any more.
        QCOMPARE(m_fixture->writer->get(u"/deployments/%1/statuses"_s.arg(first))
                     .array()
                     .at(0)
                     .toObject()
                     .value(u"state"_s)
                     .toString(),
                 u"inactive"_s);
        QCOMPARE(m_fixture->writer->get(u"/deployments?environment=testing"_s).array().size(), 2);
    }

    void aCandidateIsCheckedDeployedAndBuilt()
    {
        const QJsonObject body{{u"ref"_s, u"refs/tags/0.1.0-rc1"_s}, {u"sha"_s, m_commit}};
        QCOMPARE(m_fixture->writer->post(u"/git/refs"_s, body).status, 201);
        const qint64 release =
            m_fixture->writer->post(u"/releases"_s, {{u"tag_name"_s, u"0.1.0-rc1"_s}, {u"prerelease"_s, true}})
                .object()
                .value(u"id"_s)
                .toInteger();
        m_fixture->pass(0s);
        QCOMPARE(m_fixture->checks(u"queued"_s), 14);
        QCOMPARE(m_fixture->states(u"preview"_s), QStringList{u"queued"_s});
        QCOMPARE(m_fixture->newest(u"preview"_s).value(u"ref"_s).toString(), u"0.1.0-rc1"_s);
        m_fixture->pass(5s);
        QVERIFY(m_fixture->checks(u"in_progress"_s) > 0);
        QVERIFY(m_fixture->checks(u"queued"_s) > 0);
        m_fixture->pass(20s);
        QCOMPARE(m_fixture->checks(u"completed"_s), 14);
        QCOMPARE(m_fixture->states(u"preview"_s).constFirst(), u"success"_s);
        QVERIFY(m_fixture->assets(release).isEmpty());
        m_fixture->pass(20s);
        const QStringList names = m_fixture->assets(release);
        QCOMPARE(names.size(), 9);
        QVERIFY(names.contains(u"network-0.1.0-linux-x64.tar.gz"_s));
        QVERIFY(names.contains(u"CHECKSUM"_s));
        QVERIFY(m_fixture->states(u"preprod"_s).isEmpty());
    }

    void aRelinkedPrereleaseGetsTheNewBuild()
    {
        git(m_fixture->work(), {u"tag"_s, u"0.1.0-rc1"_s});
        test::commitChange(m_fixture->work(), u"fix: second"_s);
        git(m_fixture->work(), {u"tag"_s, u"0.1.0-rc2"_s});
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"--tags"_s, u"origin"_s});
        const qint64 release = m_fixture->prerelease(u"0.1.0-rc1"_s);
        m_fixture->pass(0s);
        m_fixture->pass(5min);
        const QJsonArray before = m_fixture->writer->get(u"/releases/%1/assets"_s.arg(release)).array();
        QCOMPARE(before.size(), 9);
        QCOMPARE(m_fixture->writer->patch(u"/releases/%1"_s.arg(release), {{u"tag_name"_s, u"0.1.0-rc2"_s}}).status,
                 200);
        m_fixture->pass(0s);
        m_fixture->pass(1min);
        const QJsonArray after = m_fixture->writer->get(u"/releases/%1/assets"_s.arg(release)).array();
        QCOMPARE(after.size(), 9);
        const auto digest = [](const QJsonArray &all) { return all.at(0).toObject().value(u"digest"_s).toString(); };
        QVERIFY(digest(before) != digest(after));
    }

    void withoutWorkflowsNothingIsChecked()
    {
        Fixture bare;
        QVERIFY(bare.box);
        const QString commit = bare.push(false);
        git(bare.work(), {u"tag"_s, u"0.1.0-rc1"_s});
        git(bare.work(), {u"push"_s, u"-q"_s, u"--tags"_s, u"origin"_s});
        bare.pass(0s);
        bare.pass(5min);
        QCOMPARE(bare.writer->get(u"/commits/%1/check-runs"_s.arg(commit)).object().value(u"total_count"_s).toInt(), 0);
    }

    void anOlderLineDoesNotTakeProductionBack()
    {
        m_fixture->box->invoke([&](State &state) {
            state.environments.removeAt(2); // no review here
            const qint64 id =
                state.addDeployment(u"mainnet"_s, u"0.2.0"_s, m_commit, u"ci-bot"_s, m_fixture->clock.now());
            state.addDeploymentStatus(id, u"success"_s, u"ci-bot"_s, m_fixture->clock.now());
        });
        QCOMPARE(m_fixture->writer->post(u"/releases"_s, {{u"tag_name"_s, u"0.1.0"_s}}).status, 201);
        m_fixture->pass(0s);
        QCOMPARE(m_fixture->newest(u"mainnet"_s).value(u"ref"_s).toString(), u"0.2.0"_s);
        QCOMPARE(m_fixture->writer->post(u"/releases"_s, {{u"tag_name"_s, u"0.3.0"_s}}).status, 201);
        m_fixture->pass(0s);
        QCOMPARE(m_fixture->newest(u"mainnet"_s).value(u"ref"_s).toString(), u"0.3.0"_s);
    }

    void workflowsCanBeDispatched()
    {
        const QString path = u"/actions/workflows/deploy.yml/dispatches"_s;
        const QJsonObject body{{u"ref"_s, u"main"_s}, {u"inputs"_s, QJsonObject{{u"environment"_s, u"mainnet"_s}}}};
        QCOMPARE(m_fixture->writer->post(path, body).status, 204);
        QCOMPARE(m_fixture->states(u"mainnet"_s), QStringList{u"queued"_s});
        QJsonObject told = body;
        told.insert(u"return_run_details"_s, true);
        const Answer details = m_fixture->writer->post(path, told);
        QCOMPARE(details.status, 200);
        const qint64 run = details.object().value(u"workflow_run_id"_s).toInteger();
        QCOMPARE(m_fixture->writer->get(u"/actions/runs/%1"_s.arg(run)).object().value(u"event"_s).toString(),
                 u"workflow_dispatch"_s);
        m_fixture->pass(1min);
        QCOMPARE(m_fixture->states(u"mainnet"_s).constFirst(), u"success"_s);

        QCOMPARE(m_fixture->writer->post(path, {}).status, 422);
        QCOMPARE(m_fixture->writer->post(path, {{u"ref"_s, u"nothing"_s}}).status, 422);
        QCOMPARE(m_fixture->writer->post(u"/actions/workflows/checks.yml/dispatches"_s, body).message(),
                 u"Workflow does not have 'workflow_dispatch' trigger"_s);
        QCOMPARE(m_fixture->writer->post(u"/actions/workflows/other.yml/dispatches"_s, body).status, 404);
        QJsonObject many;
        for (int i = 0; i < 26; ++i)
            many.insert(u"input%1"_s.arg(i), i);
        QCOMPARE(m_fixture->writer->post(path, {{u"ref"_s, u"main"_s}, {u"inputs"_s, many}}).status, 422);
    }

    void askedForDeploymentsAreCarriedOut()
    {
        const qint64 id =
            m_fixture->writer
                ->post(
                    u"/deployments"_s,
                    {{u"ref"_s, u"main"_s}, {u"environment"_s, u"preview"_s}, {u"required_contexts"_s, QJsonArray()}})
                .object()
                .value(u"id"_s)
                .toInteger();
        m_fixture->pass(0s);
        m_fixture->pass(1min);
        QCOMPARE(m_fixture->states(u"preview"_s), (QStringList{u"success"_s, u"in_progress"_s, u"queued"_s}));
        QCOMPARE(m_fixture->newest(u"preview"_s).value(u"id"_s).toInteger(), id);
    }

    void aStatusOfSomebodyElseEndsTheCisPart()
    {
        const qint64 id =
            m_fixture->writer
                ->post(
                    u"/deployments"_s,
                    {{u"ref"_s, u"main"_s}, {u"environment"_s, u"preview"_s}, {u"required_contexts"_s, QJsonArray()}})
                .object()
                .value(u"id"_s)
                .toInteger();
        QCOMPARE(m_fixture->writer->post(u"/deployments/%1/statuses"_s.arg(id), {{u"state"_s, u"error"_s}}).status,
                 201);
        m_fixture->pass(0s);
        m_fixture->pass(1min);
        QCOMPARE(m_fixture->states(u"preview"_s), QStringList{u"error"_s});
    }

private:
    std::optional<CiFixture> m_fixture;
    QString m_commit;
};

QTEST_GUILESS_MAIN(TestSandboxCi)
#include "tst_sandbox_ci.moc"
