// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "snapshot.h"

namespace slipway {

/// A release whose notes can be written.
struct NotesDocument {
    QString key; ///< stays the same while the release moves from candidate to candidate, and to the final version
    QString name; ///< of the release, as people call it
    QString tag; ///< that the release is linked to; without one, of the newest candidate
    qint64 releaseId = 0; ///< 0: there is no release yet
    bool isPrerelease = false;
    bool isDraft = false;
    bool isReleaseKnown = true; ///< else it is not known whether there is a release

    friend bool operator==(const NotesDocument &, const NotesDocument &) = default;
};

/// The releases, and the versions that have candidates and no release yet: newest version first, then in GitHub's
/// order. While the releases are unknown, as in a clone without GitHub: all versions that have a tag.
QList<NotesDocument> notesDocuments(const Snapshot &snapshot);
/// The document of a tag; nullopt: it has none.
std::optional<NotesDocument> notesDocument(const Snapshot &snapshot, const QString &tag);
/// The key that the notes of a tag have.
QString notesKey(const Snapshot &snapshot, const QString &tag);

/// The tag that a tag's changes are counted from unless a person says otherwise: the highest final version below it
/// (users of notes want what is new since what they run, not since the last candidate). Empty: there is none.
QString usualBaseline(const Snapshot &snapshot, const QString &tag);

/// From where changes may be counted.
struct Baseline {
    enum class Kind {
        LastFinal,
        LastCandidate, ///< the candidate before it
        Production, ///< what the environment `subject` runs
        Tag,
        Beginning, ///< no final version is before it, so everything counts; `tag` is empty
    };

    Kind kind = Kind::Tag;
    QString tag;
    QString subject{};

    friend bool operator==(const Baseline &, const Baseline &) = default;
};

/// The choices for a tag, the usual one first; then every other final version and candidate below it, newest first.
QList<Baseline> baselines(const Snapshot &snapshot, const QString &tag);

} // namespace slipway
