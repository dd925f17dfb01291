// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/apirequest.h"

namespace slipway::github::endpoints {

/// GET …/contents/{path}; an empty revision is the default branch.
Result<ApiRequest> file(const RepositoryName &name, const QString &path, const QString &revision);
/// The file's bytes. A folder, a submodule or a symbolic link is NotFound; more than 1 MB is BadInput (GitHub gives no
/// content then).
Result<QByteArray> parseFile(const QByteArray &body);

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
