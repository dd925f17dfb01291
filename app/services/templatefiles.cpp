// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "templatefiles.h"

#include "git/gitmodel.h"
#include "github/githubmodel.h"
#include "refreshservice.h"

#include <QStringDecoder>

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

/// With plain line ends.
Result<QString> textOf(const QString &path, const QByteArray &bytes)
{
    return TemplateFiles::decoded(path, bytes).transform([](QString text) { return text.replace(u"\r\n"_s, u"\n"_s); });
}

/// With the line ends of the file that it replaces.
QByteArray asIn(const TemplateFile &before, QString text)
{
    if (before.bytes.contains("\r\n"))
        text.replace(u"\n"_s, u"\r\n"_s);
    return text.toUtf8();
}

} // namespace

Result<QString> TemplateFiles::decoded(const QString &path, const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return std::unexpected(Error{
            ErrorKind::BadInput, tr("%1 is not written in UTF-8. Convert it to UTF-8, then open it again.").arg(path)});
    return text;
}

TemplateFiles::TemplateFiles(git::GitModel *git, github::GitHubModel *github, const RefreshService &refresh,
                             QObject *parent)
    : QObject(parent)
    , m_git(git)
    , m_github(github)
    , m_refresh(refresh)
{
}

QStringList TemplateFiles::paths() const
{
    const Configuration &configuration = m_refresh.snapshot()->configuration;
    QStringList paths = QStringList{configuration.notesTemplate} + configuration.otherTemplates;
    paths.removeDuplicates();
    return paths;
}

QFuture<Result<TemplateFile>> TemplateFiles::read(const QString &path)
{
    if (!m_git)
        return readOnGitHub(path);
    return m_git->workFile(path)
        .then(this,
              [this, path](const Result<git::WorkFile> &file) {
                  // A bare clone has no work tree to edit in.
                  if (!file && m_github)
                      return readOnGitHub(path);
                  return QtFuture::makeReadyValueFuture(file.and_then([&](const git::WorkFile &known) {
                      return textOf(path, known.bytes).transform([&](const QString &text) {
                          return TemplateFile{.path = path,
                                              .text = text,
                                              .place = TemplateFile::Place::WorkTree,
                                              .branch = known.branch,
                                              .exists = known.exists,
                                              .isCommitted = known.isCommitted,
                                              .bytes = known.bytes};
                      });
                  }));
              })
        .unwrap();
}

QFuture<Result<TemplateFile>> TemplateFiles::readOnGitHub(const QString &path)
{
    using Answer = Result<TemplateFile>;
    const QString branch = m_refresh.snapshot()->defaultBranch;
    if (!m_github || branch.isEmpty()) {
        return QtFuture::makeReadyValueFuture(Answer(std::unexpected(Error{
            ErrorKind::NotFound, tr("The default branch on GitHub is not known yet. Refresh, then try again.")})));
    }
    return m_github->file(path, branch).then([path, branch](const Result<github::FileVersion> &file) -> Answer {
        if (!file && file.error().kind != ErrorKind::NotFound)
            return std::unexpected(file.error());
        TemplateFile found{.path = path, .place = TemplateFile::Place::GitHub, .branch = branch, .exists = !!file};
        if (!file)
            return found;
        found.bytes = file->bytes;
        return textOf(path, file->bytes).transform([&](const QString &text) {
            found.text = text;
            return found;
        });
    });
}

QFuture<Result<QString>> TemplateFiles::common(const QString &path)
{
    const ObjectId base = m_refresh.snapshot()->base.commit;
    if (!m_git || base.isNull()) {
        return QtFuture::makeReadyValueFuture(
            Result<QString>(std::unexpected(Error{ErrorKind::NotFound, tr("There is no clone to compare with.")})));
    }
    return m_git->commonFile(path, base).then([path](const Result<QByteArray> &bytes) {
        return bytes.and_then([&](const QByteArray &known) { return textOf(path, known); });
    });
}

QFuture<Result<TemplateFile>> TemplateFiles::save(const TemplateFile &before, const QString &text)
{
    const QByteArray bytes = asIn(before, text);
    return m_git->saveWorkFile(before.path, bytes, before.bytes)
        .then(this,
              [this, path = before.path](const Result<void> &saved) {
                  return saved ? read(path)
                               : QtFuture::makeReadyValueFuture(Result<TemplateFile>(std::unexpected(saved.error())));
              })
        .unwrap();
}

QFuture<Result<Commit>> TemplateFiles::commit(const QString &path, const QString &message)
{
    return m_git->commitFile(path, message);
}

std::expected<Plan, Allowance> TemplateFiles::plan(const TemplateFile &before, const QString &text,
                                                   const QString &message, const QString &newBranch) const
{
    const SnapshotPtr snapshot = m_refresh.snapshot();
    TemplateChange change{.path = before.path,
                          .before = QString::fromUtf8(before.bytes),
                          .text = QString::fromUtf8(asIn(before, text)),
                          .message = message,
                          .branch = before.branch,
                          .newBranch = newBranch};
    change.base = snapshot->base.commit;
    return planTemplate(*snapshot, change);
}

} // namespace slipway::services
