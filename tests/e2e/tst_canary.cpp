// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "killing.h"
#include "leaksearch.h"
#include "operations.h"
#include "support/loopbackserver.h"

#include "services/session.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray canary = "ghp_canary7Qk3vXw9TzB1LmN5pR8sD2fGhJ4";
const QString tag = u"0.1.2-prerelease2"_s;
const QStringList promote{u"promote"_s, tag, u"--override"_s, u"it works"_s};
QByteArray logged; ///< what Qt's messages said

/// Whether so many faults were met, and something was asked for after the last one.
bool goesOn(sandbox::Sandbox &sandbox, int faults)
{
    const QList<sandbox::Visit> seen = sandbox.requests();
    return std::ranges::count_if(seen, &sandbox::Visit::faulty) == faults && !seen.last().faulty;
}

} // namespace

/// A token that is known goes through a whole life cycle with faults, in the program and in the window's session, and
/// is then looked for everywhere: it was sent to the API's host, and is nowhere else.
class CanaryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void searchesWell();
    void looksAndDecides();
    void redirectedToAnotherHost_data();
    void redirectedToAnotherHost();
    void releasesAnew();
    void isKilled();
    void leavesNoCore_data();
    void leavesNoCore();
    void inTheWindowsSession();
    void isNowhere(); // last
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

private:
    Program::Answer run(const QStringList &arguments);
    /// Resumes what was begun, or promotes.
    Program::Answer goOn();
    void note(QProcess &process);
    void prepare();

    std::unique_ptr<Operations> m_operations;
    std::unique_ptr<LoopbackServer> m_elsewhere;
    std::vector<std::unique_ptr<Stage>> m_stages; ///< the newest is at work
    std::unique_ptr<Program> m_program;
    QList<QByteArray> m_said; ///< on standard output and error
};

void CanaryTest::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // nobody's real keychain
    qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { logged += text.toUtf8() + '\n'; });
    m_elsewhere = std::make_unique<LoopbackServer>([](const SeenRequest &) { return ServedAnswer{.body = "{}"}; });
    m_operations = std::make_unique<Operations>();
    QVERIFY2(m_operations->fault().isEmpty(), qPrintable(m_operations->fault()));
    prepare();
}

/// A repository as it was at first, that knows the token.
void CanaryTest::prepare()
{
    m_stages.push_back(m_operations->stage());
    Stage &stage = *m_stages.back();
    QVERIFY2(stage.fault().isEmpty(), qPrintable(stage.fault()));
    stage.sandbox().invoke([](sandbox::State &state) {
        state.tokens.append({.value = canary, .login = u"octocat"_s, .ceiling = sandbox::Permission::Write});
    });
    QVERIFY(releaseAnew(stage.sandbox()));
    m_program = std::make_unique<Program>(stage.dataDirectory() + u"/home"_s, stage.sandbox().repository(),
                                          stage.sandbox().apiUrl().toString());
    m_program->setToken(canary);
}

Program::Answer CanaryTest::run(const QStringList &arguments)
{
    const Program::Answer answer = m_program->run(arguments);
    m_said << answer.out << answer.errors;
    return answer;
}

Program::Answer CanaryTest::goOn()
{
    const QJsonObject newest = m_program->newestOperation();
    if (newest.isEmpty())
        return run(promote);
    const Program::Answer answer = m_program->resume(newest.value(u"id").toInteger());
    m_said << answer.out << answer.errors;
    return answer;
}

void CanaryTest::note(QProcess &process)
{
    m_said << process.readAllStandardOutput() << process.readAllStandardError();
}

void CanaryTest::searchesWell()
{
    LeakSearch search(canary);
    QTemporaryDir folder;
    for (int before = 0; before < 4; ++before) {
        const QByteArray text = QByteArray(before, 'u') + canary + ":more";
        for (const QByteArray &bytes :
             {text, text.toBase64(), text.toBase64(QByteArray::Base64UrlEncoding), text.toHex()})
            QVERIFY(search.isIn("before" + bytes));
    }
    QVERIFY(!search.isIn(canary.chopped(1)));
    QFile hidden(folder.filePath(u".hidden"_s));
    QVERIFY(hidden.open(QIODevice::WriteOnly)
            && hidden.write("Basic " + QByteArray("octocat:" + canary).toBase64()) > 0);
    hidden.close();
    QCOMPARE(search.filesWith(folder.path()).size(), 1);
}

void CanaryTest::looksAndDecides()
{
    sandbox::Sandbox &sandbox = m_stages.back()->sandbox();
    for (const QStringList &arguments :
         {QStringList{u"status"_s}, QStringList{u"candidates"_s, u"--json"_s}, QStringList{u"show"_s, tag},
          QStringList{u"evidence"_s, tag}, QStringList{u"compare"_s, u"0.1.0"_s, u"0.1.1"_s}})
        QCOMPARE(run(arguments).exitCode, 0);
    // In the middle of it the token is not taken any more, GitHub answers with half of what it wanted to say, …
    for (const sandbox::Effect &effect : {sandbox::faults::badCredentials(), sandbox::faults::truncated()}) {
        sandbox.addFault({.hits = {.path = u"/releases"_s}, .effect = effect});
        (void)run({u"status"_s});
        sandbox.clearFaults();
    }
    sandbox.addFault({.hits = {.method = "PATCH"}, .effect = sandbox::faults::badCredentials()});
    const Program::Answer stopped = run({u"qualify"_s, tag, u"--reason"_s, u"it works"_s});
    QVERIFY2(stopped.exitCode == 4, qPrintable(stopped.text()));
    sandbox.clearFaults();
    const Program::Answer resumed = goOn();
    QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.text()));
    // A wrong one is said nothing about, either.
    m_program->setToken(canary + "wrong");
    QCOMPARE(run({u"status"_s}).exitCode, 1);
    m_program->setToken(canary);
}

void CanaryTest::redirectedToAnotherHost_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    for (const int status : {301, 302, 307}) {
        QTest::addRow("%d, read", status) << status << "GET"_ba << u"/git/"_s;
        QTest::addRow("%d, change", status) << status << "POST"_ba << u"/git/refs"_s;
        QTest::addRow("%d, download", status) << status << "GET"_ba << u"/releases/assets/"_s;
        QTest::addRow("%d, upload", status) << status << "POST"_ba << u"/assets"_s;
    }
}

void CanaryTest::redirectedToAnotherHost()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    prepare();
    const qsizetype before = m_elsewhere->seen().size();
    const QByteArray elsewhere = m_elsewhere->url("localhost").toEncoded() + "/elsewhere";
    // With a name of its own, and on another port of the same host as the storage is.
    const QByteArray storage = m_elsewhere->url().toEncoded() + "/storage";
    sandbox::Sandbox &sandbox = m_stages.back()->sandbox();
    // The list of checksums is read before anything is begun; here the copies are meant.
    int skip = 0;
    if (path == u"/releases/assets/"_s) {
        QCOMPARE(run({u"show"_s, tag}).exitCode, 0);
        skip = int(std::ranges::count_if(sandbox.requests(),
                                         [&](const sandbox::Visit &visit) { return visit.path.contains(path); }));
    }
    int faults = 0;
    for (const QByteArray &to : {elsewhere, storage}) {
        ++faults;
        sandbox.addFault({.hits = {.method = method, .path = path, .skip = std::exchange(skip, 0)},
                          .effect = sandbox::faults::redirected(status, to)});
        const QJsonObject begun = m_program->newestOperation();
        const auto process =
            begun.isEmpty() ? m_program->start(promote) : m_program->startResume(begun.value(u"id").toInteger());
        // After a change whose fate is not clear it reads for a while; that much is enough.
        QTRY_VERIFY_WITH_TIMEOUT(
            process->state() == QProcess::NotRunning || (method != "GET" && goesOn(sandbox, faults)), 30000);
        process->kill();
        process->waitForFinished();
        note(*process);
        sandbox.clearFaults();
    }
    QCOMPARE(std::ranges::count_if(sandbox.requests(), &sandbox::Visit::faulty), 2);
    if (method == "GET")
        QVERIFY(m_elsewhere->seen().size() > before);
    else
        QCOMPARE(m_elsewhere->seen().size(), before);
    const Program::Answer ended = goOn();
    QVERIFY2(ended.exitCode == 0, qPrintable(ended.text()));
}

/// The assets are copied: each is read from the storage, which turns away whoever brings a token along.
void CanaryTest::releasesAnew()
{
    prepare();
    const Program::Answer promoted = run(promote + QStringList{u"--json"_s});
    QVERIFY2(promoted.exitCode == 0, qPrintable(promoted.text()));
    const auto requests = m_stages.back()->sandbox().requests();
    QVERIFY(std::ranges::any_of(requests, [](const sandbox::Visit &visit) {
        return visit.method == "POST" && visit.path.endsWith(u"/assets") && visit.changed;
    }));
    QCOMPARE(run({u"evidence"_s, tag, u"--json"_s}).exitCode, 0);
}

void CanaryTest::isKilled()
{
    prepare();
    sandbox::Sandbox &sandbox = m_stages.back()->sandbox();
    sandbox.addFault({.hits = {.method = "POST", .path = u"/assets"_s},
                      .effect = sandbox::faults::held(sandbox::Effect::When::Before)});
    const auto process = m_program->start(promote);
    QTRY_COMPARE_WITH_TIMEOUT(sandbox.heldRequests(), 1, 30000);
    QFile commandLine(u"/proc/%1/cmdline"_s.arg(process->processId()));
    if (commandLine.open(QIODevice::ReadOnly))
        QVERIFY(!LeakSearch(canary).isIn(commandLine.readAll()));
    process->kill();
    QVERIFY(process->waitForFinished());
    note(*process);
    // With all that a killed one leaves lying about.
    QCOMPARE(LeakSearch(canary).filesWith(m_stages.back()->dataDirectory()), QStringList());
    sandbox.clearFaults();
    const Program::Answer resumed = goOn();
    QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.text()));
}

void CanaryTest::leavesNoCore_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("command") << QStringList{u"status"_s};
    QTest::newRow("window") << QStringList();
}

void CanaryTest::leavesNoCore()
{
    QFETCH(const QStringList, arguments);
    prepare();
    sandbox::Sandbox &sandbox = m_stages.back()->sandbox();
    if (arguments.isEmpty())
        m_program->setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    sandbox.addFault(
        {.hits = {.times = sandbox::Hits::always}, .effect = sandbox::faults::held(sandbox::Effect::When::Before)});
    const auto process = m_program->start(arguments); // with all the limits that it may have
    QTRY_VERIFY_WITH_TIMEOUT(sandbox.heldRequests() > 0, 30000);
    QFile limits(u"/proc/%1/limits"_s.arg(process->processId()));
    if (!limits.open(QIODevice::ReadOnly))
        QSKIP("this system does not tell a process's limits");
    static const QRegularExpression none(u"Max core file size +0 +0 "_s);
    const QString text = QString::fromUtf8(limits.readAll());
    QVERIFY2(none.match(text).hasMatch(), qPrintable(text));
    QCOMPARE(::kill(pid_t(process->processId()), SIGABRT), 0);
    QVERIFY(process->waitForFinished());
    note(*process);
    QCOMPARE(process->exitStatus(), QProcess::CrashExit);
    QDir home(m_program->home());
    QCOMPARE(home.entryList({u"*core*"_s}, QDir::Files), QStringList());
}

void CanaryTest::inTheWindowsSession()
{
    prepare();
    Stage &stage = *m_stages.back();
    const QString folder = stage.dataDirectory() + u"/session"_s;
    services::RecentRepository repository{RepositoryName::parse(stage.sandbox().repository()), {}};
    repository.repository->apiUrl = stage.sandbox().apiUrl();
    repository.repository->host = stage.sandbox().apiUrl().host();
    {
        services::Session session(folder);
        const auto isQuiet = [&] { return session.workspace() && !session.workspace()->refresh().isRunning(); };
        session.open(repository, Secret(canary));
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 30000);
        QCOMPARE(session.workspace()->snapshot()->account.login, u"octocat"_s);
        const QByteArray elsewhere = m_elsewhere->url("localhost").toEncoded();
        for (const sandbox::Effect &effect : {sandbox::faults::redirected(302, elsewhere), sandbox::faults::truncated(),
                                              sandbox::faults::badCredentials()}) {
            stage.sandbox().addFault({.hits = {.path = u"/deployments"_s}, .effect = effect});
            session.workspace()->refresh().refresh();
            QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 30000);
            stage.sandbox().clearFaults();
        }
        const Operations &operations = *m_operations;
        services::OperationService &running = *session.workspace()->operations();
        QVERIFY(running.start(operations.plan(u"promote, own release"_s), false));
        QTRY_VERIFY_WITH_TIMEOUT(!running.isBusy(), 30000);
        QVERIFY(running.outcome().kind != services::Outcome::Kind::Stopped);
        // Signed in by hand where there is no keychain: it lasts as long as the program.
        QSignalSpy signedIn(&session, &services::Session::signedIn);
        session.signIn(Secret(canary));
        QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, 70000);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 30000);
        session.setViewState(u"candidates"_s, "state");
        // While the databases are open, with what belongs to them.
        LeakSearch search(canary);
        QCOMPARE(search.filesWith(folder), QStringList());
        QVERIFY(QFile::exists(folder + u"/cache/http.sqlite"_s));
        QVERIFY(QFile::exists(folder + u"/journal.sqlite"_s));
        QVERIFY(QFile::exists(folder + u"/slipway.ini"_s));
    }
    QCOMPARE(LeakSearch(canary).filesWith(folder), QStringList());
}

void CanaryTest::isNowhere()
{
    LeakSearch search(canary);
    int sent = 0;
    for (const auto &stage : m_stages) {
        QCOMPARE(search.filesWith(stage->dataDirectory()), QStringList());
        for (const sandbox::Visit &visit : stage->sandbox().requests()) {
            QVERIFY2(!search.isIn(visit.target) && !search.isIn(visit.body), visit.target.constData());
            for (const auto &[name, value] : visit.headers)
                QVERIFY2(name == "authorization" || !search.isIn(value), name.constData());
            sent += visit.header("authorization") == "Bearer " + canary ? 1 : 0;
        }
    }
    QVERIFY(sent > 100); // it was really there
    QVERIFY(search.filesRead() > 20);
    QVERIFY(!m_elsewhere->seen().isEmpty());
    for (const SeenRequest &request : m_elsewhere->seen()) {
        QVERIFY(!search.isIn(request.target) && !search.isIn(request.body));
        QVERIFY(request.header("authorization").isEmpty());
        for (const QByteArray &value : request.headers)
            QVERIFY(!search.isIn(value));
    }
    QVERIFY(m_said.size() > 20);
    for (const QByteArray &text : std::as_const(m_said))
        QVERIFY2(!search.isIn(text), text.constData());
    QVERIFY2(!search.isIn(logged), logged.constData());
    qInstallMessageHandler(nullptr);
    qInfo("sent with %d requests to the API; not in %d files, %d outputs, %d requests at another host", sent,
          search.filesRead(), int(m_said.size()), int(m_elsewhere->seen().size()));
}

QTEST_GUILESS_MAIN(CanaryTest)
#include "tst_canary.moc"
