// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "repository.h"

namespace slipway::git {

/// A file as it lies in the work tree.
struct WorkFile {
    QByteArray bytes;
    bool exists = false; ///< else it can be made
    bool isCommitted = false; ///< the same bytes are at HEAD
    QString branch{}; ///< that is checked out; empty: none is

    friend bool operator==(const WorkFile &, const WorkFile &) = default;
};

/// `path` is relative to the work tree, with "/"; it stays inside it and is no link. BadInput for any other, and in a
/// repository without a work tree.
Result<WorkFile> readWorkFile(const Repository &repository, const QString &path);

/// Writes it whole or not at all, and reads it back. Conflict where it does not hold `expected` any more; an absent one
/// holds nothing.
Result<void> writeWorkFile(const Repository &repository, const QString &path, const QByteArray &bytes,
                           const QByteArray &expected);

/// The file where the history of HEAD and that of another commit went apart: what both sides changed since. NotFound
/// where it was not there, or nothing is common.
Result<QByteArray> commonFile(const Repository &repository, const QString &path, const ObjectId &other);

/// Commits the file as it lies there to the branch that is checked out, and nothing else: what is staged stays staged.
/// Refused in the middle of a merge, without a branch, and where the clone signs its commits: git does that.
Result<Commit> commitWorkFile(Repository &repository, const QString &path, const QString &message);

} // namespace slipway::git
