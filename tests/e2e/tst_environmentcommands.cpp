// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sandbox.h"
#include "support/gitfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace slipway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString preview = u"pre-release-preview"_s;
const QString preprod = u"release-preprod"_s;
const QString newer = u"0.1.2-prerelease2"_s;
const QString older = u"0.1.2-prerelease1"_s;

} // namespace

/// "slipway rollback" and "slipway review", as a script runs them.
class EnvironmentCommandsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_sandbox.reset(); }

    void wrongUsage_data();
    void wrongUsage();
    void aPlanSaysWhatGoesAwayAndDoesNothing();
    void rollsBack();
    void whatCannotBeComparedIsUnknown();
    void rulesRefuse_data();
    void rulesRefuse();
    void thereIsNoSuchEnvironment();
    void whatOnlyWaitedIsNotHalfWay();
    void reviews_data();
    void reviews();

private:
    struct Answer {
        int exitCode = -1;
        QByteArray out;
        QByteArray errors;

        QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };

    Answer run(const QStringList &arguments, const QByteArray &token) const;
    Answer run(const QStringList &arguments) const { return run(arguments, m_sandbox->writeToken()); }
    QString git(const QStringList &arguments) const
    {
        return QString::fromUtf8(test::runGit(m_sandbox->gitDirectory(), arguments).output).trimmed();
    }
    qsizetype requestsTo(const QString &end) const;
    QJsonObject environment(const QString &name) const;
    qint64 letWait() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

void EnvironmentCommandsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    sandbox::SandboxOptions options;
    options.directory = m_folder->filePath(u"demo"_s);
    options.ciStep = 50ms;
    auto sandbox = sandbox::Sandbox::start(options);
    QVERIFY2(sandbox, sandbox ? "" : qPrintable(sandbox.error().message));
    m_sandbox = *std::move(sandbox);
}

EnvironmentCommandsTest::Answer EnvironmentCommandsTest::run(const QStringList &arguments,
                                                             const QByteArray &token) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name :
         {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"GH_TOKEN"_s, u"GITHUB_TOKEN"_s})
        environment.remove(name);
    environment.insert(u"SLIPWAY_TOKEN"_s, QString::fromLatin1(token));
    environment.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, m_folder->filePath(u"cache"_s));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder->path());
    const QStringList repository{u"--repo"_s, m_sandbox->repository(), u"--api-url"_s, m_sandbox->apiUrl().toString()};
    process.start(QStringLiteral(SLIPWAY_PROGRAM), arguments + repository);
    if (!process.waitForFinished(60000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

qsizetype EnvironmentCommandsTest::requestsTo(const QString &end) const
{
    const QList<sandbox::Visit> visits = m_sandbox->requests();
    return std::ranges::count_if(
        visits, [&](const sandbox::Visit &visit) { return visit.changed && visit.path.endsWith(end); });
}

QJsonObject EnvironmentCommandsTest::environment(const QString &name) const
{
    const QJsonArray all = run({u"status"_s, u"--json"_s}).json()[u"environments"].toArray();
    for (const QJsonValue &each : all) {
        if (each[u"name"].toString() == name)
            return each.toObject();
    }
    return {};
}

/// A release's run that has come to the environment with reviewers.
qint64 EnvironmentCommandsTest::letWait() const
{
    const QString commit = git({u"rev-parse"_s, newer + u"^{commit}"_s});
    qint64 id = 0;
    m_sandbox->invoke([&](sandbox::State &state) {
        sandbox::RunRecord run;
        run.id = state.takeId();
        run.workflow = u"release.yml"_s;
        run.event = u"release"_s;
        run.ref = newer;
        run.sha = commit;
        run.actor = u"hubot"_s;
        run.createdAt = QDateTime::currentDateTimeUtc();
        state.runs.append(run);
        id = state.addDeployment(preprod, newer, commit, u"hubot"_s, run.createdAt);
        state.findDeployment(id)->run = run.id;
        state.addDeploymentStatus(id, u"waiting"_s, u"hubot"_s, run.createdAt);
    });
    return id;
}

void EnvironmentCommandsTest::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no tag") << QStringList{u"rollback"_s, preview, u"--reason"_s, u"x"_s};
    QTest::newRow("no reason") << QStringList{u"rollback"_s, preview, older};
    QTest::newRow("a forgotten reason") << QStringList{u"rollback"_s, preview, older, u"--reason"_s, u"--plan"_s};
    QTest::newRow("no environment") << QStringList{u"review"_s, u"--approve"_s, u"--comment"_s, u"x"_s};
    QTest::newRow("no decision") << QStringList{u"review"_s, preprod, u"--comment"_s, u"x"_s};
    QTest::newRow("both decisions") << QStringList{u"review"_s,   preprod,        u"--approve"_s,
                                                   u"--reject"_s, u"--comment"_s, u"x"_s};
    QTest::newRow("no comment") << QStringList{u"review"_s, preprod, u"--approve"_s};
    QTest::newRow("a forgotten comment") << QStringList{u"review"_s, preprod, u"--approve"_s, u"--comment"_s,
                                                        u"--plan"_s};
    QTest::newRow("a decision elsewhere")
        << QStringList{u"rollback"_s, preview, older, u"--reason"_s, u"x"_s, u"--approve"_s};
}

void EnvironmentCommandsTest::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    const Answer answer = run(arguments);
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.errors.startsWith("slipway: ") && answer.errors.count('\n') == 1, answer.errors.constData());
}

void EnvironmentCommandsTest::aPlanSaysWhatGoesAwayAndDoesNothing()
{
    const QStringList command{u"rollback"_s, preview, older, u"--reason"_s, u"it crashes"_s, u"--plan"_s};
    const Answer text = run(command);
    QVERIFY2(text.exitCode == 0, text.errors.constData());
    QVERIFY2(text.out.contains("Start the workflow deploy.yml on 0.1.2-prerelease1, for pre-release-preview"),
             text.out.constData());
    const QStringList gone = git({u"log"_s, u"--format=%H"_s, older + u".."_s + newer}).split(u'\n');
    QVERIFY(gone.size() > 1);
    QVERIFY2(text.out.contains("of 0.1.2-prerelease2 go away:"), text.out.constData());
    for (const QString &commit : gone)
        QVERIFY2(text.out.contains(commit.first(7).toUtf8()), qPrintable(commit));

    const Answer answer = run(command + QStringList{u"--json"_s});
    QCOMPARE(answer.exitCode, 0);
    const QJsonObject json = answer.json();
    QCOMPARE(json[u"kind"].toString(), u"roll_back"_s);
    QCOMPARE(json[u"environment"].toString(), preview);
    QCOMPARE(json[u"steps"].toArray().first()[u"kind"].toString(), u"dispatch_workflow"_s);
    QVERIFY(json[u"outcome"].isNull());
    const QJsonObject changes = json[u"changes"].toObject();
    QCOMPARE(changes[u"from"][u"ref"].toString(), newer);
    QCOMPARE(changes[u"to"][u"ref"].toString(), older);
    QCOMPARE(changes[u"going"][u"count"].toInt(), gone.size());
    QCOMPARE(changes[u"going"][u"commits"].toArray().size(), gone.size());
    QCOMPARE(changes[u"coming"][u"count"].toInt(-1), 0);
    // A long list is cut for people, and how much of it is said.
    const int all = git({u"rev-list"_s, u"--count"_s, u"0.0.9-prerelease1.."_s + newer}).toInt();
    QVERIFY(all > 50);
    const Answer far = run({u"rollback"_s, preview, u"0.0.9-prerelease1"_s, u"--reason"_s, u"x"_s, u"--plan"_s});
    const QString told = QString::fromUtf8(far.out);
    QVERIFY2(told.contains(u"%1 commit"_s.arg(all)), far.out.constData());
    QVERIFY2(told.contains(u"and %1 more"_s.arg(all - 50)), far.out.constData());
    QCOMPARE(requestsTo(u"/dispatches"_s), 0);
    QVERIFY(run({u"activity"_s, u"--json"_s}).json()[u"operations"].toArray().isEmpty());
}

void EnvironmentCommandsTest::rollsBack()
{
    const Answer back = run({u"rollback"_s, preview, older, u"--reason"_s, u"it crashes"_s, u"--wait"_s, u"--json"_s});
    QVERIFY2(back.exitCode == 0, back.errors.constData());
    QCOMPARE(back.json()[u"outcome"].toString(), u"done"_s);
    QVERIFY(back.json()[u"changes"][u"going"][u"count"].toInt() > 1);
    QCOMPARE(requestsTo(u"/dispatches"_s), 1);
    QCOMPARE(environment(preview)[u"active"][u"tag"].toString(), older);
    const QJsonObject newest = run({u"activity"_s, u"--json"_s}).json()[u"operations"].toArray().first().toObject();
    QCOMPARE(newest[u"id"], back.json()[u"id"]);
    QCOMPARE(newest[u"kind"].toString(), u"roll_back"_s);

    // And on again: nothing goes away then. Said in words, and the steps as they are done.
    const Answer on = run({u"rollback"_s, preview, newer, u"--reason"_s, u"it was the network"_s});
    QVERIFY2(on.exitCode == 0, on.errors.constData());
    QVERIFY2(on.out.contains("No commit goes away: 0.1.2-prerelease2 holds everything"), on.out.constData());
    QVERIFY2(on.out.contains("come in:"), on.out.constData());
    QVERIFY2(on.out.contains("Roll pre-release-preview back to 0.1.2-prerelease2"), on.out.constData());
    QCOMPARE(requestsTo(u"/dispatches"_s), 2);
}

void EnvironmentCommandsTest::whatCannotBeComparedIsUnknown()
{
    m_sandbox->addFault({.hits = {.method = "GET",
                                  .path = u"/compare/%1..."_s.arg(git({u"rev-parse"_s, older + u"^{}"_s})),
                                  .times = sandbox::Hits::always},
                         .effect = sandbox::faults::truncated()});
    const Answer answer = run({u"rollback"_s, preview, older, u"--reason"_s, u"it crashes"_s, u"--json"_s});
    QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    QVERIFY2(answer.errors.contains("Which commits go away is not known: "), answer.errors.constData());
    QVERIFY(answer.json().contains(u"changes") && answer.json()[u"changes"].isNull());
    QCOMPARE(requestsTo(u"/dispatches"_s), 1); // what runs may have to go at once
}

void EnvironmentCommandsTest::rulesRefuse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("reads");
    QTest::addColumn<QByteArray>("said");
    const auto back = [](const QString &where, const QString &tag) {
        return QStringList{u"rollback"_s, where, tag, u"--reason"_s, u"x"_s};
    };
    QTest::newRow("observed") << back(preprod, u"0.1.0"_s) << false << QByteArray("name the way in .slipway.toml");
    QTest::newRow("it runs") << back(preview, newer) << false << QByteArray("runs there already");
    QTest::newRow("no such tag") << back(preview, u"9.9.9"_s) << false << QByteArray("there is no tag 9.9.9");
    QTest::newRow("read only") << back(preview, older) << true << QByteArray("no write access");
    QTest::newRow("nothing waits") << QStringList{u"review"_s, preprod, u"--approve"_s, u"--comment"_s, u"x"_s} << false
                                   << QByteArray("nothing waits for a review on release-preprod");
}

void EnvironmentCommandsTest::rulesRefuse()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const bool, reads);
    QFETCH(const QByteArray, said);
    const Answer answer = run(arguments, reads ? m_sandbox->readToken() : m_sandbox->writeToken());
    QCOMPARE(answer.exitCode, 3);
    QVERIFY(answer.out.isEmpty());
    QVERIFY2(answer.errors.contains(said), answer.errors.constData());
}

void EnvironmentCommandsTest::thereIsNoSuchEnvironment()
{
    const Answer answer = run({u"rollback"_s, u"nowhere"_s, older, u"--reason"_s, u"x"_s});
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.errors.contains("“nowhere”") && answer.errors.contains("release-mainnet"),
             answer.errors.constData());
}

/// One environment runs it already, on the other one it failed: nothing was changed by this run.
void EnvironmentCommandsTest::whatOnlyWaitedIsNotHalfWay()
{
    const QString commit = git({u"rev-parse"_s, newer + u"^{commit}"_s});
    git({u"update-ref"_s, u"refs/tags/0.1.2"_s, commit});
    m_sandbox->invoke([&](sandbox::State &state) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        state.addStatus(commit, u"success"_s, u"qualification/"_s + newer, u"good"_s, u"octocat"_s, now);
        auto &release = *std::ranges::find(state.releases, newer, &sandbox::ReleaseRecord::tagName);
        release.tagName = u"0.1.2"_s;
        release.prerelease = false;
        for (const auto &[environment, word] : {std::pair(preprod, u"success"_s), {u"release-mainnet"_s, u"failure"_s}})
            state.addDeploymentStatus(state.addDeployment(environment, u"0.1.2"_s, commit, u"hubot"_s, now), word,
                                      u"hubot"_s, now);
    });
    const Answer answer = run({u"promote"_s, newer, u"--wait"_s, u"--json"_s});
    QVERIFY2(answer.errors.contains("The deployment of 0.1.2 to release-mainnet failed"), answer.errors.constData());
    const QJsonArray steps = answer.json()[u"steps"].toArray();
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps.first()[u"state"].toString(), u"done"_s);
    QCOMPARE(answer.exitCode, 1);
    QVERIFY(!answer.errors.contains("slipway resume"));
}

void EnvironmentCommandsTest::reviews_data()
{
    QTest::addColumn<bool>("approves");
    QTest::newRow("approved") << true;
    QTest::newRow("rejected") << false;
}

void EnvironmentCommandsTest::reviews()
{
    QFETCH(const bool, approves);
    const qint64 id = letWait();
    const auto state = [&] {
        QString found;
        m_sandbox->invoke([&](sandbox::State &all) { found = all.findDeployment(id)->state(); });
        return found;
    };
    const QStringList command{u"review"_s, preprod, approves ? u"--approve"_s : u"--reject"_s, u"--comment"_s,
                              u"the operators know"_s};
    const Answer planned = run(command + QStringList{u"--plan"_s});
    QVERIFY2(planned.exitCode == 0, planned.errors.constData());
    QCOMPARE(planned.out.contains("come in:"), approves);
    QCOMPARE(state(), u"waiting"_s);
    const Answer answer = run(command + QStringList{u"--json"_s});
    QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    QCOMPARE(answer.json()[u"kind"].toString(), u"review"_s);
    QCOMPARE(answer.json()[u"outcome"].toString(), u"done"_s);
    QCOMPARE(answer.json()[u"changes"].isNull(), !approves);
    QCOMPARE(requestsTo(u"/pending_deployments"_s), 1);
    if (approves)
        QTRY_COMPARE(environment(preprod)[u"active"][u"tag"].toString(), newer);
    else
        QCOMPARE(state(), u"failure"_s);
    QCOMPARE(run(command).exitCode, 3); // it waits no more
}

QTEST_GUILESS_MAIN(EnvironmentCommandsTest)
#include "tst_environmentcommands.moc"
