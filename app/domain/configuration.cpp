// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "configuration.h"

#include <algorithm>

namespace slipway {

QList<Environment> pipeline(const Configuration &configuration, const Known<QList<Environment>> &github,
                            const TagScheme &scheme, const QString &defaultBranch)
{
    QList<Environment> named;
    QList<Environment> others = github.value_or(QList<Environment>());
    for (Environment environment : configuration.environments) {
        const auto found = std::ranges::find_if(others, [&](const Environment &other) {
            return other.name.compare(environment.name, Qt::CaseInsensitive) == 0;
        });
        if (found != others.end()) {
            environment.name = found->name; // GitHub does not tell names apart by case; its spelling is asked for
            environment.deployments = found->deployments;
            environment.needsReview = found->needsReview;
            others.erase(found);
        } else if (github) {
            environment.deployments = QList<Deployment>(); // GitHub has no such environment: nothing was deployed
        }
        if (environment.follows == Follows::Branch && environment.branch.isEmpty())
            environment.branch = defaultBranch;
        named.append(environment);
    }
    if (named.isEmpty())
        return inPipelineOrder(others, scheme, defaultBranch);
    // What the file does not name comes after it and is never taken for production on a guess.
    others = inPipelineOrder(others, scheme, defaultBranch);
    for (Environment &environment : others)
        environment.production = false;
    return named + others;
}

TagScheme schemeFor(const Configuration &configuration, const QStringList &tagNames, const QStringList &asked)
{
    const auto &written = configuration.tags;
    TagScheme scheme = written && !written->isLearned() ? *written : TagScheme::learn(tagNames);
    if (written && written->isLearned())
        scheme = scheme.withLabels(written->labels());
    return asked.isEmpty() ? scheme : scheme.withLabels(asked);
}

} // namespace slipway
