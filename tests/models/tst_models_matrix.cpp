// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/facts.h"
#include "models/fuzzymatch.h"
#include "models/versionmatrixfilter.h"
#include "models/versionmatrixmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;

namespace {

using Cell = VersionRow::Cell;

VersionRow row(const QString &name, int commit, const QList<Cell> &cells)
{
    return {name, facts::commit(commit), TagScheme().classify(name), {}, cells};
}

Cell now(int hour)
{
    return {Cell::Kind::Now, facts::hour(hour)};
}

QList<VersionRow> rows()
{
    return {row(u"main"_s, 5, {now(9), {}}), row(u"0.1.2-prerelease2"_s, 4, {{}, now(7)}),
            row(u"0.1.1"_s, 3, {{}, {Cell::Kind::Past, facts::hour(2), facts::hour(7)}})};
}

QList<VersionMatrixModel::Environment> environments()
{
    return {{u"preview"_s}, {u"production"_s}};
}

QStringList names(const QAbstractItemModel &model)
{
    QStringList result;
    for (int i = 0; i < model.rowCount(); ++i)
        result.append(model.index(i, 0).data(VersionMatrixModel::NameRole).toString());
    return result;
}

} // namespace

class TestModelsMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isATable()
    {
        VersionMatrixModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        VersionMatrixFilter filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setHeaders({u"Version"_s, u"Commit"_s, u"Candidate of"_s});
        model.setData(rows(), environments());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.columnCount(), 5);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Commit"_s);
        QCOMPARE(model.headerData(4, Qt::Horizontal).toString(), u"production"_s);
        QVERIFY(!model.headerData(5, Qt::Horizontal).isValid());
        QCOMPARE(model.index(1, 4).data(VersionMatrixModel::SinceRole).toDateTime(), facts::hour(7));
        QCOMPARE(model.rowOf(u"0.1.1"_s), 2);
        QCOMPARE(model.rowOf(u"9.9.9"_s), -1);
        filter.setText(u"0.1"_s);
        model.setData(rows().first(1), environments());
        model.setData(rows(), {{u"preview"_s}, {u"production"_s}});
        model.setData({}, QList<VersionMatrixModel::Environment>());
        QCOMPARE(filter.rowCount(), 0);
    }

    void rowsThatStayKeepTheirIndexes()
    {
        VersionMatrixModel model;
        model.setData(rows(), environments());
        const QPersistentModelIndex kept(model.index(1, 0));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QList<VersionRow> changedRows = rows();
        changedRows[2].cells[0] = now(10);
        model.setData(changedRows, environments());
        QVERIFY(kept.isValid());
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 2);

        model.setData(changedRows, environments());
        QCOMPARE(changed.size(), 1);

        model.setData(changedRows.first(2), environments());
        QCOMPARE(reset.size(), 1);
        model.setData(changedRows.first(2), {{u"preview"_s}, {u"production"_s, false}});
        QCOMPARE(reset.size(), 2);
    }

    void presentationKnowsTheCell()
    {
        VersionMatrixModel model;
        model.setPresentation([](const VersionRow &row, int column, const VersionMatrixModel::Environment *environment,
                                 int role) -> QVariant {
            if (role != Qt::DisplayRole)
                return {};
            return environment ? QString(row.name + u'@' + environment->name) : QString::number(column);
        });
        model.setData(rows(), environments());
        QCOMPARE(model.index(0, 2).data().toString(), u"2"_s);
        QCOMPARE(model.index(0, 3).data().toString(), u"main@preview"_s);
    }

    void filter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("left");
        const QStringList all{u"main"_s, u"0.1.2-prerelease2"_s, u"0.1.1"_s};
        QTest::newRow("nothing typed") << QString() << all;
        QTest::newRow("version") << u"0.1.1"_s << QStringList{u"0.1.1"_s};
        QTest::newRow("case does not count") << u"MAIN"_s << QStringList{u"main"_s};
        QTest::newRow("every word") << u"0.1 pre"_s << QStringList{u"0.1.2-prerelease2"_s};
        QTest::newRow("beginning of a commit") << facts::commit(3).abbreviated() << all;
        QTest::newRow("whole commit") << facts::commit(3).hex() << QStringList{u"0.1.1"_s};
        QTest::newRow("nothing fits") << u"zzz"_s << QStringList();
    }

    void filter()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, left);
        VersionMatrixModel model;
        model.setData(rows(), environments());
        VersionMatrixFilter filter;
        filter.setSourceModel(&model);
        filter.setText(text);
        QCOMPARE(names(filter), left);
        QCOMPARE(filter.hiddenCount(), 3 - left.size());
        QCOMPARE(filter.isActive(), !text.isEmpty());
    }

    void sorting()
    {
        VersionMatrixModel model;
        model.setData(rows(), environments());
        VersionMatrixFilter filter;
        filter.setSourceModel(&model);
        filter.sort(VersionMatrixModel::VersionColumn, Qt::DescendingOrder); // as candidates are sorted
        QCOMPARE(names(filter), (QStringList{u"main"_s, u"0.1.2-prerelease2"_s, u"0.1.1"_s}));
        // By an environment: the newest there first, what was never there last.
        filter.sort(4, Qt::AscendingOrder);
        QCOMPARE(names(filter), (QStringList{u"0.1.2-prerelease2"_s, u"0.1.1"_s, u"main"_s}));
        filter.sort(VersionMatrixModel::CommitColumn, Qt::AscendingOrder);
        QCOMPARE(names(filter), (QStringList{u"0.1.1"_s, u"0.1.2-prerelease2"_s, u"main"_s}));
    }

    void fuzzy_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("beginnings of words") << u"nc"_s << u"New candidate…"_s << u"Environments of candidates"_s;
        QTest::newRow("together before apart") << u"open"_s << u"Open repository…"_s << u"Show one pending"_s;
        QTest::newRow("fits before does not fit") << u"rfsh"_s << u"Refresh"_s << u"Candidates"_s;
        QTest::newRow("spaces and case do not count") << u"NEW c"_s << u"New candidate…"_s << u"Renew all commits"_s;
        QTest::newRow("the best of several places") << u"ca"_s << u"Track Candidates"_s << u"Scan all"_s;
    }

    void fuzzy()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyScore(typed, better).has_value());
        QVERIFY2(fuzzyScore(typed, better) > fuzzyScore(typed, worse), "the better one is not above the worse one");
    }

    void fuzzyNeedsTheOrder()
    {
        QCOMPARE(fuzzyScore(u"cba"_s, u"abc"_s), std::nullopt);
        QCOMPARE(fuzzyScore(u"abcd"_s, u"abc"_s), std::nullopt);
        QCOMPARE(fuzzyScore(u"aa"_s, u"a"_s), std::nullopt);
        QCOMPARE(fuzzyScore({}, u"anything"_s), std::optional(0));
    }
};

QTEST_GUILESS_MAIN(TestModelsMatrix)
#include "tst_models_matrix.moc"
