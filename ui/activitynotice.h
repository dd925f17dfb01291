// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace.h"
#include "ui/widgets/banner.h"

namespace slipway::ui {

/// Above the page while something of the open repository was begun and not ended, or while the journal has a problem;
/// leads to the page Activity.
class ActivityNotice final : public Banner {
    Q_OBJECT

public:
    ActivityNotice(services::Activity &activity, QWidget *parent);

    void setWorkspace(services::Workspace *workspace);
    /// The page Activity is in sight: it says all of it itself.
    void setQuiet(bool quiet);

Q_SIGNALS:
    /// 0: no operation in particular.
    void showRequested(qint64 id);

private:
    void tell();
    QList<Operation> unfinished() const;

    services::Activity &m_activity;
    services::Workspace *m_workspace = nullptr;
    qint64 m_offered = 0;
    bool m_quiet = false;
};

} // namespace slipway::ui
