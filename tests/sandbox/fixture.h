// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client.h"
#include "gitcommand.h"

#include "sandbox/sandbox.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace slipway::test {

/// A sandbox with an empty repository in a folder of its own, a clock that stands still, and both kinds of clients.
class Fixture {
public:
    explicit Fixture(bool demonstration = false)
        : clock(QDateTime(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC))
    {
        auto started = sandbox::Sandbox::start({.directory = directory.path() + QStringLiteral("/sandbox"),
                                                .seedDemonstration = demonstration,
                                                .ciStep = std::chrono::seconds(10),
                                                .clock = &clock});
        if (!started) {
            qWarning("%s %s", qUtf8Printable(started.error().message), qUtf8Printable(started.error().detail));
            return;
        }
        box = std::move(*started);
        writer.emplace(box->apiUrl(), box->writeToken());
        reader.emplace(box->apiUrl(), box->readToken());
    }

    virtual ~Fixture() = default;
    Fixture(const Fixture &) = delete;
    Fixture &operator=(const Fixture &) = delete;

    QString work() const { return directory.path() + QStringLiteral("/work"); }
    /// Pushes a first commit to main with git and returns its id.
    QString push(bool workflows = true) const { return pushFirstCommit(work(), box->gitDirectory(), workflows); }
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        box->advanceCi();
    }

    QTemporaryDir directory;
    sandbox::DrivenClock clock;
    std::unique_ptr<sandbox::Sandbox> box;
    std::optional<Client> writer;
    std::optional<Client> reader;
};

} // namespace slipway::test
