// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "objectid.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace slipway {

struct Commit {
    ObjectId id;
    QString summary; ///< first line of the message
    QString message{}; ///< whole; may be empty where only the summary was asked for
    QString authorName;
    QString authorLogin{}; ///< GitHub's, when known
    QDateTime authoredAt{}; ///< UTC
    QDateTime committedAt{}; ///< UTC
    QList<ObjectId> parents{}; ///< as it was written; of a shallow clone's last commits, some that are not there
    std::optional<int> pullRequest{}; ///< from "Merge pull request #123" or a summary ending in "(#123)"

    bool isMerge() const { return parents.size() > 1; }
    friend bool operator==(const Commit &, const Commit &) = default;
};

/// The number in "Merge pull request #123 from …" or in a summary that ends in "(#123)"; the last one wins.
std::optional<int> pullRequestNumber(QStringView summary);

} // namespace slipway
