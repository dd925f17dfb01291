// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/gitfixture.h"
#include "support/heldfile.h"
#include "support/notespagetest.h"

#include "services/notesservice.h"
#include "ui/widgets/diffview.h"

#include <QComboBox>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace slipway;
using test::await;
using test::child;

/// That nothing which was written goes away, and that the page follows what changes around it.
class TestUiNotesSafety : public test::NotesPageTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }

    void whatCouldNotBeKeptIsTriedAgain()
    {
        std::optional<test::HeldFile> held(drafts());
        QVERIFY(held->isHeld());
        type(u"Not lost.\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"notesCallout"_s).contains(u"is not saved"_s), 20'000);
        QVERIFY(text(u"notesState"_s).contains(u"Not saved"_s));
        held.reset();
        QTRY_VERIFY_WITH_TIMEOUT(draft().text.startsWith(u"Not lost.\n"_s), 20'000); // without another key
        QTRY_VERIFY(text(u"notesCallout"_s).contains(u"is saved now"_s));
    }

    void whatIsLeftIsNotCalledSaved()
    {
        std::optional<test::HeldFile> held(drafts());
        QVERIFY(held->isHeld());
        type(u"Left.\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"notesCallout"_s).contains(u"is not saved"_s), 20'000);
        choose(u"0.1.1 release"_s); // it stays, and says why; at the second try it is left all the same
        QTRY_VERIFY_WITH_TIMEOUT(text(u"notesCallout"_s).contains(u"To leave it all the same"_s), 20'000);
        choose(u"0.1.1 release"_s);
        held.reset();
        QTRY_COMPARE_WITH_TIMEOUT(text(u"previewTitle"_s), u"Preview for 0.1.1"_s, 20'000);
        type(u"Another.\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"notesState"_s).contains(u"Saved"_s), 20'000);
        QVERIFY(!child<QWidget>(m_page.get(), u"notesCallout"_s)->isVisible());
    }

    void afterUndoItIsFilledAgain()
    {
        const QString before = editor()->text();
        fill(u"fillMerge"_s);
        QTRY_VERIFY(editor()->text() != before);
        const QString filled = editor()->text();
        editor()->undo();
        QCOMPARE(editor()->text(), before);
        fill(u"fillMerge"_s); // it asks again
        QTRY_COMPARE(editor()->text(), filled);
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"fillNotesButton"_s), Qt::LeftButton);
        QTRY_VERIFY2(text(u"notesCallout"_s).startsWith(u"Nothing changed since"_s),
                     qPrintable(text(u"notesCallout"_s)));
        QVERIFY(text(u"notesCallout"_s).contains(u"still holds both sides"_s));
    }

    void afterTheQuestionTheKeysGoToTheText()
    {
        table()->setFocus();
        action(u"fillNotes"_s)->trigger();
        QPointer<QDialog> dialog = opened(u"fillQuestion"_s);
        QVERIFY(dialog);
        QTest::mouseClick(child<QPushButton>(dialog, u"fillReplace"_s), Qt::LeftButton);
        QTRY_VERIFY(editor()->text().contains(u"{{ summary }}"_s));
        QTRY_COMPARE(m_page->focusWidget(), editor()); // of the window, active again or not
    }

    void aTemplateFollowsItsFile()
    {
        choose(u"release-notes.md"_s);
        QTRY_VERIFY(editor()->isVisible() && editor()->text().contains(u"{{ changes }}"_s));
        QFile file(m_scene->workspace().options().clonePath + u"/.github/release-notes.md"_s);
        QVERIFY(file.open(QIODevice::Append));
        file.write("\nFrom outside.\n");
        file.close();
        QVERIFY(m_scene->refresh());
        QTRY_VERIFY(editor()->text().endsWith(u"From outside.\n"_s));
        QVERIFY(!text(u"notesState"_s).contains(u"Edited"_s));
        QTRY_VERIFY(action(u"commitTemplate"_s)->isEnabled());
        // What is edited is merged with it.
        type(u"Mine.\n"_s);
        QVERIFY(file.open(QIODevice::Append));
        file.write("Again.\n");
        file.close();
        QVERIFY(m_scene->refresh());
        QTRY_VERIFY(editor()->text().startsWith(u"Mine.\n"_s) && editor()->text().endsWith(u"Again.\n"_s));
    }

    void aTemplateIsTriedWithANewTag()
    {
        choose(u"release-notes.md"_s);
        auto *tag = child<QComboBox>(m_page.get(), u"previewTag"_s);
        QTRY_VERIFY(tag->count() > 0);
        const QString chosen = tag->currentText();
        m_scene->git({u"tag"_s, u"0.1.4-prerelease1"_s, u"main"_s});
        QVERIFY(m_scene->refresh());
        QTRY_VERIFY(tag->findText(u"0.1.4-prerelease1"_s) >= 0);
        QCOMPARE(tag->currentText(), chosen);
    }

    void whatWasWrittenForAGoneTagStays()
    {
        NotesDraft written = draft();
        written.name = services::NotesService::draftName({.key = u"9.9.9"_s, .name = {}, .tag = {}});
        written.text = u"Written for nothing."_s;
        written.revision = 0;
        QVERIFY(await(m_scene->workspace().notes().keep(written)));
        const QString row = u"9.9.9 not there any more, edited, not published"_s;
        QTRY_VERIFY2(texts().contains(row), qPrintable(texts().join(u'\n')));
        choose(row);
        QTRY_COMPARE(editor()->text(), u"Written for nothing."_s);
        QVERIFY(!action(u"publishNotes"_s)->isEnabled());
        QVERIFY(!action(u"fillNotes"_s)->isEnabled());
        QVERIFY(m_scene->refresh());
        QCOMPARE(editor()->text(), u"Written for nothing."_s);
        // Emptied, it is let go of with the next choice.
        editor()->replaceAllText({});
        choose(u"0.1.1 release"_s);
        QTRY_VERIFY(editor()->text() != QString());
        QVERIFY(draft().text != u"Written for nothing."_s);
    }

    void aColleaguesTemplateIsNotTakenAway()
    {
        choose(u"release-notes.md"_s);
        QTRY_VERIFY(editor()->isVisible() && editor()->text().contains(u"{{ changes }}"_s));
        changeOnGitHub([](const QString &there) { return QString(there + u"\nA colleague's line.\n"); });

        type(u"Mine.\n"_s);
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"proposeTemplateButton"_s), Qt::LeftButton);
        QPointer<QDialog> dialog = opened(u"proposeTemplateDialog"_s);
        QVERIFY(dialog);
        auto *difference = child<ui::DiffView>(dialog, u"proposeDifference"_s);
        QTRY_VERIFY(difference->unifiedText().contains(u"+Mine."_s));
        QVERIFY2(!difference->unifiedText().contains(u"-A colleague"_s), qPrintable(difference->unifiedText()));
        QVERIFY(editor()->text().contains(u"A colleague's line."_s));
        dialog->close();
    }

    void aConflictWithGitHubIsSolvedOnce()
    {
        choose(u"release-notes.md"_s);
        QTRY_VERIFY(editor()->isVisible() && editor()->text().contains(u"{{ changes }}"_s));
        changeOnGitHub([](const QString &there) { return QString(u"Theirs.\n" + there); });
        type(u"Mine.\n"_s);
        auto *propose = child<QPushButton>(m_page.get(), u"proposeTemplateButton"_s);
        QTest::mouseClick(propose, Qt::LeftButton);
        QTRY_VERIFY(editor()->text().startsWith(u"<<<<<<< "_s));
        QVERIFY(!QApplication::activeModalWidget());
        QString solved = editor()->text();
        solved.remove(0, solved.indexOf(u">>>>>>>"_s));
        editor()->replaceAllText(u"Mine, and theirs.\n"_s + solved.sliced(solved.indexOf(u'\n') + 1));
        QTRY_VERIFY(propose->isEnabled());
        QTest::mouseClick(propose, Qt::LeftButton);
        QPointer<QDialog> dialog = opened(u"proposeTemplateDialog"_s);
        QVERIFY2(dialog, qPrintable(editor()->text().left(200)));
        QTRY_VERIFY(
            child<ui::DiffView>(dialog, u"proposeDifference"_s)->unifiedText().contains(u"+Mine, and theirs."_s));
        dialog->close();
    }

private:
    QString drafts() const { return m_scene->dataFolder() + u"/drafts.sqlite"_s; }

    /// A commit of a colleague on the default branch.
    void changeOnGitHub(const std::function<QString(const QString &)> &edit)
    {
        services::TemplateFiles &templates = m_scene->workspace().templates();
        const auto there = await(templates.readOnGitHub(u".github/release-notes.md"_s));
        QVERIFY(there && *there);
        const auto plan = templates.plan(**there, edit((*there)->text), u"Theirs"_s, {});
        QVERIFY(plan);
        services::OperationService &operations = *m_scene->workspace().operations();
        QSignalSpy finished(&operations, &services::OperationService::finished);
        QVERIFY(operations.start(*plan, false));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QCOMPARE(operations.outcome().kind, services::Outcome::Kind::Done);
    }
};

QTEST_MAIN(TestUiNotesSafety)
#include "tst_ui_notessafety.moc"
