// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/managedblock.h"
#include "domain/readiness.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using Kind = Condition::Kind;
using Found = Condition::Result;
using State = SignatureFacts::State;
using facts::commit;

namespace {

const QDateTime now = facts::hour(100);
const QString signer(40, u'A');
const QString one(64, u'1');
const QString two(64, u'2');

Asset asset(qint64 id, const QString &name, const QString &digest = {})
{
    Asset made;
    made.id = id;
    made.name = name;
    made.digest = digest.isEmpty() ? QString() : u"sha256:"_s + digest;
    return made;
}

/// 0.1.2-rc2 on commit 2 after 0.1.2-rc1 on commit 1, with a release that has a list and two files.
Snapshot start()
{
    Snapshot facts = facts::snapshot();
    facts::addTag(facts, u"0.1.2-rc1"_s, 1);
    facts::addTag(facts, u"0.1.2-rc2"_s, 2);
    facts.configuration.fromFile = true;
    facts.releases->append(facts::release(7, u"0.1.2-rc2"_s, true));
    facts.releases->last().body = u"Notes"_s;
    facts.releases->last().assets = {asset(1, u"SUMS.asc"_s), asset(2, u"x.deb"_s, one), asset(3, u"y.zip"_s, two)};
    return facts;
}

QString told(const Snapshot &facts, Kind kind)
{
    static const QStringList results{u"met"_s, u"waiting"_s, u"not met"_s, u"unknown"_s};
    QStringList all;
    for (const Condition &condition : readiness(facts, candidates(facts).shown.constFirst(), now)) {
        if (condition.kind != kind)
            continue;
        QStringList parts{results.value(static_cast<int>(condition.result))};
        if (condition.wanted > 0)
            parts.append(u"%1/%2"_s.arg(condition.found).arg(condition.wanted));
        if (!condition.details.isEmpty())
            parts.append(condition.details.join(u','));
        if (!condition.missing.isEmpty())
            parts.append(u"missing "_s + condition.missing.join(u','));
        if (!condition.unclear.isEmpty())
            parts.append(u"unclear "_s + condition.unclear.join(u','));
        all.append(parts.join(u' '));
    }
    return all.isEmpty() ? u"none"_s : all.join(u"; "_s);
}

struct ListCase {
    QList<Checksum> list{{u"x.deb"_s, one}, {u"y.zip"_s, two}};
    State state = State::Good;
    std::optional<ChecksumFault> fault{};
    QStringList signers{signer};
    QList<Asset> more{};
    bool isRead = true;
};

QString digestsOf(const ListCase &given, Kind kind = Kind::Digests)
{
    Snapshot facts = start();
    facts.configuration.signature = u"SUMS.asc"_s;
    facts.configuration.signers = given.signers;
    facts.releases->last().assets += given.more;
    if (given.isRead) {
        ChecksumFacts read;
        read.asset = 1;
        read.signers = given.signers;
        read.signature.state = given.state;
        read.list = given.list;
        read.fault = given.fault;
        facts.checksums = {read};
    }
    return told(facts, kind);
}

/// rc1 was rejected for this reason; what is known of the words in it.
Snapshot rejected(const QString &reason, const QList<NamedCommit> &named)
{
    Snapshot facts = start();
    CommitStatus status = facts::verdict(u"0.1.2-rc1"_s, Verdict::Kind::Rejected, 5);
    status.description = reason;
    facts.commits[commit(1)].statuses = QList<CommitStatus>{status};
    if (!named.isEmpty())
        facts.commits[commit(2)].reverts = RevertFacts{{}, named, {}};
    return facts;
}

NamedCommit named(NamedCommit::State state)
{
    return {u"a1b2c3d"_s, commit(9), u"Break it"_s, state};
}

} // namespace

class ProofsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksSayWhichHalfIsMissing();
    void digests();
    void signatures();
    void factsAreOfTheseBytesAndSigners();
    void notes();
    void checklist();
    void rejections();
    void rejectionsOfOtherVersions();
    void reverts();
};

void ProofsTest::checksSayWhichHalfIsMissing()
{
    const auto subjectWithout = [](auto member) {
        Snapshot facts = start();
        (facts.commits[commit(2)].checks.*member).reset();
        const auto all = readiness(facts, candidates(facts).shown.constFirst(), now);
        const auto checks = std::ranges::find(all, Kind::Checks, &Condition::kind);
        return checks->result == Found::Unknown ? checks->subject : u"known"_s;
    };
    QCOMPARE(subjectWithout(&CommitChecks::runs), u"runs"_s);
    QCOMPARE(subjectWithout(&CommitChecks::statuses), u"statuses"_s);
}

void ProofsTest::digests()
{
    QCOMPARE(told(start(), Kind::Digests), u"none"_s);
    QCOMPARE(digestsOf({}), u"met 2/2"_s);
    QCOMPARE(digestsOf({.list = {{u"x.deb"_s, two}, {u"y.zip"_s, two}}}), u"not met 1/2 x.deb"_s);
    QCOMPARE(digestsOf({.list = {{u"y.zip"_s, two}}}), u"not met 1/2 missing x.deb"_s);
    QCOMPARE(digestsOf({.list = {{u"x.deb"_s, one}, {u"y.zip"_s, two}, {u"z"_s, one}}, .more = {asset(4, u"z"_s)}}),
             u"unknown 2/3 unclear z"_s);
    QCOMPARE(digestsOf({.more = {asset(4, u"SUMS"_s, one), asset(5, u"x.deb.sig"_s, one)}}), u"met 2/2"_s);
    QCOMPARE(digestsOf({.list = {{u"x.deb"_s, one}, {u"y.zip"_s, two}, {u"SUMS"_s, one}},
                        .more = {asset(4, u"SUMS"_s, two)}}),
             u"not met 2/3 SUMS"_s);
    QCOMPARE(digestsOf({.list = {}, .fault = ChecksumFault{ChecksumFault::Kind::NotAList, 3}}), u"not met"_s);
    QCOMPARE(digestsOf({.isRead = false}), u"unknown"_s);
    // Without a good signature the list says nothing, neither good nor bad.
    for (const State state : {State::Bad, State::NotSigned, State::ForeignKey, State::NoKey, State::NoTool})
        QCOMPARE(digestsOf({.list = {}, .state = state}), u"unknown"_s);
    QCOMPARE(digestsOf({.state = State::NotAsked, .signers = {}}), u"met 2/2"_s);
    QCOMPARE(digestsOf({.list = {}, .state = State::Failed, .signers = {}}), u"unknown"_s);

    Snapshot facts = start();
    facts.configuration.signature = u"OTHER.asc"_s;
    QCOMPARE(told(facts, Kind::Digests), u"not met"_s);
    facts.releases.reset();
    QCOMPARE(told(facts, Kind::Digests), u"unknown"_s);
}

void ProofsTest::signatures()
{
    QCOMPARE(digestsOf({.state = State::NotAsked, .signers = {}}, Kind::Signature), u"none"_s);
    QCOMPARE(digestsOf({}, Kind::Signature), u"met"_s);
    for (const State state : {State::Bad, State::NotSigned, State::ForeignKey, State::ExpiredKey,
                              State::ExpiredSignature, State::RevokedKey})
        QCOMPARE(digestsOf({.state = state}, Kind::Signature), u"not met"_s);
    for (const State state : {State::NoKey, State::NoTool, State::Failed})
        QCOMPARE(digestsOf({.state = state}, Kind::Signature), u"unknown"_s);
    QCOMPARE(digestsOf({.isRead = false}, Kind::Signature), u"unknown"_s);
}

void ProofsTest::factsAreOfTheseBytesAndSigners()
{
    Snapshot facts = start();
    facts.configuration.signers = {signer};
    Asset list = asset(1, u"SUMS.asc"_s, one);
    list.updatedAt = facts::hour(3);
    ChecksumFacts read;
    read.asset = 1;
    read.assetDigest = list.digest;
    read.assetUpdatedAt = list.updatedAt;
    read.signers = {signer};
    facts.checksums = {read};
    QVERIFY(facts.findChecksums(list));
    Asset replaced = list;
    replaced.updatedAt = facts::hour(4);
    QVERIFY(!facts.findChecksums(replaced));
    replaced = list;
    replaced.digest = u"sha256:"_s + two;
    QVERIFY(!facts.findChecksums(replaced));
    facts.configuration.signers.append(QString(40, u'B'));
    QVERIFY(!facts.findChecksums(list));
}

void ProofsTest::notes()
{
    const auto of = [](const QString &body, bool fromFile, bool namesTemplate) {
        Snapshot facts = start();
        facts.configuration.fromFile = fromFile;
        facts.configuration.namesTemplate = namesTemplate;
        facts.releases->last().body = body;
        return told(facts, Kind::Notes);
    };
    QCOMPARE(of(u"All good"_s, true, true), u"met"_s);
    QCOMPARE(of(u"a\nTODO"_s, true, false), u"not met 2: TODO"_s);
    QCOMPARE(of(u"TODO"_s, false, false), u"none"_s);
    QCOMPARE(of({}, true, false), u"none"_s);
    QCOMPARE(of(u" \n"_s, true, true), u"not met"_s);
    // The block is nobody's notes.
    const QString block = withTick({}, {u"0.1.2-rc2"_s, u"TODO"_s, u"octocat"_s, now});
    QCOMPARE(of(block, true, true), u"not met"_s);
    QCOMPARE(of(u"Text\n\n"_s + block, true, true), u"met"_s);
}

void ProofsTest::checklist()
{
    Snapshot facts = start();
    facts.configuration.checklist = {u"A"_s, u"B"_s};
    facts.releases->last().body =
        withTick(withTick({}, {u"0.1.2-rc2"_s, u"A"_s, u"hubot"_s, now}), {u"0.1.2-rc1"_s, u"B"_s, u"hubot"_s, now});
    QCOMPARE(told(facts, Kind::Checklist), u"met hubot; not met"_s); // what was ticked for rc1 does not count
    facts.releases.reset();
    QCOMPARE(told(facts, Kind::Checklist), u"unknown; unknown"_s);
}

void ProofsTest::rejections()
{
    using S = NamedCommit::State;
    QCOMPARE(told(start(), Kind::Rejections), u"none"_s);
    QCOMPARE(told(rejected(u"It crashes"_s, {}), Kind::Rejections), u"none"_s);
    const QString reason = u"Crashes since a1b2c3d"_s;
    QCOMPARE(told(rejected(reason, {}), Kind::Rejections), u"unknown 0/1"_s);
    QCOMPARE(told(rejected(reason, {named(S::Contained)}), Kind::Rejections), u"not met 0/1 0000000 Break it"_s);
    QCOMPARE(told(rejected(reason, {named(S::Reverted)}), Kind::Rejections), u"met 1/1"_s);
    QCOMPARE(told(rejected(reason, {named(S::Absent)}), Kind::Rejections), u"met 1/1"_s);
    QCOMPARE(told(rejected(reason, {named(S::Unknown)}), Kind::Rejections), u"unknown 0/1"_s);
    QCOMPARE(told(rejected(reason, {named(S::NoCommit)}), Kind::Rejections), u"none"_s);

    // Taken back by a later verdict.
    Snapshot facts = rejected(reason, {named(S::Contained)});
    facts.commits[commit(1)].statuses->append(facts::verdict(u"0.1.2-rc1"_s, Verdict::Kind::Qualified, 6));
    QCOMPARE(told(facts, Kind::Rejections), u"none"_s);
    // The status was cut; the release has the whole reason.
    facts = rejected(u"A long story…"_s, {named(S::Contained)});
    facts.releases->last().body = withVerdict({}, {Verdict::Kind::Rejected, u"0.1.2-rc1"_s, reason, u"octocat"_s, now});
    QCOMPARE(told(facts, Kind::Rejections), u"not met 0/1 0000000 Break it"_s);
    // By somebody who may not write.
    facts = rejected(reason, {named(S::Contained)});
    facts.writeAccess.insert(u"octocat"_s, false);
    QCOMPARE(told(facts, Kind::Rejections), u"none"_s);
    // Nobody could be asked.
    facts = start();
    facts.commits[commit(1)].statuses.reset();
    QCOMPARE(told(facts, Kind::Rejections), u"unknown"_s);
}

void ProofsTest::rejectionsOfOtherVersions()
{
    const auto of = [](const QString &other, bool released) {
        Snapshot facts = start();
        facts::addTag(facts, other, 3);
        CommitStatus status = facts::verdict(other, Verdict::Kind::Rejected, 5);
        status.description = u"a1b2c3d"_s;
        facts.commits[commit(3)].statuses = QList<CommitStatus>{status};
        facts.commits[commit(2)].reverts = RevertFacts{{}, {named(NamedCommit::State::Contained)}, {}};
        if (released)
            facts::addTag(facts, u"0.1.1"_s, 4);
        const CandidateList all = candidates(facts);
        const auto self = std::ranges::find(all.shown, u"0.1.2-rc2"_s, [](const Candidate &c) { return c.tag.name; });
        return static_cast<int>(namedInRejections(facts, *self).size());
    };
    QCOMPARE(of(u"0.1.1-rc1"_s, false), 1);
    QCOMPARE(of(u"0.1.1-rc1"_s, true), 0); // its release has settled it
    QCOMPARE(of(u"0.1.3-rc1"_s, false), 0);
    QCOMPARE(of(u"0.1.2-rc3"_s, false), 0);
}

void ProofsTest::reverts()
{
    Snapshot facts = start();
    QCOMPARE(told(facts, Kind::Reverts), u"none"_s); // no branch is known
    facts.base = {u"main"_s, commit(20)};
    QCOMPARE(told(facts, Kind::Reverts), u"met"_s); // nothing came after it
    facts.commits[commit(2)].againstBase = AheadBehind{0, 4};
    QCOMPARE(told(facts, Kind::Reverts), u"unknown"_s);
    facts.commits[commit(2)].reverts = RevertFacts{commit(20), {}, QList<Revert>()};
    QCOMPARE(told(facts, Kind::Reverts), u"met"_s);
    const QList<Revert> revert{{commit(15), u"Revert it"_s, commit(1), {}}};
    facts.commits[commit(2)].reverts = RevertFacts{commit(20), {}, revert};
    QCOMPARE(told(facts, Kind::Reverts), u"not met 0000000 Revert it"_s);
    facts.commits[commit(2)].reverts = RevertFacts{commit(19), {}, revert}; // the branch has moved on
    QCOMPARE(told(facts, Kind::Reverts), u"unknown"_s);
    facts.commits[commit(2)].reverts = RevertFacts{commit(20), {}, {}};
    QCOMPARE(told(facts, Kind::Reverts), u"unknown"_s);
}

QTEST_APPLESS_MAIN(ProofsTest)
#include "tst_domain_proofs.moc"
