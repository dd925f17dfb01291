// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operations.h"
#include "remote.h"

#include <QTest>
#include <QTextStream>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using services::Outcome;

/// Two people promote two candidates of one version at the same moment.
class RaceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exactlyOneWins();
};

void RaceTest::exactlyOneWins()
{
    constexpr int rounds = 100;
    Operations operations;
    QVERIFY2(operations.fault().isEmpty(), qPrintable(operations.fault()));
    const Plan first = operations.plan(u"promote"_s);
    int firstWon = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto stage = operations.stage();
        QVERIFY2(stage->fault().isEmpty(), qPrintable(stage->fault()));
        // The other one is on another commit and was never linked to a release.
        Plan second = operations.plan(u"promote"_s);
        const QString tag = u"0.1.2-prerelease1"_s;
        const QString hex = stage->git({u"rev-parse"_s, tag + u"^{commit}"_s});
        second.tag = tag;
        second.commit = ObjectId::fromHex(hex).value_or(ObjectId());
        QVERIFY(second.commit != first.commit);
        second.steps.removeIf([](const Step &step) { return step.kind != Step::Kind::CreateTag; });
        second.steps.first().fromTag = QString();
        second.steps.first().commit = second.commit;

        services::Activity otherActivity(stage->dataDirectory() + u"-other"_s);
        services::Workspace other(stage->options(stage->sandbox().writeToken(), false), otherActivity);
        // Neither always begins.
        const auto startOther = [&] { return other.operations()->start(second, false); };
        if (round % 2 == 0)
            QVERIFY(startOther());
        QVERIFY(stage->start(first));
        if (round % 2 == 1)
            QVERIFY(startOther());
        QTRY_VERIFY_WITH_TIMEOUT(!stage->isRunning() && !other.operations()->isBusy(), 30000);

        const Outcome mine = stage->outcome();
        const Outcome theirs = other.operations()->outcome();
        const bool iWon = mine.kind != Outcome::Kind::Stopped;
        QCOMPARE(theirs.kind != Outcome::Kind::Stopped, !iWon);
        firstWon += iWon ? 1 : 0;
        const Error lost = iWon ? *theirs.error : *mine.error;
        QCOMPARE(lost.kind, ErrorKind::Conflict);
        const ObjectId winner = iWon ? first.commit : second.commit;
        QVERIFY2(lost.message.contains(u"0.1.2"_s) && lost.message.contains(winner.abbreviated()),
                 qPrintable(lost.message)); // what
        QVERIFY2(lost.message.contains(u"octocat"_s, Qt::CaseInsensitive), qPrintable(lost.message)); // who
        QCOMPARE(stage->git({u"rev-parse"_s, u"0.1.2^{commit}"_s}), winner.hex());
    }
    QTextStream(stdout) << "rounds: " << rounds << ", the first won " << firstWon << ", the second "
                        << rounds - firstWon << Qt::endl;
}

QTEST_GUILESS_MAIN(RaceTest)
#include "tst_race.moc"
