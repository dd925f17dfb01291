// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steps.h"

#include "github/githubmodel.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTemporaryDir>

#include <algorithm>

namespace slipway::services {

namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

QFuture<Changed> answeredNow(Changed answer)
{
    return QtFuture::makeReadyValueFuture(std::move(answer));
}

/// One asset on its way from one release to another, by a file that goes with it.
struct Copy {
    Step step;
    StepNote note;
    QTemporaryDir folder;

    QString file() const { return folder.filePath(QStringLiteral("asset")); }
    Error differs(const QString &found) const
    {
        return {.kind = ErrorKind::Conflict,
                .message = Sentences::tr("The asset %1 came out with another digest than GitHub gives for it, so it is "
                                         "not used. Run this again; if it stays so, upload it again on GitHub.")
                               .arg(step.name),
                .detail = found};
    }
    github::TransferProgress progress(const QString &pattern) const
    {
        return [note = note, pattern](qint64 done, qint64 total) {
            if (note && total > 0)
                note(pattern.arg(QLocale().toString(std::min<qint64>(100, done * 100 / total))));
        };
    }
};

using CopyPtr = std::shared_ptr<Copy>;

QFuture<Changed> upload(github::GitHubModel &github, const CopyPtr &copy, const QString &digest)
{
    //: %1 is a number, in percent
    auto uploading = github.uploadAsset(copy->step.releaseId, {copy->file(), copy->step.name, copy->step.contentType},
                                        copy->progress(Sentences::tr("uploading, %1 %")));
    return uploading.then([copy, digest](const Result<Asset> &asset) -> Changed {
        if (!asset)
            return std::unexpected(asset.error());
        if (!asset->digest.isEmpty() && asset->digest != digest)
            return std::unexpected(copy->differs(asset->digest));
        return Change();
    });
}

QFuture<Changed> transfer(github::GitHubModel &github, const CopyPtr &copy)
{
    //: %1 is a number, in percent
    return github.downloadAsset(copy->step.number, copy->file(), copy->progress(Sentences::tr("downloading, %1 %")))
        .then(&github,
              [&github, copy](const Result<QString> &digest) {
                  if (!digest)
                      return answeredNow(std::unexpected(digest.error()));
                  if (!copy->step.digest.isEmpty() && *digest != copy->step.digest)
                      return answeredNow(std::unexpected(copy->differs(*digest)));
                  return upload(github, copy, *digest);
              })
        .unwrap();
}

} // namespace

QFuture<Changed> copyAsset(github::GitHubModel &github, const Step &step, StepNote note)
{
    const CopyPtr copy(new Copy{step, std::move(note), {}});
    if (!copy->folder.isValid()) {
        return answeredNow(std::unexpected(
            Error{.kind = ErrorKind::Storage,
                  .message = Sentences::tr("There is no room for the asset %1 in the folder for temporary files. Make "
                                           "room, then go on.")
                                 .arg(step.name),
                  .detail = copy->folder.errorString()}));
    }
    // What an upload that was cut left behind keeps the name.
    return github.release(step.releaseId)
        .then(&github,
              [&github, copy](const Result<Release> &release) {
                  if (!release)
                      return answeredNow(std::unexpected(release.error()));
                  const auto half = std::ranges::find(release->assets, copy->step.name, &Asset::name);
                  if (half == release->assets.cend() || half->state == Asset::State::Uploaded)
                      return transfer(github, copy);
                  return github.deleteAsset(half->id)
                      .then(&github,
                            [&github, copy](const Result<void> &deleted) {
                                if (!deleted && deleted.error().kind != ErrorKind::NotFound)
                                    return answeredNow(std::unexpected(deleted.error()));
                                return transfer(github, copy);
                            })
                      .unwrap();
              })
        .unwrap();
}

} // namespace slipway::services
