// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/placeholders.h"
#include "support/growth.h"

#include <QTest>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;

class PlaceholdersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void hostileNotesAreFast();
};

void PlaceholdersTest::finds_data()
{
    QTest::addColumn<QString>("notes");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QString &notes, const QString &said) {
        QTest::newRow(name) << notes << said;
    };
    row("nothing", {}, {});
    row("plain text", u"## Highlights\n\n- Faster"_s, {});
    row("a template's value", u"a\n\n{{ changes }}"_s, u"3 {{ changes }}"_s);
    row("a template's tag", u"{% for c in changes %}"_s, u"1 {% for c in changes %}"_s);
    row("words", u"TODO: write\nTBD\n- FIXME."_s, u"1 TODO, 2 TBD, 3 FIXME"_s);
    row("in a comment", u"<!-- TODO the writer -->"_s, u"1 TODO"_s);
    row("another comment", u"<!-- generated with {{ x }} -->\nText"_s, {});
    row("a comment that does not end", u"a\n<!-- {{ x }}"_s, {});
    row("small letters", u"a todo list, tbd"_s, {});
    row("part of a word", u"TODOs and METHOD_TODO, TODO-list"_s, {});
    row("a gap in a list", u"- …\n* ...\n1. …"_s, u"1 …, 2 ..., 3 …"_s);
    row("an ellipsis in a sentence", u"- And so on…\n…"_s, {});
    row("code span", u"Use `{{ value }}` and ``TODO ` x``"_s, {});
    row("code span over two lines", u"`a\nTODO`"_s, {});
    row("no span over an empty line", u"`a\n\nTODO`"_s, u"3 TODO"_s);
    row("a lone backtick", u"` TODO"_s, u"1 TODO"_s);
    row("fence", u"```yaml\n{{ x }}\n```\nTBD"_s, u"4 TBD"_s);
    row("fence of tildes", u"~~~\nTODO\n```\nTODO\n~~~"_s, {});
    row("longer fence", u"````\n```\nTODO\n````\nTODO"_s, u"5 TODO"_s);
    row("fence in a list", u"- a\n  ```\n  TODO\n  ```\n"_s, {});
    row("fence without end", u"```\nTODO"_s, {});
    row("fence that ends with its item", u"- ``` a\n- b\n\nTODO"_s, u"4 TODO"_s);
    row("fence that begins an item", u"- ```\n\n  TODO\n  ```\nTBD"_s, u"5 TBD"_s);
    row("fence that ends with its quote", u"> ```\n> TODO\nTBD"_s, u"3 TBD"_s);
    row("links and checkboxes", u"[see](x) [placeholder] - [ ] a"_s, {});
    row("line ends of Windows", u"a\r\nTODO\r\n"_s, u"2 TODO"_s);
    row("several in a line", u"{{ a }} TODO {{ b }}"_s, u"1 {{ a }}, 1 TODO, 1 {{ b }}"_s);
    row("braces of prose", u"{ a } and {} and {{{}}}"_s, u"1 {{}}"_s);
}

void PlaceholdersTest::finds()
{
    QFETCH(QString, notes);
    QStringList found;
    for (const Placeholder &place : unfilledPlaceholders(notes))
        found.append(QString::number(place.line) + u' ' + place.text);
    QTEST(found.join(u", "_s), "said");
}

void PlaceholdersTest::hostileNotesAreFast()
{
    // GitHub's largest body, of what makes a careless search quadratic.
    for (const QString &piece : {u"`"_s, u"`` ` "_s, u"<!--"_s, u"{{"_s, u"{% "_s, u"```\n"_s}) {
        const double grown = growth(
            125'000 / 8 / piece.size(), [&](qsizetype size) { return piece.repeated(size); },
            [](const QString &notes) { unfilledPlaceholders(notes); });
        QVERIFY2(grown < linearGrowth, qPrintable(u"%1: %2"_s.arg(piece).arg(grown)));
    }
}

QTEST_APPLESS_MAIN(PlaceholdersTest)
#include "tst_domain_placeholders.moc"
