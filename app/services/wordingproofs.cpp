// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wordingproofs.h"

#include <QCoreApplication>

namespace slipway::services::wording::proofs {

namespace {

using Result = Condition::Result;

struct Proofs {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Proofs)
};

QString faultText(const Condition &condition)
{
    const ChecksumFault &fault = *condition.fault;
    const QString &list = condition.subject;
    switch (fault.kind) {
    case ChecksumFault::Kind::TooLarge:
        return Proofs::tr("%1 is too large for a list of checksums").arg(list);
    case ChecksumFault::Kind::NotText:
        return Proofs::tr("%1 is not a text").arg(list);
    case ChecksumFault::Kind::NotAList:
        return Proofs::tr("Line %1 of %2 is not a SHA-256 checksum and a name").arg(fault.line).arg(list);
    case ChecksumFault::Kind::NamesAPath:
        return Proofs::tr("Line %1 of %2 names a file in a folder, and a release has none").arg(fault.line).arg(list);
    case ChecksumFault::Kind::Contradiction:
        return Proofs::tr("Line %1 of %2 contradicts an earlier line about %3").arg(fault.line).arg(list, fault.name);
    case ChecksumFault::Kind::Empty:
        break;
    }
    return Proofs::tr("%1 has no checksums").arg(list);
}

} // namespace

QString notes(const Condition &condition)
{
    if (condition.result == Result::Met)
        return Proofs::tr("Nothing is left to fill in in the release notes");
    if (condition.found == 0)
        return Proofs::tr("There are no release notes");
    return Proofs::tr("%n place(s) are left to fill in in the release notes", nullptr, condition.found);
}

QString notesNote(const Condition &condition)
{
    QStringList places;
    for (const QString &place : condition.details)
        places.append(Proofs::tr("line %1", "line 12: TODO").arg(place));
    if (condition.found > condition.details.size())
        places.append(QStringLiteral("…"));
    return places.join(QStringLiteral(", "));
}

QString digests(const Condition &condition)
{
    const QString &list = condition.subject;
    switch (condition.result) {
    case Result::Met:
        return Proofs::tr("All %n asset(s) are those that %1 vouches for", nullptr, condition.wanted).arg(list);
    case Result::NotMet:
        if (condition.fault)
            return faultText(condition);
        if (condition.wanted == 0)
            return Proofs::tr("The list of checksums %1 is not there").arg(list);
        return Proofs::tr("%1 of %2 assets are those that %3 vouches for")
            .arg(condition.found)
            .arg(condition.wanted)
            .arg(list);
    default:
        break;
    }
    if (condition.wanted > 0)
        return Proofs::tr("Digests: GitHub does not give those of all assets");
    if (condition.signature && condition.signature->state != SignatureFacts::State::Good)
        return Proofs::tr("Digests: not compared, because nothing vouches for %1").arg(list);
    return Proofs::tr("Digests: %1 was not read yet").arg(list);
}

QString digestsNote(const Condition &condition)
{
    QStringList parts;
    if (!condition.details.isEmpty())
        parts.append(Proofs::tr("differs: %1").arg(condition.details.join(QStringLiteral(", "))));
    if (!condition.missing.isEmpty())
        parts.append(Proofs::tr("not on the list: %1").arg(condition.missing.join(QStringLiteral(", "))));
    if (!condition.unclear.isEmpty())
        parts.append(Proofs::tr("no digest: %1").arg(condition.unclear.join(QStringLiteral(", "))));
    if (condition.signature && condition.signature->state == SignatureFacts::State::NotAsked)
        parts.append(Proofs::tr("signature not checked: no signers are configured"));
    else if (condition.result == Result::Unknown && condition.signature && !condition.signature->reason.isEmpty())
        parts.append(condition.signature->reason);
    return parts.join(QStringLiteral("; "));
}

QString signature(const Condition &condition)
{
    const QString &list = condition.subject;
    if (!condition.signature) {
        return condition.result == Result::NotMet ? Proofs::tr("No signature: %1 is not there").arg(list)
                                                  : Proofs::tr("Signature: %1 was not read yet").arg(list);
    }
    const SignatureFacts &facts = *condition.signature;
    switch (facts.state) {
    case SignatureFacts::State::Good:
        return Proofs::tr("%1 is signed by %2").arg(list, facts.key);
    case SignatureFacts::State::Bad:
        return Proofs::tr("The signature of %1 is bad: the list was changed after it was signed").arg(list);
    case SignatureFacts::State::NotSigned:
    case SignatureFacts::State::NotAsked:
        return Proofs::tr("%1 is not signed").arg(list);
    case SignatureFacts::State::ForeignKey:
        return Proofs::tr("%1 is signed by %2, which is none of the signers").arg(list, facts.key);
    case SignatureFacts::State::ExpiredKey:
        return Proofs::tr("%1 is signed with a key that has expired: %2").arg(list, facts.key);
    case SignatureFacts::State::ExpiredSignature:
        return Proofs::tr("The signature of %1 has expired").arg(list);
    case SignatureFacts::State::RevokedKey:
        return Proofs::tr("%1 is signed with a key that was revoked: %2").arg(list, facts.key);
    case SignatureFacts::State::NoKey:
        return Proofs::tr("Signature of %1: not known without the signer's key; add .slipway/signers/%2.asc to the "
                          "default branch")
            .arg(list, facts.key);
    case SignatureFacts::State::NoTool:
        return Proofs::tr("Signature of %1: not known without GnuPG; install gnupg").arg(list);
    case SignatureFacts::State::Failed:
        break;
    }
    return Proofs::tr("Signature of %1: not known").arg(list);
}

QString checklist(const Condition &condition)
{
    switch (condition.result) {
    case Result::Met:
        return condition.subject;
    case Result::NotMet:
        return Proofs::tr("Not ticked: %1").arg(condition.subject);
    default:
        break;
    }
    return Proofs::tr("%1: not known, the releases could not be read").arg(condition.subject);
}

QString rejections(const Condition &condition)
{
    switch (condition.result) {
    case Result::Met:
        return Proofs::tr("What was named when %1 was rejected is not in it, or was reverted").arg(condition.subject);
    case Result::NotMet:
        return Proofs::tr("Still contains what was named when %1 was rejected").arg(condition.subject);
    default:
        break;
    }
    return condition.wanted == 0
        ? Proofs::tr("Whether %1 was rejected is not known").arg(condition.subject)
        : Proofs::tr("Whether it contains what was named when %1 was rejected is not known").arg(condition.subject);
}

QString reverts(const Condition &condition)
{
    switch (condition.result) {
    case Result::Met:
        return Proofs::tr("Nothing that it contains was reverted on %1 since").arg(condition.subject);
    case Result::NotMet:
        return Proofs::tr("%n commit(s) on %1 revert something that it contains", nullptr,
                          static_cast<int>(condition.details.size()))
            .arg(condition.subject);
    default:
        break;
    }
    return Proofs::tr("Whether something that it contains was reverted on %1 is not known").arg(condition.subject);
}

} // namespace slipway::services::wording::proofs
