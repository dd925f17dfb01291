// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notes/changelist.h"
#include "notes/conventional.h"
#include "notes/facts.h"
#include "notes/markdown.h"
#include "notes/mergedwork.h"
#include "notes/render.h"

#include <QRandomGenerator>
#include <QTest>

using namespace slipway;
using namespace slipway::notes;
using namespace Qt::StringLiterals;
using Reason = LeftOutCommit::Reason;

namespace {

ObjectId id(int number)
{
    return *ObjectId::fromHex(QString::number(number).rightJustified(40, u'0'));
}

Commit commit(int number, const QList<int> &parents, const QString &message, const QString &author = u"hubot"_s)
{
    Commit made{.id = id(number), .summary = message.section(u'\n', 0, 0), .message = message, .authorName = author};
    for (const int parent : parents)
        made.parents.append(id(parent));
    made.pullRequest = pullRequestNumber(made.summary);
    return made;
}

ChangeSources sourcesOf(const QList<Commit> &commits)
{
    return {.from = {u"0.1.1"_s, id(1)}, .to = {u"0.1.2"_s, commits.value(0).id}, .commits = commits};
}

QStringList titles(const ReleaseChanges &changes)
{
    QStringList all;
    for (const ReleaseChange &each : changes.changes)
        all.append(each.title + (each.revertedBy.isNull() ? QString() : u" (reverted)"_s));
    return all;
}

const LeftOutCommit *leftOut(const ReleaseChanges &changes, int number)
{
    const auto found = std::ranges::find(changes.leftOut, id(number), &LeftOutCommit::commit);
    return found == changes.leftOut.cend() ? nullptr : &*found;
}

} // namespace

class NotesChangesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conventionalCommits_data();
    void conventionalCommits();
    void whatAMergeBrings();
    void nestedMergesDoNotOverflow();
    void pullRequestsAreListedOnce();
    void reverts();
    void revertedMerges();
    void revertOfAPullRequest();
    void whatWasReleasedBefore();
    void gitHubTellsMore();
    void loginsAreKnownAgain();
    void rulesOfTheRepository();
    void rulesAreRead_data();
    void rulesAreRead();
    void contributors();
    void safeTitles_data();
    void safeTitles();
    void safeTitlesBesideEachOther();
    void fillsTheTemplate();
};

void NotesChangesTest::conventionalCommits_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<ChangeKind>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<bool>("breaking");
    QTest::newRow("feature") << u"feat: Add it"_s << ChangeKind::Feature << u"Add it"_s << u""_s << false;
    QTest::newRow("scope") << u"fix(signer): Mend it"_s << ChangeKind::Fix << u"Mend it"_s << u"signer"_s << false;
    QTest::newRow("breaking") << u"feat(api)!: Move"_s << ChangeKind::Feature << u"Move"_s << u"api"_s << true;
    QTest::newRow("footer") << u"fix: Move\n\nText\n\nBREAKING CHANGE: all"_s << ChangeKind::Fix << u"Move"_s << u""_s
                            << true;
    QTest::newRow("capital") << u"Docs: Say it"_s << ChangeKind::Documentation << u"Say it"_s << u""_s << false;
    QTest::newRow("unknown type") << u"note: Say it"_s << ChangeKind::Other << u"note: Say it"_s << u""_s << false;
    QTest::newRow("none") << u"Add it: now"_s << ChangeKind::Other << u"Add it: now"_s << u""_s << false;
    QTest::newRow("no text") << u"feat:"_s << ChangeKind::Other << u"feat:"_s << u""_s << false;
    QTest::newRow("address") << u"https://example.com"_s << ChangeKind::Other << u"https://example.com"_s << u""_s
                             << false;
}

void NotesChangesTest::conventionalCommits()
{
    QFETCH(const QString, message);
    const Conventional read = conventional(message.section(u'\n', 0, 0), message);
    QTEST(read.kind, "kind");
    QTEST(read.title, "title");
    QTEST(read.scope, "scope");
    QTEST(read.breaking, "breaking");
}

void NotesChangesTest::whatAMergeBrings()
{
    // 1 ── 2 ─────── 5(#7) ── 8 ── 9(#8)
    //       └ 3 ─ 4 ┘ ╲          ╱
    //                  6(merge of main) ─ 7 (#9)
    const QList<Commit> commits{commit(9, {8, 7}, u"Merge pull request #8 from o/b"_s),
                                commit(8, {5}, u"direct"_s),
                                commit(7, {6}, u"own number (#9)"_s),
                                commit(6, {10, 5}, u"Merge branch 'main' into b"_s),
                                commit(10, {2}, u"work on b"_s),
                                commit(5, {2, 4}, u"Merge pull request #7 from o/a"_s),
                                commit(4, {3}, u"second of a"_s),
                                commit(3, {2}, u"first of a"_s),
                                commit(2, {1}, u"old"_s)};
    const auto merged = mergedWork(commits);
    QCOMPARE(merged.size(), 6);
    QCOMPARE(merged.value(id(2)), MergedBy());
    QCOMPARE(merged.value(id(8)), MergedBy());
    QCOMPARE(merged.value(id(3)), (MergedBy{id(5), 7}));
    QCOMPARE(merged.value(id(4)), (MergedBy{id(5), 7}));
    QCOMPARE(merged.value(id(10)), (MergedBy{id(9), 8}));
    QCOMPARE(merged.value(id(7)), (MergedBy{id(9), 9}));
    QCOMPARE(pullRequestsOf(commits), (QList<int>{7, 8, 9}));
}

void NotesChangesTest::nestedMergesDoNotOverflow()
{
    QList<Commit> commits;
    constexpr int depth = 20000;
    for (int i = depth; i > 1; --i)
        commits.append(commit(i, {1, i - 1}, u"Merge pull request #%1 from o/x"_s.arg(i)));
    commits.append(commit(1, {}, u"the only one"_s));
    const auto merged = mergedWork(commits);
    QCOMPARE(merged.size(), 1);
    QVERIFY(merged.value(id(1)).merge.isNull()); // it is what the newest merge was merged into
}

void NotesChangesTest::pullRequestsAreListedOnce()
{
    const auto changes = changesOf(
        sourcesOf({commit(5, {2, 4}, u"Merge pull request #7 from o/a\n\nfeat: Add a"_s), commit(4, {3}, u"and more"_s),
                   commit(3, {2}, u"begin"_s), commit(2, {1}, u"fix: squashed (#6)"_s)}));
    QCOMPARE(titles(changes), (QStringList{u"Add a"_s, u"squashed"_s}));
    QCOMPARE(changes.changes[0].commit, id(4));
    QCOMPARE(changes.changes[0].kind, ChangeKind::Feature);
    QCOMPARE(changes.changes[0].pullRequest, 7);
    QCOMPARE(changes.changes[1].pullRequest, 6);
    QCOMPARE(changes.leftOut.size(), 1);
    QCOMPARE(leftOut(changes, 3)->reason, Reason::SamePullRequest);
    QCOMPARE(leftOut(changes, 3)->number, 7);
}

void NotesChangesTest::reverts()
{
    const auto revert = [](int number, int parent, const QString &title, int reverted) {
        return commit(number, {parent}, u"Revert \"%1\"\n\nThis reverts commit %2."_s.arg(title, id(reverted).hex()));
    };
    // 3 is reverted; 4 is reverted and brought back; 9 takes back what was released before.
    const auto changes = changesOf(
        sourcesOf({revert(9, 8, u"old"_s, 77), revert(8, 7, u"Revert \"d\""_s, 7), revert(7, 6, u"d"_s, 4),
                   revert(6, 4, u"c"_s, 3), commit(4, {3}, u"d"_s), commit(3, {2}, u"c"_s), commit(2, {1}, u"b"_s)}));
    QCOMPARE(titles(changes),
             (QStringList{u"Revert \"old\""_s, u"Revert \"d\" (reverted)"_s, u"d"_s, u"c (reverted)"_s, u"b"_s}));
    QCOMPARE(changes.changes[0].kind, ChangeKind::Revert);
    QCOMPARE(changes.changes[1].revertedBy, id(8));
    QCOMPARE(changes.changes[3].revertedBy, id(6));
    QCOMPARE(leftOut(changes, 6)->reason, Reason::Reverts);
    QCOMPARE(leftOut(changes, 6)->other, id(3));
    QCOMPARE(leftOut(changes, 8)->other, id(7));
    QVERIFY(!changesText(changes).contains(u"- c"));
}

void NotesChangesTest::revertedMerges()
{
    const QString message =
        u"Revert \"Merge pull request #7 from o/a\"\n\nThis reverts commit %1, reversing\nchanges made to %2."_s;
    const auto changes =
        changesOf(sourcesOf({commit(6, {5}, message.arg(id(5).hex(), id(2).hex())),
                             commit(5, {2, 4}, u"Merge pull request #7 from o/a\n\nAdd a"_s), commit(4, {3}, u"more"_s),
                             commit(3, {2}, u"begin"_s), commit(2, {1}, u"b"_s)}));
    QCOMPARE(titles(changes), (QStringList{u"Add a (reverted)"_s, u"b"_s}));
    QCOMPARE(leftOut(changes, 6)->reason, Reason::Reverts);
    QCOMPARE(leftOut(changes, 3)->reason, Reason::SamePullRequest);
}

void NotesChangesTest::revertOfAPullRequest()
{
    const auto changes =
        changesOf(sourcesOf({commit(4, {3}, u"Revert \"Add a (#7)\" (#9)\n\nReverts example/network#7"_s),
                             commit(3, {2}, u"Add a (#7)"_s), commit(2, {1}, u"b (#6)"_s)}));
    QCOMPARE(titles(changes), (QStringList{u"Add a (reverted)"_s, u"b"_s}));
    QCOMPARE(leftOut(changes, 4)->other, id(3));
}

void NotesChangesTest::whatWasReleasedBefore()
{
    ChangeSources sources = sourcesOf({commit(3, {2}, u"fix: Twice (#8)"_s), commit(2, {1}, u"feat: Once"_s)});
    sources.released.insert(id(3), id(50));
    const auto changes = changesOf(sources);
    QCOMPARE(titles(changes), QStringList{u"Once"_s});
    QCOMPARE(leftOut(changes, 3)->reason, Reason::AlreadyReleased);
    QCOMPARE(leftOut(changes, 3)->other, id(50));
}

void NotesChangesTest::gitHubTellsMore()
{
    ChangeSources sources =
        sourcesOf({commit(3, {2}, u"wip (#8)"_s, u"Somebody"_s), commit(2, {1}, u"fix: own words (#7)"_s)});
    sources.pullRequests = QHash<int, PullRequest>{
        {8, {.number = 8, .title = u"feat(cli)!: Better words"_s, .author = u"octocat"_s, .labels = {u"bug"_s}}}};
    const auto changes = changesOf(sources);
    QVERIFY(changes.fromGitHub);
    QCOMPARE(titles(changes), (QStringList{u"Better words"_s, u"own words"_s}));
    QCOMPARE(changes.changes[0].kind, ChangeKind::Breaking);
    QCOMPARE(changes.changes[0].author, u"octocat"_s);
    QVERIFY(changes.changes[0].authorIsLogin);
    QCOMPARE(changes.changes[0].scope, u"cli"_s);
    QCOMPARE(changes.changes[1].author, u"hubot"_s);
    QVERIFY(!changes.changes[1].authorIsLogin);
}

void NotesChangesTest::loginsAreKnownAgain()
{
    ChangeSources sources =
        sourcesOf({commit(3, {2}, u"a (#8)"_s, u"octocat"_s), commit(2, {1}, u"direct"_s, u"octocat"_s)});
    sources.pullRequests = QHash<int, PullRequest>{{8, {.number = 8, .author = u"octocat"_s}}};
    const auto changes = changesOf(sources);
    QVERIFY(changes.changes[1].authorIsLogin);
    QCOMPARE(changes.contributors.size(), 1);
}

void NotesChangesTest::rulesOfTheRepository()
{
    ChangeSources sources =
        sourcesOf({commit(6, {5}, u"f (#6)"_s), commit(5, {4}, u"e (#5)"_s), commit(4, {3}, u"d (#4)"_s),
                   commit(3, {2}, u"c (#3)"_s), commit(2, {1}, u"b (#2)"_s)});
    sources.pullRequests =
        QHash<int, PullRequest>{{2, {.number = 2, .author = u"octocat"_s, .labels = {u"Enhancement"_s}}},
                                {3, {.number = 3, .author = u"octocat"_s, .labels = {u"ignore"_s}}},
                                {4, {.number = 4, .author = u"hubot"_s, .labels = {u"enhancement"_s}}},
                                {5, {.number = 5, .author = u"octocat"_s, .labels = {u"enhancement"_s, u"internal"_s}}},
                                {6, {.number = 6, .author = u"octocat"_s}}};
    sources.rules = parseReleaseRules("changelog:\n"
                                      "  exclude:\n    labels:\n      - ignore\n    authors: [HUBOT]\n"
                                      "  categories:\n"
                                      "    - title: New 🎉\n      labels:\n        - enhancement\n"
                                      "      exclude:\n        labels: [internal]\n"
                                      "    - title: Rest\n      labels:\n        - \"*\"\n");
    QVERIFY(sources.rules);
    auto changes = changesOf(sources);
    QCOMPARE(titles(changes), (QStringList{u"f"_s, u"e"_s, u"b"_s}));
    QCOMPARE(changes.categories, (QStringList{u"New 🎉"_s, u"Rest"_s}));
    QCOMPARE(changes.changes[0].category, u"Rest"_s);
    QCOMPARE(changes.changes[1].category, u"Rest"_s);
    QCOMPARE(changes.changes[2].category, u"New 🎉"_s);
    QCOMPARE(leftOut(changes, 3)->reason, Reason::Label);
    QCOMPARE(leftOut(changes, 4)->reason, Reason::Author);
    QCOMPARE(leftOut(changes, 4)->word, u"HUBOT"_s);
    const QString text = changesText(changes);
    QVERIFY(text.indexOf(u"### New 🎉\n\n- b (#2) @octocat\n") >= 0);
    QVERIFY(text.indexOf(u"### Rest") > text.indexOf(u"### New"));
    // Labels are not known without GitHub: nothing is left out for them.
    sources.pullRequests.reset();
    changes = changesOf(sources);
    QCOMPARE(changes.changes.size(), 5);
    QVERIFY(changes.categories.isEmpty());
}

void NotesChangesTest::rulesAreRead_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<bool>("fits");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("other file") << QByteArray("name: x\n") << false;
    QTest::newRow("nothing in it") << QByteArray("changelog:\n  exclude:\n") << true;
    QTest::newRow("a category without title") << QByteArray("changelog:\n  categories:\n    - labels: [a]\n") << false;
    QTest::newRow("labels of another form") << QByteArray("changelog:\n  exclude:\n    labels: {a: b}\n") << false;
    QTest::newRow("bytes") << QByteArray("\xff\xfe\0changelog:\n", 14) << false;
}

void NotesChangesTest::rulesAreRead()
{
    QFETCH(const QByteArray, yaml);
    QFETCH(const bool, fits);
    QCOMPARE(parseReleaseRules(yaml).has_value(), fits);
}

void NotesChangesTest::contributors()
{
    ChangeSources sources = sourcesOf({commit(6, {5}, u"g"_s, u"dependabot[bot]"_s),
                                       commit(5, {4}, u"d"_s, u"octocat"_s), commit(4, {3}, u"c"_s, u"hubot"_s),
                                       commit(3, {2}, u"b"_s, u"monalisa"_s), commit(2, {1}, u"a"_s, u"octocat"_s)});
    sources.firstContributions = QSet<ObjectId>{id(3), id(2)};
    const auto changes = changesOf(sources);
    QCOMPARE(
        changes.contributors,
        (QList<Contributor>{{u"octocat"_s, false, false}, {u"monalisa"_s, false, true}, {u"hubot"_s, false, false}}));
    sources.firstContributions.reset();
    QCOMPARE(changesOf(sources).contributors.constFirst().isNew, std::nullopt);
}

void NotesChangesTest::safeTitles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << u"Add a & b"_s << u"Add a & b"_s;
    QTest::newRow("comment") << u"x <!-- slipway:verdicts -->"_s << u"x &lt;!-- slipway:verdicts -->"_s;
    QTest::newRow("comment in code") << u"`<!-- slipway:verdicts -->`"_s << u"`<! -- slipway:verdicts -->`"_s;
    QTest::newRow("escaped tick") << u"\\`<img src=y>`"_s << u"\\`&lt;img src=y>\\`"_s;
    QTest::newRow("link") << u"[Download](https://x.example) ![p](q) [r][s]"_s
                          << u"[Download]\\(https://x.example) ![p]\\(q) [r]\\[s]"_s;
    QTest::newRow("link in code") << u"`[a](b)`"_s << u"`[a](b)`"_s;
    QTest::newRow("heading") << u"# big"_s << u"\\# big"_s;
    QTest::newRow("number sign") << u"#123 again"_s << u"#123 again"_s;
    QTest::newRow("quote") << u"> said"_s << u"\\> said"_s;
    QTest::newRow("list") << u"- nested"_s << u"\\- nested"_s;
    QTest::newRow("numbered list") << u"1. first"_s << u"1\\. first"_s;
    QTest::newRow("version") << u"1.2 is out"_s << u"1.2 is out"_s;
    QTest::newRow("fence") << u"``` a fence"_s << u"\\`\\`\\` a fence"_s;
    QTest::newRow("code in three ticks") << u"```a``` b"_s << u"```a``` b"_s;
    QTest::newRow("line") << u"- - -"_s << u"\\- - -"_s;
    QTest::newRow("definition") << u"[a]: https://x.example"_s << u"\\[a]: https://x.example"_s;
    QTest::newRow("emphasis") << u"*new* thing"_s << u"*new* thing"_s;
    QTest::newRow("tag") << u"x <img src=y> 1 < 2"_s << u"x &lt;img src=y> 1 < 2"_s;
    QTest::newRow("code") << u"`<T>` and <T>"_s << u"`<T>` and &lt;T>"_s;
    QTest::newRow("two ticks") << u"``a`<T>`` <T>"_s << u"``a`<T>`` &lt;T>"_s;
    QTest::newRow("runs that are none") << u"`a``b` `c` <img src=y> `d`"_s << u"`a``b` `c` &lt;img src=y> `d`"_s;
    QTest::newRow("open code") << u"`a <T>"_s << u"\\`a &lt;T>"_s;
    QTest::newRow("lines") << u"a\r\n# b\tc"_s << u"a # b c"_s;
    QTest::newRow("unseen") << u"a\u202Eb\u200Bc\u2066"_s << u"abc"_s;
    QTest::newRow("unseen pairs") << u"a\U000E0041b\u061Cc \U0001F600"_s << u"abc \U0001F600"_s;
    QTest::newRow("long") << QString(2000, u'x') << QString(500, u'x');
}

/// Whatever scope and title are: nothing of them leads anywhere or is hidden where both stand in the notes.
void NotesChangesTest::safeTitlesBesideEachOther()
{
    const QStringList pieces{u"`"_s,         u"``"_s,         u"\\"_s,        u"<!--hidden-->"_s,
                             u"[a](evil)"_s, u"![a](evil)"_s, u"[a][evil]"_s, u"<a href=evil>"_s,
                             u"*"_s,         u"_"_s,          u" "_s,         u"x"_s,
                             u"]"_s,         u"["_s,          u"(evil)"_s,    u"<"_s,
                             u"&lt;"_s,      u"~"_s};
    QRandomGenerator random(3);
    const auto made = [&] {
        QString text;
        for (int i = random.bounded(1, 12); i > 0; --i)
            text += pieces.at(random.bounded(pieces.size()));
        return text;
    };
    for (int i = 0; i < 20'000; ++i) {
        const QString scope = made();
        const QString title = made();
        const QString line = u"- **%1:** %2 (#12)\n\n[evil]: evil\n"_s.arg(safeTitle(scope), safeTitle(title));
        const QString html = previewOf(line, {}).html;
        QVERIFY2(!html.contains(u"href=\"evil"_s), qPrintable(line));
        QCOMPARE(html.count(u"hidden"_s), scope.count(u"hidden"_s) + title.count(u"hidden"_s));
    }
}

void NotesChangesTest::safeTitles()
{
    QFETCH(const QString, title);
    QTEST(safeTitle(title), "safe");
}

void NotesChangesTest::fillsTheTemplate()
{
    ChangeSources sources =
        sourcesOf({commit(3, {2}, u"feat: Add backups (#555)"_s), commit(2, {1}, u"fix!: Move the API (#541)"_s)});
    sources.firstContributions = QSet<ObjectId>{id(2)};
    NotesFacts facts{.version = u"0.1.2"_s,
                     .previous = u"0.1.1"_s,
                     .tag = u"0.1.2-prerelease2"_s,
                     .date = QDate(2026, 1, 31),
                     .isCandidate = true,
                     .changes = changesOf(sources),
                     .webUrl = u"https://github.com/example/network"_s};
    facts.manifests = QList<ManifestVersion>{{u"Cargo.toml"_s, u"0.1.2"_s}, {u"a|b/Cargo.toml"_s, u"0.1.2"_s}};
    Environment preview{.name = u"preview"_s, .follows = Follows::Candidates};
    Environment preprod{.name = u"preprod"_s, .follows = Follows::Releases, .production = true};
    Environment testing{.name = u"testing"_s, .follows = Follows::Branch};
    facts.environments = QList<Environment>{testing, preview, preprod};
    const QString source =
        u"## {{ version }} of {{ date }}\n{% for c in changes.feature %}\n- {{ c.title }} (#{{ c.pr }})\n{% endfor %}\n"
        "{% for c in changes.breaking %}\n! {{ c.title }}\n{% endfor %}\n{{ changes }}\n{{ contributors }}\n"
        "{{ tables.versions }}\n{{ tables.environments }}\n{{ tables.assets }}\n{{ verify }}\n{{ compare_url }}\n"_s;
    const auto text = render(readTemplate(source), contextOf(facts));
    QVERIFY2(text, text ? "" : qPrintable(text.error().message));
    QCOMPARE(*text,
             u"## 0.1.2 of 2026-01-31\n- Add backups (#555)\n! Move the API\n"
             "### Breaking changes\n\n- Move the API (#541) hubot\n\n### Features\n\n- Add backups (#555) hubot\n"
             "hubot\n"
             "| Crate | Version |\n|---|---|\n| `a\\|b` | `0.1.2` |\n"
             "| Environment | Compatible |\n|---|---|\n| `preview` | ✔ |\n| `preprod` | ⛔ |\n"
             "{{ tables.assets }}\n{{ verify }}\n"
             "https://github.com/example/network/compare/0.1.1...0.1.2-prerelease2\n"_s);
    facts.assets = QList<Asset>{{.id = 1, .name = u"a.tar.gz"_s, .size = 2048, .digest = u"sha256:abc"_s},
                                {.id = 2, .name = u"CHECKSUM"_s, .size = 10}};
    facts.checksums = u"CHECKSUM"_s;
    const auto whole = render(readTemplate(u"{{ tables.assets }}\n{{ verify }}"_s), contextOf(facts));
    QVERIFY(whole);
    QVERIFY2(whole->startsWith(u"| File | Size | SHA-256 |\n|---|---:|---|\n| `a.tar.gz` | 2.0 KiB | `abc` |\n"),
             qPrintable(*whole));
    QVERIFY(whole->contains(u"sha256sum --check --ignore-missing CHECKSUM"));
    facts.checksums = u"x; rm -rf ~"_s;
    QVERIFY(!render(readTemplate(u"{{ verify }}"_s), contextOf(facts))->contains(u"rm"));
}

QTEST_GUILESS_MAIN(NotesChangesTest)
#include "tst_notes_changes.moc"
