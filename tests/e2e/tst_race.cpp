// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operations.h"
#include "remote.h"
#include "support/waiting.h"

#include <QTest>
#include <QTextStream>

#include <algorithm>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using services::OperationService;
using services::Outcome;

#ifdef __SANITIZE_ADDRESS__
constexpr int rounds = 34; // about memory, a part of them tells as much
#else
constexpr int rounds = 100;
#endif

/// Two people promote at the same moment: two candidates of one version, or the same one.
class RaceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exactlyOneWins();
    void theSameCandidate_data();
    void theSameCandidate();

private:
    /// One of the two, and what they do.
    struct Side {
        OperationService &operations;
        const Plan &plan;

        bool start() const { return operations.start(plan, false); }
        bool stopped() const { return operations.outcome().kind == Outcome::Kind::Stopped; }
        /// Why it stopped; of another kind and empty where it did not.
        Error error() const { return operations.outcome().error.value_or(Error{ErrorKind::Stopped, {}}); }
    };

    static bool race(const Side &first, const Side &second, int lead);
    static QList<sandbox::ReleaseRecord> releases(Stage &stage);
    /// The first for a tag; else an empty one.
    static sandbox::ReleaseRecord releaseAt(Stage &stage, const QString &tag);

    std::unique_ptr<Operations> m_operations;
};

void RaceTest::initTestCase()
{
    m_operations = std::make_unique<Operations>();
    QVERIFY2(m_operations->fault().isEmpty(), qPrintable(m_operations->fault()));
}

/// Both to their end. The second begins when the first one has reported so often how far it is (at most three times for
/// each step: it runs, it is about to change something, it is done); 0: before the first. An offset in what is done,
/// which is the same on every machine.
bool RaceTest::race(const Side &first, const Side &second, int lead)
{
    bool begun = lead == 0 && second.start();
    int reports = 0;
    QObject context;
    connect(&first.operations, &OperationService::progressed, &context, [&] {
        if (++reports == lead)
            begun = second.start();
    });
    return first.start()
        && test::waitUntil([&] { return begun && !first.operations.isBusy() && !second.operations.isBusy(); },
                           std::chrono::seconds(30));
}

QList<sandbox::ReleaseRecord> RaceTest::releases(Stage &stage)
{
    QList<sandbox::ReleaseRecord> all;
    stage.sandbox().invoke([&all](sandbox::State &state) { all = state.releases; });
    return all;
}

sandbox::ReleaseRecord RaceTest::releaseAt(Stage &stage, const QString &tag)
{
    const QList<sandbox::ReleaseRecord> all = releases(stage);
    const auto found = std::ranges::find(all, tag, &sandbox::ReleaseRecord::tagName);
    return found == all.cend() ? sandbox::ReleaseRecord() : *found;
}

void RaceTest::exactlyOneWins()
{
    const Plan ours = m_operations->plan(u"promote"_s);
    const Plan theirs = m_operations->rival();
    QVERIFY(!theirs.steps.isEmpty() && theirs.commit != ours.commit);
    QCOMPARE(theirs.finalTag, ours.finalTag);
    // From the same moment to when the first one has surely made the tag, which decides.
    const auto tagged = std::ranges::find(ours.steps, Step::Kind::CreateTag, &Step::kind) - ours.steps.cbegin();
    const int decided = 3 * (int(tagged) + 1);
    QVERIFY(rounds > 2 * decided + 1); // each of the two is that far ahead once at least
    int weWon = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto stage = m_operations->stage();
        QVERIFY2(stage->fault().isEmpty(), qPrintable(stage->fault()));
        services::Activity otherActivity(stage->dataDirectory() + u"-other"_s);
        services::Workspace other(stage->options(stage->sandbox().writeToken(), false), otherActivity);
        const Side we{*stage->workspace().operations(), ours};
        const Side they{*other.operations(), theirs};
        const int lead = round / 2 % (decided + 1);
        const bool weBegin = round % 2 == 0;
        QVERIFY(weBegin ? race(we, they, lead) : race(they, we, lead));

        QVERIFY2(we.stopped() != they.stopped(), qPrintable(we.error().message + they.error().message));
        const bool won = they.stopped();
        weWon += won ? 1 : 0;
        QVERIFY2(lead < decided || won == weBegin, "who made the tag before the other one began lost");
        const Error lost = won ? they.error() : we.error();
        QCOMPARE(lost.kind, ErrorKind::Conflict);
        const ObjectId winner = won ? ours.commit : theirs.commit;
        QVERIFY2(lost.message.contains(u"0.1.2"_s) && lost.message.contains(winner.abbreviated()),
                 qPrintable(lost.message)); // what
        QVERIFY2(lost.message.contains(u"octocat"_s, Qt::CaseInsensitive), qPrintable(lost.message)); // who
        QCOMPARE(stage->git({u"rev-parse"_s, u"0.1.2^{commit}"_s}), winner.hex());
        // The winner's promotion is whole, and the loser's left nothing.
        const QList<sandbox::ReleaseRecord> all = releases(*stage);
        QCOMPARE(std::ranges::count(all, u"0.1.2"_s, &sandbox::ReleaseRecord::tagName), 1);
        const sandbox::ReleaseRecord made = releaseAt(*stage, u"0.1.2"_s);
        QVERIFY(!made.draft && !made.prerelease);
        QVERIFY(std::ranges::none_of(all, &sandbox::ReleaseRecord::draft));
    }
    QTextStream(stdout) << "rounds: " << rounds << ", one won " << weWon << ", the other " << rounds - weWon
                        << Qt::endl;
    QVERIFY(weWon > 0 && weWon < rounds);
}

void RaceTest::theSameCandidate_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"promote"_s, u"promote, own release"_s})
        QTest::addRow("%s", qPrintable(name)) << name;
}

/// What both want is there once in the end, whoever did which part of it.
void RaceTest::theSameCandidate()
{
    QFETCH(const QString, name);
    constexpr int some = 16;
    const Plan plan = m_operations->plan(name);
    int stops = 0;
    for (int round = 0; round < some; ++round) {
        const auto stage = m_operations->stage();
        QVERIFY2(stage->fault().isEmpty(), qPrintable(stage->fault()));
        services::Activity otherActivity(stage->dataDirectory() + u"-other"_s);
        services::Workspace other(stage->options(stage->sandbox().writeToken(), false), otherActivity);
        const qsizetype assets = releaseAt(*stage, plan.tag).assets.size();
        QVERIFY(assets > 0);
        const Side we{*stage->workspace().operations(), plan};
        const Side they{*other.operations(), plan};
        // Most of it side by side, and the rest at any step.
        const int lead = round < some / 2 ? round : int(2 * plan.steps.size()) * round / some;
        QVERIFY(round % 2 == 0 ? race(we, they, lead) : race(they, we, lead));

        const QString where = u"lead %1\nwe: %2\nthey: %3"_s.arg(lead).arg(we.error().message, they.error().message);
        for (const Side &side : {we, they}) {
            if (!side.stopped())
                continue;
            ++stops;
            const ErrorKind kind = side.error().kind;
            QVERIFY2(kind == ErrorKind::Conflict || kind == ErrorKind::AlreadyExists, qPrintable(where));
            QVERIFY2(side.error().message.contains(u"0.1.2"_s), qPrintable(where));
        }
        QCOMPARE(stage->git({u"rev-parse"_s, u"0.1.2^{commit}"_s}), plan.commit.hex());
        const QList<sandbox::ReleaseRecord> all = releases(*stage);
        const auto count = std::ranges::count(all, u"0.1.2"_s, &sandbox::ReleaseRecord::tagName);
        QVERIFY2(count == 1, qPrintable(u"%1 releases, %2"_s.arg(count).arg(where)));
        const sandbox::ReleaseRecord made = releaseAt(*stage, u"0.1.2"_s);
        QVERIFY2(!made.draft && !made.prerelease, qPrintable(where));
        QCOMPARE(made.assets.size(), assets);
        QVERIFY2(std::ranges::none_of(all, &sandbox::ReleaseRecord::draft), qPrintable(where));
    }
    QTextStream(stdout) << name << ", rounds: " << some << ", stopped: " << stops << " of " << 2 * some << Qt::endl;
}

QTEST_GUILESS_MAIN(RaceTest)
#include "tst_race.moc"
