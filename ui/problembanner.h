// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"
#include "ui/widgets/banner.h"

namespace slipway::ui {

/// Above the page when a refresh failed: what happened and what to do; the data below stays.
class ProblemBanner final : public Banner {
    Q_OBJECT

public:
    explicit ProblemBanner(QWidget *parent = nullptr);

    /// Shows the gravest problem of a snapshot that still has something to show; else hides.
    void setSnapshot(const Snapshot &snapshot);
    /// A sentence of the window's own, until the next snapshot.
    void tell(const QString &sentence, Tone tone);
    void clear();

Q_SIGNALS:
    void signInRequested();
    void refreshRequested();

private:
    bool m_signIn = false;
};

} // namespace slipway::ui
