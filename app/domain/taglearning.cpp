// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tagparts.h"
#include "tagscheme.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <numeric>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

/// Words that mark builds which come by themselves.
bool marksBuild(const QString &word)
{
    static const QStringList words{
        u"nightly"_s, u"dev"_s,     u"devel"_s,    u"snapshot"_s, u"canary"_s, u"ci"_s,           u"build"_s,
        u"test"_s,    u"testing"_s, u"daily"_s,    u"weekly"_s,   u"edge"_s,   u"experimental"_s, u"unstable"_s,
        u"wip"_s,     u"tmp"_s,     u"insiders"_s, u"master"_s,   u"main"_s,   u"trunk"_s,        u"head"_s};
    return words.contains(word, Qt::CaseInsensitive);
}

/// Labels that mark builds, ports or reissues rather than something to be qualified.
bool marksNoCandidate(const QString &label)
{
    static const QStringList labels{u"post"_s,  u"patch"_s,   u"p"_s,   u"r"_s,     u"sp"_s,     u"rev"_s,
                                    u"final"_s, u"ga"_s,      u"lts"_s, u"eol"_s,   u"stable"_s, u"release"_s,
                                    u"dirty"_s, u"debug"_s,   u"x"_s,   u"amd"_s,   u"arm"_s,    u"linux"_s,
                                    u"win"_s,   u"windows"_s, u"mac"_s, u"macos"_s, u"darwin"_s};
    return marksBuild(label) || labels.contains(label, Qt::CaseInsensitive);
}

/// Labels that need no number to be a candidate's.
bool marksCandidateAlone(const QString &label)
{
    static const QStringList labels{u"pre"_s,  u"prerelease"_s, u"pre-release"_s, u"rc"_s,        u"cr"_s,
                                    u"beta"_s, u"alpha"_s,      u"preview"_s,     u"candidate"_s, u"hotfix"_s};
    return labels.contains(label, Qt::CaseInsensitive);
}

/// A tag that is named like a version or a candidate of one.
struct Named {
    TagParts parts;
    Version version;
};

std::optional<Named> readName(const QString &name)
{
    constexpr qsizetype longestName = 250;
    constexpr qsizetype longestNumber = 18; // digits; fits into 64 bits
    if (name.size() > longestName)
        return std::nullopt;
    const auto parts = takeApart(name);
    auto version = parts && parts->number.size() <= longestNumber ? Version::parse(parts->version) : std::nullopt;
    return version ? std::optional(Named{*parts, *std::move(version)}) : std::nullopt;
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

/// "nightly-", "builds/dev/": a word of the prefix marks builds.
bool belongsToBuilds(const QString &prefix)
{
    static const QRegularExpression noLetters(u"[^A-Za-z]+"_s);
    return std::ranges::any_of(prefix.split(noLetters), marksBuild);
}

/// The newest versions first, sorted as far as they are asked for: of ten thousand tags some dozens say how the next
/// one is written.
class NewestFirst final {
    auto comesLater() const
    {
        return [this](qsizetype a, qsizetype b) {
            if (const auto order = m_all.at(a).version <=> m_all.at(b).version; order != 0)
                return order < 0;
            if (const int order = m_all.at(a).parts.prefix.compare(m_all.at(b).parts.prefix); order != 0)
                return order > 0;
            return a > b;
        };
    }

public:
    explicit NewestFirst(const QList<Named> &all)
        : m_all(all)
        , m_waiting(all.size())
    {
        std::iota(m_waiting.begin(), m_waiting.end(), qsizetype(0));
        std::ranges::make_heap(m_waiting, comesLater());
    }

    /// nullptr: there are no more.
    const Named *at(qsizetype place)
    {
        while (m_sorted.size() <= place && !m_waiting.isEmpty()) {
            std::ranges::pop_heap(m_waiting, comesLater());
            m_sorted.append(m_waiting.takeLast());
        }
        return place < m_sorted.size() ? &m_all.at(m_sorted.at(place)) : nullptr;
    }

private:
    const QList<Named> &m_all;
    QList<qsizetype> m_sorted; ///< numbers of parts
    QList<qsizetype> m_waiting; ///< a heap
};

/// The prefix of most of the newest versions.
QString prefixOf(NewestFirst &newest)
{
    constexpr int voters = 50;
    QHash<QString, bool> builds;
    QHash<QString, int> votes;
    QHash<QString, int> buildVotes;
    int voted = 0;
    for (qsizetype i = 0; voted < voters && newest.at(i) != nullptr; ++i) {
        const QString prefix = newest.at(i)->parts.prefix.toString();
        auto isBuild = builds.constFind(prefix);
        if (isBuild == builds.constEnd())
            isBuild = builds.insert(prefix, belongsToBuilds(prefix));
        ++(*isBuild ? buildVotes : votes)[prefix];
        voted += *isBuild ? 0 : 1;
    }
    // Builds that come by themselves soon outnumber the versions; their prefix leads only where there is no other.
    return mostFrequent(votes.isEmpty() ? buildVotes : votes, newest.at(0)->parts.prefix.toString());
}

/// Of the tags with this prefix.
QStringList labelsIn(const QList<Named> &all, const QString &prefix)
{
    struct Found {
        int count = 0;
        bool isNumbered = false;
    };
    QHash<QStringView, Found> written;
    for (const auto &[parts, version] : all) {
        if (parts.label.isEmpty() || parts.prefix != prefix)
            continue;
        Found &found = written[parts.label];
        ++found.count;
        found.isNumbered |= !parts.number.isEmpty();
    }
    QHash<QString, Found> found;
    for (auto each = written.cbegin(); each != written.cend(); ++each) {
        Found &label = found[each.key().toString().toLower()];
        label.count += each->count;
        label.isNumbered |= each->isNumbered;
    }
    QStringList labels;
    for (auto each = found.cbegin(); each != found.cend(); ++each) {
        if (!marksNoCandidate(each.key()) && (each->isNumbered || marksCandidateAlone(each.key())))
            labels.append(each.key());
    }
    std::ranges::sort(labels, [&](const QString &a, const QString &b) {
        return found[a].count != found[b].count ? found[a].count > found[b].count : a < b;
    });
    return labels;
}

} // namespace

TagScheme TagScheme::learn(const QStringList &names)
{
    QList<Named> all;
    all.reserve(names.size());
    for (const QString &name : names) {
        // A brace in a name would be taken for the beginning of a placeholder.
        if (auto read = isTagName(name) && !name.contains(u'{') ? readName(name) : std::nullopt)
            all.append(std::move(*read));
    }
    if (all.isEmpty())
        return {};
    // Habits change: the newest versions say how the next tag is written.
    NewestFirst newest(all);
    const QString prefix = prefixOf(newest);
    const QStringList labels = labelsIn(all, prefix);

    constexpr int enough = 20;
    QHash<QString, int> vs;
    QHash<QString, int> separators;
    QHash<QString, int> numberSeparators;
    int tags = 0;
    int candidates = 0;
    for (qsizetype i = 0; (tags < enough || candidates < enough) && newest.at(i) != nullptr; ++i) {
        const TagParts &parts = newest.at(i)->parts;
        if (parts.prefix != prefix)
            continue;
        if (tags++ < enough)
            ++vs[parts.v.toString()];
        if (!labels.contains(parts.label, Qt::CaseInsensitive) || candidates++ >= enough)
            continue;
        ++separators[parts.separator.toString()];
        if (!parts.number.isEmpty())
            ++numberSeparators[parts.numberSeparator.toString()];
    }
    const QString start = prefix + mostFrequent(vs, QString()) + u"{version}"_s;
    const QString separator = separators.isEmpty() ? u"-"_s : mostFrequent(separators, u"-"_s);
    const QString numberSeparator = mostFrequent(numberSeparators, QString());
    return learned(start, start + separator + u"{label}"_s + numberSeparator + u"{n}"_s,
                   labels.isEmpty() ? TagScheme().labels() : labels);
}

namespace {

/// Whether 2617.0 means the week 17 of 2026. 2026.3 does not: within ten years of today its first part is a year.
bool isOfAWeek(const Version &version, const QDate &today)
{
    if (!version.isYearWeek())
        return false;
    const quint64 first = version.numbers().constFirst();
    const auto year = static_cast<quint64>(today.year());
    const bool isYear = first + 10 >= year && first <= year + 1;
    return first >= 1000 && first <= 9953 && first % 100 >= 1 && first % 100 <= 53 && !isYear;
}

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
        const quint64 number = newest.number.value_or(1);
        if (number < std::numeric_limits<quint64>::max())
            return scheme.candidateTag(newest.version, newest.label, number + 1);
        highestFinal = newest.version; // numbered to the end: only a new version is left
    }
    std::optional<quint64> first = newest.number;
    for (const TagName &name : std::as_const(candidates)) {
        if (name.version == newest.version && name.label.compare(newest.label, Qt::CaseInsensitive) == 0)
            first = name.number;
    }
    if (first && *first > 1)
        first = 1; // the first one is not among the tags
    Version next = highestFinal.withLastRaised();
    if (isOfAWeek(highestFinal, today)) {
        if (const Version week = weekVersion(today); week > highestFinal)
            next = week;
    }
    return scheme.candidateTag(next, newest.label, first);
}

} // namespace slipway
