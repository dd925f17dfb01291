// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tag.h"
#include "version.h"

#include <QRegularExpression>
#include <QStringList>

#include <memory>
#include <optional>

namespace slipway {

/// What a tag's name says, read with a TagScheme.
struct TagName {
    enum class Kind { Other, Candidate, Final };

    Kind kind = Kind::Other;
    Version version{}; ///< the final version that it is, or is a candidate of
    QString label{}; ///< candidates only: "rc"; as written
    std::optional<quint64> number{}; ///< candidates only; absent in 2617.0-pre
    bool labelCounts = false; ///< candidates only: the label is one of the scheme's

    friend bool operator==(const TagName &, const TagName &) = default;
};

/// Whether git allows such a name, as far as control characters go (git-check-ref-format(1)).
bool isTagName(QStringView name);

/// How a repository names its tags. Patterns are those of .slipway.toml: {version}, {label} and {n}.
/// {n}, with a "." or "-" before it, may be absent from a tag.
class TagScheme final {
public:
    /// {version} and {version}-{label}{n}, with every usual label.
    TagScheme();
    TagScheme(QString finalPattern, QString candidatePattern, QStringList labels);

    /// Works the scheme out from the names of tags: prefix and separator by majority of the newest versions,
    /// labels as found, without those that mark builds rather than candidates (nightly, dev, snapshot, …).
    static TagScheme learn(const QStringList &names);

    const QString &finalPattern() const { return m_finalPattern; }
    const QString &candidatePattern() const { return m_candidatePattern; }
    const QStringList &labels() const { return m_labels; }
    /// Whether it was worked out from tags rather than written down; then names are read leniently.
    bool isLearned() const { return m_learned; }
    TagScheme withLabels(QStringList labels) const;
    /// The scheme as learn() made it, from its parts (to restore a stored one).
    static TagScheme learned(QString finalPattern, QString candidatePattern, QStringList labels);

    /// A pattern reads each name once: rules ask again and again for the same tags. May be called on several threads.
    TagName classify(const QString &tagName) const;
    QString finalTag(const Version &version) const;
    QString candidateTag(const Version &version, const QString &label, std::optional<quint64> number) const;

    friend bool operator==(const TagScheme &a, const TagScheme &b)
    {
        return a.m_finalPattern == b.m_finalPattern && a.m_candidatePattern == b.m_candidatePattern
            && a.m_labels == b.m_labels && a.m_learned == b.m_learned;
    }

private:
    struct Memory;
    struct Pattern {
        QRegularExpression expression{};
        int version = -1; ///< numbers of its groups; -1: it has none of that name
        int label = -1;
        int number = -1;
    };
    static Pattern patternOf(const QString &expression);

    void compile();
    TagName readLeniently(QStringView tagName) const;
    TagName readByPatterns(QStringView tagName) const;
    static TagName finalName(QStringView version);
    TagName candidateName(QStringView version, QStringView label, QStringView digits) const;
    bool counts(const QString &label) const;

    QString m_finalPattern;
    QString m_candidatePattern;
    QStringList m_labels;
    bool m_learned = true; ///< read leniently: with or without "v", any separator
    QString m_basePrefix; ///< of a learned one, without a "v" at its end
    Pattern m_final; ///< of a written one
    Pattern m_candidate;
    std::shared_ptr<Memory> m_memory; ///< of all copies
};

/// The tag that the next candidate would bear. With an open candidate line (the highest version that has candidates,
/// above every final one), the next number of it; else the highest final version with its last part raised
/// by one (year-week: the week of `today`, or the next minor number within the same week), label and first
/// number as in the newest candidate. Without any tag: 0.1.0-prerelease1.
QString proposeCandidateTag(const TagScheme &scheme, const QList<Tag> &tags, const QDate &today);

/// Orders candidates for lists: newest version first, then the highest label (rc before beta before alpha, as SemVer
/// §11.4 orders them), then the highest number. A candidate without a number is older than number 1.
bool listsBefore(const TagName &a, const TagName &b);

} // namespace slipway
