// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faulteffects.h"
#include "visit.h"
#include "wire.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace slipway::sandbox {

/// Stands between the sockets and the server: writes down every request, and plays the faults that a test asked for.
/// Belongs to the server's thread and never blocks it.
class Faults final : public QObject {
    Q_OBJECT

public:
    /// Carries a request out.
    using Work = std::function<Response(Request &)>;
    /// Keeps how things are now, for the effect's time.
    using Remember = std::function<void(const Effect &)>;

    Faults(Work work, Remember remember);

    void add(const Fault &fault) { m_rules.append({fault}); }
    /// Forgets the rules; what waits goes on at once.
    void clear();

    /// Answers a request, now or later, or never.
    void serve(Request request, Line line);

    /// Requests that are held at the moment.
    int held() const;
    /// Lets those go on that are held.
    void release();

    /// The newest few thousand, oldest first.
    QList<Visit> visits() const { return m_visits; }

private:
    struct Rule {
        Fault fault;
        int seen = 0; ///< requests that fitted
    };
    struct Waiting {
        Line line;
        std::function<void(Line &)> go;
        bool held;
    };

    Visit &noteVisit(const Request &request);
    std::optional<Effect> take(const Request &request, const QString &route);
    Response carryOut(Request &request, int visit);
    void play(const Effect &effect, Request request, int visit, Line line);
    /// Before: `go` carries the request out; After: that is done now.
    int wait(const Effect &effect, Request request, int visit, Line line);
    void goOn(int waiting);

    Work m_work;
    Remember m_remember;
    QList<Rule> m_rules;
    QList<Visit> m_visits;
    std::map<int, Waiting> m_waiting;
    int m_lastVisit = 0;
    int m_lastWaiting = 0;
};

} // namespace slipway::sandbox
