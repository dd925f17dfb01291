// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/growth.h"

#include "ui/widgets/codeeditor.h"
#include "ui/widgets/findbar.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::ui;

/// Finding in a text: the rules, and the bar by its keys.
class TestUiNotesFind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto *column = new QVBoxLayout(m_window.get());
        m_editor = new CodeEditor(u"notesEditor"_s, u"Release notes"_s, m_window.get());
        m_bar = new FindBar(*m_editor, m_window.get());
        column->addWidget(m_editor, 1);
        column->addWidget(m_bar);
        // What the window's own key does must not happen in the editor.
        m_filter = new QAction(m_window.get());
        m_filter->setShortcut(QKeySequence::Find);
        m_window->addAction(m_filter);
        m_window->resize(600, 400);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_editor->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void places_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<TextQuery>("query");
        QTest::addColumn<QList<int>>("starts");
        const auto plain = [](const QString &text) { return TextQuery{.text = text}; };
        const auto expression = [](const QString &text) { return TextQuery{.text = text, .isExpression = true}; };
        QTest::newRow("nothing") << u"abc"_s << plain({}) << QList<int>{};
        QTest::newRow("letters of both kinds") << u"Aa a"_s << plain(u"a"_s) << QList<int>{0, 1, 3};
        QTest::newRow("case") << u"Aa a"_s << TextQuery{.text = u"a"_s, .matchCase = true} << QList<int>{1, 3};
        QTest::newRow("no overlap") << u"aaaa"_s << plain(u"aa"_s) << QList<int>{0, 2};
        QTest::newRow("taken literally") << u"a.c abc"_s << plain(u"a.c"_s) << QList<int>{0};
        QTest::newRow("whole words") << u"cat cats a cat_ Cat"_s << TextQuery{.text = u"cat"_s, .wholeWords = true}
                                     << QList<int>{0, 16};
        QTest::newRow("a word of signs") << u"(#12) #12"_s << TextQuery{.text = u"#12"_s, .wholeWords = true}
                                         << QList<int>{1, 6};
        QTest::newRow("expression") << u"#1 #22 #x"_s << expression(u"#\\d+"_s) << QList<int>{0, 3};
        QTest::newRow("beginnings of lines") << u"a\nb\nc"_s << expression(u"^"_s) << QList<int>{0, 2, 4};
        QTest::newRow("over lines") << u"a\n\n\nb"_s << expression(u"\\n{2,}"_s) << QList<int>{1};
        QTest::newRow("greedy over many places") << u"x"_s.repeated(300) << expression(u"x+"_s) << QList<int>{0};
        QTest::newRow("far right") << QString(u"-"_s.repeated(1000) + u"ab"_s) << expression(u"(?<=-)ab$"_s)
                                   << QList<int>{1000};
        QTest::newRow("at each edge of a window")
            << QString(u"-"_s.repeated(63) + u"a"_s + u"a"_s + u"-"_s.repeated(62) + u"a"_s) << expression(u"a"_s)
            << QList<int>{63, 64, 127};
        QTest::newRow("other letters") << u"É é"_s << plain(u"é"_s) << QList<int>{0, 2};
        QTest::newRow("pairs") << u"\U0001F600\U0001F600"_s << expression(u"."_s) << QList<int>{0, 2};
        QTest::newRow("pairs at an edge")
            << QString(u"-"_s.repeated(63) + u"\U0001F600x"_s) << expression(u"x"_s) << QList<int>{65};
        QTest::newRow("half a pair") << QString(u"a"_s + QChar(0xD83D) + u"b"_s) << expression(u"b"_s) << QList<int>{2};
        QTest::newRow("look behind") << u"ab cb"_s << expression(u"(?<=a)b"_s) << QList<int>{1};
        QTest::newRow("back reference") << u"the the cat"_s << expression(u"\\b(\\w+) \\1\\b"_s) << QList<int>{0};
    }
    void places()
    {
        QFETCH(QString, text);
        QFETCH(TextQuery, query);
        QFETCH(QList<int>, starts);
        const TextMatches matches = findAll(text, query);
        QVERIFY(matches.fault == TextMatches::Fault::None);
        QList<int> found;
        for (const TextMatch &match : matches.found)
            found.append(match.start);
        QCOMPARE(found, starts);
    }

    void badExpressions_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char *text : {"(", "[a", "*a", "(?<n", "a)(b", "\\"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void badExpressions()
    {
        QFETCH(QString, expression);
        const TextMatches matches = findAll(u"a (b"_s, {.text = expression, .isExpression = true});
        QVERIFY(matches.fault == TextMatches::Fault::BadExpression);
        QVERIFY(!matches.detail.isEmpty());
    }

    void endlessExpressionsEnd_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char *text : {"(a+)+$", "(a|aa)+$", "(.*)*x", "a*a*a*a*a*a*b", "(?:a?){60}a{60}b"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void endlessExpressionsEnd()
    {
        QFETCH(QString, expression);
        const QString text = QString(u"a"_s.repeated(100) + u"!\n"_s).repeated(1000);
        const TextMatches matches = findAll(text, {.text = expression, .isExpression = true});
        QVERIFY(matches.fault == TextMatches::Fault::TooSlow);
    }

    void longTexts()
    {
        const auto make = [](qsizetype size) { return u"some text and more "_s.repeated(size); };
        for (const bool isExpression : {false, true}) {
            const auto work = [isExpression](const QString &text) {
                findAll(text, {.text = u"text"_s, .isExpression = isExpression});
            };
            QVERIFY(test::growth(500, make, work) < test::linearGrowth);
        }
    }

    void replacements_data()
    {
        QTest::addColumn<QString>("replacement");
        QTest::addColumn<bool>("isExpression");
        QTest::addColumn<QString>("result");
        QTest::newRow("literal") << u"\\1\\n"_s << false << u"\\1\\n"_s;
        QTest::newRow("groups") << u"<\\2-\\1>\\0"_s << true << u"<b-a>a-b"_s;
        QTest::newRow("signs") << u"\\n\\t\\\\"_s << true << u"\n\t\\"_s;
        QTest::newRow("no such group") << u"x\\7"_s << true << u"x"_s;
        QTest::newRow("others stay") << u"\\q\\"_s << true << u"\\q\\"_s;
    }
    void replacements()
    {
        QFETCH(QString, replacement);
        QFETCH(bool, isExpression);
        QFETCH(QString, result);
        const TextMatch match{0, 3, {u"a-b"_s, u"a"_s, u"b"_s}};
        QCOMPARE(replacementFor(match, replacement, {.text = u"x"_s, .isExpression = isExpression}), result);
    }

    void findByKeys()
    {
        QSignalSpy filtered(m_filter, &QAction::triggered);
        m_editor->setText(u"one two\ntwo\nTWO"_s);
        QVERIFY(!m_bar->isVisible());
        QTest::keyClick(m_editor, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_bar->isVisible());
        QVERIFY(field()->hasFocus());
        QVERIFY(!part<QLineEdit>(u"replaceText"_s)->isVisible());
        QTest::keyClicks(field(), u"two"_s);
        QTRY_COMPARE(status(), u"3 place(s)"_s);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(status(), u"1 of 3"_s);
        QCOMPARE(selected(), 4);
        QTest::keyClick(field(), Qt::Key_F3);
        QCOMPARE(status(), u"2 of 3"_s);
        m_editor->setFocus();
        QTest::keyClick(m_editor, Qt::Key_F3);
        QCOMPARE(status(), u"3 of 3"_s);
        QTest::keyClick(m_editor, Qt::Key_F3);
        QCOMPARE(status(), u"1 of 3 · Continued from the top."_s);
        QTest::keyClick(m_editor, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(status(), u"3 of 3 · Continued from the end."_s);
        part<QCheckBox>(u"findCase"_s)->click();
        QCOMPARE(status(), u"2 place(s)"_s);
        QTest::keyClick(m_editor, Qt::Key_Escape);
        QVERIFY(!m_bar->isVisible());
        QVERIFY(m_editor->hasFocus());
        QCOMPARE(filtered.size(), 0);
        QTest::keyClick(m_editor, Qt::Key_F3);
        QCOMPARE(selected(), 4);
    }

    void theSelectionIsLookedFor()
    {
        m_editor->setText(u"a.b a.b axb"_s);
        m_editor->select(0, 3);
        QTest::keyClick(m_editor, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(field()->text(), u"a.b"_s);
        QCOMPARE(status(), u"1 of 2"_s);
        QTest::keyClick(field(), Qt::Key_Escape);
        QVERIFY(!m_bar->isVisible());
    }

    void whatIsWrittenCountsAtOnce()
    {
        m_editor->setText(u"a"_s);
        QTest::keyClick(m_editor, Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(field(), u"a"_s);
        QTRY_COMPARE(status(), u"1 place(s)"_s);
        m_editor->insertAtCursor(u"aa "_s);
        QTRY_COMPARE(status(), u"3 place(s)"_s);
        field()->setText(u"zebra"_s);
        QTRY_COMPARE(status(), u"Not found."_s);
        field()->clear();
        QTRY_COMPARE(status(), QString());
    }

    void faultsAreSaid()
    {
        m_editor->setText(u"a"_s.repeated(60) + u"!"_s);
        QTest::keyClick(m_editor, Qt::Key_H, Qt::ControlModifier);
        part<QCheckBox>(u"findExpression"_s)->setChecked(true);
        field()->setText(u"(a"_s);
        QTRY_VERIFY2(status().startsWith(u"This is no regular expression"_s), qPrintable(status()));
        QVERIFY(!part<QPushButton>(u"replaceAll"_s)->isEnabled());
        field()->setText(u"(a+)+$"_s);
        QTRY_VERIFY2(status().contains(u"takes too long"_s), qPrintable(status()));
        QVERIFY(!part<QPushButton>(u"replaceAll"_s)->isEnabled());
    }

    void replace()
    {
        m_editor->setText(u"one two one"_s);
        QTest::keyClick(m_editor, Qt::Key_H, Qt::ControlModifier);
        QTest::keyClicks(field(), u"one"_s);
        auto *with = part<QLineEdit>(u"replaceText"_s);
        QVERIFY(with->isVisible());
        QTest::keyClicks(with, u"1"_s);
        with->setFocus();
        QTest::keyClick(with, Qt::Key_Return); // goes to the first
        QCOMPARE(m_editor->text(), u"one two one"_s);
        QTest::keyClick(with, Qt::Key_Return);
        QCOMPARE(m_editor->text(), u"1 two one"_s);
        QCOMPARE(status(), u"1 of 1"_s);
        m_editor->undo();
        QCOMPARE(m_editor->text(), u"one two one"_s);
    }

    void replaceAll()
    {
        const QString before = u"#1 and #2\n"_s.repeated(500);
        m_editor->setText(before);
        QTest::keyClick(m_editor, Qt::Key_H, Qt::ControlModifier);
        part<QCheckBox>(u"findExpression"_s)->setChecked(true);
        field()->setText(u"#(\\d)"_s);
        part<QLineEdit>(u"replaceText"_s)->setText(u"[\\1]"_s);
        QTRY_VERIFY(part<QPushButton>(u"replaceAll"_s)->isEnabled());
        part<QPushButton>(u"replaceAll"_s)->click();
        QCOMPARE(m_editor->text(), u"[1] and [2]\n"_s.repeated(500));
        QVERIFY2(status().contains(u"1000"_s) && status().contains(u"replaced"_s), qPrintable(status()));
        m_editor->undo();
        QCOMPARE(m_editor->text(), before);
        QVERIFY(!m_editor->document()->isUndoAvailable());
    }

    void everyControlIsNamedAndReachedByTab()
    {
        QTest::keyClick(m_editor, Qt::Key_H, Qt::ControlModifier);
        m_editor->setText(u"a"_s);
        field()->setText(u"a"_s);
        QTRY_VERIFY(part<QPushButton>(u"replaceAll"_s)->isEnabled());
        QStringList reached;
        for (int i = 0; i < 20; ++i) {
            QWidget *focused = QApplication::focusWidget();
            QVERIFY(focused);
            if (reached.contains(focused->objectName()))
                break;
            QVERIFY(!focused->objectName().isEmpty());
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(focused);
            QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), qPrintable(focused->objectName()));
            reached.append(focused->objectName());
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        for (const QString &name :
             {u"findText"_s, u"findNextButton"_s, u"findPreviousButton"_s, u"findClose"_s, u"replaceText"_s,
              u"replaceOne"_s, u"replaceAll"_s, u"findCase"_s, u"findWords"_s, u"findExpression"_s, u"notesEditor"_s})
            QVERIFY2(reached.contains(name), qPrintable(name));
    }

private:
    template<class T>
    T *part(const QString &name)
    {
        return m_bar->findChild<T *>(name);
    }
    QLineEdit *field() { return part<QLineEdit>(u"findText"_s); }
    QString status() { return part<QLabel>(u"findStatus"_s)->text(); }
    int selected() const { return m_editor->textCursor().selectionStart(); }

    std::unique_ptr<QWidget> m_window;
    CodeEditor *m_editor = nullptr;
    FindBar *m_bar = nullptr;
    QAction *m_filter = nullptr;
};

QTEST_MAIN(TestUiNotesFind)
#include "tst_ui_notesfind.moc"
