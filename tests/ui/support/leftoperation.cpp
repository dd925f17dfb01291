// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "leftoperation.h"

#include "services/activity.h"
#include "support/waiting.h"

#include <QTest>

namespace slipway::test {

using namespace Qt::StringLiterals;

namespace {

template<class T>
bool isDone(const QFuture<Result<T>> &future)
{
    return waitUntil([&] { return future.isFinished(); }, std::chrono::seconds(20)) && future.result().has_value();
}

} // namespace

Operation someOperation(const RepositoryName &repository, const QString &tag)
{
    Operation operation;
    operation.repository = repository;
    operation.by = u"octocat"_s;
    operation.startedAt = QDateTime::currentDateTimeUtc();
    operation.plan.tag = tag;
    operation.plan.finalTag = tag.section(u'-', 0, 0);
    const QString final = operation.plan.finalTag;
    operation.plan.steps = {Step{.kind = Step::Kind::CreateTag, .tag = final, .then = u"302eded"_s},
                            Step{.kind = Step::Kind::LinkRelease,
                                 .tag = final,
                                 .fromTag = tag,
                                 .releaseId = 1,
                                 .name = final,
                                 .now = tag,
                                 .then = final},
                            Step{.kind = Step::Kind::MarkReleased, .releaseId = 1, .prerelease = true, .latest = true},
                            Step{.kind = Step::Kind::AwaitDeployment,
                                 .tag = final,
                                 .environment = u"release-preprod"_s,
                                 .now = u"0.1.1 · f855acc"_s,
                                 .then = u"%1 · 302eded"_s.arg(final)}};
    operation.progress = QList<StepProgress>(operation.plan.steps.size());
    operation.progress[0] = {.state = StepProgress::State::Done, .at = operation.startedAt};
    operation.progress[1] = {.state = StepProgress::State::Running, .at = operation.startedAt};
    return operation;
}

bool leaveOperation(const QString &folder, Operation operation)
{
    services::Activity other(folder);
    const auto begun = other.begin(operation);
    if (!isDone(begun))
        return false;
    operation.id = *begun.result();
    for (int step = 0; step < operation.progress.size(); ++step) {
        if (operation.progress.at(step).state != StepProgress::State::Waiting
            && !isDone(other.record(operation.id, step, operation.progress.at(step))))
            return false;
    }
    if (operation.state == Operation::State::Running)
        return true;
    operation.changedAt = QDateTime::currentDateTimeUtc();
    return isDone(other.end(operation));
}

} // namespace slipway::test
