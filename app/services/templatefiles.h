// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plannotes.h"
#include "domain/snapshot.h"

#include <QFuture>
#include <QObject>

namespace slipway::git {
class GitModel;
}
namespace slipway::github {
class GitHubModel;
}

namespace slipway::services {

class RefreshService;

/// A template as it was found.
struct TemplateFile {
    enum class Place {
        WorkTree, ///< of the clone: saved there, committed when asked
        GitHub, ///< on the default branch: changed by a commit or a pull request there
    };

    QString path{};
    QString text{}; ///< lines end with "\n"
    Place place = Place::WorkTree;
    QString branch{}; ///< that is checked out in the clone, or GitHub's default one
    bool exists = true; ///< else it can be made; `text` is empty
    bool isCommitted = true; ///< WorkTree: the branch has the same text
    QByteArray bytes{}; ///< as they are there

    friend bool operator==(const TemplateFile &, const TemplateFile &) = default;
};

/// The templates of release notes, edited in place.
class TemplateFiles final : public QObject {
    Q_OBJECT

public:
    /// Either model may be absent.
    TemplateFiles(git::GitModel *git, github::GitHubModel *github, const RefreshService &refresh,
                  QObject *parent = nullptr);

    /// The text in a file's bytes. BadInput where they are not UTF-8: it would not be the same when it is saved.
    static Result<QString> decoded(const QString &path, const QByteArray &bytes);

    /// Their paths, the one that is used unless a person chooses another first.
    QStringList paths() const;
    /// Of the clone's work tree, else of GitHub's default branch.
    QFuture<Result<TemplateFile>> read(const QString &path);
    QFuture<Result<TemplateFile>> readOnGitHub(const QString &path);
    /// The text that a file of the clone and GitHub's both come from: where the checked-out branch left the default
    /// one. NotFound: there is none.
    QFuture<Result<QString>> common(const QString &path);
    /// Writes it to the clone's work tree, with the line ends that it had. Conflict where the file is not `before` any
    /// more.
    QFuture<Result<TemplateFile>> save(const TemplateFile &before, const QString &text);
    QFuture<Result<Commit>> commit(const QString &path, const QString &message);
    /// The plan that changes a file which was read on GitHub. `newBranch`: a pull request comes from it; empty: a
    /// commit on the branch itself.
    std::expected<Plan, Allowance> plan(const TemplateFile &before, const QString &text, const QString &message,
                                        const QString &newBranch) const;

private:
    git::GitModel *m_git;
    github::GitHubModel *m_github;
    const RefreshService &m_refresh;
};

} // namespace slipway::services
