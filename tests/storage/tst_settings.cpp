// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::storage;
using namespace Qt::StringLiterals;

namespace {

RecentEntry entry(const QString &fullName, const QString &clone = {})
{
    return {.repository = RepositoryName::parse(fullName), .clonePath = clone};
}

} // namespace

class SettingsTest final : public QObject {
    Q_OBJECT

private:
    QByteArray written() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"config/slipway.ini"_s);
    }

    void aNewOneHasDefaults()
    {
        const Settings settings(m_file);
        QVERIFY(settings.recent().isEmpty());
        QVERIFY(!settings.last());
        QCOMPARE(settings.refreshSeconds(), 60);
        QVERIFY(settings.windowGeometry().isEmpty());
        QVERIFY(settings.viewState(u"candidates"_s).isEmpty());
    }

    void everythingComesBack()
    {
        RecentEntry enterprise = entry(u"octocat/tool"_s, u"/srv/a clone, with commas"_s);
        enterprise.repository->host = u"ghe.example"_s;
        enterprise.repository->apiUrl = QUrl(u"https://ghe.example/api/v3"_s);
        const RecentEntry cloneAlone{.clonePath = u"/home/octocat/ünïcode"_s};
        {
            Settings settings(m_file);
            settings.addRecent(cloneAlone);
            settings.addRecent(enterprise);
            settings.addRecent(entry(u"octocat/slipway"_s));
            settings.setRefreshSeconds(300);
            settings.setWindowGeometry(QByteArray("\0\1geometry", 10));
            settings.setViewState(u"candidates/details"_s, "state");
        }
        const Settings settings(m_file);
        QCOMPARE(settings.recent(), QList<RecentEntry>({entry(u"octocat/slipway"_s), enterprise, cloneAlone}));
        QCOMPARE(settings.last(), std::optional(entry(u"octocat/slipway"_s)));
        QCOMPARE(settings.refreshSeconds(), 300);
        QCOMPARE(settings.windowGeometry(), QByteArray("\0\1geometry", 10));
        QCOMPARE(settings.viewState(u"candidates/details"_s), "state");
        QVERIFY(settings.viewState(u"candidates"_s).isEmpty());
    }

    void theListIsBoundedAndWithoutDoubles()
    {
        Settings settings(m_file);
        for (int i = 0; i < Settings::mostRecent + 5; ++i)
            settings.addRecent(entry(u"octocat/r%1"_s.arg(i)));
        QCOMPARE(settings.recent().size(), Settings::mostRecent);
        settings.addRecent(entry(u"octocat/r10"_s));
        QCOMPARE(settings.recent().size(), Settings::mostRecent);
        QCOMPARE(settings.recent().constFirst(), entry(u"octocat/r10"_s));
        QCOMPARE(settings.recent().count(entry(u"octocat/r10"_s)), 1);
    }

    void aTokenInAnAddressIsNotWritten()
    {
        RecentEntry typed = entry(u"octocat/slipway"_s);
        typed.repository->apiUrl = QUrl(u"https://octocat:ghp_secret@ghe.example/api/v3"_s);
        {
            Settings settings(m_file);
            settings.addRecent(typed);
            QCOMPARE(settings.recent().constFirst().repository->apiUrl, QUrl(u"https://ghe.example/api/v3"_s));
        }
        QVERIFY(written().contains("ghe.example"));
        QVERIFY(!written().contains("ghp_secret"));
    }

    void nonsenseIsTheDefault_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("seconds");
        QTest::newRow("word") << QByteArray("[General]\nrefresh_seconds=often\n") << 60;
        QTest::newRow("negative") << QByteArray("[General]\nrefresh_seconds=-5\n") << 60;
        QTest::newRow("too often") << QByteArray("[General]\nrefresh_seconds=1\n") << 10;
        QTest::newRow("by hand") << QByteArray("[General]\nrefresh_seconds=0\n") << 0;
        QTest::newRow("not an ini file") << QByteArray("\0\0\0[[[\n=\n\xff", 11) << 60;
        QTest::newRow("a list that lies")
            << QByteArray("[recent]\nsize=2000000000\n1\\repository=../..\n1\\api_url=file:///etc/passwd\n") << 60;
    }

    void nonsenseIsTheDefault()
    {
        QFETCH(QByteArray, content);
        QVERIFY(QDir().mkpath(m_folder->filePath(u"config"_s)));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        Settings settings(m_file);
        QTEST(settings.refreshSeconds(), "seconds");
        QVERIFY(settings.recent().isEmpty());
        settings.addRecent(entry(u"octocat/slipway"_s));
        QCOMPARE(Settings(m_file).recent(), QList{entry(u"octocat/slipway"_s)});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
