// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage.h"
#include "support/loopbackserver.h"

#include "sandbox/clock.h"

#include <QMutex>

namespace slipway::test {

/// One of each kind of operation, planned on one seeded repository of which every try gets a copy of its own.
class Operations final {
public:
    struct Named {
        QString name;
        Plan plan;
        qsizetype shared = 0; ///< so many of its first steps are those of an ordinary promotion
        Operation undone{}; ///< Back: what the plan takes back, as the journal keeps it
    };

    enum class Direction {
        Forward,
        Back, ///< the repository holds what operations did, and the plans take it back
        On, ///< it holds what an operation asked for, that came meanwhile, and the plan goes on
    };

    explicit Operations(Direction direction = Direction::Forward);

    /// Why there are none; empty: there are.
    const QString &fault() const { return m_fault; }
    const QList<Named> &all() const { return m_all; }
    const Named *find(const QString &name) const;
    Plan plan(const QString &name) const { return find(name)->plan; }
    /// Forward: somebody else's promotion of the version's other candidate.
    const Plan &rival() const { return m_rival; }
    /// A repository as it was when the plans were made. Its CI stands still. From any thread.
    std::unique_ptr<Stage> stage();

    /// What the nodes answer from now on that a plan asks (On). By itself: that they run what they should.
    void setNodes(const ServedAnswer &answer) { m_nodes = answer; }
    /// What they were asked.
    QList<SeenRequest> asked() const { return m_node ? m_node->seen() : QList<SeenRequest>(); }
    static ServedAnswer rightNodes();

private:
    void planForward();
    void planBack();
    void planOn();
    /// Runs it, and plans its undo.
    void addUndo(const QString &name, Plan plan);
    bool runChanges(Plan plan);
    void add(const QString &name, const std::expected<Plan, Allowance> &plan);
    /// A promotion whose way to the last environment is another one.
    void addDeploying(const QString &name, const std::expected<Plan, Allowance> &plan);

    QMutex m_mutex;
    sandbox::DrivenClock m_clock;
    std::unique_ptr<Stage> m_origin;
    ServedAnswer m_nodes = rightNodes();
    std::unique_ptr<LoopbackServer> m_node;
    QString m_fault;
    QList<Named> m_all;
    Plan m_rival;
};

} // namespace slipway::test
