// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace slipway::notes {

/// What .github/release.yml says (GitHub's documentation: "Automatically generated release notes").
struct ReleaseRules {
    /// What is left out, of everything or of one category.
    struct Exclusion {
        QStringList labels{};
        QStringList authors{}; ///< logins

        friend bool operator==(const Exclusion &, const Exclusion &) = default;
    };
    struct Category {
        QString title;
        QStringList labels{}; ///< "*": every change that no category before it took
        Exclusion exclude{};

        friend bool operator==(const Category &, const Category &) = default;
    };

    Exclusion exclude{};
    QList<Category> categories{}; ///< in order; the first that fits takes a change

    friend bool operator==(const ReleaseRules &, const ReleaseRules &) = default;
};

/// nullopt: the file is no plain YAML, or not of GitHub's form.
std::optional<ReleaseRules> parseReleaseRules(const QByteArray &yaml);

/// The label or the author's login for which it is left out, as the rules write it; nothing: it is not. Letter case
/// does not count, as on GitHub; "*" is every label.
struct ExcludedBy {
    QString label{};
    QString author{};
};
std::optional<ExcludedBy> excludedBy(const ReleaseRules::Exclusion &exclusion, const QStringList &labels,
                                     const QString &author);

/// The title of the category of a change with these labels; empty: none takes it.
QString categoryOf(const ReleaseRules &rules, const QStringList &labels, const QString &author);

} // namespace slipway::notes
