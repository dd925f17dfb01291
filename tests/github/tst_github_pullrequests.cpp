// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "sandbox/fixture.h"

#include "github/endpoints/pullrequests.h"
#include "github/githubmodel.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>
#include <QUrlQuery>

#include <algorithm>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

QDateTime day(int number)
{
    return QDateTime(QDate(2026, 3, 1), QTime(0, 0), QTimeZone::UTC).addDays(number);
}

QByteArray pull(int number, const QDateTime &updated)
{
    return R"({"number": )" + QByteArray::number(number) + R"(, "title": "feat: no. )" + QByteArray::number(number)
        + R"(", "user": {"login": "hubot"}, "labels": [{"name": "bug"}], "merged_at": "2026-01-01T00:00:00Z",
            "updated_at": ")"
        + updated.toString(Qt::ISODate).toLatin1() + R"("})";
}

/// A repository with pull requests 1 to `most`, of which a page of the list has ten, the newest first. The higher the
/// number, the later it changed: #1 on day 1.
class Host final {
public:
    explicit Host(int most)
        : m_most(most)
        , m_server([this](const SeenRequest &seen) { return answer(seen); })
        , m_model({.owner = u"o"_s, .name = u"n"_s, .host = u"github.test"_s, .apiUrl = m_server.url()},
                  Secret("t0ken"_ba), {})
    {
    }

    QList<int> numbers(const QDateTime &since, const QList<int> &wanted)
    {
        const auto found = await(m_model.mergedPullRequests(since, wanted));
        QList<int> result;
        if (!found || !*found)
            return {-1};
        for (const PullRequest &each : **found)
            result += each.number;
        return result;
    }
    QByteArrayList pages() const
    {
        QByteArrayList all;
        for (const SeenRequest &each : m_server.seen()) {
            if (each.target.contains('?'))
                all +=
                    QUrlQuery(QString::fromLatin1(each.target.split('?').last())).queryItemValue(u"page"_s).toLatin1();
        }
        return all;
    }
    QByteArrayList singly() const
    {
        QByteArrayList all;
        for (const SeenRequest &each : m_server.seen()) {
            if (!each.target.contains('?'))
                all += each.target.split('/').last();
        }
        std::ranges::sort(all);
        return all;
    }
    GitHubModel &model() { return m_model; }
    LoopbackServer &server() { return m_server; }

    QHash<QByteArray, ServedAnswer> instead; ///< by page ("2"), or by the end of the path ("/7")

private:
    ServedAnswer answer(const SeenRequest &seen)
    {
        const QUrlQuery query(QUrl::fromEncoded(seen.target).query());
        const QByteArray page = query.queryItemValue(u"page"_s).toLatin1();
        const bool isList = seen.target.contains('?');
        const QByteArray name = isList ? (page.isEmpty() ? "1"_ba : page) : '/' + seen.target.split('/').last();
        if (instead.contains(name))
            return instead.value(name);
        if (!isList) {
            const int number = name.sliced(1).toInt();
            if (number > m_most)
                return {.status = 404, .body = R"({"message": "Not Found"})"};
            return {.body = pull(number, day(number))};
        }
        const int first = m_most - 10 * (name.toInt() - 1);
        QByteArrayList items;
        for (int number = first; number > std::max(0, first - 10); --number)
            items += pull(number, day(number));
        QList<QPair<QByteArray, QByteArray>> headers;
        if (first > 10) {
            const QByteArray next = QByteArray::number(name.toInt() + 1);
            headers = {
                {"Link", "<" + m_server.url().toEncoded() + "/repos/o/n/pulls?page=" + next + ">; rel=\"next\""}};
        }
        return {.body = '[' + items.join(',') + ']', .headers = headers};
    }

    int m_most;
    LoopbackServer m_server;
    GitHubModel m_model;
};

} // namespace

/// Pull requests: the walk that finds many by their numbers, and what the sandbox has and makes.
class PullRequestsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForTheClosedOnesThatChangedLast();
    void walksOnce_data();
    void walksOnce();
    void boundsTheWalk();
    void givesWhatItCouldRead_data();
    void givesWhatItCouldRead();
    void endsWithItsFuture();
    void reads_data();
    void reads();
    void keepsHostileTextSmall();
    void findsThoseOfTheDemonstration();
    void opensOne();
    void generatesNotes();
};

void PullRequestsTest::asksForTheClosedOnesThatChangedLast()
{
    Host host(5);
    QCOMPARE(host.numbers({}, {}), QList<int>());
    QCOMPARE(host.numbers({}, {0, -7}), QList<int>());
    QVERIFY(host.server().seen().isEmpty());
    QCOMPARE(host.numbers({}, {3, 0, 5, 3}), QList<int>({3, 5}));
    QCOMPARE(host.server().seen().size(), 1);
    QCOMPARE(host.server().seen().first().target,
             "/repos/o/n/pulls?state=closed&sort=updated&direction=desc&per_page=100"_ba);
}

void PullRequestsTest::walksOnce_data()
{
    QTest::addColumn<QDateTime>("since");
    QTest::addColumn<QList<int>>("wanted");
    QTest::addColumn<QList<int>>("found");
    QTest::addColumn<int>("pages");
    QTest::addColumn<QByteArrayList>("singly");
    const auto row = [](const char *name, const QDateTime &since, const QList<int> &wanted, const QList<int> &found,
                        int pages, const QByteArrayList &singly) {
        QTest::newRow(name) << since << wanted << found << pages << singly;
    };
    row("all on the first page", day(1), {45, 41}, {45, 41}, 1, {});
    row("ends where all are found", day(1), {45, 31, 24}, {45, 31, 24}, 3, {});
    row("ends where older ones begin", day(30), {45, 3}, {45, 3}, 2, {"3"});
    row("no page is older", day(0), {45, 1}, {45, 1}, 5, {});
    row("no end by time", {}, {45, 1}, {45, 1}, 5, {});
    row("none of them was merged here", day(40), {99, 77}, {}, 1, {"77", "99"});
    row("in the order that was asked for", day(1), {21, 45, 99, 33}, {21, 45, 33}, 5, {"99"});
}

void PullRequestsTest::walksOnce()
{
    QFETCH(const QDateTime, since);
    QFETCH(const QList<int>, wanted);
    Host host(45);
    QTEST(host.numbers(since, wanted), "found");
    QTEST(int(host.pages().size()), "pages");
    QTEST(host.singly(), "singly");
}

void PullRequestsTest::boundsTheWalk()
{
    Host host(1000);
    QList<int> wanted;
    for (int number = 1; number <= 50; ++number)
        wanted += number;
    QList<int> found = wanted.first(20);
    found += 905; // on the tenth page
    wanted += {905, 895}; // and on the eleventh
    QCOMPARE(host.numbers({}, wanted), found);
    QCOMPARE(host.pages().size(), 10);
    QCOMPARE(host.singly().size(), 20);
}

void PullRequestsTest::givesWhatItCouldRead_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<ServedAnswer>("answer");
    QTest::addColumn<QList<int>>("found"); // -1: an error
    const ServedAnswer refused{.status = 403, .body = R"({"message": "Resource not accessible by integration"})"};
    const ServedAnswer limited{.status = 429, .body = "{}", .headers = {{"Retry-After", "3600"}}};
    QTest::newRow("the first page") << "1"_ba << refused << QList{-1};
    QTest::newRow("the first page is odd") << "1"_ba << ServedAnswer{.body = R"([{"number": "x"}])"} << QList{-1};
    QTest::newRow("the second page") << "2"_ba << refused << QList{45};
    QTest::newRow("the second page is odd") << "2"_ba << ServedAnswer{.body = "[7]"} << QList{45};
    QTest::newRow("a limit on the way") << "2"_ba << limited << QList{45};
    QTest::newRow("a single one") << "/50"_ba << refused << QList({45, 35});
    QTest::newRow("a single one is another") << "/50"_ba << ServedAnswer{.body = pull(44, day(44))} << QList({45, 35});
    QTest::newRow("a single one is odd") << "/50"_ba << ServedAnswer{.body = R"({"number": -50})"} << QList({45, 35});
    QTest::newRow("a single one is there") << "/50"_ba << ServedAnswer{.body = pull(50, day(9))} << QList({45, 35, 50});
}

void PullRequestsTest::givesWhatItCouldRead()
{
    QFETCH(const QByteArray, where);
    QFETCH(const ServedAnswer, answer);
    Host host(45);
    host.instead.insert(where, answer);
    QTEST(host.numbers(day(30), {45, 35, 50}), "found");
}

void PullRequestsTest::endsWithItsFuture()
{
    Host host(45);
    host.instead.insert("2", {.way = ServedAnswer::Way::Never});
    auto future = host.model().mergedPullRequests(day(1), {45, 7});
    QTRY_COMPARE(host.server().open(), 1);
    future.cancel();
    QTRY_COMPARE(host.server().open(), 0);
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(host.server().seen().size(), 2);
}

void PullRequestsTest::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<PullRequest>("pull");
    QTest::newRow("from a list") << R"({"number": 7, "title": " a\n b ", "user": {"login": "octocat"}, "labels":
            [{"name": "bug"}, {"name": "bug"}, {"name": 7}, 3, {"name": "good first issue"}], "state": "closed",
            "merged_at": "2026-03-02T00:00:00Z", "updated_at": "2026-03-03T00:00:00Z",
            "html_url": "https://github.com/o/n/pull/7"})"_ba
                                 << PullRequest{.number = 7,
                                                .title = u"a b"_s,
                                                .author = u"octocat"_s,
                                                .labels = {u"bug"_s, u"good first issue"_s},
                                                .merged = true,
                                                .updatedAt = day(2),
                                                .url = u"https://github.com/o/n/pull/7"_s};
    QTest::newRow("alone") << R"({"number": 7, "title": "a", "merged": true, "user": null})"_ba
                           << PullRequest{.number = 7, .title = u"a"_s, .merged = true};
    QTest::newRow("closed") << R"({"number": 7, "title": null, "merged_at": null, "html_url": "javascript:x"})"_ba
                            << PullRequest{.number = 7};
    QTest::newRow("wrong types") << R"({"number": 7, "title": [], "merged_at": 5, "merged": "yes", "labels": {"a": 1},
            "user": "x", "updated_at": {}, "html_url": 3})"_ba
                                 << PullRequest{.number = 7};
}

void PullRequestsTest::reads()
{
    QFETCH(const QByteArray, body);
    const auto alone = endpoints::parsePullRequest(body);
    QVERIFY(alone);
    QTEST(*alone, "pull");
    const auto listed = endpoints::parsePullRequests('[' + body + ']');
    QVERIFY(listed);
    QCOMPARE(*listed, QList{*alone});
    for (const QByteArray &number : {"0"_ba, "-7"_ba, "\"7\""_ba, "7.5"_ba, "99999999999"_ba, "null"_ba}) {
        QByteArray odd = body;
        odd.replace("\"number\": 7"_ba, QByteArray("\"number\": " + number));
        QVERIFY2(!endpoints::parsePullRequest(odd), odd.constData());
        QVERIFY2(!endpoints::parsePullRequests('[' + odd + ']'), odd.constData());
    }
}

void PullRequestsTest::keepsHostileTextSmall()
{
    QByteArray labels;
    for (int i = 0; i < 1000; ++i)
        labels += R"({"name": "l)" + QByteArray::number(i) + QByteArray(1000, 'x') + R"("},)";
    // Each emoji is two UTF-16 units: none of them is cut in half.
    const auto pull = endpoints::parsePullRequest(R"({"number": 7, "title": "x)" + QByteArray("😀").repeated(250'000)
                                                  + R"(", "labels": [)" + labels + R"(1]})");
    QVERIFY(pull);
    QCOMPARE(pull->title.size(), 1000);
    QVERIFY(pull->title.isValidUtf16());
    QCOMPARE(pull->labels.size(), 200);
    QVERIFY(std::ranges::all_of(pull->labels, [](const QString &label) { return label.size() == 200; }));
}

void PullRequestsTest::findsThoseOfTheDemonstration()
{
    Fixture fixture(true);
    QVERIFY(fixture.box);
    RepositoryName name = *RepositoryName::parse(fixture.box->repository());
    name.apiUrl = fixture.box->apiUrl();
    GitHubModel model(name, Secret(fixture.box->readToken()), {});
    const auto commits = await(model.compare(u"0.1.1"_s, u"0.1.2-prerelease2"_s));
    QVERIFY(commits && *commits);
    QList<int> wanted;
    for (const Commit &each : (*commits)->commits) {
        if (each.pullRequest)
            wanted += *each.pullRequest;
    }
    QCOMPARE(wanted.size(), 17);
    const auto found = await(model.mergedPullRequests(fixture.clock.now().addDays(-20), wanted + QList{4711}));
    QVERIFY(found && *found);
    QList<int> numbers;
    for (const PullRequest &each : **found) {
        numbers += each.number;
        QVERIFY(each.merged && !each.title.isEmpty() && !each.author.isEmpty() && each.updatedAt.isValid());
    }
    QCOMPARE(numbers, wanted);
    const auto labelled = [&](const QString &label) {
        return std::ranges::count_if(**found, [&](const PullRequest &each) { return each.labels.contains(label); });
    };
    QCOMPARE(labelled(u"breaking-change"_s), 1);
    QCOMPARE(labelled(u"dependencies"_s), 1);
    QCOMPARE(labelled(u"documentation"_s), 1);
    QVERIFY(labelled(u"enhancement"_s) >= 4 && labelled(u"bug"_s) >= 4);
}

void PullRequestsTest::opensOne()
{
    Fixture fixture;
    QVERIFY(fixture.box);
    const auto commit = ObjectId::fromHex(fixture.push());
    QVERIFY(commit);
    RepositoryName name = *RepositoryName::parse(fixture.box->repository());
    name.apiUrl = fixture.box->apiUrl();
    GitHubModel model(name, Secret(fixture.box->writeToken()), {});
    const auto kind = [](const auto &answer) {
        return answer && !*answer ? std::optional(answer->error().kind) : std::nullopt;
    };
    const QString branch = u"notes/a b"_s.replace(u' ', u'-');
    const auto branched = await(model.createBranch(branch, *commit));
    QVERIFY(branched && *branched);
    const PullRequestDraft draft{.title = u"Edit the notes"_s, .body = u"As said"_s, .head = branch, .base = u"main"_s};
    const auto nothing = await(model.createPullRequest(draft));
    QCOMPARE(kind(nothing), ErrorKind::BadInput);
    QVERIFY2(nothing->error().message.contains(u"No commits between main and notes/a-b"_s),
             qPrintable(nothing->error().message));
    const auto put = await(model.putFile({.path = u"n.md"_s, .branch = branch, .bytes = "x", .message = u"Write"_s}));
    QVERIFY(put && *put);
    const auto made = await(model.createPullRequest(draft));
    QVERIFY2(made && *made, made && !*made ? qPrintable(made->error().detail) : "");
    QCOMPARE((*made)->title, draft.title);
    QCOMPARE((*made)->author, u"octocat"_s);
    QVERIFY(!(*made)->merged);
    QCOMPARE((*made)->url, fixture.box->apiUrl().toString() + u"/example/network/pull/%1"_s.arg((*made)->number));
    const auto open = await(model.openPullRequests(branch));
    QVERIFY(open && *open);
    QCOMPARE(**open, QList{**made});
    const auto others = await(model.openPullRequests(u"main"_s));
    QVERIFY(others && *others && (*others)->isEmpty());
    const auto again = await(model.createPullRequest(draft));
    QCOMPARE(kind(again), ErrorKind::AlreadyExists);
    QVERIFY2(again->error().message.contains(branch), qPrintable(again->error().message));
    PullRequestDraft odd = draft;
    odd.base = u"nowhere"_s;
    QCOMPARE(kind(await(model.createPullRequest(odd))), ErrorKind::BadInput);
    // One that is still open is found singly, and says that it is not merged.
    const auto found = await(model.mergedPullRequests({}, {(*made)->number}));
    QVERIFY(found && *found);
    QCOMPARE(**found, QList{**made});
}

void PullRequestsTest::generatesNotes()
{
    LoopbackServer server(
        [](const SeenRequest &) { return ServedAnswer{.body = R"({"name": "1.0", "body": "## What's Changed\n"})"}; });
    GitHubModel model({.owner = u"o"_s, .name = u"n"_s, .host = u"github.test"_s, .apiUrl = server.url()},
                      Secret("t0ken"_ba), {});
    const ObjectId commit = *ObjectId::fromHex(QString(40, u'a'));
    const auto notes = await(model.generateNotes({.tagName = u"1.0"_s,
                                                  .target = commit,
                                                  .previousTagName = u"0.9"_s,
                                                  .configurationPath = u".github/other.yml"_s}));
    QVERIFY(notes && *notes);
    QCOMPARE(**notes, (GeneratedNotes{u"1.0"_s, u"## What's Changed\n"_s}));
    QCOMPARE(server.seen().first().method + ' ' + server.seen().first().target,
             "POST /repos/o/n/releases/generate-notes"_ba);
    const QJsonObject sent = QJsonDocument::fromJson(server.seen().first().body).object();
    QCOMPARE(sent,
             (QJsonObject{{u"tag_name"_s, u"1.0"_s},
                          {u"target_commitish"_s, commit.hex()},
                          {u"previous_tag_name"_s, u"0.9"_s},
                          {u"configuration_file_path"_s, u".github/other.yml"_s}}));
    const auto least = await(model.generateNotes({.tagName = u"1.0"_s}));
    QVERIFY(least && *least);
    QCOMPARE(QJsonDocument::fromJson(server.seen().last().body).object(), (QJsonObject{{u"tag_name"_s, u"1.0"_s}}));
}

QTEST_GUILESS_MAIN(PullRequestsTest)
#include "tst_github_pullrequests.moc"
