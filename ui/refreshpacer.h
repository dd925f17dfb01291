// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/session.h"

#include <QTimer>

namespace slipway::ui {

/// Refreshes after an operation, and on a timer while the window can be seen. Hidden or minimised it pauses; when the
/// window is back and a refresh is due, it starts at once. A rate limit is waited out, and as it comes near the pace
/// slows down.
class RefreshPacer final : public QObject {
    Q_OBJECT

public:
    RefreshPacer(services::Session &session, QWidget *window);

    void setWorkspace(services::Workspace *workspace);
    bool isPaused() const;
    /// How long a second of the settings takes; for tests.
    void setSecond(std::chrono::milliseconds length) { m_second = length; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arm();
    void elapsed();
    void resume();

    services::Session &m_session;
    QWidget *m_window;
    services::Workspace *m_workspace = nullptr;
    std::unique_ptr<QObject> m_links; ///< context of the connections to the workspace
    QTimer m_timer;
    std::chrono::milliseconds m_second{1000};
    int m_remainingBefore = 0; ///< requests that were left when the last refresh began
    int m_answersBefore = 0;
    bool m_due = false;
};

} // namespace slipway::ui
