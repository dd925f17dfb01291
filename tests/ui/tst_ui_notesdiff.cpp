// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/looks.h"

#include "ui/widgets/difftext.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/messagepane.h"
#include "ui/widgets/tint.h"
#include "ui/widgets/unifieddiff.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;
using Kind = DiffLine::Kind;
using Lines = QList<DiffLine>;

namespace {

Lines someLines()
{
    return {{Kind::Same, 1, 1, u"# Title"_s}, {Kind::Removed, 2, 0, u"old"_s},
            {Kind::Added, 0, 2, u"new"_s},    {Kind::Added, 0, 3, u"newer"_s},
            {Kind::Same, 3, 4, u"same"_s},    {Kind::Gap},
            {Kind::Same, 16, 17, u"far"_s},   {Kind::Removed, 17, 0, u"go\u202Ene"_s},
            {Kind::Same, 18, 18, u"end"_s},   {Kind::Gap}};
}

} // namespace

/// A difference to read.
class TestUiNotesDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        m_light = QApplication::palette();
    }
    void init()
    {
        m_view = std::make_unique<ui::DiffView>(u"difference"_s, u"Difference"_s);
        m_view->resize(500, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        QApplication::setPalette(m_light);
    }

    void unified_data()
    {
        QTest::addColumn<Lines>("lines");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << Lines{} << QString();
        QTest::newRow("no difference") << Lines{{Kind::Same, 1, 1, u"a"_s}, {Kind::Gap}} << QString();
        QTest::newRow("two pieces") << someLines()
                                    << u"@@ -1,3 +1,4 @@\n # Title\n-old\n+new\n+newer\n same\n"
                                       "@@ -16,3 +17,2 @@\n far\n-go\u202Ene\n end\n"_s;
        QTest::newRow("all new") << Lines{{Kind::Added, 0, 1, u"a"_s}, {Kind::Added, 0, 2, u"b"_s}}
                                 << u"@@ -0,0 +1,2 @@\n+a\n+b\n"_s;
        QTest::newRow("all gone") << Lines{{Kind::Removed, 1, 0, u"a"_s}} << u"@@ -1 +0,0 @@\n-a\n"_s;
        QTest::newRow("added behind a gap")
            << Lines{{Kind::Gap}, {Kind::Added, 0, 8, u"a"_s}} << u"@@ -7,0 +8 @@\n+a\n"_s;
    }
    void unified()
    {
        QFETCH(Lines, lines);
        QFETCH(QString, text);
        QCOMPARE(ui::unifiedDiff(lines), text);
    }

    void gaps()
    {
        QCOMPARE(ui::gapSizes(someLines()), (QList<int>{0, 0, 0, 0, 0, 12, 0, 0, 0, 0}));
        QCOMPARE(ui::gapSizes({{Kind::Gap}, {Kind::Added, 0, 8, u"a"_s}}), (QList<int>{7, 0}));
    }

    void linesAreShown()
    {
        QSignalSpy told(m_view.get(), &ui::DiffView::summaryChanged);
        m_view->setLines(someLines());
        QCOMPARE(m_view->currentWidget(), text());
        QCOMPARE(text()->toPlainText(),
                 u"  # Title\n− old\n+ new\n+ newer\n  same\n⋯ 12 line(s)\n  far\n"
                 "− go‹U+202E›ne\n  end\n⋯ the rest is the same"_s);
        QCOMPARE(told.takeFirst().value(0).toString(), u"2 line(s) added, 2 removed"_s);
        QVERIFY(text()->isReadOnly());
        // The ground at a line's right end.
        const auto ground = [this](int line) {
            const QRect where = text()->blockRect(text()->document()->findBlockByNumber(line));
            const QImage seen = text()->viewport()->grab().toImage();
            return seen.pixel(seen.width() - 2, where.center().y());
        };
        QCOMPARE(ground(0), m_view->palette().color(QPalette::Base).rgb());
        QCOMPARE(ground(1), ui::toneBackground(ui::Tone::Bad, m_view->palette()).rgb());
        QCOMPARE(ground(2), ui::toneBackground(ui::Tone::Good, m_view->palette()).rgb());
        QApplication::setPalette(test::darkPalette());
        QTRY_VERIFY(ui::isDark(m_view->palette()));
        QCOMPARE(ground(2), ui::toneBackground(ui::Tone::Good, m_view->palette()).rgb());
    }

    void noDifference()
    {
        auto *message = m_view->findChild<ui::MessagePane *>();
        QCOMPARE(m_view->currentWidget(), message);
        QCOMPARE(message->title(), u"No difference."_s);
        m_view->setLines(someLines());
        m_view->setLines({{Kind::Same, 1, 1, u"a"_s}});
        QCOMPARE(m_view->currentWidget(), message);
        QCOMPARE(m_view->unifiedText(), QString());
    }

    void changesByKeys()
    {
        m_view->setLines(someLines());
        QCOMPARE(text()->changes(), 2);
        text()->setFocus();
        QTest::keyClick(text(), Qt::Key_F8);
        QCOMPARE(text()->textCursor().blockNumber(), 1);
        QTest::keyClick(text(), Qt::Key_F8);
        QCOMPARE(text()->textCursor().blockNumber(), 7);
        QTest::keyClick(text(), Qt::Key_F8);
        QCOMPARE(text()->textCursor().blockNumber(), 1);
        QTest::keyClick(text(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(text()->textCursor().blockNumber(), 7);
    }

    void copy()
    {
        m_view->setLines(someLines());
        text()->setFocus();
        QTest::keyClick(text(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(text(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), ui::unifiedDiff(someLines()));
        // A piece of a line is that piece.
        QTextCursor piece(text()->document()->findBlockByNumber(3));
        piece.movePosition(QTextCursor::NextCharacter, QTextCursor::MoveAnchor, 2);
        piece.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        text()->setTextCursor(piece);
        QTest::keyClick(text(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"newer"_s);
        QApplication::clipboard()->clear();
        m_view->findChild<QAction *>(u"copyDifference"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), ui::unifiedDiff(someLines()));
    }

private:
    ui::DiffText *text() { return &m_view->text(); }

    QPalette m_light;
    std::unique_ptr<ui::DiffView> m_view;
};

QTEST_MAIN(TestUiNotesDiff)
#include "tst_ui_notesdiff.moc"
