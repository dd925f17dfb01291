// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace slipway::github {

/// GitHub's error body: {message, errors[]}, where errors[] holds objects {resource, field, code, message?} or
/// plain strings. Everything in it is cleaned for showing: one line, no control characters, at most 300 characters.
struct ErrorBody {
    QString message;
    QStringList texts; ///< one per entry of errors[]: its own message, else worded by field and code
    QStringList codes; ///< "already_exists", "missing_field", …
    QStringList contexts; ///< checks that stand in the way of a deployment

    /// Everything together, to look for phrases in.
    QString allText() const;
    /// What the host says, without a full stop: the entries, else the message.
    QString words() const;
    /// The same behind a colon; nothing when it says nothing.
    QString quoted() const;
};

/// Never fails: HTML, nothing, or odd JSON give an empty one.
ErrorBody parseErrorBody(const QByteArray &body);

/// A host's text made fit for a sentence: one line without control and direction marks, at most 300 characters.
QString cleaned(const QString &text);

} // namespace slipway::github
