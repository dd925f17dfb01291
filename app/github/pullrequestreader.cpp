// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pullrequestreader.h"

#include "endpoints/pullrequests.h"
#include "paging.h"

#include <QHash>

#include <algorithm>
#include <memory>

namespace slipway::github {

namespace {

constexpr int mostPages = 10;
constexpr qsizetype mostSingle = 20;

class Search final {
public:
    Search(CallFor<QList<PullRequest>> &call, const RepositoryName &repository, const QDateTime &since,
           const QList<int> &wanted)
        : m_call(call)
        , m_repository(repository)
        , m_since(since)
    {
        for (const int number : wanted) {
            if (number > 0 && !m_missing.contains(number)) {
                m_wanted += number;
                m_missing.insert(number);
            }
        }
    }

    static void start(const std::shared_ptr<Search> &self)
    {
        readPage(self, endpoints::closedPullRequests(self->m_repository));
    }

private:
    static void readPage(const std::shared_ptr<Search> &self, Result<ApiRequest> request)
    {
        const Result<ApiRequest> page = request;
        self->m_call.send(std::move(request), [self, page](Result<ApiAnswer> answer) {
            auto found = answer ? endpoints::parsePullRequests(answer->body) : std::unexpected(answer.error());
            if (!found && self->m_pages == 0)
                return self->m_call.fail(std::move(found).error());
            if (!found)
                return self->finish();
            ++self->m_pages;
            const bool older = self->take(*found);
            if (self->m_missing.isEmpty())
                return self->finish();
            auto next = nextPageOf(*answer, *page, self->m_call.transport(), self->m_seen);
            if (!older && self->m_pages < mostPages && next && next->request)
                return readPage(self, *std::move(next->request));
            readSingly(self);
        });
    }

    /// Those that the list does not have: merged long ago, still open, or no pull requests at all.
    static void readSingly(const std::shared_ptr<Search> &self)
    {
        QList<int> rest;
        std::ranges::copy_if(self->m_wanted, std::back_inserter(rest),
                             [&](int number) { return self->m_missing.contains(number); });
        rest.resize(std::min(rest.size(), mostSingle));
        self->m_open = rest.size();
        for (const int number : std::as_const(rest)) {
            self->m_call.send(endpoints::pullRequest(self->m_repository, number),
                              [self, number](Result<ApiAnswer> answer) {
                                  const auto found = answer ? endpoints::parsePullRequest(answer->body)
                                                            : std::unexpected(answer.error());
                                  if (found && found->number == number)
                                      self->take({*found});
                                  if (--self->m_open == 0)
                                      self->finish();
                              });
        }
    }

    /// Whether one of them changed last before the time that matters.
    bool take(const QList<PullRequest> &found)
    {
        bool older = false;
        for (const PullRequest &each : found) {
            if (m_missing.remove(each.number))
                m_found.insert(each.number, each);
            older = older || (m_since.isValid() && each.updatedAt.isValid() && each.updatedAt < m_since);
        }
        return older;
    }

    void finish()
    {
        QList<PullRequest> all;
        for (const int number : std::as_const(m_wanted)) {
            if (const auto found = m_found.constFind(number); found != m_found.cend())
                all += *found;
        }
        m_call.finish(std::move(all));
    }

    CallFor<QList<PullRequest>> &m_call;
    RepositoryName m_repository;
    QDateTime m_since;
    QList<int> m_wanted;
    QSet<int> m_missing;
    QHash<int, PullRequest> m_found;
    QSet<QUrl> m_seen;
    int m_pages = 0;
    qsizetype m_open = 0;
};

} // namespace

void readPullRequests(CallFor<QList<PullRequest>> &call, const RepositoryName &repository, const QDateTime &since,
                      const QList<int> &wanted)
{
    if (std::ranges::none_of(wanted, [](int number) { return number > 0; }))
        return call.finish({});
    Search::start(std::make_shared<Search>(call, repository, since, wanted));
}

} // namespace slipway::github
