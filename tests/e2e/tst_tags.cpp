// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace Qt::StringLiterals;
using slipway::test::Stage;

/// GitHub says which tags there are and where they lead, whatever a clone that was not fetched has.
class TagsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void newOnes();
    void movedOnes();
    void goneOnes();
    void manyNewOnes();
    void anAnswerThatIsNotUnderstood();

private:
    /// Where a tag leads after another refresh; null: there is none.
    std::optional<Tag> refreshed(const QString &name)
    {
        if (!m_stage->refresh())
            qFatal("the refresh did not end");
        const Tag *tag = m_stage->snapshot()->findTag(name);
        return tag ? std::optional(*tag) : std::nullopt;
    }
    QString commitOf(const QString &revision) const
    {
        return m_stage->git({u"rev-parse"_s, revision + u"^{commit}"_s}).trimmed();
    }
    qsizetype asked(const QString &path)
    {
        return std::ranges::count_if(m_stage->sandbox().requests(),
                                     [&](const sandbox::Visit &visit) { return visit.path.contains(path); });
    }

    std::unique_ptr<Stage> m_stage;
};

void TagsTest::init()
{
    m_stage = std::make_unique<Stage>(Stage::Options{.refreshed = false});
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
    services::WorkspaceOptions options = m_stage->workspace().options();
    QVERIFY(!options.clonePath.isEmpty());
    options.refresh.fetchClone = false;
    m_stage->open(options);
}

void TagsTest::newOnes()
{
    m_stage->git({u"tag"_s, u"light"_s, u"main~3"_s});
    m_stage->git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"annotated"_s, u"main~2"_s});
    m_stage->git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"nested"_s, u"annotated"_s});
    m_stage->git({u"tag"_s, u"a-tree"_s, u"main^{tree}"_s});
    m_stage->git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"of-a-tree"_s, u"main^{tree}"_s});
    const auto light = refreshed(u"light"_s);
    QVERIFY(light);
    QCOMPARE(light->commit.hex(), commitOf(u"main~3"_s));
    QVERIFY(!light->annotated);
    for (const QString &name : {u"annotated"_s, u"nested"_s}) {
        const Tag *tag = m_stage->snapshot()->findTag(name);
        QVERIFY2(tag, qPrintable(name));
        QCOMPARE(tag->commit.hex(), commitOf(u"main~2"_s));
        QVERIFY(tag->annotated);
        QVERIFY(tag->taggedAt.isValid());
    }
    QVERIFY(!m_stage->snapshot()->findTag(u"a-tree"_s));
    QVERIFY(!m_stage->snapshot()->findTag(u"of-a-tree"_s));
    QVERIFY(m_stage->snapshot()->problems.isEmpty());
    QCOMPARE(asked(u"/git/matching-refs/tags/"_s), 1);
    QCOMPARE(asked(u"/tags?"_s), 0);
    // Those that the clone has are as it has them.
    const Tag *known = m_stage->snapshot()->findTag(u"0.1.1"_s);
    QVERIFY(known && known->committedAt.isValid() && known->taggedAt.isValid());
}

void TagsTest::movedOnes()
{
    const auto before = refreshed(u"0.1.1"_s);
    QVERIFY(before);
    m_stage->git({u"tag"_s, u"-f"_s, u"-a"_s, u"-m"_s, u"again"_s, u"0.1.1"_s, u"main~1"_s});
    const auto moved = refreshed(u"0.1.1"_s);
    QVERIFY(moved);
    QCOMPARE(moved->commit.hex(), commitOf(u"main~1"_s));
    m_stage->git({u"tag"_s, u"-f"_s, u"0.1.1"_s, u"0.1.0"_s}); // to what another tag of the clone leads to
    const auto again = refreshed(u"0.1.1"_s);
    QVERIFY(again);
    QCOMPARE(again->commit.hex(), commitOf(u"0.1.0"_s));
    QCOMPARE(again->name, u"0.1.1"_s);
}

void TagsTest::goneOnes()
{
    QVERIFY(refreshed(u"0.1.2-prerelease1"_s));
    m_stage->git({u"tag"_s, u"-d"_s, u"0.1.2-prerelease1"_s});
    QVERIFY(!refreshed(u"0.1.2-prerelease1"_s));
}

void TagsTest::manyNewOnes()
{
    for (int i = 0; i < 40; ++i)
        m_stage->git({u"tag"_s, u"-a"_s, u"-m"_s, u"x"_s, u"new-%1"_s.arg(i), u"main~%1"_s.arg(i % 5)});
    const auto tag = refreshed(u"new-39"_s);
    QVERIFY(tag);
    QCOMPARE(tag->commit.hex(), commitOf(u"main~4"_s));
    QVERIFY(m_stage->snapshot()->problems.isEmpty());
    QCOMPARE(asked(u"/git/tags/"_s), 0); // a hundred in each page in place of a request for each
    QVERIFY(asked(u"/tags"_s) >= 2);
}

void TagsTest::anAnswerThatIsNotUnderstood()
{
    m_stage->sandbox().addFault(
        {.hits = {.method = "GET", .path = u"/git/matching-refs/"_s, .times = sandbox::Hits::always},
         .effect = sandbox::faults::bare({u"object"_s})});
    const auto tag = refreshed(u"0.1.1"_s);
    QVERIFY(tag);
    QCOMPARE(tag->commit.hex(), commitOf(u"0.1.1"_s));
    QVERIFY(m_stage->snapshot()->problems.isEmpty());
}

QTEST_GUILESS_MAIN(TagsTest)
#include "tst_tags.moc"
