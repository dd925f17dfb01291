// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace slipway::test {

/// A line of left-out.txt: an answer that GitHub gives and its description leaves out, or what Prism cannot pass on.
struct LeftOut {
    QString operation; ///< "GET /user", or "ANY"
    int status = 0; ///< of the answer; 0: the operation goes around Prism
    QString place{}; ///< "response.body.*.state"; empty: that the description has no such status
    QString why;
    bool used = false;
};

/// All lines of the file; those that are not understood come without `why`.
QList<LeftOut> readLeftOut();

} // namespace slipway::test
