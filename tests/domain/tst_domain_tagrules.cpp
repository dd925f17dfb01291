// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tagrules.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

class TagRulesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesPatterns_data();
    void matchesPatterns();
    void findsWhatStopsATag_data();
    void findsWhatStopsATag();
    void endsSoon();
};

void TagRulesTest::matchesPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("ref");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, const char *ref, bool matches) {
        QTest::addRow("%s | %s", pattern, ref) << QString::fromUtf8(pattern) << QString::fromUtf8(ref) << matches;
    };
    row("refs/tags/v1", "refs/tags/v1", true);
    row("refs/tags/v1", "refs/tags/v12", false);
    row("refs/tags/v1.0", "refs/tags/v1x0", false);
    row("refs/tags/v*", "refs/tags/v1.2.3", true);
    row("refs/tags/v*", "refs/tags/w1", false);
    row("refs/tags/*", "refs/tags/0.1.2", true);
    row("refs/tags/*", "refs/tags/a/b", false);
    row("refs/tags/**", "refs/tags/a/b", false);
    row("refs/tags/**/*", "refs/tags/a/b/c", true);
    row("refs/tags/**/*", "refs/tags/a", true);
    row("refs/tags/**/b", "refs/tags/b", true);
    row("refs/tags/**/b", "refs/tags/x/ab", false);
    row("refs/tags/[0-9]*", "refs/tags/0.1", true);
    row("refs/tags/[0-9]*", "refs/tags/v0", false);
    row("refs/tags/[!v]*", "refs/tags/v0", false);
    row("refs/tags/[^v]*", "refs/tags/w0", true);
    row("refs/tags/[]a]", "refs/tags/]", true);
    row("refs/tags/[a", "refs/tags/[a", true);
    row("refs/tags/?.?", "refs/tags/1.2", true);
    row("refs/tags/?.?", "refs/tags/1./", false);
    row("refs/tags/\\*", "refs/tags/*", true);
    row("refs/tags/\\*", "refs/tags/x", false);
    row("refs/tags/{a,b}", "refs/tags/a", false);
    row("refs/tags/ü*", "refs/tags/über", true);
    row("", "refs/tags/a", false);
    row("*", "refs/tags/a", false);
}

void TagRulesTest::matchesPatterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, ref);
    QTEST(matchesRefPattern(pattern, ref), "matches");
}

void TagRulesTest::findsWhatStopsATag_data()
{
    QTest::addColumn<Ruleset>("ruleset");
    QTest::addColumn<QString>("stops"); // "rule", "rule?" where it is not certain, or nothing
    const Ruleset base{.name = u"tags"_s,
                       .enforced = true,
                       .bypassed = false,
                       .include = {u"~ALL"_s},
                       .rules = {{.type = u"creation"_s}}};
    const auto row = [&](const char *name, const char *stops, auto change) {
        Ruleset ruleset = base;
        change(ruleset);
        QTest::newRow(name) << ruleset << QString::fromLatin1(stops);
    };
    row("all tags", "creation", [](Ruleset &) { });
    row("not enforced", "", [](Ruleset &r) { r.enforced = false; });
    row("bypassed", "", [](Ruleset &r) { r.bypassed = true; });
    row("bypass unknown", "creation?", [](Ruleset &r) { r.bypassed.reset(); });
    row("this tag", "creation", [](Ruleset &r) { r.include = {u"refs/tags/0.1.*"_s}; });
    row("another tag", "", [](Ruleset &r) { r.include = {u"refs/tags/v*"_s}; });
    row("short pattern", "creation", [](Ruleset &r) { r.include = {u"0.*"_s}; });
    row("branches", "", [](Ruleset &r) { r.include = {u"refs/heads/*"_s, u"~DEFAULT_BRANCH"_s}; });
    row("one of several", "creation", [](Ruleset &r) { r.include = {u"refs/tags/v*"_s, u"refs/tags/0*"_s}; });
    row("excluded", "", [](Ruleset &r) { r.exclude = {u"refs/tags/0.1.2"_s}; });
    row("another one excluded", "creation", [](Ruleset &r) { r.exclude = {u"refs/tags/0.1.3"_s}; });
    row("nothing included", "", [](Ruleset &r) { r.include.clear(); });
    row("no rules", "", [](Ruleset &r) { r.rules.clear(); });
    row("about what exists", "", [](Ruleset &r) {
        r.rules = {{.type = u"update"_s}, {.type = u"deletion"_s}, {.type = u"non_fast_forward"_s}};
    });
    row("a rule that may", "required_signatures?", [](Ruleset &r) { r.rules = {{.type = u"required_signatures"_s}}; });
    row("a rule of tomorrow", "moon_phase?", [](Ruleset &r) { r.rules = {{.type = u"moon_phase"_s}}; });
    const auto pattern = [&](const char *name, const char *stops, const char *matching, const char *text, bool negate) {
        row(name, stops, [&](Ruleset &r) {
            r.rules = {{.type = u"tag_name_pattern"_s,
                        .matching = QString::fromLatin1(matching),
                        .pattern = QString::fromLatin1(text),
                        .negate = negate}};
        });
    };
    pattern("name must start so", "", "starts_with", "0.", false);
    pattern("name must start otherwise", "tag_name_pattern", "starts_with", "v", false);
    pattern("name must not start so", "tag_name_pattern", "starts_with", "0.", true);
    pattern("name must not end so", "", "ends_with", "-rc", true);
    pattern("name must contain", "tag_name_pattern", "contains", "-", false);
    pattern("regular expression", "tag_name_pattern?", "regex", "^v", false);
}

void TagRulesTest::findsWhatStopsATag()
{
    QFETCH(const Ruleset, ruleset);
    QFETCH(const QString, stops);
    QStringList found;
    for (const RuleAgainst &each : rulesAgainstTag({ruleset}, u"0.1.2"_s))
        found += each.certain ? each.rule : QString(each.rule + u'?');
    QCOMPARE(found.join(u' '), stops);
}

void TagRulesTest::endsSoon()
{
    QVERIFY(!matchesRefPattern(QString(5000, u'*'), u"refs/tags/x"_s));
    QVERIFY(!matchesRefPattern(u"*a"_s.repeated(400), QString(2000, u'a') + u'b'));
    QVERIFY(!matchesRefPattern(u"**/"_s.repeated(300) + u'b', u"a/"_s.repeated(300) + u'c'));
}

QTEST_GUILESS_MAIN(TagRulesTest)
#include "tst_domain_tagrules.moc"
