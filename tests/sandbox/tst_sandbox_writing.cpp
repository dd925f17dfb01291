// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixture.h"

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using slipway::test::Answer;
using slipway::test::Fixture;
using slipway::test::git;

/// What clients write, but for releases: tags, references, statuses, deployments.
class TestSandboxWriting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QVERIFY(m_fixture->box);
        m_commit = m_fixture->push();
        QCOMPARE(m_commit.size(), 40);
    }
    void cleanup() { m_fixture.reset(); }

    void annotatedTagIsThereForGit()
    {
        const Answer object = m_fixture->writer->post(u"/git/tags"_s,
                                                      {{u"tag"_s, u"0.1.0"_s},
                                                       {u"message"_s, u"Network 0.1.0"_s},
                                                       {u"object"_s, m_commit},
                                                       {u"type"_s, u"commit"_s}});
        QCOMPARE(object.status, 201);
        const QString sha = object.object().value(u"sha"_s).toString();
        // The object alone makes no tag.
        QCOMPARE(m_fixture->writer->get(u"/git/ref/tags/0.1.0"_s).status, 404);
        const QJsonObject body{{u"ref"_s, u"refs/tags/0.1.0"_s}, {u"sha"_s, sha}};
        const Answer made = m_fixture->writer->post(u"/git/refs"_s, body);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.object().value(u"object"_s).toObject().value(u"type"_s).toString(), u"tag"_s);
        QCOMPARE(git(m_fixture->box->gitDirectory(), {u"rev-parse"_s, u"0.1.0^{commit}"_s}), m_commit);
        QCOMPARE(git(m_fixture->box->gitDirectory(), {u"cat-file"_s, u"-t"_s, u"0.1.0"_s}), u"tag"_s);
        QCOMPARE(git(m_fixture->box->gitDirectory(),
                     {u"for-each-ref"_s, u"--format=%(taggername) %(contents:subject)"_s, u"refs/tags/0.1.0"_s}),
                 u"octocat Network 0.1.0"_s);
        const Answer again = m_fixture->writer->post(u"/git/refs"_s, body);
        QCOMPARE(again.status, 422);
        QCOMPARE(again.message(), u"Reference already exists"_s);
    }

    void badReferences_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("sha");
        QTest::addColumn<QString>("message");
        const QString here = u"COMMIT"_s;
        QTest::newRow("not below refs")
            << u"tags/x"_s << here
            << u"Reference name must start with 'refs/' and contain at least three components."_s;
        QTest::newRow("two parts")
            << u"refs/x"_s << here
            << u"Reference name must start with 'refs/' and contain at least three components."_s;
        QTest::newRow("bad name") << u"refs/tags/a..b"_s << here << u"refs/tags/a..b is not a valid ref name."_s;
        QTest::newRow("space") << u"refs/tags/a b"_s << here << u"refs/tags/a b is not a valid ref name."_s;
        QTest::newRow("no such object") << u"refs/tags/x"_s << QString(40, u'1') << u"Object does not exist"_s;
        QTest::newRow("short id") << u"refs/tags/x"_s << u"abc"_s
                                  << u"The sha parameter must be exactly 40 characters and contain only [0-9a-f]."_s;
    }
    void badReferences()
    {
        QFETCH(QString, name);
        QFETCH(QString, sha);
        QFETCH(QString, message);
        sha.replace(u"COMMIT"_s, m_commit);
        const Answer answer = m_fixture->writer->post(u"/git/refs"_s, {{u"ref"_s, name}, {u"sha"_s, sha}});
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.message(), message);
    }

    void tagObjectsNeedTheirFields()
    {
        const QJsonObject whole{
            {u"tag"_s, u"x"_s}, {u"message"_s, u"m"_s}, {u"object"_s, m_commit}, {u"type"_s, u"commit"_s}};
        for (const QString &field : {u"tag"_s, u"message"_s, u"object"_s, u"type"_s}) {
            QJsonObject body = whole;
            body.remove(field);
            const Answer answer = m_fixture->writer->post(u"/git/tags"_s, body);
            QCOMPARE(answer.status, 422);
            QCOMPARE(answer.error().value(u"field"_s).toString(), field);
            QCOMPARE(answer.error().value(u"code"_s).toString(), u"missing_field"_s);
        }
    }

    void referencesMoveAndGo()
    {
        const QString second = test::commitChange(m_fixture->work(), u"fix: second"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/main"_s});
        QCOMPARE(m_fixture->writer->post(u"/git/refs"_s, {{u"ref"_s, u"refs/heads/b"_s}, {u"sha"_s, m_commit}}).status,
                 201);
        QCOMPARE(m_fixture->writer->patch(u"/git/refs/heads/b"_s, {{u"sha"_s, second}}).status, 200);
        QCOMPARE(m_fixture->writer->patch(u"/git/refs/heads/b"_s, {{u"sha"_s, m_commit}}).message(),
                 u"Update is not a fast forward"_s);
        QCOMPARE(m_fixture->writer->patch(u"/git/refs/heads/b"_s, {{u"sha"_s, m_commit}, {u"force"_s, true}}).status,
                 200);
        QCOMPARE(git(m_fixture->box->gitDirectory(), {u"rev-parse"_s, u"b"_s}), m_commit);
        QCOMPARE(m_fixture->writer->remove(u"/git/refs/heads/b"_s).status, 204);
        QCOMPARE(m_fixture->writer->get(u"/git/ref/heads/b"_s).status, 404);
        QCOMPARE(m_fixture->writer->remove(u"/git/refs/heads/b"_s).message(), u"Reference does not exist"_s);
    }

    void statuses()
    {
        const QString path = u"/statuses/"_s + m_commit;
        const auto add = [&](const QString &state, const QString &context, const QString &description) {
            return m_fixture->writer->post(
                path, {{u"state"_s, state}, {u"context"_s, context}, {u"description"_s, description}});
        };
        const QJsonObject none = m_fixture->writer->get(u"/commits/main/status"_s).object();
        QCOMPARE(none.value(u"state"_s).toString(), u"pending"_s);
        QCOMPARE(none.value(u"total_count"_s).toInt(), 0);

        const Answer first = add(u"failure"_s, u"qualification/0.1.0-rc1"_s, u"does not start"_s);
        QCOMPARE(first.status, 201);
        QCOMPARE(first.object().value(u"creator"_s).toObject().value(u"login"_s).toString(), u"octocat"_s);
        QCOMPARE(add(u"success"_s, u"Qualification/0.1.0-RC1"_s, QString(140, u'x')).status, 201);
        QCOMPARE(add(u"success"_s, u"other"_s, {}).status, 201);
        const QJsonArray all = m_fixture->writer->get(u"/commits/%1/statuses"_s.arg(m_commit)).array();
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.at(2).toObject().value(u"description"_s).toString(), u"does not start"_s);
        QVERIFY(all.at(1).toObject().value(u"created_at"_s).toString()
                > all.at(2).toObject().value(u"created_at"_s).toString());
        // Contexts are the same in any case, and the newest counts.
        const QJsonObject combined = m_fixture->writer->get(u"/commits/main/status"_s).object();
        QCOMPARE(combined.value(u"statuses"_s).toArray().size(), 2);
        QCOMPARE(combined.value(u"state"_s).toString(), u"success"_s);

        const Answer tooLong = add(u"success"_s, u"other"_s, QString(141, u'x'));
        QCOMPARE(tooLong.status, 422);
        QCOMPARE(tooLong.error().value(u"message"_s).toString(),
                 u"description is too long (maximum is 140 characters)"_s);
        QCOMPARE(add(u"nonsense"_s, u"other"_s, {}).error().value(u"field"_s).toString(), u"state"_s);
        QCOMPARE(m_fixture->writer->post(u"/statuses/"_s + QString(40, u'1'), {{u"state"_s, u"success"_s}}).status,
                 422);
        QCOMPARE(m_fixture->reader->post(path, {{u"state"_s, u"success"_s}}).status, 403);
    }

    void statusesAreLimited()
    {
        m_fixture->box->invoke([&](State &state) {
            for (int i = 0; i < 1000; ++i)
                state.statuses.append(
                    {.id = state.takeId(), .sha = m_commit, .state = u"success"_s, .context = u"a"_s});
        });
        const QString path = u"/statuses/"_s + m_commit;
        QCOMPARE(m_fixture->writer->post(path, {{u"state"_s, u"success"_s}, {u"context"_s, u"A"_s}}).status, 422);
        QCOMPARE(m_fixture->writer->post(path, {{u"state"_s, u"success"_s}, {u"context"_s, u"b"_s}}).status, 201);
    }

    void deployments()
    {
        const QJsonObject body{{u"ref"_s, u"main"_s}, {u"environment"_s, u"staging"_s}, {u"auto_merge"_s, false}};
        const Answer made = m_fixture->writer->post(u"/deployments"_s, body);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.object().value(u"sha"_s).toString(), m_commit);
        QCOMPARE(m_fixture->writer->get(u"/environments/staging"_s).status, 200); // made on the way
        const QString statuses = u"/deployments/%1/statuses"_s.arg(made.object().value(u"id"_s).toInteger());
        QVERIFY(m_fixture->writer->get(statuses).array().isEmpty());
        const Answer status = m_fixture->writer->post(
            statuses,
            {{u"state"_s, u"success"_s}, {u"log_url"_s, u"https://log.example/"_s}, {u"description"_s, u"done"_s}});
        QCOMPARE(status.status, 201);
        QCOMPARE(status.object().value(u"log_url"_s).toString(), u"https://log.example/"_s);

        const Answer next = m_fixture->writer->post(u"/deployments"_s, body);
        const QString nextStatuses = u"/deployments/%1/statuses"_s.arg(next.object().value(u"id"_s).toInteger());
        QCOMPARE(m_fixture->writer->post(nextStatuses, {{u"state"_s, u"success"_s}}).status, 201);
        QCOMPARE(m_fixture->writer->get(statuses).array().at(0).toObject().value(u"state"_s).toString(), u"inactive"_s);
        QCOMPARE(m_fixture->writer->post(statuses, {{u"state"_s, u"waiting"_s}}).status, 422);
        QCOMPARE(m_fixture->writer->post(u"/deployments"_s, {{u"ref"_s, u"nothing"_s}}).message(),
                 u"No ref found for: nothing"_s);
        QCOMPARE(m_fixture->writer->post(u"/deployments"_s, {}).error().value(u"field"_s).toString(), u"ref"_s);
    }

    void deploymentsAskForChecks()
    {
        m_fixture->box->invoke([&](State &state) {
            state.addStatus(m_commit, u"failure"_s, u"build"_s, {}, u"ci-bot"_s, m_fixture->clock.now());
        });
        QJsonObject body{{u"ref"_s, u"main"_s}, {u"environment"_s, u"staging"_s}};
        const Answer refused = m_fixture->writer->post(u"/deployments"_s, body);
        QCOMPARE(refused.status, 409);
        const QJsonArray contexts = refused.error().value(u"contexts"_s).toArray();
        QCOMPARE(contexts.at(0).toObject().value(u"context"_s).toString(), u"build"_s);
        body.insert(u"required_contexts"_s, QJsonArray{u"lint"_s});
        QCOMPARE(m_fixture->writer->post(u"/deployments"_s, body).status, 409); // nothing known of it
        body.insert(u"required_contexts"_s, QJsonArray());
        QCOMPARE(m_fixture->writer->post(u"/deployments"_s, body).status, 201);
    }

    void deploymentsMergeTheDefaultBranch()
    {
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/topic"_s});
        const QString second = test::commitChange(m_fixture->work(), u"fix: second"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/main"_s});
        const Answer merged = m_fixture->writer->post(u"/deployments"_s, {{u"ref"_s, u"topic"_s}});
        QCOMPARE(merged.status, 202);
        QCOMPARE(merged.message(), u"Auto-merged main into topic on deployment."_s);
        QVERIFY(m_fixture->writer->get(u"/deployments"_s).array().isEmpty());
        QCOMPARE(git(m_fixture->box->gitDirectory(), {u"rev-parse"_s, u"topic"_s}), second);
        // Lines that parted are a conflict.
        git(m_fixture->work(), {u"checkout"_s, u"-q"_s, u"-b"_s, u"apart"_s, m_commit});
        test::commitChange(m_fixture->work(), u"fix: apart"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"apart"_s});
        QCOMPARE(m_fixture->writer->post(u"/deployments"_s, {{u"ref"_s, u"apart"_s}}).status, 409);
    }

private:
    std::optional<Fixture> m_fixture;
    QString m_commit;
};

QTEST_GUILESS_MAIN(TestSandboxWriting)
#include "tst_sandbox_writing.moc"
