// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubreverts.h"

#include "await.h"

#include "github/githubmodel.h"

#include <QPromise>

#include <algorithm>

namespace slipway::services {

namespace {

using State = NamedCommit::State;

/// Asks until every question is answered; lives as long as one of them waits.
class Search final : public std::enable_shared_from_this<Search> {
public:
    Search(github::GitHubModel &github, const ObjectId &tip, const ObjectId &branch)
        : m_github(github)
        , m_tip(tip)
    {
        m_facts.branch = branch;
        m_promise.start();
    }

    QFuture<Result<RevertFacts>> start(const QStringList &words)
    {
        m_pending = 1;
        for (const QString &word : words) {
            m_facts.named.append({.word = word});
            lookUp(m_facts.named.size() - 1);
        }
        lookSince();
        answered();
        return m_promise.future();
    }

private:
    template<class T, class Use>
    void ask(QFuture<Result<T>> future, Use use)
    {
        ++m_pending;
        await(std::move(future), &m_github,
              [self = shared_from_this(), use = std::move(use)](const Result<T> &result) mutable {
                  use(result);
                  self->answered();
              });
    }

    void answered()
    {
        if (--m_pending > 0)
            return;
        m_promise.addResult(m_facts);
        m_promise.finish();
    }

    void lookUp(qsizetype place)
    {
        const QString word = m_facts.named.at(place).word;
        ask(m_github.commit(word), [this, place, word](const Result<Commit> &commit) {
            NamedCommit &named = m_facts.named[place];
            const bool isNone = commit ? !commit->id.hex().startsWith(word)
                                       : commit.error().kind == ErrorKind::NotFound
                    || commit.error().kind == ErrorKind::BadInput; // 422: no commit has such a name
            if (isNone)
                named.state = State::NoCommit;
            if (isNone || !commit)
                return;
            named.commit = commit->id;
            named.summary = commit->summary;
            judge(place);
        });
    }

    void judge(qsizetype place)
    {
        const ObjectId commit = m_facts.named.at(place).commit;
        ask(m_github.compare(commit.hex(), m_tip.hex()),
            [this, place, commit](const Result<github::Comparison> &comparison) {
                State &state = m_facts.named[place].state;
                if (!comparison)
                    return;
                if (comparison->counts.behind > 0) {
                    state = State::Absent;
                    return;
                }
                const auto standing = standingIn(*comparison);
                if (!standing)
                    return;
                const bool isBack = std::ranges::contains(*standing, commit, &Revert::reverted);
                const bool mayBe =
                    std::ranges::any_of(*standing, [](const Revert &revert) { return !revert.mainline.isNull(); });
                if (isBack || !mayBe)
                    state = isBack ? State::Reverted : State::Contained;
            });
    }

    void lookSince()
    {
        ask(m_github.compare(m_tip.hex(), m_facts.branch.hex()), [this](const Result<github::Comparison> &comparison) {
            const auto standing = comparison ? standingIn(*comparison) : std::nullopt;
            if (!standing)
                return;
            m_facts.since = QList<Revert>();
            for (const Revert &revert : *standing)
                lookContained(revert);
        });
    }

    void lookContained(const Revert &revert)
    {
        ask(m_github.compare(revert.reverted.hex(), m_tip.hex()),
            [this, revert](const Result<github::Comparison> &comparison) {
                if (comparison && comparison->counts.behind == 0 && m_facts.since)
                    m_facts.since->append(revert);
                else if (!comparison && comparison.error().kind != ErrorKind::NotFound)
                    m_facts.since.reset();
            });
    }

    static Known<QList<Revert>> standingIn(const github::Comparison &comparison)
    {
        if (comparison.counts.ahead > comparison.commits.size())
            return std::nullopt;
        QList<Commit> newestFirst = comparison.commits;
        std::ranges::reverse(newestFirst);
        return standingReverts(newestFirst);
    }

    github::GitHubModel &m_github;
    ObjectId m_tip;
    RevertFacts m_facts;
    QPromise<Result<RevertFacts>> m_promise;
    int m_pending = 0;
};

} // namespace

QFuture<Result<RevertFacts>> revertsOnGitHub(github::GitHubModel &github, const ObjectId &tip, const ObjectId &branch,
                                             const QStringList &words)
{
    return std::make_shared<Search>(github, tip, branch)->start(words);
}

} // namespace slipway::services
