// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "objectid.h"

#include <QDateTime>
#include <QHash>
#include <QString>

namespace slipway {

/// A tag with the commit that it leads to, peeled through any number of tag objects.
struct Tag {
    QString name; ///< without refs/tags/
    ObjectId commit;
    QDateTime committedAt{}; ///< the commit's committer date, UTC; invalid when unknown
    QDateTime taggedAt{}; ///< the tagger's date, else the committer date (git's creatordate); invalid when unknown
    bool annotated = false;

    friend bool operator==(const Tag &, const Tag &) = default;
};

/// The commit that ahead and behind are counted against.
struct BaseRef {
    QString ref; ///< as people name it: main, origin/main, 0.1.1
    ObjectId commit;

    friend bool operator==(const BaseRef &, const BaseRef &) = default;
};

/// Commits reachable from one end and not from the other.
struct AheadBehind {
    int ahead = 0;
    int behind = 0;

    friend bool operator==(const AheadBehind &, const AheadBehind &) = default;
};

} // namespace slipway
