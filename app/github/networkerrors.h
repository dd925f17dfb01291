// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "errors.h"

#include <QNetworkReply>

namespace slipway::github {

/// No usable answer came. `technical` is Qt's own text. A TLS fault is said apart, because trying again is no help.
Error errorFromNetwork(QNetworkReply::NetworkError code, const QString &technical, const ErrorContext &context);

/// The answer is larger than anything GitHub sends.
Error answerTooLarge(const ErrorContext &context);

/// The answer came, but Qt could not, or for its size would not, unpack it.
Error answerNotUnpacked(const QString &technical, const ErrorContext &context);

/// One redirect too many.
Error endlessRedirects(const ErrorContext &context);

/// The caller, or the end of the model, put an end to it.
Error cancelled();

/// Whether asking again a moment later may help: not for TLS faults, time-outs (they took long already), protocol
/// faults and addresses that cannot be used.
bool worthRepeating(QNetworkReply::NetworkError code);

/// Whether Qt made this error out of an HTTP status, so that the answer's own words are at hand.
bool isHttpError(QNetworkReply::NetworkError code);

} // namespace slipway::github
