// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tagindex.h"

#include <QMutex>

#include <algorithm>

namespace slipway {

struct TagIndex::Entries {
    QList<Tag> tags; ///< shares the list that it was made of, so that no other one can be taken for it
    QHash<QStringView, qsizetype> byName;
    QList<std::pair<ObjectId, qsizetype>> byCommit; ///< sorted
};

struct TagIndex::Shared {
    QMutex mutex;
    std::shared_ptr<const Entries> entries;
};

TagIndex::TagIndex()
    : m_shared(std::make_shared<Shared>())
{
}

std::shared_ptr<const TagIndex::Entries> TagIndex::entriesOf(const QList<Tag> &tags) const
{
    const QMutexLocker lock(&m_shared->mutex);
    auto &known = m_shared->entries;
    if (known && known->tags.constData() == tags.constData() && known->tags.size() == tags.size())
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
