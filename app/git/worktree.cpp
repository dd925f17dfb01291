// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "worktree.h"

#include "giterror.h"
#include "handles.h"
#include "plainfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace slipway::git {

namespace {

using IndexHandle = std::unique_ptr<git_index, Freed<git_index_free>>;

constexpr qint64 largestFile = 4 * 1024 * 1024; // bytes

/// Where it lies, when the path leads nowhere else.
Result<QString> placeOf(const Repository &repository, const QString &path)
{
    const char *workTree = git_repository_workdir(repository.handle().get());
    if (workTree == nullptr) {
        return fail(ErrorKind::BadInput, Words::tr("The clone has no work tree, so that no file can be edited in it."));
    }
    const QStringList parts = path.split(u'/');
    const bool isInside = std::ranges::none_of(parts, [](const QString &part) {
        return part.isEmpty() || part == u"." || part == u".." || part.compare(u".git", Qt::CaseInsensitive) == 0
            || part.contains(u'\\') || part.contains(QChar(0));
    });
    if (!isInside) {
        return fail(ErrorKind::BadInput, Words::tr("%1 is no path of a file in the repository.").arg(path));
    }
    QString place = QString::fromUtf8(workTree);
    place.chop(place.endsWith(u'/') ? 1 : 0);
    for (const QString &part : parts) {
        place += u'/' + part;
        if (QFileInfo(place).isSymLink()) {
            return fail(ErrorKind::BadInput, Words::tr("%1 is, or lies behind, a symbolic link.").arg(path));
        }
    }
    return place;
}

Result<QByteArray> bytesAt(const QString &place, const QString &path)
{
    QFile file(place);
    if (!file.exists()) {
        return QByteArray();
    }
    if (!openPlainFile(file, largestFile)) {
        return fail(ErrorKind::Storage, Words::tr("The file %1 in the clone could not be read.").arg(path));
    }
    return file.readAll();
}

QString branchOf(git_repository *repository)
{
    ReferenceHandle head;
    if (git_repository_head_detached(repository) != 0 || git_repository_head(std::out_ptr(head), repository) != 0) {
        return {};
    }
    return QString::fromUtf8(git_reference_shorthand(head.get()));
}

bool signsCommits(git_repository *repository)
{
    ConfigHandle config;
    int signs = 0;
    return git_repository_config_snapshot(std::out_ptr(config), repository) == 0
        && git_config_get_bool(&signs, config.get(), "commit.gpgsign") == 0 && signs != 0;
}

/// The bytes as git keeps them: after the filters that .gitattributes and core.autocrlf name for the path.
Result<QByteArray> asKept(git_repository *repository, const QString &path, const QByteArray &bytes)
{
    FilterListHandle filters;
    int code = git_filter_list_load(std::out_ptr(filters), repository, nullptr, path.toUtf8().constData(),
                                    GIT_FILTER_TO_ODB, GIT_FILTER_DEFAULT);
    if (code != 0 || !filters) {
        return code == 0 ? Result<QByteArray>(bytes) : failFrom(code, Words::tr("%1 could not be read").arg(path));
    }
    git_buf kept = GIT_BUF_INIT;
    code = git_filter_list_apply_to_buffer(&kept, filters.get(), bytes.constData(), size_t(bytes.size()));
    const QByteArray result(kept.ptr, qsizetype(kept.size));
    git_buf_dispose(&kept);
    return code == 0 ? Result<QByteArray>(result) : failFrom(code, Words::tr("%1 could not be read").arg(path));
}

} // namespace

Result<WorkFile> readWorkFile(const Repository &repository, const QString &path)
{
    const auto place = placeOf(repository, path);
    if (!place) {
        return std::unexpected(place.error());
    }
    const auto bytes = bytesAt(*place, path);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    WorkFile file{.bytes = *bytes, .exists = QFileInfo::exists(*place), .branch = branchOf(repository.handle().get())};
    const auto head = repository.resolve(QStringLiteral("HEAD"));
    const auto committed = head ? repository.fileAt(head->commit, path) : std::unexpected(head.error());
    const auto kept = asKept(repository.handle().get(), path, file.bytes);
    file.isCommitted = file.exists && committed && kept && *committed == *kept;
    return file;
}

Result<void> writeWorkFile(const Repository &repository, const QString &path, const QByteArray &bytes,
                           const QByteArray &expected)
{
    const auto place = placeOf(repository, path);
    if (!place) {
        return std::unexpected(place.error());
    }
    const auto before = bytesAt(*place, path);
    if (!before) {
        return std::unexpected(before.error());
    }
    if (*before != expected && *before != bytes) {
        return fail(ErrorKind::Conflict,
                    Words::tr("The file %1 in the clone was changed by something else meanwhile.").arg(path));
    }
    const auto notWritten = [&](const QString &why) {
        return std::unexpected(
            Error{ErrorKind::Storage,
                  Words::tr("The file %1 in the clone could not be written. Check the free space and the permissions.")
                      .arg(path),
                  why});
    };
    if (!QDir().mkpath(QFileInfo(*place).path())) {
        return notWritten({});
    }
    QSaveFile file(*place);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return notWritten(file.errorString());
    }
    const auto after = bytesAt(*place, path); // commit() may say yes after a sync that failed
    if (!after || *after != bytes) {
        return notWritten(QStringLiteral("read back differently"));
    }
    return {};
}

Result<QByteArray> commonFile(const Repository &repository, const QString &path, const ObjectId &other)
{
    const auto head = repository.resolve(QStringLiteral("HEAD"));
    if (!head) {
        return std::unexpected(head.error());
    }
    git_oid common;
    const git_oid ours = toOid(head->commit);
    const git_oid theirs = toOid(other);
    if (git_merge_base(&common, repository.handle().get(), &ours, &theirs) != 0) {
        return fail(ErrorKind::NotFound,
                    Words::tr("The clone has no history in common with %1.").arg(other.abbreviated()));
    }
    return repository.fileAt(fromOid(common), path);
}

Result<Commit> commitWorkFile(Repository &repository, const QString &path, const QString &message)
{
    git_repository *handle = repository.handle().get();
    const auto file = readWorkFile(repository, path);
    if (!file) {
        return std::unexpected(file.error());
    }
    if (!file->exists || file->isCommitted) {
        return fail(ErrorKind::BadInput, Words::tr("There is nothing to commit in %1.").arg(path));
    }
    const auto head = repository.resolve(QStringLiteral("HEAD"));
    if (file->branch.isEmpty() || !head) {
        return fail(ErrorKind::Refused, Words::tr("The clone has no branch checked out. Check one out, then commit."));
    }
    if (git_repository_state(handle) != GIT_REPOSITORY_STATE_NONE) {
        return fail(ErrorKind::Refused,
                    Words::tr("The clone is in the middle of a merge or a rebase. End it with git, then commit."));
    }
    if (signsCommits(handle)) {
        return fail(ErrorKind::Refused,
                    Words::tr("This clone signs its commits, which Slipway cannot. Commit %1 with git.").arg(path));
    }
    SignatureHandle person;
    if (git_signature_default(std::out_ptr(person), handle) != 0) {
        return fail(ErrorKind::BadInput,
                    Words::tr("git does not know who commits. Set user.name and user.email, then commit."));
    }
    const Signature author{QString::fromUtf8(person->name), QString::fromUtf8(person->email),
                           QDateTime::currentDateTime()};
    const auto kept = asKept(handle, path, file->bytes);
    if (!kept) {
        return std::unexpected(kept.error());
    }
    const auto commit = repository.writeCommit({{path, *kept}}, {head->commit}, author, message);
    if (!commit) {
        return std::unexpected(commit.error());
    }
    // Only while the branch is where it was: whatever moved it meanwhile is not undone.
    ReferenceHandle reference;
    ReferenceHandle moved;
    int code = git_repository_head(std::out_ptr(reference), handle);
    const git_oid oid = toOid(*commit);
    if (code == 0 && fromOid(*git_reference_target(reference.get())) != head->commit) {
        return fail(ErrorKind::Conflict, Words::tr("The branch was moved by something else meanwhile. Try again."));
    }
    if (code == 0) {
        const QByteArray log = QByteArray("commit: ") + message.section(u'\n', 0, 0).toUtf8();
        code = git_reference_set_target(std::out_ptr(moved), reference.get(), &oid, log.constData());
    }
    IndexHandle index;
    if (code == 0) {
        code = git_repository_index(std::out_ptr(index), handle);
    }
    if (code == 0) {
        code = git_index_add_bypath(index.get(), path.toUtf8().constData());
    }
    if (code == 0) {
        code = git_index_write(index.get());
    }
    if (code != 0) {
        return failFrom(code, Words::tr("The commit could not be made"));
    }
    return repository.commit(*commit);
}

} // namespace slipway::git
