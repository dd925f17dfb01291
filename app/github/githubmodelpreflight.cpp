// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubmodel.h"

#include "call.h"
#include "endpoints/repositories.h"
#include "preflightreader.h"
#include "transport.h"

// What the GitHub model knows of rules and workflows before something is done.
namespace slipway::github {

QFuture<Result<Known<ImmutableReleases>>> GitHubModel::immutableReleases()
{
    using Answer = Known<ImmutableReleases>;
    return startCall<Answer>(*m_transport, [&](CallFor<Answer> &call) {
        const RepositoryName repository = m_repository;
        call.send(endpoints::immutableReleases(repository), [&call, repository](Result<ApiAnswer> answer) {
            if (answer)
                return call.finish(
                    endpoints::parseImmutableReleases(answer->body).transform([](auto v) { return Answer(v); }));
            if (answer.error().kind == ErrorKind::Forbidden)
                return call.finish(Answer());
            if (answer.error().kind != ErrorKind::NotFound)
                return call.fail(std::move(answer).error());
            // Only an administrator may take "not found" for "not enabled".
            call.ask(endpoints::repository(repository), endpoints::parseRepository, [&call](RepositoryInfo info) {
                call.finish(info.canAdmin.value_or(false) ? Answer(ImmutableReleases{}) : Answer());
            });
        });
    });
}

QFuture<Result<QList<Ruleset>>> GitHubModel::tagRulesets()
{
    return startCall<QList<Ruleset>>(*m_transport, [&](CallFor<QList<Ruleset>> &call) {
        readRulesets(call, m_repository,
                     [&call](Result<QList<Ruleset>> rulesets) { call.finish(std::move(rulesets)); });
    });
}

QFuture<Result<QList<RuleAgainst>>> GitHubModel::tagRules(const QString &tag)
{
    return startCall<QList<RuleAgainst>>(*m_transport, [&](CallFor<QList<RuleAgainst>> &call) {
        readRulesets(call, m_repository, [&call, tag](Result<QList<Ruleset>> rulesets) {
            call.finish(std::move(rulesets).transform([&](const auto &all) { return rulesAgainstTag(all, tag); }));
        });
    });
}

QFuture<Result<QList<WorkflowTriggers>>> GitHubModel::workflows(const QString &revision)
{
    return startCall<QList<WorkflowTriggers>>(*m_transport,
                                              [&](auto &call) { readWorkflows(call, m_repository, revision); });
}

} // namespace slipway::github
