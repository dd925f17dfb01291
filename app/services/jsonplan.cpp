// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "json.h"

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

QString stepKey(Step::Kind kind)
{
    switch (kind) {
    case Step::Kind::CreateTag:
        return u"create_tag"_s;
    case Step::Kind::CreateRelease:
        return u"create_release"_s;
    case Step::Kind::LinkRelease:
        return u"link_release"_s;
    case Step::Kind::MarkReleased:
        return u"mark_released"_s;
    case Step::Kind::PostVerdict:
        return u"post_verdict"_s;
    case Step::Kind::RecordVerdict:
        return u"record_verdict"_s;
    case Step::Kind::CopyAsset:
        return u"copy_asset"_s;
    case Step::Kind::DispatchWorkflow:
        return u"dispatch_workflow"_s;
    case Step::Kind::RequestDeployment:
        return u"request_deployment"_s;
    case Step::Kind::EndDeployment:
        return u"end_deployment"_s;
    case Step::Kind::AwaitProbes:
        return u"await_probes"_s;
    case Step::Kind::ReviewDeployment:
        return u"review_deployment"_s;
    case Step::Kind::RecordTick:
        return u"record_tick"_s;
    case Step::Kind::RestoreRelease:
        return u"restore_release"_s;
    case Step::Kind::DeleteRelease:
        return u"delete_release"_s;
    case Step::Kind::DeleteTag:
        return u"delete_tag"_s;
    case Step::Kind::WriteNotes:
        return u"write_notes"_s;
    case Step::Kind::CreateBranch:
        return u"create_branch"_s;
    case Step::Kind::WriteFile:
        return u"write_file"_s;
    case Step::Kind::OpenPullRequest:
        return u"open_pull_request"_s;
    case Step::Kind::AwaitDeployment:
        break;
    }
    return u"await_deployment"_s;
}

QString progressKey(StepProgress::State state)
{
    switch (state) {
    case StepProgress::State::Waiting:
        return u"planned"_s;
    case StepProgress::State::Running:
        return u"running"_s;
    case StepProgress::State::Done:
        return u"done"_s;
    case StepProgress::State::AwaitingRemote:
        return u"awaiting"_s;
    case StepProgress::State::Stopped:
        break;
    }
    return u"stopped"_s;
}

QString kindKey(Plan::Kind kind)
{
    switch (kind) {
    case Plan::Kind::Qualify:
        return u"qualify"_s;
    case Plan::Kind::Reject:
        return u"reject"_s;
    case Plan::Kind::NewCandidate:
        return u"new_candidate"_s;
    case Plan::Kind::RollBack:
        return u"roll_back"_s;
    case Plan::Kind::Review:
        return u"review"_s;
    case Plan::Kind::Checklist:
        return u"checklist"_s;
    case Plan::Kind::Undo:
        return u"undo"_s;
    case Plan::Kind::PublishNotes:
        return u"publish_notes"_s;
    case Plan::Kind::SaveTemplate:
        return u"save_template"_s;
    case Plan::Kind::Promote:
        break;
    }
    return u"promote"_s;
}

QString stateKey(Operation::State state)
{
    switch (state) {
    case Operation::State::Running:
        return u"running"_s;
    case Operation::State::Interrupted:
        return u"interrupted"_s;
    case Operation::State::Waiting:
        return u"waiting"_s;
    case Operation::State::Done:
        return u"done"_s;
    case Operation::State::Replaced:
        return u"replaced"_s;
    case Operation::State::Closed:
        return u"closed"_s;
    case Operation::State::Stopped:
        break;
    }
    return u"stopped"_s;
}

} // namespace

QJsonObject planJson(const Plan &plan, const QList<StepProgress> &progress, const std::optional<QString> &outcome)
{
    QJsonArray steps;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const Step &step = plan.steps[i];
        const StepProgress done = progress.value(i);
        steps.append(QJsonObject{{u"kind"_s, stepKey(step.kind)},
                                 {u"tag"_s, jsonOrNull(step.tag.isEmpty() ? step.fromTag : step.tag)},
                                 {u"environment"_s, jsonOrNull(step.environment)},
                                 {u"now"_s, jsonOrNull(step.now)},
                                 {u"then"_s, jsonOrNull(step.then)},
                                 {u"state"_s, progressKey(done.state)},
                                 {u"was_so_already"_s, done.wasAlreadySo},
                                 {u"at"_s, jsonTime(done.at)},
                                 {u"note"_s, jsonOrNull(done.note)}});
    }
    const bool undoes = plan.kind == Plan::Kind::Undo;
    return {{u"kind"_s, kindKey(plan.kind)},
            {u"undone_kind"_s, undoes ? QJsonValue(kindKey(plan.undone)) : QJsonValue()},
            {u"undoes"_s, undoes ? QJsonValue(plan.undoes) : QJsonValue()},
            {u"reason"_s, jsonOrNull(plan.reason)},
            {u"tag"_s, plan.tag},
            {u"final_tag"_s, jsonOrNull(plan.finalTag)},
            {u"environment"_s, jsonOrNull(plan.environment)},
            {u"commit"_s, plan.commit.hex()},
            {u"steps"_s, steps},
            {u"outcome"_s, outcome ? QJsonValue(*outcome) : QJsonValue()}};
}

QJsonObject operationJson(const Operation &operation)
{
    QJsonObject object = planJson(operation.plan, operation.progress, stateKey(operation.state));
    object[u"id"] = operation.id;
    object[u"repository"] = operation.repository.fullName();
    object[u"api_url"] = operation.repository.apiUrl.toString();
    object[u"by"] = jsonOrNull(operation.by);
    object[u"started_at"] = jsonTime(operation.startedAt);
    object[u"changed_at"] = jsonTime(operation.changedAt);
    object[u"note"] = jsonOrNull(operation.note);
    object[u"resumable"] = operation.isResumable();
    return object;
}

QJsonArray warningsJson(const QList<PreflightWarning> &warnings)
{
    QJsonArray all;
    for (const PreflightWarning &warning : warnings) {
        all.append(QJsonObject{{u"kind"_s, key(warning.kind)},
                               {u"subject"_s, warning.subject},
                               {u"detail"_s, warning.detail},
                               {u"count"_s, warning.count},
                               {u"certain"_s, warning.certain}});
    }
    return all;
}

} // namespace slipway::services
