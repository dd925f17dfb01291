// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "objectid.h"
#include "probe.h"
#include "result.h"
#include "verdict.h"

#include <QHash>
#include <QList>
#include <QString>

namespace slipway {

/// One remote change, or something to wait for, with what must hold before it and what holds after it.
struct Step {
    enum class Kind {
        CreateTag, ///< `tag` on `commit`; with `fromTag`, a candidate: only while that is there and not rejected
        CreateRelease, ///< a release for `tag`, `prerelease`, `draft` or neither, with the text of release `sourceId`;
                       ///< only while `tag` is on `commit`
        LinkRelease, ///< release `releaseId` from `fromTag` to `tag`, only while that is on `commit`
        MarkReleased, ///< release `releaseId`: pre-release or draft → release, and latest or not; likewise
        PostVerdict, ///< status qualification/`fromTag` on `commit`
        RecordVerdict, ///< the managed block of release `releaseId`
        AwaitDeployment, ///< `environment` runs `commit`; changes nothing itself
        CopyAsset, ///< asset `number`, `name`, of another release to release `releaseId`
        DispatchWorkflow, ///< a run of `workflow` on `tag`, which deploys it to `environment`
        RequestDeployment, ///< a deployment of `tag` to `environment`, for whoever listens for it
        EndDeployment, ///< deployment `number` to `environment` becomes inactive once `commit` runs there
        AwaitProbes, ///< the nodes of `environment` report `tag`; changes nothing itself
        ReviewDeployment, ///< deployment `number`, which waits for a review, is approved or rejected (`verdict`)
        RecordTick, ///< the managed block of release `releaseId`: `item` is `ticked` for `fromTag`, or not any more
        RestoreRelease, ///< release `releaseId` from `fromTag` back to `tag`, named `name`, pre-release or draft again
        DeleteRelease, ///< release `releaseId` for `tag`; with `sourceId` only while it is a copy of that release
        DeleteTag, ///< `tag`, only while it is on `commit` and no published release is linked to it
        WriteNotes, ///< the text of release `releaseId` outside its managed block becomes `text`, only while it is
                    ///< `before`
        CreateBranch, ///< the branch `branch` on `commit`
        WriteFile, ///< the file `name` on `branch` becomes `text`, with the message `reason`, only while it is `before`
        OpenPullRequest, ///< from `branch` to `target`, with the title `reason`
    };

    Kind kind = Kind::CreateTag;
    QString tag{};
    QString fromTag{};
    ObjectId commit{};
    qint64 releaseId = 0; ///< 0: the one that an earlier step of the plan made for `tag`
    QString name{}; ///< the release's name, the tag's message, or the asset's name
    QString environment{};
    bool prerelease = false;
    bool latest = false;
    Verdict::Kind verdict = Verdict::Kind::Qualified;
    QString reason{}; ///< of a verdict, a review or a roll back, whole
    QString by{}; ///< login of who decides
    QDateTime at{}; ///< when
    QString now{}; ///< what is so before it, for people: a tag, "0.1.1 · 9ab03c1"; empty: nothing yet
    QString then{}; ///< what will be so after it
    bool draft = false;
    qint64 sourceId = 0; ///< release whose text is taken over; 0: none
    qint64 number = 0;
    qint64 since = 0; ///< deployments count from the one after this; 0: all of them do
    qint64 size = 0; ///< bytes of an asset
    QString digest{}; ///< of an asset, "sha256:…"; empty: GitHub did not say
    QString contentType{}; ///< of an asset
    QString workflow{}; ///< file name
    QHash<QString, QString> inputs{}; ///< of the workflow
    QDateTime seen{}; ///< PostVerdict: time of the newest verdict that was known; a later one by anybody stops it
    bool production = false; ///< of `environment`
    QString item{}; ///< of the checklist
    bool ticked = false;
    std::optional<ProbeTask> probing{}; ///< AwaitProbes
    /// What an undo leads back to: the release's name (LinkRelease), the ref that ran (deployments). DeleteRelease: the
    /// assets that it is known to have; see assetMark(). WriteNotes, WriteFile: the text that is known to be there.
    QString before{};
    QString text{}; ///< that is written. CreateRelease: in place of what `sourceId` has outside its managed block
    QString branch{};
    QString target{}; ///< branch

    bool changesRemote() const { return kind != Kind::AwaitDeployment && kind != Kind::AwaitProbes; }
    friend bool operator==(const Step &, const Step &) = default;
};

/// What will be done, in this order. A value: made by a rule, shown to a person, then run.
struct Plan {
    enum class Kind {
        Qualify,
        Reject,
        Promote,
        NewCandidate,
        RollBack,
        Review,
        Checklist,
        Undo,
        PublishNotes, ///< `tag`: of the release
        SaveTemplate, ///< `tag`: the file's path
    };

    Kind kind = Kind::Promote;
    QString tag; ///< the candidate; what is rolled back to or reviewed
    QString finalTag{}; ///< promotions
    ObjectId commit{};
    QList<Step> steps{};
    QString environment{}; ///< roll backs and reviews
    Kind undone = Kind::Promote; ///< Undo: what kind of operation is taken back; the tags and the commit are that one's
    qint64 undoes = 0; ///< Undo: the operation's number in the journal
    QString reason{}; ///< why, as a person said it; empty: nobody was asked

    friend bool operator==(const Plan &, const Plan &) = default;
};

/// What a step left behind when its change was sent, so that it is found again, whatever happens to the answer.
struct StepTrace {
    QDateTime sentAt{}; ///< when its change was last sent; invalid: never, or it was refused
    qint64 newest = 0; ///< DispatchWorkflow: number of the newest run that was there before
    qint64 made = 0; ///< CreateRelease, DispatchWorkflow: number of what is there for it now; 0: not known

    friend bool operator==(const StepTrace &, const StepTrace &) = default;
};

/// How far a step has come.
struct StepProgress {
    enum class State { Waiting, Running, Done, AwaitingRemote, Stopped };

    State state = State::Waiting;
    bool wasAlreadySo = false; ///< Done without a change: `after` held already
    QDateTime at{};
    QString note{}; ///< what is waited for, or the fact that differs
    StepTrace trace{};

    friend bool operator==(const StepProgress &, const StepProgress &) = default;
};

} // namespace slipway
