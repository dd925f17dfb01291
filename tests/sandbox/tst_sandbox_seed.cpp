// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixture.h"

#include "git/repository.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using slipway::test::Answer;
using slipway::test::Fixture;

/// The demonstration's history: what the window, the command line and the tour rely on.
class TestSandboxSeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture.emplace(true);
        QVERIFY(m_fixture->box);
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void history()
    {
        QCOMPARE(run({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s}), QString());
        QVERIFY(run({u"rev-list"_s, u"--count"_s, u"--all"_s}).toInt() >= 120);
        QVERIFY(run({u"rev-list"_s, u"--count"_s, u"--merges"_s, u"main"_s}).toInt() >= 30);
        QCOMPARE(run({u"rev-list"_s, u"--count"_s, u"0.1.1..0.1.2-prerelease2"_s}), u"31"_s);
        QCOMPARE(run({u"rev-list"_s, u"--count"_s, u"0.1.2-prerelease2..main"_s}), u"14"_s);
        QCOMPARE(run({u"log"_s, u"-1"_s, u"--format=%s"_s, u"main"_s}), u"feat: certify block ranges (#548)"_s);
        QCOMPARE(run({u"rev-parse"_s, u"0.1.3-prerelease1^{commit}"_s}), run({u"rev-parse"_s, u"main"_s}));
        QStringList people = run({u"log"_s, u"--format=%an"_s, u"--all"_s}).split(u'\n');
        people.removeDuplicates();
        people.sort();
        QCOMPARE(people, QStringList({u"hubot"_s, u"mona"_s, u"monalisa"_s, u"octocat"_s}));
        // Nothing is from the future, and the project is about fifty days old.
        const QDateTime now = m_fixture->clock.now();
        const QStringList times = run({u"log"_s, u"--format=%ct"_s, u"--all"_s}).split(u'\n');
        for (const QString &time : times)
            QVERIFY(time.toLongLong() < now.toSecsSinceEpoch());
        QCOMPARE(QDateTime::fromSecsSinceEpoch(times.constLast().toLongLong()).daysTo(now), 51);
    }

    void tags_data()
    {
        QTest::addColumn<QString>("candidate");
        QTest::addColumn<QString>("finalTag");
        QTest::newRow("0.1.0") << u"0.1.0-prerelease3"_s << u"0.1.0"_s;
        QTest::newRow("0.1.1") << u"0.1.1-prerelease1"_s << u"0.1.1"_s;
        QTest::newRow("0.0.9") << u"0.0.9-prerelease1"_s << u"0.0.9"_s;
    }
    void tags()
    {
        QFETCH(QString, candidate);
        QFETCH(QString, finalTag);
        QCOMPARE(run({u"rev-parse"_s, candidate + u"^{commit}"_s}), run({u"rev-parse"_s, finalTag + u"^{commit}"_s}));
        QCOMPARE(run({u"cat-file"_s, u"-t"_s, finalTag}), u"tag"_s);
    }

    void manifestsAgreeWithTheirCandidate_data()
    {
        QTest::addColumn<QString>("tag");
        for (const char *tag : {"0.0.9-prerelease1", "0.0.10-prerelease1", "0.1.0-prerelease1", "0.1.0-prerelease3",
                                "0.1.1-prerelease1", "0.1.2-prerelease1", "0.1.2-prerelease2", "0.1.3-prerelease1"})
            QTest::newRow(tag) << QString::fromLatin1(tag);
    }
    void manifestsAgreeWithTheirCandidate()
    {
        QFETCH(QString, tag);
        const auto repository = git::Repository::open(m_fixture->box->gitDirectory());
        QVERIFY(repository);
        const auto commit = repository->resolve(tag);
        QVERIFY(commit);
        const auto found = repository->manifestVersions(commit->commit, {u"Cargo.toml"_s, u"*/Cargo.toml"_s});
        QVERIFY(found);
        QCOMPARE(found->size(), 7);
        for (const auto &each : *found)
            QCOMPARE(each.version, tag.section(u'-', 0, 0));
    }

    /// Each number that a commit names is a pull request that says the same.
    void pullRequests()
    {
        QHash<int, QJsonObject> pulls;
        for (int page = 1; page <= 2; ++page) {
            const QString path = u"/pulls?state=all&per_page=100&page=%1"_s.arg(page);
            for (const QJsonValue &each : m_fixture->writer->get(path).array())
                pulls.insert(each.toObject().value(u"number"_s).toInt(), each.toObject());
        }
        int named = 0;
        const auto repository = git::Repository::open(m_fixture->box->gitDirectory());
        QVERIFY(repository);
        const QStringList ids = run({u"rev-list"_s, u"--all"_s}).split(u'\n');
        for (const QString &id : ids) {
            const auto commit = repository->commit(*ObjectId::fromHex(id));
            QVERIFY(commit);
            if (!commit->pullRequest)
                continue;
            ++named;
            const QJsonObject pull = pulls.value(*commit->pullRequest);
            QCOMPARE(pull.value(u"merge_commit_sha"_s).toString(), id);
            QVERIFY(commit->message.contains(pull.value(u"title"_s).toString()));
            const QString author = pull.value(u"user"_s).toObject().value(u"login"_s).toString();
            QCOMPARE(repository->commit(commit->parents.constLast())->authorName == author || !commit->isMerge(), true);
            QVERIFY(commit->isMerge() || commit->authorName == author);
        }
        QCOMPARE(named, pulls.size());
        QVERIFY(named > 70);
    }

    void labels_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("feature") << u"feat: certify block ranges"_s << QStringList{u"enhancement"_s};
        QTest::newRow("fix") << u"fix(client): say which mirror failed"_s << QStringList{u"bug"_s};
        QTest::newRow("documentation") << u"docs: explain block ranges"_s << QStringList{u"documentation"_s};
        QTest::newRow("dependencies") << u"chore(deps): update the TLS library"_s << QStringList{u"dependencies"_s};
        QTest::newRow("breaking") << u"feat(aggregator)!: store block ranges"_s
                                  << QStringList({u"breaking-change"_s, u"enhancement"_s});
        QTest::newRow("none") << u"perf(client): cache proofs"_s << QStringList();
    }
    void labels()
    {
        QFETCH(QString, title);
        QStringList labels{u"there is none"_s};
        m_fixture->box->invoke([&](State &state) {
            for (const PullRequestRecord &each : std::as_const(state.pullRequests)) {
                if (each.title == title)
                    labels = each.labels;
            }
        });
        QTEST(labels, "labels");
    }

    /// What the range of 0.1.2 has for release notes: a revert in it, a fix that 0.1.1 had already, somebody new.
    void oddities()
    {
        const QString range = u"0.1.1..0.1.2-prerelease2"_s;
        const QString revert = run({u"log"_s, u"--format=%H"_s, u"--grep=^Revert "_s, range});
        QCOMPARE(revert.size(), 40);
        const QString body = run({u"log"_s, u"-1"_s, u"--format=%B"_s, revert});
        const QString taken = body.section(u"This reverts commit "_s, 1).first(40);
        QCOMPARE(run({u"log"_s, u"-1"_s, u"--format=%s"_s, taken}).section(u" (#"_s, 0, 0),
                 u"perf(aggregator): prune old block ranges"_s);
        QVERIFY(run({u"rev-list"_s, range}).contains(taken));
        QCOMPARE(run({u"diff"_s, u"--stat"_s, taken + u"~"_s, revert, u"--"_s, u"network-aggregator/src/prune*"_s}),
                 QString());
        QCOMPARE(run({u"diff-tree"_s, u"--no-commit-id"_s, u"--name-status"_s, u"-r"_s, revert}).first(1), u"D"_s);

        const QString again = u"fix(relay): reconnect after the network came back"_s;
        const QString picked = run({u"log"_s, u"--no-merges"_s, u"--format=%H"_s, u"--grep="_s + again, range});
        const QString released = run({u"log"_s, u"--no-merges"_s, u"--format=%H"_s, u"--grep="_s + again, u"0.1.1"_s});
        QCOMPARE(picked.size(), 40);
        QCOMPARE(released.size(), 40);
        QCOMPARE(run({u"diff-tree"_s, u"-p"_s, picked}).section(u'\n', 1),
                 run({u"diff-tree"_s, u"-p"_s, released}).section(u'\n', 1));

        const QStringList before = run({u"log"_s, u"--format=%an"_s, u"0.1.1"_s}).split(u'\n');
        QVERIFY(!before.contains(u"mona"_s));
        QVERIFY(run({u"log"_s, u"--format=%an"_s, range}).contains(u"mona"_s));
    }

    void overtakenAndMaintenance()
    {
        const QString overtaken = run({u"rev-parse"_s, u"0.0.10-prerelease1^{commit}"_s});
        QCOMPARE(run({u"merge-base"_s, overtaken, u"0.1.0"_s}), overtaken);
        // The backport is on a branch of its own: no later version contains it.
        const QString backport = run({u"rev-parse"_s, u"0.0.9^{commit}"_s});
        QVERIFY(run({u"merge-base"_s, backport, u"main"_s}) != backport);
        QCOMPARE(run({u"rev-parse"_s, u"maintenance/0.0"_s}), backport);
    }

    void releases()
    {
        QHash<QString, QJsonObject> byName;
        for (const QJsonValue &each : m_fixture->writer->get(u"/releases"_s).array())
            byName.insert(each.toObject().value(u"name"_s).toString(), each.toObject());
        QCOMPARE(byName.size(), 4);
        const auto tag = [&](const QString &name) { return byName.value(name).value(u"tag_name"_s).toString(); };
        const auto isPre = [&](const QString &name) { return byName.value(name).value(u"prerelease"_s).toBool(); };
        QCOMPARE(tag(u"0.1.0"_s), u"0.1.0"_s);
        QVERIFY(!isPre(u"0.1.0"_s));
        QCOMPARE(tag(u"0.1.1"_s), u"0.1.1"_s);
        QVERIFY(!isPre(u"0.1.1"_s));
        QCOMPARE(tag(u"0.1.2"_s), u"0.1.2-prerelease2"_s);
        QVERIFY(isPre(u"0.1.2"_s));
        // The incomplete promotion: the final tag is there, the release is not flipped.
        QCOMPARE(tag(u"0.0.9"_s), u"0.0.9-prerelease1"_s);
        QVERIFY(isPre(u"0.0.9"_s));
        QCOMPARE(m_fixture->writer->get(u"/releases/latest"_s).object().value(u"name"_s).toString(), u"0.1.1"_s);
        QVERIFY(byName.value(u"0.1.2"_s).value(u"body"_s).toString().contains(u"## Highlights"));

        const QJsonArray assets = byName.value(u"0.1.2"_s).value(u"assets"_s).toArray();
        QCOMPARE(assets.size(), 9);
        QByteArray checksums;
        QHash<QString, QByteArray> bytes;
        for (const QJsonValue &each : assets) {
            const QJsonObject asset = each.toObject();
            const Answer redirect = m_fixture->writer->fetch(QUrl(asset.value(u"browser_download_url"_s).toString()));
            const QByteArray data =
                m_fixture->writer->fetch(QUrl(QString::fromLatin1(redirect.header("Location")))).body;
            QCOMPARE(data.size(), asset.value(u"size"_s).toInteger());
            const QByteArray sha = QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex();
            QCOMPARE(asset.value(u"digest"_s).toString(), u"sha256:"_s + QString::fromLatin1(sha));
            bytes.insert(asset.value(u"name"_s).toString(), sha);
            if (asset.value(u"name"_s).toString() == u"CHECKSUM")
                checksums = data;
        }
        const QList<QByteArray> lines = checksums.trimmed().split('\n');
        QCOMPARE(lines.size(), 7);
        for (const QByteArray &line : lines)
            QCOMPARE(bytes.value(QString::fromUtf8(line.mid(66))), line.first(64));
    }

    void whatRuns_data()
    {
        QTest::addColumn<QString>("environment");
        QTest::addColumn<QString>("ref");
        QTest::addColumn<QString>("commit");
        QTest::newRow("testing") << u"testing-preview"_s << u"main"_s << u"main"_s;
        QTest::newRow("preview") << u"pre-release-preview"_s << u"0.1.2-prerelease2"_s << u"0.1.2-prerelease2"_s;
        QTest::newRow("preprod") << u"release-preprod"_s << u"0.1.1"_s << u"0.1.1"_s;
        QTest::newRow("mainnet") << u"release-mainnet"_s << u"0.1.1"_s << u"0.1.1"_s;
    }
    void whatRuns()
    {
        QFETCH(QString, environment);
        QFETCH(QString, ref);
        QFETCH(QString, commit);
        m_fixture->box->invoke([&](State &state) {
            int active = 0;
            for (const DeploymentRecord &each : std::as_const(state.deployments))
                active += each.environment == environment && each.state() == u"success";
            QCOMPARE(active, 1);
            const DeploymentRecord *deployment = state.activeDeployment(environment);
            QCOMPARE(deployment->ref, ref);
            QCOMPARE(deployment->sha, run({u"rev-parse"_s, commit + u"^{commit}"_s}));
        });
        const QJsonObject found = m_fixture->writer->get(u"/environments/"_s + environment).object();
        QCOMPARE(!found.value(u"protection_rules"_s).toArray().isEmpty(), environment == u"release-preprod");
    }

    void soakIsOver()
    {
        m_fixture->box->invoke([&](State &state) {
            const DeploymentRecord *deployment = state.activeDeployment(u"pre-release-preview"_s);
            QVERIFY(deployment->statuses.constLast().createdAt.secsTo(m_fixture->clock.now()) > 72 * 3600);
        });
    }

    void verdicts_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("by");
        QTest::newRow("rejected") << u"0.1.0-prerelease2"_s << u"failure"_s << u"hubot"_s;
        QTest::newRow("released") << u"0.1.0-prerelease3"_s << u"success"_s << u"octocat"_s;
        QTest::newRow("rejected, the current one's predecessor")
            << u"0.1.2-prerelease1"_s << u"failure"_s << u"octocat"_s;
        QTest::newRow("of somebody who may not write") << u"0.1.2-prerelease2"_s << u"success"_s << u"monalisa"_s;
    }
    void verdicts()
    {
        QFETCH(QString, tag);
        QFETCH(QString, state);
        QFETCH(QString, by);
        const QJsonArray all = m_fixture->writer->get(u"/commits/%1/statuses"_s.arg(tag)).array();
        QCOMPARE(all.size(), 1);
        const QJsonObject status = all.at(0).toObject();
        QCOMPARE(status.value(u"context"_s).toString(), u"qualification/"_s + tag);
        QCOMPARE(status.value(u"state"_s).toString(), state);
        QCOMPARE(status.value(u"creator"_s).toObject().value(u"login"_s).toString(), by);
        QVERIFY(!status.value(u"description"_s).toString().isEmpty());
    }

    void checks_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<int>("passed");
        QTest::addColumn<int>("failed");
        QTest::addColumn<int>("running");
        QTest::newRow("old") << u"0.1.0-prerelease1"_s << 13 << 0 << 0;
        QTest::newRow("with a failure") << u"0.1.0-prerelease2"_s << 12 << 1 << 0;
        QTest::newRow("current") << u"0.1.2-prerelease2"_s << 14 << 0 << 0;
        QTest::newRow("fresh") << u"0.1.3-prerelease1"_s << 11 << 0 << 3;
    }
    void checks()
    {
        QFETCH(QString, tag);
        QFETCH(int, passed);
        QFETCH(int, failed);
        QFETCH(int, running);
        QHash<QString, int> counts;
        const Answer answer = m_fixture->writer->get(u"/commits/%1/check-runs?per_page=100"_s.arg(tag));
        for (const QJsonValue &each : answer.object().value(u"check_runs"_s).toArray())
            ++counts[each.toObject().value(u"conclusion"_s).toString(each.toObject().value(u"status"_s).toString())];
        QCOMPARE(counts.value(u"success"_s), passed);
        QCOMPARE(counts.value(u"failure"_s), failed);
        QCOMPARE(counts.value(u"in_progress"_s), running);
    }

    void nothingHappensUntilSomethingDoes()
    {
        Fixture fresh(true);
        QVERIFY(fresh.box);
        const QByteArray before = fresh.writer->get(u"/deployments?per_page=100"_s).body;
        fresh.box->advanceCi();
        QCOMPARE(fresh.writer->get(u"/deployments?per_page=100"_s).body, before);
        // The checks of the fresh candidate end in a while; it is not deployed for that.
        fresh.pass(std::chrono::hours(1));
        const Answer checks = fresh.writer->get(u"/commits/0.1.3-prerelease1/check-runs?status=completed"_s);
        QCOMPARE(checks.object().value(u"total_count"_s).toInt(), 14);
        QCOMPARE(fresh.writer->get(u"/deployments?per_page=100"_s).body, before);
    }

    void isTheSameForTheSameTime()
    {
        Fixture other(true);
        QVERIFY(other.box);
        QCOMPARE(test::git(other.box->gitDirectory(), {u"for-each-ref"_s}), run({u"for-each-ref"_s}));
        const Answer mine = m_fixture->writer->get(u"/commits/main"_s);
        QCOMPARE(other.writer->get(u"/commits/main"_s).object().value(u"sha"_s), mine.object().value(u"sha"_s));
    }

private:
    QString run(const QStringList &arguments) { return test::git(m_fixture->box->gitDirectory(), arguments); }

    std::optional<Fixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestSandboxSeed)
#include "tst_sandbox_seed.moc"
