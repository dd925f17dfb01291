// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/workflowtriggers.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

class WorkflowTriggersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void doesNotGuess_data();
    void doesNotGuess();
    void saysWhatItDoesKnow();
    void startsOnTags_data();
    void startsOnTags();
    void survivesAnything_data();
    void survivesAnything();

private:
    static QString shown(const Known<QStringList> &list)
    {
        return list ? u"["_s + list->join(u' ') + u']' : u"unknown"_s;
    }
    static QString shown(const WorkflowTriggers &triggers)
    {
        const QString dispatch = triggers.dispatch ? (*triggers.dispatch ? u"yes"_s : u"no"_s) : u"unknown"_s;
        return shown(triggers.releaseTypes) + u' ' + shown(triggers.tagPatterns) + u' ' + dispatch;
    }
};

void WorkflowTriggersTest::reads_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("triggers");
    const auto row = [](const char *name, const char *yaml, const char *triggers) {
        QTest::newRow(name) << QByteArray(yaml) << QString::fromUtf8(triggers);
    };
    row("one event", "on: push\njobs: {}\n", "[] [**] no");
    row("one event, quoted key", "'on': release\n", "[*] [] no");
    row("double quotes", "\"on\": \"workflow_dispatch\"\n", "[] [] yes");
    row("flow sequence", "on: [push, 'release', workflow_dispatch]", "[*] [**] yes");
    row("flow sequence over lines", "on: [\n  push,\n  release, # both\n]\njobs:\n  a: b\n", "[*] [**] no");
    row("block sequence", "on:\n  - push\n  - workflow_dispatch\n", "[] [**] yes");
    row("block sequence, not indented", "on:\n- push\n- release\njobs:\n", "[*] [**] no");
    row("bare events", "on:\n  push:\n  release:\n  workflow_dispatch:\n", "[*] [**] yes");
    row("types", "on:\n  release:\n    types: [published]\n", "[published] [] no");
    row("types in lines", "on:\n  release:\n    types:\n      - published\n      - 'released'\n",
        "[published released] [] no");
    row("one type", "on:\n  release:\n    types: published\n", "[published] [] no");
    row("flow mapping", "on: {release: {types: [released, published]}, push: {tags: ['v*']}}",
        "[released published] [v*] no");
    row("flow mapping in a line", "on:\n  push: { branches: [main], tags: [\"*-rc*\", 'v1.*'] }\n",
        "[] [*-rc* v1.*] no");
    row("tags in lines", "on:\n  push:\n    branches:\n      - main\n    tags:\n      - '*'\n      - \"!*-rc*\"\n",
        "[] [* !*-rc*] no");
    row("tags over lines", "on:\n  push:\n    tags: [\n      'a',\n      'b'\n    ]\n  release:\n", "[*] [a b] no");
    row("branches only", "on:\n  push:\n    branches: [main]\n", "[] [] no");
    row("branches-ignore only", "on:\n  push:\n    branches-ignore: ['x/**']\n", "[] [] no");
    row("paths only", "on:\n  push:\n    paths: ['src/**']\n", "[] [**] no");
    row("comments", "# on: push\non: # when\n  # push:\n  release: # a release\n    types: [published] # new\n",
        "[published] [] no");
    row("a # within", "on:\n  push:\n    tags: ['#1', a#b]\n", "[] [#1 a#b] no");
    row("CRLF", "name: x\r\non:\r\n  push:\r\n    tags:\r\n      - v*\r\n", "[] [v*] no");
    row("document start", "---\nname: x\non: push\n", "[] [**] no");
    row("inputs",
        "on:\n  workflow_dispatch:\n    inputs:\n      tag: { type: string, required: true }\n      env:\n"
        "        description: 'what: where'\n        default: \"\"\n  push:\n    tags: [v*]\n",
        "[] [v*] yes");
    row("a text of many lines elsewhere",
        "on:\n  workflow_dispatch:\n    inputs:\n      tag:\n        description: |\n          push:\n          "
        "release: [\n  release:\n    types: [released]\n",
        "unknown unknown unknown");
    row("plain text of many lines",
        "on:\n  workflow_dispatch:\n    inputs:\n      tag:\n        description: >-\n          push:\n            - "
        "it\n"
        "  release:\n    types: [released]\n",
        "[released] [] yes");
    row("other events", "on:\n  schedule:\n    - cron: '0 0 * * *'\n  push:\n    tags: [v*]\n", "[] [v*] no");
    row("other events, items not indented",
        "on:\n  schedule:\n  - cron: '0 0 * * *'\n  - cron: '1 0 * * *'\n  push:\n    tags:\n    - v*\n", "[] [v*] no");
    row("jobs named so", "name: x\non: release\njobs:\n  on:\n    push: y\n", "[*] [] no");
    row("text elsewhere", "env:\n  a: |\n    on: push\non: release\n", "[*] [] no");
}

void WorkflowTriggersTest::reads()
{
    QFETCH(const QByteArray, yaml);
    const WorkflowTriggers triggers = triggersOf(u"x.yml"_s, yaml);
    QCOMPARE(triggers.path, u"x.yml"_s);
    QTEST(shown(triggers), "triggers");
}

void WorkflowTriggersTest::doesNotGuess_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no on") << "name: x\njobs: {}\n"_ba;
    QTest::newRow("on nothing") << "on:\njobs: {}\n"_ba;
    QTest::newRow("twice") << "on: push\non: release\n"_ba;
    QTest::newRow("a key twice") << "on:\n  push:\n  push:\n"_ba;
    QTest::newRow("anchor") << "on: &events\n  push:\n"_ba;
    QTest::newRow("alias") << "on: *events\n"_ba;
    QTest::newRow("tag") << "on: !!str push\n"_ba;
    QTest::newRow("merge") << "on:\n  <<: *events\n  push:\n"_ba;
    QTest::newRow("tabs") << "on:\n\tpush:\n"_ba;
    QTest::newRow("open bracket") << "on: [push\njobs: {}\n"_ba;
    QTest::newRow("open quote") << "on: 'push\n"_ba;
    QTest::newRow("block scalar") << "on: |\n  push\n"_ba;
    QTest::newRow("two documents") << "on: push\n---\non: release\n"_ba;
    QTest::newRow("all in braces") << "{on: push}\n"_ba;
    QTest::newRow("complex key") << "? on\n: push\n"_ba;
    QTest::newRow("items of mappings") << "on:\n- push: x\n"_ba;
    QTest::newRow("text over lines") << "on: push\n  release\n"_ba;
    QTest::newRow("uneven") << "on:\n    push:\n  release:\n"_ba;
    QTest::newRow("escapes") << "on: \"\\x70ush\"\n"_ba;
}

void WorkflowTriggersTest::doesNotGuess()
{
    QFETCH(const QByteArray, yaml);
    QCOMPARE(shown(triggersOf({}, yaml)), u"unknown unknown unknown"_s);
}

void WorkflowTriggersTest::saysWhatItDoesKnow()
{
    QCOMPARE(shown(triggersOf({}, "on:\n  push: *p\n  release:\n    types: [published]\n  workflow_dispatch:\n")),
             u"[published] unknown yes"_s);
    QCOMPARE(shown(triggersOf({}, "on:\n  push:\n    tags-ignore: [x]\n  release:\n")), u"[*] unknown no"_s);
    QCOMPARE(shown(triggersOf({}, "on:\n  push:\n    tags:\n      - &a v1\n      - *a\n")), u"[] unknown no"_s);
    QCOMPARE(shown(triggersOf({}, "on:\n  push:\n    tags: [[a]]\n")), u"[] unknown no"_s);
    QCOMPARE(shown(triggersOf({}, "on:\n  release: |\n    types: [published]\n  push:\n")), u"unknown [**] no"_s);
}

void WorkflowTriggersTest::startsOnTags_data()
{
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("starts");
    const auto row = [](const QStringList &patterns, const QString &tag, const QString &starts) {
        QTest::addRow("%s: %s", qPrintable(patterns.join(u' ')), qPrintable(tag)) << patterns << tag << starts;
    };
    row({u"**"_s}, u"0.1.2"_s, u"yes"_s);
    row({u"**"_s}, u"app/0.1.2"_s, u"yes"_s);
    row({u"*"_s}, u"0.1.2"_s, u"yes"_s);
    row({u"*"_s}, u"app/0.1.2"_s, u"no"_s);
    row({u"v*"_s}, u"0.1.2"_s, u"no"_s);
    row({u"0.1.2"_s}, u"0x1y2"_s, u"no"_s);
    row({u"v?[0-9]+.[0-9]+.[0-9]+"_s}, u"10.21.2"_s, u"yes"_s);
    row({u"v?[0-9]+.[0-9]+.[0-9]+"_s}, u"v0.1.2"_s, u"yes"_s);
    row({u"v?[0-9]+.[0-9]+.[0-9]+"_s}, u"0.1.2-rc1"_s, u"no"_s);
    row({u"*"_s, u"!*-rc*"_s}, u"0.1.2"_s, u"yes"_s);
    row({u"*"_s, u"!*-rc*"_s}, u"0.1.2-rc1"_s, u"no"_s);
    row({u"!*-rc*"_s, u"*"_s}, u"0.1.2-rc1"_s, u"yes"_s);
    row({u"+1"_s}, u"+1"_s, u"yes"_s);
    row({u"a(b|c)*"_s}, u"ab"_s, u"no"_s);
    row({u"\\*"_s}, u"*"_s, u"yes"_s);
    row({u"[z-a]"_s}, u"b"_s, u"unknown"_s);
    row({QString(101, u'*')}, u"b"_s, u"unknown"_s);
    row({}, u"0.1.2"_s, u"no"_s);
}

void WorkflowTriggersTest::startsOnTags()
{
    QFETCH(const QStringList, patterns);
    QFETCH(const QString, tag);
    const Known<bool> starts = startsOnTag({.path = {}, .tagPatterns = patterns}, tag);
    QTEST(starts ? (*starts ? u"yes"_s : u"no"_s) : u"unknown"_s, "starts");
    QVERIFY(!startsOnTag({.path = {}}, tag));
}

void WorkflowTriggersTest::survivesAnything_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("brackets") << "on: " + QByteArray(100'000, '[');
    QTest::newRow("balanced brackets") << "on: " + QByteArray(40'000, '[') + QByteArray(40'000, ']');
    QTest::newRow("closing") << "on: ]]]]}}}\n"_ba;
    QTest::newRow("no text") << "on: '\non: \"\n\xff\xfe\0\n"_ba;
    QTest::newRow("dashes") << "on:\n- \n-\n- -\n"_ba;
    QTest::newRow("colons") << ":\n::\n: :\non: :\n"_ba;
    QByteArray deep = "on:\n";
    for (int i = 1; i < 300; ++i)
        deep += QByteArray(i, ' ') + "a:\n";
    QTest::newRow("deep") << deep;
}

void WorkflowTriggersTest::survivesAnything()
{
    QFETCH(const QByteArray, yaml);
    const WorkflowTriggers triggers = triggersOf({}, yaml);
    QVERIFY(!triggers.releaseTypes || triggers.releaseTypes->isEmpty());
}

QTEST_GUILESS_MAIN(WorkflowTriggersTest)
#include "tst_domain_workflowtriggers.moc"
