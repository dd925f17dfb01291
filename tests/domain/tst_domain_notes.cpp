// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/managedblock.h"
#include "domain/notesdocument.h"
#include "domain/planning.h"
#include "domain/plannotes.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

namespace {

const QString block = u"<!-- slipway:verdicts -->\n### Qualification\n\n- x\n\n<!-- /slipway:verdicts -->"_s;

Snapshot released()
{
    Snapshot snapshot = facts::snapshot();
    int number = 1;
    for (const QString &name :
         {u"0.1.0-rc1"_s, u"0.1.0"_s, u"0.1.1-rc1"_s, u"0.1.1"_s, u"0.2.0-rc1"_s, u"0.2.0-rc2"_s, u"0.3.0-rc1"_s})
        facts::addTag(snapshot, name, number++);
    snapshot.account = {u"octocat"_s, true};
    snapshot.releases = QList<Release>{facts::release(3, u"0.2.0-rc2"_s, true), facts::release(2, u"0.1.1"_s, false),
                                       facts::release(1, u"0.1.0"_s, false)};
    return snapshot;
}

} // namespace

/// Notes of releases as values: whose they are, what they are counted from, how they are written.
class TestNotes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void notesInABody_data();
    void notesInABody();
    void documents();
    void documentsOfVersionsWrittenOtherwise();
    void documentsOfReleasesOfTheirOwn();
    void usualBaselines_data();
    void usualBaselines();
    void choiceOfBaselines();
    void conflictMarks_data();
    void conflictMarks();
    void plansNotes();
    void refusesNotes_data();
    void refusesNotes();
    void plansTemplates();
    void promotionWritesThemFirst();
};

void TestNotes::notesInABody_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("notes");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("no block") << u"# A\r\n\r\nb"_s << u"# A\n\nb\n"_s;
    QTest::newRow("block alone") << block << u""_s;
    QTest::newRow("block behind") << QString(u"# A\n\n"_s + block) << u"# A\n"_s;
    QTest::newRow("block before") << QString(block + u"\n\n# A\n"_s) << u"# A\n"_s;
    QTest::newRow("block between") << QString(u"a\n\n"_s + block + u"\n\nb"_s) << u"a\n\nb\n"_s;
    QTest::newRow("blank") << u" \n\n"_s << u""_s;
}

void TestNotes::notesInABody()
{
    QFETCH(const QString, body);
    QFETCH(const QString, notes);
    QCOMPARE(notesIn(body), notes);
    // Whatever is written there is what is read, and the block is as it was.
    for (const QString &text : {u""_s, u"# B\n"_s, u"x\n\ny\n"_s, notes}) {
        const QString written = withNotes(body, text);
        QCOMPARE(notesIn(written), text);
        QCOMPARE(written.contains(block), body.contains(block));
        QCOMPARE(withNotes(written, text), written);
    }
}

void TestNotes::documents()
{
    const Snapshot snapshot = released();
    QStringList keys;
    for (const NotesDocument &each : notesDocuments(snapshot))
        keys.append(each.key + u' ' + each.tag + u' ' + QString::number(each.releaseId));
    QCOMPARE(keys,
             (QStringList{u"0.3.0 0.3.0-rc1 0"_s, u"0.2.0 0.2.0-rc2 3"_s, u"0.1.1 0.1.1 2"_s, u"0.1.0 0.1.0 1"_s}));
    QCOMPARE(notesDocument(snapshot, u"0.2.0-rc1"_s)->releaseId, 3); // it moved
    QCOMPARE(notesKey(snapshot, u"0.2.0-rc1"_s), notesKey(snapshot, u"0.2.0"_s));
    Snapshot unknown = snapshot;
    unknown.releases.reset();
    keys.clear();
    for (const NotesDocument &each : notesDocuments(unknown))
        keys.append(each.key + u' ' + each.tag + u' ' + QString::number(each.releaseId));
    QCOMPARE(keys,
             (QStringList{u"0.3.0 0.3.0-rc1 0"_s, u"0.2.0 0.2.0-rc2 0"_s, u"0.1.1 0.1.1 0"_s, u"0.1.0 0.1.0 0"_s}));
}

/// Whether or not final tags are named as the scheme would name them, each version has its notes once, and each tag
/// finds them.
void TestNotes::documentsOfVersionsWrittenOtherwise()
{
    Snapshot snapshot = facts::snapshot();
    snapshot.releases.reset();
    QStringList names{u"v2.0.0"_s, u"v2.1-rc1"_s, u"v2.1.0-rc2"_s};
    for (int i = 0; i < 9; ++i)
        names += {u"1.%1.0-rc1"_s.arg(i), u"1.%1"_s.arg(i), u"v2.%1.1"_s.arg(i)};
    for (const QString &name : names)
        snapshot.tags->append({name, facts::commit(int(snapshot.tags->size()) + 1)});
    snapshot.scheme = TagScheme::learn(names);
    QCOMPARE(snapshot.scheme.finalPattern(), u"v{version}"_s);
    QStringList keys;
    for (const NotesDocument &each : notesDocuments(snapshot))
        keys.append(each.key);
    QVERIFY(keys.contains(u"1.3"_s));
    for (const QString &key : {u"v1.3.0"_s, u"1.3.0-rc1"_s})
        QVERIFY(!keys.contains(key));
    for (const QString &name : std::as_const(names))
        QVERIFY2(notesDocument(snapshot, name), qPrintable(name));
}

void TestNotes::documentsOfReleasesOfTheirOwn()
{
    Snapshot snapshot = released();
    snapshot.configuration.release = ReleaseMode::New;
    snapshot.releases->append(facts::release(4, u"0.2.0-rc1"_s, true));
    QStringList keys;
    for (const NotesDocument &each : notesDocuments(snapshot))
        keys.append(each.key);
    QVERIFY(keys.contains(u"0.2.0-rc1"_s));
    QVERIFY(keys.contains(u"0.2.0-rc2"_s));
}

void TestNotes::usualBaselines_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("baseline");
    QTest::newRow("candidate") << u"0.2.0-rc2"_s << u"0.1.1"_s;
    QTest::newRow("final that is not there yet") << u"0.2.0"_s << u"0.1.1"_s;
    QTest::newRow("final") << u"0.1.1"_s << u"0.1.0"_s;
    QTest::newRow("first") << u"0.1.0"_s << u""_s;
    QTest::newRow("first candidate") << u"0.1.0-rc1"_s << u""_s;
    QTest::newRow("not a version") << u"main"_s << u"0.1.1"_s;
}

void TestNotes::usualBaselines()
{
    QFETCH(const QString, tag);
    QTEST(usualBaseline(released(), tag), "baseline");
}

void TestNotes::choiceOfBaselines()
{
    Snapshot snapshot = released();
    snapshot.environments = QList<Environment>{facts::production(
        u"mainnet"_s, QList<Deployment>{facts::deployment(9, u"0.1.0"_s, 2, 1, {DeploymentState::Success})})};
    facts::addTag(snapshot, u"0.1.0+second"_s, 9); // the same version once more, elsewhere
    QStringList choices;
    for (const Baseline &each : baselines(snapshot, u"0.2.0-rc2"_s))
        choices.append(QString::number(int(each.kind)) + u' ' + each.tag + each.subject);
    QCOMPARE(choices.first(3), (QStringList{u"0 0.1.1"_s, u"1 0.2.0-rc1"_s, u"2 0.1.0mainnet"_s}));
    QVERIFY(choices.contains(u"3 0.1.1-rc1"_s));
    QVERIFY2(choices.contains(u"3 0.1.0+second"_s), qPrintable(choices.join(u'\n')));
    QVERIFY(!choices.join(u' ').contains(u"0.3.0"_s));
    // Nothing is before the first version.
    QVERIFY(usualBaseline(snapshot, u"0.0.1"_s).isEmpty());
    QCOMPARE(baselines(snapshot, u"0.0.1"_s), (QList<Baseline>{{Baseline::Kind::Beginning, {}}}));
}

void TestNotes::conflictMarks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("none") << u"# A\n\nb\n"_s << 0;
    QTest::newRow("heading") << u"A\n=======\nb\n"_s << 0;
    QTest::newRow("conflict") << u"A\n<<<<<<< yours\na\n=======\nb\n>>>>>>> GitHub\n"_s << 2;
    QTest::newRow("half taken away") << u"A\n=======\n>>>>>>> GitHub\n"_s << 3;
}

void TestNotes::conflictMarks()
{
    QFETCH(const QString, text);
    QTEST(conflictLine(text), "line");
}

void TestNotes::plansNotes()
{
    const Snapshot snapshot = released();
    Release release = snapshot.releases->constFirst();
    release.body = u"old\n\n"_s + block;
    const auto plan = planNotes(snapshot, release, u"new"_s);
    QVERIFY(plan);
    QCOMPARE(plan->kind, Plan::Kind::PublishNotes);
    QCOMPARE(plan->tag, u"0.2.0-rc2"_s);
    QCOMPARE(plan->steps.size(), 1);
    QCOMPARE(plan->steps[0].kind, Step::Kind::WriteNotes);
    QCOMPARE(plan->steps[0].before, u"old\n"_s);
    QCOMPARE(plan->steps[0].text, u"new\n"_s);
}

void TestNotes::refusesNotes_data()
{
    QTest::addColumn<QString>("notes");
    QTest::addColumn<Obstacle>("obstacle");
    QTest::newRow("the same") << u"old"_s << Obstacle::NotesUnchanged;
    QTest::newRow("conflict") << u"<<<<<<< a\n"_s << Obstacle::NotesConflict;
    QTest::newRow("mark of the block") << u"x <!-- slipway:verdicts -->"_s << Obstacle::NotesHoldBlock;
    QTest::newRow("too long") << QString(125'001, u'x') << Obstacle::NotesTooLong;
    QTest::newRow("too long with its block") << QString(125'000 - block.size(), u'x') << Obstacle::NotesTooLong;
}

void TestNotes::refusesNotes()
{
    QFETCH(const QString, notes);
    const Snapshot snapshot = released();
    Release release = snapshot.releases->constFirst();
    release.body = u"old\n\n"_s + block;
    const auto plan = planNotes(snapshot, release, notes);
    QVERIFY(!plan);
    QTEST(plan.error().obstacle, "obstacle");
    Snapshot signedOut = snapshot;
    signedOut.account = {};
    QVERIFY(!planNotes(signedOut, release, u"new"_s));
}

void TestNotes::plansTemplates()
{
    const Snapshot snapshot = released();
    TemplateChange change{.path = u".github/notes.md"_s,
                          .before = u"a\n"_s,
                          .text = u"b\n"_s,
                          .message = u"Say it better"_s,
                          .branch = u"main"_s,
                          .base = facts::commit(7)};
    auto plan = planTemplate(snapshot, change);
    QVERIFY(plan);
    QCOMPARE(plan->steps.size(), 1);
    QCOMPARE(plan->steps[0].kind, Step::Kind::WriteFile);
    QCOMPARE(plan->steps[0].branch, u"main"_s);
    change.newBranch = u"notes"_s;
    plan = planTemplate(snapshot, change);
    QVERIFY(plan);
    QCOMPARE(plan->steps.size(), 3);
    QCOMPARE(plan->steps[0].kind, Step::Kind::CreateBranch);
    QCOMPARE(plan->steps[0].commit, facts::commit(7));
    QCOMPARE(plan->steps[1].branch, u"notes"_s);
    QCOMPARE(plan->steps[2].kind, Step::Kind::OpenPullRequest);
    QCOMPARE(plan->steps[2].target, u"main"_s);
    change.text = change.before;
    QCOMPARE(planTemplate(snapshot, change).error().obstacle, Obstacle::NotesUnchanged);
}

void TestNotes::promotionWritesThemFirst()
{
    Snapshot snapshot = released();
    snapshot.environments = QList<Environment>();
    (*snapshot.releases)[0].body = u"for rc2\n\n"_s + block;
    const auto kinds = [&](const std::optional<QString> &notes) {
        const CandidateList list = candidates(snapshot);
        const auto candidate =
            std::ranges::find_if(list.shown, [](const Candidate &each) { return each.tag.name == u"0.2.0-rc2"; });
        const auto plan = planPromotion(snapshot, *candidate, u"try"_s, facts::hour(9), notes);
        QList<Step::Kind> all;
        for (const Step &step : plan ? plan->steps : QList<Step>())
            all.append(step.kind);
        return all;
    };
    const QList<Step::Kind> without = kinds(std::nullopt);
    QVERIFY(without.contains(Step::Kind::CreateTag));
    QVERIFY(!without.contains(Step::Kind::WriteNotes));
    QCOMPARE(kinds(u"for rc2\n"_s), without); // nothing changes
    const QList<Step::Kind> with = kinds(u"for the final version\n"_s);
    QVERIFY(with.indexOf(Step::Kind::WriteNotes) >= 0);
    QVERIFY(with.indexOf(Step::Kind::WriteNotes) < with.indexOf(Step::Kind::CreateTag));
}

QTEST_GUILESS_MAIN(TestNotes)
#include "tst_domain_notes.moc"
