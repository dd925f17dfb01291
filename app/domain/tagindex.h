// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tag.h"

#include <QHash>
#include <QList>

#include <memory>

namespace slipway {

/// Finds tags by name and by commit in a list that stays as it is: made when it is first asked for, of a list that it
/// shares, and made anew for another one. Copies know the same. May be used on several threads.
class TagIndex final {
public:
    TagIndex();

    /// The first with that name; -1: none has it.
    qsizetype find(const QList<Tag> &tags, QStringView name) const;
    /// All that lead to the commit, in the list's order.
    QList<qsizetype> on(const QList<Tag> &tags, const ObjectId &commit) const;

    /// It is no part of a value that it is found in.
    friend bool operator==(const TagIndex &, const TagIndex &) { return true; }

private:
    struct Entries;
    struct Shared;
    std::shared_ptr<const Entries> entriesOf(const QList<Tag> &tags) const;

    std::shared_ptr<Shared> m_shared;
};

} // namespace slipway
