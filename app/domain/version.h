// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace slipway {

/// A version in the order of SemVer 2.0 (§9–§11), or a year-week version such as 2617.0 (two numeric
/// parts), which orders numerically. Build metadata is kept for showing and ignored in comparisons.
class Version final {
public:
    Version() = default;

    /// Takes 2 to 4 numeric parts, then optionally -prerelease and +build as in SemVer §9 and §10. A leading zero
    /// is refused as in SemVer §2, but for calendar versions (first part of two or four digits: 24.04.1, 2024.01.0). A
    /// part too long for 64 bits is refused as well. No "v" prefix: that is the tag scheme's business.
    static std::optional<Version> parse(QStringView text);

    /// Major, minor, patch, …
    QList<quint64> numbers() const { return {m_numbers.cbegin(), m_numbers.cbegin() + m_count}; }
    const QString &prerelease() const { return m_prerelease; }
    const QString &build() const { return m_build; }
    bool isNull() const { return m_count == 0; }
    bool isFinal() const { return m_prerelease.isEmpty(); }
    bool isYearWeek() const { return m_count == 2; }
    /// The version without prerelease and build.
    Version core() const;
    /// The core with its last part raised by one; leading zeros and the largest number stay. Not for the null version.
    Version withLastRaised() const;
    QString toString() const;

    /// SemVer §11 precedence. Weak: versions that differ in build metadata only are equivalent.
    friend std::weak_ordering operator<=>(const Version &a, const Version &b);
    friend bool operator==(const Version &a, const Version &b) { return (a <=> b) == 0; }
    friend size_t qHash(const Version &version, size_t seed);

private:
    std::array<quint64, 4> m_numbers{}; ///< zero where there are fewer: 1.0 and 1.0.0 are equal
    qsizetype m_count = 0; ///< of the numbers that were written
    QString m_coreText; ///< the numbers as they were written
    QString m_prerelease;
    QString m_build;
};

size_t qHash(const Version &version, size_t seed = 0);

} // namespace slipway
