// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tagreader.h"

#include "endpoints/tags.h"
#include "json.h"

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

using endpoints::Pointer;

constexpr int deepestNesting = 8;

void peel(CallFor<TagTarget> &call, const RepositoryName &repository, TagTarget target, const Pointer &pointer,
          int depth)
{
    if (pointer.type != Pointer::Type::TagObject) {
        if (pointer.type == Pointer::Type::Commit)
            target.commit = pointer.target;
        return call.finish(target);
    }
    if (depth == deepestNesting)
        return call.fail(json::notUnderstood(u"tag objects are nested too deeply"_s));
    call.ask(endpoints::tagObject(repository, pointer.target), endpoints::parsePointer,
             [&call, repository, target, depth](const Pointer &next) {
                 TagTarget dated = target;
                 if (depth == 0) {
                     dated.taggedAt = next.taggedAt;
                     dated.tagger = next.tagger;
                 }
                 peel(call, repository, dated, next, depth + 1);
             });
}

} // namespace

void readTag(CallFor<TagTarget> &call, const RepositoryName &repository, const QString &name)
{
    const auto request = endpoints::tagReference(repository, name);
    call.send(request, [&call, repository, name](Result<ApiAnswer> answer) {
        if (!answer && answer.error().kind == ErrorKind::NotFound)
            return call.finish(TagTarget{});
        if (!answer)
            return call.fail(std::move(answer).error());
        const auto pointer = endpoints::parsePointer(answer->body);
        if (!pointer)
            return call.fail(pointer.error());
        if (pointer->ref != u"refs/tags/"_s + name)
            return call.fail(json::notUnderstood(u"another reference than the one asked for"_s));
        peel(call, repository, {.object = pointer->target, .commit = {}, .taggedAt = {}}, *pointer, 0);
    });
}

void readTagObject(CallFor<TagTarget> &call, const RepositoryName &repository, const ObjectId &object)
{
    const Pointer pointer{.ref = {}, .target = object, .type = Pointer::Type::TagObject};
    peel(call, repository, {.object = object, .commit = {}, .taggedAt = {}}, pointer, 0);
}

void writeTag(CallFor<TagTarget> &call, const RepositoryName &repository, const QString &name, const ObjectId &commit,
              const QString &message)
{
    call.ask(endpoints::createTagObject(repository, name, commit, message), endpoints::parsePointer,
             [&call, repository, name, commit](const Pointer &object) {
                 if (object.self.isNull() || object.target != commit)
                     return call.fail(json::notUnderstood(u"the tag object leads to another commit"_s));
                 const TagTarget target{
                     .object = object.self, .commit = commit, .taggedAt = object.taggedAt, .tagger = object.tagger};
                 call.ask(endpoints::createTagReference(repository, name, object.self), endpoints::parsePointer,
                          [&call, target](const Pointer &reference) {
                              if (reference.target != target.object)
                                  return call.fail(json::notUnderstood(u"the reference leads to another object"_s));
                              call.finish(target);
                          });
             });
}

} // namespace slipway::github
