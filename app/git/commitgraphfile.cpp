// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commitgraphfile.h"

#include "plainfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <cstring>
#include <limits>

namespace slipway::git {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype idSize = 20;
constexpr qsizetype headerSize = 8; // "CGPH", version, hash's version, number of chunks, number of layers below
constexpr qsizetype chunkEntrySize = 12; // four letters, and where it begins
constexpr qint64 largestFile = 1LL << 30; // bytes; of twenty million commits
constexpr qsizetype commitSize = idSize + 16; // tree, two parents, generation and date
constexpr quint32 noParent = 0x7000'0000;
constexpr quint32 moreParents = 0x8000'0000; // of a second parent: the rest is an index into the list of edges; of an
                                             // edge: it is the last of its commit

quint32 number(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.data() + at);
}

ObjectId idAt(QByteArrayView ids, qsizetype index)
{
    ObjectId::Bytes bytes;
    std::memcpy(bytes.data(), ids.data() + index * idSize, size_t(idSize));
    return ObjectId(bytes);
}

/// The chunks of one layer; views into the file.
struct Layer {
    QByteArrayView ids;
    QByteArrayView commits;
    QByteArrayView edges;
    QByteArrayView below; ///< the checksums of the layers that this one lies on, the lowest first

    qsizetype size() const { return ids.size() / idSize; }
};

bool stops(const std::atomic_bool *stop)
{
    return stop != nullptr && stop->load(std::memory_order_relaxed);
}

/// Whether the file ends with the checksum of what is before; false when it was stopped, too.
bool isWhole(QByteArrayView file, const std::atomic_bool *stop)
{
    constexpr qsizetype atOnce = 16 << 20; // bytes
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const QByteArrayView body = file.chopped(idSize);
    for (qsizetype at = 0; at < body.size(); at += atOnce) {
        if (stops(stop)) {
            return false;
        }
        hash.addData(body.sliced(at, std::min(atOnce, body.size() - at)));
    }
    return hash.resultView() == file.last(idSize);
}

std::optional<Layer> readLayer(QByteArrayView file, const std::atomic_bool *stop)
{
    if (file.size() < headerSize + chunkEntrySize + idSize || !file.startsWith("CGPH")) {
        return std::nullopt;
    }
    const QByteArrayView body = file.chopped(idSize);
    const int chunks = quint8(file[6]);
    if (file[4] != 1 || file[5] != 1 || headerSize + (chunks + 1) * chunkEntrySize > body.size()) {
        return std::nullopt;
    }
    Layer layer{.ids = {}, .commits = {}, .edges = {}, .below = {}};
    for (int chunk = 0; chunk < chunks; ++chunk) {
        const qsizetype entry = headerSize + chunk * chunkEntrySize;
        const auto begin = qFromBigEndian<quint64>(body.data() + entry + 4);
        const auto end = qFromBigEndian<quint64>(body.data() + entry + chunkEntrySize + 4);
        if (begin > end || end > quint64(body.size())) {
            return std::nullopt;
        }
        const QByteArrayView content = body.sliced(qsizetype(begin), qsizetype(end - begin));
        const QByteArrayView name = body.sliced(entry, 4);
        if (name == "OIDL") {
            layer.ids = content;
        } else if (name == "CDAT") {
            layer.commits = content;
        } else if (name == "EDGE") {
            layer.edges = content;
        } else if (name == "BASE") {
            layer.below = content;
        }
    }
    const auto lastEnd = qFromBigEndian<quint64>(body.data() + headerSize + chunks * chunkEntrySize + 4);
    const bool fits = lastEnd == quint64(body.size()) && layer.ids.size() % idSize == 0
        && layer.commits.size() == layer.size() * commitSize && layer.edges.size() % 4 == 0
        && layer.below.size() == quint8(file[7]) * idSize;
    return fits && isWhole(file, stop) ? std::optional(layer) : std::nullopt;
}

/// The commits of a layer; parents are numbered through all layers, the lowest first. False: the layer contradicts
/// itself.
bool append(GraphParts &parts, const Layer &layer)
{
    if (parts.ids.size() + layer.size() > std::numeric_limits<int>::max() / 2) {
        return false;
    }
    // In what git writes each edge belongs to one commit.
    const qsizetype mostParents = parts.parents.size() + 2 * layer.size() + layer.edges.size() / 4;
    for (qsizetype i = 0; i < layer.size(); ++i) {
        parts.ids.append(idAt(layer.ids, i));
        const qsizetype at = i * commitSize + idSize;
        const quint32 first = number(layer.commits, at);
        const quint32 second = number(layer.commits, at + 4);
        if (first != noParent) {
            parts.parents.append(int(first));
        }
        if ((second & moreParents) != 0) {
            qsizetype edge = second & ~moreParents;
            for (bool isLast = false; !isLast; ++edge) {
                if (edge >= layer.edges.size() / 4) {
                    return false;
                }
                const quint32 parent = number(layer.edges, edge * 4);
                isLast = (parent & moreParents) != 0;
                parts.parents.append(int(parent & ~moreParents));
            }
        } else if (second != noParent) {
            parts.parents.append(int(second));
        }
        if (parts.parents.size() > mostParents) {
            return false;
        }
        parts.parentStart.append(int(parts.parents.size()));
    }
    return true;
}

/// The files of the chain, the lowest layer first; the single file where there is no chain; empty: the chain is
/// damaged.
QStringList layerFiles(const QString &objectsFolder)
{
    const QString folder = objectsFolder + "/info/commit-graphs/"_L1;
    constexpr qint64 longestChain = 1 << 20; // bytes
    const QByteArray chain = readPlainFile(folder + "commit-graph-chain"_L1, longestChain);
    const QString single = objectsFolder + "/info/commit-graph"_L1;
    if (QFile::exists(single) || chain.isEmpty()) {
        return {single}; // which git prefers, too
    }
    QStringList files;
    const QByteArrayList lines = chain.trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const auto hash = ObjectId::fromHex(QString::fromLatin1(line));
        if (!hash) {
            return {};
        }
        files.append(folder + "graph-"_L1 + hash->hex() + ".graph"_L1);
    }
    return files;
}

} // namespace

QByteArray commitGraphMark(const QString &objectsFolder)
{
    QByteArray mark;
    const QStringList files = layerFiles(objectsFolder);
    for (const QString &name : files) {
        QFile file(name);
        if (openPlainFile(file, largestFile) && file.seek(file.size() - idSize)) {
            mark += file.read(idSize); // its checksum
        }
    }
    return mark;
}

std::optional<CommitGraph> readCommitGraphFile(const QString &objectsFolder, const std::atomic_bool *stop)
{
    GraphParts parts;
    QByteArray below; // checksums
    const QStringList files = layerFiles(objectsFolder);
    for (const QString &name : files) {
        // Read, not mapped: of a file that is cut meanwhile the rest would end the program.
        const QByteArray bytes = readPlainFile(name, largestFile);
        const auto layer = readLayer(bytes, stop);
        // Numbers of parents go through all layers: of one that was made for others below they would be wrong.
        if (!layer || layer->below != below || !append(parts, *layer)) {
            return std::nullopt;
        }
        below += bytes.last(idSize);
    }
    return stops(stop) || parts.ids.isEmpty() ? std::nullopt : CommitGraph::fromParts(parts);
}

} // namespace slipway::git
