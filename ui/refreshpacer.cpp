// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "refreshpacer.h"

#include "domain/actions.h"
#include "services/pacing.h"

#include <QEvent>
#include <QWidget>

namespace slipway::ui {

RefreshPacer::RefreshPacer(services::Session &session, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RefreshPacer::elapsed);
    window->installEventFilter(this);
}

void RefreshPacer::setWorkspace(services::Workspace *workspace)
{
    m_links.reset();
    m_timer.stop();
    m_due = false;
    m_workspace = workspace;
    if (!workspace)
        return;
    m_links = std::make_unique<QObject>();
    connect(&workspace->refresh(), &services::RefreshService::started, m_links.get(), [this] {
        m_timer.stop();
        m_due = false;
        m_remainingBefore = m_workspace->rateLimit().remaining;
        m_answersBefore = m_workspace->answers();
    });
    connect(&workspace->refresh(), &services::RefreshService::finished, m_links.get(), [this] { arm(); });
    if (services::OperationService *operations = workspace->operations()) {
        // Anew: one that began before the change may have missed it.
        connect(operations, &services::OperationService::finished, m_links.get(),
                [this] { m_workspace->refresh().restart(); });
    }
    if (!workspace->refresh().isRunning())
        arm();
}

bool RefreshPacer::isPaused() const
{
    return !m_window->isVisible() || m_window->isMinimized();
}

void RefreshPacer::arm()
{
    const int seconds = m_session.refreshSeconds();
    if (seconds <= 0)
        return;
    const services::RateLimitInfo limit = m_workspace->rateLimit();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const services::RefreshCost cost{m_remainingBefore - limit.remaining, m_workspace->answers() - m_answersBefore};
    qint64 wait = services::refreshDelay(std::chrono::seconds(seconds), cost, limit, now).count();
    if (tokenRefused(*m_workspace->snapshot()))
        return; // repeated failures lock an account out: only a person tries again
    for (const Problem &problem : m_workspace->snapshot()->problems) {
        if (problem.error.kind == ErrorKind::RateLimited && problem.error.retryAt)
            wait = qMax(wait, now.secsTo(*problem.error.retryAt) + 1);
    }
    m_timer.start(wait * m_second);
}

void RefreshPacer::elapsed()
{
    if (!m_workspace)
        return;
    if (isPaused())
        m_due = true;
    else
        m_workspace->refresh().refresh();
}

void RefreshPacer::resume()
{
    if (m_due && !isPaused() && m_workspace)
        m_workspace->refresh().refresh();
}

bool RefreshPacer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::WindowStateChange)
        // The window itself takes the event first.
        QMetaObject::invokeMethod(this, &RefreshPacer::resume, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace slipway::ui
