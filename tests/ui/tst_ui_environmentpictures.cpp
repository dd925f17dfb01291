// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/dialogs.h"
#include "support/waitingdeployment.h"
#include "support/windowscene.h"

#include "ui/dialogs/operationdialog.h"
#include "ui/widgets/environmentcard.h"
#include "ui/widgets/ticker.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;
using test::child;
using test::WindowScene;

namespace {

QPalette darkPalette()
{
    QPalette palette(QColor(0x2b, 0x2d, 0x31), QColor(0x24, 0x26, 0x2a));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2c));
    palette.setColor(QPalette::Highlight, QColor(0x3d, 0x6f, 0xb4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

} // namespace

/// Pictures of what can be done on an environment, to be looked at by a person (in the folder "pictures" beside the
/// program), and what a program can see of them: they are the same each time, and nothing is cut.
class TestUiEnvironmentPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        QApplication::setFont(QFont(u"DejaVu Sans"_s, 9));
        QApplication::setCursorFlashTime(0); // a blinking cursor is no difference
        m_light = QApplication::palette();
        m_folder = QCoreApplication::applicationDirPath() + u"/pictures"_s;
        QVERIFY(QDir().mkpath(m_folder));
        m_scene = std::make_unique<WindowScene>();
        QVERIFY(m_scene->isUp());
        test::letWait(m_scene->box(), u"release-preprod"_s, u"0.1.2-prerelease2"_s, ui::Ticker::shared().now());
        QVERIFY(m_scene->open(m_scene->box().writeToken()));
        m_scene->window().showPage(ui::MainWindow::Page::Environments);
    }
    void cleanup() { QApplication::setPalette(m_light); }
    void cleanupTestCase() { m_scene.reset(); }

    void cards_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("light") << QSize(1280, 800) << false << false;
        QTest::newRow("dark") << QSize(1280, 800) << true << false;
        QTest::newRow("small") << QSize(880, 560) << false << false;
        QTest::newRow("mirrored") << QSize(1280, 800) << false << true;
    }

    void cards()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        QApplication::setPalette(dark ? darkPalette() : m_light);
        QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        ui::MainWindow &window = m_scene->window();
        window.resize(size);
        QTRY_COMPARE(window.size(), size);
        keep(u"environment-cards-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())), window);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        const auto cards = window.findChildren<ui::EnvironmentCard *>();
        QCOMPARE(cards.size(), 4);
        for (const ui::EnvironmentCard *card : cards)
            QTRY_VERIFY2(card->isFilled() && card->height() >= card->layout()->minimumHeightForWidth(card->width()),
                         qPrintable(card->accessibleName()));
    }

    void dialogs_data()
    {
        QTest::addColumn<QString>("card");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("dark");
        const QString preview = u"pre-release-preview"_s;
        const QString preprod = u"release-preprod"_s;
        const QString why = u"Signers lose their peers after an hour; the operators asked for the version before."_s;
        for (const bool dark : {false, true}) {
            const char *tone = dark ? "dark" : "light";
            QTest::addRow("rollback-empty-%s", tone) << preview << u"rollBackButton"_s << QString() << dark;
            QTest::addRow("rollback-%s", tone) << preview << u"rollBackButton"_s << why << dark;
            QTest::addRow("approve-%s", tone) << preprod << u"approveButton"_s << u"The operators know."_s << dark;
            QTest::addRow("reject-%s", tone) << preprod << u"rejectButton"_s << u"Not before Monday."_s << dark;
        }
    }

    void dialogs()
    {
        QFETCH(QString, card);
        QFETCH(QString, button);
        QFETCH(QString, words);
        QFETCH(bool, dark);
        QApplication::setPalette(dark ? darkPalette() : m_light);
        m_scene->window().resize(1280, 800);
        QTest::mouseClick(child<QPushButton>(m_scene->card(card), button), Qt::LeftButton);
        QTRY_VERIFY(QApplication::activeModalWidget());
        QPointer<QWidget> dialog = QApplication::activeModalWidget();
        if (button != u"rejectButton") {
            auto *going = child<QLabel>(dialog, u"goingCommitsSentence"_s);
            QTRY_VERIFY(!going->text().startsWith(u"Reading"));
        }
        auto *reason = child<QPlainTextEdit>(dialog, u"reason"_s);
        reason->setPlainText(words);
        keep(u"environment-"_s + QString::fromLatin1(QTest::currentDataTag()), *dialog);
        QVERIFY(dialog->height() <= 760);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
    }

private:
    void keep(const QString &name, QWidget &widget)
    {
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QCoreApplication::sendPostedEvents();
        const QImage first = widget.grab().toImage();
        QCOMPARE(widget.grab().toImage(), first);
        QVERIFY(first.save(u"%1/%2.png"_s.arg(m_folder, name)));
        for (const QPushButton *button : widget.findChildren<QPushButton *>()) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
        }
    }

    std::unique_ptr<WindowScene> m_scene;
    QPalette m_light;
    QString m_folder;
};

QTEST_MAIN(TestUiEnvironmentPictures)
#include "tst_ui_environmentpictures.moc"
