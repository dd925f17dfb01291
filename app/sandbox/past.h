// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "git/repository.h"
#include "state.h"

#include <QDeadlineTimer>
#include <QTemporaryDir>

#include <chrono>
#include <memory>
#include <optional>

namespace slipway::sandbox {

/// Everything as it was before a change, for clients that read from a replica which lags behind. The references stand
/// in a repository of their own, which borrows the objects.
class Past final {
public:
    /// Keeps what is now until `duration` has passed or so many reads were answered from it (0: no such end).
    Result<void> keep(const State &state, const git::Repository &git, std::chrono::milliseconds duration, int reads);
    /// Whether the read at hand is answered from it; counts the read.
    bool takesRead();
    void forget();

    State &state() { return m_then->state; }
    git::Repository &git() { return m_then->git; }

private:
    struct Then {
        std::unique_ptr<QTemporaryDir> folder;
        git::Repository git;
        State state;
        QDeadlineTimer end;
        int reads; ///< that are left; negative: without such an end
    };

    std::optional<Then> m_then;
};

} // namespace slipway::sandbox
