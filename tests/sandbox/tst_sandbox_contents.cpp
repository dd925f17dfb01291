// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixture.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using slipway::test::Answer;
using slipway::test::Client;
using slipway::test::Fixture;
using slipway::test::git;

/// Files that are written by PUT: GitHub's rules about versions and branches, and what git has afterwards.
class TestSandboxContents : public QObject {
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

    void makesARealCommit()
    {
        const Answer made = put(u"docs/new.md"_s, "one");
        QCOMPARE(made.status, 201);
        const QString sha = made.object().value(u"commit"_s).toObject().value(u"sha"_s).toString();
        QCOMPARE(run({u"rev-parse"_s, u"main"_s}), sha);
        QCOMPARE(run({u"log"_s, u"-1"_s, u"--format=%P %an %ae %s"_s, sha}),
                 m_commit + u" octocat octocat@example.com docs: write it"_s);
        QCOMPARE(run({u"show"_s, sha + u":docs/new.md"_s}), u"one"_s);
        QCOMPARE(run({u"fsck"_s, u"--strict"_s}), QString());
        // What was there before is there still.
        QCOMPARE(run({u"diff-tree"_s, u"--no-commit-id"_s, u"--name-status"_s, u"-r"_s, sha}), u"A\tdocs/new.md"_s);
        const QJsonObject content = made.object().value(u"content"_s).toObject();
        QCOMPARE(content.value(u"path"_s).toString(), u"docs/new.md"_s);
        QCOMPARE(content.value(u"sha"_s).toString(), run({u"rev-parse"_s, u"main:docs/new.md"_s}));
        QCOMPARE(m_fixture->writer->get(u"/contents/docs/new.md"_s).object().value(u"sha"_s), content.value(u"sha"_s));

        const Answer next = put(u"docs/new.md"_s, "two", content.value(u"sha"_s).toString());
        QCOMPARE(next.status, 200);
        QCOMPARE(run({u"show"_s, u"main:docs/new.md"_s}), u"two"_s);
        const Answer other = m_fixture->writer->send(
            "PUT", u"/contents/x"_s,
            body("x", {{u"author"_s, QJsonObject{{u"name"_s, u"hubot"_s}, {u"email"_s, u"hubot@example.com"_s}}}}));
        QCOMPARE(other.status, 201);
        QCOMPARE(run({u"log"_s, u"-1"_s, u"--format=%an"_s, u"main"_s}), u"hubot"_s);
    }

    void versions_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("sha"); // THEIRS: what is there
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const QString other(40, u'1');
        QTest::newRow("new") << u"new.md"_s << QString() << 201 << QString();
        QTest::newRow("replaces what is there") << u"there.md"_s << u"THEIRS"_s << 200 << QString();
        QTest::newRow("names nothing") << u"there.md"_s << QString() << 422
                                       << u"Invalid request.\n\n\"sha\" wasn't supplied."_s;
        QTest::newRow("names another version")
            << u"there.md"_s << other << 409 << QString(u"there.md does not match "_s + other);
        QTest::newRow("names no version")
            << u"there.md"_s << u"deadbeef"_s << 409 << u"there.md does not match deadbeef"_s;
        // Measured on GitHub: nobody compares what is not there.
        QTest::newRow("names a version of nothing") << u"new.md"_s << other << 201 << QString();
        QTest::newRow("below a file") << u"there.md/x"_s << QString() << 422
                                      << u"path contains a malformed path component"_s;
        QTest::newRow("git's own") << u".git/config"_s << QString() << 422
                                   << u"path contains a malformed path component"_s;
    }
    void versions()
    {
        QFETCH(QString, path);
        QFETCH(QString, sha);
        const Answer theirs = put(u"there.md"_s, "theirs");
        QCOMPARE(theirs.status, 201);
        const QString before = run({u"rev-parse"_s, u"main"_s});
        sha.replace(u"THEIRS"_s, theirs.object().value(u"content"_s).toObject().value(u"sha"_s).toString());
        const Answer mine = put(path, "mine", sha);
        QTEST(mine.status, "status");
        QTEST(mine.message(), "message");
        QCOMPARE(run({u"rev-parse"_s, u"main"_s}) == before, mine.status >= 400);
    }

    void branches()
    {
        const QJsonObject onTopic{{u"branch"_s, u"notes/topic"_s}};
        const Answer missing = m_fixture->writer->send("PUT", u"/contents/a"_s, body("x", onTopic));
        QCOMPARE(missing.status, 404);
        QCOMPARE(missing.message(), u"Branch notes/topic not found"_s);
        const QJsonObject reference{{u"ref"_s, u"refs/heads/notes/topic"_s}, {u"sha"_s, m_commit}};
        QCOMPARE(m_fixture->writer->post(u"/git/refs"_s, reference).status, 201);
        const Answer again = m_fixture->writer->post(u"/git/refs"_s, reference);
        QCOMPARE(again.status, 422);
        QCOMPARE(again.message(), u"Reference already exists"_s);
        const QJsonObject below{{u"ref"_s, u"refs/heads/notes"_s}, {u"sha"_s, m_commit}};
        QCOMPARE(m_fixture->writer->post(u"/git/refs"_s, below).status, 422); // git has a folder there
        QCOMPARE(m_fixture->writer->send("PUT", u"/contents/a"_s, body("x", onTopic)).status, 201);
        QCOMPARE(run({u"rev-parse"_s, u"main"_s}), m_commit);
        QCOMPARE(run({u"show"_s, u"notes/topic:a"_s}), u"x"_s);
        const QJsonObject tip = m_fixture->writer->get(u"/git/ref/heads/notes/topic"_s).object();
        QCOMPARE(tip.value(u"object"_s).toObject().value(u"sha"_s).toString(), run({u"rev-parse"_s, u"notes/topic"_s}));
        // A tag is no branch.
        QCOMPARE(m_fixture->writer->post(u"/git/refs"_s, {{u"ref"_s, u"refs/tags/t"_s}, {u"sha"_s, m_commit}}).status,
                 201);
        QCOMPARE(m_fixture->writer->send("PUT", u"/contents/a"_s, body("x", {{u"branch"_s, u"t"_s}})).status, 404);
    }

    void protectedBranchesTakePullRequestsOnly()
    {
        m_fixture->box->invoke([](State &state) {
            state.rulesets.append({.id = state.takeId(),
                                   .name = u"main"_s,
                                   .target = u"branch"_s,
                                   .include = {u"refs/heads/main"_s},
                                   .rules = {u"pull_request"_s},
                                   .bypass = {u"hubot"_s}});
        });
        const Answer refused = put(u"a"_s, "x");
        QCOMPARE(refused.status, 409);
        QVERIFY(refused.message().contains(u"Changes must be made through a pull request."));
        QCOMPARE(run({u"rev-parse"_s, u"main"_s}), m_commit);
        m_fixture->box->invoke([](State &state) { state.rulesets[0].bypass.append(u"octocat"_s); });
        QCOMPARE(put(u"a"_s, "x").status, 201);
        m_fixture->box->invoke([](State &state) {
            state.rulesets[0].bypass.clear();
            state.rulesets[0].enforcement = u"disabled"_s;
        });
        QCOMPARE(put(u"b"_s, "x").status, 201);
    }

    void asksForWhatItNeeds()
    {
        QCOMPARE(m_fixture->reader->send("PUT", u"/contents/a"_s, body("x")).status, 403);
        QCOMPARE(Client(m_fixture->box->apiUrl(), {}).send("PUT", u"/contents/a"_s, body("x")).status, 401);
        QCOMPARE(m_fixture->writer->send("PUT", u"/contents/a"_s, "{").status, 400);
        QCOMPARE(m_fixture->writer->send("PUT", u"/contents/a"_s, R"({"content": ""})").status, 422);
        QCOMPARE(m_fixture->writer->send("PUT", u"/contents/a"_s, R"({"message": "m"})").status, 422);
        QCOMPARE(m_fixture->writer->send("PUT", u"/contents/a"_s, R"({"message": "m", "content": "%"})").message(),
                 u"content is not valid Base64"_s);
        m_fixture->box->invoke([](State &state) { state.tokens[0].denied = {u"contents"_s}; });
        const Answer denied = put(u"a"_s, "x");
        QCOMPARE(denied.status, 403);
        QCOMPARE(denied.header("X-Accepted-GitHub-Permissions"), "contents=write"_ba);
        QCOMPARE(run({u"rev-parse"_s, u"main"_s}), m_commit);
    }

    void firstCommitOfAnEmptyRepository()
    {
        Fixture empty;
        QVERIFY(empty.box);
        QCOMPARE(empty.writer->send("PUT", u"/contents/README.md"_s, body("x", {{u"branch"_s, u"b"_s}})).status, 404);
        QCOMPARE(empty.writer->send("PUT", u"/contents/README.md"_s, body("x")).status, 201);
        QCOMPARE(git(empty.box->gitDirectory(), {u"rev-list"_s, u"--count"_s, u"main"_s}), u"1"_s);
    }

    /// Over bare sockets: Qt would send a request again whose answer is lost.
    void faultsReachIt()
    {
        const auto write = [&](const QString &path) {
            const QJsonObject sent{{u"message"_s, u"m"_s}, {u"content"_s, u"eA=="_s}};
            return m_fixture->writer->raw("PUT", path, sent);
        };
        using When = Effect::When;
        m_fixture->box->addFault(
            {.hits = {.method = "PUT", .route = u"/contents/{path...}"_s}, .effect = faults::lost(When::After)});
        QCOMPARE(write(u"/contents/a"_s), QByteArray());
        QCOMPARE(run({u"show"_s, u"main:a"_s}), u"x"_s); // it was written all the same
        m_fixture->box->addFault(
            {.hits = {.method = "PUT", .path = u"/contents/"_s}, .effect = faults::lost(When::Before)});
        QCOMPARE(write(u"/contents/b"_s), QByteArray());
        QCOMPARE(m_fixture->writer->get(u"/contents/b"_s).status, 404);
        QVERIFY(write(u"/contents/b"_s).contains("201"));
        const QList<Visit> visits = m_fixture->box->requests();
        QCOMPARE(std::ranges::count_if(visits, [](const Visit &each) { return each.method == "PUT" && each.changed; }),
                 2);
    }

private:
    static QByteArray body(const QByteArray &content, QJsonObject more = {})
    {
        more.insert(u"message"_s, u"docs: write it"_s);
        more.insert(u"content"_s, QString::fromLatin1(content.toBase64()));
        return QJsonDocument(more).toJson();
    }
    Answer put(const QString &path, const QByteArray &content, const QString &sha = {})
    {
        const QJsonObject more = sha.isEmpty() ? QJsonObject() : QJsonObject{{u"sha"_s, sha}};
        return m_fixture->writer->send("PUT", u"/contents/"_s + path, body(content, more));
    }
    QString run(const QStringList &arguments) { return git(m_fixture->box->gitDirectory(), arguments); }

    std::optional<Fixture> m_fixture;
    QString m_commit;
};

QTEST_GUILESS_MAIN(TestSandboxContents)
#include "tst_sandbox_contents.moc"
