// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/dialogs.h"
#include "support/windowscene.h"

#include "git/repository.h"
#include "sandbox/gitcommand.h"
#include "services/activity.h"
#include "ui/dialogs/commitsection.h"
#include "ui/dialogs/rollbackdialog.h"
#include "ui/widgets/environmentcard.h"
#include "ui/widgets/rowtable.h"
#include "ui/widgets/ticker.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace slipway;
using test::child;
using test::message;
using test::WindowScene;

namespace {

const QString preview = u"pre-release-preview"_s;
const QString mainnet = u"release-mainnet"_s;

} // namespace

/// Rolling an environment back, from its card to what runs then.
class TestUiRollBack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }
    void init()
    {
        m_scene = std::make_unique<WindowScene>();
        QVERIFY(m_scene->isUp());
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        m_scene->window().showPage(ui::MainWindow::Page::Environments);
        m_scene->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_scene->window()));
        QTRY_VERIFY(card(preview));
    }
    void cleanup() { m_scene.reset(); }

    void aButtonThatIsOffSaysWhy()
    {
        QVERIFY(button(preview)->isEnabled());
        QVERIFY(!child<QLabel>(card(preview), u"rollBackReason"_s)->isVisible());
        QPushButton *off = button(mainnet);
        QVERIFY(off->isVisible() && !off->isEnabled());
        QVERIFY2(off->toolTip().contains(u".slipway.toml"), qPrintable(off->toolTip()));
        QCOMPARE(off->accessibleName(), u"Roll back release-mainnet"_s);
        auto *reason = child<QLabel>(card(mainnet), u"rollBackReason"_s);
        QVERIFY(reason->isVisible());
        QCOMPARE(reason->text(), u"only observed"_s);
        QVERIFY(card(mainnet)->accessibleDescription().contains(u"come from a workflow of its own"));
        QVERIFY(!command(mainnet)->isEnabled());
        QVERIFY(command(mainnet)->statusTip().contains(u"workflow of its own"));
        // Without write access, all are.
        QVERIFY(m_scene->open(m_scene->box().readToken()));
        QTRY_VERIFY(card(preview));
        QVERIFY(!button(preview)->isEnabled());
        QCOMPARE(child<QLabel>(card(preview), u"rollBackReason"_s)->text(), u"no write access"_s);
    }

    void rollsBackByMouse()
    {
        QTest::mouseClick(button(preview), Qt::LeftButton);
        auto *dialog = opened();
        QCOMPARE(dialog->windowTitle(), u"Roll back pre-release-preview"_s);
        auto *version = child<QComboBox>(dialog, u"rollBackVersion"_s);
        QVERIFY2(version->currentText().startsWith(u"0.1.2-prerelease1 · "), qPrintable(version->currentText()));
        QVERIFY(version->count() > 3);
        QVERIFY(version->itemText(1).startsWith(u"0.1.1-prerelease1 · "));
        QCOMPARE(child<QLabel>(dialog, u"rollBackChange"_s)->text(),
                 u"pre-release-preview goes back from 0.1.2-prerelease2 to 0.1.2-prerelease1."_s);

        // The commits that go away are those that git counts.
        const QStringList gone = git({u"log"_s, u"--format=%h"_s, u"0.1.2-prerelease1..0.1.2-prerelease2"_s})
                                     .split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(gone.size() > 1);
        auto *sentence = child<QLabel>(dialog, u"goingCommitsSentence"_s);
        QTRY_COMPARE(sentence->text().remove(u"(s)"_s), u"%1 commit of 0.1.2-prerelease2 go away:"_s.arg(gone.size()));
        auto *commits = child<ui::RowTable>(dialog, u"goingCommits"_s);
        QVERIFY(commits->isVisible());
        QCOMPARE(commits->model()->rowCount(), gone.size());
        QStringList shown;
        for (int row = 0; row < commits->model()->rowCount(); ++row)
            shown.append(commits->model()->index(row, 0).data().toString().first(7));
        for (const QString &commit : gone)
            QVERIFY(shown.contains(commit.first(7)));
        QVERIFY(!child<QWidget>(dialog, u"comingCommitsSentence"_s)->isVisible());

        auto *primary = child<QPushButton>(dialog, u"dialogPrimary"_s);
        QVERIFY(!primary->isEnabled());
        QVERIFY(message(dialog).startsWith(u"Write a reason"));
        QTest::keyClicks(child<QPlainTextEdit>(dialog, u"reason"_s), u"Signers drop out"_s);
        auto *plan = child<ui::RowTable>(dialog, u"planTable"_s)->model();
        QCOMPARE(plan->rowCount(), 2);
        QCOMPARE(plan->index(0, 0).data().toString(),
                 u"Start the workflow deploy.yml on 0.1.2-prerelease1, for pre-release-preview"_s);
        QVERIFY(primary->isEnabled());
        QVERIFY(!primary->isDefault()); // Enter is the way out, not the deed
        QVERIFY(child<QPushButton>(dialog, u"dialogCancel"_s)->isDefault());
        QCOMPARE(dispatches(), 0); // nothing was done yet

        QTimer time;
        connect(&time, &QTimer::timeout, this, [this] { m_scene->pass(10s); });
        time.start(300ms);
        QTest::mouseClick(primary, Qt::LeftButton);
        QTRY_VERIFY(!button(preview)->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(message(dialog), u"Done. pre-release-preview runs 0.1.2-prerelease1 again."_s, 60000);
        time.stop();
        QCOMPARE(dispatches(), 1);
        QTest::mouseClick(child<QPushButton>(dialog, u"dialogCancel"_s), Qt::LeftButton);
        // The page has read it again by itself, and does not propose what was rolled back from.
        QTRY_COMPARE_WITH_TIMEOUT(card(preview)->look().deployed, u"0.1.2-prerelease1"_s, 20000);
        const Operation &operation = m_scene->session().activity().operations().constFirst();
        QCOMPARE(operation.plan.kind, Plan::Kind::RollBack);
        QCOMPARE(operation.plan.steps.constFirst().reason, u"Signers drop out"_s);
        QCOMPARE(operation.plan.steps.constFirst().inputs.value(u"reason"_s), u"Signers drop out"_s);
        QTRY_VERIFY(button(preview)->isEnabled());
        QTest::mouseClick(button(preview), Qt::LeftButton);
        version = child<QComboBox>(opened(), u"rollBackVersion"_s);
        QVERIFY2(version->currentText().startsWith(u"0.1.1-prerelease1 · "), qPrintable(version->currentText()));
        QVERIFY(version->itemText(0).startsWith(u"0.1.2-prerelease2 · "));
        version->setCurrentIndex(0);
        QVERIFY(child<QLabel>(opened(), u"rollBackChange"_s)->text().contains(u"It ran there later"));
        QTRY_VERIFY(child<QLabel>(opened(), u"comingCommitsSentence"_s)->text().startsWith(u"No commit goes away; "));
        QVERIFY(child<ui::RowTable>(opened(), u"comingCommits"_s)->isVisible());
        QVERIFY(!child<QLabel>(opened(), u"goingCommitsSentence"_s)->isVisible());
    }

    void byKeyboardAlone()
    {
        QTest::keyClick(&m_scene->window(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::activeModalWidget());
        auto *search = child<QLineEdit>(QApplication::activeModalWidget(), u"commandFilter"_s);
        QTest::keyClicks(search, u"roll back pre-release"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QPointer<ui::RollBackDialog> dialog = opened();
        auto *version = child<QComboBox>(dialog, u"rollBackVersion"_s);
        QTRY_COMPARE(QApplication::focusWidget(), version);
        QTest::keyClick(version, Qt::Key_Down);
        QVERIFY(version->currentText().startsWith(u"0.1.1-prerelease1 · "));
        QTRY_VERIFY(child<QLabel>(dialog, u"goingCommitsSentence"_s)->text().contains(u"go away"));
        for (int i = 0; i < 10 && QApplication::focusWidget()->objectName() != u"reason"; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"reason"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"It crashes"_s);
        for (int i = 0; i < 10 && QApplication::focusWidget()->objectName() != u"dialogPrimary"; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"dialogPrimary"_s);
        // Escape, after all: nothing was done.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QCOMPARE(dispatches(), 0);
        QVERIFY(m_scene->session().activity().operations().isEmpty());
    }

    void fromTheContextMenu()
    {
        ui::EnvironmentCard *where = card(preview);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, where->rect().center(),
                                where->mapToGlobal(where->rect().center()));
        QApplication::sendEvent(where, &event);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu && menu->actions().contains(command(preview)));
        menu->setActiveAction(command(preview));
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(opened());
    }

    void productionStandsOut()
    {
        deployByWorkflow(mainnet);
        QTest::mouseClick(button(mainnet), Qt::LeftButton);
        auto *dialog = opened();
        QVERIFY(child<QComboBox>(dialog, u"rollBackVersion"_s)->currentText().startsWith(u"0.1.0 · "));
        QCOMPARE(child<QLabel>(dialog, u"rollBackChange"_s)->text(),
                 u"<b>This changes production:</b> release-mainnet goes back from 0.1.1 to 0.1.0."_s);
        // The workflow has no input for it.
        QVERIFY(child<QLabel>(dialog, u"reasonNote"_s)->text().contains(u"does not get it"));
    }

    void whatIsNoAncestorBringsCommits()
    {
        // A fix beside the branch, which ran there once.
        auto repository = git::Repository::open(m_scene->box().gitDirectory());
        const auto base = repository->resolve(u"refs/tags/0.1.1-prerelease1"_s);
        const git::Signature author{u"hubot"_s, u"hubot@example.com"_s, QDateTime::currentDateTimeUtc()};
        const auto fix = repository->writeCommit({{u"fix"_s, "fix\n"}}, {base->commit}, author, u"Mend it"_s);
        QVERIFY(fix && repository->writeReference(u"refs/tags/0.1.1-hotfix"_s, *fix));
        m_scene->box().invoke([&](sandbox::State &state) {
            const QDateTime when = ui::Ticker::shared().now().addDays(-12);
            const qint64 id = state.addDeployment(preview, u"0.1.1-hotfix"_s, fix->hex(), u"hubot"_s, when);
            state.addDeploymentStatus(id, u"success"_s, u"hubot"_s, when);
            state.addDeploymentStatus(id, u"inactive"_s, u"hubot"_s, when.addDays(1));
        });
        readAgain();
        QTest::mouseClick(button(preview), Qt::LeftButton);
        auto *version = child<QComboBox>(opened(), u"rollBackVersion"_s);
        const int hotfix = version->findText(u"0.1.1-hotfix"_s, Qt::MatchStartsWith);
        QVERIFY(hotfix >= 0);
        version->setCurrentIndex(hotfix);
        auto *coming = child<ui::RowTable>(opened(), u"comingCommits"_s);
        QTRY_VERIFY(coming->isVisible());
        QCOMPARE(coming->model()->rowCount(), 1);
        QCOMPARE(coming->model()->index(0, 1).data().toString(), u"Mend it"_s);
        QVERIFY(child<QLabel>(opened(), u"comingCommitsSentence"_s)->text().contains(u"not an earlier state"));
        QVERIFY(child<ui::RowTable>(opened(), u"goingCommits"_s)->isVisible());
    }

    void whatCannotBeReadIsUnknown()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken(), false));
        QTRY_VERIFY(card(preview));
        m_scene->box().addFault({.hits = {.method = "GET", .path = u"/compare/"_s, .times = sandbox::Hits::always},
                                 .effect = sandbox::faults::badCredentials()});
        QTest::mouseClick(button(preview), Qt::LeftButton);
        auto *dialog = opened();
        auto *sentence = child<QLabel>(dialog, u"goingCommitsSentence"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(sentence->text().startsWith(u"Which commits go away is not known."),
                                  qPrintable(sentence->text()), 20000);
        QVERIFY(!child<ui::RowTable>(dialog, u"goingCommits"_s)->isVisible());
        // What runs may have to go at once.
        QTest::keyClicks(child<QPlainTextEdit>(dialog, u"reason"_s), u"Signers drop out"_s);
        QVERIFY(child<QPushButton>(dialog, u"dialogPrimary"_s)->isEnabled());
    }

    void aCutListSaysSo()
    {
        ui::CommitSection section(u"some"_s, u"Some commits"_s);
        const QList<Commit> commits{Commit{*ObjectId::fromHex(QString(40, u'a')), u"Mend it"_s, {}, u"octocat"_s}};
        section.set(u"300 commits go away:"_s, commits, 300);
        QCOMPARE(child<QLabel>(&section, u"someSentence"_s)->text(), u"300 commits go away: (the newest 1 shown)"_s);
        QVERIFY(child<ui::RowTable>(&section, u"some"_s)->isVisible());
        section.set(u"1 commit goes away:"_s, commits, 1);
        QCOMPARE(child<QLabel>(&section, u"someSentence"_s)->text(), u"1 commit goes away:"_s);
        section.say(u"Not known"_s);
        QVERIFY(!child<ui::RowTable>(&section, u"some"_s)->isVisible());
        section.say({});
        QVERIFY(!section.isVisible());
    }

    void followsWhatChangesMeanwhile()
    {
        QTest::mouseClick(button(preview), Qt::LeftButton);
        QPointer<ui::RollBackDialog> dialog = opened();
        child<QComboBox>(dialog, u"rollBackVersion"_s)->setCurrentIndex(1);
        QTest::keyClicks(child<QPlainTextEdit>(dialog, u"reason"_s), u"Signers drop out"_s);
        // A colleague deploys what was proposed.
        m_scene->box().invoke([&](sandbox::State &state) {
            const QDateTime when = ui::Ticker::shared().now();
            const QString commit = git({u"rev-parse"_s, u"0.1.2-prerelease1^{commit}"_s}).trimmed();
            const qint64 id = state.addDeployment(preview, u"0.1.2-prerelease1"_s, commit, u"hubot"_s, when);
            state.addDeploymentStatus(id, u"success"_s, u"hubot"_s, when);
            state.endPredecessors(id, u"hubot"_s, when);
        });
        readAgain();
        QVERIFY(dialog);
        QVERIFY(child<QComboBox>(dialog, u"rollBackVersion"_s)->currentText().startsWith(u"0.1.1-prerelease1 · "));
        QVERIFY2(child<QLabel>(dialog, u"rollBackChange"_s)->text().contains(u"from 0.1.2-prerelease1 to 0.1.1"),
                 qPrintable(child<QLabel>(dialog, u"rollBackChange"_s)->text()));
        QVERIFY(m_scene->open(m_scene->box().writeToken())); // another repository closes it
        QVERIFY(!dialog);
    }

private:
    ui::EnvironmentCard *card(const QString &environment) { return m_scene->card(environment); }
    QPushButton *button(const QString &environment)
    {
        return child<QPushButton>(card(environment), u"rollBackButton"_s);
    }
    QAction *command(const QString &environment)
    {
        const QList<QAction *> all = m_scene->window().commands();
        const auto found = std::ranges::find(all, u"rollBack:"_s + environment, &QObject::objectName);
        return found == all.cend() ? nullptr : *found;
    }
    ui::RollBackDialog *opened()
    {
        if (!QTest::qWaitFor([this] { return m_scene->find<ui::RollBackDialog>(u"rollBackDialog"_s); }, 5000))
            qFatal("the dialog did not open");
        auto *dialog = m_scene->find<ui::RollBackDialog>(u"rollBackDialog"_s);
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog is not active");
        return dialog;
    }
    QString git(const QStringList &arguments) const { return test::git(m_scene->box().gitDirectory(), arguments); }
    /// How many workflows were started.
    int dispatches()
    {
        const QList<sandbox::Visit> visits = m_scene->box().requests();
        return static_cast<int>(
            std::ranges::count_if(visits, [](const auto &visit) { return visit.path.endsWith(u"/dispatches"); }));
    }
    void readAgain()
    {
        test::git(m_scene->repository().clonePath, {u"fetch"_s, u"-q"_s, u"--tags"_s, u"origin"_s});
        m_scene->session().workspace()->refresh().restart();
        QVERIFY(m_scene->waitForRefresh());
    }
    void deployByWorkflow(const QString &environment)
    {
        auto repository = git::Repository::open(m_scene->box().gitDirectory());
        const auto main = repository->resolve(u"refs/heads/main"_s);
        QByteArray file = repository->fileAt(main->commit, u".slipway.toml"_s).value();
        const QByteArray name = "name = \"" + environment.toUtf8() + "\"\n";
        const QByteArray way = "deploy = \"workflow:deploy.yml\"\n"
                               "inputs = { tag = \"{tag}\", environment = \"{environment}\" }\n";
        file.replace(name, QByteArray(name + way));
        const git::Signature author{u"hubot"_s, u"hubot@example.com"_s, QDateTime::currentDateTimeUtc()};
        const auto commit =
            repository->writeCommit({{u".slipway.toml"_s, file}}, {main->commit}, author, u"Configure Slipway"_s);
        QVERIFY(commit && repository->writeReference(u"refs/heads/main"_s, *commit, true));
        readAgain();
        QTRY_VERIFY(button(environment)->isEnabled());
    }

    std::unique_ptr<WindowScene> m_scene;
};

QTEST_MAIN(TestUiRollBack)
#include "tst_ui_rollback.moc"
