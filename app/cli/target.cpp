// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "target.h"

#include "output.h"

#include "services/activity.h"
#include "services/tokens.h"

#include <QCoreApplication>
#include <QDir>

namespace slipway::cli {

using namespace services;

namespace {

struct Targets {
    Q_DECLARE_TR_FUNCTIONS(slipway::cli::Targets)
};

using Answer = Result<WorkspaceOptions>;

QFuture<Answer> ready(Answer answer)
{
    return QtFuture::makeReadyValueFuture(std::move(answer));
}

bool needsGitHub(const QString &command)
{
    static const QStringList offline{QStringLiteral("candidates"), QStringLiteral("show"), QStringLiteral("compare"),
                                     QStringLiteral("changes"), QStringLiteral("notes render")};
    return !offline.contains(command);
}

QFuture<Answer> withToken(const WorkspaceOptions &options)
{
    return findToken(*options.repository).then([options](const Result<Secret> &token) -> Answer {
        WorkspaceOptions complete = options;
        if (token)
            complete.token = *token;
        else
            complete.refresh.tokenProblem = token.error();
        return complete;
    });
}

/// A token goes to github.com, or to the server that a person named: never to one that only the journal names.
std::optional<Error> notMeant(const CommandLine &line, const Operation &operation)
{
    const RepositoryName &repository = operation.repository;
    if (line.repository && *line.repository != repository) {
        return Error{ErrorKind::BadInput,
                     Targets::tr("Operation %1 is of %2 at %3: leave --repo out, or name that one.")
                         .arg(operation.id)
                         .arg(repository.fullName(), repository.host)};
    }
    if (line.repository || repository.apiUrl == RepositoryName::apiUrlFor(QStringLiteral("github.com")))
        return std::nullopt;
    return Error{ErrorKind::BadInput,
                 Targets::tr("Operation %1 is of a server other than github.com. If that is meant, and your token may "
                             "go there: %2")
                     .arg(operation.id)
                     .arg(aboutOperation(line.command, operation.id, repository))};
}

/// The operation's own repository; where it is, is not asked again.
QFuture<Answer> ofOperation(const CommandLine &line, const WorkspaceOptions &options, Activity &activity)
{
    return activity.reload()
        .then(qApp,
              [line, options, &activity](const Result<QList<Operation>> &operations) {
                  if (!operations)
                      return ready(std::unexpected(operations.error()));
                  const Operation *operation = activity.find(line.operation);
                  if (!operation) {
                      return ready(std::unexpected(
                          Error{ErrorKind::BadInput,
                                Targets::tr("There is no operation %1 on this machine; see slipway activity.")
                                    .arg(line.operation)}));
                  }
                  if (const auto error = notMeant(line, *operation))
                      return ready(std::unexpected(*error));
                  WorkspaceOptions complete = options;
                  complete.repository = operation->repository;
                  return withToken(complete);
              })
        .unwrap();
}

} // namespace

QFuture<Answer> target(const CommandLine &line, Activity &activity)
{
    WorkspaceOptions options;
    options.repository = line.repository;
    options.clonePath = line.clonePath;
    options.historyDirectory = cacheDirectory(); // a command reads too little for a snapshot that a window shows
    options.refresh.baseRevision = line.base;
    options.refresh.labels = line.labels;
    static const QStringList withoutCandidates{QStringLiteral("status"),   QStringLiteral("compare"),
                                               QStringLiteral("rollback"), QStringLiteral("review"),
                                               QStringLiteral("changes"),  QStringLiteral("notes render")};
    options.refresh.candidates = !withoutCandidates.contains(line.command);
    if (line.command == u"resume" || line.command == u"undo")
        return ofOperation(line, options, activity);
    if (options.repository)
        return withToken(options);
    if (options.clonePath.isEmpty())
        options.clonePath = QDir::currentPath();
    if (!needsGitHub(line.command))
        return ready(options);
    return remoteRepositories(options.clonePath)
        .then(qApp,
              [options, command = line.command](const Result<QList<RepositoryName>> &repositories) {
                  if (!repositories)
                      return ready(std::unexpected(repositories.error()));
                  if (repositories->isEmpty()) {
                      return ready(std::unexpected(Error{
                          ErrorKind::BadInput,
                          Targets::tr("“%1” needs a GitHub repository, and no remote of %2 names one: give --repo "
                                      "OWNER/NAME.")
                              .arg(command, options.clonePath)}));
                  }
                  WorkspaceOptions complete = options;
                  complete.repository = repositories->constFirst();
                  return withToken(complete);
              })
        .unwrap();
}

} // namespace slipway::cli
