// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "repository.h"

#include "giterror.h"
#include "handles.h"
#include "plainfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

namespace slipway::git {

void startLibgit2()
{
    // C++ makes the initialisation of a local static happen once, whichever thread comes first.
    static const bool started = [] {
        git_libgit2_init();
        constexpr int connectMilliseconds = 10'000;
        constexpr int answerMilliseconds = 30'000;
        git_libgit2_opts(GIT_OPT_SET_SERVER_CONNECT_TIMEOUT, connectMilliseconds);
        git_libgit2_opts(GIT_OPT_SET_SERVER_TIMEOUT, answerMilliseconds);
        constexpr ssize_t mostCached = 4 << 20; // bytes
        git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, mostCached);
        // A history is walked once and kept as numbers: to remember its objects costs more than to read one again.
        for (const git_object_t once : {GIT_OBJECT_COMMIT, GIT_OBJECT_TAG}) {
            git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, once, size_t(0));
        }
        return true;
    }();
    Q_UNUSED(started)
}

Repository::Repository(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{
}
Repository::Repository(Repository &&) noexcept = default;
Repository &Repository::operator=(Repository &&) noexcept = default;
Repository::~Repository() = default;

Result<Repository> Repository::open(const QString &path)
{
    startLibgit2();
    if (path.isEmpty() || !QFileInfo::exists(path)) {
        return std::unexpected(
            Error{.kind = ErrorKind::NotFound,
                  .message = Words::tr("There is no folder \"%1\"; check the path of the clone.").arg(path)});
    }
    auto handle = std::make_unique<Handle>();
    const QByteArray name = QFileInfo(path).absoluteFilePath().toUtf8();
    if (const int code = git_repository_open_ext(std::out_ptr(handle->repository), name.constData(), 0, nullptr);
        code != 0) {
        return std::unexpected(openError(QFileInfo(path).absoluteFilePath(), code));
    }
    // libgit2 would wait for whoever writes into a pipe.
    for (const QLatin1StringView file : {QLatin1StringView("/packed-refs"), QLatin1StringView("/shallow")}) {
        const QFileInfo info(QString::fromUtf8(git_repository_commondir(handle->get())) + file);
        if (info.exists() && !info.isFile()) {
            return fail(ErrorKind::Git, Words::tr("%1 is no file; remove it, or clone again.").arg(info.filePath()));
        }
    }
    // libgit2 says that packed-refs is damaged to the first who asks, and then goes on as if nothing were in it.
    ReferenceHandle none;
    if (const int code = git_reference_lookup(std::out_ptr(none), handle->get(), "refs/slipway/none");
        code != 0 && code != GIT_ENOTFOUND) {
        return failFrom(code, Words::tr("The references of %1 could not be read").arg(path));
    }
    return Repository(std::move(handle));
}

Result<Repository> Repository::initBare(const QString &path, const QString &branch)
{
    startLibgit2();
    git_repository_init_options options;
    git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_NO_REINIT | GIT_REPOSITORY_INIT_MKPATH;
    const QByteArray head = branch.toUtf8();
    options.initial_head = head.constData();
    auto handle = std::make_unique<Handle>();
    const int code = git_repository_init_ext(std::out_ptr(handle->repository), path.toUtf8().constData(), &options);
    if (code == GIT_EEXISTS) {
        return fail(ErrorKind::AlreadyExists,
                    Words::tr("There is a repository at %1 already; choose another folder.").arg(path));
    }
    if (code != 0) {
        return failFrom(code, Words::tr("A repository could not be made at %1").arg(path));
    }
    return Repository(std::move(handle));
}

void Repository::stopWhen(const std::atomic_bool &stop)
{
    m_handle->stop = &stop;
}

QString Repository::gitDirectory() const
{
    return QDir::cleanPath(QString::fromUtf8(git_repository_path(m_handle->get())));
}

QString Repository::commonDirectory() const
{
    return QDir::cleanPath(QString::fromUtf8(git_repository_commondir(m_handle->get())));
}

QString Repository::location() const
{
    const char *workTree = git_repository_workdir(m_handle->get());
    return workTree != nullptr ? QDir::cleanPath(QString::fromUtf8(workTree)) : gitDirectory();
}

bool Repository::isShallow() const
{
    return git_repository_is_shallow(m_handle->get()) == 1;
}

bool Repository::usesCommitGraph() const
{
    ConfigHandle config;
    int uses = 1;
    return git_repository_config_snapshot(std::out_ptr(config), m_handle->get()) != 0
        || git_config_get_bool(&uses, config.get(), "core.commitgraph") != 0 || uses != 0;
}

QByteArray Repository::shallowEnds() const
{
    constexpr qint64 largest = 64 << 20; // bytes
    return readPlainFile(QDir(commonDirectory()).filePath(QStringLiteral("shallow")), largest);
}

QDateTime Repository::lastFetch() const
{
    // A linked work tree has a FETCH_HEAD of its own; the fetch may have been run in either.
    QDateTime newest;
    for (const QString &folder : {gitDirectory(), commonDirectory()}) {
        const QFileInfo file(QDir(folder).filePath(QStringLiteral("FETCH_HEAD")));
        if (file.exists() && (!newest.isValid() || file.lastModified(QTimeZone::UTC) > newest)) {
            newest = file.lastModified(QTimeZone::UTC);
        }
    }
    return newest;
}

} // namespace slipway::git
