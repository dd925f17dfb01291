// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/facts.h"
#include "services/merging.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using services::fillDates;
using services::TagNames;
using services::tagNames;

class MergingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesSayWhatTagsAre()
    {
        const TagNames named = tagNames(tags(), {}, {}, {});
        QCOMPARE(named.tags, tags());
        QCOMPARE(named.scheme.finalPattern(), u"v{version}"_s);
        QCOMPARE(named.index.candidates(*named.tags, named.scheme).size(), 2);
        QCOMPARE(tagNames(tags(), {}, {u"beta"_s}, {}).scheme.labels(), QStringList{u"beta"_s});
    }

    void whatIsTheSameIsTakenFromBefore()
    {
        const TagNames before = tagNames(tags(), {}, {}, {});
        QCOMPARE(tagNames(tags(), {}, {}, before).tags->constData(), before.tags->constData());
        QList<Tag> more = tags();
        more.append({u"v1.2.0-rc1"_s, facts::commit(4)});
        const TagNames after = tagNames(more, {}, {}, before);
        QCOMPARE(after.tags, more);
        QCOMPARE(after.index.candidates(*after.tags, after.scheme).size(), 3);
        QCOMPARE(tagNames(tags(), {}, {u"beta"_s}, before).scheme.labels(), QStringList{u"beta"_s});
    }

    void unknownTagsStayUnknown()
    {
        QVERIFY(!tagNames(std::nullopt, {}, {}, {}).tags);
        QVERIFY(!tagNames(std::nullopt, {}, {}, tagNames(tags(), {}, {}, {})).tags);
    }

    void missingDatesAreFilledIn()
    {
        QList<Tag> all = tags();
        const QList<Tag> shared = all;
        QHash<ObjectId, CommitFacts> commits;
        fillDates(all, commits);
        QCOMPARE(all.constData(), shared.constData()); // nothing is known, so the list is the same one
        Commit commit;
        commit.committedAt = facts::hour(7);
        commits[facts::commit(2)].commit = commit;
        fillDates(all, commits);
        QCOMPARE(all.at(1).committedAt, facts::hour(7));
        QVERIFY(!all.at(0).committedAt.isValid());
    }

private:
    static QList<Tag> tags()
    {
        return {
            {u"v1.0.0"_s, facts::commit(1)}, {u"v1.1.0-rc1"_s, facts::commit(2)}, {u"v1.1.0-rc2"_s, facts::commit(3)}};
    }
};

QTEST_GUILESS_MAIN(MergingTest)
#include "tst_services_merging.moc"
