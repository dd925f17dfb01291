// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/notesmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;
using Kind = NotesRow::Kind;

/// The list of templates and releases.
class TestModelsNotes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headingsStandBeforeWhatIsThere_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<int>("hidden");
        QTest::newRow("all") << QStringList() << QStringList{u"#"_s, u"hotfix.md"_s, u"#"_s, u"0.1.2"_s, u"0.1.1"_s}
                             << 0;
        QTest::newRow("a template") << QStringList{u"HOT"_s} << QStringList{u"#"_s, u"hotfix.md"_s} << 2;
        QTest::newRow("by its tag") << QStringList{u"prerelease2"_s} << QStringList{u"#"_s, u"0.1.2"_s} << 2;
        QTest::newRow("every word") << QStringList{u"0.1"_s, u"rc"_s} << QStringList() << 3;
    }

    void headingsStandBeforeWhatIsThere()
    {
        QFETCH(QStringList, words);
        QFETCH(QStringList, rows);
        QFETCH(int, hidden);
        NotesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setData(someRows());
        model.setData(someRows(), words);
        QStringList shown;
        for (const NotesRow &row : model.rows())
            shown.append(row.isHeading() ? u"#"_s : row.name);
        QCOMPARE(shown, rows);
        QCOMPARE(model.hiddenCount(), hidden);
        for (int i = 0; i < model.rowCount(); ++i)
            QCOMPARE(model.flags(model.index(i, 0)).testFlag(Qt::ItemIsSelectable), !model.at(i).isHeading());
        QCOMPARE(model.rowOfName(u"0.1.2"_s), int(rows.indexOf(u"0.1.2"_s)));
    }

private:
    static QList<NotesRow> someRows()
    {
        NotesRow file;
        file.kind = Kind::Template;
        file.name = file.path = u"hotfix.md"_s;
        NotesRow newest;
        newest.name = newest.document.name = u"0.1.2"_s;
        newest.document.tag = u"0.1.2-prerelease2"_s;
        NotesRow older;
        older.name = older.document.name = older.document.tag = u"0.1.1"_s;
        return {newest, file, older};
    }
};

QTEST_GUILESS_MAIN(TestModelsNotes)
#include "tst_models_notes.moc"
