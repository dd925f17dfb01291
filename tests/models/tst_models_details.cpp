// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assetsmodel.h"
#include "models/checksmodel.h"
#include "models/commitsmodel.h"
#include "models/planmodel.h"
#include "models/readinessmodel.h"

#include "domain/facts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;

using Mode = QAbstractItemModelTester::FailureReportingMode;

/// The lists of a candidate's details and of the dialogs.
class TestModelsDetails : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksThatNeedSomebodyComeFirst()
    {
        ChecksModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QSortFilterProxyModel sorted;
        QAbstractItemModelTester proxyTester(&sorted, Mode::QtTest);
        sorted.setSourceModel(&model);
        sorted.setSortRole(ChecksModel::SortRole);
        model.setData({{.name = u"skipped"_s, .state = Check::State::Neutral},
                       {.name = u"lint"_s, .state = Check::State::Passed},
                       {.name = u"build"_s, .state = Check::State::Running},
                       {.name = u"e2e"_s, .state = Check::State::Failed}});
        const auto names = [](const auto &rows) {
            QStringList list;
            for (const Check &check : rows)
                list.append(check.name);
            return list;
        };
        QCOMPARE(names(model.rows()), QStringList({u"e2e"_s, u"build"_s, u"lint"_s, u"skipped"_s}));
        sorted.sort(ChecksModel::NameColumn);
        QCOMPARE(sorted.mapToSource(sorted.index(0, 0)).row(), 1);
    }

    void missingAssetsComeFirst()
    {
        AssetsModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setData({Asset{.id = 4, .name = u"network.deb"_s, .size = 12}}, {u"*-linux-x64*"_s});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.at(0).missing);
        QCOMPARE(model.at(0).asset.name, u"*-linux-x64*"_s);
        QVERIFY(!model.at(1).missing);
        const auto size = [&](int row) {
            return model.index(row, AssetsModel::SizeColumn).data(AssetsModel::SortRole);
        };
        QCOMPARE(size(1).toLongLong(), 12);
        model.setData({Asset{.id = 4, .name = u"network.deb"_s, .size = 12}}, {});
        QCOMPARE(model.rowCount(), 1);
    }

    void conditionsKeepTheirRows()
    {
        ReadinessModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        Condition checks{
            .kind = Condition::Kind::Checks, .result = Condition::Result::Waiting, .found = 1, .wanted = 2};
        const Condition soak{.kind = Condition::Kind::Soak, .subject = u"preview"_s};
        model.setData({checks, soak});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        checks.result = Condition::Result::Met;
        model.setData({checks, soak});
        QCOMPARE(changed.size(), 1);
        QVERIFY(reset.isEmpty());
        QCOMPARE(model.index(0, 0).data(ReadinessModel::ResultRole).toInt(), int(Condition::Result::Met));
        QCOMPARE(model.index(1, 0).data(ReadinessModel::ResultRole).toInt(), int(Condition::Result::Unknown));
    }

    void aPlanAndItsProgress()
    {
        PlanModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        Plan plan;
        plan.tag = u"0.1.2-rc1"_s;
        plan.steps = {Step{.kind = Step::Kind::CreateTag, .tag = u"0.1.2"_s},
                      Step{.kind = Step::Kind::AwaitDeployment, .environment = u"production"_s}};
        model.setData(plan);
        const auto state = [&](int row) { return model.index(row, 0).data(PlanModel::StateRole).toInt(); };
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(state(1), int(StepProgress::State::Waiting));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setData(plan, {StepProgress{.state = StepProgress::State::Done}});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(state(0), int(StepProgress::State::Done));
        QCOMPARE(state(1), int(StepProgress::State::Waiting));
    }

    void commitsBearWhatIsOnThem()
    {
        Snapshot snapshot = facts::snapshot();
        facts::addTag(snapshot, u"0.1.0-rc1"_s, 2);
        facts::addTag(snapshot, u"unrelated"_s, 2);
        const Deployment running = facts::deployment(1, u"main"_s, 3, 1, {DeploymentState::Success});
        snapshot.environments = QList<Environment>{facts::environment(u"testing"_s, Follows::Branch, QList{running})};
        CommitsModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        Commit newest{.id = facts::commit(3), .summary = u"Newest (#9)"_s, .authorName = u"octocat"_s};
        newest.pullRequest = 9;
        model.setData({newest, Commit{.id = facts::commit(2), .summary = u"Older"_s, .authorName = u"hubot"_s}},
                      snapshot);
        QCOMPARE(model.at(0).environments, QStringList(u"testing"_s));
        QVERIFY(model.at(0).tags.isEmpty());
        QCOMPARE(model.at(1).tags, QStringList(u"0.1.0-rc1"_s));
        QCOMPARE(model.index(0, 0).data(CommitsModel::HexRole).toString(), facts::commit(3).hex());
        const QString text = model.index(0, 0).data(CommitsModel::SearchRole).toString();
        for (const auto &word : {u"newest"_s, u"octocat"_s, u"#9"_s, u"testing"_s})
            QVERIFY2(text.contains(word), qPrintable(word));
    }
};

QTEST_GUILESS_MAIN(TestModelsDetails)
#include "tst_models_details.moc"
