// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/endpoints/releases.h"

#include <QTest>

using namespace slipway;
using namespace slipway::github::endpoints;
using namespace Qt::StringLiterals;

class ReleasesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void readsDrafts();
    void needsIdAndTag_data();
    void needsIdAndTag();
    void keepsIdsBeyondDoubles();
};

void ReleasesTest::reads()
{
    const auto release = parseRelease(R"({"id": 42, "tag_name": "0.1.2-prerelease1", "name": "Slipway 0.1.2",
        "body": "a\r\nb", "draft": false, "prerelease": true, "immutable": true, "author": {"login": "octocat"},
        "created_at": "2026-01-01T00:00:00Z", "published_at": "2026-01-02T00:00:00Z",
        "updated_at": "2026-01-03T00:00:00Z", "html_url": "https://github.com/octocat/hello/releases/tag/x",
        "assets": [
          {"id": 1, "name": "a.deb", "size": 10, "digest": "sha256:00", "state": "uploaded", "download_count": 3,
           "browser_download_url": "https://github.com/a.deb"},
          {"id": 2, "name": "b.deb", "size": 99999999999, "digest": null, "state": "starter",
           "download_count": 99999999999, "browser_download_url": "smb://x/y"}]})");
    QVERIFY(release);
    QCOMPARE(release->id, 42);
    QCOMPARE(release->tagName, u"0.1.2-prerelease1"_s);
    QCOMPARE(release->body, u"a\r\nb"_s);
    QVERIFY(release->prerelease && release->immutable && !release->draft);
    QCOMPARE(release->author, u"octocat"_s);
    QCOMPARE(release->updatedAt, QDateTime::fromString(u"2026-01-03T00:00:00Z"_s, Qt::ISODate));
    QCOMPARE(release->url, u"https://github.com/octocat/hello/releases/tag/x"_s);
    QCOMPARE(release->assets.size(), 2);
    QCOMPARE(release->assets.at(0),
             (Asset{.id = 1,
                    .name = u"a.deb"_s,
                    .size = 10,
                    .digest = u"sha256:00"_s,
                    .state = Asset::State::Uploaded,
                    .downloadUrl = u"https://github.com/a.deb"_s,
                    .downloads = 3}));
    QCOMPARE(release->assets.at(1).state, Asset::State::Incomplete);
    QCOMPARE(release->assets.at(1).size, 99'999'999'999);
    QCOMPARE(release->assets.at(1).downloads, std::numeric_limits<int>::max());
    QCOMPARE(release->assets.at(1).digest, QString());
    QCOMPARE(release->assets.at(1).downloadUrl, QString());
}

void ReleasesTest::readsDrafts()
{
    const auto release = parseRelease(
        R"({"id": 7, "tag_name": "untagged-1", "name": null, "body": null, "draft": true, "published_at": null})");
    QVERIFY(release);
    QVERIFY(release->draft);
    QCOMPARE(release->name, QString());
    QVERIFY(!release->publishedAt.isValid());
}

void ReleasesTest::needsIdAndTag_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no id") << R"({"tag_name": "x"})"_ba;
    QTest::newRow("id as text") << R"({"id": "7", "tag_name": "x"})"_ba;
    QTest::newRow("huge id") << R"({"id": 1e30, "tag_name": "x"})"_ba;
    QTest::newRow("id with a fraction") << R"({"id": 1.5, "tag_name": "x"})"_ba;
    QTest::newRow("no tag") << R"({"id": 7})"_ba;
    QTest::newRow("tag of another type") << R"({"id": 7, "tag_name": ["x"]})"_ba;
}

void ReleasesTest::needsIdAndTag()
{
    QFETCH(const QByteArray, body);
    const auto release = parseRelease(body);
    QVERIFY(!release);
    QCOMPARE(release.error().kind, ErrorKind::Server);
}

void ReleasesTest::keepsIdsBeyondDoubles()
{
    const auto release = parseRelease(R"({"id": 9007199254740993, "tag_name": "x"})");
    QVERIFY(release);
    QCOMPARE(release->id, 9'007'199'254'740'993);
}

QTEST_GUILESS_MAIN(ReleasesTest)
#include "tst_github_releases.moc"
