// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gitcommand.h"

#include <QDir>
#include <QFile>
#include <QProcess>

namespace slipway::test {

using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qWarning("%s cannot be written", qUtf8Printable(path));
}

} // namespace

QString git(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"git"_s,
                  QStringList{u"-c"_s, u"user.name=octocat"_s, u"-c"_s, u"user.email=octocat@example.com"_s, u"-c"_s,
                              u"init.defaultBranch=main"_s, u"-c"_s, u"safe.directory=*"_s}
                      + arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0) {
        qWarning("git %s: %s", qUtf8Printable(arguments.join(u' ')), process.readAllStandardError().constData());
        return {};
    }
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QString commitChange(const QString &folder, const QString &message)
{
    write(folder + u"/change.txt"_s, message.toUtf8());
    git(folder, {u"add"_s, u"-A"_s});
    git(folder, {u"commit"_s, u"-q"_s, u"-m"_s, message});
    return git(folder, {u"rev-parse"_s, u"HEAD"_s});
}

QString pushFirstCommit(const QString &folder, const QString &origin, bool workflows)
{
    QDir().mkpath(folder + u"/.github/workflows"_s);
    git(folder, {u"init"_s, u"-q"_s});
    git(folder, {u"remote"_s, u"add"_s, u"origin"_s, origin});
    if (workflows)
        write(folder + u"/.github/workflows/checks.yml"_s, "on: push\n");
    write(folder + u"/.github/workflows/deploy.yml"_s, "on:\n  workflow_dispatch:\n");
    const QString commit = commitChange(folder, u"feat: first"_s);
    git(folder, {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/main"_s});
    return commit;
}

} // namespace slipway::test
