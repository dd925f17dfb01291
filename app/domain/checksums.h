// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <expected>
#include <optional>

namespace slipway {

/// One line of a list of SHA-256 digests.
struct Checksum {
    QString name; ///< of a file, without a folder
    QString sha256; ///< 64 lower-case hexadecimal digits

    friend bool operator==(const Checksum &, const Checksum &) = default;
};

/// Why a list vouches for nothing.
struct ChecksumFault {
    enum class Kind {
        TooLarge, ///< more than a megabyte, or more than 10,000 lines
        NotText, ///< not UTF-8
        NotAList, ///< `line` is none of the three forms
        NamesAPath, ///< `line`: a release's files have no folders, so that it cannot be one of them
        Contradiction, ///< `line` gives `name` another digest than a line before
        Empty,
    };

    Kind kind = Kind::Empty;
    int line = 0; ///< from 1; 0: the whole
    QString name{};

    friend bool operator==(const ChecksumFault &, const ChecksumFault &) = default;
};

/// Reads what `sha256sum` writes: "HEX  name", "HEX *name" and "SHA256 (name) = HEX" (--tag). Empty lines, lines that
/// begin with "#" and digests of other algorithms in the last form are passed over; a leading "./" is dropped. One line
/// that cannot be read spoils the list: somebody who can bend a list must not choose which of its lines count.
std::expected<QList<Checksum>, ChecksumFault> parseChecksums(const QByteArray &text);

/// The text of a clear-signed message (RFC 9580 §7: cleartext signature framework), its dash-escapes undone. nullopt:
/// it is not exactly one such message. It verifies nothing: for lists whose signature nobody asked to have checked.
std::optional<QByteArray> clearSignedText(const QByteArray &message);

} // namespace slipway
