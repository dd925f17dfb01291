// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "giterror.h"
#include "handles.h"
#include "manyobjects.h"
#include "rawobject.h"
#include "repository.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace slipway::git {

namespace {

/// Bytes of a commit in the encoding that its header names; UTF-8 without one.
QString decoded(QByteArrayView bytes, const QByteArray &encoding)
{
    if (!encoding.isEmpty()) {
        QStringDecoder decoder(encoding);
        if (decoder.isValid()) {
            return decoder.decode(bytes);
        }
    }
    return QString::fromUtf8(bytes);
}

/// An address without a password or token in it: Slipway shows it, and nobody's secret with it.
QString withoutSecret(const QString &url)
{
    static const QRegularExpression web(QStringLiteral("^(https?://)[^/]*@"),
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression other(QStringLiteral("^([a-z][a-z0-9+.-]*://[^/:@]*):[^/]*@"),
                                          QRegularExpression::CaseInsensitiveOption);
    return QString(url).replace(web, QStringLiteral("\\1")).replace(other, QStringLiteral("\\1@"));
}

/// The commit that a full reference name leads to. NotFound: to nothing; MissingObject: it cannot be read.
Result<ObjectId> commitOf(const Repository &repository, const QByteArray &reference)
{
    ReferenceHandle handle;
    ReferenceHandle direct;
    ObjectHandle commit;
    if (git_reference_lookup(std::out_ptr(handle), repository.handle().get(), reference.constData()) != 0
        || git_reference_resolve(std::out_ptr(direct), handle.get()) != 0) {
        return fail(ErrorKind::NotFound, {});
    }
    if (git_reference_peel(std::out_ptr(commit), direct.get(), GIT_OBJECT_COMMIT) != 0) {
        return missingObject(repository.isShallow());
    }
    return fromOid(*git_object_id(commit.get()));
}

/// "origin", else the only remote there is.
QString mainRemote(const Repository &repository)
{
    const QList<Remote> remotes = repository.remotes().value_or(QList<Remote>());
    return remotes.size() == 1 ? remotes.constFirst().name : QStringLiteral("origin");
}

/// The values of a commit; of a message that nobody reads to its end, the beginning.
Commit toCommit(const ObjectId &id, const RawObject &object)
{
    constexpr qsizetype longestMessage = 256 * 1024; // bytes; GitHub's own are a quarter of it at most
    const QByteArray encoding = object.line("encoding").toByteArray();
    const QByteArrayView message = object.message();
    const QByteArrayView author = object.line("author");
    Commit value{.id = id,
                 .summary = {},
                 .message = decoded(message.first(std::min(message.size(), longestMessage)), encoding),
                 .authorName = decoded(author.first(std::max<qsizetype>(author.indexOf('<'), 0)).trimmed(), encoding),
                 .authoredAt = object.time("author"),
                 .committedAt = object.time("committer")};
    value.summary = value.message.left(value.message.indexOf(u'\n')).trimmed();
    object.parents(value.parents);
    value.pullRequest = pullRequestNumber(value.summary);
    return value;
}

} // namespace

Result<BaseRef> Repository::defaultBranch() const
{
    git_repository *repository = m_handle->get();
    QByteArrayList names;
    const QByteArray remote = "refs/remotes/" + mainRemote(*this).toUtf8() + '/';
    ReferenceHandle remoteHead;
    if (git_reference_lookup(std::out_ptr(remoteHead), repository, QByteArray(remote + "HEAD").constData()) == 0
        && git_reference_type(remoteHead.get()) == GIT_REFERENCE_SYMBOLIC) {
        names.append(git_reference_symbolic_target(remoteHead.get()));
    }
    names << remote + "main" << remote + "master";
    ReferenceHandle head;
    if (git_reference_lookup(std::out_ptr(head), repository, "HEAD") == 0) {
        const bool onBranch = git_reference_type(head.get()) == GIT_REFERENCE_SYMBOLIC;
        names.append(onBranch ? QByteArray(git_reference_symbolic_target(head.get())) : QByteArrayLiteral("HEAD"));
    }
    // A bare repository's HEAD may name a branch that was never pushed.
    names << QByteArrayLiteral("refs/heads/main") << QByteArrayLiteral("refs/heads/master");
    for (const QByteArray &name : std::as_const(names)) {
        const auto commit = commitOf(*this, name);
        if (commit) {
            static const QRegularExpression folder(QStringLiteral("^refs/(heads|remotes)/"));
            return BaseRef{.ref = QString::fromUtf8(name).remove(folder), .commit = *commit};
        }
        if (commit.error().kind != ErrorKind::NotFound) {
            return std::unexpected(commit.error());
        }
    }
    return std::unexpected(Error{
        .kind = ErrorKind::NotFound,
        .message =
            Words::tr("The repository at %1 has no commits yet; make one, or fetch from its remote.").arg(location())});
}

Result<BaseRef> Repository::resolve(const QString &revision) const
{
    git_repository *repository = m_handle->get();
    // A branch that only the remote has may be asked for by its own name.
    const QStringList candidates =
        revision.isEmpty() ? QStringList() : QStringList{revision, QStringLiteral("refs/remotes/origin/") + revision};
    for (const QString &candidate : candidates) {
        ObjectHandle object;
        ReferenceHandle reference;
        const int code =
            git_revparse_ext(std::out_ptr(object), std::out_ptr(reference), repository, candidate.toUtf8().constData());
        if (code == GIT_EAMBIGUOUS) {
            return fail(ErrorKind::BadInput,
                        Words::tr("More than one commit begins with \"%1\"; give more of its digits.").arg(revision));
        }
        if (code != 0) {
            continue;
        }
        ObjectHandle commit;
        const int peeled = git_object_peel(std::out_ptr(commit), object.get(), GIT_OBJECT_COMMIT);
        if (peeled == GIT_ENOTFOUND) {
            return missingObject(isShallow());
        }
        if (peeled != 0) {
            return fail(ErrorKind::BadInput,
                        Words::tr("\"%1\" leads to no commit; name a branch, a tag or a commit.").arg(revision));
        }
        return BaseRef{.ref = reference ? QString::fromUtf8(git_reference_shorthand(reference.get())) : revision,
                       .commit = fromOid(*git_object_id(commit.get()))};
    }
    ReferenceHandle reference;
    if (const auto id = ObjectId::fromHex(revision)) {
        return missingObject(*id, isShallow());
    }
    if (!revision.isEmpty()
        && git_reference_dwim(std::out_ptr(reference), repository, revision.toUtf8().constData()) == 0) {
        return missingObject(fromOid(*git_reference_target(reference.get())), isShallow());
    }
    return fail(ErrorKind::NotFound,
                Words::tr("There is no branch, tag or commit \"%1\" in %2; check the spelling, or fetch first.")
                    .arg(revision, location()));
}

Result<QList<Remote>> Repository::remotes() const
{
    git_strarray names{};
    if (const int code = git_remote_list(&names, m_handle->get()); code != 0) {
        return failFrom(code, Words::tr("The remotes of %1 could not be read").arg(location()));
    }
    QList<Remote> found;
    for (size_t i = 0; i < names.count; ++i) {
        RemoteHandle remote;
        if (git_remote_lookup(std::out_ptr(remote), m_handle->get(), names.strings[i]) == 0) {
            found.append({.name = QString::fromUtf8(names.strings[i]),
                          .url = withoutSecret(QString::fromUtf8(git_remote_url(remote.get())))});
        }
    }
    git_strarray_dispose(&names);
    return found;
}

Result<Commit> Repository::commit(const ObjectId &id) const
{
    return std::move(commits({id}).front());
}

std::vector<Result<Commit>> Repository::commits(const QList<ObjectId> &ids) const
{
    std::vector<Result<Commit>> found(size_t(ids.size()));
    QList<qsizetype> unknown;
    QList<ObjectId> unknownIds;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (const Commit *known = m_handle->commits.object(ids.at(i))) {
            found[size_t(i)] = *known;
        } else {
            unknown.append(i);
            unknownIds.append(ids.at(i));
        }
    }
    std::vector<Result<Commit>> read = readCommits(unknownIds);
    for (qsizetype i = 0; i < unknown.size(); ++i) {
        Result<Commit> &commit = read[size_t(i)];
        if (commit) {
            const qsizetype size = qsizetype(sizeof(Commit)) + 2 * (commit->message.size() + commit->summary.size());
            m_handle->commits.insert(commit->id, new Commit(*commit), size);
        }
        found[size_t(unknown.at(i))] = std::move(commit);
    }
    return found;
}

std::vector<Result<Commit>> Repository::headlines(const QList<ObjectId> &ids) const
{
    std::vector<Result<Commit>> found = readCommits(ids);
    for (Result<Commit> &commit : found) {
        if (commit) {
            commit->message.clear();
            commit->parents.clear();
        }
    }
    return found;
}

std::vector<Result<Commit>> Repository::readCommits(const QList<ObjectId> &ids) const
{
    OdbHandle odb;
    std::vector<std::optional<Commit>> read(size_t(ids.size()));
    Result<void> all;
    if (git_repository_odb(std::out_ptr(odb), m_handle->get()) == 0) {
        all = readMany(*this, odb.get(), ids.size(), [&](git_odb *own, qsizetype i) {
            RawObject object;
            if (object.read(own, toOid(ids.at(i)), RawObject::Check::None) == 0 && object.isCommit()) {
                read[size_t(i)] = toCommit(ids.at(i), object);
            }
        });
    }
    std::vector<Result<Commit>> found;
    found.reserve(read.size());
    for (qsizetype i = 0; i < ids.size(); ++i) {
        std::optional<Commit> &commit = read[size_t(i)];
        if (commit) {
            found.emplace_back(*std::move(commit));
        } else {
            found.push_back(all ? readCommit(ids.at(i)) : std::unexpected(all.error()));
        }
    }
    return found;
}

/// Once more, here, to say why: libgit2's errors are each thread's own.
Result<Commit> Repository::readCommit(const ObjectId &id) const
{
    OdbHandle odb;
    RawObject object;
    int code = git_repository_odb(std::out_ptr(odb), m_handle->get());
    if (code == 0) {
        code = object.read(odb.get(), toOid(id), RawObject::Check::None);
    }
    if (code == GIT_ENOTFOUND || (code == 0 && !object.isCommit())) {
        return contains(id) ? missingObject(isShallow()) : missingObject(id, isShallow());
    }
    if (code != 0) {
        return failFrom(code, Words::tr("The commit %1 could not be read").arg(id.abbreviated()));
    }
    return toCommit(id, object);
}

Result<ObjectId> Repository::tree(const ObjectId &commit) const
{
    const git_oid oid = toOid(commit);
    CommitHandle handle;
    if (const int code = git_commit_lookup(std::out_ptr(handle), m_handle->get(), &oid); code != 0) {
        return failFrom(code, Words::tr("The commit %1 could not be read").arg(commit.abbreviated()));
    }
    return fromOid(*git_commit_tree_id(handle.get()));
}

bool Repository::contains(const ObjectId &commit) const
{
    const git_oid oid = toOid(commit);
    OdbHandle odb;
    size_t length = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    return git_repository_odb(std::out_ptr(odb), m_handle->get()) == 0
        && git_odb_read_header(&length, &type, odb.get(), &oid) == 0 && type == GIT_OBJECT_COMMIT;
}

Result<QByteArray> Repository::fileAt(const ObjectId &commit, const QString &path) const
{
    const git_oid oid = toOid(commit);
    CommitHandle handle;
    TreeHandle tree;
    TreeEntryHandle entry;
    BlobHandle blob;
    if (git_commit_lookup(std::out_ptr(handle), m_handle->get(), &oid) != 0) {
        return missingObject(commit, isShallow());
    }
    int code = git_commit_tree(std::out_ptr(tree), handle.get());
    if (code != 0) {
        return missingObject(isShallow());
    }
    code = git_tree_entry_bypath(std::out_ptr(entry), tree.get(), path.toUtf8().constData());
    const git_error *error = git_error_last();
    const bool lacksTree = code == GIT_ENOTFOUND && error != nullptr && error->klass == GIT_ERROR_ODB;
    // A link's content is the path that it leads to, which may be anywhere.
    if (!lacksTree
        && (code != 0 || git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB
            || git_tree_entry_filemode(entry.get()) == GIT_FILEMODE_LINK)) {
        return fail(ErrorKind::NotFound, Words::tr("There is no file %1 at %2.").arg(path, commit.abbreviated()));
    }
    if (lacksTree || git_blob_lookup(std::out_ptr(blob), m_handle->get(), git_tree_entry_id(entry.get())) != 0) {
        return missingObject(isShallow());
    }
    return QByteArray(static_cast<const char *>(git_blob_rawcontent(blob.get())),
                      qsizetype(git_blob_rawsize(blob.get())));
}

Result<QList<Repository::FolderEntry>> Repository::folderAt(const ObjectId &commit, const QString &path) const
{
    const git_oid oid = toOid(commit);
    CommitHandle handle;
    TreeHandle root;
    TreeEntryHandle found;
    TreeHandle tree;
    OdbHandle odb;
    if (git_commit_lookup(std::out_ptr(handle), m_handle->get(), &oid) != 0
        || git_commit_tree(std::out_ptr(root), handle.get()) != 0
        || git_repository_odb(std::out_ptr(odb), m_handle->get()) != 0) {
        return missingObject(commit, isShallow());
    }
    if (git_tree_entry_bypath(std::out_ptr(found), root.get(), path.toUtf8().constData()) != 0
        || git_tree_lookup(std::out_ptr(tree), m_handle->get(), git_tree_entry_id(found.get())) != 0) {
        return fail(ErrorKind::NotFound, Words::tr("There is no folder %1 at %2.").arg(path, commit.abbreviated()));
    }
    QList<FolderEntry> entries;
    for (size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
        const git_tree_entry *entry = git_tree_entry_byindex(tree.get(), i);
        const git_filemode_t mode = git_tree_entry_filemode(entry);
        size_t length = 0;
        git_object_t type = GIT_OBJECT_INVALID;
        const bool isFile = mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE;
        if (isFile && git_odb_read_header(&length, &type, odb.get(), git_tree_entry_id(entry)) != 0)
            return missingObject(isShallow());
        entries.append({QString::fromUtf8(git_tree_entry_name(entry)), fromOid(*git_tree_entry_id(entry)), isFile,
                        qint64(length)});
    }
    return entries;
}

} // namespace slipway::git
