// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "giterror.h"
#include "handles.h"
#include "repository.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUrl>

#include <optional>
#include <vector>

namespace slipway::git {

namespace {

/// What libgit2's callbacks share during one transfer.
struct Transfer {
    const Repository::Progress *progress = nullptr;
    const std::atomic_bool *cancelled = nullptr;
    FetchProgress last{};
    unsigned int triedCredentials = 0; ///< libgit2 asks again until it is refused: each way once
    bool askedToSignIn = false;
    bool wantsPassword = false; ///< or a token in its place
    bool local = false; ///< from a folder of this machine

    int report()
    {
        if (progress != nullptr && *progress) {
            (*progress)(last);
        }
        return cancelled != nullptr && cancelled->load() ? GIT_EUSER : 0;
    }
};

int onCredentials(git_credential **out, const char *, const char *user, unsigned int allowed, void *payload)
{
    auto *transfer = static_cast<Transfer *>(payload);
    transfer->askedToSignIn = true;
    transfer->wantsPassword = (allowed & GIT_CREDENTIAL_USERPASS_PLAINTEXT) != 0;
    const unsigned int open = allowed & ~transfer->triedCredentials;
    const char *name = user != nullptr ? user : "git";
    if (open & GIT_CREDENTIAL_USERNAME) {
        transfer->triedCredentials |= GIT_CREDENTIAL_USERNAME;
        return git_credential_username_new(out, name);
    }
    if (open & GIT_CREDENTIAL_SSH_KEY) {
        transfer->triedCredentials |= GIT_CREDENTIAL_SSH_KEY;
        return git_credential_ssh_key_from_agent(out, name);
    }
    if (open & GIT_CREDENTIAL_DEFAULT) {
        transfer->triedCredentials |= GIT_CREDENTIAL_DEFAULT;
        return git_credential_default_new(out);
    }
    return GIT_EAUTH;
}

int onTransfer(const git_indexer_progress *stats, void *payload)
{
    auto *transfer = static_cast<Transfer *>(payload);
    transfer->last = {.receivedObjects = int(stats->received_objects),
                      .totalObjects = int(stats->total_objects),
                      .receivedBytes = qint64(stats->received_bytes)};
    return transfer->report();
}

int onText(const char *, int, void *payload)
{
    return static_cast<Transfer *>(payload)->report();
}

void setUp(git_fetch_options &options, Transfer &transfer)
{
    git_fetch_options_init(&options, GIT_FETCH_OPTIONS_VERSION);
    options.callbacks.payload = &transfer;
    options.callbacks.credentials = onCredentials;
    options.callbacks.transfer_progress = onTransfer;
    options.callbacks.sideband_progress = onText;
    options.proxy_opts.type = GIT_PROXY_AUTO;
    options.prune = GIT_FETCH_NO_PRUNE;
}

/// The folder that an address on this machine names; empty for one on another. Relative paths start at `base`.
QString localFolder(const QString &url, const QString &base)
{
    if (url.startsWith(QStringLiteral("file://"))) {
        return QUrl(url).toLocalFile();
    }
    // "host:path" is ssh's short form; a colon behind a slash belongs to a path.
    const qsizetype colon = url.indexOf(u':');
    const qsizetype slash = url.indexOf(u'/');
    if (colon >= 0 && (slash < 0 || colon < slash)) {
        return {};
    }
    return QDir::cleanPath(QDir(base).absoluteFilePath(url));
}

/// libgit2 1.9 forgets where a shallow clone ends when it fetches from a folder; without those ends the whole history
/// counts as missing. They are put back, with the ends that the fetch may have added.
Result<void> keepShallowEnds(const Repository &repository, const QByteArray &before)
{
    QByteArrayList lines = repository.shallowEnds().split('\n');
    const qsizetype known = lines.size();
    const QByteArrayList earlier = before.split('\n');
    for (const QByteArray &line : earlier) {
        if (!line.isEmpty() && !lines.contains(line)) {
            lines.append(line);
        }
    }
    if (lines.size() == known) {
        return {};
    }
    lines.removeAll(QByteArray());
    const QString folder = QString::fromUtf8(git_repository_commondir(repository.handle().get()));
    QSaveFile file(QDir(folder).filePath(QStringLiteral("shallow")));
    const QByteArray content = lines.join('\n') + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
                                     .message = Words::tr("%1 could not be written; check the folder's permissions and "
                                                          "free space, then fetch again.")
                                                    .arg(file.fileName()),
                                     .detail = file.errorString()});
    }
    return {};
}

std::unexpected<Error> transferError(int code, const QString &remote, const Transfer &transfer)
{
    const git_error *error = git_error_last();
    int area = error != nullptr ? error->klass : GIT_ERROR_NONE;
    if (area == GIT_ERROR_OS && !transfer.local && transfer.last.totalObjects == 0) {
        area = GIT_ERROR_NET; // the system refused a connection, not a file
    }
    if (transfer.cancelled != nullptr && transfer.cancelled->load()) {
        return fail(ErrorKind::Cancelled, Words::tr("The fetch from %1 was cancelled.").arg(remote));
    }
    if (code == GIT_EAUTH || (transfer.askedToSignIn && (area == GIT_ERROR_SSH || area == GIT_ERROR_HTTP))) {
        return fail(ErrorKind::Unauthorized,
                    transfer.wantsPassword
                        ? Words::tr("%1 asks for a password, and Slipway sends its token to the API alone; run \"git "
                                    "fetch\" in the clone yourself, or give the remote an SSH address.")
                              .arg(remote)
                        : Words::tr("%1 asks to sign in, and no key of the SSH agent fits; run \"git fetch\" in the "
                                    "clone yourself.")
                              .arg(remote));
    }
    if (code == GIT_ECERTIFICATE) {
        return fail(
            ErrorKind::Network,
            Words::tr("The certificate or host key of %1 is not trusted; check it with \"git fetch\" in the clone.")
                .arg(remote));
    }
    if (area == GIT_ERROR_NET || area == GIT_ERROR_SSH || area == GIT_ERROR_HTTP || area == GIT_ERROR_SSL) {
        return fail(
            ErrorKind::Network,
            Words::tr("%1 could not be reached; check the network and its address, then fetch again.").arg(remote));
    }
    return failFrom(code, Words::tr("Fetching from %1 failed").arg(remote));
}

/// What to fetch: the configured branches that land under refs/remotes/, and no configured rule that would move tags
/// or local branches. A mirror keeps the remote's branches as its own.
QByteArrayList branchRules(git_repository *repository, git_remote *remote)
{
    QByteArrayList rules;
    for (size_t i = 0; i < git_remote_refspec_count(remote); ++i) {
        const git_refspec *rule = git_remote_get_refspec(remote, i);
        if (git_refspec_direction(rule) == GIT_DIRECTION_FETCH
            && QByteArrayView(git_refspec_dst(rule)).startsWith("refs/remotes/")) {
            rules.append(git_refspec_string(rule));
        }
    }
    if (!rules.isEmpty()) {
        return rules;
    }
    const QByteArray name(git_remote_name(remote));
    const QByteArray key = "remote." + name + ".mirror";
    ConfigHandle config;
    int mirror = 0;
    if (git_repository_config(std::out_ptr(config), repository) == 0
        && git_config_get_bool(&mirror, config.get(), key.constData()) == 0 && mirror != 0
        && git_repository_is_bare(repository) == 1) {
        return {QByteArrayLiteral("+refs/heads/*:refs/heads/*")};
    }
    return {"+refs/heads/*:refs/remotes/" + name + "/*"};
}

/// Downloads what is new and moves the remote's branches here. Returns libgit2's code.
int transferAll(git_repository *repository, git_remote *remote, Transfer &transfer)
{
    git_fetch_options options;
    setUp(options, transfer);
    // All tags are downloaded, also those on no branch, but written in the "auto" way: with "all", libgit2 would
    // move a local tag that differs.
    options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_ALL;
    QByteArrayList rules = branchRules(repository, remote);
    std::vector<char *> pointers;
    for (QByteArray &rule : rules) {
        pointers.push_back(rule.data());
    }
    const git_strarray specs{.strings = pointers.data(), .count = pointers.size()};
    int code = git_remote_download(remote, &specs, &options);
    if (code == 0) {
        code = transfer.report();
    }
    if (code == 0) {
        code = git_remote_update_tips(remote, &options.callbacks, GIT_REMOTE_UPDATE_FETCHHEAD,
                                      GIT_REMOTE_DOWNLOAD_TAGS_AUTO, "fetch");
    }
    git_remote_disconnect(remote);
    return code;
}

} // namespace

Result<void> Repository::fetch(const QString &remote, const Progress &progress, const std::atomic_bool &cancelled)
{
    git_repository *repository = m_handle->get();
    RemoteHandle handle;
    if (git_remote_lookup(std::out_ptr(handle), repository, remote.toUtf8().constData()) != 0) {
        return fail(
            ErrorKind::NotFound,
            Words::tr("%1 has no remote named \"%2\"; add it with \"git remote add\".").arg(location(), remote));
    }
    Transfer transfer{.progress = &progress, .cancelled = &cancelled};
    if (const int code = transfer.report(); code != 0) {
        return transferError(code, remote, transfer);
    }
    if (const QString folder = localFolder(QString::fromUtf8(git_remote_url(handle.get())), location());
        !folder.isEmpty()) {
        transfer.local = true;
        if (!QFileInfo::exists(folder)) {
            return fail(ErrorKind::NotFound,
                        Words::tr("The remote \"%1\" leads to %2, where there is nothing; correct it with "
                                  "\"git remote set-url\".")
                            .arg(remote, folder));
        }
        // Git starts a relative path at the work tree, libgit2 at the program's folder.
        git_remote_set_instance_url(handle.get(), QFile::encodeName(folder).constData());
    }
    const QByteArray ends = shallowEnds();
    const int code = transferAll(repository, handle.get(), transfer);
    const auto error = code != 0 ? std::optional(transferError(code, remote, transfer)) : std::nullopt;
    if (!ends.isEmpty()) {
        if (auto kept = keepShallowEnds(*this, ends); !kept) {
            return kept;
        }
        // What the handle has cached of the commits was read without the ends.
        const QByteArray path = gitDirectory().toUtf8();
        handle.reset();
        if (const int opened = git_repository_open(std::out_ptr(m_handle->repository), path.constData()); opened != 0) {
            return std::unexpected(openError(QString::fromUtf8(path), opened));
        }
    }
    if (error) {
        return *error;
    }
    return {};
}

Result<Repository> Repository::clone(const QString &url, const QString &path)
{
    startLibgit2();
    static const QRegularExpression secret(QStringLiteral("^(https?://[^/]*@|[a-z][a-z0-9+.-]*://[^/@]*:[^/@]*@)"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (secret.match(url).hasMatch()) {
        return std::unexpected(Error{.kind = ErrorKind::BadInput,
                                     .message = Words::tr("The address holds a user name or password; give it without, "
                                                          "and let git's credential helper keep them.")});
    }
    Transfer transfer;
    git_clone_options options;
    git_clone_options_init(&options, GIT_CLONE_OPTIONS_VERSION);
    setUp(options.fetch_opts, transfer);
    auto handle = std::make_unique<Handle>();
    const int code = git_clone(std::out_ptr(handle->repository), url.toUtf8().constData(),
                               QFile::encodeName(path).constData(), &options);
    if (code == GIT_EEXISTS) {
        return fail(ErrorKind::AlreadyExists, Words::tr("%1 is not an empty folder; choose another.").arg(path));
    }
    if (code != 0) {
        return transferError(code, url, transfer);
    }
    return Repository(std::move(handle));
}

} // namespace slipway::git
