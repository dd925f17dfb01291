// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snapshot.h"

#include <algorithm>
#include <span>

namespace slipway {

namespace {

template<class T, class Name>
const T *findNamed(const Known<QList<T>> &list, Name T::*member, QStringView name)
{
    if (!list)
        return nullptr;
    const auto found = std::ranges::find_if(*list, [&](const T &item) { return item.*member == name; });
    return found == list->cend() ? nullptr : &*found;
}

} // namespace

const Tag *Snapshot::findTag(QStringView name) const
{
    const qsizetype found = tags ? tagIndex.find(*tags, name) : -1;
    return found < 0 ? nullptr : &tags->at(found);
}

QList<Tag> Snapshot::tagsOn(const ObjectId &commit) const
{
    QList<Tag> found;
    for (const qsizetype each : tags ? tagIndex.on(*tags, commit) : QList<qsizetype>())
        found.append(tags->at(each));
    return found;
}

const Release *Snapshot::findRelease(QStringView tagName) const
{
    const Release *found = nullptr;
    for (const Release &release : releases ? std::span(*releases) : std::span<const Release>()) {
        if (release.tagName == tagName && (!found || (found->draft && !release.draft)))
            found = &release;
    }
    return found;
}

const Environment *Snapshot::findEnvironment(QStringView name) const
{
    return findNamed(environments, &Environment::name, name);
}

const ChecksumFacts *Snapshot::findChecksums(const Asset &list) const
{
    const auto found = std::ranges::find_if(checksums, [&](const ChecksumFacts &facts) {
        return facts.asset == list.id && facts.assetDigest == list.digest && facts.assetUpdatedAt == list.updatedAt
            && facts.signers == configuration.signers;
    });
    return found == checksums.cend() ? nullptr : &*found;
}

QString driftKey(const ObjectId &from, const ObjectId &to)
{
    return from.hex() + QStringLiteral("..") + to.hex();
}

} // namespace slipway
