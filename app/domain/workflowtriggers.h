// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace slipway {

/// What starts a workflow, as far as promotion asks. Each is unknown where the file could not be understood.
struct WorkflowTriggers {
    QString path; ///< ".github/workflows/release.yml"
    Known<QStringList> releaseTypes{}; ///< "published", "released", …; "*": all; empty: not by releases
    Known<QStringList> tagPatterns{}; ///< of tags whose push starts it; "**": every tag; empty: not by tags
    Known<bool> dispatch{}; ///< by workflow_dispatch

    friend bool operator==(const WorkflowTriggers &, const WorkflowTriggers &) = default;
};

/// Reads the part `on` of a workflow file (GitHub docs: "Workflow syntax", `on`). It reads the plain YAML that such
/// files are written in, and does not guess: with anchors, tags, block scalars, merge keys, tabs, doubled keys or
/// `tags-ignore`, what they touch is unknown.
WorkflowTriggers triggersOf(const QString &path, const QByteArray &yaml);

/// Whether the push of a tag starts it, by the patterns in their order (GitHub docs: "Workflow syntax", filter pattern
/// cheat sheet): "*" and "**" as in paths, "?" and "+" repeat what is before them, "!" takes back. Unknown with
/// patterns that are too long to be tried.
Known<bool> startsOnTag(const WorkflowTriggers &triggers, const QString &tag);

} // namespace slipway
