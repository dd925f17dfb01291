// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/apirequest.h"
#include "github/contentvalues.h"

namespace slipway::github::endpoints {

/// POST …/releases/generate-notes: a POST that changes nothing.
Result<ApiRequest> generateNotes(const RepositoryName &name, const NotesRequest &wanted);
/// Needs a body; it may be an empty one.
Result<GeneratedNotes> parseGeneratedNotes(const QByteArray &body);

} // namespace slipway::github::endpoints
