// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/windowscene.h"
#include "ui/dialogs/openrepositorydialog.h"
#include "ui/dialogs/repositoryinput.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;
using test::WindowScene;

/// How a repository is given by hand.
class TestUiOpening : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void read_data()
    {
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QUrl>("api");
        const QUrl github(u"https://api.github.com"_s);
        QTest::newRow("usual") << u"example/network"_s << u"github.com"_s << u"example/network"_s << github;
        QTest::newRow("no host") << u" example/network "_s << QString() << u"example/network"_s << github;
        QTest::newRow("enterprise") << u"a/b"_s << u"git.example.com"_s << u"a/b"_s
                                    << QUrl(u"https://git.example.com/api/v3"_s);
        QTest::newRow("api address") << u"a/b"_s << u"https://git.example.com/api/v3/"_s << u"a/b"_s
                                     << QUrl(u"https://git.example.com/api/v3"_s);
        QTest::newRow("this machine") << u"a/b"_s << u"http://127.0.0.1:8080"_s << u"a/b"_s
                                      << QUrl(u"http://127.0.0.1:8080"_s);
        QTest::newRow("page") << u"https://github.com/example/network/"_s << QString() << u"example/network"_s
                              << github;
        QTest::newRow("ssh") << u"git@github.com:example/network.git"_s << QString() << u"example/network"_s << github;
        QTest::newRow("unencrypted elsewhere") << u"a/b"_s << u"http://git.example.com"_s << QString() << QUrl();
        QTest::newRow("user in the host") << u"a/b"_s << u"https://me:secret@example.com"_s << QString() << QUrl();
        QTest::newRow("path in the host") << u"a/b"_s << u"example.com/evil"_s << QString() << QUrl();
        QTest::newRow("one word") << u"network"_s << QString() << QString() << QUrl();
        QTest::newRow("three words") << u"a/b/c"_s << QString() << QString() << QUrl();
        QTest::newRow("climbing") << u"../.."_s << QString() << QString() << QUrl();
    }

    void read()
    {
        QFETCH(QString, repository);
        QFETCH(QString, host);
        QFETCH(QString, name);
        QFETCH(QUrl, api);
        const auto result = ui::readRepository(repository, host);
        QCOMPARE(result.has_value(), !name.isEmpty());
        if (result) {
            QCOMPARE(result->fullName(), name);
            QCOMPARE(result->apiUrl, api);
        }
    }

    void theDialogSaysWhatIsMissing()
    {
        WindowScene scene;
        QVERIFY(scene.isUp());
        scene.window().openRepository();
        auto *dialog = scene.window().findChild<ui::OpenRepositoryDialog *>();
        auto *open = dialog->findChild<QPushButton *>(u"openButton"_s);
        auto *reason = dialog->findChild<QLabel *>(u"openReason"_s);
        auto *field = dialog->findChild<QLineEdit *>(u"repositoryNameField"_s);
        QVERIFY(!open->isEnabled());
        QCOMPARE(reason->text(), u"Give a repository or a clone."_s);
        QTest::keyClicks(field, u"nonsense"_s);
        QVERIFY(!open->isEnabled());
        QVERIFY(reason->text().contains("OWNER/NAME"_L1));
        QTest::keyClicks(field, u"/network"_s);
        QVERIFY(open->isEnabled());
        QVERIFY(reason->text().isEmpty());
        dialog->findChild<QLineEdit *>(u"clonePath"_s)->setText(u"/no/such/folder"_s);
        QVERIFY(!open->isEnabled());
        QVERIFY(reason->text().contains("/no/such/folder"_L1));
    }

    void aFolderThatIsNoClone()
    {
        WindowScene scene;
        QVERIFY(scene.isUp());
        scene.window().openRepository();
        auto *dialog = scene.window().findChild<ui::OpenRepositoryDialog *>();
        QTemporaryDir empty;
        dialog->findChild<QLineEdit *>(u"clonePath"_s)->setText(empty.path());
        auto *note = dialog->findChild<QLabel *>(u"cloneNote"_s);
        auto *open = dialog->findChild<QPushButton *>(u"openButton"_s);
        QTRY_VERIFY(!open->isEnabled());
        QTRY_VERIFY(!note->text().isEmpty() && !note->text().startsWith("Looking"_L1));
    }

    void aCloneAloneOpens()
    {
        WindowScene scene;
        QVERIFY(scene.isUp());
        scene.window().openRepository();
        auto *dialog = scene.window().findChild<ui::OpenRepositoryDialog *>();
        const QString clone = scene.repository().clonePath;
        dialog->findChild<QLineEdit *>(u"clonePath"_s)->setText(clone);
        auto *note = dialog->findChild<QLabel *>(u"cloneNote"_s);
        QTRY_VERIFY(!note->text().isEmpty() && !note->text().startsWith("Looking"_L1));
        dialog->findChild<QComboBox *>(u"repositoryName"_s)->setEditText({});
        auto *open = dialog->findChild<QPushButton *>(u"openButton"_s);
        QTRY_VERIFY(open->isEnabled());
        QTest::mouseClick(open, Qt::LeftButton);
        QTRY_VERIFY(scene.session().workspace());
        QVERIFY(scene.waitForRefresh());
        QVERIFY(scene.session().workspace()->snapshot()->tags);
        QVERIFY(!scene.session().workspace()->operations());
        QCOMPARE(scene.find<QLabel>(u"connection"_s)->accessibleName(), u"Clone alone, without GitHub"_s);
        QCOMPARE(scene.window().page(), ui::MainWindow::Page::Candidates); // it knows of no environments
    }

    void aRepositoryOnAnotherHostOpens()
    {
        WindowScene scene;
        QVERIFY(scene.isUp());
        scene.window().openRepository();
        auto *dialog = scene.window().findChild<ui::OpenRepositoryDialog *>();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"repositoryNameField"_s), scene.box().repository());
        dialog->findChild<QLineEdit *>(u"host"_s)->setText(scene.box().apiUrl().toString());
        dialog->findChild<QLineEdit *>(u"token"_s)->setText(QString::fromLatin1(scene.box().readToken()));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(scene.session().workspace());
        QVERIFY(scene.waitForRefresh());
        QCOMPARE(scene.session().workspace()->title(), scene.box().repository());
        QCOMPARE(scene.session().workspace()->snapshot()->account.canWrite, Known<bool>(false));
    }
};

QTEST_MAIN(TestUiOpening)
#include "tst_ui_opening.moc"
