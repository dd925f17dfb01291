// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/rowtable.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

/// A table that is far wider than its viewport.
class TestUiRowTable final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(u"Fusion"_s); }

    void init()
    {
        m_model = std::make_unique<QStandardItemModel>(3, columns);
        for (int column = 0; column < columns; ++column) {
            m_model->setHorizontalHeaderItem(column, new QStandardItem(u"environment %1"_s.arg(column)));
            m_model->setItem(0, column, new QStandardItem(u"a longer cell than the header, %1"_s.arg(column)));
        }
        m_table = std::make_unique<ui::RowTable>();
        m_table->resize(800, 300);
        m_table->setItemDelegate(new QStyledItemDelegate(m_table.get())); // which measures plain items
        m_table->setModel(m_model.get());
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
        QTRY_VERIFY(m_table->columnWidth(0) > m_table->horizontalHeader()->sectionSizeHint(0));
    }
    void cleanup()
    {
        m_table.reset();
        m_model.reset();
    }

    void columnsGetTheirWidthWhenTheyComeIntoSight()
    {
        QVERIFY(!isFitted(columns / 2));
        QVERIFY(isFitted(m_table->columnAt(m_table->viewport()->width() - 1)));
        for (int i = 0; i < 10; ++i) {
            bar().setValue(bar().value() + m_table->viewport()->width());
            QVERIFY(isFitted(m_table->columnAt(m_table->viewport()->width() - 1)));
        }
    }

    void theEndIsTheLastColumn()
    {
        bar().setValue(bar().maximum());
        QCOMPARE(m_table->columnAt(m_table->viewport()->width() - 1), columns - 1);
        QVERIFY(isFitted(columns - 1));
        QCoreApplication::processEvents();
        QCOMPARE(m_table->columnAt(m_table->viewport()->width() - 1), columns - 1);
        bar().setValue(0);
        QCOMPARE(m_table->columnAt(0), 0);
    }

    void theCurrentRowIsShownAmongManyThatCame()
    {
        QSortFilterProxyModel filter;
        for (int row = 3; row < 1000; ++row)
            m_model->setItem(row, 0, new QStandardItem(QString::number(row)));
        filter.setSourceModel(m_model.get());
        m_table->setModel(&filter);
        filter.setFilterFixedString(u"99"_s);
        QCoreApplication::processEvents();
        m_table->selectRow(filter.rowCount() - 1);
        filter.setFilterFixedString({});
        m_table->showCurrent();
        QCOMPARE(m_table->currentIndex().row(), 999);
        const QRect place = m_table->visualRect(m_table->currentIndex());
        QVERIFY(place.top() >= 0 && place.bottom() < m_table->viewport()->height());
        m_table->setModel(nullptr);
    }

private:
    static constexpr int columns = 300;

    QScrollBar &bar() { return *m_table->horizontalScrollBar(); }
    /// Wide enough for its longest cell, which its header is not.
    bool isFitted(int column) const
    {
        return m_table->columnWidth(column) > m_table->horizontalHeader()->sectionSizeHint(column);
    }

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<ui::RowTable> m_table;
};

QTEST_MAIN(TestUiRowTable)
#include "tst_ui_rowtable.moc"
