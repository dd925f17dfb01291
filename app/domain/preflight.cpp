// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "preflight.h"

#include "candidate.h"
#include "environment.h"

#include <QRegularExpression>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

using Warning = PreflightWarning;
using Kind = PreflightWarning::Kind;

const Step *find(const Plan &plan, Step::Kind kind)
{
    const auto found = std::ranges::find(plan.steps, kind, &Step::kind);
    return found == plan.steps.cend() ? nullptr : &*found;
}

QList<Warning> aboutTheName(const Plan &plan, const PreflightFacts &facts)
{
    QList<Warning> warnings;
    const Step *tag = find(plan, Step::Kind::CreateTag);
    if (tag && facts.nameBurned)
        warnings.append({Kind::NameBurned, tag->tag});
    if (!tag)
        return warnings;
    if (!facts.rulesets)
        return warnings << Warning{Kind::RulesUnknown};
    for (const RuleAgainst &rule : rulesAgainstTag(*facts.rulesets, tag->tag))
        warnings.append({.kind = Kind::TagRule, .subject = rule.ruleset, .detail = rule.rule, .certain = rule.certain});
    return warnings;
}

/// The types of the event `release` that the plan sets off (GitHub docs: "Events that trigger workflows", release).
/// A pre-release that becomes a release was published before.
QStringList releaseEvents(const Plan &plan)
{
    const Step *flip = find(plan, Step::Kind::MarkReleased);
    const Step *created = find(plan, Step::Kind::CreateRelease);
    if (created && !created->draft)
        return {u"created"_s, u"published"_s, u"released"_s};
    if (flip)
        return flip->draft ? QStringList{u"published"_s, u"released"_s} : QStringList{u"edited"_s, u"released"_s};
    return {};
}

bool startsOn(const QStringList &types, const QStringList &events)
{
    return std::ranges::any_of(events,
                               [&](const QString &event) { return types.contains(event) || types.contains(u'*'); });
}

QList<Warning> aboutWorkflows(const Plan &plan, const PreflightFacts &facts)
{
    if (!facts.workflows)
        return {Warning{Kind::WorkflowsUnknown}};
    QList<Warning> warnings;
    const QStringList events = releaseEvents(plan);
    const Step *tag = find(plan, Step::Kind::CreateTag);
    QString byTag;
    QString byRelease;
    QString unknown;
    for (const WorkflowTriggers &workflow : *facts.workflows) {
        const Known<bool> tagged = tag ? startsOnTag(workflow, tag->tag) : Known<bool>(false);
        if (!tagged || !workflow.releaseTypes)
            unknown = unknown.isEmpty() ? workflow.path : unknown;
        if (tagged.value_or(false) && byTag.isEmpty())
            byTag = workflow.path;
        const QStringList types = workflow.releaseTypes.value_or(QStringList());
        if (startsOn(types, events))
            byRelease = byRelease.isEmpty() ? workflow.path : byRelease;
        else if (types.contains("published"_L1) && !events.isEmpty())
            warnings.append({Kind::PublishedOnly, workflow.path});
    }
    if (!byTag.isEmpty() && !byRelease.isEmpty())
        warnings.append({Kind::TriggeredTwice, byTag, byRelease});
    if (!unknown.isEmpty())
        warnings.append({Kind::WorkflowsUnknown, unknown});
    return warnings;
}

/// What is published under a final version is not called like a candidate: "app-0.1.2-rc1.deb".
QList<Warning> aboutAssets(const Snapshot &snapshot, const Plan &plan)
{
    const Release *release = snapshot.findRelease(plan.tag);
    if (!release)
        release = snapshot.findRelease(plan.finalTag);
    QStringList labels = snapshot.scheme.labels();
    labels.append(snapshot.scheme.classify(plan.tag).label);
    labels.removeAll(QString());
    if (!release || labels.isEmpty())
        return {};
    for (QString &label : labels)
        label = QRegularExpression::escape(label);
    const QRegularExpression named(u"[-._~+](?:%1)[-._]?[0-9]*(?![A-Za-z])"_s.arg(labels.join(u'|')),
                                   QRegularExpression::CaseInsensitiveOption);
    Warning warning{.kind = Kind::CandidateLabel, .count = 0};
    for (const Asset &asset : release->assets) {
        if (named.match(asset.name).hasMatch() && warning.count++ == 0)
            warning.subject = asset.name;
    }
    return warning.count == 0 ? QList<Warning>() : QList<Warning>{warning};
}

QList<Warning> aboutProduction(const Snapshot &snapshot, const Plan &plan, const PreflightFacts &facts)
{
    QList<Warning> warnings;
    for (const Step &step : plan.steps) {
        if (step.kind != Step::Kind::AwaitDeployment)
            continue;
        const auto now = facts.deployments.constFind(step.environment);
        if (now == facts.deployments.cend()) {
            warnings.append({Kind::ProductionUnknown, step.environment});
            continue;
        }
        const Environment *known = snapshot.findEnvironment(step.environment);
        const Deployment *then = known && known->deployments ? activeDeployment(*known->deployments) : nullptr;
        const Deployment *active = activeDeployment(*now);
        if (!active || (then && then->id == active->id) || active->commit == step.commit)
            continue;
        const TagName theirs = snapshot.scheme.classify(active->refName());
        const bool newer =
            theirs.kind == TagName::Kind::Final && theirs.version > snapshot.scheme.classify(plan.finalTag).version;
        warnings.append({newer ? Kind::ProductionNewer : Kind::ProductionMoved, step.environment, active->refName()});
    }
    return warnings;
}

/// What becomes of the later ones of the same version.
QList<Warning> aboutTheCandidate(const Snapshot &snapshot, const Plan &plan)
{
    QList<Warning> warnings;
    for (const Candidate &each : candidatesOf(snapshot, snapshot.scheme.classify(plan.tag).version)) {
        if (each.tag.name == plan.tag)
            return warnings;
        if (each.verdict && each.verdict->kind == Verdict::Kind::Qualified)
            warnings.append({Kind::NewerQualified, each.tag.name});
    }
    return {};
}

QList<Warning> aboutTheRelease(const Snapshot &snapshot, const Plan &plan)
{
    QList<Warning> warnings;
    const Step *created = find(plan, Step::Kind::CreateRelease);
    if (created && created->sourceId == 0)
        warnings.append({Kind::EmptyRelease, plan.finalTag});
    const Step *named = created ? created : find(plan, Step::Kind::MarkReleased);
    for (const Release &release : snapshot.releases.value_or(QList<Release>())) {
        if (named && release.name == named->name && release.id != named->releaseId && release.id != named->sourceId)
            warnings.append({Kind::SameName, release.name, release.tagName});
    }
    return warnings;
}

/// Production that runs something later is left as it is.
QList<Warning> aboutWhatStays(const Snapshot &snapshot, const Plan &plan)
{
    QList<Warning> warnings;
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
        const bool isPlanned = std::ranges::contains(plan.steps, environment.name, &Step::environment);
        if (environment.production && active && !isPlanned)
            warnings.append({Kind::NotDeployed, environment.name, active->refName()});
    }
    return warnings;
}

} // namespace

QList<PreflightWarning> preflight(const Snapshot &snapshot, const Plan &plan, const PreflightFacts &facts)
{
    if (plan.kind != Plan::Kind::Promote)
        return {};
    QList<Warning> warnings = aboutTheCandidate(snapshot, plan) + aboutTheName(plan, facts)
        + aboutProduction(snapshot, plan, facts) + aboutWorkflows(plan, facts) + aboutAssets(snapshot, plan)
        + aboutTheRelease(snapshot, plan) + aboutWhatStays(snapshot, plan);
    if (facts.hasUnpublishedNotes)
        warnings.append({Kind::UnpublishedNotes, plan.finalTag});
    if (facts.immutable.value_or(false) && find(plan, Step::Kind::MarkReleased))
        warnings.append({Kind::BecomesImmutable, plan.finalTag});
    std::ranges::stable_sort(warnings, {}, &Warning::kind);
    return warnings;
}

QString key(PreflightWarning::Kind kind)
{
    switch (kind) {
    case Kind::NewerQualified:
        return u"newer_qualified"_s;
    case Kind::EmptyRelease:
        return u"empty_release"_s;
    case Kind::SameName:
        return u"same_name"_s;
    case Kind::NotDeployed:
        return u"not_deployed"_s;
    case Kind::NameBurned:
        return u"name_burned"_s;
    case Kind::BecomesImmutable:
        return u"becomes_immutable"_s;
    case Kind::TagRule:
        return u"tag_rule"_s;
    case Kind::PublishedOnly:
        return u"published_only"_s;
    case Kind::TriggeredTwice:
        return u"triggered_twice"_s;
    case Kind::CandidateLabel:
        return u"candidate_label"_s;
    case Kind::ProductionMoved:
        return u"production_moved"_s;
    case Kind::ProductionNewer:
        return u"production_newer"_s;
    case Kind::UnpublishedNotes:
        return u"unpublished_notes"_s;
    case Kind::RulesUnknown:
        return u"rules_unknown"_s;
    case Kind::WorkflowsUnknown:
        return u"workflows_unknown"_s;
    case Kind::ProductionUnknown:
        break;
    }
    return u"production_unknown"_s;
}

} // namespace slipway
