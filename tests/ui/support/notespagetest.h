// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs.h"
#include "looks.h"
#include "scene.h"

#include "domain/notesdocument.h"
#include "domain/plannotes.h"
#include "support/await.h"
#include "ui/pages/notespage.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/markdownview.h"
#include "ui/widgets/rowtable.h"
#include "ui/widgets/safebrowser.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace slipway::test {

using namespace Qt::StringLiterals;

/// The page Release notes over a scene, with what tests do on it.
class NotesPageTest : public QObject {
protected:
    bool setUp()
    {
        m_scene = std::make_unique<Scene>();
        if (!m_scene->isUp() || !m_scene->refresh())
            return false;
        openPage();
        return waitUntil([this] { return editor()->isVisible(); });
    }
    void tearDown()
    {
        m_page.reset();
        m_scene.reset();
    }
    void openPage()
    {
        m_page = std::make_unique<ui::NotesPage>();
        m_page->setWorkspace(&m_scene->workspace());
        m_page->resize(1200, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    ui::CodeEditor *editor() { return child<ui::CodeEditor>(m_page.get(), u"notesEditor"_s); }
    ui::RowTable *table() { return child<ui::RowTable>(m_page.get(), u"notesTable"_s); }
    QString text(const QString &label) { return child<QLabel>(m_page.get(), label)->text(); }
    QString preview() { return child<ui::MarkdownView>(m_page.get(), u"notesPreview"_s)->browser().toPlainText(); }
    QAction *action(const QString &name)
    {
        for (QAction *each : m_page->commands()) {
            if (each->objectName() == name)
                return each;
        }
        qFatal("there is no action %s", qPrintable(name));
    }
    QStringList texts()
    {
        QStringList rows;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            rows.append(table()->model()->index(row, 0).data().toString());
        return rows;
    }
    void choose(const QString &row)
    {
        const qsizetype index = texts().indexOf(row);
        QVERIFY2(index >= 0, qPrintable(texts().join(u'\n')));
        table()->selectRow(int(index));
    }
    /// At the beginning of the text.
    void type(const QString &words)
    {
        editor()->setFocus();
        QTest::keyClick(editor(), Qt::Key_Home, Qt::ControlModifier);
        for (const QChar c : words) {
            if (c == u'\n')
                QTest::keyClick(editor(), Qt::Key_Return);
            else
                QTest::keyClick(editor(), c.toLatin1());
        }
    }
    /// What is said of the line that holds these words.
    QString markAt(const QString &words)
    {
        const QTextCursor found = editor()->document()->find(words);
        if (found.isNull())
            return {};
        editor()->setTextCursor(found);
        return text(u"notesLine"_s);
    }
    void fill(const QString &answer)
    {
        QTest::mouseClick(child<QPushButton>(m_page.get(), u"fillNotesButton"_s), Qt::LeftButton);
        QPointer<QDialog> dialog = opened(u"fillQuestion"_s);
        QVERIFY(dialog);
        QTest::mouseClick(child<QPushButton>(dialog, answer), Qt::LeftButton);
    }
    QDialog *opened(const QString &name)
    {
        test::waitUntil([] { return QApplication::activeModalWidget() != nullptr; });
        QWidget *dialog = QApplication::activeModalWidget();
        return dialog && dialog->objectName() == name ? qobject_cast<QDialog *>(dialog) : nullptr;
    }
    NotesDocument document() { return *notesDocument(*m_scene->workspace().snapshot(), u"0.1.2-prerelease2"_s); }
    NotesDraft draft()
    {
        const auto found = await(m_scene->workspace().notes().open(document()));
        return found && *found ? **found : NotesDraft();
    }
    void publish(const QString &tag, const QString &notes)
    {
        const services::SnapshotPtr snapshot = m_scene->workspace().snapshot();
        services::OperationService &operations = *m_scene->workspace().operations();
        QSignalSpy finished(&operations, &services::OperationService::finished);
        QVERIFY(operations.start(*planNotes(*snapshot, *snapshot->findRelease(tag), notes), false));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QCOMPARE(operations.outcome().kind, services::Outcome::Kind::Done);
    }
    QString published()
    {
        QString body;
        m_scene->box().invoke([&](sandbox::State &state) { body = state.findRelease(document().releaseId)->body; });
        return body;
    }
    void setPublished(const std::function<QString(const QString &)> &edit)
    {
        m_scene->box().invoke([&](sandbox::State &state) {
            sandbox::ReleaseRecord *release = state.findRelease(document().releaseId);
            release->body = edit(release->body);
        });
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<ui::NotesPage> m_page;
};

} // namespace slipway::test
