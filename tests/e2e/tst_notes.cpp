// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/managedblock.h"
#include "domain/plannotes.h"
#include "domain/planundo.h"
#include "stage.h"
#include "support/await.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace Qt::StringLiterals;
using services::FilledNotes;
using services::NotesTarget;
using services::Outcome;
using slipway::test::await;
using slipway::test::Stage;

/// The notes of a release from the first filling to production.
class NotesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void changesAgreeWithGit();
    void changesWithoutAClone();
    void aHandEditStaysThroughItAll();
    void aColleaguesChangeIsMerged();
    void aConflictIsShownInPlace();
    void aChangeBetweenPlanAndStepStopsIt();
    void whatIsTypedWhilePublishingStays();
    void verdictsStayInTheirBlock();
    void anUndoBringsTheTextBack();
    void draftsOutliveTheProgram();
    void gitHubsOwnNotesCanBeCompared();
    void aReleaseOfItsOwnGetsThem();
    void undoOfAPromotionBringsTheTextBack();

private:
    services::NotesService &notes() { return m_stage->workspace().notes(); }
    NotesDocument document(const QString &tag = u"0.1.2-prerelease2"_s) const
    {
        return notesDocument(*m_stage->snapshot(), tag).value_or(NotesDocument());
    }
    QString published(qint64 id) const
    {
        QString body;
        m_stage->sandbox().invoke([&](sandbox::State &state) { body = state.findRelease(id)->body; });
        return body;
    }
    void editOnGitHub(qint64 id, const std::function<QString(const QString &)> &edit)
    {
        m_stage->sandbox().invoke([&](sandbox::State &state) {
            sandbox::ReleaseRecord *release = state.findRelease(id);
            release->body = edit(release->body);
        });
    }
    /// Opens, fills from the changes, and keeps.
    NotesDraft filled(const QString &tag, int conflicts = 0);
    /// As the window does it; false: something failed.
    bool publish(NotesDraft &draft);
    QStringList gitLog(const QString &range, const QStringList &options = {}) const
    {
        return m_stage->git(QStringList{u"log"_s, u"--format=%H"_s} + options + QStringList{range})
            .split(u'\n', Qt::SkipEmptyParts);
    }

    std::unique_ptr<Stage> m_stage;
};

void NotesTest::init()
{
    m_stage = std::make_unique<Stage>();
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
}

NotesDraft NotesTest::filled(const QString &tag, int conflicts)
{
    const auto draft = await(notes().open(document(tag)));
    if (!draft || !*draft)
        return {};
    const auto source = await(notes().templateOf(**draft));
    if (!source || !*source)
        return {};
    NotesDraft begun = **draft;
    if (begun.generated.isEmpty())
        begun.text.clear(); // what the demonstration's release has was not made from the template
    const auto fill = await(notes().fill(begun, **source, {tag, {}, {}}));
    if (!fill || !*fill || (*fill)->conflicts != conflicts)
        return {};
    const auto kept = await(notes().keep((*fill)->draft));
    return kept && *kept ? **kept : NotesDraft();
}

bool NotesTest::publish(NotesDraft &draft)
{
    const auto check = await(notes().checkBeforePublishing(draft, document().releaseId));
    if (!check || !*check || (*check)->conflicts > 0)
        return false;
    draft = (*check)->draft;
    if (!m_stage->run(planNotes(*m_stage->snapshot(), (*check)->release, draft.text))
        || m_stage->outcome().kind != Outcome::Kind::Done)
        return false;
    draft.known = draft.text = notesIn(draft.text);
    const auto kept = await(notes().keep(draft));
    if (!kept || !*kept)
        return false;
    draft = **kept;
    return true;
}

/// Every commit of the range that is no merge is in the list or left out with a reason.
void NotesTest::changesAgreeWithGit()
{
    const Tag *from = m_stage->snapshot()->findTag(u"0.1.1"_s);
    const Tag *to = m_stage->snapshot()->findTag(u"0.1.2-prerelease2"_s);
    const auto changes = await(notes().changes({from->name, from->commit}, {to->name, to->commit}));
    QVERIFY(changes);
    QVERIFY2(*changes, *changes ? "" : qPrintable(changes->error().message));
    QStringList told;
    for (const ReleaseChange &each : (*changes)->changes)
        told.append(each.commit.hex());
    QVERIFY(told.size() > 8);
    for (const LeftOutCommit &each : (*changes)->leftOut)
        told.append(each.commit.hex());
    QStringList expected = gitLog(u"0.1.1..0.1.2-prerelease2"_s, {u"--no-merges"_s});
    told.sort();
    expected.sort();
    QCOMPARE(told, expected);
    QVERIFY((*changes)->fromGitHub);
    QVERIFY(!(*changes)->categories.isEmpty());
    const auto reasons = [&](LeftOutCommit::Reason reason) {
        return std::ranges::count((*changes)->leftOut, reason, &LeftOutCommit::reason);
    };
    QVERIFY(reasons(LeftOutCommit::Reason::Reverts) > 0);
    QVERIFY(reasons(LeftOutCommit::Reason::AlreadyReleased) > 0);
    QVERIFY(reasons(LeftOutCommit::Reason::SamePullRequest) > 0);
    QVERIFY(std::ranges::any_of((*changes)->contributors,
                                [](const Contributor &each) { return each.isNew.value_or(false); }));
}

void NotesTest::changesWithoutAClone()
{
    const Tag *from = m_stage->snapshot()->findTag(u"0.1.1"_s);
    const Tag *to = m_stage->snapshot()->findTag(u"0.1.2-prerelease2"_s);
    const BaseRef start{from->name, from->commit};
    const BaseRef end{to->name, to->commit};
    const auto offline = await(notes().changes(start, end));
    m_stage->open(m_stage->options(m_stage->sandbox().writeToken(), false));
    QVERIFY(m_stage->refresh());
    const auto online = await(notes().changes(start, end));
    QVERIFY(offline && *offline && online && *online);
    QVERIFY(!(*online)->truncated);
    // What only a history tells, patches that are the same, is missing there.
    QVERIFY((*online)->changes.size() >= (*offline)->changes.size());
    for (const ReleaseChange &each : (*offline)->changes)
        QVERIFY(std::ranges::contains((*online)->changes, each.commit, &ReleaseChange::commit));
}

void NotesTest::aHandEditStaysThroughItAll()
{
    NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    QVERIFY2(draft.text.contains(u"{{ summary }}"), qPrintable(draft.text));
    QVERIFY(draft.text.contains(u"Tagged 0.1.2-prerelease2"_s));
    QVERIFY(draft.text.contains(u"| `release-preprod` | ⛔ |"_s));
    draft.text.replace(u"{{ summary }}"_s, u"Signers rotate their keys by themselves."_s);
    QVERIFY(publish(draft));
    QCOMPARE(notesIn(published(document().releaseId)), draft.text);

    // A new candidate takes the release over; filled again, the edit is still there and the rest is new.
    QVERIFY(m_stage->refresh());
    const QString next = u"0.1.2-prerelease3"_s;
    const ObjectId tip = m_stage->snapshot()->base.commit;
    QVERIFY(m_stage->run(planCandidate(*m_stage->snapshot(), next, tip, Stage::now())));
    QVERIFY2(!m_stage->outcome().error, qPrintable(m_stage->outcomeText()));
    QVERIFY(m_stage->refresh());
    QCOMPARE(document(next).releaseId, document().releaseId);
    draft = filled(next);
    QVERIFY2(draft.text.contains(u"Signers rotate their keys by themselves."_s), qPrintable(draft.text));
    QVERIFY(draft.text.contains(u"Tagged 0.1.2-prerelease3"_s));
    QVERIFY(draft.text.contains(u"certify block ranges"_s));
    QVERIFY(publish(draft));

    // On promotion it says what is so of the final version.
    QVERIFY(m_stage->refresh());
    const auto promoted = await(notes().promoted(next, u"0.1.2"_s));
    QVERIFY(promoted && *promoted);
    QVERIFY(
        m_stage->run(planPromotion(*m_stage->snapshot(), m_stage->candidate(next), u"try"_s, Stage::now(), *promoted)));
    QVERIFY2(!m_stage->outcome().error, qPrintable(m_stage->outcomeText()));
    const QString final = notesIn(published(document(next).releaseId));
    QVERIFY2(final.contains(u"Signers rotate their keys by themselves."_s), qPrintable(final));
    QVERIFY(final.contains(u"Tagged 0.1.2 on"_s));
    QVERIFY(final.contains(u"| `release-preprod` | ✔ |"_s));
    QVERIFY(!final.contains(u"⛔"_s));
}

void NotesTest::aColleaguesChangeIsMerged()
{
    NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    draft.text.replace(u"{{ summary }}"_s, u"One."_s);
    QVERIFY(publish(draft));
    const qint64 id = document().releaseId;
    editOnGitHub(id, [](const QString &body) { return QString(body).replace(u"Thanks to"_s, u"Many thanks to"_s); });
    draft.text.replace(u"One."_s, u"Two."_s);
    const auto check = await(notes().checkBeforePublishing(draft, id));
    QVERIFY(check && *check);
    QVERIFY((*check)->changedOnGitHub);
    QCOMPARE((*check)->conflicts, 0);
    draft = (*check)->draft;
    QVERIFY(publish(draft));
    const QString text = notesIn(published(id));
    QVERIFY(text.contains(u"Two."_s));
    QVERIFY(text.contains(u"Many thanks to"_s));
}

void NotesTest::aConflictIsShownInPlace()
{
    NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    QVERIFY(publish(draft));
    const qint64 id = document().releaseId;
    editOnGitHub(id, [](const QString &body) { return QString(body).replace(u"{{ summary }}"_s, u"Theirs."_s); });
    const QString theirs = published(id);
    draft.text.replace(u"{{ summary }}"_s, u"Mine."_s);
    const auto check = await(notes().checkBeforePublishing(draft, id));
    QVERIFY(check && *check);
    QCOMPARE((*check)->conflicts, 1);
    QVERIFY((*check)->draft.text.contains(u"<<<<<<< your text\nMine.\n=======\nTheirs.\n>>>>>>> GitHub\n"_s));
    const auto plan = planNotes(*m_stage->snapshot(), (*check)->release, (*check)->draft.text);
    QVERIFY(!plan);
    QCOMPARE(plan.error().obstacle, Obstacle::NotesConflict);
    QCOMPARE(published(id), theirs);
}

void NotesTest::aChangeBetweenPlanAndStepStopsIt()
{
    NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    const qint64 id = document().releaseId;
    const auto check = await(notes().checkBeforePublishing(draft, id));
    QVERIFY(check && *check);
    const auto plan = planNotes(*m_stage->snapshot(), (*check)->release, (*check)->draft.text);
    QVERIFY(plan);
    editOnGitHub(id, [](const QString &body) { return body + u"\nlast minute\n"; });
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"changed on GitHub"_s), qPrintable(m_stage->outcomeText()));
    QVERIFY(published(id).contains(u"last minute"_s));
}

/// What was sent is known, or only what stood on GitHub before.
void NotesTest::whatIsTypedWhilePublishingStays()
{
    NotesDraft draft{.repository = {}, .name = {}, .text = u"Typed on.\nMine.\nold\n"_s, .known = u"old\n"_s};
    const QString published = u"Mine.\nold\nTheirs.\n"_s;
    const auto merged = services::NotesService::afterPublishing(draft, published, u"Mine.\nold\n"_s);
    QVERIFY(merged);
    QCOMPARE(merged->text, u"Typed on.\nMine.\nold\nTheirs.\n"_s);
    QCOMPARE(merged->conflicts, 0);
    draft.text = u"Mine.\nold\n"_s;
    QCOMPARE(services::NotesService::afterPublishing(draft, published, {})->text, published);
    draft.text = u"Typed on.\nMine.\nold\n"_s;
    const auto marked = services::NotesService::afterPublishing(draft, published, {});
    QVERIFY(marked && marked->text.contains(u"Typed on."_s) && marked->text.contains(u"Theirs."_s));
}

void NotesTest::verdictsStayInTheirBlock()
{
    NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    QVERIFY(m_stage->run(planVerdict(*m_stage->snapshot(), m_stage->candidate(u"0.1.2-prerelease2"_s),
                                     Verdict::Kind::Rejected, u"Whole reason"_s, Stage::now())));
    const qint64 id = document().releaseId;
    const QList<Verdict> verdicts = verdictsInBody(published(id));
    QCOMPARE(verdicts.size(), 1);
    QVERIFY(!draft.text.contains(u"slipway:verdicts"_s));
    QVERIFY(publish(draft));
    QCOMPARE(verdictsInBody(published(id)), verdicts);
    QCOMPARE(notesIn(published(id)), draft.text);
}

void NotesTest::anUndoBringsTheTextBack()
{
    const QString before = notesIn(published(document().releaseId));
    QVERIFY(!before.isEmpty());
    NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    QVERIFY(publish(draft));
    QVERIFY(m_stage->refresh());
    const auto undo =
        planUndo(*m_stage->snapshot(), m_stage->lastOperation(), m_stage->activity().operations(), {}, Stage::now());
    QVERIFY(undo);
    QVERIFY(m_stage->run(undo));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QCOMPARE(notesIn(published(document().releaseId)), before);
}

void NotesTest::draftsOutliveTheProgram()
{
    NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    draft.text += u"not published yet\n";
    draft = *await(notes().keep(draft)).value_or(std::unexpected(Error()));
    m_stage->restart();
    QVERIFY(m_stage->refresh());
    const auto again = await(notes().open(document()));
    QVERIFY(again && *again);
    QCOMPARE((*again)->text, draft.text);
    const auto unpublished = await(notes().unpublished());
    QVERIFY(unpublished && *unpublished);
    QCOMPARE((*unpublished)->size(), 1);
    const auto facts = await(m_stage->workspace().preflightFacts(
        planPromotion(*m_stage->snapshot(), m_stage->candidate(u"0.1.2-prerelease2"_s), u"try"_s, Stage::now())
            .value_or(Plan())));
    QVERIFY(facts);
    QVERIFY(facts->hasUnpublishedNotes);
}

void NotesTest::gitHubsOwnNotesCanBeCompared()
{
    const auto theirs = await(notes().generatedByGitHub({u"0.1.2-prerelease2"_s, {}, {}}));
    QVERIFY(theirs);
    QVERIFY2(*theirs, *theirs ? "" : qPrintable(theirs->error().message));
    QVERIFY((*theirs)->contains(u"0.1.1...0.1.2-prerelease2"_s)); // counted from the last final version
    const NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    const auto difference = await(notes().compare(**theirs, draft.text));
    QVERIFY(difference && *difference);
    QVERIFY(!(*difference)->isEmpty());
}

void NotesTest::aReleaseOfItsOwnGetsThem()
{
    QVERIFY(m_stage->configure("release = \"relink\"", "release = \"new\""));
    NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    QVERIFY(publish(draft));
    QVERIFY(m_stage->refresh());
    const qint64 candidates = document().releaseId;
    const auto promoted = await(notes().promoted(u"0.1.2-prerelease2"_s, u"0.1.2"_s));
    QVERIFY(promoted && *promoted);
    QVERIFY(m_stage->run(planPromotion(*m_stage->snapshot(), m_stage->candidate(u"0.1.2-prerelease2"_s), u"try"_s,
                                       Stage::now(), *promoted)));
    QVERIFY2(!m_stage->outcome().error, qPrintable(m_stage->outcomeText()));
    QVERIFY(m_stage->refresh());
    const Release *final = m_stage->snapshot()->findRelease(u"0.1.2"_s);
    QVERIFY(final && final->id != candidates);
    QVERIFY(notesIn(final->body).contains(u"Tagged 0.1.2 on"_s));
    QVERIFY(notesIn(published(candidates)).contains(u"Tagged 0.1.2-prerelease2 on"_s));
}

void NotesTest::undoOfAPromotionBringsTheTextBack()
{
    for (const QString &environment : {u"release-preprod"_s, u"release-mainnet"_s})
        m_stage->leaveAlone(environment);
    NotesDraft draft = filled(u"0.1.2-prerelease2"_s);
    QVERIFY(publish(draft));
    QVERIFY(m_stage->refresh());
    const auto promoted = await(notes().promoted(u"0.1.2-prerelease2"_s, u"0.1.2"_s));
    QVERIFY(promoted && *promoted);
    QVERIFY(m_stage->run(planPromotion(*m_stage->snapshot(), m_stage->candidate(u"0.1.2-prerelease2"_s), u"try"_s,
                                       Stage::now(), *promoted)));
    QVERIFY(notesIn(published(document().releaseId)).contains(u"Tagged 0.1.2 on"_s));
    QVERIFY(m_stage->refresh());
    Operation done = m_stage->lastOperation();
    const auto closed = await(m_stage->activity().close(done.id)); // it waits for production, which nobody deploys to
    QVERIFY(closed);
    done.state = Operation::State::Closed;
    const auto undo =
        planUndo(*m_stage->snapshot(), done, m_stage->activity().operations(), u"wrong one"_s, Stage::now());
    QVERIFY2(undo, undo ? "" : qPrintable(QString::number(int(undo.error().obstacle))));
    QVERIFY(m_stage->run(undo));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QCOMPARE(notesIn(published(document().releaseId)), draft.text);
}

QTEST_GUILESS_MAIN(NotesTest)
#include "tst_notes.moc"
