// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "managedblock.h"
#include "placeholders.h"
#include "readinessrules.h"

#include <algorithm>
#include <array>

namespace slipway {

using namespace Qt::StringLiterals;
using Found = Condition::Result;

const Asset *checksumList(const Snapshot &snapshot, const Candidate &candidate)
{
    if (!candidate.release || snapshot.configuration.signature.isEmpty())
        return nullptr;
    const QList<Asset> &assets = candidate.release->assets;
    const auto list = std::ranges::find_if(assets, [&](const Asset &asset) {
        return asset.name == snapshot.configuration.signature && asset.state == Asset::State::Uploaded
            && !readinessrules::isOlder(asset, candidate.tag);
    });
    return list == assets.cend() ? nullptr : &*list;
}

namespace {

/// Lists and signatures vouch for files and are vouched for by none.
bool vouchesForOthers(const QString &name)
{
    static constexpr std::array<QStringView, 8> endings{u".asc",    u".sig",    u".minisig",   u".sigstore",
                                                        u".sha256", u".sha512", u".sha256sum", u".sha512sum"};
    return std::ranges::any_of(endings, [&](QStringView ending) { return name.endsWith(ending); });
}

/// Every uploaded asset is on the list with GitHub's digest. The list itself, its text without the signature, and other
/// lists and signatures need not be on it; where they are, they have to agree all the same.
void compare(Condition &condition, const QList<Asset> &assets, const ChecksumFacts &facts)
{
    for (const Asset &asset : assets) {
        if (asset.state != Asset::State::Uploaded || asset.name == condition.subject)
            continue;
        const auto listed = std::ranges::find(facts.list, asset.name, &Checksum::name);
        const bool needsNone = vouchesForOthers(asset.name) || asset.name + u".asc" == condition.subject;
        if (listed == facts.list.cend() && needsNone)
            continue;
        ++condition.wanted;
        if (listed == facts.list.cend())
            condition.missing.append(asset.name);
        else if (asset.digest.isEmpty())
            condition.unclear.append(asset.name);
        else if (asset.digest.compare(u"sha256:"_s + listed->sha256, Qt::CaseInsensitive) == 0)
            ++condition.found;
        else
            condition.details.append(asset.name);
    }
    if (!condition.details.isEmpty() || !condition.missing.isEmpty())
        condition.result = Found::NotMet;
    else
        condition.result = condition.unclear.isEmpty() ? Found::Met : Found::Unknown;
}

Found resultOf(const SignatureFacts &signature)
{
    if (signature.state == SignatureFacts::State::Good)
        return Found::Met;
    return signature.isUnknown() ? Found::Unknown : Found::NotMet;
}

} // namespace

namespace readinessrules {

bool isOlder(const Asset &asset, const Tag &tag)
{
    const QDateTime made = std::max(tag.taggedAt, tag.committedAt);
    return asset.updatedAt.isValid() && made.isValid() && asset.updatedAt < made;
}

void addDigests(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate)
{
    const Configuration &configuration = snapshot.configuration;
    if (configuration.signature.isEmpty())
        return;
    Condition digests;
    digests.kind = Condition::Kind::Digests;
    digests.subject = configuration.signature;
    Condition signature = digests;
    signature.kind = Condition::Kind::Signature;
    const bool asksForSignature = !configuration.signers.isEmpty();
    const Asset *list = checksumList(snapshot, candidate);
    const ChecksumFacts *facts = list ? snapshot.findChecksums(*list) : nullptr;
    if (snapshot.releases && !list) {
        digests.result = signature.result = Found::NotMet;
    } else if (facts) {
        digests.signature = signature.signature = facts->signature;
        signature.result = resultOf(facts->signature);
        // What nobody vouches for says nothing about the assets, neither good nor bad.
        const bool counts = signature.result == Found::Met || facts->signature.state == SignatureFacts::State::NotAsked;
        if (counts && facts->fault) {
            digests.fault = facts->fault;
            digests.result = Found::NotMet;
        } else if (counts) {
            compare(digests, candidate.release->assets, *facts);
        }
    }
    if (asksForSignature)
        conditions.append(signature);
    conditions.append(digests);
}

/// Only where there is a configuration: who does not use one has not said that the text of a release means anything.
/// Without any text it is not met only where the file names a template, so that notes are expected.
void addNotes(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate)
{
    if (!snapshot.configuration.fromFile || !candidate.release)
        return;
    constexpr qsizetype shown = 5;
    Condition condition;
    condition.kind = Condition::Kind::Notes;
    condition.subject = candidate.release->name;
    const QString notes = withBlankBlock(candidate.release->body);
    if (notes.trimmed().isEmpty()) {
        if (!snapshot.configuration.namesTemplate)
            return;
        condition.result = Found::NotMet;
    } else {
        const QList<Placeholder> places = unfilledPlaceholders(notes);
        condition.found = static_cast<int>(places.size());
        for (const Placeholder &place : places.first(std::min(shown, places.size())))
            condition.details.append(QString::number(place.line) + u": " + place.text);
        condition.result = places.isEmpty() ? Found::Met : Found::NotMet;
    }
    conditions.append(condition);
}

void addChecklist(QList<Condition> &conditions, const Snapshot &snapshot, const Candidate &candidate)
{
    const QList<Tick> ticks = candidate.release ? ticksOf(candidate.release->body, candidate.tag.name) : QList<Tick>();
    for (const QString &text : snapshot.configuration.checklist) {
        Condition condition;
        condition.kind = Condition::Kind::Checklist;
        condition.subject = tickItem(text);
        const auto tick = std::ranges::find(ticks, condition.subject, &Tick::item);
        if (tick != ticks.cend()) {
            condition.result = Found::Met;
            condition.details = {tick->by};
            condition.at = tick->at;
        } else if (snapshot.releases) {
            condition.result = Found::NotMet;
        }
        conditions.append(condition);
    }
}

} // namespace readinessrules

} // namespace slipway
