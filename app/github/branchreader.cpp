// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "branchreader.h"

#include "endpoints/tags.h"
#include "json.h"

using namespace Qt::StringLiterals;

namespace slipway::github {

void readBranch(CallFor<ObjectId> &call, const RepositoryName &repository, const QString &name)
{
    call.send(endpoints::branchReference(repository, name), [&call, name](Result<ApiAnswer> answer) {
        if (!answer && answer.error().kind == ErrorKind::NotFound)
            return call.finish(ObjectId());
        if (!answer)
            return call.fail(std::move(answer).error());
        const auto pointer = endpoints::parsePointer(answer->body);
        if (!pointer)
            return call.fail(pointer.error());
        if (pointer->ref != u"refs/heads/"_s + name || pointer->type != endpoints::Pointer::Type::Commit)
            return call.fail(json::notUnderstood(u"another reference than the branch that was asked for"_s));
        call.finish(pointer->target);
    });
}

void writeBranch(CallFor<void> &call, const RepositoryName &repository, const QString &name, const ObjectId &commit)
{
    call.ask(endpoints::createBranchReference(repository, name, commit), endpoints::parsePointer,
             [&call, commit](const endpoints::Pointer &reference) {
                 if (reference.target != commit)
                     return call.fail(json::changeNotUnderstood(u"the branch leads to another commit"_s));
                 call.finish({});
             });
}

} // namespace slipway::github
