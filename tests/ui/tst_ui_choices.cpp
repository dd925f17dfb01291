// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/choices.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;
using ui::Choices;

/// What a combo box offers.
class TestUiChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoxShowsThem()
    {
        Choices choices;
        QAbstractItemModelTester tester(&choices, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QComboBox box;
        box.setModel(&choices);
        QVERIFY(choices.set({{u"since 0.1.0"_s, {}}, {u"since 0.0.9"_s, u"0.0.9"_s}}));
        QCOMPARE(box.count(), 2);
        box.setCurrentIndex(choices.find(u"0.0.9"_s));
        QCOMPARE(box.currentText(), u"since 0.0.9"_s);
        QCOMPARE(box.currentData().toString(), u"0.0.9"_s);
        QCOMPARE(choices.find(u"0.0.8"_s), -1);
    }

    void theSameChangesNothing()
    {
        Choices choices;
        QComboBox box;
        box.setModel(&choices);
        choices.set({{u"a"_s, u"a"_s}, {u"b"_s, u"b"_s}});
        box.setCurrentIndex(1);
        QVERIFY(!choices.set({{u"a"_s, u"a"_s}, {u"b"_s, u"b"_s}}));
        QCOMPARE(box.currentIndex(), 1);
        QVERIFY(choices.set({}));
        QCOMPARE(box.currentIndex(), -1);
    }
};

QTEST_MAIN(TestUiChoices)
#include "tst_ui_choices.moc"
