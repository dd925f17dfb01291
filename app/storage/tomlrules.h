// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

/// What may stand in the values of .slipway.toml. Each function takes a text and returns what is wrong with it as a
/// translated sentence, or nothing.
namespace slipway::storage::tomlrules {

QString finalPattern(const QString &pattern);
QString candidatePattern(const QString &pattern);
QString label(const QString &label);
QString someText(const QString &text);
/// A path inside the repository: relative, with "/", not leading out of it.
QString repositoryPath(const QString &path);
QString probeUrl(const QString &url);
/// A JSON pointer (RFC 6901), header:NAME or regex:…
QString probeVersion(const QString &text);
/// The fingerprint of an OpenPGP key: 40 hexadecimal digits, spaces between them allowed.
QString fingerprint(const QString &text);
QString deploy(const QString &text);
QString soak(const QString &text);

/// "90s", "30m", "72h" or "3d"; nullopt for anything else and for more than a year.
std::optional<std::chrono::seconds> duration(const QString &text);

} // namespace slipway::storage::tomlrules
