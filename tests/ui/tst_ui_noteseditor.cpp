// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fixedwords.h"
#include "support/growth.h"
#include "support/looks.h"

#include "ui/widgets/codeeditor.h"
#include "ui/widgets/editorspelling.h"
#include "ui/widgets/markdownhighlighter.h"
#include "ui/widgets/tint.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace slipway;
using ui::CodeEditor;
using ui::LineMark;

namespace {

/// How a place of a document is coloured.
QTextCharFormat formatAt(const QTextDocument &document, int line, int column)
{
    const QTextBlock block = document.findBlockByNumber(line);
    for (const auto &range : block.layout()->formats()) {
        if (range.start <= column && column < range.start + range.length)
            return range.format;
    }
    return {};
}

} // namespace

/// The editor of release notes, by its keys.
class TestUiNotesEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        QApplication::setFont(QFont(u"DejaVu Sans"_s, 9));
        m_light = QApplication::palette();
    }

    void init()
    {
        m_editor = std::make_unique<CodeEditor>(u"notesEditor"_s, u"Release notes"_s);
        m_editor->resize(500, 300);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
        m_editor->setFocus();
    }
    void cleanup()
    {
        m_editor.reset();
        QApplication::setPalette(m_light);
    }

    void theTextStaysAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("lines") << u"one\n\ntwo\n"_s;
        QTest::newRow("no-break space") << u"10\u00A0000"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s;
        QTest::newRow("bidi") << u"a\u202Eb"_s;
        QTest::newRow("beyond the first plane") << u"\U0001F680"_s;
    }
    void theTextStaysAsItWas()
    {
        QFETCH(QString, text);
        m_editor->setText(text);
        QCOMPARE(m_editor->text(), text);
    }

    void endsOfLinesBecomeOne()
    {
        m_editor->setText(u"a\r\nb"_s);
        QCOMPARE(m_editor->text(), u"a\nb"_s);
        m_editor->replaceAllText(u"a\r\nb"_s);
        QVERIFY(!m_editor->document()->isUndoAvailable());
        QTest::keyClick(editor(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(editor(), u"c"_s);
        QCOMPARE(m_editor->text(), u"a\nb\nc"_s);
    }

    void tabLeaves()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *inner = new CodeEditor(u"notesEditor"_s, u"Release notes"_s, &window);
        auto *next = new QLineEdit(&window);
        column->addWidget(inner);
        column->addWidget(next);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        inner->setFocus();
        QTest::keyClick(inner, Qt::Key_Tab);
        QTRY_VERIFY(next->hasFocus());
        QCOMPARE(inner->text(), QString());
    }

    void colours_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void colours()
    {
        QFETCH(bool, dark);
        QApplication::setPalette(dark ? test::darkPalette() : m_light);
        m_editor->setText(u"# Title\n**bold** {{ name }} {% if a %} {# why #}\n<<<<<<< mine\na\n=======\nb\n"
                          ">>>>>>> theirs\nSetext\n======="_s);
        const QTextDocument &document = *m_editor->document();
        QTRY_VERIFY(formatAt(document, 0, 2).hasProperty(QTextFormat::ForegroundBrush));
        QCOMPARE(formatAt(document, 1, 3).fontWeight(), int(QFont::Bold));
        const auto colour = [&document](int line, int at) { return formatAt(document, line, at).foreground().color(); };
        QCOMPARE(colour(1, 12), ui::toneForeground(ui::Tone::Warn, m_editor->palette()));
        QCOMPARE(colour(1, 24), ui::toneForeground(ui::Tone::Accent, m_editor->palette()));
        QVERIFY(formatAt(document, 1, 38).fontItalic());
        for (const int marker : {2, 4, 6})
            QCOMPARE(colour(marker, 0), ui::toneForeground(ui::Tone::Bad, m_editor->palette()));
        QVERIFY(colour(8, 0) != ui::toneForeground(ui::Tone::Bad, m_editor->palette()));
        const QColor base = m_editor->palette().color(QPalette::Base);
        int seen = 0;
        for (QTextBlock block = document.firstBlock(); block.isValid(); block = block.next()) {
            for (const auto &range : block.layout()->formats()) {
                if (!range.format.hasProperty(QTextFormat::ForegroundBrush))
                    continue;
                const bool hasGround = range.format.hasProperty(QTextFormat::BackgroundBrush);
                const QColor ground = hasGround ? range.format.background().color() : base;
                QVERIFY2(ui::contrast(range.format.foreground().color(), ground) >= 4.5, qPrintable(block.text()));
                ++seen;
            }
        }
        QVERIFY(seen >= 8);
    }

    void coloursFollowThePalette()
    {
        m_editor->setText(u"{{ name }}"_s);
        const auto isColoured = [this] {
            return formatAt(*m_editor->document(), 0, 3).hasProperty(QTextFormat::ForegroundBrush);
        };
        QTRY_VERIFY(isColoured());
        const QColor before = formatAt(*m_editor->document(), 0, 3).foreground().color();
        QApplication::setPalette(test::darkPalette());
        QTRY_VERIFY(formatAt(*m_editor->document(), 0, 3).foreground().color() != before);
        QCOMPARE(formatAt(*m_editor->document(), 0, 3).foreground().color(),
                 ui::toneForeground(ui::Tone::Warn, m_editor->palette()));
    }

    void aLongLineIsNotColouredToItsEnd()
    {
        m_editor->setText(u"`a` {{ b }} "_s.repeated(90'000));
        QVERIFY(m_editor->text().size() > 1'000'000);
        const QTextLayout *layout = m_editor->document()->firstBlock().layout();
        QTRY_VERIFY(!layout->formats().isEmpty());
        for (const auto &range : layout->formats())
            QVERIFY(range.start + range.length <= ui::MarkdownHighlighter::longestLine);
    }

    void aWordOfAMegabyteIsWrappedAnywhere()
    {
        const auto make = [](qsizetype size) { return u"a"_s.repeated(size); };
        QVERIFY(test::growth(20'000, make, [this](const QString &text) { m_editor->setText(text); })
                < test::linearGrowth);
        QCOMPARE(m_editor->wordWrapMode(), QTextOption::WrapAnywhere);
        QApplication::clipboard()->setText(u"b"_s.repeated(20'000));
        m_editor->setText(u"some words"_s);
        QCOMPARE(m_editor->wordWrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_editor->paste();
        QCOMPARE(m_editor->wordWrapMode(), QTextOption::WrapAnywhere);
    }

    void manyLines()
    {
        const auto make = [](qsizetype size) { return u"- a `line` with {{ name }} (#12)\n"_s.repeated(size); };
        QVERIFY(test::growth(1250, make, [this](const QString &text) { m_editor->setText(text); })
                < test::linearGrowth);
        QCOMPARE(m_editor->blockCount(), 10'001);
    }

    void anotherTextIsOneStep()
    {
        QString lines;
        for (int i = 1; i <= 200; ++i)
            lines += u"line %1\n"_s.arg(i);
        m_editor->setText(lines);
        QVERIFY(!m_editor->document()->isUndoAvailable());
        m_editor->setTextCursor(QTextCursor(m_editor->document()->findBlockByNumber(150)));
        m_editor->centerCursor();
        const int scrolled = m_editor->verticalScrollBar()->value();
        const QString changed = u"new\n"_s + QString(lines).replace(u"line 2\n"_s, u"two\nand more\n"_s);
        m_editor->replaceAllText(changed);
        QCOMPARE(m_editor->text(), changed);
        QCOMPARE(m_editor->textCursor().block().text(), u"line 151"_s);
        QCOMPARE(m_editor->verticalScrollBar()->value(), scrolled + 2);
        m_editor->undo();
        QCOMPARE(m_editor->text(), lines);
        QVERIFY(!m_editor->document()->isUndoAvailable());
        m_editor->redo();
        QCOMPARE(m_editor->text(), changed);
    }

    void aCursorInWhatChangesKeepsItsLine()
    {
        m_editor->setText(u"one\ntwo\nthree\nfour"_s);
        QTextCursor cursor(m_editor->document()->findBlockByNumber(1));
        cursor.movePosition(QTextCursor::EndOfBlock);
        m_editor->setTextCursor(cursor);
        m_editor->replaceAllText(u"X\nY\nZ\nfour"_s);
        QCOMPARE(m_editor->textCursor().blockNumber(), 1);
        QCOMPARE(m_editor->textCursor().positionInBlock(), 1);
    }

    void insert()
    {
        m_editor->setText(u"a b"_s);
        m_editor->select(0, 1);
        m_editor->insertAtCursor(u"{{ version }}"_s);
        QCOMPARE(m_editor->text(), u"{{ version }} b"_s);
        m_editor->undo();
        QCOMPARE(m_editor->text(), u"a b"_s);
    }

    void marks()
    {
        QSignalSpy told(m_editor.get(), &CodeEditor::lineTextChanged);
        m_editor->setText(u"one\ntwo\nthree\nfour"_s);
        m_editor->setMarks({{2, u"“summary” is not filled in."_s, LineMark::Severity::Warning},
                            {4, u"“for” is not closed."_s, LineMark::Severity::Error},
                            {4, u"Another."_s, LineMark::Severity::Warning}});
        QCOMPARE(told.size(), 0);
        QTest::keyClick(editor(), Qt::Key_F8);
        QCOMPARE(m_editor->textCursor().blockNumber(), 1);
        QCOMPARE(told.takeFirst().value(0).toString(), u"“summary” is not filled in."_s);
        QTest::keyClick(editor(), Qt::Key_F8);
        QCOMPARE(told.takeFirst().value(0).toString(), u"“for” is not closed.\nAnother."_s);
        QTest::keyClick(editor(), Qt::Key_F8);
        QCOMPARE(m_editor->textCursor().blockNumber(), 1);
        QTest::keyClick(editor(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(m_editor->textCursor().blockNumber(), 3);
        // They go with their lines.
        QTest::keyClick(editor(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClicks(editor(), u"\r"_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QTest::keyClick(editor(), Qt::Key_F8);
        QCOMPARE(m_editor->textCursor().block().text(), u"two"_s);
        QVERIFY(underlined(QTextCharFormat::WaveUnderline).contains(u"four"_s));
        told.clear();
        m_editor->setMarks({});
        QCOMPARE(told.takeFirst().value(0).toString(), QString());
        QCOMPARE(underlined(QTextCharFormat::WaveUnderline), QStringList{});
    }

    void hiddenCharactersAreMarked()
    {
        m_editor->setText(u"fine\nnot\u202Efine"_s);
        QSignalSpy told(m_editor.get(), &CodeEditor::lineTextChanged);
        QTest::keyClick(editor(), Qt::Key_F8);
        QCOMPARE(told.size(), 1);
        QVERIFY(told.takeFirst().value(0).toString().contains(u"U+202E"_s));
        const QImage with = m_editor->grab().toImage();
        const QColor colour = ui::toneForeground(ui::Tone::Bad, m_editor->palette());
        int painted = 0;
        for (int y = 0; y < with.height(); ++y) {
            for (int x = 0; x < with.width(); ++x)
                painted += with.pixel(x, y) == colour.rgb();
        }
        QVERIFY(painted > 10);
        m_editor->replaceAllText(u"fine\nnow fine"_s);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.takeFirst().value(0).toString(), QString());
    }

    void completion()
    {
        m_editor->setCompletions({{u"version"_s, u"The version"_s}, {u"verify"_s, {}}, {u"tables.assets"_s, {}}});
        QTest::keyClicks(editor(), u"{{ ve"_s);
        QTRY_VERIFY(list()->isVisible());
        QCOMPARE(list()->model()->rowCount(), 2);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(m_editor->text(), u"{{ version"_s);
        QVERIFY(!list()->isVisible());
        QTest::keyClicks(editor(), u" }} ve"_s);
        QVERIFY(!list()->isVisible());

        m_editor->setText({});
        QTest::keyClicks(editor(), u"{% if "_s);
        QVERIFY(!list()->isVisible());
        QTest::keyClick(editor(), Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY(list()->isVisible());
        QCOMPARE(list()->model()->rowCount(), 3);
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Tab);
        QCOMPARE(m_editor->text(), u"{% if verify"_s);
        QVERIFY(m_editor->hasFocus());

        m_editor->setText({});
        QTest::keyClicks(editor(), u"{{ t"_s);
        QTRY_VERIFY(list()->isVisible());
        QTest::keyClicks(list(), u"ab"_s);
        QCOMPARE(m_editor->text(), u"{{ tab"_s);
        QTest::keyClick(list(), Qt::Key_Escape);
        QVERIFY(!list()->isVisible());
        QCOMPARE(m_editor->text(), u"{{ tab"_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(m_editor->text(), u"{{ tab\n"_s);
    }

    void spelling()
    {
        auto words = std::make_unique<test::FixedWords>(QStringList{u"wrogn"_s, u"bda"_s});
        m_editor->spelling().setChecker(std::move(words));
        m_editor->setText(u"a wrogn word, `wrogn` {{ wrogn }}\n```\nwrogn\n```\nbda"_s);
        QTRY_COMPARE(misspelled(), (QStringList{u"wrogn"_s, u"bda"_s}));

        m_editor->select(3, 0);
        QMenu *menu = openMenu();
        QAction *suggestion = menu->findChild<QAction *>(u"suggestion"_s);
        QVERIFY(suggestion);
        QCOMPARE(menu->actions().first(), suggestion);
        suggestion->trigger();
        menu->close();
        QCOMPARE(m_editor->document()->firstBlock().text().first(7), u"a WROGN"_s);
        m_editor->undo();
        QTRY_COMPARE(misspelled().size(), 2);

        QTest::keyClick(editor(), Qt::Key_Home, Qt::ControlModifier);
        m_editor->select(3, 0);
        menu = openMenu();
        menu->findChild<QAction *>(u"ignoreWord"_s)->trigger();
        menu->close();
        QTRY_COMPARE(misspelled(), QStringList{u"bda"_s});

        m_editor->spelling().action()->trigger();
        QTRY_COMPARE(misspelled(), QStringList{});
    }

    void howItIsSpelledIsRemembered()
    {
        ui::EditorSpelling &spelling = m_editor->spelling();
        spelling.setChecker(std::make_unique<test::FixedWords>(QStringList()));
        QCOMPARE(spelling.saveState(), "on "_ba);
        QMenu *menu = openMenu();
        const QList<QAction *> choices = menu->findChildren<QAction *>();
        const auto danish = std::ranges::find(choices, u"Dansk"_s, &QAction::text);
        QVERIFY(danish != choices.end());
        (*danish)->trigger();
        menu->close();
        spelling.action()->trigger();
        QCOMPARE(spelling.saveState(), "off da_DK"_ba);

        auto checker = std::make_unique<test::FixedWords>(QStringList());
        const test::FixedWords &words = *checker;
        spelling.setChecker(std::move(checker));
        spelling.restoreState("on ");
        QVERIFY(spelling.isOn());
        QCOMPARE(words.language(), u"da_DK"_s); // with another checker as well
        spelling.restoreState("off da_DK");
        QVERIFY(!spelling.isOn());
        QCOMPARE(words.language(), u"da_DK"_s);
        spelling.restoreState("on xx_XX");
        QVERIFY(spelling.isOn());
        QCOMPARE(words.language(), u"da_DK"_s);
    }

    void withoutADictionary()
    {
        m_editor->spelling().setChecker(nullptr);
        m_editor->setText(u"wrogn"_s);
        QVERIFY(!m_editor->spelling().action()->isEnabled());
        QVERIFY(m_editor->spelling().action()->statusTip().contains(u"dictionary"_s));
        QCOMPARE(misspelled(), QStringList{});
    }

    void theDictionaryOfTheSystem()
    {
        auto checker = ui::systemWordChecker();
        if (!checker)
            QSKIP("no dictionary is installed, or Slipway was built without Sonnet");
        QVERIFY(!checker->isRight(u"wrogn"_s));
        QVERIFY(checker->languages().values().contains(checker->language()));
        if (checker->language().startsWith(u"en"_s)) {
            QVERIFY(checker->isRight(u"wrong"_s));
            QVERIFY(checker->suggestions(u"wrogn"_s).contains(u"wrong"_s));
        }
        checker->ignore(u"wrogn"_s);
        QVERIFY(checker->isRight(u"wrogn"_s));
    }

    void theMarginIsWhereReadingBegins()
    {
        m_editor->setText(u"one"_s);
        QVERIFY(m_editor->viewport()->x() > 20);
        QCOMPARE(m_editor->viewport()->geometry().right(), m_editor->width() - 1);
        m_editor->setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(m_editor->viewport()->x(), 0);
        QVERIFY(m_editor->viewport()->geometry().right() < m_editor->width() - 20);
    }

    void theMenuHasEverything()
    {
        QMenu *menu = openMenu();
        QStringList names;
        for (const QAction *action : menu->actions())
            names.append(action->objectName());
        for (const QString &name : {u"completeName"_s, u"nextMark"_s, u"previousMark"_s, u"checkSpelling"_s})
            QVERIFY2(names.contains(name), qPrintable(name));
        menu->close();
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(m_editor.get());
        QCOMPARE(spoken->text(QAccessible::Name), u"Release notes"_s);
    }

private:
    QWidget *editor() { return m_editor.get(); }
    QAbstractItemView *list()
    {
        for (QWidget *widget : QApplication::allWidgets()) {
            if (widget->objectName() == u"completionList")
                return qobject_cast<QAbstractItemView *>(widget);
        }
        return nullptr;
    }
    QStringList underlined(QTextCharFormat::UnderlineStyle style)
    {
        QStringList texts;
        for (const auto &selection : m_editor->extraSelections()) {
            if (selection.format.underlineStyle() == style)
                texts.append(selection.cursor.selectedText());
        }
        return texts;
    }
    QStringList misspelled() { return underlined(QTextCharFormat::SpellCheckUnderline); }
    QMenu *openMenu()
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), m_editor->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(m_editor.get(), &event);
        return m_editor->findChild<QMenu *>(u"editorMenu"_s);
    }

    QPalette m_light;
    std::unique_ptr<CodeEditor> m_editor;
};

QTEST_MAIN(TestUiNotesEditor)
#include "tst_ui_noteseditor.moc"
