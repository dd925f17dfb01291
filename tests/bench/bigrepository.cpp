// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bigrepository.h"

#include "support/gitfixture.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

namespace slipway::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstDay = 1'500'000'000;
constexpr int minutesApart = 600; ///< seconds

QByteArray number(int value)
{
    return QByteArray::number(value);
}

class History final {
public:
    /// parents: marks; the first is the one that it continues.
    int commit(const QByteArray &branch, const QList<int> &parents)
    {
        const int mark = ++m_last;
        const QByteArray who = "octocat" + number(mark % 300) + " <octocat" + number(mark % 300) + "@example.com> "
            + number(firstDay + minutesApart * mark) + " +0000\n";
        const QByteArray what = parents.size() > 1 ? "Merge pull request from octocat/work "
            : mark % 3 == 0                        ? "feat(signer): add thing "
                                                   : "fix: mend thing ";
        const QByteArray message = what + number(mark) + " (#" + number(mark) + ")";
        const QByteArray content = "version " + number(mark) + '\n';
        m_stream += "commit refs/heads/" + branch + "\nmark :" + number(mark) + "\nauthor " + who + "committer " + who
            + "data " + number(int(message.size())) + '\n' + message + '\n';
        for (qsizetype i = 0; i < parents.size(); ++i)
            m_stream += (i == 0 ? "from :" : "merge :") + number(parents.at(i)) + '\n';
        m_stream += "M 100644 inline folder" + number(mark % 40) + "/file" + number(mark % 500) + "\ndata "
            + number(int(content.size())) + '\n' + content + '\n';
        return mark;
    }

    void tag(const QByteArray &name, int mark, bool annotated)
    {
        if (!annotated) {
            m_stream += "reset refs/tags/" + name + "\nfrom :" + number(mark) + "\n\n";
            return;
        }
        const QByteArray message = "Release " + name + '\n';
        m_stream += "tag " + name + "\nfrom :" + number(mark) + "\ntagger The Octocat <octocat@example.com> "
            + number(firstDay + minutesApart * mark + 60) + " +0000\ndata " + number(int(message.size())) + '\n'
            + message + '\n';
    }

    int last() const { return m_last; }
    QByteArray stream() const { return m_stream; }

private:
    QByteArray m_stream;
    int m_last = 0;
};

/// 0.0.0-prerelease1, 0.0.0-prerelease2, 0.0.0-prerelease3, 0.0.0, 0.0.1-prerelease1, …
QByteArray versionName(int tag)
{
    const QByteArray version = number(tag / 400) + '.' + number(tag / 20 % 20) + '.' + number(tag / 4 % 5);
    return tag % 4 == 3 ? version : version + "-prerelease" + number(tag % 4 + 1);
}

} // namespace

QByteArray bigHistory(int tags, int commits)
{
    QRandomGenerator random(7);
    History history;
    int head = history.commit("main", {});
    while (history.last() < commits) {
        int side = head;
        if (random.bounded(4) == 0) {
            for (int more = 1 + random.bounded(3); more > 0; --more)
                side = history.commit("side", {side});
        }
        head = side == head ? history.commit("main", {head}) : history.commit("main", {head, side});
    }
    for (int tag = 0; tag < tags; ++tag)
        history.tag(versionName(tag), 1 + int(qint64(tag) * (history.last() - 1) / tags), tag % 3 != 0);
    return history.stream();
}

void makeBigRepository(const QString &path, int tags, int commits)
{
    const auto git = [&path](const QStringList &arguments, const QByteArray &input = {}) {
        const GitAnswer answer = runGit(path, arguments, input);
        if (answer.exitCode != 0)
            QTest::qFail(answer.errors.constData(), __FILE__, __LINE__);
    };
    QDir().mkpath(path);
    git({u"init"_s, u"--quiet"_s, u"--bare"_s, u"--initial-branch=main"_s});
    git({u"fast-import"_s, u"--quiet"_s}, bigHistory(tags, commits));
    git({u"update-ref"_s, u"-d"_s, u"refs/heads/side"_s});
    git({u"pack-refs"_s, u"--all"_s});
    git({u"repack"_s, u"-a"_s, u"-d"_s, u"-q"_s});
}

} // namespace slipway::test
