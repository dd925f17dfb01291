// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/leftoperation.h"
#include "support/windowscene.h"

#include "services/activity.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/environmentcard.h"
#include "ui/widgets/rowtable.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLayout>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace slipway;
using test::WindowScene;

namespace {

QPalette darkPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(42, 44, 48));
    palette.setColor(QPalette::Base, QColor(30, 32, 35));
    palette.setColor(QPalette::AlternateBase, QColor(36, 38, 42));
    palette.setColor(QPalette::Button, QColor(56, 59, 64));
    palette.setColor(QPalette::ToolTipBase, QColor(42, 44, 48));
    palette.setColor(QPalette::Highlight, QColor(61, 126, 207));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, QColor(226, 228, 231));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(130, 134, 140));
    palette.setColor(QPalette::PlaceholderText, QColor(150, 154, 160));
    return palette;
}

} // namespace

/// Pictures of the whole window, to be looked at by a person (in the folder "pictures" beside the program), and what a
/// program can see of them: they are the same each time, and no button is cut.
class TestUiWindowPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        QApplication::setFont(QFont(u"DejaVu Sans"_s, 9));
        m_light = QApplication::palette();
        m_folder = QCoreApplication::applicationDirPath() + u"/pictures"_s;
        QVERIFY(QDir().mkpath(m_folder));
        m_scene = std::make_unique<WindowScene>();
        QVERIFY(m_scene->isUp());
    }

    void cleanup() { QApplication::setPalette(m_light); }
    void cleanupTestCase() { m_scene.reset(); }

    void welcome()
    {
        m_scene->window().resize(1280, 800);
        keep(u"window-welcome"_s, m_scene->window());
    }

    void pages_data()
    {
        QTest::addColumn<bool>("environments");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("environments-light") << true << QSize(1280, 800) << false;
        QTest::newRow("environments-dark") << true << QSize(1280, 800) << true;
        QTest::newRow("environments-small") << true << QSize(900, 600) << false;
        QTest::newRow("candidates-light") << false << QSize(1280, 800) << false;
        QTest::newRow("candidates-dark") << false << QSize(1280, 800) << true;
    }

    void pages()
    {
        QFETCH(bool, environments);
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        if (!m_scene->session().workspace())
            QVERIFY(m_scene->open(m_scene->box().writeToken()));
        QApplication::setPalette(dark ? darkPalette() : m_light);
        ui::MainWindow &window = m_scene->window();
        window.showPage(environments ? ui::MainWindow::Page::Environments : ui::MainWindow::Page::Candidates);
        window.resize(size);
        QTRY_COMPARE(window.size(), size);
        keep(u"window-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())), window);
        for (const ui::EnvironmentCard *card : window.findChildren<ui::EnvironmentCard *>()) {
            if (environments)
                QTRY_VERIFY2(card->isFilled() && card->width() >= card->minimumSizeHint().width()
                                 && card->height() >= card->layout()->minimumHeightForWidth(card->width()),
                             qPrintable(card->accessibleName()));
        }
    }

    void activity_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("activity-light") << QSize(1280, 800) << false;
        QTest::newRow("activity-dark") << QSize(1280, 800) << true;
        QTest::newRow("activity-small") << QSize(880, 560) << false;
    }

    /// One that stopped with a long reason, and what the window says of it.
    void activity()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        services::Activity &activity = m_scene->session().activity();
        if (activity.operations().isEmpty()) {
            const RepositoryName here = *m_scene->repository().repository;
            const QString folder = m_scene->folder() + u"/session"_s;
            Operation stopped = test::someOperation(here, u"0.1.2-prerelease2"_s);
            stopped.progress[1].state = StepProgress::State::Stopped;
            stopped.state = Operation::State::Stopped;
            stopped.stopKind = ErrorKind::Conflict;
            stopped.note = u"The release 0.1.2 is linked to 0.1.2-prerelease3 now, not to 0.1.2-prerelease2. Look at "
                           "what has changed on GitHub, then promote the candidate that is meant."_s;
            for (const Operation &operation : {stopped, test::someOperation(here, u"0.1.3-prerelease1"_s)})
                QVERIFY(test::leaveOperation(folder, operation));
            const auto read = activity.reload();
            QTRY_VERIFY(read.isFinished());
        }
        QApplication::setPalette(dark ? darkPalette() : m_light);
        ui::MainWindow &window = m_scene->window();
        window.resize(size);
        QTRY_COMPARE(window.size(), size);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        window.showPage(ui::MainWindow::Page::Candidates);
        QTRY_VERIFY(m_scene->find<QWidget>(u"activityBanner"_s)->isVisible());
        keep(u"window-notice-"_s + name, window);
        window.showPage(ui::MainWindow::Page::Activity);
        m_scene->find<ui::RowTable>(u"activityTable"_s)->selectRow(1);
        keep(u"window-"_s + name, window);
        QTest::mouseClick(m_scene->find<QAbstractButton>(u"resumeOperationButton"_s), Qt::LeftButton);
        QTRY_VERIFY(QApplication::activeModalWidget());
        keep(u"window-resume-"_s + name, *QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }

    void notes_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("notes-light") << QSize(1280, 800) << false;
        QTest::newRow("notes-dark") << QSize(1280, 800) << true;
        QTest::newRow("notes-small") << QSize(880, 560) << false;
    }

    /// Filled notes, a difference, a template, and the dialog that publishes.
    void notes()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QApplication::setPalette(dark ? darkPalette() : m_light);
        ui::MainWindow &window = m_scene->window();
        window.resize(size);
        QTRY_COMPARE(window.size(), size);
        window.showPage(ui::MainWindow::Page::Notes);
        auto *editor = m_scene->find<ui::CodeEditor>(u"notesEditor"_s);
        auto *table = m_scene->find<ui::RowTable>(u"notesTable"_s);
        QTRY_VERIFY(editor->isVisible());
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        if (!editor->text().contains(u"{{ summary }}"_s)) {
            QTest::mouseClick(m_scene->find<QAbstractButton>(u"fillNotesButton"_s), Qt::LeftButton);
            QTRY_VERIFY(QApplication::activeModalWidget());
            keep(u"window-fill-question"_s, *QApplication::activeModalWidget());
            QTest::mouseClick(QApplication::activeModalWidget()->findChild<QAbstractButton *>(u"fillReplace"_s),
                              Qt::LeftButton);
        }
        QTRY_VERIFY(editor->text().contains(u"{{ summary }}"_s));
        auto *preview = m_scene->find<QTextBrowser>(u"notesPreviewBrowser"_s);
        QTRY_VERIFY(preview->toPlainText().contains(u"What changed"_s));
        QTRY_VERIFY(m_scene->find<QLabel>(u"notesState"_s)->text().contains(u"not published"_s));
        keep(u"window-"_s + name, window);
        m_scene->find<QAbstractButton>(u"publishNotesButton"_s)->click();
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTRY_VERIFY(QApplication::activeModalWidget()->findChild<QWidget *>(u"publishDifferenceText"_s)->isVisible());
        keep(u"window-publish-"_s + name, *QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        for (QAction *command : window.commands()) {
            if (command->objectName() == u"comparePublished"_s)
                command->trigger();
        }
        QTRY_VERIFY(m_scene->find<QWidget>(u"notesDifferenceText"_s)->isVisible());
        keep(u"window-compare-"_s + name, window);
        const QPersistentModelIndex release(table->currentIndex());
        table->selectRow(1);
        QTRY_VERIFY(editor->isVisible() && editor->text().contains(u"{% for"_s));
        QTRY_VERIFY(preview->toPlainText().contains(u"Versions"_s));
        keep(u"window-template-"_s + name, window);
        table->selectRow(release.row());
        QTRY_VERIFY(editor->isVisible() && !editor->text().contains(u"{% for"_s));
    }

    void palette()
    {
        m_scene->window().resize(1280, 800);
        m_scene->find<QAction>(u"commands"_s)->trigger();
        QTRY_VERIFY(QApplication::activeModalWidget());
        keep(u"window-commands"_s, *QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
    }

    void dialogs_data()
    {
        QTest::addColumn<QString>("action");
        QTest::newRow("open") << u"openRepository"_s;
        QTest::newRow("sign-in") << u"signIn"_s;
    }

    void dialogs()
    {
        QFETCH(QString, action);
        m_scene->find<QAction>(action)->trigger();
        QTRY_VERIFY(QApplication::activeModalWidget());
        keep(u"window-"_s + QString::fromLatin1(QTest::currentDataTag()), *QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
    }

    void readOnly()
    {
        QVERIFY(m_scene->open("no-such-token"));
        m_scene->window().showPage(ui::MainWindow::Page::Environments);
        keep(u"window-wrong-token"_s, m_scene->window());
    }

private:
    void keep(const QString &name, QWidget &widget)
    {
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QCoreApplication::sendPostedEvents();
        QWidget *focus = QApplication::focusWidget();
        if (focus && (focus->inherits("QLineEdit") || focus->inherits("QPlainTextEdit")))
            focus->clearFocus(); // a blinking cursor is no difference
        const QImage first = widget.grab().toImage();
        QCOMPARE(widget.grab().toImage(), first);
        QVERIFY(first.save(u"%1/%2.png"_s.arg(m_folder, name)));
        for (const QAbstractButton *button : widget.findChildren<QAbstractButton *>()) {
            const auto *tool = qobject_cast<const QToolButton *>(button);
            const bool hasWord =
                !button->text().isEmpty() && !(tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly);
            if (button->isVisible() && hasWord)
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
        }
    }

    std::unique_ptr<WindowScene> m_scene;
    QPalette m_light;
    QString m_folder;
};

QTEST_MAIN(TestUiWindowPictures)
#include "tst_ui_windowpictures.moc"
