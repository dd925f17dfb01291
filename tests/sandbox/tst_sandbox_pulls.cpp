// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixture.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using slipway::test::Answer;
using slipway::test::Client;
using slipway::test::Fixture;
using slipway::test::git;

/// Pull requests: lists of them, one of them, a new one; and the release notes that are made of them.
class TestSandboxPulls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QVERIFY(m_fixture->box);
        m_commit = m_fixture->push();
        QCOMPARE(m_commit.size(), 40);
        const QDateTime now = m_fixture->clock.now();
        m_fixture->box->invoke([&](State &state) {
            // Number, days ago: opened, changed; closed, merged; head, base, author
            add(state, now, 1, 9, 1, true, true, u"one"_s, u"main"_s, u"hubot"_s);
            add(state, now, 2, 8, 5, true, false, u"two"_s, u"main"_s, u"monalisa"_s);
            add(state, now, 4, 7, 2, false, false, u"four"_s, u"main"_s, u"mona"_s);
            add(state, now, 7, 6, 3, true, true, u"seven"_s, u"maintenance"_s, u"monalisa"_s);
        });
    }
    void cleanup() { m_fixture.reset(); }

    void lists_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QList<int>>("numbers");
        QTest::newRow("open") << u""_s << QList{4};
        QTest::newRow("all, newest first") << u"?state=all"_s << QList({7, 4, 2, 1});
        QTest::newRow("closed") << u"?state=closed"_s << QList({7, 2, 1});
        QTest::newRow("created, up") << u"?state=all&sort=created&direction=asc"_s << QList({1, 2, 4, 7});
        QTest::newRow("updated, oldest first") << u"?state=all&sort=updated"_s << QList({2, 7, 4, 1});
        QTest::newRow("updated, down") << u"?state=closed&sort=updated&direction=desc"_s << QList({1, 7, 2});
        QTest::newRow("base") << u"?state=all&base=maintenance"_s << QList{7};
        QTest::newRow("head") << u"?state=all&head=example:two"_s << QList{2};
        QTest::newRow("head, open ones") << u"?head=example:two"_s << QList<int>();
        QTest::newRow("a fork's head") << u"?state=all&head=octocat:two"_s << QList<int>();
        QTest::newRow("head without an owner, as GitHub has it") << u"?state=all&head=two"_s << QList({7, 4, 2, 1});
        QTest::newRow("first page") << u"?state=all&per_page=3"_s << QList({7, 4, 2});
        QTest::newRow("second page") << u"?state=all&per_page=3&page=2"_s << QList{1};
    }
    void lists()
    {
        QFETCH(QString, query);
        const Answer answer = m_fixture->reader->get(u"/pulls"_s + query);
        QCOMPARE(answer.status, 200);
        QTEST(numbersIn(answer), "numbers");
        QCOMPARE(answer.header("Link").contains("rel=\"next\""), QByteArray(QTest::currentDataTag()) == "first page");
    }

    void saysWhatBecameOfIt()
    {
        const QJsonObject merged = one(1);
        QCOMPARE(merged.value(u"state"_s).toString(), u"closed"_s);
        QCOMPARE(merged.value(u"merged"_s).toBool(), true);
        QCOMPARE(merged.value(u"merge_commit_sha"_s).toString(), m_commit);
        QCOMPARE(merged.value(u"merged_at"_s), merged.value(u"closed_at"_s));
        QCOMPARE(merged.value(u"title"_s).toString(), u"feat: no. 1"_s);
        const QJsonArray labels = merged.value(u"labels"_s).toArray();
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels.at(0).toObject().value(u"name"_s).toString(), u"enhancement"_s);
        QCOMPARE(merged.value(u"html_url"_s).toString(),
                 m_fixture->box->apiUrl().toString() + u"/example/network/pull/1"_s);
        const QJsonObject refused = one(2);
        QCOMPARE(refused.value(u"merged"_s), QJsonValue(false));
        QVERIFY(refused.value(u"merged_at"_s).isNull() && refused.value(u"closed_at"_s).isString());
        const QJsonObject open = one(4);
        QCOMPARE(open.value(u"state"_s).toString(), u"open"_s);
        QVERIFY(open.value(u"closed_at"_s).isNull());
        QCOMPARE(m_fixture->reader->get(u"/pulls/3"_s).status, 404);
        QCOMPARE(m_fixture->reader->get(u"/pulls/x"_s).status, 404);
        const QStringList authors = {association(1), association(2), association(4), association(7)};
        QCOMPARE(authors,
                 QStringList({u"COLLABORATOR"_s, u"CONTRIBUTOR"_s, u"FIRST_TIME_CONTRIBUTOR"_s, u"CONTRIBUTOR"_s}));
    }

    void opensOne()
    {
        const QJsonObject draft{
            {u"title"_s, u"Edit it"_s}, {u"body"_s, u"Why"_s}, {u"head"_s, u"topic"_s}, {u"base"_s, u"main"_s}};
        QCOMPARE(m_fixture->writer->post(u"/pulls"_s, draft).error().value(u"field"_s).toString(), u"head"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/topic"_s});
        QCOMPARE(m_fixture->writer->post(u"/pulls"_s, draft).error().value(u"message"_s).toString(),
                 u"No commits between main and topic"_s);
        const QString second = push(u"topic"_s);
        const Answer made = m_fixture->writer->post(u"/pulls"_s, draft);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.object().value(u"number"_s).toInt(), 8);
        QCOMPARE(made.object().value(u"user"_s).toObject().value(u"login"_s).toString(), u"octocat"_s);
        QCOMPARE(made.object().value(u"commits"_s).toInt(), 1);
        const auto head = [&] { return one(8).value(u"head"_s).toObject().value(u"sha"_s).toString(); };
        QCOMPARE(head(), second);
        QCOMPARE(head(), push(u"topic"_s)); // it goes on with its branch
        const Answer again = m_fixture->writer->post(u"/pulls"_s, draft);
        QCOMPARE(again.status, 422);
        QCOMPARE(again.error().value(u"message"_s).toString(), u"A pull request already exists for example:topic."_s);
        QCOMPARE(numbersIn(m_fixture->reader->get(u"/pulls?head=example:topic"_s)), QList{8});
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no title") << u"title"_s << QString();
        QTest::newRow("no head") << u"head"_s << QString();
        QTest::newRow("a fork's head") << u"head"_s << u"octocat:topic"_s;
        QTest::newRow("no base") << u"base"_s << u"nowhere"_s;
    }
    void refuses()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/topic"_s});
        push(u"topic"_s);
        QJsonObject draft{{u"title"_s, u"Edit it"_s}, {u"head"_s, u"example:topic"_s}, {u"base"_s, u"main"_s}};
        draft.insert(key, value);
        const Answer answer = m_fixture->writer->post(u"/pulls"_s, draft);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.error().value(u"field"_s).toString(), key);
        QCOMPARE(m_fixture->reader->get(u"/pulls"_s).array().size(), 1);
    }

    void asksForPermission()
    {
        const QJsonObject draft{{u"title"_s, u"x"_s}, {u"head"_s, u"main"_s}, {u"base"_s, u"main"_s}};
        QCOMPARE(m_fixture->reader->post(u"/pulls"_s, draft).status, 403);
        QCOMPARE(Client(m_fixture->box->apiUrl(), {}).post(u"/pulls"_s, draft).status, 401);
        m_fixture->box->invoke([](State &state) { state.tokens[1].denied = {u"pull_requests"_s}; });
        const Answer denied = m_fixture->reader->get(u"/pulls"_s);
        QCOMPARE(denied.status, 403);
        QCOMPARE(denied.header("X-Accepted-GitHub-Permissions"), "pull_requests=read"_ba);
        m_fixture->box->invoke([](State &state) { state.repository.isPrivate = true; });
        QCOMPARE(Client(m_fixture->box->apiUrl(), {}).get(u"/pulls/1"_s).status, 404);
    }

    void survivesARestart()
    {
        const QByteArray before = m_fixture->reader->get(u"/pulls?state=all"_s).body;
        m_fixture->box.reset();
        auto again = Sandbox::start({.directory = m_fixture->directory.path() + u"/sandbox"_s,
                                     .seedDemonstration = false,
                                     .clock = &m_fixture->clock});
        QVERIFY(again);
        Client reader((*again)->apiUrl(), (*again)->readToken());
        QCOMPARE(reader.get(u"/pulls?state=all"_s).body, before);
    }

    /// As .github/release.yml sorts them, with who is new.
    void notesOfTheDemonstration()
    {
        Fixture demonstration(true);
        QVERIFY(demonstration.box);
        const QJsonObject range{{u"tag_name"_s, u"0.1.2-prerelease2"_s}, {u"previous_tag_name"_s, u"0.1.1"_s}};
        const Answer answer = demonstration.writer->post(u"/releases/generate-notes"_s, range);
        QCOMPARE(answer.status, 200);
        const QStringList lines = answer.object().value(u"body"_s).toString().split(u'\n');
        const QStringList headings = lines.filter(u"##"_s);
        QCOMPARE(headings,
                 QStringList({u"## What's Changed"_s, u"### Breaking changes"_s, u"### New features"_s, u"### Fixes"_s,
                              u"### Documentation"_s, u"### Under the hood"_s, u"### Dependencies"_s,
                              u"## New Contributors"_s}));
        QCOMPARE(lines.filter(u"made their first contribution"_s).size(), 1);
        QVERIFY(lines.filter(u"made their first contribution"_s).constFirst().startsWith(u"* @mona "));
        QCOMPARE(lines.filter(u"* feat(aggregator)!: store block ranges by @octocat in "_s).size(), 1);
        QCOMPARE(lines.filter(u" by @"_s).size(), 17);
        // Without the file there are no categories.
        QJsonObject plain = range;
        plain.insert(u"configuration_file_path"_s, u"none.yml"_s);
        const QString text =
            demonstration.writer->post(u"/releases/generate-notes"_s, plain).object().value(u"body"_s).toString();
        QVERIFY(!text.contains(u"###"));
        QCOMPARE(text.count(u" by @"), 17);
    }

private:
    static void add(State &state, const QDateTime &now, int number, int opened, int changed, bool closed, bool merged,
                    const QString &head, const QString &base, const QString &author)
    {
        PullRequestRecord record{.id = state.takeId(),
                                 .number = number,
                                 .title = u"feat: no. %1"_s.arg(number),
                                 .author = author,
                                 .labels = {u"enhancement"_s},
                                 .head = head,
                                 .headSha = m_commit,
                                 .base = base,
                                 .baseSha = m_commit,
                                 .closed = closed,
                                 .mergeSha = merged ? m_commit : QString(),
                                 .mergedBy = merged ? u"octocat"_s : QString(),
                                 .createdAt = now.addDays(-opened),
                                 .updatedAt = now.addDays(-changed),
                                 .closedAt = closed ? now.addDays(-changed) : QDateTime()};
        state.pullRequests.append(record);
    }
    static QList<int> numbersIn(const Answer &answer)
    {
        QList<int> numbers;
        for (const QJsonValue &each : answer.array())
            numbers += each.toObject().value(u"number"_s).toInt();
        return numbers;
    }
    QJsonObject one(int number) { return m_fixture->reader->get(u"/pulls/%1"_s.arg(number)).object(); }
    QString association(int number) { return one(number).value(u"author_association"_s).toString(); }
    /// Another commit on a branch.
    QString push(const QString &branch)
    {
        const QString commit = test::commitChange(m_fixture->work(), u"fix: another"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, QString(u"HEAD:refs/heads/"_s + branch)});
        return commit;
    }

    std::optional<Fixture> m_fixture;
    inline static QString m_commit;
};

QTEST_GUILESS_MAIN(TestSandboxPulls)
#include "tst_sandbox_pulls.moc"
