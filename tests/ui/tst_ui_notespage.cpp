// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/await.h"
#include "support/dialogs.h"
#include "support/gitfixture.h"
#include "support/looks.h"
#include "support/notespagetest.h"
#include "support/scene.h"

#include "domain/managedblock.h"
#include "domain/plannotes.h"
#include "ui/pages/notespage.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/markdownview.h"
#include "ui/widgets/rowtable.h"
#include "ui/widgets/safebrowser.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace slipway;
using test::await;
using test::child;
using test::message;

/// The page Release notes by clicks and keys, over the sandbox.
class TestUiNotesPage : public test::NotesPageTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }

    void theListSaysWhatIsThere()
    {
        const QStringList rows = texts();
        QVERIFY2(rows.contains(u"Templates · in the repository"_s), qPrintable(rows.join(u'\n')));
        QVERIFY(rows.contains(u"release-notes.md"_s) && rows.contains(u"hotfix.md"_s));
        QVERIFY(rows.contains(u"Drafts and releases"_s));
        QVERIFY2(rows.contains(u"0.1.2 pre-release"_s), qPrintable(rows.join(u'\n')));
        QVERIFY(rows.contains(u"0.1.1 release"_s));
        // The newest is open; its block of verdicts is not shown.
        QCOMPARE(table()->currentIndex().data().toString(), u"0.1.2 pre-release"_s);
        QVERIFY(editor()->text().startsWith(u"## Highlights"_s));
        QVERIFY(!editor()->text().contains(u"slipway:verdicts"_s));
        QTRY_VERIFY(preview().contains(u"Highlights"_s));
        QTRY_VERIFY(child<ui::ElidedLabel>(m_page.get(), u"previewChanges"_s)->fullText().contains(u"since 0.1.1"_s));
        // Headings are passed by.
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Up);
        QCOMPARE(table()->currentIndex().data().toString(), u"0.1.3 no release yet"_s);
        QTest::keyClick(table(), Qt::Key_Up);
        QCOMPARE(table()->currentIndex().data().toString(), u"hotfix.md"_s);
        child<QLineEdit>(m_page.get(), u"notesSearch"_s)->setText(u"0.1.1"_s);
        QVERIFY(text(u"notesHidden"_s).endsWith(u"hidden"_s));
        QVERIFY(!texts().contains(u"hotfix.md"_s));
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"notesShowAll"_s), Qt::LeftButton);
        QVERIFY(texts().contains(u"hotfix.md"_s));
    }

    void whatIsTypedIsKeptWithinASecond()
    {
        type(u"Kept by itself.\n"_s);
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY(draft().text.startsWith(u"Kept by itself.\n"_s));
        QVERIFY2(since.durationElapsed() < 1s, qPrintable(QString::number(since.elapsed())));
        QTRY_VERIFY2(text(u"notesState"_s).startsWith(u"Edited, not published · Saved "_s),
                     qPrintable(text(u"notesState"_s)));
        QVERIFY(texts().contains(u"0.1.2 pre-release, edited, not published"_s));
    }

    void itIsThereAgainAfterThePageIsGone()
    {
        type(u"Typed just before the end.\n"_s);
        m_page.reset(); // before any timer
        openPage();
        QTRY_VERIFY(editor()->isVisible());
        QTRY_VERIFY(editor()->text().startsWith(u"Typed just before the end.\n"_s));
    }

    void whatWasWrittenOnLastIsOpened()
    {
        choose(u"0.1.0 release"_s);
        QTRY_COMPARE(text(u"previewTitle"_s), u"Preview for 0.1.0"_s);
        type(u"Not done yet.\n"_s);
        m_page.reset();
        openPage();
        QTRY_VERIFY(editor()->text().startsWith(u"Not done yet.\n"_s));
        QCOMPARE(text(u"previewTitle"_s), u"Preview for 0.1.0"_s);
    }

    void anotherDocumentKeepsTheFirst()
    {
        type(u"First.\n"_s);
        choose(u"0.1.1 release"_s);
        QTRY_VERIFY(!editor()->text().startsWith(u"First."_s) && editor()->isVisible());
        choose(u"0.1.2 pre-release, edited, not published"_s);
        QTRY_VERIFY(editor()->text().startsWith(u"First.\n"_s));
    }

    void anotherWindowsTextIsMerged()
    {
        type(u"Mine.\n"_s);
        QTRY_VERIFY(draft().revision > 0);
        NotesDraft other = draft();
        other.text += u"Theirs.\n"_s;
        QVERIFY(await(m_scene->workspace().notes().keep(other)));
        type(u"Mine again.\n"_s);
        QTRY_VERIFY(editor()->text().contains(u"Theirs."_s));
        QVERIFY(editor()->text().contains(u"Mine again."_s));
        QVERIFY2(text(u"notesCallout"_s).contains(u"another window"_s), qPrintable(text(u"notesCallout"_s)));
        QTRY_COMPARE(draft().text, editor()->text());
    }

    void fillEditAndFillAgain()
    {
        fill(u"fillReplace"_s);
        QTRY_VERIFY(editor()->text().contains(u"Tagged 0.1.2-prerelease2 on"_s));
        QVERIFY(editor()->text().contains(u"{{ summary }}"_s));
        // What is left to fill in is marked at its line.
        QTRY_VERIFY(markAt(u"{{ summary }}"_s).contains(u"Left to fill in"_s));
        editor()->undo(); // in one step
        QVERIFY(editor()->text().startsWith(u"## Highlights"_s));
        editor()->redo();
        editor()->replaceAllText(editor()->text().replace(u"{{ summary }}"_s, u"Written by hand."_s));
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"fillNotesButton"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"notesCallout"_s).startsWith(u"Filled from the changes since 0.1.1"_s), 20'000);
        QVERIFY(editor()->text().contains(u"Written by hand."_s));
        QVERIFY(!editor()->text().contains(u"<<<<<<<"_s));
        QTRY_VERIFY(preview().contains(u"Written by hand."_s));
    }

    void mergingWhatStoodThereShowsConflicts()
    {
        fill(u"fillMerge"_s);
        QTRY_VERIFY(editor()->text().contains(u"<<<<<<< your text"_s));
        QTRY_VERIFY(child<QWidget>(m_page.get(), u"nextConflictButton"_s)->isVisible());
        QVERIFY(!child<QPushButton>(m_page.get(), u"publishNotesButton"_s)->isEnabled());
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"nextConflictButton"_s), Qt::LeftButton);
        QVERIFY(editor()->textCursor().selectedText().startsWith(u"<<<<<<< "_s));
    }

    void anotherBaseline()
    {
        auto *box = child<QComboBox>(m_page.get(), u"notesBaseline"_s);
        QCOMPARE(box->currentText(), u"since 0.1.1 (last final version)"_s);
        const int other = box->findText(u"since 0.1.2-prerelease1 (last candidate)"_s);
        QVERIFY(other > 0);
        box->setCurrentIndex(other);
        Q_EMIT box->activated(other);
        QTRY_COMPARE(draft().baseline, u"0.1.2-prerelease1"_s);
        QTRY_VERIFY(child<ui::ElidedLabel>(m_page.get(), u"previewChanges"_s)
                        ->fullText()
                        .contains(u"since 0.1.2-prerelease1"_s));
    }

    void publishByKeyboardAlone()
    {
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_VERIFY(editor()->hasFocus());
        QTest::keyClick(editor(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClicks(editor(), u"Published by keys."_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        auto *publish = child<QPushButton>(m_page.get(), u"publishNotesButton"_s);
        QTRY_VERIFY(publish->isEnabled());
        for (int i = 0; i < 20 && !publish->hasFocus(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QVERIFY(publish->hasFocus());
        QTest::keyClick(publish, Qt::Key_Space);
        QPointer<QDialog> dialog = opened(u"publishNotesDialog"_s);
        QVERIFY(dialog);
        auto *difference = child<ui::DiffView>(dialog, u"publishDifference"_s);
        QTRY_VERIFY(difference->unifiedText().contains(u"+Published by keys."_s));
        auto *primary = child<QPushButton>(dialog, u"dialogPrimary"_s);
        for (int i = 0; i < 20 && !primary->hasFocus(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(primary->hasFocus());
        QTest::keyClick(primary, Qt::Key_Space);
        QTRY_VERIFY(message(dialog).contains(u"The notes are published."_s));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QVERIFY2(notesIn(published()).startsWith(u"Published by keys.\n"_s), qPrintable(published()));
        QTRY_COMPARE(draft().known, draft().text);
        QTRY_VERIFY(!publish->isEnabled());
    }

    void aColleaguesChangeIsMergedOrMarked()
    {
        type(u"Mine.\n"_s);
        setPublished([](const QString &body) { return body + u"\nTheirs.\n"; });
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"publishNotesButton"_s), Qt::LeftButton);
        QPointer<QDialog> dialog = opened(u"publishNotesDialog"_s);
        QVERIFY(dialog);
        QVERIFY(child<QLabel>(dialog, u"publishChanged"_s)->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        // Both changed the same line: nothing is asked, the place is shown.
        setPublished([](const QString &body) { return u"Another beginning.\n" + body; });
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"publishNotesButton"_s), Qt::LeftButton);
        QTRY_VERIFY(editor()->text().contains(u"<<<<<<< your text\nMine.\n"_s));
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(text(u"notesCallout"_s).contains(u"on GitHub"_s));
        QVERIFY(published().startsWith(u"Another beginning.\n"_s));
    }

    void whatIsFoundIsOpened()
    {
        auto *search = child<QLineEdit>(m_page.get(), u"notesSearch"_s);
        search->setFocus();
        QTest::keyClicks(search, u"0.1.1"_s);
        QVERIFY(!table()->currentIndex().isValid()); // what is open is hidden
        QTest::keyClick(search, Qt::Key_Down);
        QTRY_COMPARE(text(u"previewTitle"_s), u"Preview for 0.1.1"_s);
        QCOMPARE(table()->currentIndex().data().toString(), u"0.1.1 release"_s);
    }

    /// Also by an operation that was resumed, while something else is open.
    void whatIsPublishedUnseenIsKnown()
    {
        type(u"Mine.\n"_s);
        QTRY_VERIFY(draft().text.startsWith(u"Mine.\n"_s));
        const NotesDraft mine = draft();
        choose(u"0.1.1 release"_s);
        QTRY_COMPARE(text(u"previewTitle"_s), u"Preview for 0.1.1"_s);
        type(u"Another.\n"_s);
        const QString both = mine.text + u"\nTheirs.\n"_s;
        publish(u"0.1.2-prerelease2"_s, both);
        QTRY_COMPARE(draft().known, notesIn(both));
        QCOMPARE(draft().text, draft().known);
        QVERIFY(editor()->text().startsWith(u"Another.\n"_s));
        QVERIFY(text(u"notesState"_s).startsWith(u"Edited, not published"_s));
    }

    void comparesAndComesBack()
    {
        type(u"Only here.\n"_s);
        action(u"comparePublished"_s)->trigger();
        auto *difference = child<ui::DiffView>(m_page.get(), u"notesDifference"_s);
        QTRY_VERIFY(difference->isVisible());
        QVERIFY(difference->unifiedText().contains(u"+Only here."_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!difference->isVisible());
        action(u"compareGitHub"_s)->trigger();
        QTRY_VERIFY(difference->isVisible());
        QVERIFY(difference->unifiedText().contains(u"0.1.1...0.1.2-prerelease2"_s));
        action(u"copyNotes"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), editor()->text());
    }

    void revertAsks()
    {
        const QString before = editor()->text();
        type(u"Gone soon.\n"_s);
        action(u"revertNotes"_s)->trigger();
        QPointer<QDialog> dialog = opened(u"revertQuestion"_s);
        QVERIFY(dialog);
        QTest::mouseClick(child<QPushButton>(dialog, u"revert"_s), Qt::LeftButton);
        QTRY_COMPARE(editor()->text(), before);
        editor()->undo();
        QVERIFY(editor()->text().startsWith(u"Gone soon."_s));
    }

    void aTemplateIsEditedTriedAndSaved()
    {
        choose(u"release-notes.md"_s);
        QTRY_VERIFY(editor()->isVisible() && editor()->text().contains(u"{{ changes }}"_s));
        QCOMPARE(text(u"previewTitle"_s), u"Preview, tried with"_s);
        const QString newest = child<QComboBox>(m_page.get(), u"previewTag"_s)->currentText();
        QVERIFY(!newest.isEmpty());
        QTRY_VERIFY2(preview().contains(u"Tagged %1 on"_s.arg(newest)), qPrintable(preview()));
        type(u"For {{ nonsense }}.\n"_s);
        QTRY_VERIFY2(markAt(u"{{ nonsense }}"_s).contains(u"nonsense"_s), qPrintable(markAt(u"{{ nonsense }}"_s)));
        QTRY_VERIFY(text(u"notesPreviewNotice"_s).startsWith(u"Line 1: "_s));
        QTest::keyClick(editor(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(text(u"notesCallout"_s).startsWith(u"Saved in the clone"_s));
        QFile file(m_scene->workspace().options().clonePath + u"/.github/release-notes.md"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), editor()->text());
        QTRY_VERIFY(!child<QPushButton>(m_page.get(), u"saveTemplateButton"_s)->isEnabled());
        QVERIFY(child<QPushButton>(m_page.get(), u"commitTemplateButton"_s)->isEnabled());
        // Tried with another tag.
        auto *tag = child<QComboBox>(m_page.get(), u"previewTag"_s);
        tag->setCurrentIndex(tag->findText(u"0.1.1"_s));
        Q_EMIT tag->activated(tag->currentIndex());
        QTRY_VERIFY(preview().contains(u"Tagged 0.1.1 on"_s));
    }

    void whatIsSeenIsCommittedAndFilledFrom()
    {
        const QString clone = m_scene->workspace().options().clonePath;
        QVERIFY(test::runGit(clone, {u"config"_s, u"user.name"_s, u"octocat"_s}).exitCode == 0);
        QVERIFY(test::runGit(clone, {u"config"_s, u"user.email"_s, u"octocat@example.com"_s}).exitCode == 0);
        choose(u"release-notes.md"_s);
        QTRY_VERIFY(editor()->isVisible() && editor()->text().contains(u"{{ changes }}"_s));
        type(u"Typed, not saved.\n"_s);
        QTRY_VERIFY(child<QPushButton>(m_page.get(), u"commitTemplateButton"_s)->isEnabled());
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"commitTemplateButton"_s), Qt::LeftButton);
        QPointer<QDialog> dialog = opened(u"commitTemplateDialog"_s);
        QVERIFY(dialog);
        QTest::keyClicks(child<QLineEdit>(dialog, u"commitMessage"_s), u"Say more"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY2(text(u"notesCallout"_s).startsWith(u"Committed"_s), qPrintable(text(u"notesCallout"_s)));
        const auto kept = test::runGit(clone, {u"show"_s, u"HEAD:.github/release-notes.md"_s});
        QVERIFY(kept.output.startsWith("Typed, not saved.\n"));
        // The tag's commit has the older one; it is filled from what the clone has now.
        choose(u"0.1.2 pre-release"_s);
        QTRY_VERIFY(editor()->isVisible() && editor()->text().startsWith(u"## Highlights"_s));
        fill(u"fillReplace"_s);
        QTRY_VERIFY2(editor()->text().startsWith(u"Typed, not saved."_s), qPrintable(editor()->text().left(200)));
    }

    void aTemplateIsProposed()
    {
        choose(u"release-notes.md"_s);
        QTRY_VERIFY(editor()->isVisible() && editor()->text().contains(u"{{ changes }}"_s));
        type(u"Proposed.\n"_s);
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"proposeTemplateButton"_s), Qt::LeftButton);
        QPointer<QDialog> dialog = opened(u"proposeTemplateDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(child<QLineEdit>(dialog, u"proposeBranch"_s)->text(), u"slipway/release-notes"_s);
        QTRY_VERIFY(child<ui::DiffView>(dialog, u"proposeDifference"_s)->unifiedText().contains(u"+Proposed."_s));
        QTest::mouseClick(child<QPushButton>(dialog, u"dialogPrimary"_s), Qt::LeftButton);
        QTRY_VERIFY2(message(dialog).contains(u"pull request is open"_s), qPrintable(message(dialog)));
        QVERIFY(
            m_scene->git({u"show"_s, u"slipway/release-notes:.github/release-notes.md"_s}).startsWith(u"Proposed."));
        dialog->close();
    }
};

QTEST_MAIN(TestUiNotesPage)
#include "tst_ui_notespage.moc"
