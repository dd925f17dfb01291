// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "killing.h"

#include "remote.h"

#include "git/repository.h"
#include "support/waiting.h"

#include <QChronoTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

namespace slipway::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray mainnet = "name = \"release-mainnet\"\n";
const QByteArray qualification = "[qualification]\n";
const Scenario::Texts ownRelease{{"release = \"relink\"", "release = \"new\""}};
const Scenario::Texts byWorkflow{
    {mainnet,
     mainnet + "deploy = \"workflow:deploy.yml\"\ninputs = { tag = \"{tag}\", environment = \"{environment}\" }\n"}};
const Scenario::Texts byDeployment{{mainnet, mainnet + "deploy = \"deployment\"\n"}};
const Scenario::Texts withChecklist{{qualification, qualification + "checklist = [\"Operators were told\"]\n"}};

/// The future's value, once it has one.
template<class T>
Result<T> ended(const QFuture<Result<T>> &future)
{
    if (!waitUntil([&] { return future.isFinished(); }, 10s) || future.resultCount() != 1)
        return std::unexpected(Error{ErrorKind::Storage, u"the journal does not answer"_s});
    return future.result();
}

} // namespace

QList<Scenario> Scenario::all()
{
    const QString tag = u"0.1.2-prerelease2"_s;
    const QStringList promote{u"promote"_s, tag, u"--override"_s, u"it works"_s};
    const QStringList review{u"review"_s, u"release-preprod"_s, u"--comment"_s, u"go"_s};
    const auto whole = [](const QString &name, const QStringList &arguments, const Texts &configuration = {}) {
        return Scenario{.name = name, .arguments = arguments, .configuration = configuration, .like = name};
    };
    const auto promotion = [&](const QString &name, const Texts &configuration) {
        return Scenario{.name = name, .arguments = promote, .configuration = configuration, .like = u"promote"_s};
    };
    return {
        whole(u"promote"_s, promote),
        whole(u"promote, own release"_s, promote, ownRelease),
        whole(u"qualify"_s, {u"qualify"_s, tag, u"--reason"_s, u"it works"_s}),
        whole(u"reject"_s, {u"reject"_s, tag, u"--reason"_s, u"it crashes"_s}),
        promotion(u"promote, workflow"_s, byWorkflow),
        promotion(u"promote, deployment"_s, byDeployment),
        {.name = u"promote, deployed"_s,
         .like = u"promote"_s,
         .direction = Direction::On,
         .journaled = u"promote, deployed"_s},
        {.name = u"new candidate"_s, .journaled = u"new candidate"_s}, // there is no command that begins one
        {.name = u"review"_s, .arguments = review + QStringList{u"--approve"_s}},
        {.name = u"review, rejected"_s, .arguments = review + QStringList{u"--reject"_s}},
        {.name = u"roll back"_s,
         .arguments = {u"rollback"_s, u"pre-release-preview"_s, u"0.1.2-prerelease1"_s, u"--reason"_s,
                       u"it crashes"_s}},
        {.name = u"tick"_s, .arguments = {u"tick"_s, tag, u"Operators were told"_s}, .configuration = withChecklist},
        {.name = u"undo promote"_s, .direction = Direction::Back, .journaled = u"undo promote"_s},
        {.name = u"undo new candidate"_s, .direction = Direction::Back, .journaled = u"undo new candidate"_s}};
}

int CleanRun::firstChange() const
{
    const auto first = std::ranges::find_if(requests, [](const auto &visit) { return visit.method != "GET"; });
    return int(first - requests.cbegin());
}

Killing::Killing(Operations &operations, const Scenario &scenario)
    : m_stage(operations.stage())
    , m_scenario(scenario)
    , m_fault(m_stage->fault())
{
    if (!m_fault.isEmpty())
        return;
    sandbox::Sandbox &sandbox = m_stage->sandbox();
    if (!configure(sandbox, m_scenario.configuration)) {
        m_fault = u".slipway.toml could not be changed"_s;
        return;
    }
    m_program.emplace(m_stage->dataDirectory() + u"/home"_s, sandbox.repository(), sandbox.apiUrl().toString());
    m_program->setToken(sandbox.writeToken());
    if (const Operations::Named *named = operations.find(m_scenario.journaled))
        enterIntoJournal(*named);
}

void Killing::enterIntoJournal(const Operations::Named &named)
{
    const bool done = m_scenario.direction == Scenario::Direction::Back;
    Operation operation = named.undone;
    if (!done) {
        operation.plan = named.plan;
        // The nodes are this test's own, and are not asked here.
        operation.plan.steps.removeIf([](const Step &step) { return step.kind == Step::Kind::AwaitProbes; });
        operation.progress = QList<StepProgress>(operation.plan.steps.size());
    }
    operation.repository = *m_stage->workspace().options().repository;
    operation.by = u"octocat"_s;
    operation.startedAt = operation.changedAt = Stage::now();
    services::Activity activity(m_program->journalFolder());
    const Result<qint64> id = ended(activity.begin(operation));
    m_journaled = operation.id = id.value_or(0);
    for (int step = 0; step < operation.progress.size(); ++step) {
        if (operation.progress.at(step).state != StepProgress::State::Waiting)
            (void)ended(activity.record(operation.id, step, operation.progress.at(step)));
    }
    operation.state = done ? Operation::State::Done : Operation::State::Stopped;
    if (const auto written = ended(activity.end(operation)); !written)
        m_fault = written.error().message;
}

std::unique_ptr<QProcess> Killing::start() const
{
    if (!m_scenario.arguments.isEmpty())
        return m_program->start(m_scenario.arguments);
    const bool takesBack = m_scenario.direction == Scenario::Direction::Back;
    return takesBack ? m_program->startUndo(m_journaled) : m_program->startResume(m_journaled);
}

bool releaseAnew(sandbox::Sandbox &sandbox)
{
    return configure(sandbox, ownRelease);
}

bool configure(sandbox::Sandbox &sandbox, const Scenario::Texts &texts)
{
    if (texts.isEmpty())
        return true;
    auto git = git::Repository::open(sandbox.gitDirectory());
    const auto main = git ? git->resolve(u"refs/heads/main"_s) : std::unexpected(git.error());
    const auto file = main ? git->fileAt(main->commit, u".slipway.toml"_s) : std::unexpected(main.error());
    if (!file)
        return false;
    QByteArray text = *file;
    for (const auto &[before, after] : texts) {
        if (!text.contains(before))
            return false;
        text.replace(before, after);
    }
    const git::Signature author{u"hubot"_s, u"hubot@example.com"_s, QDateTime(QDate(2026, 3, 2), {}, QTimeZone::UTC)};
    const auto commit =
        git->writeCommit({{u".slipway.toml"_s, text}}, {main->commit}, author, u"Configure it otherwise"_s);
    return commit && git->writeReference(u"refs/heads/main"_s, *commit, true);
}

std::expected<CleanRun, QString> Killing::runWhole()
{
    if (!m_fault.isEmpty())
        return std::unexpected(m_fault);
    CleanRun run;
    run.before = things();
    QElapsedTimer sinceChange;
    const auto process = start();
    QSignalSpy ended(process.get(), &QProcess::finished);
    (void)waitUntil([&] {
        const QList<sandbox::Visit> seen = requests();
        return std::ranges::any_of(seen, &sandbox::Visit::changed) || !ended.isEmpty();
    });
    sinceChange.start();
    const Program::Answer answer = Program::answerOf(*process);
    run.changing = sinceChange.durationElapsed();
    if (answer.exitCode != 0)
        return std::unexpected(answer.text());
    run.things = things();
    run.requests = requests();
    return run;
}

void Killing::kill(QProcess &process)
{
    process.kill();
    process.waitForFinished();
    // What it had asked for and was not carried out never will be.
    (void)waitUntil([this] { return m_stage->sandbox().heldRequests() == 0; });
    m_stage->sandbox().clearFaults();
}

bool Killing::killWhenHeld(QProcess &process)
{
    const bool held = waitUntil(
        [&] { return m_stage->sandbox().heldRequests() == 1 || process.state() == QProcess::NotRunning; }, 30s);
    const bool inTime = held && m_stage->sandbox().heldRequests() == 1;
    kill(process);
    return inTime && process.exitStatus() == QProcess::CrashExit;
}

bool Killing::killHolding(int request, When when)
{
    m_stage->sandbox().addFault({.hits = {.skip = request}, .effect = sandbox::faults::held(when)});
    return killWhenHeld(*start());
}

bool Killing::killHoldingRead(int request, When when)
{
    m_stage->sandbox().addFault({.hits = {.skip = request}, .effect = sandbox::faults::held(when)});
    const auto process = start();
    return killWhenHeld(*process) || process->exitStatus() == QProcess::NormalExit;
}

bool Killing::killAtNextChange(std::unique_ptr<QProcess> process)
{
    // An annotated tag's object alone, without its reference, is made anew each time.
    const QList<QPair<QByteArray, QString>> visible{{"POST", u"/git/refs"_s}, {"POST", u"/releases"_s}, {"PATCH", {}}};
    for (const auto &[method, path] : visible) {
        m_stage->sandbox().addFault(
            {.hits = {.method = method, .path = path}, .effect = sandbox::faults::held(When::After)});
    }
    return killWhenHeld(*process);
}

bool Killing::killAtNextChange()
{
    return killAtNextChange(start());
}

bool Killing::resumeAndKillAtNextChange()
{
    return killAtNextChange(m_program->startResume(m_program->newestOperation().value(u"id").toInteger()));
}

bool Killing::killAtWrite(int write)
{
    const QString folder = m_program->journalFolder();
    if (!QDir().mkpath(folder) || m_program->activity().exitCode != 0)
        return false;
    const auto process = start();
    QFileSystemWatcher watcher({folder, folder + u"/journal.sqlite"_s});
    int writes = 0;
    const auto heard = [&] {
        const QString companion = folder + u"/journal.sqlite-journal"_s;
        if (!watcher.files().contains(companion) && QFile::exists(companion))
            watcher.addPath(companion);
        if (writes++ == write)
            process->kill();
    };
    QObject::connect(&watcher, &QFileSystemWatcher::fileChanged, process.get(), heard);
    QObject::connect(&watcher, &QFileSystemWatcher::directoryChanged, process.get(), heard);
    QSignalSpy ended(process.get(), &QProcess::finished);
    const bool done = ended.wait(30s);
    kill(*process);
    return done;
}

bool Killing::killAfterFirstChange(int request, std::chrono::nanoseconds moment)
{
    sandbox::Sandbox &sandbox = m_stage->sandbox();
    sandbox.addFault({.hits = {.skip = request}, .effect = sandbox::faults::held(When::Before)});
    const auto process = start();
    QSignalSpy ended(process.get(), &QProcess::finished);
    if (!waitUntil([&] { return sandbox.heldRequests() == 1 || !ended.isEmpty(); }, 30s) || !ended.isEmpty())
        return false;
    QChronoTimer timer(moment);
    timer.setTimerType(Qt::PreciseTimer);
    timer.setSingleShot(true);
    QObject::connect(&timer, &QChronoTimer::timeout, process.get(), &QProcess::kill);
    timer.start();
    sandbox.releaseRequests();
    const bool done = ended.wait(30s);
    kill(*process);
    return done;
}

std::expected<Killing::After, QString> Killing::goOn()
{
    const QJsonObject left = m_program->newestOperation();
    const bool isUndone = m_scenario.direction == Scenario::Direction::Back && left[u"id"].toInteger() == m_journaled;
    if (left.isEmpty() || isUndone) {
        const Program::Answer again = Program::answerOf(*start());
        return again.exitCode == 0 ? std::expected<After, QString>(After::RanAgain) : std::unexpected(again.text());
    }
    if (!left.value(u"resumable").toBool()) {
        if (left.value(u"outcome").toString() == u"done")
            return After::WasDone;
        return std::unexpected(u"neither done nor resumable: "_s + left.value(u"outcome").toString());
    }
    const Program::Answer resumed = m_program->resume(left.value(u"id").toInteger());
    if (resumed.exitCode != 0)
        return std::unexpected(resumed.text());
    const QJsonObject now = m_program->newestOperation();
    const QString outcome = now.value(u"outcome").toString();
    if (now.value(u"id") != left.value(u"id") || (outcome != u"done" && outcome != u"waiting"))
        return std::unexpected(u"resumed, and then: "_s + outcome);
    return After::Resumed;
}

QStringList Killing::things()
{
    return remoteThings(m_stage->sandbox(), Times::AllTheSame); // each run is another moment
}

} // namespace slipway::test
