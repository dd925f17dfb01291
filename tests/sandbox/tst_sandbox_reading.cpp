// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixture.h"

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using slipway::test::Answer;
using slipway::test::Fixture;
using slipway::test::git;

/// What clients read: references, commits, files, statuses, deployments; always as git has it now.
class TestSandboxReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QVERIFY(m_fixture->box);
    }
    void cleanup() { m_fixture.reset(); }

    void emptyRepository()
    {
        QCOMPARE(m_fixture->writer->get(u"/commits"_s).status, 409);
        QCOMPARE(m_fixture->writer->get(u"/commits/main"_s).message(), u"Git Repository is empty."_s);
        QCOMPARE(m_fixture->writer->get(u"/git/ref/tags/x"_s).status, 409);
        for (const QString &list : {u"/tags"_s, u"/releases"_s, u"/git/matching-refs/tags/"_s, u"/deployments"_s}) {
            const Answer answer = m_fixture->writer->get(list);
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.array().isEmpty());
        }
        QCOMPARE(m_fixture->writer->get(u"/environments"_s).object().value(u"total_count"_s).toInt(), 0);
        QCOMPARE(m_fixture->writer->get(u"/releases/latest"_s).status, 404);
        QCOMPARE(m_fixture->writer->get(u"/contents/.slipway.toml"_s).status, 404);
    }

    void aPushIsThereAtOnce()
    {
        const QString first = m_fixture->push();
        QCOMPARE(m_fixture->writer->get(u"/commits/main"_s).object().value(u"sha"_s).toString(), first);
        const QString second = test::commitChange(m_fixture->work(), u"fix: second"_s);
        git(m_fixture->work(), {u"tag"_s, u"-a"_s, u"0.1.0-rc1"_s, u"-m"_s, u"candidate"_s});
        git(m_fixture->work(), {u"tag"_s, u"light"_s, first});
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"--tags"_s, u"origin"_s, u"HEAD:refs/heads/main"_s});
        QCOMPARE(m_fixture->writer->get(u"/commits/main"_s).object().value(u"sha"_s).toString(), second);

        const QJsonArray references = m_fixture->writer->get(u"/git/matching-refs/tags/"_s).array();
        QCOMPARE(references.size(), 2);
        const QJsonObject annotated = references.at(0).toObject();
        QCOMPARE(annotated.value(u"ref"_s).toString(), u"refs/tags/0.1.0-rc1"_s);
        const QJsonObject target = annotated.value(u"object"_s).toObject();
        QCOMPARE(target.value(u"type"_s).toString(), u"tag"_s);
        QCOMPARE(target.value(u"sha"_s).toString(), git(m_fixture->work(), {u"rev-parse"_s, u"0.1.0-rc1"_s}));
        const QJsonObject light = references.at(1).toObject().value(u"object"_s).toObject();
        QCOMPARE(light.value(u"type"_s).toString(), u"commit"_s);
        QCOMPARE(light.value(u"sha"_s).toString(), first);

        const Answer object = m_fixture->writer->get(u"/git/tags/"_s + target.value(u"sha"_s).toString());
        QCOMPARE(object.status, 200);
        QCOMPARE(object.object().value(u"object"_s).toObject().value(u"sha"_s).toString(), second);
        QCOMPARE(object.object().value(u"tagger"_s).toObject().value(u"name"_s).toString(), u"octocat"_s);
        QCOMPARE(m_fixture->writer->get(u"/git/ref/tags/light"_s).object().value(u"ref"_s).toString(),
                 u"refs/tags/light"_s);
        QCOMPARE(m_fixture->writer->get(u"/git/ref/tags/lig"_s).status, 404);

        QStringList names;
        const QJsonArray tags = m_fixture->writer->get(u"/tags"_s).array();
        for (const QJsonValue &tag : tags)
            names.append(tag.toObject().value(u"name"_s).toString());
        QCOMPARE(names, QStringList({u"light"_s, u"0.1.0-rc1"_s}));
        QCOMPARE(tags.at(1).toObject().value(u"commit"_s).toObject().value(u"sha"_s).toString(), second);
    }

    void commitsAndComparison()
    {
        const QString first = m_fixture->push();
        test::commitChange(m_fixture->work(), u"feat: two (#7)\n\nWith a body."_s);
        const QString third = test::commitChange(m_fixture->work(), u"fix: three"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/main"_s});
        git(m_fixture->work(), {u"checkout"_s, u"-q"_s, u"-b"_s, u"side/branch"_s, first});
        const QString side = test::commitChange(m_fixture->work(), u"fix: aside"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"side/branch"_s});

        const Answer page = m_fixture->writer->get(u"/commits?sha=main&per_page=2"_s);
        QCOMPARE(page.array().size(), 2);
        QCOMPARE(page.array().first().toObject().value(u"sha"_s).toString(), third);
        QVERIFY(page.header("Link").contains("rel=\"next\""));
        const QJsonObject second = page.array().at(1).toObject().value(u"commit"_s).toObject();
        QCOMPARE(second.value(u"message"_s).toString().trimmed(), u"feat: two (#7)\n\nWith a body."_s);
        QCOMPARE(second.value(u"author"_s).toObject().value(u"email"_s).toString(), u"octocat@example.com"_s);
        QCOMPARE(page.array().at(1).toObject().value(u"author"_s).toObject().value(u"login"_s).toString(),
                 u"octocat"_s);
        QCOMPARE(page.array().at(1).toObject().value(u"parents"_s).toArray().size(), 1);
        QCOMPARE(m_fixture->writer->get(u"/commits/side%2Fbranch"_s).object().value(u"sha"_s).toString(), side);
        QCOMPARE(m_fixture->writer->get(u"/commits/"_s + third).status, 200);
        QCOMPARE(m_fixture->writer->get(u"/commits/nothing"_s).message(), u"No commit found for SHA: nothing"_s);
        QCOMPARE(m_fixture->writer->get(u"/commits?sha=nothing"_s).status, 404);

        const QJsonObject ahead = m_fixture->writer->get(u"/compare/%1...main"_s.arg(first)).object();
        QCOMPARE(ahead.value(u"status"_s).toString(), u"ahead"_s);
        QCOMPARE(ahead.value(u"ahead_by"_s).toInt(), 2);
        QCOMPARE(ahead.value(u"behind_by"_s).toInt(), 0);
        const QJsonArray listed = ahead.value(u"commits"_s).toArray();
        QCOMPARE(listed.size(), 2);
        QCOMPARE(listed.at(1).toObject().value(u"sha"_s).toString(), third); // oldest first
        const QJsonObject diverged = m_fixture->writer->get(u"/compare/main...side%2Fbranch"_s).object();
        QCOMPARE(diverged.value(u"status"_s).toString(), u"diverged"_s);
        QCOMPARE(diverged.value(u"ahead_by"_s).toInt(), 1);
        QCOMPARE(diverged.value(u"behind_by"_s).toInt(), 2);
        QCOMPARE(diverged.value(u"merge_base_commit"_s).toObject().value(u"sha"_s).toString(), first);
        const QJsonObject same = m_fixture->writer->get(u"/compare/main...main"_s).object();
        QCOMPARE(same.value(u"status"_s).toString(), u"identical"_s);
        QCOMPARE(m_fixture->writer->get(u"/compare/main...nothing"_s).status, 404);
        QCOMPARE(m_fixture->writer->get(u"/compare/main"_s).status, 404);
    }

    void contents()
    {
        const QString first = m_fixture->push();
        const Answer file = m_fixture->writer->get(u"/contents/.github/workflows/checks.yml"_s);
        QCOMPARE(file.status, 200);
        QCOMPARE(file.object().value(u"encoding"_s).toString(), u"base64"_s);
        QCOMPARE(QByteArray::fromBase64(file.object().value(u"content"_s).toString().toLatin1()), "on: push\n");
        QCOMPARE(file.object().value(u"sha"_s).toString(),
                 git(m_fixture->work(), {u"rev-parse"_s, u"HEAD:.github/workflows/checks.yml"_s}));
        const Answer raw = m_fixture->writer->get(u"/contents/change.txt?ref=%1"_s.arg(first),
                                                  {{"Accept", "application/vnd.github.raw+json"}});
        QCOMPARE(raw.body, "feat: first");
        QCOMPARE(m_fixture->writer->get(u"/contents/nothing.txt"_s).status, 404);
        QCOMPARE(m_fixture->writer->get(u"/contents/change.txt?ref=nothing"_s).status, 404);
    }

    void environmentsWithReviewers()
    {
        m_fixture->box->invoke([](State &state) {
            state.environments.append({.id = 7,
                                       .name = u"production"_s,
                                       .production = true,
                                       .reviewers = {u"octocat"_s},
                                       .preventSelfReview = true,
                                       .waitMinutes = 5});
        });
        const QJsonObject environment =
            m_fixture->writer->get(u"/environments"_s).object().value(u"environments"_s).toArray().at(0).toObject();
        QCOMPARE(environment.value(u"name"_s).toString(), u"production"_s);
        const QJsonArray rules = environment.value(u"protection_rules"_s).toArray();
        QCOMPARE(rules.at(0).toObject().value(u"wait_timer"_s).toInt(), 5);
        const QJsonObject review = rules.at(1).toObject();
        QCOMPARE(review.value(u"type"_s).toString(), u"required_reviewers"_s);
        QCOMPARE(review.value(u"prevent_self_review"_s).toBool(), true);
        const QJsonObject who = review.value(u"reviewers"_s).toArray().at(0).toObject();
        QCOMPARE(who.value(u"reviewer"_s).toObject().value(u"login"_s).toString(), u"octocat"_s);
    }

    void permissionsOfPeople_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("permission");
        QTest::newRow("owner") << u"octocat"_s << u"admin"_s;
        QTest::newRow("writer") << u"hubot"_s << u"write"_s;
        QTest::newRow("reader") << u"monalisa"_s << u"read"_s;
        QTest::newRow("unknown") << u"nobody"_s << QString();
    }
    void permissionsOfPeople()
    {
        QFETCH(QString, login);
        QFETCH(QString, permission);
        const Answer answer = m_fixture->reader->get(u"/collaborators/%1/permission"_s.arg(login));
        QCOMPARE(answer.status, permission.isEmpty() ? 404 : 200);
        QCOMPARE(answer.object().value(u"permission"_s).toString(), permission);
    }

    void checkRuns()
    {
        const QString commit = m_fixture->push();
        const QDateTime now = m_fixture->clock.now();
        m_fixture->box->invoke([&](State &state) {
            state.addCheckRun(commit, u"build"_s, now);
            state.checkRuns.last().status = u"completed"_s;
            state.checkRuns.last().conclusion = u"failure"_s;
            state.addCheckRun(commit, u"build"_s, now.addSecs(60)); // a second attempt
            state.addCheckRun(commit, u"lint"_s, now);
        });
        const Answer newest = m_fixture->writer->get(u"/commits/%1/check-runs"_s.arg(commit));
        QCOMPARE(newest.object().value(u"total_count"_s).toInt(), 2);
        const QJsonObject build = newest.object().value(u"check_runs"_s).toArray().at(0).toObject();
        QCOMPARE(build.value(u"status"_s).toString(), u"queued"_s);
        QVERIFY(build.value(u"conclusion"_s).isNull());
        QCOMPARE(
            m_fixture->writer->get(u"/commits/main/check-runs?filter=all"_s).object().value(u"total_count"_s).toInt(),
            3);
        QCOMPARE(m_fixture->writer->get(u"/commits/main/check-runs?check_name=lint"_s)
                     .object()
                     .value(u"total_count"_s)
                     .toInt(),
                 1);
    }

    void deploymentsAndTheirStatuses()
    {
        const QString commit = m_fixture->push();
        qint64 id = 0;
        m_fixture->box->invoke([&](State &state) {
            const QDateTime now = m_fixture->clock.now();
            state.addDeployment(u"a"_s, u"main"_s, commit, u"ci-bot"_s, now);
            id = state.addDeployment(u"b"_s, u"main"_s, commit, u"ci-bot"_s, now);
            state.addDeployment(u"b"_s, u"0.1.0"_s, commit, u"hubot"_s, now);
            for (const QString &each : {u"queued"_s, u"in_progress"_s, u"success"_s})
                state.addDeploymentStatus(id, each, u"ci-bot"_s, now);
        });
        const QJsonArray all = m_fixture->writer->get(u"/deployments?environment=b&per_page=5"_s).array();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(0).toObject().value(u"ref"_s).toString(), u"0.1.0"_s); // newest first
        QCOMPARE(all.at(1).toObject().value(u"id"_s).toInteger(), id);
        QVERIFY(!all.at(0).toObject().contains(u"state"_s));
        QCOMPARE(all.at(1).toObject().value(u"creator"_s).toObject().value(u"type"_s).toString(), u"Bot"_s);
        QCOMPARE(m_fixture->writer->get(u"/deployments?ref=0.1.0"_s).array().size(), 1);
        const QJsonArray statuses = m_fixture->writer->get(u"/deployments/%1/statuses"_s.arg(id)).array();
        QCOMPARE(statuses.size(), 3);
        const QJsonObject newest = statuses.at(0).toObject();
        QCOMPARE(newest.value(u"state"_s).toString(), u"success"_s);
        // Dates have whole seconds, and still tell the order.
        QVERIFY(newest.value(u"created_at"_s).toString() > statuses.at(1).toObject().value(u"created_at"_s).toString());
    }

private:
    std::optional<Fixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestSandboxReading)
#include "tst_sandbox_reading.moc"
