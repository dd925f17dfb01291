// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace slipway {

/// A tag's name taken apart without knowing any scheme: PREFIX [v] VERSION [[-._] LABEL [-._] NUMBER] [+BUILD]. VERSION
/// is two to four numbers with dots between them, LABEL words of ASCII letters with hyphens between them; NUMBER and
/// the separators may be absent. Views into the name.
struct TagParts {
    QStringView prefix;
    QStringView v; ///< "v" or "V", or empty
    QStringView version;
    QStringView separator; ///< before the label
    QStringView label; ///< empty: it is named like a final version
    QStringView numberSeparator;
    QStringView number; ///< any number of digits
};

/// nullopt: the name does not begin with the prefix, or what follows is no version. Every character is looked at once
/// or twice: a regular expression takes several times as long, and a repository has ten thousand names.
std::optional<TagParts> takeApart(QStringView name, QStringView prefix);

/// With the shortest prefix that leaves a version, of at most 60 characters (numbers in it count as one each). A number
/// in the prefix ends before something other than a dot: 1.2.3.4.5 is no version 2.3.4.5.
std::optional<TagParts> takeApart(QStringView name);

} // namespace slipway
