// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace slipway {

/// One rule of a ruleset.
struct RefRule {
    QString type; ///< GitHub's word: creation, update, deletion, tag_name_pattern, …
    QString matching{}; ///< of a pattern rule: starts_with, ends_with, contains, regex
    QString pattern{};
    bool negate = false; ///< the name must not match

    friend bool operator==(const RefRule &, const RefRule &) = default;
};

/// Rules for tags, as a repository and its owners keep them (GitHub docs: "About rulesets").
struct Ruleset {
    qint64 id = 0;
    QString name{};
    QString source{}; ///< the repository, organization or enterprise that keeps it
    bool enforced = false; ///< else it is switched off, or only watches
    Known<bool> bypassed{}; ///< the token's owner may pass it by, whenever they want
    QStringList include{}; ///< fnmatch patterns over refs/tags/…, or ~ALL
    QStringList exclude{};
    QList<RefRule> rules{};

    friend bool operator==(const Ruleset &, const Ruleset &) = default;
};

/// A rule that stands against the creation of a tag.
struct RuleAgainst {
    QString ruleset; ///< its name
    QString source{};
    QString rule{}; ///< GitHub's word for its type
    bool certain = true; ///< else it depends on what cannot be known beforehand

    friend bool operator==(const RuleAgainst &, const RuleAgainst &) = default;
};

/// fnmatch with FNM_PATHNAME, as rulesets use it (GitHub docs: "Creating rulesets", fnmatch syntax): "*" and "?" stop
/// at "/", "**/" spans folders, "[a-z]" is one of a set, "\" takes the special sense away.
bool matchesRefPattern(const QString &pattern, const QString &ref);

/// The rules that would stop the creation of the tag `name`. Rulesets that are not enforced, do not apply to the name,
/// or that the user passes by are left out; where the bypass is unknown, its rules are not certain.
QList<RuleAgainst> rulesAgainstTag(const QList<Ruleset> &rulesets, const QString &name);

} // namespace slipway
