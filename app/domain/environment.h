// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment.h"

#include <QHash>
#include <QStringList>

#include <chrono>

namespace slipway {

class TagScheme;

enum class Follows { Unknown, Branch, Candidates, Releases };

/// How the deployment to an environment comes about at promotion (.slipway.toml, `deploy`).
struct DeployWay {
    enum class Kind { Observe, Workflow, Deployment };

    Kind kind = Kind::Observe;
    QString workflow{}; ///< file name, for Workflow
    QHash<QString, QString>
        inputs{}; ///< of the workflow; {tag}, {environment} and {reason} in the values are filled in

    friend bool operator==(const DeployWay &, const DeployWay &) = default;
};

/// A GitHub environment, and what Slipway knows of its part in the release process.
struct Environment {
    QString name;
    Follows follows = Follows::Unknown;
    QString branch{}; ///< for Follows::Branch
    bool production = false;
    std::chrono::seconds soak{0}; ///< how long a candidate must be active here
    DeployWay deploy{};
    QStringList probes{};
    QString probeVersion{};
    bool needsReview = false; ///< has a required_reviewers rule
    Known<QList<Deployment>> deployments{}; ///< newest first, as far back as was asked for

    friend bool operator==(const Environment &, const Environment &) = default;
};

/// Whether its part in the process is not known: nobody said it, and what was deployed there could not be read.
inline bool isUnclear(const Environment &environment)
{
    return environment.follows == Follows::Unknown && !environment.deployments;
}

/// Pipeline order and kinds worked out from what was deployed, for those whose `follows` is unknown: final tags →
/// releases, candidate tags whose label counts → candidates, else the branch. Order: branch, candidates, releases;
/// within one kind non-production first, then by the time of the first deployment, oldest first, then by name.
/// Environments that nothing was ever deployed to come last.
QList<Environment> inPipelineOrder(QList<Environment> environments, const TagScheme &scheme,
                                   const QString &defaultBranch);

} // namespace slipway
