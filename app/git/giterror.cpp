// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "giterror.h"

#include "handles.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>

namespace slipway::git {

QString lastDetail()
{
    const git_error *error = git_error_last();
    if (error == nullptr || error->message == nullptr || error->klass == GIT_ERROR_NONE) {
        return {};
    }
    static const QRegularExpression userInfo(QStringLiteral("://[^/\\s]*@"));
    return QString::fromUtf8(error->message).replace(userInfo, QStringLiteral("://")).trimmed();
}

std::unexpected<Error> fail(ErrorKind kind, const QString &message)
{
    return std::unexpected(Error{.kind = kind, .message = message, .detail = lastDetail()});
}

std::unexpected<Error> failFrom(int code, const QString &attempt)
{
    const git_error *error = git_error_last();
    const int area = error != nullptr ? error->klass : GIT_ERROR_NONE;
    switch (code) {
    case GIT_ELOCKED:
        return fail(
            ErrorKind::Conflict,
            Words::tr("%1 because another git command holds a lock; wait for it to end and try again.").arg(attempt));
    case GIT_EMISMATCH:
        return fail(
            ErrorKind::Git,
            Words::tr("%1 because an object is damaged; run \"git fsck\" in the clone to see which.").arg(attempt));
    case GIT_ENOTFOUND:
        if (area == GIT_ERROR_ODB || area == GIT_ERROR_OBJECT) {
            return fail(
                ErrorKind::MissingObject,
                Words::tr("%1 because the clone lacks an object; run \"git fetch --unshallow\" or clone it whole.")
                    .arg(attempt));
        }
        break;
    default:
        break;
    }
    if (area == GIT_ERROR_OS || area == GIT_ERROR_FILESYSTEM) {
        return fail(ErrorKind::Storage,
                    Words::tr("%1: %2; check the folder's permissions and free space.").arg(attempt, lastDetail()));
    }
    const QString detail = lastDetail();
    return fail(ErrorKind::Git,
                detail.isEmpty() ? Words::tr("%1; run \"git fsck\" in the clone to see why.").arg(attempt)
                                 : Words::tr("%1: git says \"%2\".").arg(attempt, detail));
}

std::unexpected<Error> missingObject(const ObjectId &id, bool shallow)
{
    return fail(
        ErrorKind::MissingObject,
        shallow ? Words::tr("The shallow clone lacks %1; run \"git fetch --unshallow\" in it.").arg(id.abbreviated())
                : Words::tr("The clone lacks %1; run \"git fetch\" in it, or clone it whole.").arg(id.abbreviated()));
}

std::unexpected<Error> missingObject(bool shallow)
{
    return fail(ErrorKind::MissingObject,
                shallow
                    ? Words::tr("The shallow clone lacks a part of the history; run \"git fetch --unshallow\" in it.")
                    : Words::tr("The clone lacks a part of the history (it is partial or damaged); run "
                                "\"git fetch\" in it, or clone it whole."));
}

namespace {

/// The part of a sentence that libgit2 puts between single quotes; it names the folder that it refused.
QString quoted(const QString &text)
{
    const qsizetype first = text.indexOf(u'\'');
    const qsizetype last = text.lastIndexOf(u'\'');
    return last > first + 1 ? text.sliced(first + 1, last - first - 1) : QString();
}

/// The values under extensions.* of the repository that `path` leads to, keys in lower case. Read from the file
/// alone, because a repository with an unknown extension does not open.
QMap<QString, QString> extensionsOf(const QString &path)
{
    QMap<QString, QString> found;
    git_buf directory = GIT_BUF_INIT;
    if (git_repository_discover(&directory, path.toUtf8().constData(), 0, nullptr) != 0) {
        return found;
    }
    const QString gitDirectory = QString::fromUtf8(directory.ptr);
    git_buf_dispose(&directory);

    // A linked work tree keeps its configuration with the repository that it belongs to.
    QString common = gitDirectory;
    QFile commonFile(gitDirectory + QStringLiteral("/commondir"));
    if (commonFile.open(QIODevice::ReadOnly)) {
        common = QDir(gitDirectory).absoluteFilePath(QString::fromUtf8(commonFile.read(4096)).trimmed());
    }
    ConfigHandle config;
    if (git_config_open_ondisk(std::out_ptr(config), QString(common + QStringLiteral("/config")).toUtf8().constData())
        != 0) {
        return found;
    }
    git_config_foreach_match(
        config.get(), "^extensions\\.",
        [](const git_config_entry *entry, void *payload) {
            auto *values = static_cast<QMap<QString, QString> *>(payload);
            values->insert(QString::fromUtf8(entry->name).toLower().sliced(11),
                           QString::fromUtf8(entry->value).toLower());
            return 0;
        },
        &found);
    return found;
}

QString unsupportedFormat(const QString &path)
{
    const auto extensions = extensionsOf(path);
    if (extensions.value(QStringLiteral("objectformat"), QStringLiteral("sha1")) != u"sha1") {
        return Words::tr("The repository at %1 uses SHA-256 object names, which Slipway cannot read; use a clone with "
                         "SHA-1 names.")
            .arg(path);
    }
    if (extensions.value(QStringLiteral("refstorage"), QStringLiteral("files")) != u"files") {
        return Words::tr("The repository at %1 keeps its references in a reftable, which Slipway cannot read; run "
                         "\"git refs migrate --ref-format=files\" in it.")
            .arg(path);
    }
    if (extensions.contains(QStringLiteral("relativeworktrees"))) {
        return Words::tr("The repository at %1 has work trees with relative paths, which Slipway cannot read; run "
                         "\"git worktree repair --no-relative-paths\" in it and unset extensions.relativeWorktrees.")
            .arg(path);
    }
    return {};
}

} // namespace

Error openError(const QString &path, int code)
{
    const QString detail = lastDetail();
    const QString shown = QDir::toNativeSeparators(path);
    if (code == GIT_EOWNER) {
        QString refused = quoted(detail);
        if (refused.isEmpty()) {
            refused = shown;
        }
        while (refused.size() > 1 && refused.endsWith(u'/')) {
            refused.chop(1);
        }
        return {.kind = ErrorKind::ForeignOwner,
                .message = Words::tr("The repository at %1 belongs to another user; if you trust it, run: "
                                     "git config --global --add safe.directory '%1'")
                               .arg(refused),
                .detail = detail};
    }
    if (code == GIT_ENOTFOUND) {
        return {.kind = ErrorKind::NotARepository,
                .message = Words::tr("%1 is not in a git repository; choose the folder of a clone.").arg(shown),
                .detail = detail};
    }
    if (const QString message = unsupportedFormat(path); !message.isEmpty()) {
        return {.kind = ErrorKind::UnsupportedFormat, .message = message, .detail = detail};
    }
    if (detail.contains(QStringLiteral("unsupported")) || detail.contains(QStringLiteral("unknown object format"))) {
        return {.kind = ErrorKind::UnsupportedFormat,
                .message = Words::tr("The repository at %1 has a format that Slipway cannot read: git says \"%2\".")
                               .arg(shown, detail),
                .detail = detail};
    }
    return failFrom(code, Words::tr("The repository at %1 could not be opened").arg(shown)).error();
}

} // namespace slipway::git
