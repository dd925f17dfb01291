// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/endpoints/commits.h"

#include <QTest>

using namespace slipway;
using namespace slipway::github::endpoints;
using namespace Qt::StringLiterals;

namespace {

const QByteArray shaA(40, 'a');
const QByteArray shaB(40, 'b');

ObjectId id(const QByteArray &hex)
{
    return *ObjectId::fromHex(QString::fromLatin1(hex));
}

} // namespace

class CommitsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOne();
    void readsMerges();
    void readsComparisons();
    void inventsNoCounts_data();
    void inventsNoCounts();
};

void CommitsTest::readsOne()
{
    const auto commit = parseCommit(R"({"sha": ")" + shaA + R"(", "commit": {"message": "Teach it (#123)\n\nBecause.",
        "author": {"name": "Mona", "date": "2026-01-01T02:00:00+02:00"},
        "committer": {"date": "2026-01-02T00:00:00Z"}}, "author": {"login": "octocat"},
        "parents": [{"sha": ")" + shaB
                                    + R"("}, {"sha": 5}]})");
    QVERIFY(commit);
    QCOMPARE(commit->id, id(shaA));
    QCOMPARE(commit->summary, u"Teach it (#123)"_s);
    QCOMPARE(commit->message, u"Teach it (#123)\n\nBecause."_s);
    QCOMPARE(commit->authorName, u"Mona"_s);
    QCOMPARE(commit->authorLogin, u"octocat"_s);
    QCOMPARE(commit->authoredAt, QDateTime::fromString(u"2026-01-01T00:00:00Z"_s, Qt::ISODate));
    QCOMPARE(commit->authoredAt.timeSpec(), Qt::UTC);
    QCOMPARE(commit->parents, QList{id(shaB)});
    QCOMPARE(commit->pullRequest, std::optional(123));
    QVERIFY(!parseCommit(R"({"sha": "abc"})"));
}

void CommitsTest::readsMerges()
{
    const auto commits = parseCommits(R"([{"sha": ")" + shaA + R"(", "author": null, "commit": {"message":
        "Merge pull request #7 from octocat/x\r\n\r\nText"}, "parents": [{"sha": ")"
                                      + shaA + R"("}, {"sha": ")" + shaB + R"("}]}])");
    QVERIFY(commits);
    QCOMPARE(commits->size(), 1);
    QVERIFY(commits->first().isMerge());
    QCOMPARE(commits->first().summary, u"Merge pull request #7 from octocat/x"_s);
    QCOMPARE(commits->first().pullRequest, std::optional(7));
    QCOMPARE(commits->first().authorLogin, QString());
}

void CommitsTest::readsComparisons()
{
    const auto comparison = parseComparison(R"({"ahead_by": 2, "behind_by": 1, "status": "diverged", "commits": [
        {"sha": ")" + shaB + R"("}, {"sha": ")"
                                            + shaA + R"("}]})");
    QVERIFY(comparison);
    QCOMPARE(comparison->counts, (AheadBehind{.ahead = 2, .behind = 1}));
    QCOMPARE(comparison->commits.size(), 2);
    QCOMPARE(comparison->commits.first().id, id(shaB));
}

void CommitsTest::inventsNoCounts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("missing") << R"({"ahead_by": 2, "commits": []})"_ba;
    QTest::newRow("text") << R"({"ahead_by": "2", "behind_by": 1})"_ba;
    QTest::newRow("negative") << R"({"ahead_by": -2, "behind_by": 1})"_ba;
    QTest::newRow("huge") << R"({"ahead_by": 99999999999, "behind_by": 1})"_ba;
}

void CommitsTest::inventsNoCounts()
{
    QFETCH(const QByteArray, body);
    QCOMPARE(parseComparison(body).error().kind, ErrorKind::Server);
}

QTEST_GUILESS_MAIN(CommitsTest)
#include "tst_github_commits.moc"
