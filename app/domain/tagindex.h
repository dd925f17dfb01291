// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tagscheme.h"

#include <QHash>
#include <QList>

#include <memory>

namespace slipway {

/// A tag that is named like a candidate.
struct CandidateTag {
    const Tag *tag = nullptr; ///< in the list that was asked about
    TagName name{};
};

/// Finds tags by name, by commit and by version in a list that stays as it is: made when it is first asked for, of a
/// list that it shares, and made anew for another one. Copies know the same. May be used on several threads.
class TagIndex final {
public:
    TagIndex();

    /// The first with that name; -1: none has it.
    qsizetype find(const QList<Tag> &tags, QStringView name) const;
    /// All that lead to the commit, in the list's order.
    QList<qsizetype> on(const QList<Tag> &tags, const ObjectId &commit) const;

    /// Every final tag by its version; of several tags for one version, the one that the scheme would write.
    QHash<Version, Tag> finals(const QList<Tag> &tags, const TagScheme &scheme) const;
    /// All that are named like a candidate, whether or not their label counts, as listsBefore() orders them.
    QList<CandidateTag> candidates(const QList<Tag> &tags, const TagScheme &scheme) const;

    /// It is no part of a value that it is found in.
    friend bool operator==(const TagIndex &, const TagIndex &) { return true; }

private:
    struct Entries;
    struct Versions;
    struct Shared;
    std::shared_ptr<const Entries> entriesOf(const QList<Tag> &tags) const;
    std::shared_ptr<const Versions> versionsOf(const QList<Tag> &tags, const TagScheme &scheme) const;

    std::shared_ptr<Shared> m_shared;
};

} // namespace slipway
