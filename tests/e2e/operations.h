// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage.h"

#include "sandbox/clock.h"

namespace slipway::test {

/// One of each kind of operation, planned on one seeded repository of which every try gets a copy of its own.
class Operations final {
public:
    struct Named {
        QString name;
        Plan plan;
    };

    enum class Direction {
        Forward,
        Back, ///< the repository holds what operations did, and the plans take it back
    };

    explicit Operations(Direction direction = Direction::Forward);

    /// Why there are none; empty: there are.
    const QString &fault() const { return m_fault; }
    const QList<Named> &all() const { return m_all; }
    Plan plan(const QString &name) const;
    /// A repository as it was when the plans were made. Its CI stands still.
    std::unique_ptr<Stage> stage();

private:
    void planForward();
    void planBack();
    /// Runs it, and plans its undo.
    void addUndo(const QString &name, Plan plan);
    void add(const QString &name, const std::expected<Plan, Allowance> &plan);

    sandbox::DrivenClock m_clock;
    std::unique_ptr<Stage> m_origin;
    QString m_fault;
    QList<Named> m_all;
};

} // namespace slipway::test
