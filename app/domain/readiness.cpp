// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "readiness.h"

#include "readinessrules.h"

#include <algorithm>
#include <iterator>

namespace slipway {

namespace {

using Found = Condition::Result;
using readinessrules::isOlder;

bool matchesAny(const QStringList &patterns, const QString &name)
{
    return std::ranges::any_of(patterns, [&](const QString &pattern) { return matchesPattern(pattern, name); });
}

Condition checksCondition(const Snapshot &snapshot, const Candidate &candidate)
{
    Condition condition;
    condition.kind = Condition::Kind::Checks;
    const CommitChecks checks = snapshot.factsOf(candidate.tag.commit).checks;
    bool running = false;
    bool failed = false;
    for (const Check &check : checks.all()) {
        if (check.state == Check::State::Neutral || !matchesAny(snapshot.configuration.requiredChecks, check.name))
            continue;
        ++condition.wanted;
        if (check.state == Check::State::Passed) {
            ++condition.found;
            continue;
        }
        condition.details.append(check.name);
        (check.state == Check::State::Running ? running : failed) = true;
    }
    for (const QString &pattern : snapshot.configuration.requiredChecks) {
        const bool isExact = !pattern.contains(u'*') && !pattern.contains(u'?');
        const QList<Check> all = checks.all();
        if (isExact && std::ranges::find(all, pattern, &Check::name) == all.cend()) {
            ++condition.wanted;
            condition.details.append(pattern);
            running = true; // named as required and not there yet
        }
    }
    if (checks.runs.has_value() != checks.statuses.has_value())
        condition.subject = checks.runs ? QStringLiteral("statuses") : QStringLiteral("runs");
    if (failed)
        condition.result = Found::NotMet;
    else if (!checks.complete())
        condition.result = Found::Unknown;
    else
        condition.result = running ? Found::Waiting : Found::Met;
    return condition;
}

/// "rc.1" and "rc1" name the same candidate.
QString lettersAndDigits(const QString &text)
{
    QString kept;
    std::ranges::copy_if(text.toLower(), std::back_inserter(kept), [](QChar c) { return c.isLetterOrNumber(); });
    return kept;
}

/// The manifests of a candidate name the version that it is to become, or the candidate itself.
bool declares(const QString &declared, const TagName &candidate)
{
    const auto version = Version::parse(declared);
    if (!version || version->core() != candidate.version)
        return false;
    const QString number = candidate.number ? QString::number(*candidate.number) : QString();
    return version->isFinal() || lettersAndDigits(version->prerelease()) == lettersAndDigits(candidate.label + number);
}

Condition manifestsCondition(const Snapshot &snapshot, const Candidate &candidate)
{
    Condition condition;
    condition.kind = Condition::Kind::Manifests;
    condition.subject = candidate.name.version.toString();
    const auto versions = snapshot.factsOf(candidate.tag.commit).manifestVersions;
    if (!versions)
        return condition;
    for (const ManifestVersion &manifest : *versions) {
        if (manifest.version.isEmpty())
            continue;
        ++condition.wanted;
        if (declares(manifest.version, candidate.name))
            ++condition.found;
        else
            condition.details.append(manifest.path + u": " + manifest.version);
    }
    condition.result = condition.wanted > 0 && condition.found == condition.wanted ? Found::Met : Found::NotMet;
    return condition;
}

} // namespace

Condition requiredAssets(const Snapshot &snapshot, const Candidate &candidate)
{
    Condition condition;
    condition.kind = Condition::Kind::Assets;
    condition.wanted = static_cast<int>(snapshot.configuration.requiredAssets.size());
    if (!snapshot.releases)
        return condition;
    const QList<Asset> assets = candidate.release ? candidate.release->assets : QList<Asset>();
    for (const QString &pattern : snapshot.configuration.requiredAssets) {
        const bool there = std::ranges::any_of(assets, [&](const Asset &asset) {
            return asset.state == Asset::State::Uploaded && matchesPattern(pattern, asset.name)
                && !isOlder(asset, candidate.tag);
        });
        if (there)
            ++condition.found;
        else
            condition.details.append(pattern);
    }
    condition.result = condition.found == condition.wanted ? Found::Met : Found::NotMet;
    return condition;
}

namespace {

Condition prereleaseCondition(const Snapshot &snapshot, const Candidate &candidate)
{
    Condition condition;
    condition.kind = Condition::Kind::Prerelease;
    condition.subject = candidate.tag.name;
    if (!snapshot.releases)
        return condition;
    // A full release at a candidate's tag was published too early; at the final tag it is what came of the candidate.
    const bool published = candidate.release && !candidate.release->draft
        && (candidate.release->prerelease || candidate.release->tagName == candidate.finalTagName);
    condition.result = published ? Found::Met : Found::NotMet;
    return condition;
}

Condition deployedCondition(const Environment &environment, const Candidate &candidate)
{
    Condition condition;
    condition.kind = Condition::Kind::Deployed;
    condition.subject = environment.name;
    if (!environment.deployments)
        return condition;
    const Deployment *active = activeDeployment(*environment.deployments);
    const Deployment *pending = pendingDeployment(*environment.deployments);
    if (active && active->commit == candidate.tag.commit) {
        condition.result = Found::Met;
        condition.at = active->succeededAt();
    } else if (pending && pending->commit == candidate.tag.commit) {
        condition.result = Found::Waiting;
        condition.at = pending->createdAt;
    } else {
        // A deployment of it whose statuses were not asked for may have succeeded.
        const bool may = std::ranges::any_of(*environment.deployments, [&](const Deployment &deployment) {
            return !deployment.statusesKnown && deployment.commit == candidate.tag.commit;
        });
        condition.result = may ? Found::Unknown : Found::NotMet;
    }
    return condition;
}

Condition soakCondition(const Environment &environment, const Condition &deployed, const QDateTime &now)
{
    Condition condition;
    condition.kind = Condition::Kind::Soak;
    condition.subject = environment.name;
    condition.needed = environment.soak;
    if (deployed.result == Found::Unknown)
        return condition;
    condition.result = Found::NotMet;
    if (deployed.result == Found::Met && deployed.at.isValid()) {
        condition.elapsed = std::chrono::seconds(std::max<qint64>(0, deployed.at.secsTo(now)));
        condition.at = deployed.at.addSecs(environment.soak.count());
        condition.result = condition.elapsed >= environment.soak ? Found::Met : Found::Waiting;
    }
    return condition;
}

} // namespace

QList<Condition> readiness(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now)
{
    QList<Condition> conditions;
    if (!snapshot.repository)
        return conditions; // a clone alone knows none of it
    if (std::ranges::contains(snapshot.problems, Problem::Source::Configuration, &Problem::source)) {
        Condition unknown;
        unknown.kind = Condition::Kind::Configuration;
        conditions.append(unknown);
    }
    if (!snapshot.configuration.requiredChecks.isEmpty())
        conditions.append(checksCondition(snapshot, candidate));
    if (!snapshot.configuration.manifests.isEmpty())
        conditions.append(manifestsCondition(snapshot, candidate));
    conditions.append(prereleaseCondition(snapshot, candidate));
    if (!snapshot.configuration.requiredAssets.isEmpty())
        conditions.append(requiredAssets(snapshot, candidate));
    readinessrules::addDigests(conditions, snapshot, candidate);
    readinessrules::addNotes(conditions, snapshot, candidate);
    readinessrules::addChecklist(conditions, snapshot, candidate);
    readinessrules::addRejections(conditions, snapshot, candidate);
    readinessrules::addReverts(conditions, snapshot, candidate);
    if (!snapshot.environments) {
        Condition unknown; // which ones there are is not known either: it has no subject
        unknown.kind = Condition::Kind::Deployed;
        conditions.append(unknown);
        return conditions;
    }
    for (const Environment &environment : *snapshot.environments) {
        if (environment.follows != Follows::Candidates && !isUnclear(environment))
            continue;
        conditions.append(deployedCondition(environment, candidate));
        if (environment.soak > std::chrono::seconds(0))
            conditions.append(soakCondition(environment, conditions.constLast(), now));
    }
    return conditions;
}

QList<Condition> unmet(QList<Condition> conditions)
{
    conditions.removeIf([](const Condition &condition) { return condition.result == Condition::Result::Met; });
    return conditions;
}

bool isReady(const QList<Condition> &conditions)
{
    return unmet(conditions).isEmpty();
}

bool matchesPattern(const QString &pattern, const QString &name)
{
    // Backtracks over the last "*" only: linear in practice, and nothing that a hostile pattern can blow up.
    qsizetype p = 0;
    qsizetype n = 0;
    qsizetype star = -1;
    qsizetype mark = 0;
    while (n < name.size()) {
        if (p < pattern.size() && (pattern[p] == u'?' || pattern[p] == name[n]) && pattern[p] != u'*') {
            ++p;
            ++n;
        } else if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            mark = n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

} // namespace slipway
