// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "git/graphstore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace slipway;
using namespace slipway::git;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

/// The one file in a folder.
QString fileIn(const QString &folder)
{
    return folder + u'/' + QDir(folder).entryList(QDir::Files).value(0);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    hold(file.open(QIODevice::ReadOnly), "it can be read", path);
    return file.readAll();
}

} // namespace

/// What is kept of a clone's history, but for the title and the checksum, which are right.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder;
    const GraphStore store(folder.path(), u"/clone/.git"_s);
    static const QByteArray title = [&] {
        store.save({});
        const QByteArray saved = contentOf(fileIn(folder.path()));
        return saved.first(saved.indexOf('\n') + 1);
    }();
    const QByteArray content = bytesOf(data, size);
    QFile file(fileIn(folder.path()));
    hold(file.open(QIODevice::WriteOnly), "it can be written", file.fileName());
    file.write(title + QCryptographicHash::hash(content, QCryptographicHash::Sha1) + content);
    file.close();
    const auto kept = store.load({});
    if (!kept)
        return 0;
    const auto graph = CommitGraph::fromParts(kept->graph);
    hold(!graph || graph->size() == kept->graph.ids.size(), "a graph has all of its commits");
    store.save(*kept);
    const auto again = store.load({});
    hold(again.has_value(), "what was read can be kept");
    hold(again->graph.ids == kept->graph.ids && again->graph.parentStart == kept->graph.parentStart
             && again->graph.parents == kept->graph.parents && again->graph.ends == kept->graph.ends,
         "the graph stays the same");
    hold(again->tagTargets == kept->tagTargets && again->base == kept->base && again->counts == kept->counts
             && again->graphFile == kept->graphFile,
         "so does the rest");
    return 0;
}
