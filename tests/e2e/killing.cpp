// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "killing.h"

#include "remote.h"

#include "git/repository.h"

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

QList<Scenario> Scenario::all()
{
    const QString tag = u"0.1.2-prerelease2"_s;
    const QStringList promote{u"promote"_s, tag, u"--override"_s, u"it works"_s};
    return {{u"promote"_s, promote},
            {u"promote, own release"_s, promote, true},
            {u"qualify"_s, {u"qualify"_s, tag, u"--reason"_s, u"it works"_s}},
            {u"reject"_s, {u"reject"_s, tag, u"--reason"_s, u"it crashes"_s}}};
}

int CleanRun::firstChange() const
{
    const auto first = std::ranges::find_if(requests, [](const auto &visit) { return visit.method != "GET"; });
    return int(first - requests.cbegin());
}

Killing::Killing(std::unique_ptr<Stage> stage, const Scenario &scenario)
    : m_stage(std::move(stage))
    , m_scenario(scenario)
    , m_fault(m_stage->fault())
{
    if (!m_fault.isEmpty())
        return;
    if (m_scenario.ownRelease && !releaseAnew(m_stage->sandbox())) {
        m_fault = u".slipway.toml could not be changed"_s;
        return;
    }
    sandbox::Sandbox &sandbox = m_stage->sandbox();
    m_program.emplace(m_stage->dataDirectory() + u"/home"_s, sandbox.repository(), sandbox.apiUrl().toString());
    m_program->setToken(sandbox.writeToken());
}

bool releaseAnew(sandbox::Sandbox &sandbox)
{
    auto git = git::Repository::open(sandbox.gitDirectory());
    const auto main = git ? git->resolve(u"refs/heads/main"_s) : std::unexpected(git.error());
    const auto file = main ? git->fileAt(main->commit, u".slipway.toml"_s) : std::unexpected(main.error());
    if (!file)
        return false;
    QByteArray text = *file;
    text.replace("release = \"relink\"", "");
    text.replace("[promotion]", "[promotion]\nrelease = \"new\"");
    const git::Signature author{u"hubot"_s, u"hubot@example.com"_s, QDateTime(QDate(2026, 3, 2), {}, QTimeZone::UTC)};
    const auto commit =
        git->writeCommit({{u".slipway.toml"_s, text}}, {main->commit}, author, u"Release each tag anew"_s);
    return text.contains("\"new\"") && commit && git->writeReference(u"refs/heads/main"_s, *commit, true);
}

std::expected<CleanRun, QString> Killing::runWhole()
{
    if (!m_fault.isEmpty())
        return std::unexpected(m_fault);
    CleanRun run;
    run.before = things();
    QElapsedTimer sinceChange;
    const auto process = m_program->start(m_scenario.arguments);
    QSignalSpy ended(process.get(), &QProcess::finished);
    (void)QTest::qWaitFor([&] {
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
    (void)QTest::qWaitFor([this] { return m_stage->sandbox().heldRequests() == 0; });
    m_stage->sandbox().clearFaults();
}

bool Killing::killWhenHeld(QProcess &process)
{
    const bool held = QTest::qWaitFor(
        [&] { return m_stage->sandbox().heldRequests() == 1 || process.state() == QProcess::NotRunning; }, 30s);
    const bool inTime = held && m_stage->sandbox().heldRequests() == 1;
    kill(process);
    return inTime && process.exitStatus() == QProcess::CrashExit;
}

bool Killing::killHolding(int request, When when)
{
    m_stage->sandbox().addFault({.hits = {.skip = request}, .effect = sandbox::faults::held(when)});
    return killWhenHeld(*m_program->start(m_scenario.arguments));
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
    return killAtNextChange(m_program->start(m_scenario.arguments));
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
    const auto process = m_program->start(m_scenario.arguments);
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
    const auto process = m_program->start(m_scenario.arguments);
    QSignalSpy ended(process.get(), &QProcess::finished);
    if (!QTest::qWaitFor([&] { return sandbox.heldRequests() == 1 || !ended.isEmpty(); }, 30s) || !ended.isEmpty())
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
    if (left.isEmpty()) {
        const Program::Answer again = m_program->run(m_scenario.arguments);
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
