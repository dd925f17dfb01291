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
        NotYet, ///< something else has to end first
        Doubled, ///< CreateRelease: a draft of the same moment is older than ours, `found`, which is to go
        Differs, ///< neither: `note` says which fact, in one sentence
    };

    Kind kind = Kind::BeforeHolds;
    QString note{}; ///< also what is waited for, for a deployment on its way
    qint64 found = 0; ///< CreateRelease, DispatchWorkflow: number of the release or the run that is there
    qint64 newest = 0; ///< DispatchWorkflow: of the runs that are there
};

/// What is known of a step beside its plan.
struct StepContext {
    StepTrace trace{}; ///< of the step itself; AwaitDeployment: of the step that started the workflow
    QList<qint64> others{}; ///< what other steps of the plan made
};

/// What a change brought.
struct Change {
    std::optional<Release> release{}; ///< as GitHub answered it, where a release was changed
    qint64 made = 0; ///< number of the release or the run that was made, where GitHub told it
};

using Changed = Result<Change>;

/// Tells how far a change that takes long has come.
using StepNote = std::function<void(const QString &note)>;

/// Reads whether a step's `after` or `before` holds.
QFuture<Result<Reading>> readStep(github::GitHubModel &github, const Step &step, const StepContext &context);

/// Makes a step's one change.
QFuture<Changed> changeStep(github::GitHubModel &github, const Step &step, StepNote note);

// Steps about releases; see stepreleases.cpp.
QFuture<Result<Reading>> readRelease(github::GitHubModel &github, const Step &step, const StepContext &context);

// Steps about texts; see stepnotes.cpp.
QFuture<Result<Reading>> readNotes(github::GitHubModel &github, const Step &step);
QFuture<Changed> changeNotes(github::GitHubModel &github, const Step &step);
// Steps about a file of the repository; see stepfiles.cpp.
QFuture<Result<Reading>> readFile(github::GitHubModel &github, const Step &step, const StepContext &context);
QFuture<Changed> changeFile(github::GitHubModel &github, const Step &step);

// Steps about deployments; see stepdeploying.cpp and stepdeploychange.cpp.
QFuture<Result<Reading>> readDeploying(github::GitHubModel &github, const Step &step, const StepContext &context);
QFuture<Changed> changeDeploying(github::GitHubModel &github, const Step &step);

// About the run of a workflow that deploys; see stepruns.cpp.
/// DispatchWorkflow: whether its run is there. With a trace it is found by its number; without, a deployment of the tag
/// to the environment tells, and as long as somebody else's run may make one, it is not yet time to start another.
QFuture<Result<Reading>> readDispatch(github::GitHubModel &github, const Step &step, const StepContext &context);
/// AwaitDeployment: Differs when the run that was to deploy it ended without success, else BeforeHolds.
QFuture<Result<Reading>> readItsRun(github::GitHubModel &github, const Step &step, const StepContext &context);

/// AwaitProbes: asks all nodes once. Ends when `context` does, in silence.
QFuture<Result<Reading>> readProbes(QObject *context, const Step &step);
// Steps that take something back; see stepundo.cpp and stepundochange.cpp.
QFuture<Result<Reading>> readUndo(github::GitHubModel &github, const Step &step);
QFuture<Changed> changeUndo(github::GitHubModel &github, const Step &step);

/// CopyAsset: downloads it, compares its digest, and uploads it to the step's release.
QFuture<Changed> copyAsset(github::GitHubModel &github, const Step &step, StepNote note);

} // namespace slipway::services
