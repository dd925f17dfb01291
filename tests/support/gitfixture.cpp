// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitfixture.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

namespace slipway::test {

GitAnswer runGit(const QString &folder, const QStringList &arguments, const QByteArray &input,
                 const QMap<QString, QString> &environment)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
    variables.insert(QStringLiteral("GIT_CONFIG_SYSTEM"), QStringLiteral("/dev/null"));
    variables.insert(QStringLiteral("GIT_AUTHOR_NAME"), QStringLiteral("The Octocat"));
    variables.insert(QStringLiteral("GIT_AUTHOR_EMAIL"), QStringLiteral("octocat@example.com"));
    variables.insert(QStringLiteral("GIT_COMMITTER_NAME"), QStringLiteral("The Octocat"));
    variables.insert(QStringLiteral("GIT_COMMITTER_EMAIL"), QStringLiteral("octocat@example.com"));
    for (auto variable = environment.cbegin(); variable != environment.cend(); ++variable) {
        variables.insert(variable.key(), variable.value());
    }
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral("git"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000)) {
        return {-1, {}, process.errorString().toUtf8()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

GitFixture::GitFixture(const QStringList &options)
    : m_path(m_folder.filePath(QStringLiteral("repository")))
    , m_clock(QDate(2026, 1, 5), QTime(9, 0), QTimeZone::UTC)
{
    QDir().mkpath(m_path);
    git(QStringList{QStringLiteral("init"), QStringLiteral("--quiet"), QStringLiteral("--initial-branch=main")}
        + options);
}

QString GitFixture::beside(const QString &name) const
{
    return m_folder.filePath(name);
}

QString GitFixture::git(const QStringList &arguments, const QByteArray &input) const
{
    const QString time = m_clock.toString(Qt::ISODate);
    const GitAnswer answer =
        runGit(m_path, arguments, input,
               {{QStringLiteral("GIT_AUTHOR_DATE"), time}, {QStringLiteral("GIT_COMMITTER_DATE"), time}});
    if (answer.exitCode != 0) {
        const QByteArray report = "git " + arguments.join(u' ').toUtf8() + ": " + answer.errors;
        QTest::qFail(report.constData(), __FILE__, __LINE__);
    }
    QString text = QString::fromUtf8(answer.output);
    return text.endsWith(u'\n') ? text.chopped(1) : text;
}

ObjectId GitFixture::commit(const QString &message, const QMap<QString, QByteArray> &files, const QStringList &options)
{
    m_clock = m_clock.addSecs(60);
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        const QString path = QDir(m_path).filePath(file.key());
        QDir().mkpath(path.left(path.lastIndexOf(u'/')));
        QFile target(path);
        if (!target.open(QIODevice::WriteOnly) || target.write(*file) != file->size()) {
            QTest::qFail(qPrintable(target.errorString()), __FILE__, __LINE__);
        }
    }
    git({QStringLiteral("add"), QStringLiteral("--all")});
    git(QStringList{QStringLiteral("commit"), QStringLiteral("--quiet"), QStringLiteral("--allow-empty"),
                    QStringLiteral("-m"), message}
        + options);
    return revParse(QStringLiteral("HEAD"));
}

ObjectId GitFixture::revParse(const QString &revision) const
{
    const auto id = ObjectId::fromHex(git({QStringLiteral("rev-parse"), revision}));
    return id.value_or(ObjectId());
}

QString GitFixture::cloneTo(const QString &name, const QStringList &options) const
{
    git(QStringList{QStringLiteral("clone"), QStringLiteral("--quiet")} + options
        + QStringList{QStringLiteral("file://") + m_path, beside(name)});
    return beside(name);
}

QList<ObjectId> GitFixture::importRandomHistory(int count, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray stream;
    for (int i = 1; i <= count; ++i) {
        const bool root = i == 1 || random.bounded(60) == 0;
        const QByteArray number = QByteArray::number(i);
        if (root) {
            stream += "reset refs/heads/main\n\n";
        }
        // Out of order by up to two days, so that nothing may rely on dates.
        const QByteArray date =
            QByteArray::number(1'767'600'000 + i * 600 + random.bounded(-172'800, 172'800)) + " +0000";
        stream += "commit refs/heads/main\nmark :" + number + "\ncommitter The Octocat <octocat@example.com> " + date;
        stream += "\ndata " + QByteArray::number(7 + number.size()) + "\nCommit " + number + "\n";
        if (!root) {
            const int reach = std::min(i - 1, 12);
            QList<int> parents;
            for (int wanted = random.bounded(10) < 6 ? 1 : 2 + random.bounded(2); wanted > 0; --wanted) {
                const int parent = i - 1 - random.bounded(reach);
                if (!parents.contains(parent)) {
                    stream += (parents.isEmpty() ? "from :" : "merge :") + QByteArray::number(parent) + '\n';
                    parents.append(parent);
                }
            }
        }
        stream += '\n';
        stream += "reset refs/tags/t" + number + "\nfrom :" + number + "\n\n";
    }
    const QString marks = beside(QStringLiteral("marks"));
    git({QStringLiteral("fast-import"), QStringLiteral("--quiet"), QStringLiteral("--force"),
         QStringLiteral("--export-marks=") + marks},
        stream);
    QList<ObjectId> ids(count);
    QFile file(marks);
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::qFail("fast-import wrote no marks", __FILE__, __LINE__);
    }
    while (!file.atEnd()) {
        const QByteArrayList parts = file.readLine().trimmed().split(' ');
        ids[parts.at(0).sliced(1).toInt() - 1] =
            ObjectId::fromHex(QString::fromLatin1(parts.at(1))).value_or(ObjectId());
    }
    return ids;
}

} // namespace slipway::test
