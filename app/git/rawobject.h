// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by .cpp files of this folder only.

#include "handles.h"

namespace slipway::git {

/// An object store beside the repository's own: libgit2 remembers every object that is read, and what a walk through a
/// whole history leaves behind goes with it. libgit2's code.
int openObjects(OdbHandle &odb, const Repository &repository);

/// The bytes of an object, and its header's lines, without libgit2's own reading of them: that takes as long as to
/// unpack them. What is not there, or is not what git writes, is found nowhere.
class RawObject final {
public:
    /// libgit2's code; what was read before is gone.
    int read(git_odb *odb, const git_oid &id);

    /// GIT_OBJECT_INVALID: nothing was read.
    git_object_t type() const;
    /// What stands in the header's line that begins with `word`; null: there is none.
    QByteArrayView line(QByteArrayView word) const;
    /// The time in a line "tagger NAME <ADDRESS> SECONDS ZONE"; invalid: there is none.
    QDateTime time(QByteArrayView word) const;
    /// Of a commit, in order.
    void parents(QList<ObjectId> &parents) const;

private:
    QByteArrayView bytes() const;

    OdbObjectHandle m_object;
};

} // namespace slipway::git
