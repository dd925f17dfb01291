// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "repository.h"

#include <memory>

struct git_odb;
struct git_oid;

namespace slipway::git {

/// The bytes of an object, and its header's lines, without libgit2's own reading of them: that takes as long as to
/// unpack them. What is not there, or is not what git writes, is found nowhere.
class RawObject final {
public:
    enum class Check {
        Hash, ///< its bytes have the hash that it is asked for by: for what decides something
        None, ///< what lies under that hash is believed, as git log and git for-each-ref do; a third faster
    };
    /// libgit2's code; what was read before is gone.
    int read(git_odb *odb, const git_oid &id, Check check = Check::Hash);

    /// Whether something was read.
    bool isThere() const { return m_data != nullptr; }
    bool isCommit() const;
    bool isTag() const;
    /// What stands in the header's line that begins with `word`; null: there is none.
    QByteArrayView line(QByteArrayView word) const;
    /// The time in a line "tagger NAME <ADDRESS> SECONDS ZONE"; invalid: there is none.
    QDateTime time(QByteArrayView word) const;
    /// Of a commit, in order.
    void parents(QList<ObjectId> &parents) const;
    /// What comes after the header and the empty lines behind it: a commit's or tag's message.
    QByteArrayView message() const;

private:
    bool readFromBackends(git_odb *odb, const git_oid &id);

    std::shared_ptr<const void> m_data; ///< what m_bytes is a view of
    QByteArrayView m_bytes;
    int m_type = 0; ///< git_object_t
};

} // namespace slipway::git
