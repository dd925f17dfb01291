// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace slipway {

/// A manifest at a commit and the version that it declares; empty when it declares none of its own.
struct ManifestVersion {
    QString path;
    QString version;

    friend bool operator==(const ManifestVersion &, const ManifestVersion &) = default;
};

} // namespace slipway
