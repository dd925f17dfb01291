// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steps.h"

#include "github/githubmodel.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

namespace slipway::services {

namespace {

using namespace Qt::StringLiterals;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

template<class T>
QFuture<Changed> withoutRelease(QFuture<Result<T>> future)
{
    return future.then(
        [](const Result<T> &answer) -> Changed { return answer.transform([](const T &) { return Change(); }); });
}

QFuture<Changed> answeredNow(Changed answer)
{
    return QtFuture::makeReadyValueFuture(std::move(answer));
}

QFuture<Changed> request(github::GitHubModel &github, const Step &step)
{
    github::DeploymentDraft draft;
    draft.ref = step.tag;
    draft.environment = step.environment;
    draft.production = step.production;
    // Whoever deploys it reads why; GitHub shows the description beside the deployment.
    draft.description = statusDescription(step.reason);
    if (!step.reason.isEmpty())
        draft.payload = QJsonObject{{u"reason"_s, step.reason}, {u"requested_by"_s, step.by}};
    return withoutRelease(github.createDeployment(draft));
}

QFuture<Changed> end(github::GitHubModel &github, const Step &step)
{
    github::DeploymentStatusDraft draft;
    draft.state = DeploymentState::Inactive;
    draft.description = statusDescription(Sentences::tr("Replaced by %1").arg(step.tag));
    return withoutRelease(github.createDeploymentStatus(step.number, draft));
}

/// The run that made the deployment, as its statuses lead to its log; none: somebody else made it, or it is not said.
std::optional<qint64> runOf(const Deployment &deployment)
{
    static const QRegularExpression address(u"/actions/runs/([0-9]{1,18})(?:/|$)"_s);
    for (auto status = deployment.statuses.crbegin(); status != deployment.statuses.crend(); ++status) {
        if (const auto match = address.match(QUrl(status->logUrl).path()); match.hasMatch())
            return match.capturedView(1).toLongLong();
    }
    return std::nullopt;
}

/// `pending`: what the commit's runs wait for. `run`: the one that made the deployment, where it is known.
QFuture<Changed> decide(github::GitHubModel &github, const Step &step, QList<github::PendingDeployment> pending,
                        const std::optional<qint64> &run)
{
    pending.removeIf([&](const github::PendingDeployment &each) {
        return each.environment != step.environment || each.run != run.value_or(each.run);
    });
    if (pending.size() != 1) {
        const QString sentence = run
            ? Sentences::tr(
                  "The run that deploys %1 to %2 does not wait for a review any more. Refresh and look at what "
                  "waits there now.")
            : Sentences::tr("GitHub does not say which run of %1 waits for a review on %2. Review it on GitHub.");
        return answeredNow(std::unexpected(Error{ErrorKind::Conflict, sentence.arg(step.tag, step.environment)}));
    }
    const auto found = pending.cbegin();
    if (!found->currentUserCanApprove.value_or(true)) {
        return answeredNow(
            std::unexpected(Error{ErrorKind::Forbidden,
                                  Sentences::tr("You are not among those who may review deployments to %1 (%2).")
                                      .arg(step.environment, found->reviewers.join(u", "_s))}));
    }
    return withoutRelease(github.reviewDeployments(found->run, {found->environmentId},
                                                   step.verdict == Verdict::Kind::Qualified, step.reason));
}

QFuture<Changed> review(github::GitHubModel &github, const Step &step)
{
    return github.deployment(step.number)
        .then(&github,
              [&github, step](const Result<Deployment> &shown) {
                  if (!shown)
                      return answeredNow(std::unexpected(shown.error()));
                  const std::optional<qint64> run = runOf(*shown);
                  return github.pendingDeploymentsOf(step.commit)
                      .then(&github,
                            [&github, step, run](const Result<QList<github::PendingDeployment>> &pending) {
                                return pending ? decide(github, step, *pending, run)
                                               : answeredNow(std::unexpected(pending.error()));
                            })
                      .unwrap();
              })
        .unwrap();
}

} // namespace

QFuture<Changed> changeDeploying(github::GitHubModel &github, const Step &step)
{
    switch (step.kind) {
    case Step::Kind::DispatchWorkflow: {
        QMap<QString, QString> inputs;
        for (auto it = step.inputs.cbegin(); it != step.inputs.cend(); ++it)
            inputs.insert(it.key(), it.value());
        return github.dispatchWorkflow(step.workflow, step.tag, inputs)
            .then([](const Result<github::Dispatch> &dispatch) -> Changed {
                return dispatch.transform(
                    [](const github::Dispatch &told) { return Change{.release = {}, .made = told.run.value_or(0)}; });
            });
    }
    case Step::Kind::RequestDeployment:
        return request(github, step);
    case Step::Kind::EndDeployment:
        return end(github, step);
    case Step::Kind::ReviewDeployment:
        return review(github, step);
    default:
        break;
    }
    return answeredNow(Change());
}

} // namespace slipway::services
