// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preflightreader.h"

#include "endpoints/contents.h"
#include "endpoints/rulesets.h"
#include "paging.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

const QString workflowsFolder = u".github/workflows"_s;
constexpr qsizetype mostFiles = 50;
constexpr qint64 largestFile = 100'000; // bytes

struct Rulesets {
    QList<Ruleset> found;
    qsizetype open = 0;
};

struct Workflows {
    QList<WorkflowTriggers> found;
    qsizetype open = 0;
};

bool isWorkflow(const QString &path)
{
    return path.startsWith(workflowsFolder + u'/') && path.count(u'/') == 2
        && (path.endsWith(u".yml") || path.endsWith(u".yaml"));
}

void finish(CallFor<QList<WorkflowTriggers>> &call, Workflows &workflows)
{
    workflows.found.removeIf([](const WorkflowTriggers &each) { return each.path.isEmpty(); });
    call.finish(std::move(workflows.found));
}

void readFiles(CallFor<QList<WorkflowTriggers>> &call, const RepositoryName &repository, const QString &revision,
               QList<endpoints::FolderEntry> files)
{
    files.removeIf([](const auto &file) { return !isWorkflow(file.path); });
    files.resize(std::min(files.size(), mostFiles));
    const auto workflows = std::make_shared<Workflows>();
    workflows->open = 1; // held until all requests are made
    for (const endpoints::FolderEntry &file : std::as_const(files)) {
        const qsizetype place = workflows->found.size();
        workflows->found += WorkflowTriggers{.path = file.path};
        if (file.size > largestFile)
            continue;
        ++workflows->open;
        const auto request = endpoints::file(repository, file.path, revision);
        call.send(request, [&call, workflows, place](Result<ApiAnswer> answer) {
            if (!answer && answer.error().kind != ErrorKind::NotFound)
                return call.fail(std::move(answer).error());
            WorkflowTriggers &entry = workflows->found[place];
            const auto found = answer ? endpoints::parseFile(answer->body) : std::unexpected(answer.error());
            if (found)
                entry = triggersOf(entry.path, found->bytes);
            else if (!answer)
                entry.path.clear();
            if (--workflows->open == 0)
                finish(call, *workflows);
        });
    }
    if (--workflows->open == 0)
        finish(call, *workflows);
}

} // namespace

void readRulesets(Call &call, const RepositoryName &repository, std::function<void(Result<QList<Ruleset>>)> next)
{
    const auto read = [&call, repository, next](Result<QList<qint64>> ids) {
        if (!ids)
            return next(std::unexpected(std::move(ids).error()));
        if (ids->isEmpty())
            return next(QList<Ruleset>());
        const auto rulesets = std::make_shared<Rulesets>(QList<Ruleset>(ids->size()), ids->size());
        for (qsizetype i = 0; i < ids->size(); ++i) {
            call.send(endpoints::ruleset(repository, ids->at(i)), [rulesets, i, next](Result<ApiAnswer> answer) {
                if (rulesets->open <= 0)
                    return;
                const bool gone = !answer && answer.error().kind == ErrorKind::NotFound;
                Result<Ruleset> one = answer ? endpoints::parseRuleset(answer->body)
                    : gone                   ? Result<Ruleset>(Ruleset{})
                                             : std::unexpected(answer.error());
                if (!one) {
                    rulesets->open = 0;
                    return next(std::unexpected(std::move(one).error()));
                }
                rulesets->found[i] = *std::move(one);
                if (--rulesets->open > 0)
                    return;
                rulesets->found.removeIf([](const Ruleset &each) { return each.id == 0; });
                next(std::move(rulesets->found));
            });
        }
    };
    collect<qint64>(call, endpoints::tagRulesets(repository), endpoints::parseRulesetIds, noLimit, read);
}

void readWorkflows(CallFor<QList<WorkflowTriggers>> &call, const RepositoryName &repository, const QString &revision)
{
    const auto folder = endpoints::file(repository, workflowsFolder, revision);
    call.send(folder, [&call, repository, revision](Result<ApiAnswer> answer) {
        if (!answer && answer.error().kind == ErrorKind::NotFound)
            return call.finish(QList<WorkflowTriggers>());
        if (!answer)
            return call.fail(std::move(answer).error());
        auto files = endpoints::parseFolder(answer->body);
        if (!files)
            return call.fail(std::move(files).error());
        readFiles(call, repository, revision, *std::move(files));
    });
}

} // namespace slipway::github
