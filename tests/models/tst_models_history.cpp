// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history.h"
#include "models/historymodel.h"

#include "domain/facts.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace slipway;

using Kind = HistoryEvent::Kind;

class TestModelsHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingInTimeOrder()
    {
        Snapshot snapshot = facts::snapshot();
        facts::addTag(snapshot, u"0.1.2-rc1"_s, 5);
        facts::addTag(snapshot, u"0.1.2"_s, 5);
        for (Tag &tag : *snapshot.tags) {
            tag.annotated = true;
            tag.committedAt = facts::hour(1);
            tag.taggedAt = tag.name == u"0.1.2" ? facts::hour(30) : facts::hour(2);
        }
        Release release = facts::release(3, u"0.1.2"_s, false);
        release.createdAt = facts::hour(1); // as GitHub gives it: the commit's date
        release.publishedAt = facts::hour(31);
        snapshot.releases = QList<Release>{release};
        snapshot.commits[facts::commit(5)].statuses =
            QList<CommitStatus>{facts::verdict(u"0.1.2-rc1"_s, Verdict::Kind::Rejected, 10),
                                facts::verdict(u"0.1.2-rc1"_s, Verdict::Kind::Qualified, 20),
                                facts::verdict(u"0.1.2-rc2"_s, Verdict::Kind::Rejected, 21)};
        using enum DeploymentState;
        snapshot.environments = QList<Environment>{
            facts::environment(u"preview"_s, Follows::Candidates,
                               QList{facts::deployment(1, u"0.1.2-rc1"_s, 5, 3, {Queued, Success}),
                                     facts::deployment(2, u"0.1.1-rc1"_s, 4, 3, {Success})}),
            facts::environment(u"silent"_s, Follows::Releases, std::nullopt),
            facts::production(u"production"_s, QList{facts::deploymentWithoutStatuses(3, u"0.1.2"_s, 5, 40)})};
        const CandidateList list = candidates(snapshot);
        QCOMPARE(list.shown.size(), 1);

        QStringList lines;
        for (const HistoryEvent &event : historyOf(snapshot, list.shown.constFirst())) {
            const auto hours = facts::hour(0).secsTo(event.at) / 3600;
            lines.append(u"%1 %2 %3"_s.arg(hours).arg(word(event.kind), event.subject));
        }
        QCOMPARE(lines,
                 QStringList({u"40 deployment production"_s, u"31 published 0.1.2"_s, u"30 promoted 0.1.2"_s,
                              u"20 qualified 0.1.2-rc1"_s, u"10 rejected 0.1.2-rc1"_s, u"4 deployment preview"_s,
                              u"3 deployment preview"_s, u"2 tagged 0.1.2-rc1"_s,
                              u"1 committed "_s + facts::commit(5).abbreviated()}));
    }

    void aLightTagHasNoDateOfItsOwn()
    {
        Snapshot snapshot = facts::snapshot();
        facts::addTag(snapshot, u"0.1.2-rc1"_s, 5);
        snapshot.tags->first().annotated = false;
        snapshot.tags->first().committedAt = snapshot.tags->first().taggedAt = facts::hour(1);
        const auto events = historyOf(snapshot, candidates(snapshot).shown.constFirst());
        QVERIFY(std::ranges::none_of(events, [](const HistoryEvent &event) { return event.kind == Kind::Tagged; }));
    }

    void model()
    {
        HistoryModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HistoryEvent tagged{.kind = Kind::Tagged, .at = facts::hour(2), .subject = u"0.1.2-rc1"_s};
        const HistoryEvent judged{.kind = Kind::Qualified, .at = facts::hour(9), .subject = u"0.1.2-rc1"_s};
        model.setData({tagged});
        const QPersistentModelIndex kept = model.index(0, 0);
        model.setData({judged, tagged});
        QCOMPARE(kept.row(), 1);
        QCOMPARE(kept.data(HistoryModel::SortRole).toLongLong(), facts::hour(2).toMSecsSinceEpoch());
    }

private:
    static QString word(Kind kind)
    {
        switch (kind) {
        case Kind::Committed:
            return u"committed"_s;
        case Kind::Tagged:
            return u"tagged"_s;
        case Kind::ReleaseCreated:
            return u"drafted"_s;
        case Kind::ReleasePublished:
            return u"published"_s;
        case Kind::Deployment:
            return u"deployment"_s;
        case Kind::Qualified:
            return u"qualified"_s;
        case Kind::Rejected:
            return u"rejected"_s;
        case Kind::Promoted:
            return u"promoted"_s;
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestModelsHistory)
#include "tst_models_history.moc"
