// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scene.h"

#include "ui/dialogs/newcandidatedialog.h"
#include "ui/dialogs/promotedialog.h"
#include "ui/dialogs/verdictdialog.h"
#include "ui/pages/candidatespage.h"
#include "ui/widgets/tint.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace slipway;
using test::Scene;

namespace {

QPalette darkPalette()
{
    QPalette palette;
    const QColor window(42, 44, 48);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, QColor(30, 32, 35));
    palette.setColor(QPalette::AlternateBase, QColor(36, 38, 42));
    palette.setColor(QPalette::Button, QColor(56, 59, 64));
    palette.setColor(QPalette::ToolTipBase, window);
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

/// Pictures of the page and its dialogs, to be looked at by a person (in the folder "pictures" beside the program), and
/// what a program can see of them: that no word of a button or label is cut.
class TestUiCandidatePictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        QApplication::setFont(QFont(u"DejaVu Sans"_s, 9));
        m_light = QApplication::palette();
        m_folder = QCoreApplication::applicationDirPath() + u"/pictures"_s;
        QVERIFY(QDir().mkpath(m_folder));
        m_scene = std::make_unique<Scene>();
        QVERIFY(m_scene->isUp());
        m_page = std::make_unique<ui::CandidatesPage>();
        m_page->setWorkspace(&m_scene->workspace());
        QVERIFY(m_scene->refresh());
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_scene.reset();
    }

    void page_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<int>("tab");
        const QSize usual(1106, 752); // what a window of 1280×800 leaves to a page
        QTest::newRow("light") << usual << false << u"0.1.2-prerelease2"_s << 0;
        QTest::newRow("dark") << usual << true << u"0.1.2-prerelease2"_s << 0;
        QTest::newRow("small") << QSize(726, 552) << false << u"0.1.2-prerelease2"_s << 0;
        QTest::newRow("changes") << usual << false << u"0.1.2-prerelease2"_s << 1;
        QTest::newRow("checks") << usual << false << u"0.1.3-prerelease1"_s << 2;
        QTest::newRow("assets") << usual << true << u"0.1.2-prerelease2"_s << 3;
        QTest::newRow("history") << usual << false << u"0.1.2-prerelease1"_s << 4;
        QTest::newRow("released") << usual << false << u"0.1.1-prerelease1"_s << 0;
        QTest::newRow("incomplete") << usual << true << u"0.0.9-prerelease1"_s << 0;
    }
    void page()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(QString, tag);
        QFETCH(int, tab);
        QApplication::setPalette(dark ? darkPalette() : m_light);
        m_page->resize(size);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->select(tag);
        auto *tabs = m_page->findChild<QTabBar *>(u"candidateTabs"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tabs->tabText(1).contains(u' '), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_scene->workspace().details().isLoading(), 20000);
        tabs->setCurrentIndex(tab);
        QCoreApplication::sendPostedEvents();
        take(m_page.get(), u"candidates-"_s + QString::fromLatin1(QTest::currentDataTag()));
    }

    void nothingOpen()
    {
        QApplication::setPalette(m_light);
        ui::CandidatesPage page;
        page.resize(1106, 752);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        take(&page, u"candidates-nothing"_s);
    }

    void dialogs_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void dialogs()
    {
        QFETCH(bool, dark);
        const QString suffix = dark ? u"-dark"_s : u"-light"_s;
        QApplication::setPalette(dark ? darkPalette() : m_light);
        m_page->select(u"0.1.2-prerelease2"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_scene->workspace().details().isLoading(), 20000);
        const Candidate candidate = m_scene->candidate(u"0.1.2-prerelease2"_s);
        auto &workspace = m_scene->workspace();
        {
            ui::VerdictDialog dialog(workspace, candidate, Verdict::Kind::Qualified, nullptr);
            open(&dialog);
            take(&dialog, u"qualify"_s + suffix);
        }
        {
            ui::VerdictDialog dialog(workspace, candidate, Verdict::Kind::Rejected, nullptr);
            dialog.findChild<QPlainTextEdit *>(u"reason"_s)
                ->setPlainText(u"Nodes lose their peers after an hour. "_s.repeated(5));
            open(&dialog);
            take(&dialog, u"reject"_s + suffix);
        }
        {
            ui::PromoteDialog dialog(workspace, candidate, true, nullptr);
            dialog.findChild<QPlainTextEdit *>(u"reason"_s)->setPlainText(u"Production is down"_s);
            open(&dialog);
            take(&dialog, u"promote"_s + suffix);
        }
        {
            ui::NewCandidateDialog dialog(workspace, nullptr);
            open(&dialog);
            auto *commits = dialog.findChild<QWidget *>(u"commitsTable"_s);
            QTRY_VERIFY_WITH_TIMEOUT(commits->isVisible(), 20000);
            QCoreApplication::sendPostedEvents();
            take(&dialog, u"newcandidate"_s + suffix);
        }
    }

private:
    static void open(QWidget *dialog)
    {
        dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QCoreApplication::sendPostedEvents();
    }

    void take(QWidget *widget, const QString &name)
    {
        QCoreApplication::sendPostedEvents();
        const QPixmap picture = widget->grab();
        QVERIFY(picture.save(m_folder + u'/' + name + u".png"_s));
        for (QPushButton *button : widget->findChildren<QPushButton *>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(name + u": " + button->text()));
        }
        for (QLabel *label : widget->findChildren<QLabel *>()) {
            if (!label->isVisible() || label->text().isEmpty() || !label->wordWrap())
                continue;
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(name + u": " + label->text()));
        }
    }

    QPalette m_light;
    QString m_folder;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<ui::CandidatesPage> m_page;
};

QTEST_MAIN(TestUiCandidatePictures)
#include "tst_ui_candidatepictures.moc"
