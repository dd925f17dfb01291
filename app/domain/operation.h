// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan.h"
#include "repositoryname.h"

namespace slipway {

/// One run of a plan, as the journal keeps it. It may have been stopped and resumed: the steps show how far it has
/// come.
struct Operation {
    enum class State {
        Running,
        Interrupted, ///< Slipway ended in the middle of it
        Waiting, ///< all changes are made; a deployment is waited for
        Stopped, ///< `note` says why
        Done,
        Replaced, ///< another operation of the same kind for the same candidate was begun instead
        Closed, ///< a person put it aside without going on
    };

    qint64 id = 0; ///< 0: not in the journal yet
    RepositoryName repository{};
    QString by{}; ///< login; empty: not known
    QDateTime startedAt{}; ///< UTC
    QDateTime changedAt{}; ///< UTC; when it was resumed, or came to its end
    State state = State::Running;
    ErrorKind stopKind = ErrorKind::Stopped; ///< of `note`, for Stopped
    QString note{}; ///< the one fact that differs, or what happened, in a sentence
    Plan plan{}; ///< without steps when it was written by another version of Slipway
    QList<StepProgress> progress{}; ///< one for each step

    /// It has not come to its end, and nobody runs it.
    bool isOpen() const { return state == State::Interrupted || state == State::Waiting || state == State::Stopped; }
    /// It can be gone on with.
    bool isResumable() const { return isOpen() && !plan.steps.isEmpty(); }
    /// It is neither done nor put aside.
    bool isUnfinished() const { return state == State::Running || isOpen(); }
    /// Something was changed on GitHub by it.
    bool hasChangedSomething() const;

    friend bool operator==(const Operation &, const Operation &) = default;
};

/// How many changes are still to be made once what is waited for has come.
int changesLeft(const Plan &plan, const QList<StepProgress> &progress);

} // namespace slipway
