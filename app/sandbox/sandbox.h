// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clock.h"
#include "faulteffects.h"
#include "state.h"
#include "visit.h"

#include <QFuture>
#include <QJsonObject>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>

namespace slipway::sandbox {

class SandboxServer;

struct SandboxOptions {
    QString directory{}; ///< made when it is not there; its content survives
    quint16 port = 0; ///< 0: the one of the last time where that is free, else any free one
    bool seedDemonstration = true; ///< else an empty repository without environments
    bool withClone = false; ///< also make the clone, while starting
    std::chrono::milliseconds ciStep{3000}; ///< from one state of a deployment or check to the next
    std::chrono::milliseconds autoReview{0}; ///< somebody approves what waits after so long; 0: nobody does
    Clock *clock = nullptr; ///< outlives the sandbox; nullptr: the system's time
};

/// A GitHub stand-in that runs on a thread of its own. Everything here may be called from any thread, by one at a time.
/// Destroying it ends the server and waits for the request at hand.
class Sandbox final {
public:
    /// Starts one; waits until it listens (a second or two where it seeds). For programs without a window, and tests.
    static Result<std::unique_ptr<Sandbox>> start(const SandboxOptions &options);
    /// The same without waiting. The future holds a value that can be taken once (takeResult(), or then()).
    static QFuture<Result<std::unique_ptr<Sandbox>>> startAsync(const SandboxOptions &options);
    ~Sandbox();

    /// http://127.0.0.1:PORT
    QUrl apiUrl() const;
    /// "example/network"
    QString repository() const { return m_facts.repository; }
    QString gitDirectory() const { return m_facts.gitDirectory; }
    QByteArray writeToken() const { return m_facts.writeToken; }
    QByteArray readToken() const { return m_facts.readToken; }
    /// {"api_url","repository","git_dir","tokens":{"write","read"}}
    QJsonObject announcement() const;

    /// The path of a real clone in the sandbox's folder, whose origin is the sandbox's bare repository. Makes it where
    /// it is not there yet; that takes a moment (see SandboxOptions::withClone).
    Result<QString> cloneForDemonstration() const;

    /// Runs a function over the state on the server's thread, keeps the outcome, and returns when that is done. For
    /// tests.
    void invoke(const std::function<void(State &)> &change);
    /// Lets the CI do what is due now. For tests with a driven clock.
    void advanceCi();

    // Faults, for tests. Several that fit the same request: each counts it, the one that was added first is played.
    void addFault(const Fault &fault);
    /// Ends all faults: stale reads are over, and what is held or slow goes on at once.
    void clearFaults();
    /// How many requests are held at the moment. One whose client has gone is not; if it was held before it was
    /// carried out, it never will be.
    int heldRequests();
    /// Lets the held requests go on.
    void releaseRequests();
    /// What came in since the start (the newest few thousand), oldest first.
    QList<Visit> requests();

private:
    struct Facts {
        quint16 port = 0;
        QString repository;
        QString gitDirectory;
        QString cloneDirectory;
        QByteArray writeToken;
        QByteArray readToken;
    };

    Sandbox();
    Result<void> boot(const SandboxOptions &options);
    void run(const std::function<void()> &work);

    // The thread's own object; what is called on it runs there.
    QObject *m_context = nullptr;
    QThread *m_thread = nullptr;
    std::unique_ptr<SandboxServer> m_server;
    Facts m_facts;
};

} // namespace slipway::sandbox
