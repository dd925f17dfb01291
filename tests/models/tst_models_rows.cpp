// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/changesmodel.h"

#include "domain/facts.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;

namespace {

Commit change(int number, const QString &summary = {})
{
    Commit commit;
    commit.id = facts::commit(number);
    commit.summary = summary.isEmpty() ? u"change %1"_s.arg(number) : summary;
    return commit;
}

QList<Commit> changes(const QList<int> &numbers)
{
    QList<Commit> list;
    for (const int number : numbers)
        list.append(change(number));
    return list;
}

} // namespace

/// What every table of the program does when new facts arrive: rows that stay, stay chosen.
class TestModelsRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsFollowTheFacts_data()
    {
        QTest::addColumn<QList<int>>("before");
        QTest::addColumn<QList<int>>("after");
        QTest::addColumn<bool>("reset");
        QTest::newRow("first rows") << QList<int>{} << QList<int>{1, 2, 3} << true;
        QTest::newRow("nothing new") << QList<int>{1, 2, 3} << QList<int>{1, 2, 3} << false;
        QTest::newRow("one in front") << QList<int>{2, 3} << QList<int>{1, 2, 3} << false;
        QTest::newRow("one between") << QList<int>{1, 3} << QList<int>{1, 2, 3} << false;
        QTest::newRow("several behind") << QList<int>{1} << QList<int>{1, 2, 3, 4} << false;
        QTest::newRow("one gone") << QList<int>{1, 2, 3} << QList<int>{1, 3} << false;
        QTest::newRow("runs gone at both ends") << QList<int>{1, 2, 3, 4, 5} << QList<int>{3} << false;
        QTest::newRow("gone and new") << QList<int>{1, 2, 3, 4} << QList<int>{7, 2, 8, 9, 4, 6} << false;
        QTest::newRow("other order") << QList<int>{1, 2, 3} << QList<int>{3, 1, 2} << true;
        QTest::newRow("all others") << QList<int>{1, 2} << QList<int>{3, 4} << true;
        QTest::newRow("the same twice") << QList<int>{1, 2} << QList<int>{1, 1, 2} << true;
        QTest::newRow("none left") << QList<int>{1, 2} << QList<int>{} << true;
    }
    void rowsFollowTheFacts()
    {
        QFETCH(QList<int>, before);
        QFETCH(QList<int>, after);
        QFETCH(bool, reset);
        ChangesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setData(changes(before));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setData(changes(after));
        QCOMPARE(model.rows(), changes(after));
        QCOMPARE(resets.size(), reset ? 1 : 0);
    }

    void whatStaysStaysChosen()
    {
        ChangesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setData(changes({1, 2, 3}));
        QItemSelectionModel selection(&model);
        selection.select(model.index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        model.setData(changes({9, 8, 2, 3}));
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(model.at(selection.selectedRows().constFirst().row()).id, facts::commit(2));
    }

    void onlyWhatChangedIsAnnounced()
    {
        ChangesModel model;
        model.setData({change(1), change(2), change(3)});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setData({change(1), change(2, u"reworded"_s), change(3)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.constFirst().at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.constFirst().at(1).toModelIndex(), model.index(1, ChangesModel::ColumnCount - 1));
    }

    void wordsAreGivenFromOutside()
    {
        ChangesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setData(changes({1}));
        QVERIFY(!model.index(0, 0).data().isValid());
        QVERIFY(!model.headerData(0, Qt::Horizontal).isValid());
        QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
        model.setHeaders({u"Commit"_s, u"Change"_s});
        QCOMPARE(headers.size(), 1);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Change"_s);
        QVERIFY(!model.headerData(2, Qt::Horizontal).isValid());
        model.setPresentation([](const Commit &commit, int column, int role) {
            return role == Qt::DisplayRole ? QVariant(commit.summary + QString::number(column)) : QVariant();
        });
        QCOMPARE(model.index(0, 1).data().toString(), u"change 11"_s);
    }
};

QTEST_GUILESS_MAIN(TestModelsRows)
#include "tst_models_rows.moc"
