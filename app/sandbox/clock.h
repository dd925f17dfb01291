// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMutex>

#include <chrono>

namespace slipway::sandbox {

/// Where the sandbox takes the time from. now() is called on the server's thread.
class Clock {
public:
    Clock() = default;
    virtual ~Clock();
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

    /// UTC.
    virtual QDateTime now() const = 0;
    /// True: time moves only when somebody moves it, so the CI never ticks by itself.
    virtual bool isDriven() const = 0;
};

class SystemClock final : public Clock {
public:
    QDateTime now() const override;
    bool isDriven() const override { return false; }
};

/// A clock that stands still until it is moved. May be moved from any thread.
class DrivenClock final : public Clock {
public:
    explicit DrivenClock(const QDateTime &start);

    QDateTime now() const override;
    bool isDriven() const override { return true; }
    void advance(std::chrono::milliseconds by);

private:
    mutable QMutex m_mutex;
    QDateTime m_now;
};

} // namespace slipway::sandbox
