// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "domain/environment.h"
#include "domain/manifest.h"
#include "domain/release.h"

#include <QDate>
#include <QVariantHash>

namespace slipway::notes {

/// What release notes are filled with. What is not known stays a placeholder in them.
struct NotesFacts {
    QString version;
    QString previous; ///< tag; empty: there is none
    QString tag;
    QDate date{};
    bool isCandidate = false;
    ReleaseChanges changes{};
    QString webUrl{}; ///< of the repository, without a "/" at its end; empty: it is not on GitHub
    Known<QList<ManifestVersion>> manifests{};
    Known<QList<Environment>> environments{};
    Known<QList<Asset>> assets{};
    QString checksums{}; ///< name of the list of checksums among the assets; empty: there is none
    QStringList signers{}; ///< fingerprints of who signs it
};

/// The values of the documented variables; see variables().
QVariantHash contextOf(const NotesFacts &facts);

/// The list of changes in Markdown, by category, as {{ changes }} shows it.
QString changesText(const ReleaseChanges &changes);

/// The heading of a kind of change in notes, in English as the rest of them.
QString kindTitle(ChangeKind kind);

} // namespace slipway::notes
