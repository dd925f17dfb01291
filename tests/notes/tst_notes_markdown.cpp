// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notes/markdown.h"
#include "support/growth.h"

#include <QTest>

using namespace slipway::notes;
using namespace Qt::StringLiterals;

namespace {

const QString repository = u"https://github.com/example/network"_s;

QString html(const QString &markdown)
{
    return previewOf(markdown, repository).html;
}

} // namespace

class NotesMarkdownTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shows_data();
    void shows();
    void isSafe_data();
    void isSafe();
    void longOnesAreCut();
    void endsSoon_data();
    void endsSoon();
};

void NotesMarkdownTest::shows_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("part");
    QTest::newRow("heading") << u"## 0.1.2"_s << u"<h2>0.1.2</h2>"_s;
    QTest::newRow("table") << u"| a | b |\n|---|---|\n| 1 | 2 |"_s << u"<td>2</td>"_s;
    QTest::newRow("task done") << u"- [x] told"_s << u"☑ told"_s;
    QTest::newRow("task open") << u"- [ ] told"_s << u"☐ told"_s;
    QTest::newRow("strikethrough") << u"~~old~~"_s << u"<del>old</del>"_s;
    QTest::newRow("footnote") << u"a[^1]\n\n[^1]: why"_s << u"why"_s;
    QTest::newRow("bare address") << u"see https://example.com/x"_s << u"<a href=\"https://example.com/x\">"_s;
    QTest::newRow("pull request") << u"Add it (#12)"_s
                                  << u"(<a href=\"https://github.com/example/network/issues/12\">#12</a>)"_s;
    QTest::newRow("login") << u"by @octo-cat."_s << u"<a href=\"https://github.com/octo-cat\">@octo-cat</a>."_s;
    QTest::newRow("no login") << u"mail a@b and x/@y"_s << u"<p>mail a@b and x/@y</p>"_s;
    QTest::newRow("no number") << u"#12a a#12"_s << u"<p>#12a a#12</p>"_s;
    QTest::newRow("code stays") << u"`#12 @a`"_s << u"<code>#12 @a</code>"_s;
    QTest::newRow("link stays") << u"[#12](https://example.com)"_s << u"<a href=\"https://example.com\">#12</a>"_s;
    QTest::newRow("alert")
        << u"> [!WARNING]\n> Back it up"_s
        << u"<div class=\"markdown-alert markdown-alert-warning\"><p class=\"markdown-alert-title\">Warning</p>"_s;
    QTest::newRow("alert's text") << u"> [!note]\n> Back it **up**"_s << u"<p>Back it <strong>up</strong></p>"_s;
    QTest::newRow("quote") << u"> [!WHAT]\n> x"_s << u"<blockquote>"_s;
    QTest::newRow("line end") << u"a <br> b"_s << u"a <br />\n b"_s;
    QTest::newRow("tag as text") << u"a <b>x</b>"_s << u"a &lt;b&gt;x&lt;/b&gt;"_s;
    QTest::newRow("block as text") << u"<details>\nx\n</details>"_s << u"&lt;details&gt;"_s;
    QTest::newRow("image") << u"![map](https://example.com/a.png)"_s
                           << u"<a href=\"https://example.com/a.png\">🖼 map</a>"_s;
    QTest::newRow("bidi") << u"\u05D0\u05D1 0.1.2"_s << u"<p>\u05D0\u05D1 0.1.2</p>"_s;
    QTest::newRow("unclosed") << u"**a `b [c](d"_s << u"**a `b [c](d"_s;
}

void NotesMarkdownTest::shows()
{
    QFETCH(const QString, markdown);
    QFETCH(const QString, part);
    QVERIFY2(html(markdown).contains(part), qPrintable(html(markdown)));
}

void NotesMarkdownTest::isSafe_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::newRow("script") << u"<script>alert(1)</script>"_s;
    QTest::newRow("inline tag") << u"a <img src=file:///etc/passwd onerror=x>"_s;
    QTest::newRow("link") << u"[a](javascript:alert(1))"_s;
    QTest::newRow("image") << u"![a](file:///etc/passwd)"_s;
    QTest::newRow("image in a link") << u"[![a](file:///etc/passwd)](https://example.com)"_s;
    QTest::newRow("data") << u"[a](data:text/html,x)"_s;
    QTest::newRow("comment") << u"<!-- secret -->\n\nx <!-- secret --> y"_s;
    QTest::newRow("processing") << u"<?php x ?>"_s;
    QTest::newRow("alert with tags") << u"> [!NOTE]\n> <script>x</script>"_s;
    QTest::newRow("footnote with tags") << u"a[^\"><script>]\n\n[^\"><script>]: <script>"_s;
}

void NotesMarkdownTest::isSafe()
{
    QFETCH(const QString, markdown);
    const QString text = html(markdown);
    for (const QString &bad : {u"<script"_s, u"<img"_s, u"href=\"javascript"_s, u"href=\"file"_s, u"href=\"data"_s,
                               u"secret"_s, u"<?"_s, u"src=\""_s})
        QVERIFY2(!text.contains(bad), qPrintable(text));
}

void NotesMarkdownTest::longOnesAreCut()
{
    QVERIFY(!previewOf(QString(longestNotes, u'x'), {}).isCut);
    const slipway::NotesPreview cut = previewOf(QString(1'000'000, u'x'), {});
    QVERIFY(cut.isCut);
    QVERIFY(cut.html.size() < longestNotes + 100);
    // A text browser takes a list's items by the square.
    const slipway::NotesPreview many = previewOf(u"- x\n"_s.repeated(30'000), {});
    QCOMPARE(many.html.count(u"<li>"_s), 3'000);
    QCOMPARE(many.hiddenItems, 27'000);
    const auto table = [](int columns, int rows) {
        return u"|c"_s.repeated(columns) + u"|\n"_s + u"|-"_s.repeated(columns) + u"|\n"_s + u"x\n"_s.repeated(rows);
    };
    const slipway::NotesPreview rows = previewOf(table(10, 1'000), {});
    QCOMPARE(rows.html.count(u"<td>"_s) + rows.html.count(u"<th>"_s), 1'500);
    QCOMPARE(rows.hiddenItems, 1'000 - 149);
    const slipway::NotesPreview wide = previewOf(table(700, 714), {});
    QVERIFY(wide.html.count(u"<td>"_s) + wide.html.count(u"<th>"_s) <= 1'500);
    QVERIFY(wide.hiddenItems >= 714);
    const slipway::NotesPreview tables = previewOf(QString(table(20, 1) + u'\n').repeated(500), {});
    QVERIFY(tables.html.count(u"<td>"_s) + tables.html.count(u"<th>"_s) <= 1'500);
    QCOMPARE(previewOf(table(5, 20), {}).hiddenItems, 0);
    const slipway::NotesPreview nested = previewOf(u"- a\n  - b\n"_s.repeated(10'000), {});
    QCOMPARE(nested.html.count(u"<li>"_s), 3'000);
}

void NotesMarkdownTest::endsSoon_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("quotes") << u">"_s;
    QTest::newRow("lists") << u"- "_s;
    QTest::newRow("brackets") << u"["_s;
    QTest::newRow("links") << u"[a]("_s;
    QTest::newRow("stars") << u"**a *b "_s;
    QTest::newRow("ticks") << u"`a``"_s;
    QTest::newRow("tags") << u"<b>"_s;
    QTest::newRow("comments") << u"<!--"_s;
    QTest::newRow("numbers") << u"#1 "_s;
    QTest::newRow("cells") << u"|a"_s;
    QTest::newRow("footnotes") << u"[^a]"_s;
}

/// Grows as the text does, and what a browser lays out is not deep.
void NotesMarkdownTest::endsSoon()
{
    QFETCH(const QString, piece);
    const QString whole = piece.repeated(longestNotes / piece.size());
    const QString text = html(whole);
    QVERIFY(text.count(u"<blockquote>"_s) + text.count(u"<ul>"_s) <= 40);
    const auto make = [&](qsizetype count) { return piece.repeated(count); };
    QVERIFY(slipway::test::growth(2000, make, html) < slipway::test::linearGrowth);
}

QTEST_GUILESS_MAIN(NotesMarkdownTest)
#include "tst_notes_markdown.moc"
