// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <sys/resource.h>

namespace slipway::test {

using namespace Qt::StringLiterals;

QJsonObject Program::Answer::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QString Program::Answer::text() const
{
    return u"%1: %2 %3"_s.arg(exitCode).arg(QString::fromUtf8(out), QString::fromUtf8(errors));
}

Program::Program(const QString &home, const QString &repository, const QString &apiUrl)
    : m_home(home)
    , m_about{u"--repo"_s, repository, u"--api-url"_s, apiUrl}
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"GH_TOKEN"_s,
                                u"GITHUB_TOKEN"_s, u"SLIPWAY_TOKEN"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
        m_environment.remove(name);
    QDir().mkpath(home);
    m_environment.insert(u"HOME"_s, home);
    for (const QString &name : {u"DATA"_s, u"CONFIG"_s, u"CACHE"_s, u"STATE"_s})
        m_environment.insert(u"XDG_%1_HOME"_s.arg(name), home + u'/' + name.toLower());
    QDir().mkpath(home + u"/tmp"_s);
    m_environment.insert(u"TMPDIR"_s, home + u"/tmp"_s);
}

void Program::setToken(const QByteArray &token)
{
    m_environment.insert(u"SLIPWAY_TOKEN"_s, QString::fromLatin1(token));
}

void Program::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

QString Program::journalFolder() const
{
    return m_home + u"/data/slipway/slipway"_s;
}

std::unique_ptr<QProcess> Program::launch(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(m_home);
    process->setChildProcessModifier([] {
        rlimit cores{};
        getrlimit(RLIMIT_CORE, &cores);
        cores.rlim_cur = cores.rlim_max;
        setrlimit(RLIMIT_CORE, &cores);
    });
    process->start(QStringLiteral(SLIPWAY_PROGRAM), arguments);
    return process;
}

std::unique_ptr<QProcess> Program::start(const QStringList &arguments) const
{
    return launch(arguments + m_about);
}

Program::Answer Program::answerOf(QProcess &process)
{
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, std::chrono::seconds(60))) {
        process.kill();
        process.waitForFinished();
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

Program::Answer Program::run(const QStringList &arguments) const
{
    return answerOf(*start(arguments));
}

Program::Answer Program::activity() const
{
    return answerOf(*launch({u"activity"_s, u"--json"_s}));
}

QJsonObject Program::newestOperation() const
{
    return activity().json().value(u"operations").toArray().first().toObject();
}

Program::Answer Program::resume(qint64 id) const
{
    return answerOf(*startResume(id));
}

std::unique_ptr<QProcess> Program::startResume(qint64 id) const
{
    return start({u"resume"_s, QString::number(id), u"--json"_s});
}

std::unique_ptr<QProcess> Program::startUndo(qint64 id) const
{
    return start({u"undo"_s, QString::number(id), u"--reason"_s, u"too early"_s, u"--json"_s});
}

} // namespace slipway::test
