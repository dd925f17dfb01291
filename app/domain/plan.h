// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "objectid.h"
#include "result.h"
#include "verdict.h"

#include <QList>
#include <QString>

namespace slipway {

/// One remote change, or something to wait for, with what must hold before it and what holds after it.
struct Step {
    enum class Kind {
        CreateTag, ///< `tag` on `commit`; with `fromTag`, a candidate: only while that is there and not rejected
        CreateRelease, ///< a release for `tag`, `prerelease` or not
        LinkRelease, ///< release `releaseId` from `fromTag` to `tag`
        MarkReleased, ///< release `releaseId`: pre-release → release, and latest or not
        PostVerdict, ///< status qualification/`fromTag` on `commit`
        RecordVerdict, ///< the managed block of release `releaseId`
        AwaitDeployment ///< `environment` runs `commit`; changes nothing itself
    };

    Kind kind = Kind::CreateTag;
    QString tag{};
    QString fromTag{};
    ObjectId commit{};
    qint64 releaseId = 0;
    QString name{}; ///< the release's name, or the tag's message
    QString environment{};
    bool prerelease = false;
    bool latest = false;
    Verdict::Kind verdict = Verdict::Kind::Qualified;
    QString reason{}; ///< of a verdict, whole
    QString by{}; ///< login of who decides
    QDateTime at{}; ///< when
    QString now{}; ///< what is so before it, for people: a tag, "0.1.1 · 9ab03c1"; empty: nothing yet
    QString then{}; ///< what will be so after it

    bool changesRemote() const { return kind != Kind::AwaitDeployment; }
    friend bool operator==(const Step &, const Step &) = default;
};

/// What will be done, in this order. A value: made by a rule, shown to a person, then run.
struct Plan {
    enum class Kind { Qualify, Reject, Promote, NewCandidate };

    Kind kind = Kind::Promote;
    QString tag; ///< the candidate
    QString finalTag{}; ///< promotions
    ObjectId commit{};
    QList<Step> steps{};

    friend bool operator==(const Plan &, const Plan &) = default;
};

/// How far a step has come.
struct StepProgress {
    enum class State { Waiting, Running, Done, Skipped, AwaitingRemote, Stopped };

    State state = State::Waiting;
    bool wasAlreadySo = false; ///< Done without a change: `after` held already
    QDateTime at{};
    QString note{}; ///< what is waited for, or the fact that differs

    friend bool operator==(const StepProgress &, const StepProgress &) = default;
};

} // namespace slipway
