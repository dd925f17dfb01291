// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace.h"

#include <QJsonObject>

namespace slipway::services {

/// What an environment loses and gains when it runs another commit.
struct Replacement {
    /// Commits, newest first; `count` says how many there are, more than `commits` where GitHub cuts its answer.
    struct Side {
        int count = 0;
        QList<Commit> commits{};
    };

    BaseRef from; ///< what runs
    BaseRef to; ///< what will run in its place
    Side going{}; ///< in `from` and not in `to`
    Side coming{}; ///< in `to` and not in `from`; none: it goes straight back
};

/// Both ends must be known to the clone or to GitHub. That only the commits that come in could not be read is no
/// fault: their number is known then.
QFuture<Result<Replacement>> replacement(Workspace &workspace, const BaseRef &from, const BaseRef &to);

/// {"from","to","going":{"count","commits"},"coming":{…}}; null: not known.
QJsonValue replacementJson(const std::optional<Replacement> &replacement);

} // namespace slipway::services
