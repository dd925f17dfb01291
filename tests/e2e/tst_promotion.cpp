// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage.h"
#include "support/gitfixture.h"

#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace Qt::StringLiterals;
using services::Outcome;
using slipway::test::Stage;

/// The ways of promotion beside relinking a release and watching production.
class PromotionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void aReleaseOfItsOwn();
    void anImmutableRelease();
    void aHalfUploadedAssetIsReplaced();
    void aForeignAssetStopsIt();
    void aBackportIsNotTheLatest();
    void aColleaguesVerdictStopsIt();
    void aResumedOneGoesOnWhereItWas();

private:
    /// Writes it to the default branch.
    void configure(const QByteArray &toml);
    std::expected<Plan, Allowance> promotion() const
    {
        return planPromotion(*m_stage->snapshot(), m_stage->candidate(m_tag), u"try"_s, Stage::now());
    }
    static QStringList digests(const Release &release);

    const QString m_tag = u"0.1.2-prerelease2"_s;
    std::unique_ptr<Stage> m_stage;
};

void PromotionTest::init()
{
    m_stage = std::make_unique<Stage>();
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
}

void PromotionTest::configure(const QByteArray &toml)
{
    QTemporaryDir work;
    const auto git = [&](const QStringList &arguments) {
        const test::GitAnswer answer = test::runGit(work.path(), arguments);
        QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    };
    git({u"clone"_s, u"-q"_s, u"--"_s, m_stage->sandbox().gitDirectory(), u"."_s});
    QFile file(work.filePath(u".slipway.toml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray content = file.readAll();
    file.close();
    content.replace("release = \"relink\"", toml);
    QVERIFY(content.contains(toml));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    git({u"-c"_s, u"user.name=hubot"_s, u"-c"_s, u"user.email=hubot@example.com"_s, u"commit"_s, u"-q"_s, u"-a"_s,
         u"-m"_s, u"Configure Slipway"_s});
    git({u"push"_s, u"-q"_s, u"origin"_s, u"HEAD"_s});
    QVERIFY(m_stage->refresh());
    QVERIFY2(m_stage->snapshot()->problems.isEmpty(), qPrintable(m_stage->snapshot()->problems.value(0).error.message));
}

QStringList PromotionTest::digests(const Release &release)
{
    QStringList all;
    for (const Asset &asset : release.assets)
        all.append(asset.name + u' ' + asset.digest);
    std::ranges::sort(all);
    return all;
}

void PromotionTest::aReleaseOfItsOwn()
{
    configure("release = \"new\"");
    const Candidate before = m_stage->candidate(m_tag);
    QVERIFY(before.release->assets.size() > 3);
    QVERIFY(m_stage->run(promotion()));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Waiting, qPrintable(m_stage->outcomeText()));
    QVERIFY(m_stage->refresh());
    const Release *final = m_stage->snapshot()->findRelease(u"0.1.2");
    QVERIFY(final);
    QVERIFY(final->id != before.release->id);
    QVERIFY(!final->draft);
    QVERIFY(!final->prerelease);
    QCOMPARE(digests(*final), digests(*before.release));
    QVERIFY(final->body.startsWith(before.release->body.left(40)));
    const Release *candidates = m_stage->snapshot()->findRelease(m_tag);
    QVERIFY(candidates);
    QVERIFY(candidates->prerelease); // it stays what it was
}

void PromotionTest::anImmutableRelease()
{
    m_stage->sandbox().invoke([](sandbox::State &state) {
        state.repository.immutableReleases = true;
        for (sandbox::ReleaseRecord &release : state.releases)
            release.immutable = release.tagName == u"0.1.2-prerelease2";
    });
    QVERIFY(m_stage->refresh());
    const Candidate before = m_stage->candidate(m_tag);
    QVERIFY(before.release->immutable);
    QVERIFY(m_stage->run(promotion()));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Waiting, qPrintable(m_stage->outcomeText()));
    QVERIFY(m_stage->refresh());
    const Release *final = m_stage->snapshot()->findRelease(u"0.1.2");
    QVERIFY(final);
    QVERIFY(final->immutable);
    QCOMPARE(digests(*final), digests(*before.release));
}

void PromotionTest::aHalfUploadedAssetIsReplaced()
{
    configure("release = \"new\"");
    const auto plan = promotion();
    QVERIFY(plan);
    Plan draftOnly = *plan;
    draftOnly.steps.resize(4); // verdict, its record, the tag, the draft
    QCOMPARE(draftOnly.steps.constLast().kind, Step::Kind::CreateRelease);
    QVERIFY(m_stage->run(draftOnly));
    QCOMPARE(m_stage->outcomeText(), u"done"_s);
    const QString name = m_stage->candidate(m_tag).release->assets.constFirst().name;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        for (sandbox::ReleaseRecord &release : state.releases) {
            if (release.tagName != u"0.1.2")
                continue;
            sandbox::AssetRecord half;
            half.id = state.takeId();
            half.name = name;
            half.size = 5;
            half.state = u"starter"_s;
            release.assets.append(half);
        }
    });
    QVERIFY(m_stage->run(plan));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Waiting, qPrintable(m_stage->outcomeText()));
    QVERIFY(m_stage->refresh());
    QCOMPARE(digests(*m_stage->snapshot()->findRelease(u"0.1.2")), digests(*m_stage->snapshot()->findRelease(m_tag)));
}

void PromotionTest::aForeignAssetStopsIt()
{
    configure("release = \"new\"");
    const auto plan = promotion();
    QVERIFY(plan);
    Plan draftOnly = *plan;
    draftOnly.steps.resize(4);
    QVERIFY(m_stage->run(draftOnly));
    const QString name = m_stage->candidate(m_tag).release->assets.constFirst().name;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        for (sandbox::ReleaseRecord &release : state.releases) {
            if (release.tagName != u"0.1.2")
                continue;
            sandbox::AssetRecord other;
            other.id = state.takeId();
            other.name = name;
            other.size = 5;
            other.digest = u"sha256:00"_s;
            release.assets.append(other);
        }
    });
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QCOMPARE(m_stage->outcome().error->kind, ErrorKind::Conflict);
    QVERIFY(m_stage->outcome().error->message.contains(name));
    QVERIFY(m_stage->refresh());
    QVERIFY(m_stage->snapshot()->findRelease(u"0.1.2")->draft); // it was not published
}

void PromotionTest::aBackportIsNotTheLatest()
{
    // 0.0.9 is older than 0.1.1, which is the latest.
    qint64 latest = 0;
    m_stage->sandbox().invoke([&](sandbox::State &state) { latest = state.latestRelease; });
    QVERIFY(latest > 0);
    QVERIFY(m_stage->run(
        planPromotion(*m_stage->snapshot(), m_stage->candidate(u"0.0.9-prerelease1"_s), {}, Stage::now())));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    qint64 after = 0;
    m_stage->sandbox().invoke([&](sandbox::State &state) { after = state.latestRelease; });
    QCOMPARE(after, latest);
}

void PromotionTest::aColleaguesVerdictStopsIt()
{
    const auto plan =
        planVerdict(*m_stage->snapshot(), m_stage->candidate(m_tag), Verdict::Kind::Qualified, u"good"_s, Stage::now());
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        state.addStatus(m_stage->candidate(m_tag).tag.commit.hex(), u"failure"_s, u"qualification/"_s + m_tag,
                        u"it crashes"_s, u"hubot"_s, Stage::now().addSecs(1));
    });
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    QVERIFY2(m_stage->outcomeText().contains(u"hubot"_s) && m_stage->outcomeText().contains(u"it crashes"_s),
             qPrintable(m_stage->outcomeText()));
}

void PromotionTest::aResumedOneGoesOnWhereItWas()
{
    // A ruleset, say, refuses the change of the release; later it is lifted.
    m_stage->sandbox().invoke([](sandbox::State &state) {
        sandbox::Fault fault;
        fault.method = "PATCH";
        fault.pathContains = u"/releases/"_s;
        fault.status = 403;
        fault.times = 100;
        state.faults.append(fault);
    });
    const auto plan = planPromotion(*m_stage->snapshot(), m_stage->candidate(m_tag), u"try"_s, Stage::now());
    QVERIFY(m_stage->run(plan));
    QCOMPARE(m_stage->outcome().kind, Outcome::Kind::Stopped);
    const qint64 id = m_stage->workspace().operations()->id();
    m_stage->restart();
    m_stage->sandbox().invoke([](sandbox::State &state) { state.faults.clear(); });
    QVERIFY(m_stage->resume(id, true));
    QVERIFY2(m_stage->outcome().kind == Outcome::Kind::Done, qPrintable(m_stage->outcomeText()));
    QTRY_COMPARE(m_stage->activity().find(id)->state, Operation::State::Done);
    QCOMPARE(m_stage->activity().operations().size(), 1);
    // The verdict on the commit was made by the first run; it stays known as its deed.
    const QList<StepProgress> progress = m_stage->activity().find(id)->progress;
    QCOMPARE(progress.constFirst().state, StepProgress::State::Done);
    QVERIFY(!progress.constFirst().wasAlreadySo);
    QVERIFY(m_stage->refresh());
    QCOMPARE(m_stage->candidate(m_tag).state, CandidateState::Released);
    QCOMPARE(m_stage->candidate(m_tag).verdicts.size(), 1);
}

QTEST_GUILESS_MAIN(PromotionTest)
#include "tst_promotion.moc"
