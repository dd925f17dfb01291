// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/textdiff.h"
#include "domain/textmerge.h"

/// Texts merged and compared as git does it; they need no repository.
namespace slipway::git {

/// What becomes of lines that both sides changed differently.
enum class OnConflict { Mark, KeepOurs };

/// Both sides' changes to `base`. Conflicts stand in place, or go out for ours. Lines end with "\n".
Result<MergedText> mergeTexts(const QString &base, const QString &ours, const QString &theirs, const MergeSides &sides,
                              OnConflict onConflict = OnConflict::Mark);

/// The lines that differ, with `context` lines around them; gaps stand for what is left out. Empty: no difference.
/// Whether the last line ends does not count.
Result<QList<DiffLine>> diffTexts(const QString &before, const QString &after, int context = 3);

} // namespace slipway::git
