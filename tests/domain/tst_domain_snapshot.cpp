// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include "domain/candidate.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

class SnapshotTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsByName();
    void findsWhatCameSince();
    void knowsVersionsOfEachListAndScheme();
    void findsNothingInTheUnknown();
    void factsOfAnUnknownCommit();
    void comparesByValue();
};

void SnapshotTest::findsByName()
{
    Snapshot facts = facts::snapshot();
    facts::addTag(facts, u"0.1.1"_s, 1);
    facts::addTag(facts, u"0.1.2"_s, 2);
    facts.environments = {facts::production(u"live"_s, std::nullopt)};
    facts.releases = {facts::release(2, u"0.1.2"_s, false), facts::release(1, u"0.1.2"_s, true)};
    QCOMPARE(facts.findTag(u"0.1.2")->commit, facts::commit(2));
    QCOMPARE(facts.findTag(u"0.1.3"), nullptr);
    QCOMPARE(facts.findTag(u"0.1.2 "), nullptr);
    QCOMPARE(facts.findTag(u""), nullptr);
    QVERIFY(facts.findEnvironment(u"live")->production);
    QCOMPARE(facts.findEnvironment(u"test"), nullptr);
    QCOMPARE(facts.findRelease(u"0.1.2")->id, 2);
    QCOMPARE(facts.findRelease(u"0.1.1"), nullptr);
}

/// The index is made once for a list, and never used for another one.
void SnapshotTest::findsWhatCameSince()
{
    Snapshot facts = facts::snapshot();
    facts::addTag(facts, u"0.1.1"_s, 1);
    facts::addTag(facts, u"0.1.1-rc1"_s, 1);
    facts::addTag(facts, u"0.1.2"_s, 2);
    const auto namesOn = [](const Snapshot &snapshot, int commit) {
        QStringList names;
        for (const Tag &tag : snapshot.tagsOn(facts::commit(commit)))
            names.append(tag.name);
        return names;
    };
    QCOMPARE(namesOn(facts, 1), (QStringList{u"0.1.1"_s, u"0.1.1-rc1"_s}));
    QVERIFY(!facts.findTag(u"0.1.3"));
    Snapshot later = facts;
    facts::addTag(later, u"0.1.3"_s, 1);
    QCOMPARE(later.findTag(u"0.1.3")->commit, facts::commit(1));
    QCOMPARE(namesOn(later, 1), (QStringList{u"0.1.1"_s, u"0.1.1-rc1"_s, u"0.1.3"_s}));
    QVERIFY(!facts.findTag(u"0.1.3"));
    facts.tags->first().commit = facts::commit(2); // in place
    QCOMPARE(namesOn(facts, 2), (QStringList{u"0.1.1"_s, u"0.1.2"_s}));
    facts.tags->clear();
    QVERIFY(!facts.findTag(u"0.1.1"));
}

void SnapshotTest::knowsVersionsOfEachListAndScheme()
{
    Snapshot facts = facts::snapshot();
    for (const QString &name :
         {u"0.1.1"_s, u"v0.1.1"_s, u"0.1.2-rc1"_s, u"0.1.2-rc2"_s, u"0.1.3-nightly1"_s, u"other"_s})
        facts::addTag(facts, name, 1);
    facts.scheme = TagScheme::learned(u"{version}"_s, u"{version}-{label}{n}"_s, {u"rc"_s});
    const auto names = [](const Snapshot &snapshot, bool all) {
        QStringList found;
        for (const CandidateTag &each : candidateTags(snapshot, all))
            found.append(each.tag->name);
        return found;
    };
    QCOMPARE(names(facts, true), (QStringList{u"0.1.3-nightly1"_s, u"0.1.2-rc2"_s, u"0.1.2-rc1"_s}));
    QCOMPARE(names(facts, false), (QStringList{u"0.1.2-rc2"_s, u"0.1.2-rc1"_s}));
    QCOMPARE(finalTags(facts).size(), 1);
    QCOMPARE(finalTags(facts).value(*Version::parse(u"0.1.1")).name, u"0.1.1"_s);

    Snapshot other = facts; // shares what is known
    other.scheme = other.scheme.withLabels({u"nightly"_s});
    QCOMPARE(names(other, false), QStringList{u"0.1.3-nightly1"_s});
    QCOMPARE(names(facts, false), (QStringList{u"0.1.2-rc2"_s, u"0.1.2-rc1"_s}));
    facts::addTag(other, u"0.1.3"_s, 2);
    QCOMPARE(finalTags(other).size(), 2);
    QCOMPARE(finalTags(facts).size(), 1);
    facts.tags->last().name = u"0.1.0"_s; // in place
    QCOMPARE(finalTags(facts).size(), 2);
    facts.tags.reset();
    QVERIFY(finalTags(facts).isEmpty());
    QVERIFY(names(facts, true).isEmpty());
}

void SnapshotTest::findsNothingInTheUnknown()
{
    const Snapshot facts;
    QCOMPARE(facts.findTag(u"0.1.2"), nullptr);
    QCOMPARE(facts.findRelease(u"0.1.2"), nullptr);
    QCOMPARE(facts.findEnvironment(u"live"), nullptr);
}

void SnapshotTest::factsOfAnUnknownCommit()
{
    const CommitFacts none = facts::snapshot().factsOf(facts::commit(9));
    QCOMPARE(none, CommitFacts());
    QVERIFY(!none.commit && !none.againstBase && !none.containedIn && !none.statuses && !none.manifestVersions);
    QVERIFY(!none.checks.complete());
}

void SnapshotTest::comparesByValue()
{
    Snapshot a = facts::snapshot();
    Snapshot b = facts::snapshot();
    facts::addTag(a, u"0.1.2"_s, 1);
    QVERIFY(a != b);
    facts::addTag(b, u"0.1.2"_s, 1);
    QCOMPARE(a, b);
    b.commits[facts::commit(1)].containedIn.reset(); // unknown is not the same as none
    QVERIFY(a != b);
}

QTEST_GUILESS_MAIN(SnapshotTest)
#include "tst_domain_snapshot.moc"
