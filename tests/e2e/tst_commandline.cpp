// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "git/repository.h"
#include "sandbox/sandbox.h"
#include "support/gitfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The program itself, as a script runs it.
class CommandLineTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void withoutADisplayThereIsNoWindow();
    void wrongUsage_data();
    void wrongUsage();
    void candidatesOfACloneAlone();
    void candidatesWithLabels();
    void statusInPipelineOrder();
    void promotesStepByStep();
    void ticksTheChecklist();
    void showsWhatReadinessFound();
    void refusalHasItsOwnCode();
    void faultsAreOneSentence_data();
    void faultsAreOneSentence();
    void activityAndEvidence();
    void resumesWhatStopped();
    void saysWhatAnOverridePassesOver();
    void tokenAppearsNowhere();
    void ticksAreKept(); // last: it changes the default branch
    void putsAside();

private:
    struct Answer {
        int exitCode = -1;
        QByteArray out;
        QByteArray errors;

        QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };

    void takesTheTickBack();
    Answer run(const QStringList &arguments, const QByteArray &token = {}) const;
    QStringList repository() const;

    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

void CommandLineTest::initTestCase()
{
    sandbox::SandboxOptions options;
    options.directory = m_folder.filePath(u"demo"_s);
    options.ciStep = 50ms;
    options.autoReview = 100ms;
    auto sandbox = sandbox::Sandbox::start(options);
    QVERIFY2(sandbox, sandbox ? "" : qPrintable(sandbox.error().message));
    m_sandbox = *std::move(sandbox);
}

CommandLineTest::Answer CommandLineTest::run(const QStringList &arguments, const QByteArray &token) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // No display is needed.
    for (const QString &name : {u"GH_TOKEN"_s, u"GITHUB_TOKEN"_s, u"SLIPWAY_TOKEN"_s, u"DISPLAY"_s,
                                u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    if (!token.isEmpty())
        environment.insert(u"SLIPWAY_TOKEN"_s, QString::fromLatin1(token));
    environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, m_folder.filePath(u"cache"_s));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(SLIPWAY_PROGRAM), arguments);
    if (!process.waitForFinished(60000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QStringList CommandLineTest::repository() const
{
    return {u"--repo"_s, m_sandbox->repository(), u"--api-url"_s, m_sandbox->apiUrl().toString()};
}

void CommandLineTest::withoutADisplayThereIsNoWindow()
{
    for (const QStringList &arguments : {QStringList(), QStringList(u"--demo"_s), repository()}) {
        const Answer answer = run(arguments);
        QCOMPARE(answer.exitCode, 1);
        QVERIFY(answer.out.isEmpty());
        QVERIFY2(answer.errors.startsWith("slipway: There is no display"), answer.errors.constData());
        QCOMPARE(answer.errors.count('\n'), 1);
    }
}

void CommandLineTest::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown command") << QStringList{u"deploy"_s};
    QTest::newRow("unknown option") << QStringList{u"status"_s, u"--nonsense"_s};
    QTest::newRow("misplaced option") << QStringList{u"status"_s, u"--wait"_s};
    QTest::newRow("missing argument") << QStringList{u"show"_s};
    QTest::newRow("reject without a reason") << QStringList{u"reject"_s, u"0.1.2-prerelease2"_s};
    QTest::newRow("undo of no operation") << QStringList{u"undo"_s, u"the last one"_s};
    QTest::newRow("not a repository name") << QStringList{u"status"_s, u"--repo"_s, u"nonsense"_s};
    QTest::newRow("unusable address") << QStringList{u"status"_s, u"--repo"_s, u"a/b"_s, u"--api-url"_s,
                                                     u"file:///etc"_s};
    const QString candidate = u"0.1.2-prerelease2"_s;
    QTest::newRow("a forgotten reason") << QStringList{u"reject"_s, candidate, u"--reason"_s, u"--plan"_s};
    QTest::newRow("a forgotten override") << QStringList{u"promote"_s, candidate, u"--override"_s, u"--plan"_s};
    QTest::newRow("an empty clone") << QStringList{u"candidates"_s, u"--clone"_s, QString()};
    QTest::newRow("two clones") << QStringList{u"candidates"_s, u"--clone"_s, u"a"_s, u"--clone"_s, u"b"_s};
    QTest::newRow("sandbox without a folder") << QStringList{u"sandbox"_s};
}

void CommandLineTest::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const Answer answer = run(arguments);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(answer.out.isEmpty());
    QCOMPARE(answer.errors.count('\n'), 1);
    QVERIFY(answer.errors.startsWith("slipway: "));
}

void CommandLineTest::candidatesOfACloneAlone()
{
    test::GitFixture clone;
    clone.commit(u"feat: first (#1)"_s);
    clone.git({u"tag"_s, u"v1.0.0-rc1"_s});
    const ObjectId second = clone.commit(u"fix: second (#2)"_s);
    clone.git({u"tag"_s, u"-a"_s, u"v1.0.0-rc2"_s, u"-m"_s, u"rc2"_s});
    clone.git({u"tag"_s, u"v1.0.0"_s});
    const ObjectId third = clone.commit(u"feat: third"_s);
    clone.git({u"tag"_s, u"v1.1.0-rc10"_s});
    clone.git({u"tag"_s, u"v1.1.0-rc9"_s, second.hex()});
    clone.git({u"tag"_s, u"v1.1.0-nightly.20260101"_s});

    const Answer answer = run({u"candidates"_s, u"--clone"_s, clone.path(), u"--json"_s});
    QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    const QJsonObject json = answer.json();
    QCOMPARE(json[u"base"][u"commit"].toString(), third.hex());
    QCOMPARE(json[u"hidden"].toInt(), 1);
    const QJsonArray list = json[u"candidates"].toArray();
    QStringList tags;
    for (const QJsonValue &value : list)
        tags.append(value[u"tag"].toString());
    QCOMPARE(tags, (QStringList{u"v1.1.0-rc10"_s, u"v1.1.0-rc9"_s, u"v1.0.0-rc2"_s, u"v1.0.0-rc1"_s}));
    const QJsonObject released = list[2].toObject();
    QCOMPARE(released[u"state"].toString(), u"released"_s);
    QCOMPARE(released[u"final_tag"].toString(), u"v1.0.0"_s);
    QCOMPARE(released[u"final_commit"].toString(), second.hex());
    QCOMPARE(released[u"ahead"].toInt(-1), 0);
    QCOMPARE(released[u"behind"].toInt(-1), 1);
    QCOMPARE(released[u"number"].toInt(), 2);
    QCOMPARE(released[u"unknown"].toArray(), (QJsonArray{u"release"_s, u"production"_s}));
    QCOMPARE(list[3][u"state"].toString(), u"superseded"_s);
    QCOMPARE(list[3][u"unknown"].toArray(), QJsonArray());
}

void CommandLineTest::candidatesWithLabels()
{
    test::GitFixture clone;
    clone.commit(u"feat: first"_s);
    clone.git({u"tag"_s, u"1.0.0-rc1"_s});
    clone.git({u"tag"_s, u"1.0.0-beta2"_s});
    const Answer chosen = run({u"candidates"_s, u"--clone"_s, clone.path(), u"--json"_s, u"--label"_s, u"beta"_s});
    QCOMPARE(chosen.json()[u"candidates"].toArray().size(), 1);
    QCOMPARE(chosen.json()[u"hidden"].toInt(), 1);
    const Answer all =
        run({u"candidates"_s, u"--clone"_s, clone.path(), u"--json"_s, u"--label"_s, u"beta"_s, u"--all"_s});
    QCOMPARE(all.json()[u"candidates"].toArray().size(), 2);
    QCOMPARE(all.json()[u"hidden"].toInt(-1), 0);
}

void CommandLineTest::statusInPipelineOrder()
{
    const Answer answer = run(QStringList{u"status"_s, u"--json"_s} + repository());
    QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    const QJsonObject json = answer.json();
    QCOMPARE(json[u"repository"].toString(), m_sandbox->repository());
    QVERIFY(QDateTime::fromString(json[u"as_of"].toString(), Qt::ISODate).isValid());
    const QJsonArray environments = json[u"environments"].toArray();
    QCOMPARE(environments.size(), 4);
    QCOMPARE(environments[0][u"name"].toString(), u"testing-preview"_s);
    QCOMPARE(environments[0][u"follows"].toString(), u"branch"_s);
    QVERIFY(environments[0][u"active"][u"tag"].isNull());
    QCOMPARE(environments[0][u"drift"][u"to"].toString(), u"pre-release-preview"_s);
    QCOMPARE(environments[3][u"production"].toBool(), true);
    QVERIFY(environments[3][u"drift"].isNull());
}

void CommandLineTest::promotesStepByStep()
{
    const QString tag = u"0.1.2-prerelease2"_s;
    const QByteArray token = m_sandbox->writeToken();
    const QString commit = QString::fromUtf8(
        test::runGit(m_sandbox->gitDirectory(), {u"rev-parse"_s, tag + u"^{commit}"_s}).output.trimmed());

    const Answer planned =
        run(QStringList{u"qualify"_s, tag, u"--reason"_s, u"good"_s, u"--plan"_s} + repository(), token);
    QVERIFY2(planned.exitCode == 0, planned.errors.constData());
    const Answer clone = run(QStringList{u"show"_s, tag, u"--json"_s} + repository(), token);
    QCOMPARE(clone.json()[u"state"].toString(), u"in_qualification"_s); // the plan did nothing

    const Answer qualified = run(QStringList{u"qualify"_s, tag, u"--reason"_s, u"good"_s} + repository(), token);
    QVERIFY2(qualified.exitCode == 0, qualified.errors.constData());
    const QString clonePath = m_sandbox->cloneForDemonstration().value_or(QString());
    m_sandbox->invoke([](sandbox::State &state) {
        state.rulesets.append({.id = 7, .name = u"Release tags"_s, .include = {u"~ALL"_s}, .rules = {u"creation"_s}});
    });
    const QStringList plan{u"promote"_s, tag, u"--plan"_s, u"--json"_s, u"--clone"_s, clonePath};
    const Answer warned = run(plan + repository(), token);
    QCOMPARE(warned.json()[u"warnings"][0][u"kind"].toString(), u"tag_rule"_s);
    QVERIFY2(warned.errors.contains("Warning: The ruleset “Release tags”"), warned.errors.constData());
    m_sandbox->invoke([](sandbox::State &state) { state.rulesets.clear(); });
    const Answer promoted =
        run(QStringList{u"promote"_s, tag, u"--wait"_s, u"--json"_s, u"--clone"_s, clonePath} + repository(), token);
    QVERIFY2(promoted.exitCode == 0, promoted.errors.constData());
    QCOMPARE(promoted.json()[u"outcome"].toString(), u"done"_s);
    const test::GitAnswer final = test::runGit(m_sandbox->gitDirectory(), {u"rev-parse"_s, u"0.1.2^{commit}"_s});
    QCOMPARE(QString::fromUtf8(final.output.trimmed()), commit);
    const Answer status = run(QStringList{u"status"_s, u"--json"_s} + repository(), token);
    const QJsonArray environments = status.json()[u"environments"].toArray();
    QCOMPARE(environments[2][u"active"][u"tag"].toString(), u"0.1.2"_s);
    QCOMPARE(environments[3][u"active"][u"commit"].toString(), commit);
}

void CommandLineTest::ticksTheChecklist()
{
    const QString tag = u"0.1.3-prerelease1"_s;
    const QByteArray token = m_sandbox->writeToken();
    const Answer without = run(QStringList{u"tick"_s, tag, u"Operators were told"_s} + repository(), token);
    QCOMPARE(without.exitCode, 3);
    QVERIFY2(without.errors.contains("checklist = "), without.errors.constData());
    const Answer usage = run(QStringList{u"tick"_s, tag} + repository(), token);
    QCOMPARE(usage.exitCode, 2);
}

void CommandLineTest::showsWhatReadinessFound()
{
    // Without a clone: what costs further questions is asked for before it is shown.
    const Answer answer =
        run(QStringList{u"show"_s, u"0.1.3-prerelease1"_s, u"--json"_s} + repository(), m_sandbox->readToken());
    QCOMPARE(answer.exitCode, 0);
    QHash<QString, QJsonObject> conditions;
    const QJsonArray all = answer.json()[u"readiness"].toArray();
    for (const QJsonValue &condition : all)
        conditions.insert(condition[u"kind"].toString(), condition.toObject());
    QCOMPARE(conditions[u"reverts"_s][u"result"].toString(), u"met"_s);
    QCOMPARE(conditions[u"digests"_s][u"subject"].toString(), u"CHECKSUM"_s);
    QVERIFY(conditions[u"digests"_s][u"missing"].isArray());
}

void CommandLineTest::refusalHasItsOwnCode()
{
    const Answer answer =
        run(QStringList{u"promote"_s, u"0.1.3-prerelease1"_s} + repository(), m_sandbox->writeToken());
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(answer.errors.contains("not qualified"));
    const Answer readOnly = run(QStringList{u"reject"_s, u"0.1.3-prerelease1"_s, u"--reason"_s, u"x"_s} + repository(),
                                m_sandbox->readToken());
    QCOMPARE(readOnly.exitCode, 3);
}

void CommandLineTest::faultsAreOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("token");
    const QString api = m_sandbox->apiUrl().toString();
    QTest::newRow("wrong token") << (QStringList{u"status"_s} + repository()) << QByteArray("wrong");
    QTest::newRow("no such repository") << QStringList{u"status"_s, u"--repo"_s, u"a/b"_s, u"--api-url"_s, api}
                                        << QByteArray();
    QTest::newRow("nobody listens") << QStringList{u"status"_s, u"--repo"_s, u"a/b"_s, u"--api-url"_s,
                                                   u"http://127.0.0.1:1"_s}
                                    << QByteArray();
    QTest::newRow("no clone") << QStringList{u"candidates"_s, u"--clone"_s, u"/nowhere"_s} << QByteArray();
    QTest::newRow("not a clone") << QStringList{u"candidates"_s, u"--clone"_s, u"/usr"_s} << QByteArray();
}

void CommandLineTest::faultsAreOneSentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, token);
    const Answer answer = run(arguments + QStringList{u"--json"_s}, token);
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.out.isEmpty(), answer.out.constData());
    QVERIFY2(answer.errors.startsWith("slipway: ") && answer.errors.count('\n') == 1, answer.errors.constData());
}

void CommandLineTest::activityAndEvidence()
{
    const Answer ran = run(
        QStringList{u"qualify"_s, u"0.1.3-prerelease1"_s, u"--reason"_s, u"tried | it"_s, u"--json"_s} + repository(),
        m_sandbox->writeToken());
    QCOMPARE(ran.exitCode, 0);
    const qint64 id = ran.json().value(u"id").toInteger();
    QVERIFY(id > 0);
    const Answer listed = run({u"activity"_s, u"--json"_s});
    QCOMPARE(listed.exitCode, 0);
    const QJsonObject newest = listed.json().value(u"operations").toArray().first().toObject();
    QCOMPARE(newest.value(u"id").toInteger(), id);
    QCOMPARE(newest.value(u"kind").toString(), u"qualify"_s);
    QCOMPARE(newest.value(u"by").toString(), u"octocat"_s);
    QCOMPARE(newest.value(u"outcome").toString(), u"done"_s);
    QCOMPARE(newest.value(u"steps").toArray().first().toObject().value(u"state").toString(), u"done"_s);
    QVERIFY(run({u"activity"_s}).out.contains("Qualify 0.1.3-prerelease1"));
    QVERIFY(run({u"activity"_s, u"--json"_s, u"--repo"_s, u"octocat/other"_s})
                .json()
                .value(u"operations")
                .toArray()
                .isEmpty());

    // It is done: there is nothing to go on with.
    const Answer again = run(QStringList{u"resume"_s, QString::number(id)} + repository(), m_sandbox->writeToken());
    QCOMPARE(again.exitCode, 3);
    QCOMPARE(run({u"resume"_s, u"99999"_s}).exitCode, 2);

    const QStringList about = QStringList{u"evidence"_s, u"0.1.3-prerelease1"_s} + repository();
    const Answer markdown = run(about, m_sandbox->readToken());
    QCOMPARE(markdown.exitCode, 0);
    QVERIFY2(markdown.out.contains("tried \\| it"), markdown.out.constData()); // it ends no cell
    const QJsonObject evidence = run(about + QStringList{u"--json"_s}, m_sandbox->readToken()).json();
    QCOMPARE(evidence.value(u"operations").toArray().size(), 1);
    QVERIFY(!evidence.value(u"changes").toArray().isEmpty());
    QVERIFY(!evidence.value(u"checks").toArray().isEmpty());
    QCOMPARE(evidence.value(u"verdicts").toArray().first().toObject().value(u"reason").toString(), u"tried | it"_s);
}

void CommandLineTest::resumesWhatStopped()
{
    // The release is written to after the status; GitHub fails there.
    m_sandbox->addFault(
        {.hits = {.method = "PATCH", .path = u"/releases/"_s}, .effect = sandbox::faults::badCredentials()});
    const Answer stopped =
        run(QStringList{u"promote"_s, u"0.0.9-prerelease1"_s} + repository(), m_sandbox->writeToken());
    QVERIFY2(stopped.exitCode == 1 || stopped.exitCode == 4, stopped.errors.constData());
    const QJsonObject newest =
        run({u"activity"_s, u"--json"_s}).json().value(u"operations").toArray().first().toObject();
    QCOMPARE(newest.value(u"outcome").toString(), u"stopped"_s);
    QVERIFY(newest.value(u"resumable").toBool());
    QVERIFY(!newest.value(u"note").toString().isEmpty());
    const QString id = QString::number(newest.value(u"id").toInteger());
    // A server that only the journal names gets no token.
    const auto requests = [this] { return m_sandbox->requests().size(); };
    const qsizetype before = requests();
    const Answer unnamed = run({u"resume"_s, id}, m_sandbox->writeToken());
    QCOMPARE(unnamed.exitCode, 2);
    QVERIFY2(unnamed.errors.contains(QByteArray("slipway resume " + id.toUtf8() + " --repo")),
             unnamed.errors.constData());
    const Answer other = run({u"resume"_s, id, u"--repo"_s, u"octocat/other"_s}, m_sandbox->writeToken());
    QCOMPARE(other.exitCode, 2);
    QCOMPARE(requests(), before);
    const Answer resumed = run(QStringList{u"resume"_s, id, u"--json"_s} + repository(), m_sandbox->writeToken());
    QCOMPARE(resumed.exitCode, 0);
    QCOMPARE(resumed.json().value(u"outcome").toString(), u"done"_s);
}

void CommandLineTest::saysWhatAnOverridePassesOver()
{
    const QStringList promotion{u"promote"_s, u"0.1.3-prerelease1"_s, u"--plan"_s};
    const Answer refused = run(promotion + repository(), m_sandbox->writeToken());
    QCOMPARE(refused.exitCode, 3);
    QVERIFY(!refused.errors.contains("Passed over"));
    const Answer plan = run(promotion + QStringList{u"--override"_s, u"go"_s} + repository(), m_sandbox->writeToken());
    QCOMPARE(plan.exitCode, 0);
    QVERIFY2(plan.errors.contains("Passed over: No GitHub release is linked to 0.1.3-prerelease1."),
             plan.errors.constData());
}

void CommandLineTest::putsAside()
{
    m_sandbox->addFault(
        {.hits = {.method = "PATCH", .path = u"/releases/"_s}, .effect = sandbox::faults::badCredentials()});
    const Answer stopped =
        run(QStringList{u"reject"_s, u"0.1.4-prerelease1"_s, u"--reason"_s, u"it crashes"_s} + repository(),
            m_sandbox->writeToken());
    QVERIFY2(stopped.exitCode == 4, stopped.errors.constData());
    const auto newest = [this] {
        return run({u"activity"_s, u"--json"_s}).json().value(u"operations").toArray().first().toObject();
    };
    const QJsonObject known = newest();
    const QString id = QString::number(known.value(u"id").toInteger());
    // What could only not be read again stays done.
    const Answer foreign = run(QStringList{u"resume"_s, id} + repository(), "no_such_token");
    QCOMPARE(foreign.exitCode, 4);
    QVERIFY2(foreign.errors.contains(QByteArray("slipway resume " + id.toUtf8())), foreign.errors.constData());
    QCOMPARE(newest().value(u"steps"), known.value(u"steps"));

    QCOMPARE(run({u"close"_s, id}).exitCode, 0);
    QCOMPARE(newest().value(u"outcome").toString(), u"closed"_s);
    const Answer again = run({u"close"_s, id});
    QCOMPARE(again.exitCode, 3);
    QVERIFY2(again.errors.contains("has ended"), again.errors.constData());
    QCOMPARE(run({u"close"_s, u"99999"_s}).exitCode, 3);
    QCOMPARE(run({u"close"_s, u"the last one"_s}).exitCode, 2);
}

void CommandLineTest::tokenAppearsNowhere()
{
    const QByteArray token = m_sandbox->readToken();
    for (const QStringList &arguments :
         {QStringList{u"status"_s}, QStringList{u"candidates"_s}, QStringList{u"promote"_s, u"0.1.3-prerelease1"_s}}) {
        const Answer answer = run(arguments + repository(), token);
        QVERIFY(!answer.out.contains(token));
        QVERIFY(!answer.errors.contains(token));
    }
}

void CommandLineTest::ticksAreKept()
{
    auto clone = git::Repository::open(m_sandbox->gitDirectory());
    const auto main = clone->resolve(u"refs/heads/main"_s);
    QByteArray file = clone->fileAt(main->commit, u".slipway.toml"_s).value();
    file.replace("[qualification]\n", "[qualification]\nchecklist = [\"Operators were told\"]\n");
    const git::Signature author{u"hubot"_s, u"hubot@example.com"_s, QDateTime::currentDateTimeUtc()};
    const auto commit =
        clone->writeCommit({{u".slipway.toml"_s, file}}, {main->commit}, author, u"Ask for a checklist"_s);
    QVERIFY(commit && clone->writeReference(u"refs/heads/main"_s, *commit, true));
    const QByteArray token = m_sandbox->writeToken();
    const QString version = u"0.1.4-prerelease1"_s;
    // A candidate that nothing was decided about, with a pre-release to keep the ticks.
    QVERIFY(clone->writeReference(u"refs/tags/"_s + version, *commit));
    m_sandbox->invoke([&](sandbox::State &state) {
        sandbox::ReleaseRecord release;
        release.id = state.takeId();
        release.tagName = version;
        release.name = u"0.1.4"_s;
        release.prerelease = true;
        release.createdAt = release.updatedAt = release.publishedAt = QDateTime::currentDateTimeUtc();
        state.releases.append(release);
    });
    const auto result = [&] {
        const Answer shown = run(QStringList{u"show"_s, version, u"--json"_s} + repository(), token);
        const QJsonArray all = shown.json()[u"readiness"].toArray();
        for (const QJsonValue &condition : all) {
            if (condition[u"kind"].toString() == u"checklist")
                return condition[u"result"].toString();
        }
        return QString::fromUtf8(shown.errors);
    };
    QCOMPARE(result(), u"not_met"_s);
    const Answer ticked = run(QStringList{u"tick"_s, version, u"Operators were told"_s} + repository(), token);
    QVERIFY2(ticked.exitCode == 0, ticked.errors.constData());
    QVERIFY2(ticked.out.contains("Operators were told"), ticked.out.constData());
    QCOMPARE(result(), u"met"_s);
    QCOMPARE(run(QStringList{u"tick"_s, version, u"Operators were told"_s} + repository(), token).exitCode, 3);
    QCOMPARE(run(QStringList{u"untick"_s, version, u"Operators were told"_s} + repository(), token).exitCode, 0);
    QCOMPARE(result(), u"not_met"_s);
    QCOMPARE(run(QStringList{u"tick"_s, version, u"Operators were told"_s} + repository(), token).exitCode, 0);
    takesTheTickBack();
    QCOMPARE(result(), u"not_met"_s);
}

/// The newest operation is a tick.
void CommandLineTest::takesTheTickBack()
{
    const QByteArray token = m_sandbox->writeToken();
    const auto operations = [this] { return run({u"activity"_s, u"--json"_s}).json().value(u"operations").toArray(); };
    const QString id = QString::number(operations().first()[u"id"].toInteger());
    const Answer plan = run(QStringList{u"undo"_s, id, u"--plan"_s, u"--json"_s} + repository(), token);
    QCOMPARE(plan.exitCode, 0);
    QCOMPARE(plan.json()[u"kind"].toString(), u"undo"_s);
    QCOMPARE(plan.json()[u"undone_kind"].toString(), u"checklist"_s);
    QCOMPARE(plan.json()[u"undoes"].toInteger(), id.toLongLong());
    QCOMPARE(plan.json()[u"steps"].toArray().size(), 1);
    const Answer undone = run(QStringList{u"undo"_s, id, u"--reason"_s, u"not yet"_s} + repository(), token);
    QVERIFY2(undone.exitCode == 0, undone.errors.constData());
    QVERIFY2(undone.out.contains("Undo: Checklist of 0.1.4-prerelease1"), undone.out.constData());
    QCOMPARE(operations().first()[u"reason"].toString(), u"not yet"_s);
    const Answer again = run(QStringList{u"undo"_s, id} + repository(), token);
    QCOMPARE(again.exitCode, 3);
    QVERIFY2(again.errors.contains("took it back already"), again.errors.constData());
    // What cannot be taken back says so.
    for (const QJsonValue &operation : operations()) {
        if (operation[u"kind"].toString() != u"qualify")
            continue;
        const Answer verdict =
            run(QStringList{u"undo"_s, QString::number(operation[u"id"].toInteger())} + repository(), token);
        QCOMPARE(verdict.exitCode, 3);
        QVERIFY2(verdict.errors.contains("give the other verdict"), verdict.errors.constData());
        return;
    }
    QFAIL("nothing was qualified");
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
