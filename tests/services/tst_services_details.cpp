// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/activity.h"
#include "services/workspace.h"
#include "support/gitfixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

/// What a chosen candidate brings, from a clone alone.
class DetailsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_workspace.reset(); }
    void withoutAnEarlierFinalVersionTheNewestAreShown();
    void sinceAFinalVersionAllAreShown();

private:
    static constexpr int count = 300;

    services::Changes changesOf(const QString &tag);

    std::unique_ptr<test::GitFixture> m_clone;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<services::Activity> m_activity;
    std::unique_ptr<services::Workspace> m_workspace;
};

void DetailsTest::init()
{
    m_clone = std::make_unique<test::GitFixture>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_activity = std::make_unique<services::Activity>(m_folder->path());
    QByteArray stream;
    for (int i = 1; i <= count; ++i)
        stream += "commit refs/heads/main\ncommitter octocat <octocat@github.com> "
            + QByteArray::number(1'700'000'000 + i) + " +0000\ndata 1\nc\n";
    m_clone->git({u"fast-import"_s, u"--quiet"_s, u"--force"_s}, stream);
    m_clone->git({u"tag"_s, u"0.1.0-rc1"_s, u"main"_s});
}

services::Changes DetailsTest::changesOf(const QString &tag)
{
    services::WorkspaceOptions options;
    options.clonePath = m_clone->path();
    m_workspace = std::make_unique<services::Workspace>(options, *m_activity);
    m_workspace->start();
    if (!QTest::qWaitFor([&] { return !m_workspace->refresh().isRunning(); }))
        return {};
    m_workspace->details().load(tag);
    if (!QTest::qWaitFor([&] { return !m_workspace->details().isLoading(); }))
        return {};
    return m_workspace->details().changes();
}

void DetailsTest::withoutAnEarlierFinalVersionTheNewestAreShown()
{
    const services::Changes changes = changesOf(u"0.1.0-rc1"_s);
    QVERIFY(changes.commits);
    QVERIFY(changes.newestOnly);
    QVERIFY(changes.commits->size() < count);
    QCOMPARE(changes.total, changes.commits->size());
    QCOMPARE(changes.commits->constFirst().id, m_clone->revParse(u"main"_s));
}

void DetailsTest::sinceAFinalVersionAllAreShown()
{
    m_clone->git({u"tag"_s, u"0.0.9"_s, u"main~%1"_s.arg(count - 1)});
    const services::Changes changes = changesOf(u"0.1.0-rc1"_s);
    QVERIFY(changes.commits);
    QVERIFY(!changes.newestOnly);
    QCOMPARE(changes.commits->size(), count - 1);
    QCOMPARE(changes.since, u"0.0.9"_s);
}

QTEST_GUILESS_MAIN(DetailsTest)
#include "tst_services_details.moc"
