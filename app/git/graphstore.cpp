// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graphstore.h"

#include "plainfile.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QTimeZone>

#include <algorithm>
#include <cstring>
#include <limits>
#include <type_traits>

namespace slipway::git {

using namespace Qt::StringLiterals;

namespace {

/// Changes with everything that is written. The number behind it is in the machine's own order of bytes, as the lists
/// are.
const QByteArray title = QByteArrayLiteral("Slipway's history 3\n");
constexpr quint32 byteOrder = 0x0102'0304;
constexpr qsizetype checksumSize = 20;
constexpr qint64 largestFile = 1LL << 30; // bytes
constexpr qsizetype mostFiles = 50;

constexpr qint64 unknownTime = std::numeric_limits<qint64>::min();
constexpr int unknownCount = -1;

struct TagRow {
    ObjectId target;
    ObjectId commit;
    qint64 committedAt = unknownTime; ///< seconds
    qint64 taggedAt = unknownTime; ///< seconds
    qint64 annotated = 0;
};
struct CountRow {
    ObjectId tip;
    qint32 ahead = unknownCount;
    qint32 behind = unknownCount;
};

qint64 seconds(const QDateTime &time)
{
    return time.isValid() ? time.toSecsSinceEpoch() : unknownTime;
}

QDateTime time(qint64 seconds)
{
    return seconds == unknownTime ? QDateTime() : QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC);
}

template<class T>
void write(QDataStream &stream, const QList<T> &rows)
{
    static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
    stream << QByteArray::fromRawData(reinterpret_cast<const char *>(rows.constData()),
                                      rows.size() * qsizetype(sizeof(T)));
}

template<class T>
QList<T> read(QDataStream &stream)
{
    QByteArray bytes;
    stream >> bytes;
    QList<T> rows(bytes.size() / qsizetype(sizeof(T)));
    if (!rows.isEmpty()) {
        std::memcpy(static_cast<void *>(rows.data()), bytes.constData(), size_t(rows.size()) * sizeof(T));
    }
    return rows;
}

} // namespace

void KeptHistory::forgetGraph()
{
    graphFile.clear();
    graph = {};
    base = {};
    counts.clear();
}

GraphStore::GraphStore(const QString &folder, const QString &gitDirectory)
{
    if (folder.isEmpty()) {
        return;
    }
    const QByteArray key = QCryptographicHash::hash(gitDirectory.toUtf8(), QCryptographicHash::Sha1).toHex();
    m_file = folder + u'/' + QString::fromLatin1(key) + ".history"_L1;
}

std::optional<KeptHistory> GraphStore::load(const QByteArray &shallowEnds) const
{
    const QByteArray bytes = readPlainFile(m_file, largestFile);
    if (QFile used(m_file); !bytes.isNull() && used.open(QIODevice::ReadWrite)) {
        used.setFileTime(QDateTime::currentDateTimeUtc(), QFile::FileModificationTime); // it is not the next to go
    }
    const QByteArrayView content = QByteArrayView(bytes).sliced(std::min(bytes.size(), title.size() + checksumSize));
    if (!bytes.startsWith(title) || content.isEmpty()
        || QCryptographicHash::hash(content, QCryptographicHash::Sha1)
            != QByteArrayView(bytes).sliced(title.size(), checksumSize)) {
        return std::nullopt;
    }
    QDataStream stream(QByteArray::fromRawData(content.data(), content.size()));
    KeptHistory history;
    const auto order = read<quint32>(stream);
    stream >> history.shallowEnds >> history.graphFile;
    if (order != QList{byteOrder} || history.shallowEnds != shallowEnds) {
        return std::nullopt;
    }
    history.graph.ids = read<ObjectId>(stream);
    history.graph.parentStart = read<int>(stream);
    history.graph.parents = read<int>(stream);
    history.graph.ends = read<int>(stream);
    const auto tags = read<TagRow>(stream);
    const auto base = read<ObjectId>(stream);
    const auto counts = read<CountRow>(stream);
    if (base.size() != 1 || stream.status() != QDataStream::Ok) {
        return std::nullopt;
    }
    history.base = base.constFirst();
    history.tagTargets.reserve(tags.size());
    for (const TagRow &row : tags) {
        if (row.annotated == 0 && row.commit != row.target) {
            return std::nullopt; // nothing that Slipway wrote
        }
        history.tagTargets.insert(row.target,
                                  {row.commit, time(row.committedAt), time(row.taggedAt), row.annotated != 0});
    }
    history.counts.reserve(counts.size());
    const qsizetype most = history.graph.ids.size();
    for (const CountRow &row : counts) {
        const bool isUnknown = row.ahead == unknownCount && row.behind == unknownCount;
        if (!isUnknown && (std::min(row.ahead, row.behind) < 0 || qint64(row.ahead) + row.behind > most)) {
            return std::nullopt;
        }
        history.counts.insert(row.tip, isUnknown ? std::nullopt : std::optional(AheadBehind{row.ahead, row.behind}));
    }
    return history;
}

void GraphStore::save(const KeptHistory &history) const
{
    if (m_file.isEmpty()) {
        return;
    }
    QByteArray content;
    QDataStream stream(&content, QIODevice::WriteOnly);
    write(stream, QList{byteOrder});
    stream << history.shallowEnds << history.graphFile;
    write(stream, history.graph.ids);
    write(stream, history.graph.parentStart);
    write(stream, history.graph.parents);
    write(stream, history.graph.ends);
    QList<TagRow> tags;
    tags.reserve(history.tagTargets.size());
    for (auto each = history.tagTargets.cbegin(); each != history.tagTargets.cend(); ++each) {
        tags.append(
            {each.key(), each->commit, seconds(each->committedAt), seconds(each->taggedAt), each->annotated ? 1 : 0});
    }
    write(stream, tags);
    write(stream, QList{history.base});
    QList<CountRow> counts;
    counts.reserve(history.counts.size());
    for (auto each = history.counts.cbegin(); each != history.counts.cend(); ++each) {
        const AheadBehind count = each->value_or(AheadBehind{unknownCount, unknownCount});
        counts.append({each.key(), count.ahead, count.behind});
    }
    write(stream, counts);

    const QString folder = QFileInfo(m_file).path();
    QDir().mkpath(folder);
    if (QFileInfo(m_file).isSymLink()) {
        QFile::remove(m_file); // else what it leads to is overwritten
    }
    QSaveFile file(m_file);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // a private repository's are nobody else's business
        file.write(title);
        file.write(QCryptographicHash::hash(content, QCryptographicHash::Sha1));
        file.write(content);
        file.commit();
    }
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.history"_s}, QDir::Files, QDir::Time); // newest first
    for (const QFileInfo &old : files.mid(mostFiles)) {
        QFile::remove(old.filePath());
    }
}

} // namespace slipway::git
