// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/sandbox.h"
#include "services/activity.h"
#include "services/workspace.h"
#include "support/gitfixture.h"
#include "support/loopbackserver.h"
#include "support/waiting.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

/// Nodes that .slipway.toml names are asked after a refresh, by the workspace and by the program.
class ProbesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void afterEachRefresh();
    void inTheProgram();
    void anotherVersionInTheProgram();

private:
    QString run(const QStringList &arguments);

    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    QByteArray m_version = "0.1.1";
    std::unique_ptr<test::LoopbackServer> m_node;
};

void ProbesTest::initTestCase()
{
    sandbox::SandboxOptions options;
    options.directory = m_folder.filePath(u"demo"_s);
    options.withClone = true;
    auto sandbox = sandbox::Sandbox::start(options);
    QVERIFY2(sandbox, sandbox ? "" : qPrintable(sandbox.error().message));
    m_sandbox = *std::move(sandbox);

    const QString clone = m_sandbox->cloneForDemonstration().value_or(QString());
    QFile file(clone + u"/.slipway.toml"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    m_node = std::make_unique<test::LoopbackServer>([this](const test::SeenRequest &request) {
        const QByteArray body = R"({"node":{"version":")" + m_version + R"("}})";
        return request.target == "/down" ? test::ServedAnswer{.status = 503} : test::ServedAnswer{.body = body};
    });
    const QByteArray url = m_node->url().toEncoded();
    const QByteArray name = "name = \"release-preprod\"\n";
    QVERIFY(text.contains(name));
    const QByteArray nodes = "probes = [\"" + url + "/status\", \"" + url + "/down\"]\n";
    text.replace(name, QByteArray(name + nodes + "probe_version = \"/node/version\"\n"));
    QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
    file.close();
    for (const QStringList &arguments :
         {QStringList{u"-c"_s, u"user.name=octocat"_s, u"-c"_s, u"user.email=octocat@example.com"_s, u"commit"_s,
                      u"-qam"_s, u"Name the nodes"_s},
          QStringList{u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:main"_s}}) {
        QVERIFY(test::runGit(clone, arguments).exitCode == 0);
    }
}

void ProbesTest::afterEachRefresh()
{
    services::WorkspaceOptions options;
    options.repository = RepositoryName::parse(m_sandbox->repository());
    options.repository->apiUrl = m_sandbox->apiUrl();
    options.token = Secret(m_sandbox->readToken());
    services::Activity activity(m_folder.filePath(u"journal"_s));
    services::Workspace workspace(options, activity);
    QSignalSpy finished(&workspace.probes(), &services::ProbeService::finished);
    for (int time = 1; time <= 2; ++time) {
        workspace.refresh().refresh();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), time, 30000);
        const QList<ProbeResult> results = workspace.probes().results(u"release-preprod"_s);
        QCOMPARE(results.size(), 2);
        QCOMPARE(results[0].verdict, ProbeVerdict::Agrees);
        QCOMPARE(results[0].reported, u"0.1.1"_s);
        QCOMPARE(results[1].fault, ProbeFault::BadStatus);
        QVERIFY(workspace.probes().results(u"release-mainnet"_s).isEmpty());
    }
    QCOMPARE(m_node->seen().size(), 4);
    for (const test::SeenRequest &request : m_node->seen()) {
        for (const QByteArray &value : request.headers)
            QVERIFY(!value.contains(m_sandbox->readToken()));
    }
}

QString ProbesTest::run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SLIPWAY_TOKEN"_s, QString::fromLatin1(m_sandbox->readToken()));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(
        QStringLiteral(SLIPWAY_PROGRAM),
        arguments + QStringList{u"--repo"_s, m_sandbox->repository(), u"--api-url"_s, m_sandbox->apiUrl().toString()});
    // The node answers from this thread's event loop.
    const bool ended =
        test::waitUntil([&] { return process.state() == QProcess::NotRunning; }, std::chrono::seconds(60));
    return ended && process.exitCode() == 0 ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
}

void ProbesTest::inTheProgram()
{
    const QString text = run({u"status"_s, u"--json"_s});
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    for (const QJsonValue &value : json[u"environments"].toArray()) {
        const QJsonArray probes = value[u"probes"].toArray();
        QCOMPARE(probes.size(), value[u"name"] == u"release-preprod"_s ? 2 : 0);
    }
    const QJsonArray probes = json[u"environments"][2][u"probes"].toArray();
    QCOMPARE(probes[0][u"url"].toString(), m_node->url().toString() + u"/status"_s);
    QCOMPARE(probes[0][u"reported"].toString(), u"0.1.1"_s);
    QCOMPARE(probes[0][u"result"].toString(), u"agrees"_s);
    QVERIFY(probes[0][u"fault"].isNull());
    QVERIFY(probes[1][u"reported"].isNull());
    QCOMPARE(probes[1][u"result"].toString(), u"unknown"_s);
    QCOMPARE(probes[1][u"fault"].toString(), u"bad_status"_s);
}

void ProbesTest::anotherVersionInTheProgram()
{
    m_version = "0.1.0\\u001b[31m";
    QVERIFY(run({u"status"_s}).contains(u"is not one line of text"_s));
    m_version = "0.1.0";
    const QString text = run({u"status"_s});
    QVERIFY2(text.contains(u"reports 0.1.0, not 0.1.1"_s), qPrintable(text));
    QVERIFY2(text.contains(m_node->url().toString() + u"/status: 0.1.0, which is not what is deployed"_s),
             qPrintable(text));
    QVERIFY2(text.contains(m_node->url().toString() + u"/down: unknown: HTTP status 503"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(ProbesTest)
#include "tst_probes.moc"
