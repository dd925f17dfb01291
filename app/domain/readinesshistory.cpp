// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "managedblock.h"
#include "readinessrules.h"

#include <QMap>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;
using Found = Condition::Result;

namespace {

/// What is known of the verdicts on one tag.
struct Spoken {
    Known<Verdict> byStatus{}; ///< the last; unknown: none, or not read
    QList<Verdict> inBody{};

    bool isRejected() const
    {
        if (byStatus)
            return byStatus->kind == Verdict::Kind::Rejected;
        return !inBody.isEmpty() && inBody.constLast().kind == Verdict::Kind::Rejected;
    }

    QStringList words() const
    {
        // A status holds 140 characters; the release's text has the whole reason.
        QString reasons = byStatus ? byStatus->reason : QString();
        for (const Verdict &verdict : inBody) {
            if (verdict.kind == Verdict::Kind::Rejected)
                reasons += u'\n' + verdict.reason;
        }
        return commitWords(reasons);
    }
};

QMap<QString, Spoken> spokenVerdicts(const Snapshot &snapshot)
{
    QStringList strangers;
    for (auto it = snapshot.writeAccess.cbegin(); it != snapshot.writeAccess.cend(); ++it) {
        if (!it.value())
            strangers.append(it.key());
    }
    QMap<QString, Spoken> spoken;
    const QString begin = verdictContext({});
    for (auto it = snapshot.commits.cbegin(); it != snapshot.commits.cend(); ++it) {
        if (!it->statuses)
            continue; // nearly all of a long history
        const QList<CommitStatus> &statuses = *it->statuses;
        for (const CommitStatus &status : statuses) {
            if (!status.context.startsWith(begin, Qt::CaseInsensitive))
                continue;
            const QString tag = status.context.sliced(begin.size());
            const Tag *known = snapshot.findTag(tag);
            if (!known || known->commit != it.key() || spoken.value(tag).byStatus)
                continue;
            const QList<Verdict> verdicts = verdictsOn(tag, statuses, strangers);
            if (!verdicts.isEmpty())
                spoken[tag].byStatus = verdicts.constLast();
        }
    }
    for (const Release &release : snapshot.releases.value_or(QList<Release>())) {
        for (const Verdict &verdict : verdictsInBody(release.body))
            spoken[verdict.tag].inBody.append(verdict);
    }
    return spoken;
}

bool isEarlier(const TagName &name, const Candidate &candidate)
{
    return name.kind == TagName::Kind::Candidate
        && (name.version < candidate.name.version
            || (name.version == candidate.name.version && listsBefore(candidate.name, name)));
}

/// Earlier candidates of the version about which nobody could be asked.
QStringList unheard(const Snapshot &snapshot, const Candidate &candidate)
{
    QStringList tags;
    for (const auto &[tag, name] : candidateTagsOf(snapshot, candidate.name.version)) {
        if (name.labelCounts && isEarlier(name, candidate) && !snapshot.factsOf(tag->commit).statuses)
            tags.append(tag->name);
    }
    return tags;
}

QString shown(const ObjectId &commit, const QString &summary)
{
    return QString(commit.abbreviated() + u' ' + summary).trimmed();
}

std::optional<Condition> rejectionCondition(const QString &tag, const QStringList &words, const RevertFacts *facts)
{
    Condition condition;
    condition.kind = Condition::Kind::Rejections;
    condition.subject = tag;
    bool isUnknown = false;
    for (const QString &word : words) {
        const NamedCommit *named = facts ? facts->find(word) : nullptr;
        if (named && named->state == NamedCommit::State::NoCommit)
            continue;
        ++condition.wanted;
        if (!named || named->state == NamedCommit::State::Unknown)
            isUnknown = true;
        else if (named->state == NamedCommit::State::Contained)
            condition.details.append(shown(named->commit, named->summary));
        else
            ++condition.found;
    }
    if (condition.wanted == 0)
        return std::nullopt;
    if (!condition.details.isEmpty())
        condition.result = Found::NotMet;
    else
        condition.result = isUnknown ? Found::Unknown : Found::Met;
    return condition;
}

} // namespace

QList<std::pair<QString, QStringList>> namedInRejections(const Snapshot &snapshot, const Candidate &candidate)
{
    QList<std::pair<QString, QStringList>> named;
    std::optional<QHash<Version, Tag>> finals;
    const QMap<QString, Spoken> spoken = spokenVerdicts(snapshot);
    for (auto it = spoken.cbegin(); it != spoken.cend(); ++it) {
        const TagName name = snapshot.scheme.classify(it.key());
        if (!it->isRejected() || !isEarlier(name, candidate))
            continue;
        if (name.version != candidate.name.version) {
            if (!finals)
                finals = finalTags(snapshot);
            if (finals->contains(name.version))
                continue;
        }
        if (const QStringList words = it->words(); !words.isEmpty())
            named.append({it.key(), words});
    }
    return named;
}

namespace readinessrules {

void addRejections(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate)
{
    const Rare<RevertFacts> facts = snapshot.factsOf(candidate.tag.commit).reverts;
    for (const auto &[tag, words] : namedInRejections(snapshot, candidate)) {
        if (const auto condition = rejectionCondition(tag, words, facts ? &*facts : nullptr))
            conditions.append(*condition);
    }
    for (const QString &tag : unheard(snapshot, candidate)) {
        Condition condition;
        condition.kind = Condition::Kind::Rejections;
        condition.subject = tag;
        conditions.append(condition);
    }
}

/// A revert on the branch says that somebody found something wrong in what the candidate contains: it is not met, and a
/// person may override it with a reason.
void addReverts(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate)
{
    if (snapshot.base.commit.isNull())
        return; // nothing is known of the branch
    Condition condition;
    condition.kind = Condition::Kind::Reverts;
    condition.subject = snapshot.base.ref;
    const CommitFacts facts = snapshot.factsOf(candidate.tag.commit);
    if (facts.reverts && facts.reverts->branch == snapshot.base.commit && facts.reverts->since) {
        for (const Revert &revert : *facts.reverts->since)
            condition.details.append(shown(revert.commit, revert.summary));
        condition.result = condition.details.isEmpty() ? Found::Met : Found::NotMet;
    } else if (facts.againstBase && facts.againstBase->behind == 0) {
        condition.result = Found::Met; // nothing came after it
    }
    conditions.append(condition);
}

} // namespace readinessrules

} // namespace slipway
