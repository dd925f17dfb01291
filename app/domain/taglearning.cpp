// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tagscheme.h"

#include <QHash>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

/// Labels that mark builds, ports or reissues rather than something to be qualified.
bool marksNoCandidate(const QString &label)
{
    static const QStringList labels{
        u"nightly"_s,  u"dev"_s,     u"devel"_s,  u"snapshot"_s, u"canary"_s, u"ci"_s,       u"build"_s,
        u"test"_s,     u"testing"_s, u"daily"_s,  u"weekly"_s,   u"edge"_s,   u"insiders"_s, u"experimental"_s,
        u"unstable"_s, u"wip"_s,     u"tmp"_s,    u"master"_s,   u"main"_s,   u"trunk"_s,    u"head"_s,
        u"post"_s,     u"patch"_s,   u"p"_s,      u"r"_s,        u"sp"_s,     u"rev"_s,      u"final"_s,
        u"ga"_s,       u"release"_s, u"stable"_s, u"lts"_s,      u"eol"_s,    u"dirty"_s,    u"debug"_s,
        u"linux"_s,    u"windows"_s, u"win"_s,    u"macos"_s,    u"darwin"_s, u"x"_s,        u"amd"_s,
        u"arm"_s};
    return labels.contains(label, Qt::CaseInsensitive);
}

/// Labels that need no number to be a candidate's.
bool marksCandidateAlone(const QString &label)
{
    static const QStringList labels{u"pre"_s,  u"prerelease"_s, u"pre-release"_s, u"rc"_s,        u"cr"_s,
                                    u"beta"_s, u"alpha"_s,      u"preview"_s,     u"candidate"_s, u"hotfix"_s};
    return labels.contains(label, Qt::CaseInsensitive);
}

/// A tag's name taken apart without knowing any scheme.
struct Parts {
    QString prefix;
    bool hasV = false;
    Version version;
    QString separator; ///< before the label
    QString label;
    QString numberSeparator;
    QString number;
};

std::optional<Parts> takeApart(const QString &name)
{
    static const QRegularExpression pattern(
        u"\\A(?<prefix>(?:[^0-9]|[0-9]+(?=[^0-9.])){0,60}?)(?<v>[vV]?)(?<version>[0-9]+(?:\\.[0-9]+){1,3})"
        "(?:(?<separator>[-._]?)(?<label>[A-Za-z]+(?:-[A-Za-z]+)*)(?<numberSeparator>[-._]?)(?<n>[0-9]{1,18})?)?"
        "(?:\\+[0-9A-Za-z.-]+)?\\z"_s);
    if (name.size() > 250)
        return std::nullopt;
    const auto match = pattern.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    const auto version = Version::parse(match.capturedView(u"version"));
    if (!version)
        return std::nullopt;
    return Parts{match.captured(u"prefix"),
                 match.hasCaptured(u"v") && !match.capturedView(u"v").isEmpty(),
                 *version,
                 match.captured(u"separator"),
                 match.captured(u"label"),
                 match.captured(u"numberSeparator"),
                 match.captured(u"n")};
}

template<class T>
T mostFrequent(const QHash<T, int> &counts, const T &otherwise)
{
    T best = otherwise;
    int most = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        // Of equally frequent ones the smaller wins, so that the answer does not hang on the hash.
        if (it.value() > most || (it.value() == most && it.key() < best)) {
            best = it.key();
            most = it.value();
        }
    }
    return best;
}

QStringList labelsIn(const QList<Parts> &all)
{
    QHash<QString, int> counts;
    QHash<QString, bool> numbered;
    for (const Parts &parts : all) {
        if (parts.label.isEmpty())
            continue;
        const QString label = parts.label.toLower();
        ++counts[label];
        numbered[label] |= !parts.number.isEmpty();
    }
    QStringList labels;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (!marksNoCandidate(it.key()) && (numbered[it.key()] || marksCandidateAlone(it.key())))
            labels.append(it.key());
    }
    std::ranges::sort(labels, [&](const QString &a, const QString &b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    });
    return labels;
}

} // namespace

TagScheme TagScheme::learn(const QStringList &names)
{
    QList<Parts> all;
    QHash<QString, int> prefixes;
    for (const QString &name : names) {
        if (auto parts = takeApart(name)) {
            ++prefixes[parts->prefix];
            all.append(std::move(*parts));
        }
    }
    if (all.isEmpty())
        return {};
    const QString prefix = mostFrequent(prefixes, all.constFirst().prefix);
    all.removeIf([&](const Parts &parts) { return parts.prefix != prefix; });
    const QStringList labels = labelsIn(all);

    // Habits change: the newest versions say how the next tag is written.
    std::ranges::stable_sort(all, [](const Parts &a, const Parts &b) { return a.version > b.version; });
    constexpr int newest = 20;
    QHash<bool, int> withV;
    QHash<QString, int> separators;
    QHash<QString, int> numberSeparators;
    for (qsizetype i = 0, tags = 0, candidates = 0; i < all.size() && (tags < newest || candidates < newest); ++i) {
        if (tags++ < newest)
            ++withV[all[i].hasV];
        if (!labels.contains(all[i].label, Qt::CaseInsensitive) || candidates++ >= newest)
            continue;
        ++separators[all[i].separator];
        if (!all[i].number.isEmpty())
            ++numberSeparators[all[i].numberSeparator];
    }
    const QString start = prefix + (mostFrequent(withV, false) ? u"v"_s : QString()) + u"{version}"_s;
    const QString separator = separators.isEmpty() ? u"-"_s : mostFrequent(separators, u"-"_s);
    const QString numberSeparator = mostFrequent(numberSeparators, QString());
    return learned(start, start + separator + u"{label}"_s + numberSeparator + u"{n}"_s,
                   labels.isEmpty() ? TagScheme().labels() : labels);
}

namespace {

/// The first version of a week: 26 for the year, 17 for the ISO week.
Version weekVersion(const QDate &today)
{
    int year = 0;
    const int week = today.weekNumber(&year);
    const QString text = u"%1%2.0"_s.arg(year % 100, 2, 10, QChar(u'0')).arg(week, 2, 10, QChar(u'0'));
    return Version::parse(text).value_or(Version());
}

} // namespace

QString proposeCandidateTag(const TagScheme &scheme, const QList<Tag> &tags, const QDate &today)
{
    Version highestFinal;
    QList<TagName> candidates;
    for (const Tag &tag : tags) {
        const TagName name = scheme.classify(tag.name);
        if (name.kind == TagName::Kind::Final && (highestFinal.isNull() || name.version > highestFinal))
            highestFinal = name.version;
        else if (name.kind == TagName::Kind::Candidate && name.labelCounts)
            candidates.append(name);
    }
    std::ranges::sort(candidates, listsBefore);
    if (candidates.isEmpty() && highestFinal.isNull()) {
        const Version first = Version::parse(u"0.1.0").value_or(Version());
        return scheme.candidateTag(first, scheme.labels().value(0, u"prerelease"_s), 1);
    }
    if (candidates.isEmpty())
        return scheme.candidateTag(highestFinal.withLastRaised(), scheme.labels().value(0, u"prerelease"_s), 1);

    const TagName &newest = candidates.constFirst();
    if (highestFinal.isNull() || newest.version > highestFinal) {
        // A candidate without a number was the first of its version.
        return scheme.candidateTag(newest.version, newest.label, newest.number.value_or(1) + 1);
    }
    std::optional<quint64> first = newest.number;
    for (const TagName &name : std::as_const(candidates)) {
        if (name.version == newest.version && name.label == newest.label)
            first = name.number;
    }
    Version next = highestFinal.withLastRaised();
    if (highestFinal.isYearWeek() && highestFinal.numbers().constFirst() >= 1000) {
        if (const Version week = weekVersion(today); week > highestFinal)
            next = week;
    }
    return scheme.candidateTag(next, newest.label, first);
}

} // namespace slipway
