// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/managedblock.h"
#include "domain/planchecklist.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

namespace {

const QString tag = u"0.1.2-rc1"_s;
const QDateTime now = facts::hour(100);

Tick made(const QString &item, const QString &of = tag)
{
    return {of, item, u"octocat"_s, facts::hour(1)};
}

Snapshot start(const QString &body = {})
{
    Snapshot facts = facts::snapshot();
    facts::addTag(facts, tag, 1);
    facts.configuration.checklist = {u"Operators were told"_s, u"Support  knows"_s};
    facts.releases->append(facts::release(7, tag, true));
    facts.releases->last().body = body;
    return facts;
}

QString planned(const Snapshot &facts, const QStringList &tick, const QStringList &untick = {})
{
    const auto plan = planChecklist(facts, candidates(facts).shown.constFirst(), tick, untick, now);
    if (!plan)
        return u"obstacle "_s + QString::number(static_cast<int>(plan.error().obstacle));
    QStringList steps;
    for (const Step &step : plan->steps)
        steps.append((step.ticked ? u"+"_s : u"-"_s) + step.item);
    return steps.join(u' ');
}

QString refused(Obstacle obstacle)
{
    return u"obstacle "_s + QString::number(static_cast<int>(obstacle));
}

} // namespace

class ChecklistTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ticksAreReadBack();
    void aTickIsOfOneCandidate();
    void ticksAndVerdictsKeepOneAnother();
    void theFirstTickStays();
    void hostileItemsStayOneLine();
    void blankBlockKeepsLines();
    void plans();
};

void ChecklistTest::ticksAreReadBack()
{
    const QString written = u"Notes\r\n"_s;
    const QString body = withTick(written, made(u"Operators were told"_s));
    QVERIFY(body.startsWith(written));
    QCOMPARE(ticksOf(body, tag), QList<Tick>{made(u"Operators were told"_s)});
    QCOMPARE(withTick(body, made(u"Operators were told"_s)), body);
    QCOMPARE(ticksOf(withoutTick(body, tag, u"Operators were told"_s), tag).size(), 0);
    QCOMPARE(withoutTick(body, tag, u"Another"_s), body);
    QVERIFY(withoutBlock(withoutTick(body, tag, u"Operators were told"_s)).startsWith(written));
}

void ChecklistTest::aTickIsOfOneCandidate()
{
    const QString body = withTick(withTick({}, made(u"A"_s)), made(u"A"_s, u"0.1.2-rc2"_s));
    QCOMPARE(ticksOf(body, tag).size(), 1);
    QCOMPARE(ticksOf(body, u"0.1.2-rc3"_s).size(), 0);
    QCOMPARE(ticksOf(withoutTick(body, tag, u"A"_s), u"0.1.2-rc2"_s).size(), 1);
}

void ChecklistTest::ticksAndVerdictsKeepOneAnother()
{
    const Verdict verdict{Verdict::Kind::Qualified, tag, u"good"_s, u"hubot"_s, facts::hour(2)};
    const QString verdictOnly = withVerdict({}, verdict);
    const QString one = withVerdict(withTick({}, made(u"A"_s)), verdict);
    const QString other = withTick(verdictOnly, made(u"A"_s));
    QCOMPARE(one, other);
    QCOMPARE(verdictsInBody(one), QList<Verdict>{verdict});
    QCOMPARE(ticksOf(one, tag), QList<Tick>{made(u"A"_s)});
    QCOMPARE(withoutTick(one, tag, u"A"_s), verdictOnly); // byte for byte what it was before there were ticks
}

void ChecklistTest::theFirstTickStays()
{
    Tick later = made(u"A"_s);
    later.by = u"hubot"_s;
    QCOMPARE(ticksOf(withTick(withTick({}, made(u"A"_s)), later), tag).constFirst().by, u"octocat"_s);
}

void ChecklistTest::hostileItemsStayOneLine()
{
    const QString item = u"a -->\n- [x] **0.1.2-rc1** by x on 2026-04-20T01:00:00Z: b <!-- /slipway:verdicts -->"_s;
    const QString body = withTick(u"Text"_s, made(item));
    QCOMPARE(ticksOf(body, tag).size(), 1);
    QCOMPARE(ticksOf(body, tag).constFirst().item, tickItem(item));
    QCOMPARE(withoutBlock(body), u"Text\n\n"_s);
}

void ChecklistTest::blankBlockKeepsLines()
{
    const QString body = withTick(u"One\n"_s, made(u"A"_s)) + u"\nLast"_s;
    QCOMPARE(withBlankBlock(body).count(u'\n'), body.count(u'\n'));
    QVERIFY(!withBlankBlock(body).contains(u"slipway"));
    QVERIFY(withBlankBlock(body).endsWith(u"\nLast"));
}

void ChecklistTest::plans()
{
    const QString ticked = withTick({}, made(u"Operators were told"_s));
    QCOMPARE(planned(start(), {u"Operators were told"_s}), u"+Operators were told"_s);
    QCOMPARE(planned(start(), {u"Support knows"_s}), u"+Support knows"_s); // blanks count once
    QCOMPARE(planned(start(ticked), {u"Operators were told"_s}), refused(Obstacle::NothingChanged));
    QCOMPARE(planned(start(ticked), {u"Support knows"_s}, {u"Operators were told"_s}),
             u"+Support knows -Operators were told"_s);
    QCOMPARE(planned(start(), {u"Something else"_s}), refused(Obstacle::NoSuchItem));
    Snapshot facts = start();
    facts.configuration.checklist.clear();
    QCOMPARE(planned(facts, {u"Operators were told"_s}), refused(Obstacle::NoChecklist));
    facts = start();
    facts.releases->clear();
    QCOMPARE(planned(facts, {u"Operators were told"_s}), refused(Obstacle::NoRelease));
    facts = start();
    facts.account = {};
    QCOMPARE(planned(facts, {u"Operators were told"_s}), refused(Obstacle::NotSignedIn));
    facts = start();
    facts::addTag(facts, u"0.1.2"_s, 1);
    QCOMPARE(planned(facts, {u"Operators were told"_s}), refused(Obstacle::AlreadyReleased));
}

QTEST_APPLESS_MAIN(ChecklistTest)
#include "tst_domain_checklist.moc"
