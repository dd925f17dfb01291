// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steps.h"

#include "github/githubmodel.h"

namespace slipway::services {

namespace {

QFuture<Changed> deleted(QFuture<Result<void>> deletion)
{
    return deletion.then([](const Result<void> &answer) -> Changed {
        if (!answer)
            return std::unexpected(answer.error());
        return Change();
    });
}

} // namespace

QFuture<Changed> changeUndo(github::GitHubModel &github, const Step &step)
{
    if (step.kind == Step::Kind::DeleteRelease)
        return deleted(github.deleteRelease(step.releaseId));
    if (step.kind == Step::Kind::DeleteTag)
        return deleted(github.deleteTag(step.tag));
    // One change for all of it; which release is the latest one is worked out by GitHub.
    github::ReleasePatch patch;
    patch.tagName = step.tag;
    patch.name = step.name;
    patch.prerelease = step.prerelease;
    patch.draft = step.draft;
    return github.updateRelease(step.releaseId, patch).then([](const Result<Release> &changed) -> Changed {
        if (!changed)
            return std::unexpected(changed.error());
        return Change{.release = *changed, .made = 0};
    });
}

} // namespace slipway::services
