// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations.h"
#include "program.h"

#include <expected>

namespace slipway::test {

/// A command of the program, and what its repository is like.
struct Scenario {
    using Direction = Operations::Direction;
    using Texts = QList<std::pair<QByteArray, QByteArray>>;

    QString name;
    QStringList arguments{}; ///< empty: it goes on with `journaled`, or undoes it
    Texts configuration{}; ///< what is replaced in .slipway.toml
    /// The changes that it shares with this one are covered there. Itself: none are, and it is killed at anything.
    QString like{};
    Direction direction = Direction::Forward; ///< which repository
    QString journaled{}; ///< an operation, of which the journal tells before: begun, or for Back done

    bool isWhole() const { return like == name; }
    static QList<Scenario> all();
};

/// A run that nothing happened to.
struct CleanRun {
    QStringList before; ///< remoteThings()
    QStringList things; ///< … after it
    QList<sandbox::Visit> requests;
    std::chrono::nanoseconds changing{0}; ///< from the first change to the program's end

    /// Its number among the requests, from 0.
    int firstChange() const;
};

/// Lets the repository's configuration ask for a release for each tag, with copies of the assets. False: it does not.
bool releaseAnew(sandbox::Sandbox &sandbox);
/// Replaces parts of the repository's .slipway.toml, each of which is there. False: it is as it was.
bool configure(sandbox::Sandbox &sandbox, const Scenario::Texts &texts);

/// One run of the program on a sandbox of its own, that is killed with SIGKILL, and what a person does then.
class Killing final {
public:
    using When = sandbox::Effect::When;
    enum class After { Resumed, RanAgain, WasDone };

    Killing(Operations &operations, const Scenario &scenario);

    /// Why nothing can be tried; empty: it can.
    const QString &fault() const { return m_fault; }
    const Scenario &scenario() const { return m_scenario; }

    std::expected<CleanRun, QString> runWhole();

    // Each starts the command and kills it. False: the moment did not come.

    /// While a request (from 0) is held.
    bool killHolding(int request, When when);
    /// The same for a read; at the program's end where a faster run looked less often at what it waited for.
    bool killHoldingRead(int request, When when);
    /// At a change of the journal's files (from 0), as soon as it is heard of; at the program's end when there are not
    /// so many.
    bool killAtWrite(int write);
    /// So long after the request of this number was let through; after the program's end if that is earlier.
    bool killAfterFirstChange(int request, std::chrono::nanoseconds moment);
    /// When the next request that changes what is seen was carried out and not answered.
    bool killAtNextChange();
    /// Resumes what was begun, and kills that in the same way. False: it came to its end before.
    bool resumeAndKillAtNextChange();

    /// Looks into the journal, and resumes what is there, or runs the command again. What went wrong, if anything did.
    std::expected<After, QString> goOn();
    QStringList things();
    QList<sandbox::Visit> requests() { return m_stage->sandbox().requests(); }

private:
    /// Writes down what was begun or done before.
    void enterIntoJournal(const Operations::Named &named);
    std::unique_ptr<QProcess> start() const;
    bool killAtNextChange(std::unique_ptr<QProcess> process);
    bool killWhenHeld(QProcess &process);
    void kill(QProcess &process);

    std::unique_ptr<Stage> m_stage;
    Scenario m_scenario;
    QString m_fault;
    std::optional<Program> m_program;
    qint64 m_journaled = 0; ///< the operation that the journal told of before; 0: none
};

} // namespace slipway::test
