// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepparts.h"

#include "github/githubmodel.h"

#include <QCoreApplication>

namespace slipway::services {

namespace {

using Kind = Reading::Kind;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

/// Once it was made, the next step moves it.
Answer readBranch(github::GitHubModel &github, const Step &step, bool wasSent)
{
    return github.branch(step.branch).then([step, wasSent](const Result<ObjectId> &tip) {
        return tip.transform([&](const ObjectId &commit) -> Reading {
            if (commit.isNull())
                return {Kind::BeforeHolds};
            if (commit == step.commit || wasSent)
                return {Kind::AfterHolds};
            return differs(Sentences::tr("There is a branch %1 already. Choose another name.").arg(step.branch));
        });
    });
}

Result<Reading> judgeFile(const Step &step, const Result<github::FileVersion> &file)
{
    const bool isAbsent = !file && file.error().kind == ErrorKind::NotFound;
    if (!file && !isAbsent)
        return std::unexpected(file.error());
    const QString text = file ? QString::fromUtf8(file->bytes) : QString();
    if (file && text == step.text)
        return Reading{Kind::AfterHolds};
    if (text == step.before)
        return Reading{Kind::BeforeHolds};
    return differs(Sentences::tr("%1 was changed on %2 since. Open it again: what was changed there is merged with "
                                 "yours.")
                       .arg(step.name, step.branch));
}

Answer readPullRequest(github::GitHubModel &github, const Step &step)
{
    return github.openPullRequests(step.branch).then([step](const Result<QList<PullRequest>> &open) {
        return open.transform([&](const QList<PullRequest> &requests) -> Reading {
            if (requests.isEmpty())
                return {Kind::BeforeHolds};
            return {.kind = Kind::AfterHolds, .note = requests.constFirst().url, .found = requests.constFirst().number};
        });
    });
}

template<class T>
Changed done(const Result<T> &answer)
{
    if (!answer)
        return std::unexpected(answer.error());
    return Change();
}

/// With the blob that was read right before, so that what comes between is GitHub's to refuse.
QFuture<Changed> writeFile(github::GitHubModel &github, const Step &step)
{
    return github.file(step.name, step.branch)
        .then(&github,
              [&github, step](const Result<github::FileVersion> &file) {
                  const auto reading = judgeFile(step, file);
                  if (!reading || reading->kind == Kind::Differs) {
                      return QtFuture::makeReadyValueFuture(Changed(
                          std::unexpected(reading ? Error{ErrorKind::Conflict, reading->note} : reading.error())));
                  }
                  github::FileDraft draft;
                  draft.path = step.name;
                  draft.branch = step.branch;
                  draft.bytes = step.text.toUtf8();
                  draft.message = step.reason;
                  draft.blob = file ? file->blob : ObjectId();
                  return github.putFile(draft).then(
                      [](const Result<github::FileCommit> &commit) { return done(commit); });
              })
        .unwrap();
}

} // namespace

Answer readFile(github::GitHubModel &github, const Step &step, const StepContext &context)
{
    if (step.kind == Step::Kind::CreateBranch)
        return readBranch(github, step, context.trace.sentAt.isValid());
    if (step.kind == Step::Kind::OpenPullRequest)
        return readPullRequest(github, step);
    return github.file(step.name, step.branch).then([step](const Result<github::FileVersion> &file) {
        return judgeFile(step, file);
    });
}

QFuture<Changed> changeFile(github::GitHubModel &github, const Step &step)
{
    if (step.kind == Step::Kind::CreateBranch) {
        return github.createBranch(step.branch, step.commit).then([](const Result<void> &answer) {
            return done(answer);
        });
    }
    if (step.kind == Step::Kind::OpenPullRequest) {
        github::PullRequestDraft draft;
        draft.title = step.reason;
        draft.head = step.branch;
        draft.base = step.target;
        return github.createPullRequest(draft).then([](const Result<PullRequest> &made) { return done(made); });
    }
    return writeFile(github, step);
}

} // namespace slipway::services
