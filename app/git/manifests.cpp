// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/readiness.h"
#include "giterror.h"
#include "handles.h"
#include "manifestfile.h"
#include "repository.h"

#include <QDir>
#include <QHash>

#include <algorithm>

namespace slipway::git {

namespace {

constexpr qsizetype deepestFolder = 32; ///< levels that are looked into; a hostile tree can nest without end
constexpr qsizetype mostEntries = 2'000'000; ///< entries that are looked at; more than any known repository has
constexpr qsizetype largestManifest = 4 << 20;

bool isPattern(const QString &text)
{
    return text.contains(u'*') || text.contains(u'?');
}

QString fileName(const QString &path)
{
    return path.sliced(path.lastIndexOf(u'/') + 1);
}

QString folderOf(const QString &path)
{
    return path.first(std::max<qsizetype>(0, path.lastIndexOf(u'/')));
}

QString join(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? name : folder + u'/' + name;
}

/// The paths of the files of a tree that match one of the patterns, in git's order. Folder by folder, not by recursion.
Result<QStringList> matchingPaths(git_repository *repository, const git_oid &root, const QStringList &patterns)
{
    // What follows a pattern's last wildcard is compared first: cheap, and false for nearly every file.
    QList<std::pair<QString, QString>> tails;
    for (const QString &pattern : patterns) {
        tails.append({pattern, pattern.sliced(std::max(pattern.lastIndexOf(u'*'), pattern.lastIndexOf(u'?')) + 1)});
    }
    QStringList found;
    QList<std::pair<QString, git_oid>> folders{{QString(), root}};
    qsizetype seen = 0;
    while (!folders.isEmpty()) {
        const auto [folder, id] = folders.takeLast();
        TreeHandle tree;
        if (const int code = git_tree_lookup(std::out_ptr(tree), repository, &id); code != 0) {
            return failFrom(code, Words::tr("The folder %1 could not be read").arg(folder));
        }
        const size_t count = git_tree_entrycount(tree.get());
        for (size_t i = 0; i < count && seen < mostEntries; ++i, ++seen) {
            const git_tree_entry *entry = git_tree_entry_byindex(tree.get(), i);
            const QString path = join(folder, QString::fromUtf8(git_tree_entry_name(entry)));
            if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
                if (path.count(u'/') < deepestFolder) {
                    folders.append({path, *git_tree_entry_id(entry)});
                }
            } else if (git_tree_entry_filemode(entry) != GIT_FILEMODE_LINK
                       && git_tree_entry_type(entry) == GIT_OBJECT_BLOB
                       && std::ranges::any_of(tails, [&path](const auto &tail) {
                              return path.endsWith(tail.second) && matchesPattern(tail.first, path);
                          })) {
                found.append(path);
            }
        }
    }
    return found;
}

/// Reads the manifests of one commit, each once.
class ManifestReader final {
public:
    ManifestReader(const Repository &repository, const ObjectId &commit)
        : m_repository(repository)
        , m_commit(commit)
    {
    }

    Result<ManifestFile> read(const QString &path)
    {
        if (const auto known = m_read.constFind(path); known != m_read.constEnd()) {
            return *known;
        }
        const auto bytes = m_repository.fileAt(m_commit, path);
        if (!bytes) {
            return std::unexpected(bytes.error());
        }
        ManifestFile manifest;
        if (bytes->size() > largestManifest) {
            manifest.problem = Words::tr("the file is too large for a manifest");
        } else if (fileName(path) == u"Cargo.toml") {
            manifest = parseCargoToml(*bytes);
        } else if (fileName(path) == u"package.json") {
            manifest = parsePackageJson(*bytes);
        } else {
            manifest.problem = Words::tr("only Cargo.toml and package.json are understood");
        }
        m_read.insert(path, manifest);
        return manifest;
    }

    /// The version of the workspace that a crate inherits from: its own folder, the one that it names, else the
    /// nearest folder above with a [workspace]. Empty when there is none.
    Result<QString> workspaceVersion(const QString &path, const ManifestFile &crate)
    {
        if (crate.isWorkspace) {
            return crate.workspaceVersion;
        }
        QString folder = folderOf(path);
        const bool named = !crate.workspaceFolder.isEmpty();
        if (named) {
            folder = QDir::cleanPath(join(folder, crate.workspaceFolder));
            folder = folder == u"." ? QString() : folder;
        }
        for (bool first = true;; first = false) {
            if (!first || named) {
                const auto above = read(join(folder, QStringLiteral("Cargo.toml")));
                if (!above && above.error().kind != ErrorKind::NotFound) {
                    return std::unexpected(above.error());
                }
                if (above && above->isWorkspace) {
                    return above->workspaceVersion;
                }
            }
            if (folder.isEmpty() || named) {
                return QString();
            }
            folder = folderOf(folder);
        }
    }

private:
    const Repository &m_repository;
    const ObjectId m_commit;
    QHash<QString, ManifestFile> m_read;
};

} // namespace

Result<QList<ManifestVersion>> Repository::manifestVersions(const ObjectId &commit, const QStringList &patterns) const
{
    const git_oid oid = toOid(commit);
    CommitHandle handle;
    if (git_commit_lookup(std::out_ptr(handle), m_handle->get(), &oid) != 0) {
        return missingObject(commit, isShallow());
    }
    QStringList paths;
    QStringList wildcards;
    for (const QString &pattern : patterns) {
        (isPattern(pattern) ? wildcards : paths).append(pattern);
    }
    if (!wildcards.isEmpty()) {
        const auto matching = matchingPaths(m_handle->get(), *git_commit_tree_id(handle.get()), wildcards);
        if (!matching) {
            return std::unexpected(matching.error());
        }
        paths += *matching;
    }
    paths.sort();
    paths.removeDuplicates();

    ManifestReader reader(*this, commit);
    QList<ManifestVersion> versions;
    for (const QString &path : std::as_const(paths)) {
        const auto manifest = reader.read(path);
        if (!manifest && manifest.error().kind == ErrorKind::NotFound) {
            continue; // named, but not in this commit
        }
        if (!manifest) {
            return std::unexpected(manifest.error());
        }
        // A broken file that only a wildcard found may be a test's fixture; one that was named must be readable.
        if (!manifest->problem.isEmpty() && patterns.contains(path)) {
            return std::unexpected(Error{.kind = ErrorKind::BadInput,
                                         .message = Words::tr("%1 at %2 cannot be read as a manifest: %3.")
                                                        .arg(path, commit.abbreviated(), manifest->problem)});
        }
        QString version = manifest->version;
        if (manifest->inherits) {
            const auto inherited = reader.workspaceVersion(path, *manifest);
            if (!inherited) {
                return std::unexpected(inherited.error());
            }
            version = *inherited;
        } else if (version.isEmpty() && manifest->isWorkspace) {
            version = manifest->workspaceVersion; // a workspace without a crate of its own
        }
        versions.append({.path = path, .version = version});
    }
    return versions;
}

} // namespace slipway::git
