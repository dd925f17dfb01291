// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apianswer.h"
#include "domain/result.h"

#include <QDateTime>
#include <QString>

namespace slipway::github {

/// What an error's sentence needs to know of the request.
struct ErrorContext {
    QString host{}; ///< as people name it: github.com
    QString subject{}; ///< what the request was about
    QString request{}; ///< verb and path
    bool signedIn = false;
    bool mutation = false; ///< after a failed write the change may have been made
    QDateTime now{}; ///< UTC
    bool file = false; ///< the bytes of a file were asked for
};

/// An answer that is no success, as an Error with one sentence that says what happened and what to do.
Error errorFromAnswer(const ApiAnswer &answer, const ErrorContext &context);

} // namespace slipway::github
