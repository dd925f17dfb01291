// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tagindex.h"

#include <QMutex>

#include <algorithm>

namespace slipway {

namespace {

bool isSameList(const QList<Tag> &a, const QList<Tag> &b)
{
    return a.constData() == b.constData() && a.size() == b.size();
}

} // namespace

struct TagIndex::Entries {
    QList<Tag> tags; ///< shares the list that it was made of, so that no other one can be taken for it
    QHash<QStringView, qsizetype> byName;
    QList<std::pair<ObjectId, qsizetype>> byCommit; ///< sorted
};

struct TagIndex::Versions {
    QList<Tag> tags; ///< as above
    TagScheme scheme;
    QHash<Version, Tag> finals{};
    QList<CandidateTag> candidates{};
};

struct TagIndex::Shared {
    QMutex mutex;
    std::shared_ptr<const Entries> entries;
    std::shared_ptr<const Versions> versions;
};

TagIndex::TagIndex()
    : m_shared(std::make_shared<Shared>())
{
}

std::shared_ptr<const TagIndex::Entries> TagIndex::entriesOf(const QList<Tag> &tags) const
{
    const QMutexLocker lock(&m_shared->mutex);
    auto &known = m_shared->entries;
    if (known && isSameList(known->tags, tags))
        return known;
    auto made = std::make_shared<Entries>();
    made->tags = tags;
    made->byName.reserve(tags.size());
    made->byCommit.reserve(tags.size());
    for (qsizetype i = made->tags.size() - 1; i >= 0; --i) { // of two with one name the first stays
        made->byName.insert(made->tags.at(i).name, i);
        made->byCommit.append({made->tags.at(i).commit, i});
    }
    std::ranges::sort(made->byCommit);
    known = made;
    return made;
}

std::shared_ptr<const TagIndex::Versions> TagIndex::versionsOf(const QList<Tag> &tags, const TagScheme &scheme) const
{
    const QMutexLocker lock(&m_shared->mutex);
    auto &known = m_shared->versions;
    if (known && isSameList(known->tags, tags) && known->scheme == scheme)
        return known;
    auto made = std::make_shared<Versions>(tags, scheme);
    made->candidates.reserve(tags.size());
    for (const Tag &tag : std::as_const(made->tags)) {
        TagName name = scheme.classify(tag.name);
        if (name.kind == TagName::Kind::Candidate) {
            made->candidates.append({&tag, std::move(name)});
        } else if (name.kind == TagName::Kind::Final) {
            Tag &final = made->finals[name.version];
            if (final.name.isEmpty() || tag.name == scheme.finalTag(name.version))
                final = tag;
        }
    }
    std::ranges::stable_sort(made->candidates, listsBefore, &CandidateTag::name);
    known = made;
    return made;
}

QHash<Version, Tag> TagIndex::finals(const QList<Tag> &tags, const TagScheme &scheme) const
{
    return versionsOf(tags, scheme)->finals;
}

QList<CandidateTag> TagIndex::candidates(const QList<Tag> &tags, const TagScheme &scheme) const
{
    return versionsOf(tags, scheme)->candidates;
}

qsizetype TagIndex::find(const QList<Tag> &tags, QStringView name) const
{
    return entriesOf(tags)->byName.value(name, -1);
}

QList<qsizetype> TagIndex::on(const QList<Tag> &tags, const ObjectId &commit) const
{
    const auto entries = entriesOf(tags);
    QList<qsizetype> found;
    for (auto each = std::ranges::lower_bound(entries->byCommit, std::pair(commit, qsizetype(0)));
         each != entries->byCommit.cend() && each->first == commit; ++each)
        found.append(each->second);
    return found;
}

} // namespace slipway
