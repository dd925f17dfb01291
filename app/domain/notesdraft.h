// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace slipway {

/// Release notes that are being written, or a template that is being edited, as this machine keeps them until they are
/// published or saved.
struct NotesDraft {
    QString repository; ///< whose; see repositoryKey()
    QString name; ///< "release:0.1.2" or "template:.github/release-notes.md"
    QString text{}; ///< as typed
    QString generated{}; ///< what the template gave last, before any hand touched it
    QString known{}; ///< what was published, or in the file, when the writing began or was last merged
    QString baseline{}; ///< tag that the changes are counted from; empty: the usual one
    QString templatePath{}; ///< that it was filled from; empty: the usual one
    QDateTime changedAt{}; ///< UTC
    qint64 revision = 0; ///< how often it was kept; 0: never

    friend bool operator==(const NotesDraft &, const NotesDraft &) = default;
};

} // namespace slipway
