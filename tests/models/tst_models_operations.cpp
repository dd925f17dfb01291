// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operationsfilter.h"
#include "models/operationsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace slipway;

using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC);

Operation operation(qint64 id, const QString &repository, const QString &tag, Operation::State state)
{
    Operation result;
    result.id = id;
    result.repository = *RepositoryName::parse(repository);
    result.by = id % 2 ? u"octocat"_s : u"Hubot"_s;
    result.startedAt = noon.addSecs(id);
    result.changedAt = result.startedAt.addSecs(1);
    result.state = state;
    result.plan.tag = tag;
    result.plan.finalTag = tag.section(u'-', 0, 0);
    result.plan.steps = {Step{.kind = Step::Kind::CreateTag, .tag = result.plan.finalTag}};
    result.progress = QList<StepProgress>(1);
    return result;
}

/// Newest first, as the journal gives them.
QList<Operation> someOperations()
{
    return {operation(4, u"octocat/network"_s, u"0.1.2-rc1"_s, Operation::State::Stopped),
            operation(3, u"octocat/other"_s, u"2.0.0-rc1"_s, Operation::State::Interrupted),
            operation(2, u"octocat/network"_s, u"0.1.1-rc1"_s, Operation::State::Done),
            operation(1, u"octocat/network"_s, u"0.1.0-rc1"_s, Operation::State::Closed)};
}

const std::optional<RepositoryName> here = RepositoryName::parse(u"octocat/network"_s);

QList<qint64> ids(const QAbstractItemModel &model)
{
    QList<qint64> list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row, 0).data(OperationsModel::IdRole).toLongLong());
    return list;
}

} // namespace

/// The list of the page Activity.
class TestModelsOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesOfARow()
    {
        OperationsModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setData(someOperations(), here);
        QCOMPARE(ids(model), QList<qint64>({4, 3, 2, 1}));
        const auto value = [&](int row, int role) { return model.index(row, 0).data(role); };
        QCOMPARE(value(0, OperationsModel::StateRole).toInt(), int(Operation::State::Stopped));
        QVERIFY(value(0, OperationsModel::UnfinishedRole).toBool());
        QVERIFY(!value(2, OperationsModel::UnfinishedRole).toBool());
        QVERIFY(value(0, OperationsModel::HereRole).toBool());
        QVERIFY(!value(1, OperationsModel::HereRole).toBool());
        QCOMPARE(model.rowOfId(2), 2);
        QCOMPARE(model.rowOfId(9), -1);
        model.setData(someOperations(), std::nullopt);
        QVERIFY(!value(0, OperationsModel::HereRole).toBool());
    }

    void whatIsChosenStays()
    {
        OperationsModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<Operation> operations = someOperations();
        model.setData(operations, here);
        const QPersistentModelIndex chosen(model.index(1, 0));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        operations.prepend(operation(5, u"octocat/network"_s, u"0.1.3-rc1"_s, Operation::State::Running));
        operations[1].progress[0].state = StepProgress::State::Done;
        model.setData(operations, here);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(changed.size(), 1); // a step of it went on
        QVERIFY(reset.isEmpty());
        QCOMPARE(chosen.row(), 2);
        QCOMPARE(chosen.data(OperationsModel::IdRole).toLongLong(), 3);
        model.setData({}, here);
        QVERIFY(!chosen.isValid());
    }

    void filters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("hereOnly");
        QTest::addColumn<bool>("unfinishedOnly");
        QTest::addColumn<QList<qint64>>("shown");
        QTest::newRow("nothing is asked") << QString() << false << false << QList<qint64>{4, 3, 2, 1};
        QTest::newRow("here") << QString() << true << false << QList<qint64>{4, 2, 1};
        QTest::newRow("unfinished") << QString() << false << true << QList<qint64>{4, 3};
        QTest::newRow("both") << QString() << true << true << QList<qint64>{4};
        QTest::newRow("a tag") << u"0.1.1"_s << false << false << QList<qint64>{2};
        QTest::newRow("who, in any case") << u"OCTOCAT hubot"_s << false << false << QList<qint64>{4, 2};
        QTest::newRow("a repository") << u"other"_s << false << false << QList<qint64>{3};
        QTest::newRow("what is shown") << u"shown 3"_s << false << false << QList<qint64>{3};
        QTest::newRow("nothing") << u"nonsense"_s << false << false << QList<qint64>{};
    }

    void filters()
    {
        QFETCH(QString, text);
        QFETCH(bool, hereOnly);
        QFETCH(bool, unfinishedOnly);
        QFETCH(QList<qint64>, shown);
        OperationsModel model;
        model.setPresentation([](const OperationRow &row, int column, int role) {
            return role == Qt::DisplayRole && column == 0 ? QVariant(u"Shown %1"_s.arg(row.operation.id)) : QVariant();
        });
        OperationsFilter filter;
        QAbstractItemModelTester tester(&filter, Mode::QtTest);
        filter.setSourceModel(&model);
        filter.sort(OperationsModel::WhenColumn, Qt::DescendingOrder);
        model.setData(someOperations(), here);
        filter.setText(text);
        filter.setHereOnly(hereOnly);
        filter.setUnfinishedOnly(unfinishedOnly);
        QCOMPARE(ids(filter), shown);
        QCOMPARE(filter.hiddenCount(), 4 - int(shown.size()));
    }

    void sorts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QList<qint64>>("sorted");
        QTest::newRow("newest") << int(OperationsModel::WhenColumn) << Qt::DescendingOrder << QList<qint64>{4, 3, 2, 1};
        QTest::newRow("oldest") << int(OperationsModel::WhenColumn) << Qt::AscendingOrder << QList<qint64>{1, 2, 3, 4};
        QTest::newRow("what") << int(OperationsModel::WhatColumn) << Qt::AscendingOrder << QList<qint64>{1, 2, 4, 3};
        QTest::newRow("what needs somebody")
            << int(OperationsModel::StateColumn) << Qt::AscendingOrder << QList<qint64>{4, 3, 2, 1};
        QTest::newRow("who: the newest of equal ones first")
            << int(OperationsModel::ByColumn) << Qt::AscendingOrder << QList<qint64>{4, 2, 3, 1};
        QTest::newRow("where, downwards: still the newest first")
            << int(OperationsModel::RepositoryColumn) << Qt::DescendingOrder << QList<qint64>{3, 4, 2, 1};
    }

    void sorts()
    {
        QFETCH(int, column);
        QFETCH(Qt::SortOrder, order);
        QFETCH(QList<qint64>, sorted);
        OperationsModel model;
        OperationsFilter filter;
        QAbstractItemModelTester tester(&filter, Mode::QtTest);
        filter.setSourceModel(&model);
        filter.sort(column, order);
        model.setData(someOperations(), here);
        QCOMPARE(ids(filter), sorted);
    }
};

QTEST_GUILESS_MAIN(TestModelsOperations)
#include "tst_models_operations.moc"
