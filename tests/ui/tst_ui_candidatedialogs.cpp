// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scene.h"

#include "sandbox/gitcommand.h"

#include "domain/managedblock.h"
#include "git/repository.h"
#include "ui/dialogs/checklistdialog.h"
#include "ui/dialogs/newcandidatedialog.h"
#include "ui/dialogs/promotedialog.h"
#include "ui/dialogs/verdictdialog.h"
#include "ui/pages/candidatespage.h"
#include "ui/widgets/rowtable.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace slipway;
using test::Scene;

/// The decisions, from the button to what is then on the server.
class TestUiCandidateDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void init()
    {
        m_scene = std::make_unique<Scene>();
        QVERIFY(m_scene->isUp());
        m_page = std::make_unique<ui::CandidatesPage>();
        m_page->setWorkspace(&m_scene->workspace());
        m_page->resize(1100, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QVERIFY(m_scene->refresh());
        m_page->select(u"0.1.2-prerelease2"_s);
    }
    void cleanup()
    {
        m_page.reset();
        m_scene.reset();
    }

    void qualifyByKeyboard()
    {
        press(u"qualifyButton"_s);
        auto *dialog = opened<ui::VerdictDialog>();
        // The cursor is where the reason goes; without one the facts are recorded.
        auto *reason = find<QPlainTextEdit>(dialog, u"reason"_s);
        QTRY_COMPARE(QApplication::focusWidget(), reason);
        QVERIFY(reason->placeholderText().contains(u"conditions are met"));
        QVERIFY(!dialog->findChild<QLabel *>(u"verdictUnmet"_s));
        QTest::keyClicks(reason, u"Signers upgraded without a gap"_s);
        QTest::keyClick(reason, Qt::Key_Tab);
        QTRY_VERIFY(QApplication::focusWidget() != reason);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // from the steps, too
        QTRY_COMPARE_WITH_TIMEOUT(message(dialog), u"Done. 0.1.2-prerelease2 is qualified."_s, 20000);
        QTest::keyClick(dialog, Qt::Key_Escape);

        // The page has read it again by itself.
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->candidate(u"0.1.2-prerelease2"_s).state, CandidateState::Qualified, 20000);
        const Candidate candidate = m_scene->candidate(u"0.1.2-prerelease2"_s);
        QCOMPARE(candidate.verdict->reason, u"Signers upgraded without a gap"_s);
        QCOMPARE(candidate.verdict->by, m_scene->workspace().snapshot()->account.login);
        QVERIFY(candidate.release->body.contains(u"Signers upgraded without a gap"));
        QTRY_VERIFY(!find<QPushButton>(m_page.get(), u"qualifyButton"_s)->isEnabled());
    }

    void ticksByKeyboard()
    {
        auto repository = git::Repository::open(m_scene->box().gitDirectory());
        const auto main = repository->resolve(u"refs/heads/main"_s);
        QByteArray file = repository->fileAt(main->commit, u".slipway.toml"_s).value();
        file.replace("[qualification]\n", "[qualification]\nchecklist = [\"Operators were told\", \"A & B agree\"]\n");
        const git::Signature author{u"hubot"_s, u"hubot@example.com"_s, QDateTime::currentDateTimeUtc()};
        const auto commit =
            repository->writeCommit({{u".slipway.toml"_s, file}}, {main->commit}, author, u"Ask for a checklist"_s);
        QVERIFY(commit && repository->writeReference(u"refs/heads/main"_s, *commit, true));
        auto *button = find<QPushButton>(m_page.get(), u"checklistButton"_s);
        QVERIFY(!button->isVisible());
        test::git(m_scene->workspace().options().clonePath, {u"fetch"_s, u"-q"_s, u"origin"_s});
        QVERIFY(m_scene->refresh());
        QTRY_VERIFY(button->isVisible() && button->isEnabled());

        auto *table = find<ui::RowTable>(m_page.get(), u"readinessTable"_s);
        int row = -1;
        for (int i = 0; i < table->model()->rowCount(); ++i) {
            if (table->model()->index(i, 0).data().toString() == u"Not ticked: A & B agree")
                row = i;
        }
        QVERIFY(row >= 0);
        table->setFocus();
        table->selectRow(row);
        QTest::keyClick(table, Qt::Key_Return);
        auto *dialog = opened<ui::ChecklistDialog>();
        auto *box = find<QCheckBox>(dialog, u"checklistItem1"_s);
        QTRY_COMPARE(QApplication::focusWidget(), box);
        QVERIFY(box->isChecked()); // turned over by the row
        QVERIFY(!find<QCheckBox>(dialog, u"checklistItem0"_s)->isChecked());
        auto *primary = find<QPushButton>(dialog, u"dialogPrimary"_s);
        QVERIFY(primary->isEnabled());
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(!primary->isEnabled()); // nothing to change
        QTest::keyClick(box, Qt::Key_Space);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(message(dialog), u"Done. The checklist of 0.1.2-prerelease2 is recorded."_s, 20000);
        QTest::keyClick(dialog, Qt::Key_Escape);
        const auto ticks = [this] {
            const auto release = m_scene->candidate(u"0.1.2-prerelease2"_s).release;
            return release ? ticksOf(release->body, u"0.1.2-prerelease2"_s) : QList<Tick>();
        };
        QTRY_COMPARE_WITH_TIMEOUT(ticks().size(), 1, 20000);
        QCOMPARE(ticks().constFirst().item, u"A & B agree"_s);
        QCOMPARE(ticks().constFirst().by, m_scene->workspace().snapshot()->account.login);
    }

    void unmetConditionsAreNamed()
    {
        m_page->select(u"0.1.3-prerelease1"_s);
        press(u"qualifyButton"_s);
        auto *dialog = opened<ui::VerdictDialog>();
        const QString unmet = find<QLabel>(dialog, u"verdictUnmet"_s)->text();
        QVERIFY2(unmet.contains(u"11 of 14 required checks"), qPrintable(unmet));
        QVERIFY2(unmet.contains(u"pre-release-preview"), qPrintable(unmet));
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void rejectNeedsAReason()
    {
        press(u"rejectButton"_s);
        auto *dialog = opened<ui::VerdictDialog>();
        auto *primary = find<QPushButton>(dialog, u"dialogPrimary"_s);
        QVERIFY(!primary->isEnabled());
        QVERIFY(message(dialog).startsWith(u"Say why"));
        auto *reason = find<QPlainTextEdit>(dialog, u"reason"_s);
        QTest::keyClicks(reason, u"   "_s);
        QVERIFY(!primary->isEnabled());
        const QString words = u"Nodes lose their peers after an hour. "_s.repeated(5).trimmed();
        reason->setPlainText(words);
        QVERIFY(primary->isEnabled());
        QVERIFY(find<QLabel>(dialog, u"reasonNote"_s)->text().contains(u"140"));
        QCOMPARE(find<ui::RowTable>(dialog, u"planTable"_s)->model()->rowCount(), 2);
        QTest::mouseClick(primary, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(message(dialog).startsWith(u"Done."), 20000);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->candidate(u"0.1.2-prerelease2"_s).state, CandidateState::Rejected, 20000);
        const Candidate candidate = m_scene->candidate(u"0.1.2-prerelease2"_s);
        QCOMPARE(candidate.verdict->reason, statusDescription(words));
        QVERIFY(candidate.release->body.contains(words));
    }

    void escapeChangesNothing()
    {
        press(u"qualifyButton"_s);
        const QPointer<QDialog> dialog = opened<ui::VerdictDialog>();
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QVERIFY(m_scene->refresh());
        QCOMPARE(m_scene->candidate(u"0.1.2-prerelease2"_s).state, CandidateState::InQualification);
    }

    void whatStandsAgainstAPromotionIsSaidBefore()
    {
        makeReady();
        m_scene->box().invoke([](sandbox::State &state) {
            state.rulesets.append({.id = 7,
                                   .name = u"Release tags"_s,
                                   .include = {u"refs/tags/0.*"_s},
                                   .rules = {u"creation"_s},
                                   .createdAt = QDateTime::currentDateTimeUtc()});
        });
        press(u"promoteButton"_s);
        auto *dialog = opened<ui::PromoteDialog>();
        auto *warnings = find<QLabel>(dialog, u"promoteWarnings"_s);
        QTRY_VERIFY(warnings->isVisible());
        QVERIFY2(warnings->text().contains(u"The ruleset “Release tags” does not let you create this tag (creation)."),
                 qPrintable(warnings->text()));
        // A warning forbids nothing: GitHub has the last word.
        begin(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(message(dialog).startsWith(u"It stopped."), 20000);
        QVERIFY2(message(dialog).contains(u"creations being restricted"), qPrintable(message(dialog)));
    }

    void promoteToProduction()
    {
        makeReady();
        const QString commit = m_scene->git({u"rev-parse"_s, u"0.1.2-prerelease2^{commit}"_s});
        const qint64 release = m_scene->candidate(u"0.1.2-prerelease2"_s).release->id;
        press(u"promoteButton"_s);
        auto *dialog = opened<ui::PromoteDialog>();
        QCOMPARE(dialog->windowTitle(), u"Promote 0.1.2-prerelease2 to 0.1.2"_s);
        // Enter is the way out, not the deed.
        QVERIFY(find<QPushButton>(dialog, u"dialogCancel"_s)->isDefault());
        QVERIFY(!find<QPushButton>(dialog, u"dialogPrimary"_s)->isDefault());
        const QString production = find<QLabel>(dialog, u"promoteProduction"_s)->text();
        QVERIFY2(production.contains(u"release-preprod goes from 0.1.1 to 0.1.2 (31 commit"), qPrintable(production));
        QVERIFY2(production.contains(u"release-mainnet goes from 0.1.1 to 0.1.2"), qPrintable(production));
        auto *plan = find<ui::RowTable>(dialog, u"planTable"_s)->model();
        QCOMPARE(plan->rowCount(), 5);
        QCOMPARE(plan->index(0, 0).data().toString(), u"Create tag 0.1.2"_s);
        QCOMPARE(plan->index(0, 1).data().toString(), u"no such tag"_s);
        QCOMPARE(plan->index(0, 2).data().toString(), commit.first(7));

        // Time passes on the server while the dialog watches.
        QTimer time;
        connect(&time, &QTimer::timeout, this, [this] { m_scene->pass(10s); });
        time.start(300ms);
        QSignalSpy started(m_page.get(), &ui::CandidatesPage::operationStarted);
        begin(dialog);
        QCOMPARE(started.size(), 1);
        QVERIFY(find<QPushButton>(dialog, u"dialogStop"_s)->isVisible());
        QVERIFY(find<QPushButton>(dialog, u"dialogBackground"_s)->isVisible());
        QVERIFY(find<QProgressBar>(dialog, u"planProgress"_s)->isVisible());
        QVERIFY(!find<QPushButton>(m_page.get(), u"qualifyButton"_s)->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(message(dialog).startsWith(u"Done."), 60000);
        auto *bar = find<QProgressBar>(dialog, u"planProgress"_s);
        QCOMPARE(bar->value(), bar->maximum());
        QTest::mouseClick(find<QPushButton>(dialog, u"dialogCancel"_s), Qt::LeftButton);

        QCOMPARE(m_scene->git({u"rev-parse"_s, u"0.1.2^{commit}"_s}), commit);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->candidate(u"0.1.2-prerelease2"_s).state, CandidateState::Released, 20000);
        const Candidate done = m_scene->candidate(u"0.1.2-prerelease2"_s);
        QCOMPARE(done.release->id, release);
        QCOMPARE(done.release->tagName, u"0.1.2"_s);
        QVERIFY(!done.release->prerelease);
    }

    void whatElseChangedStopsIt()
    {
        makeReady();
        press(u"promoteButton"_s);
        auto *dialog = opened<ui::PromoteDialog>();
        // Somebody else is faster, and elsewhere.
        m_scene->git({u"update-ref"_s, u"refs/tags/0.1.2"_s, u"refs/heads/main"_s});
        begin(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(message(dialog).startsWith(u"It stopped."), 20000);
        QVERIFY2(message(dialog).contains(u"0.1.2"), qPrintable(message(dialog)));
        auto *again = find<QPushButton>(dialog, u"dialogAgain"_s);
        QVERIFY(again->isVisible());

        m_scene->git({u"update-ref"_s, u"-d"_s, u"refs/tags/0.1.2"_s});
        QTimer time;
        connect(&time, &QTimer::timeout, this, [this] { m_scene->pass(10s); });
        time.start(300ms);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(message(dialog).startsWith(u"Done."), qPrintable(message(dialog)), 20000);
        QCOMPARE(m_scene->git({u"rev-parse"_s, u"0.1.2^{commit}"_s}),
                 m_scene->git({u"rev-parse"_s, u"0.1.2-prerelease2^{commit}"_s}));
    }

    /// The tag is made already, so another plan than the one that was agreed to.
    void anotherPlanIsShownBeforeItIsTriedAgain()
    {
        makeReady();
        press(u"promoteButton"_s);
        auto *dialog = opened<ui::PromoteDialog>();
        const auto *plan = find<ui::RowTable>(dialog, u"planTable"_s)->model();
        const int steps = plan->rowCount();
        m_scene->box().addFault(
            {.hits = {.method = "PATCH", .path = u"/releases/"_s},
             .effect = {.when = sandbox::Effect::When::Before, .answer = sandbox::problem(403, u"Not now"_s)}});
        auto *primary = find<QPushButton>(dialog, u"dialogPrimary"_s);
        begin(dialog);
        QTRY_VERIFY2_WITH_TIMEOUT(message(dialog).startsWith(u"It stopped."), qPrintable(message(dialog)), 20000);
        QTest::mouseClick(find<QPushButton>(dialog, u"dialogAgain"_s), Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(message(dialog).startsWith(u"Not started yet:"), qPrintable(message(dialog)), 20000);
        QVERIFY(!m_scene->workspace().operations()->isBusy());
        QCOMPARE(plan->rowCount(), steps - 1);
        QCOMPARE(m_scene->candidate(u"0.1.2-prerelease2"_s).release->tagName, u"0.1.2-prerelease2"_s);
        QVERIFY(primary->isVisible() && primary->isEnabled() && !primary->isDefault());
        QVERIFY(!find<QPushButton>(dialog, u"dialogAgain"_s)->isVisible());
        QTimer time;
        connect(&time, &QTimer::timeout, this, [this] { m_scene->pass(10s); });
        time.start(300ms);
        QTest::mouseClick(primary, Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(message(dialog).startsWith(u"Done."), qPrintable(message(dialog)), 20000);
    }

    void goesOnInTheBackground()
    {
        makeReady();
        press(u"promoteButton"_s);
        const QPointer<QDialog> dialog = opened<ui::PromoteDialog>();
        begin(dialog);
        QTest::mouseClick(find<QPushButton>(dialog, u"dialogBackground"_s), Qt::LeftButton);
        QTRY_VERIFY(!dialog);
        QVERIFY(m_scene->workspace().operations()->isBusy());
        QSignalSpy finished(m_scene->workspace().operations(), &services::OperationService::finished);
        m_scene->workspace().operations()->stopAfterStep();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    }

    void promoteAnywayNeedsAReason()
    {
        press(u"promoteAnywayButton"_s);
        auto *dialog = opened<ui::PromoteDialog>();
        QVERIFY(find<QLabel>(dialog, u"promoteRefused"_s)->text().contains(u"not qualified yet"));
        auto *primary = find<QPushButton>(dialog, u"dialogPrimary"_s);
        QVERIFY(!primary->isEnabled());
        auto *reason = find<QPlainTextEdit>(dialog, u"reason"_s);
        QTest::keyClicks(reason, u"Production is down"_s);
        QTRY_VERIFY(primary->isEnabled());
        auto *plan = find<ui::RowTable>(dialog, u"planTable"_s)->model();
        QCOMPARE(plan->rowCount(), 7);
        QCOMPARE(plan->index(0, 0).data().toString(), u"Record on the commit that 0.1.2-prerelease2 is qualified"_s);
        reason->clear();
        QVERIFY(!primary->isEnabled());
        QCOMPARE(plan->rowCount(), 0);
    }

    void staysOnTheScreenWhenItGrows()
    {
        press(u"promoteAnywayButton"_s);
        auto *dialog = opened<ui::PromoteDialog>();
        const QRect available = dialog->screen()->availableGeometry();
        QTRY_VERIFY(dialog->height() > 100);
        dialog->move(dialog->x(), available.bottom() - dialog->height()); // at the lower edge
        QTest::keyClicks(find<QPlainTextEdit>(dialog, u"reason"_s), u"Production is down"_s); // the plan comes in
        QTRY_VERIFY2(dialog->frameGeometry().bottom() <= available.bottom(),
                     qPrintable(QString::number(dialog->frameGeometry().bottom() - available.bottom())));
        QVERIFY(dialog->frameGeometry().top() >= available.top());
    }

    void makeANewCandidate()
    {
        m_page->newCandidate();
        auto *dialog = opened<ui::NewCandidateDialog>();
        auto *tag = find<QLineEdit>(dialog, u"candidateTag"_s);
        QCOMPARE(tag->text(), u"0.1.3-prerelease2"_s);
        auto *commits = find<ui::RowTable>(dialog, u"commitsTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(commits->isVisible(), 20000);
        QVERIFY(commits->model()->rowCount() > 50);
        QVERIFY(commits->model()->index(0, 4).data().toString().contains(u"0.1.3-prerelease1"));
        auto *primary = find<QPushButton>(dialog, u"dialogPrimary"_s);
        QVERIFY(primary->isEnabled());

        tag->selectAll();
        QTest::keyClicks(tag, u"0.1.2-prerelease2"_s);
        QVERIFY(!primary->isEnabled());
        QVERIFY2(message(dialog).contains(u"exists already"), qPrintable(message(dialog)));
        tag->setText(u"0.1.1-prerelease9"_s);
        QVERIFY2(message(dialog).contains(u"released as 0.1.1"), qPrintable(message(dialog)));
        tag->setText(u"nonsense"_s);
        QVERIFY2(message(dialog).contains(u"not the name of a candidate"), qPrintable(message(dialog)));
        tag->setText(u"0.1.3-internal4"_s);
        QVERIFY2(message(dialog).contains(u"does not count"), qPrintable(message(dialog)));
        QVERIFY(!primary->isEnabled());
        tag->setText(u"0.1.3-prerelease2"_s);

        find<QLineEdit>(dialog, u"commitsSearch"_s)->setText(u"octocat"_s);
        commits->setFocus();
        QTest::keyClick(commits, Qt::Key_Home);
        QTest::keyClick(commits, Qt::Key_Down);
        const QString chosen = commits->currentIndex().siblingAtColumn(3).data(Qt::DisplayRole).toString();
        QVERIFY(primary->isEnabled());
        QTest::mouseClick(primary, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(message(dialog).startsWith(u"Done."), 20000);
        QVERIFY(m_scene->git({u"rev-parse"_s, u"0.1.3-prerelease2^{commit}"_s}).startsWith(chosen));
        QTRY_VERIFY_WITH_TIMEOUT(!m_scene->candidate(u"0.1.3-prerelease2"_s).tag.name.isEmpty(), 20000);
    }

    void closesWithTheRepository()
    {
        press(u"qualifyButton"_s);
        const QPointer<QDialog> dialog = opened<ui::VerdictDialog>();
        m_page->setWorkspace(nullptr);
        QVERIFY(!dialog);
    }

private:
    /// As soon as there is nothing to wait for.
    void begin(QDialog *dialog)
    {
        auto *primary = find<QPushButton>(dialog, u"dialogPrimary"_s);
        QTRY_VERIFY(primary->isEnabled());
        QTest::mouseClick(primary, Qt::LeftButton);
    }
    template<class T>
    static T *find(QWidget *inside, const QString &name)
    {
        T *found = inside->findChild<T *>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }
    template<class T>
    T *opened() const
    {
        T *dialog = m_page->findChild<T *>();
        if (!dialog || !QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog did not open");
        return dialog;
    }
    void press(const QString &name)
    {
        auto *button = find<QPushButton>(m_page.get(), name);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 15000);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// What the dialog says below the steps, without mark-up.
    static QString message(QWidget *dialog)
    {
        auto *label = find<QLabel>(dialog, u"planMessage"_s);
        if (!label->isVisible())
            return {};
        return label->text().remove(u"<b>"_s).remove(u"</b>"_s).trimmed();
    }
    /// Lets 0.1.2-prerelease2 soak and qualifies it.
    void makeReady()
    {
        m_scene->pass(73h);
        const Candidate candidate = m_scene->candidate(u"0.1.2-prerelease2"_s);
        auto &workspace = m_scene->workspace();
        const auto plan =
            planVerdict(*workspace.snapshot(), candidate, Verdict::Kind::Qualified, u"Soaked"_s, m_scene->now());
        QVERIFY(plan);
        QSignalSpy finished(workspace.operations(), &services::OperationService::finished);
        QVERIFY(workspace.operations()->start(*plan, false));
        QVERIFY(finished.wait(20000));
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->candidate(u"0.1.2-prerelease2"_s).state, CandidateState::Qualified, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.details().isLoading(), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(m_page.get(), u"promoteButton"_s)->isEnabled(), 20000);
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<ui::CandidatesPage> m_page;
};

QTEST_MAIN(TestUiCandidateDialogs)
#include "tst_ui_candidatedialogs.moc"
