// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/git/repository.h"
#include "support/gitfixture.h"

#include <QFile>
#include <QTest>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include <algorithm>

using namespace slipway;
using namespace slipway::git;
using slipway::test::GitFixture;
using namespace Qt::StringLiterals;

/// Tags and references, compared with `git for-each-ref`.
class TestGitTags final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithForEachRef_data();
    void agreesWithForEachRef();
    void readsTagsOfABareRepository();
    void leavesOutWhatIsNoCommit();
    void leavesOutATagThatLies();
    void keepsATagWhoseCommitIsMissing();
    void datesATagWithoutTagger();
    void believesNoTagObjectAlone();
    void listsReferences();
    void readsTagObjects();
};

namespace {

/// "name commit committed tagged annotated", one line a tag.
QString ours(const QList<Tag> &tags)
{
    QStringList lines;
    for (const Tag &tag : tags) {
        lines.append(u"%1 %2 %3 %4 %5"_s.arg(tag.name, tag.commit.hex())
                         .arg(tag.committedAt.toSecsSinceEpoch())
                         .arg(tag.taggedAt.toSecsSinceEpoch())
                         .arg(tag.annotated ? u"tag"_s : u"commit"_s));
    }
    lines.sort();
    return lines.join(u'\n');
}

QString gits(const GitFixture &fixture)
{
    QStringList lines;
    const QStringList names = fixture
                                  .git({u"for-each-ref"_s, u"refs/tags"_s,
                                        u"--format=%(refname:strip=2) %(creatordate:unix) %(objecttype)"_s})
                                  .split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : names) {
        const QStringList parts = line.split(u' ');
        const QString commit =
            fixture.git({u"log"_s, u"-1"_s, u"--format=%H %ct"_s, u"refs/tags/"_s + parts.at(0) + u"^{commit}"_s});
        lines.append(parts.at(0) + u' ' + commit + u' ' + parts.at(1) + u' ' + parts.at(2));
    }
    lines.sort();
    return lines.join(u'\n');
}

void makeTags(GitFixture &fixture)
{
    fixture.commit(u"First"_s);
    fixture.git({u"tag"_s, u"0.1.0-prerelease1"_s});
    fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"Release"_s, u"0.1.0"_s});
    fixture.commit(u"Second"_s);
    fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"On the first"_s, u"late"_s, u"HEAD~1"_s});
    fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"Nested"_s, u"nested"_s, u"late"_s});
    fixture.commit(u"Third"_s);
    fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"Nested twice"_s, u"release/v1.0/nested"_s, u"nested"_s});
    fixture.git({u"tag"_s, u"überarbeitet-β"_s});
    fixture.git({u"branch"_s, u"not-a-tag"_s});
}

/// A tag with an object that git itself would not write.
void addTag(const GitFixture &fixture, const QString &name, const QByteArray &object)
{
    const QString id =
        fixture.git({u"hash-object"_s, u"-t"_s, u"tag"_s, u"-w"_s, u"--stdin"_s, u"--literally"_s}, object);
    fixture.git({u"update-ref"_s, u"refs/tags/"_s + name, id});
}

} // namespace

void TestGitTags::agreesWithForEachRef_data()
{
    QTest::addColumn<QString>("packed");
    QTest::newRow("loose") << u"none"_s;
    QTest::newRow("packed") << u"all"_s;
    QTest::newRow("both") << u"some"_s;
}

void TestGitTags::agreesWithForEachRef()
{
    QFETCH(QString, packed);
    GitFixture fixture;
    makeTags(fixture);
    if (packed != u"none") {
        fixture.git({u"pack-refs"_s, u"--all"_s});
    }
    if (packed == u"some") {
        fixture.commit(u"Fourth"_s);
        fixture.git({u"tag"_s, u"loose"_s});
        fixture.git({u"tag"_s, u"-f"_s, u"-a"_s, u"-m"_s, u"Moved"_s, u"0.1.0"_s});
    }
    const auto tags = Repository::open(fixture.path()).value().tags();
    QVERIFY(tags);
    QVERIFY(tags->size() >= 6);
    QCOMPARE(ours(*tags), gits(fixture));
    QCOMPARE(tags->first().committedAt.timeSpec(), Qt::UTC);
}

void TestGitTags::readsTagsOfABareRepository()
{
    GitFixture fixture;
    makeTags(fixture);
    const QString bare = fixture.cloneTo(u"bare.git"_s, {u"--bare"_s});
    QCOMPARE(ours(Repository::open(bare).value().tags().value()), gits(fixture));
}

void TestGitTags::leavesOutWhatIsNoCommit()
{
    GitFixture fixture;
    fixture.commit(u"First"_s, {{u"file"_s, "x"}});
    fixture.git({u"tag"_s, u"a-blob"_s, u"HEAD:file"_s});
    fixture.git({u"tag"_s, u"a-tree"_s, u"HEAD^{tree}"_s});
    fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"a-blob-annotated"_s, u"HEAD:file"_s});
    fixture.git({u"tag"_s, u"good"_s});
    for (const bool packed : {false, true}) {
        if (packed) {
            fixture.git({u"pack-refs"_s, u"--all"_s});
        }
        const auto tags = Repository::open(fixture.path()).value().tags().value();
        QCOMPARE(tags.size(), 1);
        QCOMPARE(tags.first().name, u"good"_s);
    }
}

/// It says that its commit is a tree; for git, too, it leads nowhere.
void TestGitTags::leavesOutATagThatLies()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    addTag(fixture, u"lie"_s, "object " + first.hex().toLatin1() + "\ntype tree\ntag lie\n\nx\n");
    fixture.git({u"tag"_s, u"good"_s});
    QVERIFY(test::runGit(fixture.path(), {u"rev-parse"_s, u"lie^{commit}"_s}).exitCode != 0);
    const auto tags = Repository::open(fixture.path()).value().tags().value();
    QCOMPARE(tags.size(), 1);
    QCOMPARE(tags.first().name, u"good"_s);
}

void TestGitTags::keepsATagWhoseCommitIsMissing()
{
    GitFixture fixture;
    fixture.commit(u"First"_s);
    fixture.git({u"checkout"_s, u"--quiet"_s, u"--detach"_s});
    const ObjectId lost = fixture.commit(u"Second"_s);
    fixture.git({u"tag"_s, u"lost"_s});
    fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"lost-annotated"_s});
    fixture.git({u"pack-refs"_s, u"--all"_s});
    fixture.git({u"checkout"_s, u"--quiet"_s, u"main"_s});
    const QString hex = lost.hex();
    QVERIFY(QFile::remove(fixture.path() + u"/.git/objects/%1/%2"_s.arg(hex.first(2), hex.sliced(2))));

    const auto repository = Repository::open(fixture.path()).value();
    const auto tags = repository.tags().value();
    QCOMPARE(tags.size(), 2);
    for (const Tag &tag : tags) {
        QCOMPARE(tag.commit, lost);
        QVERIFY(!tag.committedAt.isValid());
        QCOMPARE(tag.taggedAt.isValid(), tag.annotated);
    }
    QCOMPARE(repository.commit(lost).error().kind, ErrorKind::MissingObject);
#ifdef __SANITIZE_ADDRESS__
    const __lsan::ScopedDisabler disabler; // libgit2 1.9 loses the reference whose object is missing
#endif
    QCOMPARE(repository.resolve(u"lost"_s).error().kind, ErrorKind::MissingObject);
    QCOMPARE(repository.resolve(u"lost-annotated"_s).error().kind, ErrorKind::MissingObject);
}

void TestGitTags::datesATagWithoutTagger()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    addTag(fixture, u"ancient"_s, "object " + first.hex().toLatin1() + "\ntype commit\ntag ancient\n\nFrom 2005\n");
    const auto tags = Repository::open(fixture.path()).value().tags().value();
    QCOMPARE(tags.size(), 1);
    QVERIFY(tags.first().annotated);
    QCOMPARE(tags.first().taggedAt, tags.first().committedAt);
    QVERIFY(tags.first().taggedAt.isValid());
}

void TestGitTags::believesNoTagObjectAlone()
{
    GitFixture fixture;
    const ObjectId first = fixture.commit(u"First"_s);
    fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"0.1.0"_s});
    fixture.commit(u"Second"_s);
    fixture.git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"0.2.0"_s});
    fixture.git({u"pack-refs"_s, u"--all"_s});
    const auto fileOf = [&](const QString &tag) {
        const QString hex = fixture.git({u"rev-parse"_s, tag});
        return fixture.path() + u"/.git/objects/%1/%2"_s.arg(hex.first(2), hex.sliced(2));
    };
    // Under the id of the first lies the second, which leads elsewhere.
    QVERIFY(QFile::remove(fileOf(u"0.1.0"_s)));
    QVERIFY(QFile::copy(fileOf(u"0.2.0"_s), fileOf(u"0.1.0"_s)));
    const auto tags = Repository::open(fixture.path()).value().tags().value();
    const auto tag = std::ranges::find(tags, u"0.1.0"_s, &Tag::name);
    QVERIFY(tag != tags.cend());
    QCOMPARE(tag->commit, first);
    QVERIFY(tag->annotated);
    QVERIFY(!tag->taggedAt.isValid()); // nobody knows what it said
}

void TestGitTags::listsReferences()
{
    GitFixture fixture;
    makeTags(fixture);
    fixture.git({u"tag"_s, u"tree"_s, u"HEAD^{tree}"_s});
    fixture.git({u"symbolic-ref"_s, u"refs/heads/alias"_s, u"refs/heads/main"_s});
    fixture.git({u"symbolic-ref"_s, u"refs/heads/dangling"_s, u"refs/heads/none"_s});
    const auto repository = Repository::open(fixture.path()).value();
    const auto lines = [](const QList<Repository::Reference> &references) {
        QStringList text;
        for (const auto &reference : references) {
            text.append(reference.name + u' ' + reference.target.hex());
        }
        return text.join(u'\n');
    };
    QCOMPARE(lines(repository.references(u"refs/tags/"_s).value()),
             fixture.git({u"for-each-ref"_s, u"refs/tags"_s, u"--format=%(refname) %(objectname)"_s}));
    const auto heads = repository.references(u"refs/heads/"_s).value();
    QCOMPARE(heads.size(), 3);
    QCOMPARE(heads.first().name, u"refs/heads/alias"_s);
    QCOMPARE(heads.first().peeled, fixture.revParse(u"main"_s));
    const auto tagReferences = repository.references(u"refs/tags/"_s).value();
    const auto tree = std::ranges::find(tagReferences, u"refs/tags/tree"_s, &Repository::Reference::name);
    QVERIFY(tree != tagReferences.cend());
    QVERIFY(tree->peeled.isNull());
    QCOMPARE(tree->targetType, u"tree"_s);
    const auto nested = repository.references(u"refs/tags/nested"_s).value();
    QCOMPARE(nested.size(), 1);
    QCOMPARE(nested.first().target, fixture.revParse(u"nested"_s));
    QCOMPARE(nested.first().peeled, fixture.revParse(u"nested^{commit}"_s));
}

void TestGitTags::readsTagObjects()
{
    GitFixture fixture;
    makeTags(fixture);
    const auto repository = Repository::open(fixture.path()).value();
    const auto nested = repository.tagObject(fixture.revParse(u"nested"_s)).value();
    QCOMPARE(nested.name, u"nested"_s);
    QCOMPARE(nested.targetType, u"tag"_s);
    QCOMPARE(nested.target, fixture.revParse(u"late"_s));
    QCOMPARE(nested.message, u"Nested\n"_s);
    QCOMPARE(nested.tagger.email, u"octocat@example.com"_s);
    QCOMPARE(repository.tagObject(nested.target).value().targetType, u"commit"_s);
    QCOMPARE(repository.tagObject(fixture.revParse(u"main"_s)).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestGitTags)
#include "tst_git_tags.moc"
