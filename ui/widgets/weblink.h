// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace slipway::ui {

/// Whether an address may be given to the desktop: http or https, with a host and without a user name or password.
/// Addresses come from strangers, and others start programs.
bool isWebPage(const QUrl &url);

/// Opens it in the browser; false, and nothing happens, when it is not a web page's.
bool openWebPage(const QUrl &url);

} // namespace slipway::ui
