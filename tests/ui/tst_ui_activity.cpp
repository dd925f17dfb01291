// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/leftoperation.h"
#include "support/scene.h"

#include "ui/dialogs/resumedialog.h"
#include "ui/dialogs/undodialog.h"
#include "ui/pages/activitypage.h"
#include "ui/widgets/messagepane.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/rowtable.h"

#include "domain/planning.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace slipway;
using test::Scene;

/// The page Activity, by mouse and keyboard over the sandbox.
class TestUiActivity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void init()
    {
        m_scene = std::make_unique<Scene>();
        QVERIFY(m_scene->isUp());
        QVERIFY(m_scene->refresh());
        makePage();
        QTRY_VERIFY(m_scene->activity().isRead());
    }
    void cleanup()
    {
        m_page.reset();
        m_scene.reset();
    }

    void nothingWasDone()
    {
        auto *message = message_();
        QVERIFY(message->isVisible());
        QCOMPARE(message->title(), u"Nothing was done yet"_s);
        for (const QAction *action : m_page->commands()) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->objectName()));
        }
    }

    void whatIsDoneIsListed()
    {
        QVERIFY(qualify(u"0.1.2-prerelease2"_s));
        QTRY_COMPARE(rows(), 1);
        QTRY_COMPARE(cell(0, OperationsColumn::What), u"Qualify 0.1.2-prerelease2"_s);
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Done"_s);
        QCOMPARE(cell(0, OperationsColumn::By), m_scene->workspace().snapshot()->account.login);
        QVERIFY(!find<QLabel>(u"activityHidden"_s)->isVisible());
        // It is chosen by itself, and shown in whole.
        QCOMPARE(find<QLabel>(u"activityTitle"_s)->text(), u"Qualify 0.1.2-prerelease2"_s);
        QCOMPARE(find<ui::Pill>(u"activityState"_s)->text(), u"Done"_s);
        QCOMPARE(find<QLabel>(u"activitySummary"_s)->text(), u"Every step is done. Reason: Tried"_s);
        QVERIFY(find<QLabel>(u"activityStarted"_s)->text().contains(u" by octocat"_s));
        QVERIFY(!find<QLabel>(u"activityStarted"_s)->toolTip().isEmpty());
        const auto *steps = find<ui::RowTable>(u"activitySteps"_s)->model();
        QCOMPARE(steps->rowCount(), 2);
        QVERIFY(steps->index(0, 3).data().toString().startsWith(u"done "_s));
        QVERIFY(!button(u"resumeOperation"_s)->isEnabled());
        QVERIFY(!button(u"putOperationAside"_s)->isEnabled());
        QVERIFY(!button(u"undoOperation"_s)->isEnabled());
        QCOMPARE(find<QLabel>(u"activityReasons"_s)->text(),
                 u"It is done: there is nothing to resume or to put aside.\n"
                 "Undo is off: GitHub keeps every status; give the other verdict, both stay in the history."_s);
        QSignalSpy activated(m_page.get(), &ui::ActivityPage::candidateActivated);
        QTest::mouseClick(button(u"showOperationCandidate"_s), Qt::LeftButton);
        QCOMPARE(activated.value(0).value(0).toString(), u"0.1.2-prerelease2"_s);
        auto *table = find<ui::RowTable>(u"activityTable"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(u"Qualify 0.1.2-prerelease2\tDone\toctocat\t"_s));
    }

    void aStoppedOneIsResumedByKeyboard()
    {
        breakReleases(1);
        QVERIFY(qualify(u"0.1.2-prerelease2"_s));
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Stopped"_s);
        const QString why = m_scene->activity().operations().first().note;
        QVERIFY(!why.isEmpty());
        QCOMPARE(find<QLabel>(u"activitySummary"_s)->text(), QString(why + u" Reason: Tried").toHtmlEscaped());
        QTRY_VERIFY(button(u"resumeOperation"_s)->isEnabled());
        QVERIFY(find<QLabel>(u"activityReasons"_s)->text().startsWith(u"Undo is off: "_s)); // all else is on

        auto *table = find<ui::RowTable>(u"activityTable"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        auto *dialog = m_page->findChild<ui::ResumeDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        QCOMPARE(dialog->windowTitle(), u"Resume: Qualify 0.1.2-prerelease2"_s);
        QVERIFY(dialog->findChild<QLabel *>(u"resumeReason"_s)->text().contains(why.toHtmlEscaped()));
        // What was done and what is left, before anything is changed.
        const auto *plan = dialog->findChild<ui::RowTable *>(u"planTable"_s)->model();
        QCOMPARE(plan->rowCount(), 2);
        QVERIFY(plan->index(0, 3).data().toString().startsWith(u"done "_s));
        QCOMPARE(plan->index(1, 3).data().toString(), u"stopped"_s);
        auto *primary = dialog->findChild<QPushButton *>(u"dialogPrimary"_s);
        QVERIFY(!primary->isDefault());
        QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        for (int i = 0; i < 10 && !primary->hasFocus(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(primary->hasFocus());
        QTest::keyClick(primary, Qt::Key_Space);
        auto *message = dialog->findChild<QLabel *>(u"planMessage"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(message->text().startsWith(u"<b>Done.</b>"_s), qPrintable(message->text()), 20000);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Done"_s);
        QCOMPARE(rows(), 1); // it went on; it was not begun anew
        QVERIFY(m_scene->refresh());
        QCOMPARE(m_scene->candidate(u"0.1.2-prerelease2"_s).state, CandidateState::Qualified);
    }

    void itStopsAgainAndGoesOn()
    {
        breakReleases(2);
        QVERIFY(qualify(u"0.1.2-prerelease2"_s));
        QTRY_VERIFY(button(u"resumeOperation"_s)->isEnabled());
        QTest::mouseClick(button(u"resumeOperation"_s), Qt::LeftButton);
        auto *dialog = m_page->findChild<ui::ResumeDialog *>();
        QVERIFY(dialog);
        auto *message = dialog->findChild<QLabel *>(u"planMessage"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"dialogPrimary"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"<b>It stopped.</b>"_s), 20000);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"dialogAgain"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"<b>Done.</b>"_s), 20000);
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Done"_s);
        QCOMPARE(rows(), 1);
    }

    void whyItCannotBeResumed_data()
    {
        QTest::addColumn<QString>("repository");
        QTest::addColumn<int>("access");
        QTest::addColumn<QString>("reason");
        QTest::newRow("another repository")
            << u"octocat/other"_s << int(Scene::Access::Write) << u"Resume is off: open octocat/other first."_s;
        QTest::newRow("not signed in") << QString() << int(Scene::Access::Anonymous)
                                       << u"Resume is off: sign in first."_s;
        QTest::newRow("read only") << QString() << int(Scene::Access::Read)
                                   << u"Resume is off: you have no write access"_s;
    }

    void whyItCannotBeResumed()
    {
        QFETCH(QString, repository);
        QFETCH(int, access);
        QFETCH(QString, reason);
        m_page.reset();
        m_scene = std::make_unique<Scene>(Scene::Access(access));
        QVERIFY(m_scene->refresh());
        makePage();
        leaveInterrupted(u"0.1.2-prerelease2"_s, repository);
        find<QComboBox>(u"activityScope"_s)->setCurrentIndex(1);
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Interrupted"_s);
        QVERIFY(!button(u"resumeOperation"_s)->isEnabled());
        QVERIFY(button(u"putOperationAside"_s)->isEnabled());
        const QString said = find<QLabel>(u"activityReasons"_s)->text();
        QVERIFY2(said.contains(reason), qPrintable(said));
        QVERIFY(button(u"resumeOperation"_s)->accessibleDescription().startsWith(reason));
    }

    void putAside()
    {
        leaveInterrupted(u"0.1.2-prerelease2"_s);
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Interrupted"_s);
        // The step under way when Slipway ended is under way no more.
        QCOMPARE(find<ui::RowTable>(u"activitySteps"_s)->model()->index(1, 3).data().toString(), u"stopped"_s);
        QTest::mouseClick(button(u"putOperationAside"_s), Qt::LeftButton);
        auto *question = m_page->findChild<QMessageBox *>(u"putAsideQuestion"_s);
        QVERIFY(question && QTest::qWaitForWindowActive(question));
        QVERIFY(question->informativeText().contains(u"Nothing changes on GitHub"_s));
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!m_page->findChild<QMessageBox *>());
        QCOMPARE(cell(0, OperationsColumn::State), u"Interrupted"_s);

        QTest::mouseClick(button(u"putOperationAside"_s), Qt::LeftButton);
        question = m_page->findChild<QMessageBox *>(u"putAsideQuestion"_s);
        QVERIFY(question);
        QTest::mouseClick(question->findChild<QPushButton *>(u"putAside"_s), Qt::LeftButton);
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Put aside"_s);
        QTRY_VERIFY(find<QLabel>(u"activityMessage"_s)->isVisible());
        QVERIFY(!button(u"putOperationAside"_s)->isEnabled());
    }

    void filters()
    {
        QVERIFY(qualify(u"0.1.2-prerelease2"_s));
        leaveInterrupted(u"0.1.3-prerelease1"_s);
        leaveInterrupted(u"2.0.0-rc1"_s, u"octocat/other"_s);
        auto *hidden = find<QLabel>(u"activityHidden"_s);
        QTRY_COMPARE(rows(), 2);
        QTRY_COMPARE(hidden->text(), u"1 hidden"_s);
        QVERIFY(hidden->isVisible());
        auto *table = find<ui::RowTable>(u"activityTable"_s);
        QVERIFY(table->isColumnHidden(int(OperationsColumn::Repository)));
        find<QComboBox>(u"activityScope"_s)->setCurrentIndex(1);
        QCOMPARE(rows(), 3);
        QVERIFY(!hidden->isVisible());
        QVERIFY(!table->isColumnHidden(int(OperationsColumn::Repository)));
        QCOMPARE(cell(0, OperationsColumn::Repository), u"octocat/other"_s); // the newest
        find<QCheckBox>(u"activityUnfinished"_s)->click();
        QCOMPARE(rows(), 2);
        m_page->focusFilter();
        auto *search = find<QLineEdit>(u"activitySearch"_s);
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, u"promote 0.1.3"_s);
        QCOMPARE(rows(), 1);
        QCOMPARE(hidden->text(), u"2 hidden"_s);
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(table->hasFocus());
        search->setText(u"nonsense"_s);
        QCOMPARE(message_()->title(), u"No operation matches"_s);
        QCOMPARE(find<QLabel>(u"activityTitle"_s)->isVisible(), false);
        QTest::mouseClick(message_()->findChild<QPushButton *>(u"messageButton"_s), Qt::LeftButton);
        QCOMPARE(rows(), 3);
        // A choice that the filters hide lifts them.
        search->setText(u"nonsense"_s);
        m_page->select(m_scene->activity().operations().last().id);
        QCOMPARE(find<QLabel>(u"activityTitle"_s)->text(), u"Qualify 0.1.2-prerelease2"_s);
    }

    void exportsTheEvidence()
    {
        QVERIFY(qualify(u"0.1.2-prerelease2"_s));
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Done"_s);
        QVERIFY(m_scene->refresh());
        const QString json = m_scene->dataFolder() + u"/evidence.json"_s;
        QVERIFY2(exportTo(json), qPrintable(told()));
        QFile file(json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject evidence = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(evidence[u"operations"].toArray().size(), 1);
        QVERIFY(!evidence[u"changes"].toArray().isEmpty());
        QVERIFY(!evidence[u"checks"].toArray().isEmpty());
        QCOMPARE(evidence[u"verdicts"].toArray().first()[u"reason"].toString(), u"Tried"_s);

        const QString markdown = m_scene->dataFolder() + u"/evidence.md"_s;
        QVERIFY2(exportTo(markdown), qPrintable(told()));
        QFile text(markdown);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QString words = QString::fromUtf8(text.readAll());
        QVERIFY2(words.startsWith(u'#') && words.contains(u"0.1.2-prerelease2"_s), qPrintable(words.left(200)));

        QVERIFY(!exportTo(u"/nowhere/at/all.json"_s));
        QVERIFY2(told().contains(u"could not be written"_s), qPrintable(told()));
    }

    void exportsTheOperationAlone()
    {
        leaveInterrupted(u"2.0.0-rc1"_s, u"octocat/other"_s);
        find<QComboBox>(u"activityScope"_s)->setCurrentIndex(1);
        QTRY_COMPARE(rows(), 1);
        const QString json = m_scene->dataFolder() + u"/operation.json"_s;
        QVERIFY2(exportTo(json), qPrintable(told()));
        QFile file(json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject operation = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(operation[u"outcome"].toString(), u"interrupted"_s);
        QCOMPARE(operation[u"repository"].toString(), u"octocat/other"_s);
        QVERIFY(!exportTo(m_scene->dataFolder() + u"/operation.md"_s));
        QVERIFY2(told().contains(u".json"_s), qPrintable(told()));
    }

    void aPromotionIsTakenBack()
    {
        const QString tag = u"0.1.2-prerelease2"_s;
        auto plan =
            planPromotion(*m_scene->workspace().snapshot(), m_scene->candidate(tag), u"Tried"_s, m_scene->now());
        QVERIFY(plan);
        plan->steps.removeIf([](const Step &step) { return !step.changesRemote(); }); // the clock stands still
        QVERIFY(run(*plan));
        QVERIFY(m_scene->refresh());
        QVERIFY(m_scene->workspace().snapshot()->findTag(u"0.1.2"));
        QTRY_VERIFY2(button(u"undoOperation"_s)->isEnabled(), qPrintable(find<QLabel>(u"activityReasons"_s)->text()));
        QTest::mouseClick(button(u"undoOperation"_s), Qt::LeftButton);
        auto *dialog = m_page->findChild<ui::UndoDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        QCOMPARE(dialog->windowTitle(), u"Undo: Promote 0.1.2-prerelease2 to 0.1.2"_s);
        const QString notes = dialog->findChild<QLabel *>(u"undoNotes"_s)->text();
        QVERIFY2(notes.contains(u"The verdict stays"_s) && notes.contains(u"latest"_s), qPrintable(notes));
        // Nothing without a reason.
        auto *primary = dialog->findChild<QPushButton *>(u"dialogPrimary"_s);
        auto *message = dialog->findChild<QLabel *>(u"planMessage"_s);
        QVERIFY(!primary->isEnabled());
        QVERIFY2(message->text().contains(u"Say why"_s), qPrintable(message->text()));
        auto *reason = dialog->findChild<QPlainTextEdit *>(u"reason"_s);
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClicks(reason, u"too early"_s);
        const auto *steps = dialog->findChild<ui::RowTable *>(u"planTable"_s)->model();
        QCOMPARE(steps->rowCount(), 2);
        QCOMPARE(steps->index(0, 0).data().toString(),
                 u"Link GitHub release 0.1.2 to the tag 0.1.2-prerelease2 again, as pre-release"_s);
        QCOMPARE(steps->index(1, 0).data().toString(), u"Delete tag 0.1.2"_s);
        QVERIFY(primary->isEnabled() && !primary->isDefault());
        QTest::mouseClick(primary, Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(message->text().startsWith(u"<b>Done.</b>"_s), qPrintable(message->text()), 20000);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_COMPARE(cell(0, OperationsColumn::What), u"Undo: Promote 0.1.2-prerelease2 to 0.1.2"_s);
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Done"_s);
        QVERIFY(m_scene->refresh());
        QVERIFY(!m_scene->workspace().snapshot()->findTag(u"0.1.2"));
        QCOMPARE(m_scene->candidate(tag).state, CandidateState::Qualified);
        m_page->select(m_scene->activity().operations().last().id);
        QTRY_VERIFY2(find<QLabel>(u"activityReasons"_s)->text().contains(u"took it back already"_s),
                     qPrintable(find<QLabel>(u"activityReasons"_s)->text()));
        QVERIFY(!button(u"undoOperation"_s)->isEnabled());
        m_page->select(m_scene->activity().operations().first().id);
        QTRY_VERIFY(find<QLabel>(u"activitySummary"_s)->text().contains(u"Reason: too early"_s));
    }

    void itIsFollowedWhileItRuns()
    {
        QVERIFY(m_scene->workspace().operations()->start(endlessPlan(), true));
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Running"_s);
        const auto *steps = find<ui::RowTable>(u"activitySteps"_s)->model();
        QTRY_VERIFY_WITH_TIMEOUT(steps->index(0, 3).data().toString().startsWith(u"waiting: "_s), 20000);
        QVERIFY(!find<QLabel>(u"activityEnded"_s)->isVisible());
        QCOMPARE(find<QLabel>(u"activityReasons"_s)->text().section(u'\n', 0, 0),
                 u"It is under way: there is nothing to resume or to put aside."_s);
        QSignalSpy finished(m_scene->workspace().operations(), &services::OperationService::finished);
        m_scene->workspace().operations()->stopAfterStep();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Waiting for a deployment"_s);
        QTRY_VERIFY(button(u"resumeOperation"_s)->isEnabled());
    }

    void thePageGoesWhileItRuns()
    {
        QVERIFY(m_scene->workspace().operations()->start(endlessPlan(), true));
        QTRY_COMPARE(cell(0, OperationsColumn::State), u"Running"_s);
        m_page.reset();
        QSignalSpy progressed(m_scene->workspace().operations(), &services::OperationService::progressed);
        QSignalSpy finished(m_scene->workspace().operations(), &services::OperationService::finished);
        m_scene->workspace().operations()->stopAfterStep();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QVERIFY(!progressed.isEmpty());
    }

    void theRepositoryCloses()
    {
        leaveInterrupted(u"0.1.2-prerelease2"_s);
        QTRY_VERIFY(button(u"resumeOperation"_s)->isEnabled());
        QTest::mouseClick(button(u"resumeOperation"_s), Qt::LeftButton);
        const QPointer<QDialog> dialog = m_page->findChild<ui::ResumeDialog *>();
        QVERIFY(dialog);
        m_page->setWorkspace(nullptr);
        QVERIFY(!dialog);
        QCOMPARE(rows(), 1); // the journal is of the machine, not of the repository
        QVERIFY(!button(u"resumeOperation"_s)->isEnabled());
        QVERIFY(!find<QComboBox>(u"activityScope"_s)->isEnabled());
        QVERIFY(button(u"putOperationAside"_s)->isEnabled());
    }

    void theJournalCannotBeUsed()
    {
        QTemporaryDir folder;
        QFile inTheWay(folder.path() + u"/data"_s);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // no folder can be made there
        services::Activity activity(inTheWay.fileName());
        ui::ActivityPage page(activity);
        page.show();
        const auto *message =
            page.findChild<ui::RowTable *>(u"activityTable"_s)->parentWidget()->findChild<ui::MessagePane *>();
        QCOMPARE(message->title(), u"Reading the journal…"_s);
        QTRY_COMPARE(message->title(), u"The journal has a problem"_s);
        QVERIFY(activity.problem());
        QCOMPARE(message->sentence(), activity.problem()->message);
    }

private:
    enum class OperationsColumn { What, State, By, When, Repository };

    void makePage()
    {
        m_page = std::make_unique<ui::ActivityPage>(m_scene->activity());
        m_page->setWorkspace(&m_scene->workspace());
        m_page->resize(1100, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    template<class T>
    T *find(const QString &name)
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }
    QPushButton *button(const QString &action) { return find<QPushButton>(action + u"Button"_s); }
    ui::MessagePane *message_()
    {
        return find<ui::RowTable>(u"activityTable"_s)->parentWidget()->findChild<ui::MessagePane *>();
    }
    int rows() { return find<ui::RowTable>(u"activityTable"_s)->model()->rowCount(); }
    QString cell(int row, OperationsColumn column)
    {
        return find<ui::RowTable>(u"activityTable"_s)->model()->index(row, int(column)).data().toString();
    }
    /// What was said below the steps.
    QString told()
    {
        const auto *label = find<QLabel>(u"activityMessage"_s);
        return label->isVisible() ? label->text() : QString();
    }

    /// Runs to its end, whatever that is.
    bool qualify(const QString &tag)
    {
        auto &workspace = m_scene->workspace();
        const auto plan = planVerdict(*workspace.snapshot(), m_scene->candidate(tag), Verdict::Kind::Qualified,
                                      u"Tried"_s, m_scene->now());
        return plan && run(*plan);
    }
    bool run(const Plan &plan)
    {
        auto &operations = *m_scene->workspace().operations();
        QSignalSpy finished(&operations, &services::OperationService::finished);
        return operations.start(plan, false) && finished.wait(20000);
    }
    void breakReleases(int times)
    {
        m_scene->box().addFault(
            {.hits = {.method = "PATCH", .path = u"/releases/"_s, .times = times},
             .effect = {.when = sandbox::Effect::When::Before, .answer = sandbox::problem(403, u"Not now"_s)}});
    }
    /// As when Slipway ends in the middle of it. Without a repository: on the one that is open.
    void leaveInterrupted(const QString &tag, const QString &repository = {})
    {
        const RepositoryName name =
            repository.isEmpty() ? *m_scene->workspace().options().repository : *RepositoryName::parse(repository);
        QVERIFY(test::leaveOperation(m_scene->dataFolder(), test::someOperation(name, tag)));
        const auto read = m_scene->activity().reload();
        QTRY_VERIFY(read.isFinished());
    }
    /// Waits for what never comes: the clock stands still.
    Plan endlessPlan()
    {
        Plan plan;
        plan.tag = u"0.1.1-prerelease1"_s;
        plan.finalTag = u"0.1.1"_s;
        plan.steps = {Step{.kind = Step::Kind::AwaitDeployment,
                           .tag = u"0.1.9"_s,
                           .commit = m_scene->workspace().snapshot()->base.commit,
                           .environment = m_scene->workspace().snapshot()->environments->last().name}};
        return plan;
    }
    /// By the button and the dialog. False: a fault is told.
    bool exportTo(const QString &path)
    {
        find<QLabel>(u"activityMessage"_s)->hide();
        QTest::mouseClick(button(u"exportOperation"_s), Qt::LeftButton);
        auto *dialog = m_page->findChild<QFileDialog *>(u"exportDialog"_s);
        if (!dialog)
            return false;
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        return QTest::qWaitFor([&] { return !told().isEmpty(); }, 20000) && told().startsWith(u"Exported to"_s);
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<ui::ActivityPage> m_page;
};

QTEST_MAIN(TestUiActivity)
#include "tst_ui_activity.moc"
