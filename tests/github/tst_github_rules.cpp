// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "sandbox/cifixture.h"

#include "github/endpoints/contents.h"
#include "github/endpoints/rulesets.h"
#include "github/githubmodel.h"

#include <QTest>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;

/// What is known before something is done: rules, workflows, immutable releases. Against the sandbox and odd hosts.
class RulesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QCOMPARE(m_fixture->commit.size(), 40);
        m_model = model(m_fixture->box->writeToken());
    }
    void cleanup()
    {
        m_model.reset();
        m_fixture.reset();
    }

    void foreseesWhatARuleForbids();
    void leavesTheOtherTagsAlone();
    void readsRulesets();
    void readsWorkflows();
    void findsNoWorkflows();
    void keepsToTheWorkflowsFolder();
    void knowsImmutableReleases();
    void saysThatANameIsBurned();
    void saysThatAReleaseIsImmutable();
    void refusesOddAnswers_data();
    void refusesOddAnswers();

private:
    std::unique_ptr<GitHubModel> model(const QByteArray &token) const
    {
        auto name = *RepositoryName::parse(m_fixture->box->repository());
        name.apiUrl = m_fixture->box->apiUrl();
        return std::make_unique<GitHubModel>(name, Secret(token), ResponseCache{});
    }
    ObjectId commit() const { return *ObjectId::fromHex(m_fixture->commit); }
    void protect(const sandbox::RulesetRecord &record)
    {
        m_fixture->box->invoke([&](sandbox::State &state) { state.rulesets = {record}; });
    }

    std::optional<CiFixture> m_fixture;
    std::unique_ptr<GitHubModel> m_model;
};

void RulesTest::foreseesWhatARuleForbids()
{
    protect({.id = 5,
             .name = u"final tags"_s,
             .include = {u"refs/tags/[0-9]*"_s},
             .exclude = {u"refs/tags/*-*"_s},
             .rules = {u"creation"_s, u"update"_s}});
    const auto rules = await(m_model->tagRules(u"0.1.0"_s));
    QVERIFY2(rules && *rules, rules && !*rules ? qPrintable(rules->error().detail) : "");
    QCOMPARE(
        **rules,
        (QList<RuleAgainst>{
            {.ruleset = u"final tags"_s, .source = u"example/network"_s, .rule = u"creation"_s, .certain = true}}));
    const auto tag = await(m_model->createTag(u"0.1.0"_s, commit(), u"0.1.0"_s));
    QVERIFY(tag && !*tag);
    QCOMPARE(tag->error().kind, ErrorKind::RuleViolation);
    QVERIFY2(tag->error().message.contains("Repository rule violations found"_L1), qPrintable(tag->error().message));
    // A release cannot make it either.
    const auto release = await(m_model->createRelease({.tagName = u"0.1.0"_s, .name = u"x"_s, .prerelease = false}));
    QVERIFY(release && !*release);
    QCOMPARE(release->error().kind, ErrorKind::RuleViolation);

    // Who may pass it by is not stopped.
    m_fixture->box->invoke([](sandbox::State &state) { state.rulesets.first().bypass = {u"octocat"_s}; });
    const auto login = await(m_model->login());
    QVERIFY(login && *login);
    QCOMPARE(**login, u"octocat"_s);
    const auto none = await(m_model->tagRules(u"0.1.0"_s));
    QVERIFY(none && *none && (*none)->isEmpty());
    const auto made = await(m_model->createTag(u"0.1.0"_s, commit(), u"0.1.0"_s));
    QVERIFY(made && *made);
}

void RulesTest::leavesTheOtherTagsAlone()
{
    protect({.id = 5, .name = u"v"_s, .include = {u"refs/tags/v*"_s}, .rules = {u"creation"_s}});
    const auto rules = await(m_model->tagRules(u"0.1.0"_s));
    QVERIFY(rules && *rules && (*rules)->isEmpty());
    const auto made = await(m_model->createTag(u"0.1.0"_s, commit(), u"0.1.0"_s));
    QVERIFY(made && *made);
    m_fixture->box->invoke([](sandbox::State &state) {
        state.rulesets.first().enforcement = u"evaluate"_s;
        state.rulesets.append({.id = 6, .name = u"b"_s, .target = u"branch"_s, .include = {u"~ALL"_s}});
    });
    const auto all = await(m_model->tagRulesets());
    QVERIFY(all && *all);
    QCOMPARE((*all)->size(), 1);
    QVERIFY(!(*all)->first().enforced);
    const auto watched = await(m_model->createTag(u"v1"_s, commit(), u"v1"_s));
    QVERIFY(watched && *watched);
}

void RulesTest::readsRulesets()
{
    const auto ruleset =
        endpoints::parseRuleset(R"({"id": 7, "name": "n", "source": "octo-org", "enforcement": "active",
        "target": "tag", "current_user_can_bypass": "pull_requests_only",
        "conditions": {"ref_name": {"include": ["~ALL", 7], "exclude": ["refs/tags/x"]}, "repository_name": {}},
        "rules": [{"type": "creation"}, {"type": "tag_name_pattern",
                   "parameters": {"operator": "starts_with", "pattern": "v", "negate": true}}, {}, null]})");
    QVERIFY(ruleset);
    QCOMPARE(
        *ruleset,
        (Ruleset{
            .id = 7,
            .name = u"n"_s,
            .source = u"octo-org"_s,
            .enforced = true,
            .bypassed = false,
            .include = {u"~ALL"_s},
            .exclude = {u"refs/tags/x"_s},
            .rules = {
                {.type = u"creation"_s},
                {.type = u"tag_name_pattern"_s, .matching = u"starts_with"_s, .pattern = u"v"_s, .negate = true}}}));
    const auto bare = endpoints::parseRuleset(R"({"id": 7, "enforcement": "disabled", "conditions": null})");
    QVERIFY(bare);
    QVERIFY(!bare->enforced && !bare->bypassed && bare->include.isEmpty());
    const auto ids =
        endpoints::parseRulesetIds(R"([{"id": 1, "target": "tag"}, {"id": 2, "target": "branch"}, {"id": 3},
        {"id": 4, "target": "tag", "enforcement": "disabled"}, {}, 5])");
    QVERIFY(ids);
    QCOMPARE(*ids, (QList<qint64>{1, 3}));
}

void RulesTest::readsWorkflows()
{
    const auto workflows = await(m_model->workflows(m_fixture->commit));
    QVERIFY2(workflows && *workflows, workflows && !*workflows ? qPrintable(workflows->error().detail) : "");
    QVERIFY(!(*workflows)->isEmpty());
    const auto deploy = std::ranges::find(**workflows, u".github/workflows/deploy.yml"_s, &WorkflowTriggers::path);
    QVERIFY(deploy != (*workflows)->end());
    QCOMPARE(deploy->dispatch, Known<bool>(true));
}

void RulesTest::findsNoWorkflows()
{
    LoopbackServer server([](const SeenRequest &) { return ServedAnswer{.status = 404, .body = "{}"}; });
    auto name = *RepositoryName::parse(u"octocat/hello"_s);
    name.apiUrl = server.url();
    GitHubModel model(name, {}, {});
    const auto workflows = await(model.workflows({}));
    QVERIFY(workflows && *workflows && (*workflows)->isEmpty());
}

void RulesTest::keepsToTheWorkflowsFolder()
{
    LoopbackServer server([](const SeenRequest &seen) {
        if (seen.target.endsWith("/contents/.github/workflows")) {
            QByteArray list;
            for (const char *path : {"../../secret.yml", "README.md", ".github/workflows/notes.txt", "/x.yml",
                                     ".github/workflows/../../x.yml", ".github/workflows/bad.yml"})
                list +=
                    QByteArray(list.isEmpty() ? "" : ",") + R"({"type": "file", "size": 5, "path": ")" + path + "\"}";
            list += R"(,{"type": "file", "size": 100001, "path": ".github/workflows/big.yaml"})";
            list += R"(,{"type": "dir", "path": ".github/workflows/folder.yml"})";
            for (int i = 0; i < 60; ++i)
                list +=
                    R"(,{"type": "file", "size": 5, "path": ".github/workflows/n)" + QByteArray::number(i) + ".yml\"}";
            return ServedAnswer{.body = '[' + list + ']'};
        }
        if (seen.target.contains("bad.yml"))
            return ServedAnswer{.body = "<html>"};
        if (seen.target.contains("n7.yml"))
            return ServedAnswer{.status = 404, .body = "{}"};
        return ServedAnswer{.body = R"({"type": "file", "size": 9, "encoding": "base64", "content": ")"
                                + QByteArray("on: push\n").toBase64() + "\"}"};
    });
    auto name = *RepositoryName::parse(u"octocat/hello"_s);
    name.apiUrl = server.url();
    GitHubModel model(name, {}, {});
    const auto workflows = await(model.workflows({}));
    QVERIFY(workflows && *workflows);
    QCOMPARE((*workflows)->size(), 49); // 50 at most, and one has gone
    QCOMPARE(server.seen().size(), 1 + 49);
    QCOMPARE((*workflows)->at(0), (WorkflowTriggers{.path = u".github/workflows/bad.yml"_s}));
    QCOMPARE((*workflows)->at(1), (WorkflowTriggers{.path = u".github/workflows/big.yaml"_s}));
    QCOMPARE((*workflows)->at(2).tagPatterns, Known<QStringList>({u"**"_s}));
    for (const SeenRequest &seen : server.seen())
        QVERIFY(seen.target.startsWith("/repos/octocat/hello/contents/.github/workflows"));
}

void RulesTest::knowsImmutableReleases()
{
    const auto asked = [](GitHubModel &model) { return await(model.immutableReleases()); };
    // A writer is not told: neither when they are on, nor when they are off.
    const auto hidden = asked(*m_model);
    QVERIFY2(hidden && *hidden, hidden && !*hidden ? qPrintable(hidden->error().detail) : "");
    QVERIFY(!**hidden);
    QByteArray admin;
    m_fixture->box->invoke([&](sandbox::State &state) {
        admin = "adm1n";
        state.tokens.append({.value = admin, .login = u"octocat"_s, .ceiling = sandbox::Permission::Admin});
    });
    const auto owner = model(admin);
    const auto off = asked(*owner);
    QVERIFY(off && *off && **off);
    QVERIFY(!(**off)->enabled);
    m_fixture->box->invoke([](sandbox::State &state) { state.repository.immutableReleases = true; });
    const auto on = asked(*owner);
    QVERIFY(on && *on && **on);
    QVERIFY((**on)->enabled && !(**on)->enforcedByOwner);
    const auto stillHidden = asked(*m_model);
    QVERIFY(stillHidden && *stillHidden && !**stillHidden);
}

void RulesTest::saysThatANameIsBurned()
{
    m_fixture->box->invoke([](sandbox::State &state) { state.repository.immutableReleases = true; });
    const auto first = await(m_model->createRelease({.tagName = u"0.1.0"_s, .name = u"x"_s, .prerelease = false}));
    QVERIFY(first && *first);
    QVERIFY((*first)->immutable);
    QCOMPARE(m_fixture->writer->remove(u"/releases/%1"_s.arg((*first)->id)).status, 204);
    const auto again = await(m_model->createRelease({.tagName = u"0.1.0"_s, .name = u"x"_s, .prerelease = false}));
    QVERIFY(again && !*again);
    QCOMPARE(again->error().kind, ErrorKind::NameBurned);
    QVERIFY2(again->error().message.contains("0.1.0"_L1), qPrintable(again->error().message));
}

void RulesTest::saysThatAReleaseIsImmutable()
{
    m_fixture->box->invoke([](sandbox::State &state) { state.repository.immutableReleases = true; });
    const auto made = await(m_model->createRelease({.tagName = u"0.1.0-rc1"_s, .name = u"x"_s}));
    QVERIFY(made && *made);
    const auto relinked = await(m_model->updateRelease((*made)->id, {.tagName = u"0.1.0"_s, .prerelease = false}));
    QVERIFY(relinked && !*relinked);
    QCOMPARE(relinked->error().kind, ErrorKind::RuleViolation);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
    file.close();
    const auto asset = await(m_model->uploadAsset((*made)->id, {.path = file.fileName(), .name = u"a"_s}));
    QVERIFY(asset && !*asset);
    QCOMPARE(asset->error().kind, ErrorKind::RuleViolation);
    // Marking it as release stays possible.
    const auto flipped = await(m_model->updateRelease((*made)->id, {.tagName = u"0.1.0-rc1"_s, .prerelease = false}));
    QVERIFY(flipped && *flipped && !(*flipped)->prerelease);
}

void RulesTest::refusesOddAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : {"", "<html>", "null", "7", "\"x\""})
        QTest::newRow(body) << QByteArray(body);
}

void RulesTest::refusesOddAnswers()
{
    QFETCH(const QByteArray, body);
    LoopbackServer server([&](const SeenRequest &) { return ServedAnswer{.body = body}; });
    auto name = *RepositoryName::parse(u"octocat/hello"_s);
    name.apiUrl = server.url();
    GitHubModel model(name, {}, {});
    const auto refused = [](const auto &answer) {
        return answer && !*answer && answer->error().kind == ErrorKind::Server;
    };
    QVERIFY(refused(await(model.tagRules(u"x"_s))));
    QVERIFY(refused(await(model.workflows({}))));
    QVERIFY(refused(await(model.immutableReleases())));
}

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_github_rules.moc"
