// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "history.h"

#include "projectfiles.h"

#include <algorithm>

namespace slipway::sandbox::seed {

using namespace Qt::StringLiterals;

namespace {

struct Line {
    QString word;
    QString rest;
    double age = 0; ///< days

    bool isPullRequest() const { return word == u"squash" || word == u"revert" || word == u"merge"; }
};

bool makesCommits(const QString &word)
{
    return word != u"@" && word != u"on" && word != u"mark";
}

/// The script with an age for everything that makes commits.
QList<Line> lines()
{
    QList<Line> all;
    QList<qsizetype> dated; // places in `all`, between two "@" lines
    double from = 0;
    const auto spread = [&](double to) {
        // Going back in time is another branch's business: then a step of half an hour will do.
        const double step = to < from && !dated.isEmpty() ? (from - to) / double(dated.size()) : 0.02;
        for (qsizetype i = 0; i < dated.size(); ++i)
            all[dated[i]].age = from - step * double(i);
        dated.clear();
        from = to;
    };
    const QStringList texts = script().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &text : texts) {
        const QString word = text.section(u' ', 0, 0);
        const QString rest = text.section(u' ', 1);
        if (word == u"@") {
            spread(rest.toDouble());
            continue;
        }
        if (makesCommits(word))
            dated.append(all.size());
        all.append({word, rest});
    }
    spread(0);
    return all;
}

class Writer {
public:
    Writer(git::Repository &git, const QDateTime &now)
        : m_git(git)
        , m_now(now)
    {
    }

    Result<History> write()
    {
        const QList<Line> all = lines();
        // The last pull request of the history is #548; each bears a number a little higher than the one before.
        int number = 548;
        for (qsizetype i = all.size() - 1; i >= 0; --i) {
            if (!all[i].isPullRequest())
                continue;
            m_numbers.prepend(number);
            number -= 1 + int(i % 3);
        }
        for (const Line &line : all) {
            if (auto done = apply(line); !done)
                return std::unexpected(done.error());
        }
        for (auto it = m_tips.cbegin(); it != m_tips.cend(); ++it) {
            if (auto done = m_git.writeReference(u"refs/heads/"_s + it.key(), it.value().commit, true); !done)
                return std::unexpected(done.error());
        }
        return m_history;
    }

private:
    Result<void> apply(const Line &line)
    {
        const QDateTime when = m_now.addSecs(-qRound64(line.age * 86400));
        const QString login = line.rest.section(u' ', 0, 0); // or a branch
        const QString summary = line.rest.section(u' ', 1);
        if (line.word == u"on") {
            m_branch = login;
            if (!m_tips.contains(m_branch))
                m_tips.insert(m_branch, m_history.marks.value(summary));
            return {};
        }
        if (line.word == u"mark") {
            m_history.marks.insert(line.rest, m_tips.value(m_branch));
            return {};
        }
        if (line.word == u"first")
            return advance(firstFiles(line.rest), {}, u"octocat"_s, when, u"chore: start the project"_s);
        if (line.word == u"bump") {
            return advance(manifests(line.rest), {}, u"octocat"_s, when,
                           u"chore: bump the version to %1"_s.arg(line.rest));
        }
        if (line.word == u"direct")
            return advance(changeFor(summary), {}, login, when, summary);
        if (line.word == u"squash")
            return squash(changeFor(summary), login, when, summary);
        if (line.word == u"revert")
            return revert(login, summary, when);
        return merge(login, summary, when);
    }

    Result<void> squash(const git::Files &files, const QString &login, const QDateTime &when, const QString &title,
                        const QString &text = {})
    {
        Merged pull = begun(login, title, when);
        pull.branch = u"%1-%2"_s.arg(login).arg(pull.number);
        const auto head = m_git.writeCommit(files, {pull.before}, by(login, pull.opened), title + u'\n');
        if (!head)
            return std::unexpected(head.error());
        pull.head = *head;
        return end(pull, advance(files, {}, login, when, u"%1 (#%2)%3"_s.arg(title).arg(pull.number).arg(text)));
    }

    Result<void> revert(const QString &login, const QString &summary, const QDateTime &when)
    {
        git::Files gone = changeFor(summary);
        for (QByteArray &content : gone)
            content = QByteArray();
        const auto taken = std::ranges::find(m_history.pullRequests, summary, &Merged::title);
        const QString text = u"\n\nThis reverts commit %1."_s.arg(taken->commit.hex());
        return squash(gone, login, when, u"Revert \"%1 (#%2)\""_s.arg(summary).arg(taken->number), text);
    }

    Result<void> merge(const QString &login, const QString &rest, const QDateTime &when)
    {
        const QString branch = rest.section(u' ', 0, 0).section(u'@', 0, 0);
        const QString begin = rest.section(u' ', 0, 0).section(u'@', 1);
        const QStringList summaries = rest.section(u' ', 1).split(u" | "_s);
        Merged pull = begun(login, summaries.constFirst(), when);
        ObjectId tip = begin.isEmpty() ? pull.before : m_history.marks.value(begin).commit;
        git::Files changed;
        qsizetype left = summaries.size();
        for (const QString &summary : summaries) {
            const git::Files files = changeFor(summary);
            const QDateTime written = when.addSecs(-2400 * left--);
            const auto commit = m_git.writeCommit(files, {tip}, by(login, written), summary + u'\n');
            if (!commit)
                return std::unexpected(commit.error());
            tip = *commit;
            changed.insert(files);
        }
        const QString message =
            u"Merge pull request #%1 from %2/%3\n\n%4"_s.arg(pull.number).arg(login, branch, summaries.constFirst());
        pull.branch = branch;
        pull.head = tip;
        return end(pull, advance(changed, {tip}, pull.mergedBy, when, message));
    }

    /// The next pull request, which is about to be merged. Whoever may not merge themselves is merged by octocat.
    Merged begun(const QString &login, const QString &title, const QDateTime &when)
    {
        const bool mayMerge = login == u"octocat" || login == u"hubot";
        const int number = m_numbers.takeFirst();
        return {.number = number,
                .title = title,
                .author = login,
                .branch = {},
                .base = m_branch,
                .before = m_tips.value(m_branch).commit,
                .head = {},
                .commit = {},
                .mergedBy = mayMerge ? login : u"octocat"_s,
                .opened = when.addSecs(-7200 - 600 * (number % 7)),
                .when = when};
    }

    Result<void> end(Merged pull, Result<void> done)
    {
        pull.commit = m_tips.value(m_branch).commit;
        if (done)
            m_history.pullRequests.append(pull);
        return done;
    }

    Result<void> advance(const git::Files &files, const QList<ObjectId> &merged, const QString &login,
                         const QDateTime &when, const QString &message)
    {
        Tip &tip = m_tips[m_branch];
        const QList<ObjectId> parents = tip.commit.isNull() ? merged : QList<ObjectId>{tip.commit} + merged;
        const auto commit = m_git.writeCommit(files, parents, by(login, when), message + u'\n');
        if (!commit)
            return std::unexpected(commit.error());
        tip = {*commit, when};
        if (m_branch == u"main")
            m_history.mainTips.append(tip);
        return {};
    }

    static git::Signature by(const QString &login, const QDateTime &when)
    {
        return {login, login + u"@example.com"_s, when};
    }

    git::Repository &m_git;
    QDateTime m_now;
    History m_history;
    QHash<QString, Tip> m_tips;
    QString m_branch = u"main"_s;
    QList<int> m_numbers; ///< of the pull requests to come
};

} // namespace

Result<History> writeHistory(git::Repository &git, const QDateTime &now)
{
    return Writer(git, now).write();
}

} // namespace slipway::sandbox::seed
