// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "git/commitgraphfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace slipway;
using namespace slipway::git;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    hold(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "it can be written", path);
}

/// The layers of a chain, lowest first: each begins with git's word for one.
QByteArrayList layersIn(const QByteArray &bytes)
{
    QByteArrayList layers;
    qsizetype begin = 0;
    while (begin >= 0) {
        const qsizetype next = bytes.indexOf("CGPH", begin + 1);
        layers.append(bytes.sliced(begin, (next < 0 ? bytes.size() : next) - begin));
        begin = next;
    }
    return layers;
}

void checkGraph(const CommitGraph &graph)
{
    const GraphParts &parts = graph.parts();
    hold(graph.size() > 0 && parts.parentStart.size() == graph.size() + 1, "a graph has commits");
    for (int i = 0; i < int(graph.size()); ++i) {
        hold(graph.contains(parts.ids.at(i)), "it knows its commits");
        for (int p = parts.parentStart.at(i); p < parts.parentStart.at(i + 1); ++p)
            hold(parts.parents.at(p) > i && parts.parents.at(p) < graph.size(), "children come before their parents");
    }
    const QList<ObjectId> tips = graph.tips();
    hold(!tips.isEmpty() && graph.reachableFrom(tips).size() == graph.size(), "its tips reach all of it");
    const auto counts = graph.aheadBehind(parts.ids.constLast(), parts.ids);
    for (const AheadBehind &count : counts)
        hold(count.ahead >= 0 && count.behind >= 0 && count.ahead + count.behind < graph.size(),
             "there are no more commits than all");
}

} // namespace

/// git's commit-graph, but for the checksums, which are right: one file, or the layers of a chain.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder;
    const QString info = folder.filePath(u"info"_s);
    const QString single = info + u"/commit-graph"_s;
    QDir().mkpath(info + u"/commit-graphs"_s);
    QFile::remove(single);
    const QByteArrayList layers = layersIn(bytesOf(data, size));
    QByteArray chain;
    for (const QByteArray &layer : layers) {
        const QByteArray checksum = QCryptographicHash::hash(layer, QCryptographicHash::Sha1);
        write(layers.size() == 1
                  ? single
                  : u"%1/commit-graphs/graph-%2.graph"_s.arg(info, QString::fromLatin1(checksum.toHex())),
              layer + checksum);
        chain += checksum.toHex() + '\n';
    }
    write(info + u"/commit-graphs/commit-graph-chain"_s, chain);
    const auto graph = readCommitGraphFile(folder.path());
    if (graph)
        checkGraph(*graph);
    for (const QByteArray &line : chain.split('\n'))
        QFile::remove(u"%1/commit-graphs/graph-%2.graph"_s.arg(info, QString::fromLatin1(line)));
    return 0;
}
