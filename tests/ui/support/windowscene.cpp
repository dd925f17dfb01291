// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowscene.h"

#include "support/waiting.h"
#include "ui/pages/pipelineview.h"
#include "ui/widgets/ticker.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

namespace slipway::test {

using namespace Qt::StringLiterals;

WindowScene::WindowScene()
    : m_clock(QDateTime(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC))
{
    auto started = sandbox::Sandbox::start({.directory = m_folder.path() + u"/sandbox"_s,
                                            .withClone = true,
                                            .ciStep = std::chrono::seconds(10),
                                            .clock = &m_clock});
    if (!started) {
        qWarning("%s %s", qUtf8Printable(started.error().message), qUtf8Printable(started.error().detail));
        return;
    }
    m_box = std::move(*started);
    m_repository = *RepositoryName::parse(m_box->repository());
    m_repository.host = u"%1:%2"_s.arg(m_box->apiUrl().host()).arg(m_box->apiUrl().port());
    m_repository.apiUrl = m_box->apiUrl();
    m_clone = m_box->cloneForDemonstration().value_or(QString());
    ui::Ticker::shared().setClock([this] { return m_clock.now(); });
    m_session = std::make_unique<services::Session>(m_folder.path() + u"/session"_s);
    m_session->setRefreshSeconds(0);
    m_window = std::make_unique<ui::MainWindow>(*m_session);
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get()))
        qWarning("the window was not exposed");
}

WindowScene::~WindowScene()
{
    closeSession();
    ui::Ticker::shared().setClock({});
}

services::RecentRepository WindowScene::repository(bool withClone) const
{
    return {m_repository, withClone ? m_clone : QString()};
}

bool WindowScene::open(const QByteArray &token, bool withClone)
{
    m_session->open(repository(withClone), Secret(token));
    return m_session->workspace() && waitForRefresh();
}

bool WindowScene::waitForRefresh()
{
    services::RefreshService &refresh = m_session->workspace()->refresh();
    return waitUntil([&] { return !refresh.isRunning(); }, std::chrono::seconds(20));
}

ui::EnvironmentCard *WindowScene::card(const QString &environment)
{
    ui::EnvironmentCard *found = nullptr;
    const bool isFilled = QTest::qWaitFor([&] {
        found = find<ui::EnvironmentCard>(u"card:"_s + environment);
        if (found)
            find<ui::PipelineView>(u"pipeline"_s)->ensureWidgetVisible(found);
        return found && found->isFilled();
    });
    return isFilled ? found : nullptr;
}

void WindowScene::closeSession()
{
    m_window.reset();
    m_session.reset();
}

void WindowScene::pass(std::chrono::milliseconds time)
{
    m_clock.advance(time);
    m_box->advanceCi();
}

} // namespace slipway::test
