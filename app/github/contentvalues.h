// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objectid.h"

#include <QByteArray>
#include <QString>

namespace slipway::github {

/// A file as a revision has it.
struct FileVersion {
    QByteArray bytes{};
    ObjectId blob{}; ///< what replaces it must name this one (FileDraft)

    friend bool operator==(const FileVersion &, const FileVersion &) = default;
};

/// A file to be written to a branch by a commit of its own.
struct FileDraft {
    QString path{};
    QString branch{}; ///< there already
    QByteArray bytes{};
    QString message{}; ///< of the commit
    ObjectId blob{}; ///< that it replaces; null: the file is new
};

/// That a file was written.
struct FileCommit {
    ObjectId blob;
    ObjectId commit;

    friend bool operator==(const FileCommit &, const FileCommit &) = default;
};

/// A pull request to be opened, within the repository.
struct PullRequestDraft {
    QString title{};
    QString body{};
    QString head{}; ///< the branch with the changes
    QString base{}; ///< the branch that they are for
};

/// What GitHub shall write release notes about.
struct NotesRequest {
    QString tagName{}; ///< need not exist yet
    ObjectId target{}; ///< where the tag would be when it does not; null: the default branch
    /// The last final version: GitHub's own choice may be a candidate, which cuts the notes short. Empty: its choice.
    QString previousTagName{};
    QString configurationPath{}; ///< empty: .github/release.yml
};

/// GitHub's own release notes; nothing was saved of them.
struct GeneratedNotes {
    QString name{};
    QString body{};

    friend bool operator==(const GeneratedNotes &, const GeneratedNotes &) = default;
};

} // namespace slipway::github
