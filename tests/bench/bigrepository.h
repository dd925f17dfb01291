// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace slipway::test {

/// For git fast-import: a history as a busy project has it. Every fourth change is a branch of one to three commits
/// that is merged, 300 people wrote it, tags are spread over it as versions with their candidates, two of three
/// annotated. The same for the same numbers.
QByteArray bigHistory(int tags, int commits);

/// Makes a bare repository of it in the folder `path`: one pack, packed references, HEAD on main, no commit-graph file.
/// A failing git fails the test.
void makeBigRepository(const QString &path, int tags, int commits);

} // namespace slipway::test
