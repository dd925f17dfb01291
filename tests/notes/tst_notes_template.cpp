// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notes/render.h"
#include "notes/templatetokens.h"
#include "notes/vocabulary.h"
#include "support/growth.h"

#include <QTest>

using namespace slipway;
using namespace slipway::notes;
using slipway::test::growth;
using slipway::test::linearGrowth;
using namespace Qt::StringLiterals;

namespace {

QVariantHash change(const QString &title, int pr)
{
    return {{u"title"_s, title}, {u"pr"_s, pr}, {u"author"_s, u"hubot"_s}, {u"labels"_s, QVariantList{u"bug"_s}}};
}

QVariantHash values()
{
    const QVariantList features{change(u"Add a <b> & \"c\""_s, 12), change(u"Go {{ version }}"_s, 13)};
    return {{u"version"_s, u"0.1.2"_s},
            {u"candidate"_s, true},
            {u"changes"_s,
             QVariantHash{{u"feature"_s, features},
                          {u"fix"_s, QVariantList()},
                          {u"all"_s, features},
                          {u"text"_s, u"- whole"_s},
                          {u"count"_s, 2}}},
            {u"tables"_s, QVariantHash{{u"versions"_s, u"| a |\n|---|"_s}}}};
}

QString rendered(const QString &source)
{
    const Template read = readTemplate(source);
    const auto text = render(read, values());
    return text ? *text : u"error in line %1: %2"_s.arg(text.error().line).arg(text.error().message);
}

} // namespace

class NotesTemplateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void renders_data();
    void renders();
    void everyFilterIsThere();
    void everyVariableIsKnown();
    void refuses_data();
    void refuses();
    void warns_data();
    void warns();
    void endsWhateverItLoops_data();
    void endsWhateverItLoops();
    void largeOnesAreRefused();
    void hostileOnesAreFast();
    void anythingIsRead();
};

void NotesTemplateTest::renders_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("text") << u"# A & b <c>\n"_s << u"# A & b <c>\n"_s;
    QTest::newRow("variable") << u"## {{ version }}\n"_s << u"## 0.1.2\n"_s;
    QTest::newRow("no escaping, nothing rendered twice")
        << u"{{ changes.feature.0.title }}, {{ changes.feature.1.title }}"_s
        << u"Add a <b> & \"c\", Go {{ version }}"_s;
    QTest::newRow("loop leaves no empty lines")
        << u"### F\n{% for c in changes.feature %}\n- {{ c.title|upper }} (#{{ c.pr }}) @{{ c.author }}\n{% endfor %}\n\nend"_s
        << u"### F\n- ADD A <B> & \"C\" (#12) @hubot\n- GO {{ VERSION }} (#13) @hubot\n\nend"_s;
    QTest::newRow("loop in a line")
        << u"{% for c in changes.all %}#{{ c.pr }}{% if not forloop.last %}, {% endif %}{% endfor %}"_s
        << u"#12, #13"_s;
    QTest::newRow("indented tags") << u"a\n  {% if candidate %}\nb\n\t{% endif %} \nc"_s << u"a\nb\nc"_s;
    QTest::newRow("two tags in a line") << u"a\n{% if candidate %}{% if version %}\nb\n{% endif %}{% endif %}\nc"_s
                                        << u"a\nb\nc"_s;
    QTest::newRow("variable alone keeps its line") << u"a\n\n{{ version }}\n\nb"_s << u"a\n\n0.1.2\n\nb"_s;
    QTest::newRow("empty") << u"{% for c in changes.fix %}x{% empty %}none{% endfor %}"_s << u"none"_s;
    QTest::newRow("else") << u"{% if changes.fix %}a{% elif changes.feature %}b{% else %}c{% endif %}"_s << u"b"_s;
    QTest::newRow("conditions") << u"{% if version == \"0.1.2\" and not changes.fix %}yes{% endif %}"_s << u"yes"_s;
    QTest::newRow("whole list") << u"{{ changes }}"_s << u"- whole"_s;
    QTest::newRow("whole list, filtered as a text") << u"{{ changes|upper }}"_s << u"- WHOLE"_s;
    QTest::newRow("whole list with a default") << u"{{ changes|default:'-'|upper }}"_s << u"- WHOLE"_s;
    QTest::newRow("whole list, counted") << u"{{ changes|length }}"_s << u"2"_s;
    QTest::newRow("loop over the whole") << u"{% for c in changes %}{{ c.pr }} {% endfor %}"_s << u"12 13 "_s;
    QTest::newRow("free block") << u"{{ summary }}\n\n{{ blocks.upgrade }}"_s
                                << u"{{ summary }}\n\n{{ blocks.upgrade }}"_s;
    QTest::newRow("free block with a default") << u"{{ summary|default:'-' }}"_s << u"-"_s;
    QTest::newRow("unknown stays") << u"{{ sumary }}!"_s << u"{{ sumary }}!"_s;
    QTest::newRow("comments") << u"a\n{# hidden #}\n{% comment %}\n{{ broken {% x\n{% endcomment %}\nb"_s << u"a\nb"_s;
    QTest::newRow("with") << u"{% with changes.feature as f %}{{ f|length }}{% endwith %}"_s << u"2"_s;
    QTest::newRow("join") << u"{% for c in changes.feature %}{{ c.labels|join:', ' }};{% endfor %}"_s << u"bug;bug;"_s;
    QTest::newRow("signs") << u"{% templatetag openvariable %}"_s << u"{{"_s;
    QTest::newRow("bidi") << u"\u05D0 {{ version }} \u202Ex"_s << u"\u05D0 0.1.2 \u202Ex"_s;
    QTest::newRow("windows' line ends") << u"a\r\n{% if candidate %}\r\nb\r\n{% endif %}\r\n"_s << u"a\nb\n"_s;
    QTest::newRow("brace before") << u"{ {{ version }} }"_s << u"{ 0.1.2 }"_s;
    QTest::newRow("no sign") << u"{a} {"_s << u"{a} {"_s;
}

void NotesTemplateTest::renders()
{
    QFETCH(const QString, source);
    QFETCH(const QString, expected);
    QCOMPARE(rendered(source), expected);
}

void NotesTemplateTest::everyFilterIsThere()
{
    for (const QString &filter : filters()) {
        const bool takesOne = filter == u"join" || filter == u"cut" || filter.startsWith(u"default")
            || filter == u"dictsort" || filter == u"length_is" || filter.startsWith(u"truncate");
        const QString text = rendered(u"{{ version|%1%2 }}"_s.arg(filter, takesOne ? u":'1'"_s : QString()));
        QVERIFY2(!text.startsWith(u"error"), qPrintable(text));
    }
}

void NotesTemplateTest::everyVariableIsKnown()
{
    QVERIFY(variables().size() > 20);
    for (const NotesVariable &variable : variables()) {
        const bool isInLoop = variable.name.startsWith(u"change.") || variable.name.startsWith(u"contributor.");
        const QString owner = variable.name.section(u'.', 0, 0);
        const QString use = u"{% if "_s + variable.name + u" %}{% endif %}"_s;
        const Template read = readTemplate(isInLoop ? u"{% for %1 in %1s %}%2{% endfor %}"_s.arg(owner, use) : use);
        QVERIFY2(read.problems.isEmpty(), qPrintable(variable.name));
    }
}

void NotesTemplateTest::refuses_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("word");
    QTest::newRow("unclosed loop") << u"a\n{% for c in changes.all %}\n- {{ c.title }}\n"_s << 2 << u"endfor"_s;
    QTest::newRow("unclosed variable") << u"a\nb {{ version \n"_s << 2 << u"not closed"_s;
    QTest::newRow("unclosed tag") << u"{% if candidate"_s << 1 << u"not closed"_s;
    QTest::newRow("unclosed comment") << u"{% comment %} x"_s << 0 << u"endcomment"_s;
    QTest::newRow("end of nothing") << u"\n\n{% endif %}"_s << 3 << u"closes nothing"_s;
    QTest::newRow("wrong end") << u"{% if candidate %}{% endfor %}"_s << 1 << u"endif"_s;
    QTest::newRow("else outside") << u"{% else %}"_s << 1 << u"outside"_s;
    QTest::newRow("include") << u"{% include \"/etc/passwd\" %}"_s << 1 << u"not available"_s;
    QTest::newRow("extends") << u"{% extends \"x\" %}"_s << 1 << u"not available"_s;
    QTest::newRow("load") << u"{% load ../evil %}"_s << 1 << u"not available"_s;
    QTest::newRow("media") << u"{% media_finder \"x\" %}"_s << 1 << u"not available"_s;
    QTest::newRow("hidden tag") << u"{{% load x %}}"_s << 1 << u"no name of a value"_s;
    QTest::newRow("three braces") << u"{{{ version }}}"_s << 1 << u"no name of a value"_s;
    QTest::newRow("filter") << u"{{ version|ljust:999999999 }}"_s << 1 << u"ljust"_s;
    QTest::newRow("text that grows") << u"{{ changes.all|join:version }}"_s << 1 << u"join"_s;
    QTest::newRow("empty variable") << u"{{ }}"_s << 1 << u"nothing between"_s;
    QTest::newRow("a list") << u"{{ changes.feature }}"_s << 1 << u"is a list"_s;
    QTest::newRow("reserved name") << u"{% with version as nothing %}{% endwith %}"_s << 1 << u"needs for itself"_s;
    QTest::newRow("reserved loop") << u"{% for round in changes %}{% endfor %}"_s << 1 << u"needs for itself"_s;
    QTest::newRow("a list as a text") << u"{{ changes.feature|upper }}"_s << 1 << u"is a list"_s;
    QTest::newRow("no list") << u"{% for c in version %}{% endfor %}"_s << 1 << u"no list"_s;
    QTest::newRow("loop's form") << u"{% for c of changes %}{% endfor %}"_s << 1 << u"A loop is written"_s;
    QTest::newRow("condition") << u"{% if candidate version %}{% endif %}"_s << 1 << u"A condition"_s;
    QTest::newRow("condition's end") << u"{% if candidate and %}{% endif %}"_s << 1 << u"A condition"_s;
    QTest::newRow("many nots") << u"{% if %1candidate %}{% endif %}"_s.arg(u"not "_s.repeated(100)) << 1
                               << u"A condition"_s;
    QTest::newRow("deep") << u"{% if candidate %}\n"_s.repeated(21) + u"{% endif %}"_s.repeated(21) << 21 << u"deep"_s;
    QTest::newRow("block in a workflow") << u"run: ${{ github.token }} {{ x y }}"_s << 1 << u"x y"_s;
}

void NotesTemplateTest::refuses()
{
    QFETCH(const QString, source);
    QFETCH(const int, line);
    QFETCH(const QString, word);
    const Template read = readTemplate(source);
    QVERIFY(!read.isFit());
    QVERIFY(read.prepared.isEmpty());
    const auto first = std::ranges::find(read.problems, NotesProblem::Severity::Error, &NotesProblem::severity);
    QCOMPARE(first->line, line);
    QVERIFY2(first->message.contains(word), qPrintable(first->message));
    const auto text = render(read, values());
    QVERIFY(!text);
    QCOMPARE(text.error(), *first);
}

void NotesTemplateTest::warns_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("name");
    QTest::newRow("variable") << u"\n{{ sumary }}"_s << u"sumary"_s;
    QTest::newRow("member") << u"\n{{ changes.features.0.title }}"_s << u"changes.features.0.title"_s;
    QTest::newRow("out of its loop") << u"{% for c in changes %}{% endfor %}\n{{ c.title }}"_s << u"c.title"_s;
    QTest::newRow("loop") << u"\n{% for c in change %}{{ c.title }}{% endfor %}"_s << u"change"_s;
    QTest::newRow("condition") << u"\n{% if version == vrsion %}{% endif %}"_s << u"vrsion"_s;
}

void NotesTemplateTest::warns()
{
    QFETCH(const QString, source);
    QFETCH(const QString, name);
    const Template read = readTemplate(source);
    QVERIFY(read.isFit());
    QCOMPARE(read.problems.size(), 1);
    QCOMPARE(read.problems.constFirst().line, 2);
    QVERIFY2(read.problems.constFirst().message.contains(u'“' + name + u'”'),
             qPrintable(read.problems.constFirst().message));
    QVERIFY(render(read, values()));
}

void NotesTemplateTest::endsWhateverItLoops_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("nothing inside") << u""_s;
    QTest::newRow("text inside") << u"0123456789"_s.repeated(100);
}

void NotesTemplateTest::endsWhateverItLoops()
{
    QFETCH(const QString, body);
    QVariantList many;
    for (int i = 0; i < 500; ++i)
        many.append(change(u"x"_s, i));
    const QVariantHash large{{u"changes"_s, QVariantHash{{u"all"_s, many}}}};
    const Template read = readTemplate(u"{% for a in changes %}"_s.repeated(5) + body + u"{% endfor %}"_s.repeated(5));
    QVERIFY(read.isFit());
    const auto text = render(read, large);
    QVERIFY(!text);
    QVERIFY2(text.error().message.contains(u"loop inside a loop"_s), qPrintable(text.error().message));
    QCOMPARE(rendered(u"{{ version }}"_s), u"0.1.2"_s); // and the next one is not harmed
}

void NotesTemplateTest::largeOnesAreRefused()
{
    QVERIFY(!readTemplate(QString(10'000'000, u'x')).isFit());
    QVERIFY(!readTemplate(u"{{ version }} "_s.repeated(10'000)).isFit());
    QCOMPARE(rendered(QString(200'000, u'x')).size(), 200'000);
    const auto text = render(readTemplate(QString(200, u'x')), {}, {.characters = 100});
    QVERIFY(!text);
    // Without any loop: what a variable gives is counted, too.
    const QVariantHash wide{{u"version"_s, QString(1'000'000, u'x')}};
    const auto repeated = render(readTemplate(u"{{ version }}"_s.repeated(1'000)), wide);
    QVERIFY(!repeated);
    QVERIFY2(repeated.error().message.contains(u"characters"_s), qPrintable(repeated.error().message));
}

void NotesTemplateTest::hostileOnesAreFast()
{
    for (const QString &piece : {u"{{"_s, u"{% "_s, u"{#"_s, u"{{ %}"_s}) {
        const double grown = growth(
            200'000 / 8 / piece.size(), [&](qsizetype size) { return piece.repeated(size); },
            [](const QString &source) { templateTokens(source); });
        QVERIFY2(grown < linearGrowth, qPrintable(u"%1: %2"_s.arg(piece).arg(grown)));
    }
}

/// Whatever stands in it: a problem, or notes.
void NotesTemplateTest::anythingIsRead()
{
    const QStringList pieces{u"{{"_s,
                             u"}}"_s,
                             u"{%"_s,
                             u"%}"_s,
                             u"{#"_s,
                             u"#}"_s,
                             u"{"_s,
                             u"}"_s,
                             u"%"_s,
                             u"#"_s,
                             u"\n"_s,
                             u" "_s,
                             u" version "_s,
                             u" if candidate "_s,
                             u" endif "_s,
                             u"|upper"_s,
                             u"'"_s,
                             u" for c in changes "_s,
                             u" endfor "_s,
                             u" load x "_s,
                             u"text"_s,
                             u" comment "_s,
                             u" endcomment "_s,
                             u" else "_s,
                             u" summary "_s,
                             u"\u202E"_s,
                             u" include 'x' "_s};
    quint32 state = 2026;
    int fit = 0;
    for (int round = 0; round < 3000; ++round) {
        QString source;
        for (int i = 0; i < 12; ++i) {
            state = state * 1664525U + 1013904223U;
            source += pieces[qsizetype((state >> 8) % quint32(pieces.size()))];
        }
        const Template read = readTemplate(source);
        const auto text = render(read, values());
        if (read.isFit())
            ++fit;
        QVERIFY2(text.has_value() == read.isFit(), qPrintable(source + (text ? QString() : text.error().message)));
    }
    QVERIFY(fit > 50);
}

QTEST_GUILESS_MAIN(NotesTemplateTest)
#include "tst_notes_template.moc"
