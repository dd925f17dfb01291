// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "json.h"

#include "domain/drift.h"
#include "domain/readiness.h"

#include <QJsonArray>

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

/// A number beyond what a signed one holds is given as nearly as JSON can.
QJsonValue numberJson(const std::optional<quint64> &number)
{
    if (!number)
        return {};
    return std::in_range<qint64>(*number) ? QJsonValue(static_cast<qint64>(*number))
                                          : QJsonValue(static_cast<double>(*number));
}

QJsonArray probesJson(const QList<ProbeResult> &results)
{
    QJsonArray all;
    for (const ProbeResult &each : results) {
        all.append(QJsonObject{{u"url"_s, each.url},
                               {u"reported"_s, jsonOrNull(each.reported)},
                               {u"result"_s, key(each.verdict)},
                               {u"fault"_s, each.fault ? QJsonValue(key(*each.fault)) : QJsonValue()}});
    }
    return all;
}

QJsonObject runningJson(const Snapshot &snapshot, const Deployment &deployment, const QDateTime &at)
{
    const RunningNames names = runningNames(snapshot, deployment);
    return {{u"tag"_s, names.isTag ? QJsonValue(names.deployed) : QJsonValue()},
            {u"commit"_s, deployment.commit.hex()},
            {u"deployed_at"_s, jsonTime(at)},
            {u"deployed_by"_s, jsonOrNull(deployment.creator)}};
}

QString followsKey(Follows follows)
{
    switch (follows) {
    case Follows::Branch:
        return u"branch"_s;
    case Follows::Candidates:
        return u"candidates"_s;
    case Follows::Releases:
        return u"releases"_s;
    case Follows::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString stateKey(DeploymentState state)
{
    switch (state) {
    case DeploymentState::Queued:
        return u"queued"_s;
    case DeploymentState::Pending:
        return u"pending"_s;
    case DeploymentState::Waiting:
        return u"waiting"_s;
    case DeploymentState::InProgress:
        return u"in_progress"_s;
    case DeploymentState::Success:
        return u"success"_s;
    case DeploymentState::Failure:
        return u"failure"_s;
    case DeploymentState::Error:
        return u"error"_s;
    case DeploymentState::Inactive:
        return u"inactive"_s;
    case DeploymentState::Unknown:
        break;
    }
    return u"unknown"_s;
}

/// What GnuPG said, or null where no signature is asked for.
QJsonValue signatureJson(const Condition &condition)
{
    if (condition.kind != Condition::Kind::Signature || !condition.signature)
        return {};
    static const QStringList states{u"not_asked"_s,   u"good"_s,        u"bad"_s,     u"not_signed"_s,
                                    u"foreign_key"_s, u"expired_key"_s, u"expired"_s, u"revoked_key"_s,
                                    u"no_key"_s,      u"no_gnupg"_s,    u"failed"_s};
    return QJsonObject{{u"state"_s, states.value(static_cast<int>(condition.signature->state))},
                       {u"key"_s, jsonOrNull(condition.signature->key)}};
}

QString conditionKey(Condition::Kind kind)
{
    switch (kind) {
    case Condition::Kind::Checks:
        return u"checks"_s;
    case Condition::Kind::Manifests:
        return u"manifests"_s;
    case Condition::Kind::Assets:
        return u"assets"_s;
    case Condition::Kind::Deployed:
        return u"deployed"_s;
    case Condition::Kind::Soak:
        return u"soak"_s;
    case Condition::Kind::Notes:
        return u"notes"_s;
    case Condition::Kind::Digests:
        return u"digests"_s;
    case Condition::Kind::Signature:
        return u"signature"_s;
    case Condition::Kind::Checklist:
        return u"checklist"_s;
    case Condition::Kind::Rejections:
        return u"rejections"_s;
    case Condition::Kind::Reverts:
        return u"reverts"_s;
    case Condition::Kind::Configuration:
        return u"configuration"_s;
    case Condition::Kind::Prerelease:
        break;
    }
    return u"release"_s;
}

QString resultKey(Condition::Result result)
{
    switch (result) {
    case Condition::Result::Met:
        return u"met"_s;
    case Condition::Result::Waiting:
        return u"waiting"_s;
    case Condition::Result::NotMet:
        return u"not_met"_s;
    case Condition::Result::Unknown:
        break;
    }
    return u"unknown"_s;
}

QJsonObject candidateJson(const Candidate &candidate)
{
    QJsonArray unknown;
    for (const Fact fact : candidate.unknown)
        unknown.append(key(fact));
    const auto count = [&](int AheadBehind::*member) {
        return candidate.againstBase ? QJsonValue((*candidate.againstBase).*member) : QJsonValue();
    };
    return {{u"tag"_s, candidate.tag.name},
            {u"version"_s, candidate.name.version.toString()},
            {u"label"_s, candidate.name.label},
            {u"number"_s, numberJson(candidate.name.number)},
            {u"commit"_s, candidate.tag.commit.hex()},
            {u"committed_at"_s, jsonTime(candidate.tag.committedAt)},
            {u"tagged_at"_s, jsonTime(candidate.tag.taggedAt)},
            {u"final_tag"_s, candidate.finalTag ? QJsonValue(candidate.finalTag->name) : QJsonValue()},
            {u"final_commit"_s, candidate.finalTag ? QJsonValue(candidate.finalTag->commit.hex()) : QJsonValue()},
            {u"state"_s, key(candidate.state)},
            {u"ahead"_s, count(&AheadBehind::ahead)},
            {u"behind"_s, count(&AheadBehind::behind)},
            {u"unknown"_s, unknown}};
}

} // namespace

QJsonValue jsonOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue jsonTime(const QDateTime &when)
{
    return when.isValid() ? QJsonValue(when.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject statusJson(const Snapshot &snapshot, const ProbeResults &probes)
{
    const QList<Drift> all = drifts(snapshot);
    QJsonArray environments;
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        QJsonObject object{{u"name"_s, environment.name},
                           {u"follows"_s, followsKey(environment.follows)},
                           {u"production"_s, environment.production},
                           {u"active"_s, QJsonValue()},
                           {u"pending"_s, QJsonValue()},
                           {u"drift"_s, QJsonValue()},
                           {u"probes"_s, probesJson(probes.value(environment.name))}};
        if (environment.deployments) {
            if (const Deployment *active = activeDeployment(*environment.deployments))
                object[u"active"] = runningJson(snapshot, *active, active->succeededAt());
            if (const Deployment *pending = pendingDeployment(*environment.deployments)) {
                QJsonObject waiting = runningJson(snapshot, *pending, pending->createdAt);
                waiting[u"state"] = stateKey(pending->state());
                object[u"pending"] = waiting;
            }
        }
        for (const Drift &drift : all) {
            if (drift.from == environment.name && drift.counts) {
                object[u"drift"] = QJsonObject{
                    {u"to"_s, drift.to}, {u"ahead"_s, drift.counts->ahead}, {u"behind"_s, drift.counts->behind}};
            }
        }
        environments.append(object);
    }
    return {{u"repository"_s, snapshot.repository ? QJsonValue(snapshot.repository->fullName()) : QJsonValue()},
            {u"as_of"_s, jsonTime(snapshot.asOf)},
            {u"environments"_s, environments}};
}

QJsonObject candidatesJson(const Snapshot &snapshot, const CandidateList &list)
{
    QJsonArray array;
    for (const Candidate &candidate : list.shown)
        array.append(candidateJson(candidate));
    const bool hasBase = !snapshot.base.commit.isNull();
    return {{u"base"_s,
             QJsonObject{{u"ref"_s, jsonOrNull(snapshot.base.ref)},
                         {u"commit"_s, hasBase ? QJsonValue(snapshot.base.commit.hex()) : QJsonValue()}}},
            {u"candidates"_s, array},
            {u"hidden"_s, list.hidden}};
}

QJsonObject showJson(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now)
{
    QJsonObject object = candidateJson(candidate);
    QJsonArray conditions;
    for (const Condition &condition : readiness(snapshot, candidate, now)) {
        conditions.append(QJsonObject{{u"kind"_s, conditionKey(condition.kind)},
                                      {u"result"_s, resultKey(condition.result)},
                                      {u"subject"_s, jsonOrNull(condition.subject)},
                                      {u"found"_s, condition.found},
                                      {u"wanted"_s, condition.wanted},
                                      {u"details"_s, QJsonArray::fromStringList(condition.details)},
                                      {u"missing"_s, QJsonArray::fromStringList(condition.missing)},
                                      {u"unclear"_s, QJsonArray::fromStringList(condition.unclear)},
                                      {u"signature"_s, signatureJson(condition)}});
    }
    QJsonArray verdicts;
    for (const Verdict &verdict : candidate.verdicts) {
        verdicts.append(
            QJsonObject{{u"verdict"_s, verdict.kind == Verdict::Kind::Qualified ? u"qualified"_s : u"rejected"_s},
                        {u"reason"_s, verdict.reason},
                        {u"by"_s, verdict.by},
                        {u"at"_s, jsonTime(verdict.at)}});
    }
    object[u"readiness"] = conditions;
    object[u"verdicts"] = verdicts;
    object[u"replaces"] = jsonOrNull(candidate.replaces);
    object[u"superseded_by"] = jsonOrNull(candidate.supersededBy);
    object[u"runs_on"] = QJsonArray::fromStringList(candidate.runsOn);
    object[u"release_url"] = candidate.release ? jsonOrNull(candidate.release->url) : QJsonValue();
    return object;
}

QJsonObject commitJson(const Commit &commit)
{
    return {{u"commit"_s, commit.id.hex()},
            {u"summary"_s, commit.summary},
            {u"author"_s, commit.authorName},
            {u"committed_at"_s, jsonTime(commit.committedAt)},
            {u"pull_request"_s, commit.pullRequest ? QJsonValue(*commit.pullRequest) : QJsonValue()}};
}

QJsonObject compareJson(const Comparison &comparison)
{
    QJsonArray commits;
    for (const Commit &commit : comparison.commits)
        commits.append(commitJson(commit));
    const auto end = [](const BaseRef &ref) {
        return QJsonObject{{u"ref"_s, ref.ref}, {u"commit"_s, ref.commit.hex()}};
    };
    return {{u"from"_s, end(comparison.from)},
            {u"to"_s, end(comparison.to)},
            {u"ahead"_s, comparison.counts.ahead},
            {u"behind"_s, comparison.counts.behind},
            {u"commits"_s, commits}};
}

} // namespace slipway::services
