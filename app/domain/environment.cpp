// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environment.h"

#include "tagscheme.h"

#include <algorithm>

namespace slipway {

namespace {

Follows followsOf(const Environment &environment, const TagScheme &scheme)
{
    if (!environment.deployments || environment.deployments->isEmpty())
        return Follows::Unknown;
    qsizetype finals = 0;
    qsizetype candidates = 0;
    for (const Deployment &deployment : *environment.deployments) {
        const TagName name = scheme.classify(deployment.refName());
        finals += name.kind == TagName::Kind::Final;
        candidates += name.kind == TagName::Kind::Candidate && name.labelCounts;
    }
    const qsizetype others = environment.deployments->size() - finals - candidates;
    if (others > finals && others > candidates)
        return Follows::Branch;
    return candidates > finals ? Follows::Candidates : Follows::Releases;
}

bool isFlaggedProduction(const Environment &environment)
{
    return environment.deployments && std::ranges::any_of(*environment.deployments, &Deployment::production);
}

QDateTime firstDeployed(const Environment &environment)
{
    QDateTime first;
    if (environment.deployments) {
        for (const Deployment &deployment : *environment.deployments) {
            if (!first.isValid() || deployment.createdAt < first)
                first = deployment.createdAt;
        }
    }
    return first;
}

int stage(const Environment &environment)
{
    switch (environment.follows) {
    case Follows::Branch:
        return 0;
    case Follows::Candidates:
        return 1;
    case Follows::Releases:
        return 2;
    case Follows::Unknown:
        break;
    }
    return 3;
}

bool comesBefore(const Environment &a, const Environment &b)
{
    if (stage(a) != stage(b))
        return stage(a) < stage(b);
    if (a.production != b.production)
        return b.production;
    const QDateTime aFirst = firstDeployed(a);
    const QDateTime bFirst = firstDeployed(b);
    if (aFirst.isValid() != bFirst.isValid())
        return aFirst.isValid();
    return aFirst != bFirst ? aFirst < bFirst : a.name < b.name;
}

} // namespace

QList<Environment> inPipelineOrder(QList<Environment> environments, const TagScheme &scheme,
                                   const QString &defaultBranch)
{
    for (Environment &environment : environments) {
        if (environment.follows != Follows::Unknown)
            continue;
        environment.follows = followsOf(environment, scheme);
        if (environment.follows == Follows::Branch && environment.branch.isEmpty())
            environment.branch = defaultBranch;
        environment.production = environment.production || isFlaggedProduction(environment);
    }
    // Where nobody said which environments are production, those that run releases are.
    if (std::ranges::none_of(environments, &Environment::production)) {
        for (Environment &environment : environments)
            environment.production = environment.follows == Follows::Releases;
    }
    std::ranges::stable_sort(environments, comesBefore);
    return environments;
}

} // namespace slipway
