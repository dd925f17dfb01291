// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan.h"
#include "domain/release.h"

#include <QFuture>

#include <functional>

namespace slipway::github {
class GitHubModel;
}

namespace slipway::services {

/// What the remote says of a step.
struct Reading {
    enum class Kind {
        AfterHolds,
        BeforeHolds,
        NotYet, ///< an earlier step's effect is waited for
        Differs, ///< neither: `note` says which fact, in one sentence
    };

    Kind kind = Kind::BeforeHolds;
    QString note{}; ///< also what is waited for, for a deployment on its way
    qint64 releaseId = 0; ///< CreateRelease: the release that is there
};

/// Tells how far a change that takes long has come.
using StepNote = std::function<void(const QString &note)>;

/// Reads whether a step's `after` or `before` holds.
QFuture<Result<Reading>> readStep(github::GitHubModel &github, const Step &step);

/// Makes a step's one change. The answer holds the release as GitHub returned it, where a release was changed.
QFuture<Result<std::optional<Release>>> changeStep(github::GitHubModel &github, const Step &step, StepNote note);

// Steps about deployments; see stepdeploying.cpp and stepdeploychange.cpp.
QFuture<Result<Reading>> readDeploying(github::GitHubModel &github, const Step &step);
QFuture<Result<std::optional<Release>>> changeDeploying(github::GitHubModel &github, const Step &step);

/// AwaitProbes: asks all nodes once. Ends when `context` does, in silence.
QFuture<Result<Reading>> readProbes(QObject *context, const Step &step);
// Steps that take something back; see stepundo.cpp and stepundochange.cpp.
QFuture<Result<Reading>> readUndo(github::GitHubModel &github, const Step &step);
QFuture<Result<std::optional<Release>>> changeUndo(github::GitHubModel &github, const Step &step);

/// Since when the runs of a step's workflow count: GitHub's clock and this one may differ.
QDateTime runsSince(const Step &step);

/// CopyAsset: downloads it, compares its digest, and uploads it to the step's release.
QFuture<Result<std::optional<Release>>> copyAsset(github::GitHubModel &github, const Step &step, StepNote note);

} // namespace slipway::services
