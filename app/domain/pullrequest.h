// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace slipway {

/// A pull request, as far as release notes speak of it.
struct PullRequest {
    int number = 0;
    QString title{};
    QString author{}; ///< login; empty where the account is gone
    QStringList labels{};
    bool merged = false;
    QDateTime updatedAt{}; ///< UTC
    QString url{}; ///< for people

    friend bool operator==(const PullRequest &, const PullRequest &) = default;
};

} // namespace slipway
