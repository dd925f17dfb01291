// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/apirequest.h"
#include "github/contentvalues.h"

namespace slipway::github::endpoints {

/// GET …/contents/{path}; an empty revision is the default branch.
Result<ApiRequest> file(const RepositoryName &name, const QString &path, const QString &revision);
/// A folder, a submodule or a symbolic link is NotFound; more than 1 MB is BadInput (GitHub gives no content then).
Result<FileVersion> parseFile(const QByteArray &body);

/// PUT …/contents/{path}: a commit on a branch that makes the file, or replaces the blob that the draft names. Answered
/// by 409 or 422 where that is not the blob which the branch has. BadInput for more than 1 MB, which could not be read
/// back.
Result<ApiRequest> putFile(const RepositoryName &name, const FileDraft &draft);
/// Needs content.sha and commit.sha.
Result<FileCommit> parseFileCommit(const QByteArray &body);

/// A file in a folder.
struct FolderEntry {
    QString path;
    qint64 size = 0; ///< bytes

    friend bool operator==(const FolderEntry &, const FolderEntry &) = default;
};
/// The files of a folder (not its folders and links), as GET …/contents/{path} lists them: 1,000 at most. The request
/// is file()'s.
Result<QList<FolderEntry>> parseFolder(const QByteArray &body);

} // namespace slipway::github::endpoints
