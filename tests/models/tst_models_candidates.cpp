// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/candidatesfilter.h"
#include "models/candidatesmodel.h"

#include "domain/facts.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace slipway;

namespace {

Snapshot history()
{
    Snapshot snapshot = facts::snapshot();
    facts::addTag(snapshot, u"0.9.0-rc9"_s, 1);
    facts::addTag(snapshot, u"0.9.0-rc10"_s, 2);
    facts::addTag(snapshot, u"0.9.0"_s, 2);
    facts::addTag(snapshot, u"0.10.0-rc1"_s, 3);
    facts::addTag(snapshot, u"0.10.0-rc2"_s, 4);
    facts::addTag(snapshot, u"0.10.0-nightly7"_s, 5);
    snapshot.scheme = snapshot.scheme.withLabels({u"rc"_s});
    snapshot.commits[facts::commit(4)].commit = Commit{.id = facts::commit(4),
                                                       .summary = u"Rotate the keys (#521)"_s,
                                                       .authorName = u"Mona Lisa"_s,
                                                       .authorLogin = u"monalisa"_s,
                                                       .pullRequest = 521};
    return snapshot;
}

QStringList tags(const QAbstractItemModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row, 0).data(CandidatesModel::TagRole).toString());
    return list;
}

} // namespace

class TestModelsCandidates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<CandidatesModel>();
        m_filter = std::make_unique<CandidatesFilter>();
        m_filter->setSourceModel(m_model.get());
        using Mode = QAbstractItemModelTester::FailureReportingMode;
        m_testers = std::make_unique<QObject>();
        new QAbstractItemModelTester(m_model.get(), Mode::QtTest, m_testers.get());
        new QAbstractItemModelTester(m_filter.get(), Mode::QtTest, m_testers.get());
        show(history());
    }
    void cleanup()
    {
        m_testers.reset();
        m_filter.reset();
        m_model.reset();
    }

    void newestVersionFirst()
    {
        QCOMPARE(tags(*m_model), QStringList({u"0.10.0-rc2"_s, u"0.10.0-rc1"_s, u"0.9.0-rc10"_s, u"0.9.0-rc9"_s}));
        const QModelIndex first = m_model->index(0, 0);
        QCOMPARE(first.data(CandidatesModel::LabelRole).toString(), u"rc"_s);
        QVERIFY(first.data(CandidatesModel::OpenRole).toBool());
        QVERIFY(m_model->find(u"0.10.0-rc1"_s));
        QVERIFY(!m_model->find(u"0.10.0-nightly7"_s));
        QCOMPARE(m_model->openCount(), 1);
    }

    void search_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        const QString newest = u"0.10.0-rc2"_s;
        QTest::newRow("tag") << u"0.9"_s << QStringList({u"0.9.0-rc10"_s, u"0.9.0-rc9"_s});
        QTest::newRow("commit") << facts::commit(4).hex() << QStringList(newest);
        QTest::newRow("how a commit ends") << facts::commit(4).hex().last(7) << QStringList();
        QTest::newRow("author") << u"mona"_s << QStringList(newest);
        QTest::newRow("login, any case") << u"MONALISA"_s << QStringList(newest);
        QTest::newRow("pull request") << u"#521"_s << QStringList(newest);
        QTest::newRow("number alone") << u"521"_s << QStringList(newest);
        QTest::newRow("words in any order") << u"keys rotate"_s << QStringList(newest);
        QTest::newRow("one word is missing") << u"keys nowhere"_s << QStringList();
        QTest::newRow("a pattern is only text") << u".*"_s << QStringList();
        QTest::newRow("blanks") << u"  "_s << QStringList();
    }
    void search()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, found);
        m_filter->setText(typed);
        if (typed.trimmed().isEmpty())
            found = tags(*m_model);
        QCOMPARE(tags(*m_filter), found);
        QCOMPARE(m_filter->hiddenCount(), 4 - found.size());
        QCOMPARE(m_filter->isActive(), !typed.trimmed().isEmpty());
        m_filter->clear();
        QCOMPARE(m_filter->rowCount(), 4);
        QVERIFY(!m_filter->isActive());
    }

    /// Commits that come after the tags, and more rows than are made ready at once.
    void searchInWhatComesLater()
    {
        Snapshot snapshot = facts::snapshot();
        QHash<ObjectId, Commit> headlines;
        for (int number = 1; number <= 6'000; ++number) {
            const ObjectId commit = facts::commit(number);
            facts::addTag(snapshot, u"1.0.0-rc%1"_s.arg(number), number);
            headlines.insert(commit,
                             Commit{.id = commit, .summary = u"change-%1-"_s.arg(number), .authorName = u"octocat"_s});
        }
        show(snapshot);
        QCOMPARE(m_model->rowCount(), 6'000);
        m_filter->setText(u"change-1-"_s);
        QCOMPARE(m_filter->rowCount(), 0);
        QVERIFY(m_model->lacksHeadlines());
        m_model->setHeadlines(headlines);
        QVERIFY(!m_model->lacksHeadlines());
        int pieces = 0;
        for (int row = 0; row < m_model->rowCount(); ++pieces) {
            const int next = m_model->prepareSearch(row);
            QVERIFY(next > row);
            row = next;
        }
        QVERIFY(pieces > 1);
        m_filter->searchAgain();
        QCOMPARE(tags(*m_filter), QStringList(u"1.0.0-rc1"_s));
        m_filter->setText(u"change-6000-"_s);
        QCOMPARE(tags(*m_filter), QStringList(u"1.0.0-rc6000"_s));
        m_filter->clear();
    }

    /// What was found stays right while rows come and go around it.
    void searchWhileRowsComeAndGo()
    {
        QRandomGenerator random(5);
        m_filter->setText(u"rc7"_s);
        for (int round = 0; round < 300; ++round) {
            Snapshot snapshot = facts::snapshot();
            for (int minor = 1; minor <= 4; ++minor) {
                for (int number = 5; number <= 8; ++number) {
                    if (random.bounded(3) > 0)
                        facts::addTag(snapshot, u"0.%1.0-rc%2"_s.arg(minor).arg(number), 10 * minor + number);
                }
            }
            show(snapshot);
            QStringList wanted = tags(*m_model);
            wanted.removeIf([](const QString &tag) { return !tag.contains(u"rc7"_s); });
            QCOMPARE(tags(*m_filter), wanted);
        }
        m_filter->clear();
    }

    void statesAndLabels()
    {
        m_filter->setOpenOnly();
        QCOMPARE(tags(*m_filter), QStringList(u"0.10.0-rc2"_s));
        QCOMPARE(m_filter->hiddenCount(), 3);
        m_filter->setState(CandidateState::Superseded);
        QCOMPARE(tags(*m_filter), QStringList({u"0.10.0-rc1"_s}) + QStringList(u"0.9.0-rc9"_s));
        m_filter->setAllStates();
        QCOMPARE(m_filter->rowCount(), 4);
        show(history(), true);
        QCOMPARE(m_filter->rowCount(), 5);
        m_filter->setLabel(u"nightly"_s);
        QCOMPARE(tags(*m_filter), QStringList(u"0.10.0-nightly7"_s));
    }

    void sorting_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QString>("first");
        QTest::newRow("oldest version") << int(CandidatesModel::TagColumn) << Qt::AscendingOrder << u"0.9.0-rc9"_s;
        QTest::newRow("newest version") << int(CandidatesModel::TagColumn) << Qt::DescendingOrder << u"0.10.0-rc2"_s;
        QTest::newRow("youngest") << int(CandidatesModel::AgeColumn) << Qt::AscendingOrder << u"0.10.0-rc2"_s;
        QTest::newRow("commit") << int(CandidatesModel::CommitColumn) << Qt::AscendingOrder << u"0.9.0-rc9"_s;
        // All are alike: they stay as they were, up and down.
        QTest::newRow("checks up") << int(CandidatesModel::ChecksColumn) << Qt::AscendingOrder << u"0.10.0-rc2"_s;
        QTest::newRow("checks down") << int(CandidatesModel::ChecksColumn) << Qt::DescendingOrder << u"0.10.0-rc2"_s;
        QTest::newRow("assets") << int(CandidatesModel::AssetsColumn) << Qt::DescendingOrder << u"0.10.0-rc2"_s;
        QTest::newRow("state") << int(CandidatesModel::StateColumn) << Qt::DescendingOrder << u"0.10.0-rc2"_s;
    }
    void sorting()
    {
        QFETCH(int, column);
        QFETCH(Qt::SortOrder, order);
        QFETCH(QString, first);
        Snapshot snapshot = history();
        int hours = 0;
        for (Tag &tag : *snapshot.tags)
            tag.taggedAt = tag.committedAt = facts::hour(tag.name.contains(u"nightly") ? 0 : ++hours);
        show(snapshot);
        m_filter->sort(column, order);
        QCOMPARE(tags(*m_filter).constFirst(), first);
    }

    void requiredAssets()
    {
        Snapshot snapshot = history();
        snapshot.configuration.requiredAssets = {u"*.deb"_s, u"CHECKSUM"_s};
        Release release = facts::release(7, u"0.10.0-rc2"_s, true);
        release.assets = {Asset{.id = 1, .name = u"network.deb"_s}};
        snapshot.releases = QList<Release>{release};
        show(snapshot);
        const CandidateRow &row = m_model->at(m_model->rowOf(u"0.10.0-rc2"_s));
        QVERIFY(row.assets);
        QCOMPARE(row.assets->found, 1);
        QCOMPARE(row.assets->wanted, 2);
        QCOMPARE(row.assets->details, QStringList(u"CHECKSUM"_s));
        QVERIFY(!m_model->at(m_model->rowOf(u"0.9.0-rc9"_s)).assets);
    }

private:
    void show(const Snapshot &snapshot, bool all = false) { m_model->setData(snapshot, candidates(snapshot, all)); }

    std::unique_ptr<CandidatesModel> m_model;
    std::unique_ptr<CandidatesFilter> m_filter;
    std::unique_ptr<QObject> m_testers;
};

QTEST_GUILESS_MAIN(TestModelsCandidates)
#include "tst_models_candidates.moc"
