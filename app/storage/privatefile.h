// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace slipway::storage {

/// Sees to it that `file` exists, with its folder, and that only its owner can read or write it. False: it cannot be.
bool makePrivate(const QString &file);

/// Renames a damaged file to FILE.damaged (an older one of that name goes), and removes its `companions`, suffixes of
/// files that belong to it.
void setAside(const QString &file, const QStringList &companions = {});

/// The same, but nothing goes: the file and its companions are kept under a name of their own, which is the answer;
/// empty: they could not be renamed.
QString keepAside(const QString &file, const QStringList &companions = {});

} // namespace slipway::storage
