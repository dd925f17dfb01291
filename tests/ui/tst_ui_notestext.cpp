// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/growth.h"

#include "ui/widgets/hiddencharacters.h"
#include "ui/widgets/spellwords.h"
#include "ui/widgets/templatesyntax.h"
#include "ui/widgets/textchange.h"
#include "ui/widgets/wrapping.h"

#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace slipway::ui;

/// The rules that the editor of release notes follows, without an editor.
class TestUiNotesText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tags_data()
    {
        using Kind = TemplateTag::Kind;
        QTest::addColumn<QString>("line");
        QTest::addColumn<QList<TemplateTag>>("tags");
        QTest::newRow("none") << u"a { b } %"_s << QList<TemplateTag>{};
        QTest::newRow("each kind") << u"{{ a }}{% if b %} {# c #}"_s
                                   << QList<TemplateTag>{
                                          {Kind::Variable, 0, 7}, {Kind::Block, 7, 10}, {Kind::Comment, 18, 7}};
        QTest::newRow("not closed") << u"{{ a {% b %}"_s << QList<TemplateTag>{{Kind::Block, 5, 7}};
        QTest::newRow("another's end") << u"{{ a %}"_s << QList<TemplateTag>{};
        QTest::newRow("three braces") << u"{{{ a }}}"_s << QList<TemplateTag>{{Kind::Variable, 0, 8}};
        QTest::newRow("in a comment") << u"{# {{ a }} #}"_s << QList<TemplateTag>{{Kind::Comment, 0, 13}};
    }
    void tags()
    {
        QFETCH(QString, line);
        QFETCH(QList<TemplateTag>, tags);
        QCOMPARE(templateTags(line), tags);
    }

    void tagsOfALongLine()
    {
        const auto make = [](qsizetype size) { return u"{{ {% {#"_s.repeated(size); };
        QVERIFY(slipway::test::growth(4000, make, [](const QString &line) { templateTags(line); })
                < slipway::test::linearGrowth);
    }

    void names_data()
    {
        QTest::addColumn<QString>("line"); // the cursor is at the bar
        QTest::addColumn<int>("start"); // -1: none
        QTest::addColumn<QString>("typed");
        QTest::newRow("nothing") << u"text |"_s << -1 << QString();
        QTest::newRow("just opened") << u"{{|"_s << 2 << QString();
        QTest::newRow("after the space") << u"{{ |"_s << 3 << QString();
        QTest::newRow("a name") << u"a {{ vers| }}"_s << 5 << u"vers"_s;
        QTest::newRow("with a dot") << u"{{ tables.ver|"_s << 3 << u"tables.ver"_s;
        QTest::newRow("in a block") << u"{% for c in chan| %}"_s << 12 << u"chan"_s;
        QTest::newRow("behind the tag") << u"{{ a }}|"_s << -1 << QString();
        QTest::newRow("in a second tag") << u"{{ a }} {{ b|"_s << 11 << u"b"_s;
        QTest::newRow("in a comment") << u"{# a|"_s << -1 << QString();
        QTest::newRow("in quotes") << u"{{ a|default:\"b|"_s << -1 << QString();
        QTest::newRow("a filter") << u"{{ a ¦ de|"_s << -1 << QString();
        QTest::newRow("one brace") << u"{ a|"_s << -1 << QString();
    }
    void names()
    {
        QFETCH(QString, line);
        QFETCH(int, start);
        QFETCH(QString, typed);
        const int column = int(line.lastIndexOf(u'|'));
        line.remove(column, 1);
        line.replace(u'¦', u'|');
        const auto name = nameBeingTyped(line, column);
        QCOMPARE(name.has_value(), start >= 0);
        if (name)
            QCOMPARE(*name, (NameAtCursor{start, typed}));
    }

    void changes_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<TextChange>("change");
        QTest::newRow("none") << u"abc"_s << u"abc"_s << TextChange{3, 0, {}};
        QTest::newRow("within") << u"abc"_s << u"aXc"_s << TextChange{1, 1, u"X"_s};
        QTest::newRow("repeated") << u"aa"_s << u"aaa"_s << TextChange{2, 0, u"a"_s};
        QTest::newRow("removed") << u"aaa"_s << u"aa"_s << TextChange{2, 1, {}};
        QTest::newRow("all") << u"abc"_s << u"xy"_s << TextChange{0, 3, u"xy"_s};
        QTest::newRow("emptied") << u"abc"_s << QString() << TextChange{0, 3, {}};
        // Both begin with the same half of a pair, or end with it.
        QTest::newRow("first half") << u"\U0001F600"_s << u"\U0001F601"_s << TextChange{0, 2, u"\U0001F601"_s};
        QTest::newRow("second half") << u"\U00010400"_s << u"\U00010800"_s << TextChange{0, 2, u"\U00010800"_s};
    }
    void changes()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(TextChange, change);
        QCOMPARE(changeBetween(before, after), change);
        QCOMPARE(QString(before).replace(change.position, change.removed, change.inserted), after);
    }

    void words_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << u"Signers must upgrade, now."_s
                               << QStringList{u"Signers"_s, u"must"_s, u"upgrade"_s, u"now"_s};
        QTest::newRow("marked") << u"## **Bold** and _leaning_"_s << QStringList{u"Bold"_s, u"and"_s};
        QTest::newRow("code") << u"run `cargo bild` or ``a ` b`` twice"_s << QStringList{u"run"_s, u"or"_s, u"twice"_s};
        QTest::newRow("link") << u"see [the page](https://x.example/wrogn) there"_s
                              << QStringList{u"see"_s, u"the"_s, u"page"_s, u"there"_s};
        QTest::newRow("address") << u"at https://x.example/wrogn or me@x.example"_s << QStringList{u"at"_s, u"or"_s};
        QTest::newRow("tags") << u"{{ sumary }} done {% endfro %}{# wrogn #}"_s << QStringList{u"done"_s};
        QTest::newRow("html") << u"<!-- wrogn --> yes <detials> &nbsp;"_s << QStringList{u"yes"_s};
        QTest::newRow("people and numbers") << u"by @octcat (#12) in 0.1.2 x64"_s << QStringList{u"by"_s, u"in"_s};
        QTest::newRow("names of things") << u"HTTP camelCase snake_case file.txt app/domain std::mvoe"_s
                                         << QStringList{};
        QTest::newRow("apostrophes") << u"it’s don't users'"_s << QStringList{u"it’s"_s, u"don't"_s, u"users"_s};
        QTest::newRow("compound") << u"re-run well-known"_s << QStringList{u"re"_s, u"run"_s, u"well"_s, u"known"_s};
        QTest::newRow("footnote") << u"so it is.[^wrogn]"_s << QStringList{u"so"_s, u"it"_s, u"is"_s};
        QTest::newRow("other letters") << u"été naïve Größe"_s << QStringList{u"été"_s, u"naïve"_s, u"Größe"_s};
    }
    void words()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QStringList found;
        for (const WordPlace &place : spelledWords(line))
            found.append(line.mid(place.start, place.length));
        QCOMPARE(found, words);
    }

    void wordsOfOddLines()
    {
        // Only the beginning of a line is looked at, however it tries to keep the expression busy.
        for (const QString &part : {u"`"_s, u"``a"_s, u"]("_s, u"{{"_s, u"<a"_s, u"a@"_s, u"&a"_s, u"a'-"_s}) {
            const auto make = [&part](qsizetype size) { return part.repeated(size); };
            QVERIFY2(slipway::test::growth(1000, make, [](const QString &line) { spelledWords(line); })
                         < slipway::test::linearGrowth,
                     qPrintable(part));
        }
    }

    void fences()
    {
        FenceTracker fences;
        QString code;
        for (const QString &line : {u"text"_s, u"```sh"_s, u"~~~"_s, u"```"_s, u"text"_s, u"~~~~"_s, u"~~~"_s,
                                    u"~~~~~"_s, u"``` a`b"_s, u"    ```"_s, u"text"_s})
            code += fences.isCode(line) ? u'c' : u't';
        QCOMPARE(code, u"tccctccctttt"_s.first(11));
    }

    void hidden()
    {
        QCOMPARE(hiddenCharacters(u"a\u202Eb\tc\u200B"_s, 10), (QList<int>{1, 5}));
        QCOMPARE(hiddenCharacters(u"\u200B"_s.repeated(50), 3).size(), 3);
        QCOMPARE(hiddenCharacters(u"été עברית 👩‍🚀"_s, 10), QList<int>{});
        QTextDocument document(u"one\ntw\u202Eo\nthree\nfo\u200Bur"_s);
        const QList<LineMark> marks = hiddenCharacterMarks(document);
        QCOMPARE(marks.size(), 2);
        QCOMPARE(marks[0].line, 2);
        QVERIFY(marks[0].text.contains(u"U+202E"_s) && marks[0].text.contains(u"changes the order"_s));
        QCOMPARE(marks[1].line, 4);
        QVERIFY(marks[1].text.contains(u"U+200B"_s) && !marks[1].text.contains(u"order"_s));
    }

    void wrapping()
    {
        QCOMPARE(wrapModeFor(u"some words "_s.repeated(10'000)), QTextOption::WrapAtWordBoundaryOrAnywhere);
        QCOMPARE(wrapModeFor(QString(u"text\n"_s + u"a"_s.repeated(5000))), QTextOption::WrapAnywhere);
    }
};

QTEST_MAIN(TestUiNotesText)
#include "tst_ui_notestext.moc"
