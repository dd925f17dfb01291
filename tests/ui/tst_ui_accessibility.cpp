// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/leftoperation.h"
#include "support/waitingdeployment.h"
#include "support/windowscene.h"

#include "services/activity.h"
#include "ui/widgets/ticker.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;
using test::WindowScene;

namespace {

QString describe(const QAccessibleInterface &element)
{
    const QObject *object = element.object();
    return u"%1 \"%2\""_s.arg(object ? QString::fromLatin1(object->metaObject()->className()) : u"?"_s,
                              object ? object->objectName() : QString());
}

bool needsAName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::Table:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::MenuItem:
    case QAccessible::PageTab:
    case QAccessible::ColumnHeader:
        return true;
    default:
        return false;
    }
}

/// Visible controls without a name, anywhere below an element. Tables' cells are left out: an empty one says nothing.
void collectNameless(QAccessibleInterface *element, QStringList &nameless, int depth = 0)
{
    if (!element || !element->isValid() || element->state().invisible || depth > 40)
        return;
    const QAccessible::Role role = element->role();
    // The field inside of a combo box bears the box's name.
    const bool inner = element->object() && qobject_cast<QComboBox *>(element->object()->parent());
    if (needsAName(role) && !inner && element->text(QAccessible::Name).isEmpty())
        nameless.append(describe(*element));
    if (role == QAccessible::Table)
        return;
    for (int i = 0; i < element->childCount(); ++i)
        collectNameless(element->child(i), nameless, depth + 1);
}

QStringList nameless(QWidget *widget)
{
    QStringList result;
    collectNameless(QAccessible::queryAccessibleInterface(widget), result);
    return result;
}

/// Buttons and fields of our own without an object name.
QStringList anonymous(QWidget *widget)
{
    QStringList result;
    const auto check = [&result](const QWidget *control) {
        if (control->objectName().isEmpty() || control->objectName() == "Button"_L1)
            result.append(QString::fromLatin1(control->metaObject()->className()) + u' ' + control->accessibleName());
    };
    for (const QAbstractButton *button : widget->findChildren<QAbstractButton *>()) {
        // Qt makes some itself: the table's corner, a field's clear button.
        const QByteArray kind = button->metaObject()->className();
        if (kind != "QTableCornerButton" && kind != "QLineEditIconButton"
            && !qobject_cast<QLineEdit *>(button->parent()))
            check(button);
    }
    for (const QLineEdit *field : widget->findChildren<QLineEdit *>())
        check(field);
    return result;
}

} // namespace

/// What a screen reader finds in the window.
class TestUiAccessibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        QAccessible::setActive(true);
        m_scene = std::make_unique<WindowScene>();
        QVERIFY(m_scene->isUp());
    }

    void cleanupTestCase() { m_scene.reset(); }

    void welcome() { check(&m_scene->window()); }

    void pages()
    {
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        m_scene->window().showPage(ui::MainWindow::Page::Environments);
        check(&m_scene->window());
        m_scene->window().showPage(ui::MainWindow::Page::Candidates);
        check(&m_scene->window());
        m_scene->window().showPage(ui::MainWindow::Page::Notes);
        QTRY_VERIFY(m_scene->find<QWidget>(u"notesEditor"_s)->isVisible());
        check(&m_scene->window());
        m_scene->window().showPage(ui::MainWindow::Page::Activity);
        check(&m_scene->window()); // empty
        QVERIFY(test::leaveOperation(m_scene->folder() + u"/session"_s,
                                     test::someOperation(*m_scene->repository().repository, u"0.1.2-prerelease2"_s)));
        m_scene->session().activity().reload();
        QTRY_VERIFY(m_scene->find<QWidget>(u"resumeOperationButton"_s)->isEnabled());
        check(&m_scene->window());
        m_scene->window().showPage(ui::MainWindow::Page::Environments);
        QVERIFY(m_scene->find<QWidget>(u"activityBanner"_s)->isVisible());
        check(&m_scene->window());
    }

    void questionsOfTheActivity()
    {
        m_scene->window().showPage(ui::MainWindow::Page::Activity);
        for (const QString &name : {u"resumeOperation"_s, u"putOperationAside"_s}) {
            for (QAction *command : m_scene->window().commands()) {
                if (command->objectName() == name)
                    command->trigger();
            }
            QTRY_VERIFY(QApplication::activeModalWidget());
            QPointer<QWidget> dialog = QApplication::activeModalWidget();
            check(dialog);
            QTest::keyClick(dialog, Qt::Key_Escape);
            QTRY_VERIFY(!dialog || !dialog->isVisible());
        }
    }

    void dialogsOfAnEnvironment()
    {
        test::letWait(m_scene->box(), u"release-preprod"_s, u"0.1.2-prerelease2"_s, ui::Ticker::shared().now());
        m_scene->window().showPage(ui::MainWindow::Page::Environments);
        m_scene->session().workspace()->refresh().restart();
        QVERIFY(m_scene->waitForRefresh());
        check(&m_scene->window());
        for (const QString &name :
             {u"rollBack:pre-release-preview"_s, u"approve:release-preprod"_s, u"reject:release-preprod"_s}) {
            for (QAction *command : m_scene->window().commands()) {
                if (command->objectName() == name)
                    command->trigger();
            }
            QTRY_VERIFY2(QApplication::activeModalWidget(), qPrintable(name));
            QPointer<QWidget> dialog = QApplication::activeModalWidget();
            check(dialog);
            QTest::keyClick(dialog, Qt::Key_Escape);
            QTRY_VERIFY(!dialog);
        }
        const QSet<QString> reached = reachedByTab();
        for (const QString &name : {u"rollBackButton"_s, u"approveButton"_s, u"rejectButton"_s})
            QVERIFY2(reached.contains(name), qPrintable(name));
    }

    void theActivityIsReachedByTab()
    {
        m_scene->window().showPage(ui::MainWindow::Page::Activity);
        const QSet<QString> reached = reachedByTab();
        for (const QString &name :
             {u"showActivityButton"_s, u"activitySearch"_s, u"activityScope"_s, u"activityUnfinished"_s,
              u"activityTable"_s, u"showOperationCandidateButton"_s, u"activitySteps"_s, u"resumeOperationButton"_s,
              u"putOperationAsideButton"_s, u"exportOperationButton"_s})
            QVERIFY2(reached.contains(name), qPrintable(name));
    }

    void theReleaseNotesAreReachedByTab()
    {
        m_scene->window().showPage(ui::MainWindow::Page::Notes);
        QTRY_VERIFY(m_scene->find<QWidget>(u"notesEditor"_s)->isVisible());
        const QSet<QString> reached = reachedByTab();
        for (const QString &name : {u"showNotesButton"_s, u"notesSearch"_s, u"notesTable"_s, u"insertButton"_s,
                                    u"fillNotesButton"_s, u"compareButton"_s, u"moreButton"_s, u"notesBaseline"_s,
                                    u"notesTemplate"_s, u"notesEditor"_s, u"notesPreviewBrowser"_s})
            QVERIFY2(reached.contains(name), qPrintable(name));
    }

    void dialogs_data()
    {
        QTest::addColumn<QString>("action");
        QTest::newRow("open") << u"openRepository"_s;
        QTest::newRow("sign in") << u"signIn"_s;
        QTest::newRow("commands") << u"commands"_s;
        QTest::newRow("new candidate") << u"newCandidate"_s;
    }

    void dialogs()
    {
        QFETCH(QString, action);
        m_scene->find<QAction>(action)->trigger();
        QTRY_VERIFY(QApplication::activeModalWidget());
        QPointer<QWidget> dialog = QApplication::activeModalWidget();
        QVERIFY(!dialog->windowTitle().isEmpty());
        check(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog || !dialog->isVisible());
    }

    void everythingIsReachedByTab()
    {
        m_scene->window().showPage(ui::MainWindow::Page::Environments);
        const QSet<QString> reached = reachedByTab();
        for (const QString &name :
             {u"repository"_s, u"refreshButton"_s, u"commandsButton"_s, u"newCandidateButton"_s,
              u"showEnvironmentsButton"_s, u"showCandidatesButton"_s, u"versionsFilter"_s, u"versionsTable"_s})
            QVERIFY2(reached.contains(name), qPrintable(name));
    }

private:
    /// What has the focus on the way from the repository's button on; empty: the window does not become active.
    QSet<QString> reachedByTab()
    {
        QSet<QString> reached;
        m_scene->window().activateWindow();
        if (!QTest::qWaitForWindowActive(&m_scene->window()))
            return reached;
        m_scene->find<QWidget>(u"repository"_s)->setFocus();
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            reached.insert(QApplication::focusWidget()->objectName());
        }
        return reached;
    }
    static void check(QWidget *widget)
    {
        QVERIFY2(nameless(widget).isEmpty(), qPrintable(nameless(widget).join(u'\n')));
        QVERIFY2(anonymous(widget).isEmpty(), qPrintable(anonymous(widget).join(u'\n')));
    }

    std::unique_ptr<WindowScene> m_scene;
};

QTEST_MAIN(TestUiAccessibility)
#include "tst_ui_accessibility.moc"
