// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/commit.h"
#include "facts.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

using facts::status;
using State = CommitStatus::State;

class CheckTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsUp_data();
    void sumsUp();
    void takesTheNewestOfEachContext();
    void leavesVerdictsOut();
    void findsPullRequests_data();
    void findsPullRequests();
};

void CheckTest::sumsUp_data()
{
    QTest::addColumn<CommitChecks>("checks");
    QTest::addColumn<ChecksSummary>("sum");
    using Checks = QList<Check>;
    const Check passed{u"a"_s, Check::State::Passed};
    const Check failed{u"b"_s, Check::State::Failed};
    const Check running{u"c"_s, Check::State::Running};
    const Check neutral{u"d"_s, Check::State::Neutral};
    QTest::newRow("unknown") << CommitChecks() << ChecksSummary();
    QTest::newRow("none") << CommitChecks{Checks(), Checks()} << ChecksSummary{0, 0, 0, 0, true};
    QTest::newRow("each kind") << CommitChecks{Checks{passed, failed, running, neutral}, Checks{passed}}
                               << ChecksSummary{2, 1, 1, 4, true};
    QTest::newRow("runs unknown") << CommitChecks{std::nullopt, Checks{passed}} << ChecksSummary{1, 0, 0, 1, false};
    QTest::newRow("statuses unknown") << CommitChecks{Checks{failed}, std::nullopt} << ChecksSummary{0, 0, 1, 1, false};
    QTest::newRow("neutral alone") << CommitChecks{Checks{neutral}, Checks()} << ChecksSummary{0, 0, 0, 0, true};
}

void CheckTest::sumsUp()
{
    QFETCH(const CommitChecks, checks);
    QTEST(summary(checks), "sum");
}

void CheckTest::takesTheNewestOfEachContext()
{
    const auto told = [](const QList<CommitStatus> &statuses) {
        QStringList words;
        for (const Check &check : checksFromStatuses(statuses))
            words.append(check.name + u' ' + QString::number(static_cast<int>(check.state)) + u' ' + check.detail);
        return words.join(u", "_s);
    };
    const QString passed = QString::number(static_cast<int>(Check::State::Passed));
    const QString failed = QString::number(static_cast<int>(Check::State::Failed));
    const QString running = QString::number(static_cast<int>(Check::State::Running));
    const auto first = status(u"ci/build"_s, State::Pending, u"octocat"_s, 1, u"first"_s);
    const auto second = status(u"CI/Build"_s, State::Success, u"octocat"_s, 2, u"second"_s);
    const auto same = status(u"ci/build"_s, State::Error, u"octocat"_s, 2, u"same second"_s);
    const auto other = status(u"ci/lint"_s, State::Failure, u"octocat"_s, 0, u"other"_s);
    QCOMPARE(told({}), QString());
    QCOMPARE(told({first}), QString(u"ci/build "_s + running + u" first"_s));
    QCOMPARE(told({first, second}), QString(u"CI/Build "_s + passed + u" second"_s));
    QCOMPARE(told({second, first}), QString(u"CI/Build "_s + passed + u" second"_s));
    QCOMPARE(told({second, same}), QString(u"ci/build "_s + failed + u" same second"_s));
    QCOMPARE(told({first, other, second}),
             QString(u"CI/Build "_s + passed + u" second, ci/lint "_s + failed + u" other"_s));
}

void CheckTest::leavesVerdictsOut()
{
    const auto checks = checksFromStatuses({status(u"qualification/0.1.2-rc1"_s, State::Success, u"octocat"_s, 1),
                                            status(u"Qualification/0.1.2-rc2"_s, State::Failure, u"octocat"_s, 1),
                                            status(u"qualifications"_s, State::Success, u"octocat"_s, 1)});
    QCOMPARE(checks.size(), 1);
    QCOMPARE(checks.constFirst().name, u"qualifications"_s);
    QCOMPARE(checks.constFirst().finishedAt, facts::hour(1));
}

void CheckTest::findsPullRequests_data()
{
    QTest::addColumn<QString>("summary");
    QTest::addColumn<std::optional<int>>("number");
    const auto row = [](const char *summary, std::optional<int> number) {
        QTest::newRow(summary) << QString::fromUtf8(summary) << number;
    };
    row("", std::nullopt);
    row("Merge pull request #123 from octocat/fix", 123);
    row("Merge pull request #123", 123);
    row("Mend the gate (#7)", 7);
    row("Mend the gate (#7) ", 7);
    row("Revert \"Mend the gate (#7)\" (#12)", 12);
    row("Mend the gate (#7) again", std::nullopt);
    row("Mend #7", std::nullopt);
    row("(#0)", std::nullopt);
    row("Mend the gate (#7 )", std::nullopt);
    row("Mend the gate (#7)) ", std::nullopt);
    row("Mend (#7) the gate (#", std::nullopt);
    row("Merge pull request #123\u00e9", 123);
    row("Merge pull request #123_", std::nullopt);
    row("(#-1)", std::nullopt);
    row("(#01)", std::nullopt);
    row("(#999999999)", 999'999'999);
    row("(#9999999999)", std::nullopt);
    row("Merge pull request #12x", std::nullopt);
    row("Merge branch 'main' of #4", std::nullopt);
    row("(#\u0661)", std::nullopt);
}

void CheckTest::findsPullRequests()
{
    QFETCH(const QString, summary);
    QTEST(pullRequestNumber(summary), "number");
}

QTEST_GUILESS_MAIN(CheckTest)
#include "tst_domain_check.moc"
