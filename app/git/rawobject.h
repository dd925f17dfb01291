// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "repository.h"

#include <memory>

struct git_odb;
struct git_odb_object;
struct git_oid;

namespace slipway::git {

/// The bytes of an object, and its header's lines, without libgit2's own reading of them: that takes as long as to
/// unpack them. What is not there, or is not what git writes, is found nowhere.
class RawObject final {
public:
    /// libgit2's code; what was read before is gone.
    int read(git_odb *odb, const git_oid &id);

    /// Whether something was read.
    bool isThere() const { return m_object != nullptr; }
    bool isCommit() const;
    bool isTag() const;
    /// What stands in the header's line that begins with `word`; null: there is none.
    QByteArrayView line(QByteArrayView word) const;
    /// The time in a line "tagger NAME <ADDRESS> SECONDS ZONE"; invalid: there is none.
    QDateTime time(QByteArrayView word) const;
    /// Of a commit, in order.
    void parents(QList<ObjectId> &parents) const;

private:
    QByteArrayView bytes() const;

    struct Free {
        void operator()(git_odb_object *object) const;
    };
    std::unique_ptr<git_odb_object, Free> m_object;
};

} // namespace slipway::git
