// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/facts.h"
#include "services/refreshservice.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using services::RefreshService;

/// What is amended changes the candidates of a few versions only, and these as if all were worked out anew.
class RefreshedCandidatesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void afterAmending_data();
    void afterAmending();

private:
    /// Versions with candidates of two labels, one of which does not count; some have a final tag, some share a commit.
    static Snapshot randomSnapshot(QRandomGenerator &random)
    {
        Snapshot snapshot = facts::snapshot();
        for (int i = 0; i < 40; ++i) {
            const QString version = u"0.%1.%2"_s.arg(i / 6).arg(i / 3 % 2);
            const QString suffix = i % 3 == 2 && random.bounded(2) == 0 ? QString()
                : random.bounded(4) == 0                                ? u"-nightly%1"_s.arg(i)
                                                                        : u"-prerelease%1"_s.arg(i);
            if (!snapshot.findTag(QString(version + suffix)))
                facts::addTag(snapshot, version + suffix, 1 + random.bounded(20));
        }
        snapshot.scheme = TagScheme().withLabels({u"prerelease"_s});
        for (int i = 0; i < 10; ++i)
            snapshot.releases->append(randomRelease(snapshot, i + 1, random));
        return snapshot;
    }
    static Release randomRelease(const Snapshot &snapshot, int id, QRandomGenerator &random)
    {
        const Tag &tag = snapshot.tags->at(random.bounded(snapshot.tags->size()));
        return facts::release(id, tag.name, random.bounded(2) == 0);
    }
    static CommitFacts randomFacts(const Snapshot &snapshot, QRandomGenerator &random)
    {
        CommitFacts facts;
        facts.againstBase = AheadBehind{int(random.bounded(9)), int(random.bounded(9))};
        if (random.bounded(2) == 0)
            facts.containedIn = snapshot.tags->at(random.bounded(snapshot.tags->size())).name;
        return facts;
    }
};

void RefreshedCandidatesTest::empty()
{
    const RefreshService refresh(nullptr, nullptr, {});
    QVERIFY(refresh.candidates().shown.isEmpty());
    QVERIFY(refresh.candidates(true).shown.isEmpty());
}

void RefreshedCandidatesTest::afterAmending_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void RefreshedCandidatesTest::afterAmending()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    RefreshService refresh(nullptr, nullptr, {});
    refresh.restore(randomSnapshot(random));
    QSignalSpy changed(&refresh, &RefreshService::snapshotChanged);
    int amended = 0;
    for (; amended < 25; ++amended) {
        const Snapshot &now = *refresh.snapshot();
        if (random.bounded(3) > 0) // else nobody asked since the last change
            QCOMPARE(refresh.candidates(random.bounded(2) == 0).shown.isEmpty(), false);
        const int id = 1 + random.bounded(14);
        if (random.bounded(2) == 0)
            refresh.amend(facts::commit(1 + random.bounded(20)), randomFacts(now, random));
        else
            refresh.amend(randomRelease(now, id, random));
        QCOMPARE(refresh.candidates(), candidates(*refresh.snapshot()));
        QCOMPARE(refresh.candidates(true), candidates(*refresh.snapshot(), true));
    }
    QCOMPARE(changed.size(), amended);
    QVERIFY(refresh.candidates().hidden > 0);
}

QTEST_GUILESS_MAIN(RefreshedCandidatesTest)
#include "tst_services_candidates.moc"
