// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/inflight.h"
#include "support/scene.h"
#include "support/waiting.h"
#include "support/windowscene.h"
#include "ui/dialogs/operationdialog.h"
#include "ui/pages/activitypage.h"
#include "ui/pages/candidatespage.h"
#include "ui/pages/environmentspage.h"

#include <QApplication>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace slipway;
using test::InFlight;
using test::Scene;
using test::WindowScene;

/// Pages, dialogs, workspaces and windows go while requests are under way: nothing crashes (under the sanitizers
/// nothing is even touched), what nobody waits for is given up, and what goes on comes to its end.
class TestUiDeletion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        m_scene = std::make_unique<Scene>(Scene::Access::Write, Scene::Reach::GitHub);
        QVERIFY(m_scene->isUp());
        QVERIFY(m_scene->refresh());
    }
    void cleanup() { m_scene->box().clearFaults(); }
    void cleanupTestCase() { m_scene.reset(); }

    void pages_data() { moments(); }
    void pages();
    void dialogs_data() { moments(); }
    void dialogs();
    void workspaces_data() { moments(); }
    void workspaces();
    void windows_data() { moments(); }
    void windows();
    void anotherRepositoryIsOpened_data() { moments(); }
    void anotherRepositoryIsOpened();

private:
    /// All pages over one workspace.
    struct Pages {
        explicit Pages(Scene &scene, services::Workspace &workspace)
            : activity(scene.activity())
        {
            set(&workspace);
            for (QWidget *page : {static_cast<QWidget *>(&environments), static_cast<QWidget *>(&candidates),
                                  static_cast<QWidget *>(&activity)}) {
                page->resize(1000, 700);
                page->show();
            }
        }
        void set(services::Workspace *workspace)
        {
            environments.setWorkspace(workspace);
            candidates.setWorkspace(workspace);
            activity.setWorkspace(workspace);
        }

        ui::EnvironmentsPage environments;
        ui::CandidatesPage candidates;
        ui::ActivityPage activity;
    };

    static void moments()
    {
        QTest::addColumn<QString>("moment");
        for (const QString &name : InFlight::names())
            QTest::addRow("%s", qPrintable(name)) << name;
    }
    /// A workspace of its own over the shared sandbox, refreshed.
    std::unique_ptr<services::Workspace> workspace();
    static bool isQuiet(services::Workspace &workspace);
    /// Answers, waits for the end, and makes GitHub as it was before.
    void forgetRelease();
    void undo(services::Workspace &workspace, InFlight &flight);

    std::unique_ptr<Scene> m_scene;
};

std::unique_ptr<services::Workspace> TestUiDeletion::workspace()
{
    auto made = std::make_unique<services::Workspace>(m_scene->workspace().options(), m_scene->activity());
    made->refresh().refresh();
    const bool done = test::waitUntil([&] { return isQuiet(*made); }, std::chrono::seconds(20));
    return done && made->snapshot()->environments ? std::move(made) : nullptr;
}

bool TestUiDeletion::isQuiet(services::Workspace &workspace)
{
    return !workspace.refresh().isRunning() && !workspace.details().isLoading() && !workspace.operations()->isBusy()
        && !workspace.probes().isAsking();
}

void TestUiDeletion::undo(services::Workspace &workspace, InFlight &flight)
{
    workspace.operations()->stopAfterStep();
    flight.release();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(workspace), 30000);
    forgetRelease();
}

void TestUiDeletion::forgetRelease()
{
    (void)m_scene->git({u"update-ref"_s, u"-d"_s, u"refs/tags/0.1.2"_s});
    m_scene->box().invoke([](sandbox::State &state) {
        state.releases.removeIf([](const sandbox::ReleaseRecord &release) { return release.tagName == u"0.1.2"; });
    });
}

void TestUiDeletion::pages()
{
    QFETCH(const QString, moment);
    const auto workspace = this->workspace();
    QVERIFY(workspace);
    std::optional<Pages> pages(std::in_place, *m_scene, *workspace);
    InFlight flight(moment, m_scene->box(), *workspace, &pages->candidates);
    QVERIFY(flight.isUp());
    pages.reset();
    QVERIFY(!flight.isGivenUp()); // the workspace wants it still
    undo(*workspace, flight);
    // Others take their place.
    const Pages others(*m_scene, *workspace);
    QVERIFY(others.candidates.isVisible());
}

void TestUiDeletion::dialogs()
{
    QFETCH(const QString, moment);
    const auto workspace = this->workspace();
    QVERIFY(workspace);
    Pages pages(*m_scene, *workspace);
    pages.candidates.select(u"0.1.2-prerelease2"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(*workspace), 20000);
    auto *button = pages.candidates.findChild<QPushButton *>(u"rejectButton"_s);
    QVERIFY(button);
    QTRY_VERIFY2(button->isEnabled(), qPrintable(button->toolTip() + button->statusTip()));
    QTest::mouseClick(button, Qt::LeftButton);
    const QPointer<ui::OperationDialog> dialog = pages.candidates.findChild<ui::OperationDialog *>();
    QVERIFY(dialog);
    InFlight flight(moment, m_scene->box(), *workspace, dialog);
    QVERIFY(flight.isUp());
    delete dialog;
    undo(*workspace, flight);
}

void TestUiDeletion::workspaces()
{
    QFETCH(const QString, moment);
    auto workspace = this->workspace();
    QVERIFY(workspace);
    Pages pages(*m_scene, *workspace);
    InFlight flight(moment, m_scene->box(), *workspace, &pages.candidates);
    QVERIFY(flight.isUp());
    pages.set(nullptr);
    workspace.reset();
    QTRY_VERIFY(flight.isGivenUp());
    QVERIFY(!pages.candidates.property("compared").toBool()); // told at most that nothing came
    flight.release();
    forgetRelease();
    const auto next = this->workspace();
    QVERIFY(next);
    pages.set(next.get());
    QVERIFY(isQuiet(*next) || test::waitUntil([&] { return isQuiet(*next); }, std::chrono::seconds(20)));
}

void TestUiDeletion::windows()
{
    QFETCH(const QString, moment);
    std::optional<WindowScene> scene(std::in_place);
    QVERIFY(scene->isUp());
    QVERIFY(scene->open(scene->box().writeToken(), false));
    InFlight flight(moment, scene->box(), *scene->session().workspace(), &scene->window());
    QVERIFY(flight.isUp());
    // The window goes, then the session with its workspace, then the sandbox with the requests.
    const bool wasOperation = flight.isOperation();
    scene->closeSession();
    QTRY_VERIFY(flight.isGivenUp());
    flight.release();
    if (wasOperation) {
        services::Activity activity(scene->folder() + u"/session"_s);
        QTRY_VERIFY(activity.isRead());
        QCOMPARE(activity.operations().size(), 1);
        QCOMPARE(activity.operations().first().state, Operation::State::Interrupted);
        QVERIFY(activity.operations().first().isResumable());
    }
    scene.reset();
}

void TestUiDeletion::anotherRepositoryIsOpened()
{
    QFETCH(const QString, moment);
    WindowScene scene;
    QVERIFY(scene.isUp());
    QVERIFY(scene.open(scene.box().writeToken(), false));
    InFlight flight(moment, scene.box(), *scene.session().workspace(), &scene.window());
    QVERIFY(flight.isUp());
    scene.session().open(scene.repository(true), Secret(scene.box().writeToken()));
    if (flight.isOperation()) {
        QVERIFY(scene.session().runningOperation()); // it goes on to its end
        QVERIFY(!flight.isGivenUp());
        flight.release();
        QTRY_VERIFY_WITH_TIMEOUT(!scene.session().runningOperation(), 30000);
        QTRY_VERIFY(!scene.session().activity().operations().isEmpty()
                    && scene.session().activity().operations().first().state == Operation::State::Waiting);
    } else {
        flight.release();
    }
    QVERIFY(scene.waitForRefresh());
    QVERIFY(scene.session().workspace()->snapshot()->environments);
}

QTEST_MAIN(TestUiDeletion)
#include "tst_ui_deletion.moc"
