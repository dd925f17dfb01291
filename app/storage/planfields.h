// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "snapshotfields.h"

#include "domain/operation.h"

/// What the journal stores of a plan; see snapshotfields.h. A struct that gains a member needs a new `planFormat`.
namespace slipway::storage {

inline constexpr int planFormat = 4;
inline constexpr int planFormatWithoutTexts = 3;

template<>
inline constexpr auto lastOf<Step::Kind> = Step::Kind::OpenPullRequest;
template<>
inline constexpr auto lastOf<Plan::Kind> = Plan::Kind::SaveTemplate;
template<>
inline constexpr auto lastOf<Verdict::Kind> = Verdict::Kind::Rejected;

void fields(auto &archive, Is<ProbeTarget> auto &value)
{
    auto &[tags, commit] = value;
    archive(tags, commit);
}

void fields(auto &archive, Is<ProbeTask> auto &value)
{
    auto &[urls, rule, target, scheme] = value;
    archive(urls, rule, target, scheme);
}

void fields(auto &archive, Is<Step> auto &value)
{
    auto &[kind, tag, fromTag, commit, releaseId, name, environment, prerelease, latest, verdict, reason, by, at, now,
           then, draft, sourceId, number, since, size, digest, contentType, workflow, inputs, seen, production, item,
           ticked, probing, before, text, branch, target] = value;
    if constexpr (requires { archive.format(); }) {
        if (archive.format() == planFormatWithoutTexts) {
            archive(kind, tag, fromTag, commit, releaseId, name, environment, prerelease, latest, verdict, reason, by,
                    at, now, then, draft, sourceId, number, since, size, digest, contentType, workflow, inputs, seen,
                    production, item, ticked, probing, before);
            return;
        }
    }
    archive(kind, tag, fromTag, commit, releaseId, name, environment, prerelease, latest, verdict, reason, by, at, now,
            then, draft, sourceId, number, since, size, digest, contentType, workflow, inputs, seen, production, item,
            ticked, probing, before, text, branch, target);
}

void fields(auto &archive, Is<Plan> auto &value)
{
    auto &[kind, tag, finalTag, commit, steps, environment, undone, undoes, reason] = value;
    archive(kind, tag, finalTag, commit, steps, environment, undone, undoes, reason);
}

} // namespace slipway::storage
