// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cifixture.h"

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using namespace std::chrono_literals;
using slipway::test::Answer;
using slipway::test::CiFixture;

/// What clients ask before they change something: rulesets, immutable releases, runs, folders.
class TestSandboxPreflight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QCOMPARE(m_fixture->commit.size(), 40);
    }
    void cleanup() { m_fixture.reset(); }

    void rulesetsAreListedAndKept()
    {
        protect({u"creation"_s, u"deletion"_s});
        const QJsonArray listed = m_fixture->reader->get(u"/rulesets?targets=tag&includes_parents=true"_s).array();
        QCOMPARE(listed.size(), 1);
        QVERIFY(!listed.at(0).toObject().contains(u"rules"_s));
        QCOMPARE(m_fixture->reader->get(u"/rulesets?targets=branch"_s).array().size(), 0);
        const QJsonObject whole = m_fixture->reader->get(u"/rulesets/7"_s).object();
        QCOMPARE(whole.value(u"enforcement"_s).toString(), u"active"_s);
        QCOMPARE(whole.value(u"current_user_can_bypass"_s).toString(), u"never"_s);
        QCOMPARE(whole.value(u"rules"_s).toArray().size(), 2);
        QCOMPARE(whole.value(u"conditions"_s).toObject().value(u"ref_name"_s).toObject().value(u"include"_s).toArray(),
                 QJsonArray{u"refs/tags/0.*"_s});
        QCOMPARE(m_fixture->writer->get(u"/rulesets/7"_s).object().value(u"current_user_can_bypass"_s).toString(),
                 u"never"_s);
        QCOMPARE(m_fixture->reader->get(u"/rulesets/8"_s).status, 404);
        State kept;
        m_fixture->box->invoke([&](State &state) { kept = *stateFromJson(toJson(state)); });
        QCOMPARE(kept.rulesets.size(), 1);
        QCOMPARE(kept.rulesets.first().include, QStringList{u"refs/tags/0.*"_s});
    }

    void aRuleForbidsWhatItSays()
    {
        const auto make = [&](const QString &tag) {
            const QString reference = u"refs/tags/"_s + tag;
            return m_fixture->writer->post(u"/git/refs"_s, {{u"ref"_s, reference}, {u"sha"_s, m_fixture->commit}});
        };
        QCOMPARE(make(u"0.1.0"_s).status, 201);
        protect({u"creation"_s, u"update"_s, u"deletion"_s});
        const Answer refused = make(u"0.2.0"_s);
        QCOMPARE(refused.status, 422);
        QVERIFY(refused.message().startsWith(u"Repository rule violations found"));
        QVERIFY(refused.error().value(u"message"_s).toString().contains(u"creations being restricted"));
        QCOMPARE(make(u"v0.2.0"_s).status, 201);
        QCOMPARE(m_fixture->writer->remove(u"/git/refs/tags/0.1.0"_s).status, 422);
        QCOMPARE(m_fixture->writer->patch(u"/git/refs/tags/0.1.0"_s, {{u"sha"_s, m_fixture->commit}}).status, 422);
        // Neither does a release make the tag, but one may use a tag that is there.
        const auto release = [&](const QString &tag) {
            return m_fixture->writer->post(u"/releases"_s, {{u"tag_name"_s, tag}, {u"prerelease"_s, true}}).status;
        };
        QCOMPARE(release(u"0.3.0"_s), 422);
        QCOMPARE(release(u"0.1.0"_s), 201);
        m_fixture->box->invoke([](State &state) { state.rulesets.first().enforcement = u"evaluate"_s; });
        QCOMPARE(make(u"0.2.0"_s).status, 201);
    }

    void immutableReleasesAreForAdministratorsToSee()
    {
        const QString path = u"/immutable-releases"_s;
        m_fixture->box->invoke([](State &state) {
            state.repository.immutableReleases = true;
            state.tokens.append({.value = "adm1n", .login = u"octocat"_s, .ceiling = Permission::Admin});
        });
        QCOMPARE(m_fixture->writer->get(path).status, 404);
        test::Client owner(m_fixture->box->apiUrl(), "adm1n");
        QCOMPARE(owner.get(path).object(), (QJsonObject{{u"enabled"_s, true}, {u"enforced_by_owner"_s, false}}));
        m_fixture->box->invoke([](State &state) { state.repository.immutableReleases = false; });
        QCOMPARE(owner.get(path).status, 404);
    }

    void runsAreListed()
    {
        const qint64 run = m_fixture->promote();
        const auto ids = [&](const QString &path) {
            QList<qint64> all;
            const QJsonObject object = m_fixture->reader->get(path).object();
            for (const QJsonValue &each : object.value(u"workflow_runs"_s).toArray())
                all.append(each.toObject().value(u"id"_s).toInteger());
            return object.value(u"total_count"_s).toInt() == all.size() ? all : QList<qint64>{-1};
        };
        QCOMPARE(ids(u"/actions/runs?status=waiting&head_sha="_s + m_fixture->commit), QList<qint64>{run});
        QCOMPARE(ids(u"/actions/runs?event=release"_s), QList<qint64>{run});
        QCOMPARE(ids(u"/actions/runs?status=waiting&branch=main"_s), QList<qint64>());
        QCOMPARE(ids(u"/actions/runs?head_sha="_s + QString(40, u'a')), QList<qint64>());
        QVERIFY(ids(u"/actions/workflows/deploy.yml/runs?event=push"_s).size() > 1);
        QCOMPARE(ids(u"/actions/workflows/deploy.yml/runs?event=release"_s), QList<qint64>());
        QCOMPARE(m_fixture->reader->get(u"/actions/workflows/none.yml/runs"_s).status, 404);
        QCOMPARE(m_fixture->reader->get(u"/actions/workflows/..%2Fx/runs"_s).status, 404);
    }

    void foldersAreListed()
    {
        const QJsonArray files = m_fixture->reader->get(u"/contents/.github/workflows"_s).array();
        QCOMPARE(files.size(), 2);
        const QJsonObject first = files.at(0).toObject();
        QCOMPARE(first.value(u"path"_s).toString(), u".github/workflows/checks.yml"_s);
        QCOMPARE(first.value(u"type"_s).toString(), u"file"_s);
        QCOMPARE(first.value(u"size"_s).toInt(), 9); // "on: push\n"
        QCOMPARE(
            first.value(u"sha"_s).toString(),
            m_fixture->reader->get(u"/contents/.github/workflows/checks.yml"_s).object().value(u"sha"_s).toString());
        QCOMPARE(m_fixture->reader->get(u"/contents/.github"_s).array().at(0).toObject().value(u"type"_s).toString(),
                 u"dir"_s);
        QCOMPARE(m_fixture->reader->get(u"/contents/.github/none"_s).status, 404);
        QCOMPARE(m_fixture->reader->get(u"/contents/.github/workflows?ref=none"_s).status, 404);
    }

private:
    void protect(const QStringList &rules)
    {
        m_fixture->box->invoke([&](State &state) {
            state.rulesets = {{.id = 7, .name = u"tags"_s, .include = {u"refs/tags/0.*"_s}, .rules = rules}};
        });
    }

    std::optional<CiFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestSandboxPreflight)
#include "tst_sandbox_preflight.moc"
