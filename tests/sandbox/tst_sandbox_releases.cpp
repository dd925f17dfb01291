// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixture.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace slipway;
using namespace slipway::sandbox;
using slipway::test::Answer;
using slipway::test::Fixture;
using slipway::test::git;

/// Releases with GitHub's rules: tags, drafts, Latest, immutability, assets, generated notes.
class TestSandboxReleases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.emplace();
        QVERIFY(m_fixture->box);
        m_commit = m_fixture->push();
        git(m_fixture->work(), {u"tag"_s, u"0.1.0-rc1"_s});
        git(m_fixture->work(), {u"tag"_s, u"0.1.0"_s});
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"--tags"_s, u"origin"_s});
    }
    void cleanup() { m_fixture.reset(); }

    void relinkKeepsIdAndAssets()
    {
        const Answer made = create({{u"tag_name"_s, u"0.1.0-rc1"_s}, {u"name"_s, u"0.1.0"_s}, {u"prerelease"_s, true}});
        QCOMPARE(made.status, 201);
        const qint64 id = made.object().value(u"id"_s).toInteger();
        QCOMPARE(upload(id, u"a.txt"_s, "bytes").status, 201);
        QCOMPARE(m_fixture->writer->get(u"/releases/latest"_s).status, 404); // a pre-release is not latest
        m_fixture->clock.advance(std::chrono::minutes(1));
        const Answer flipped =
            patch(id, {{u"tag_name"_s, u"0.1.0"_s}, {u"prerelease"_s, false}, {u"make_latest"_s, u"true"_s}});
        QCOMPARE(flipped.status, 200);
        QCOMPARE(flipped.object().value(u"id"_s).toInteger(), id);
        QCOMPARE(flipped.object().value(u"name"_s).toString(), u"0.1.0"_s);
        QCOMPARE(flipped.object().value(u"assets"_s).toArray().size(), 1);
        QVERIFY(flipped.object().value(u"updated_at"_s).toString() > made.object().value(u"updated_at"_s).toString());
        QCOMPARE(m_fixture->writer->get(u"/releases/tags/0.1.0"_s).object().value(u"id"_s).toInteger(), id);
        QCOMPARE(m_fixture->writer->get(u"/releases/tags/0.1.0-rc1"_s).status, 404);
        QCOMPARE(m_fixture->writer->get(u"/releases/latest"_s).object().value(u"id"_s).toInteger(), id);
        QCOMPARE(m_fixture->writer->get(u"/releases/%1"_s.arg(id)).object().value(u"prerelease"_s).toBool(true), false);
    }

    void refusals_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("code");
        QTest::newRow("no tag") << QJsonObject{} << u"tag_name"_s << u"missing_field"_s;
        QTest::newRow("tag taken") << QJsonObject{{u"tag_name"_s, u"0.1.0"_s}} << u"tag_name"_s << u"already_exists"_s;
        QTest::newRow("make_latest is no boolean")
            << QJsonObject{{u"tag_name"_s, u"x"_s}, {u"make_latest"_s, true}} << u"make_latest"_s << u"invalid"_s;
        QTest::newRow("a pre-release cannot be latest")
            << QJsonObject{{u"tag_name"_s, u"x"_s}, {u"prerelease"_s, true}, {u"make_latest"_s, u"true"_s}}
            << u"make_latest"_s << u"custom"_s;
        QTest::newRow("draft is a boolean")
            << QJsonObject{{u"tag_name"_s, u"x"_s}, {u"draft"_s, u"yes"_s}} << u"draft"_s << u"invalid"_s;
        QTest::newRow("body too long") << QJsonObject{{u"tag_name"_s, u"x"_s}, {u"body"_s, QString(125001, u'x')}}
                                       << u"body"_s << u"custom"_s;
        QTest::newRow("no such target") << QJsonObject{{u"tag_name"_s, u"x"_s}, {u"target_commitish"_s, u"nowhere"_s}}
                                        << u"target_commitish"_s << u"invalid"_s;
    }
    void refusals()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QString, field);
        QFETCH(QString, code);
        QCOMPARE(create({{u"tag_name"_s, u"0.1.0"_s}}).status, 201);
        const Answer answer = create(body);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.message(), u"Validation Failed"_s);
        QCOMPARE(answer.error().value(u"field"_s).toString(), field);
        QCOMPARE(answer.error().value(u"code"_s).toString(), code);
        QCOMPARE(m_fixture->writer->get(u"/releases"_s).array().size(), 1);
    }

    void aTagThatGoesMakesADraft()
    {
        test::Client &writer = *m_fixture->writer;
        QCOMPARE(create({{u"tag_name"_s, u"0.1.0"_s}}).status, 201);
        const QString path =
            u"/releases/%1"_s.arg(create({{u"tag_name"_s, u"0.1.0-rc1"_s}}).object().value(u"id"_s).toInteger());
        QCOMPARE(writer.get(u"/releases/latest"_s).object().value(u"tag_name"_s).toString(), u"0.1.0-rc1"_s);
        QCOMPARE(m_fixture->reader->remove(u"/git/refs/tags/0.1.0-rc1"_s).status, 403);
        QCOMPARE(writer.remove(u"/git/refs/tags/0.1.0-rc1"_s).status, 204);
        QCOMPARE(writer.get(u"/git/ref/tags/0.1.0-rc1"_s).status, 404);
        const Answer draft = writer.get(path);
        QCOMPARE(draft.object().value(u"draft"_s).toBool(), true);
        QVERIFY(draft.object().value(u"published_at"_s).isNull());
        QCOMPARE(draft.object().value(u"tag_name"_s).toString(), u"0.1.0-rc1"_s);
        QCOMPARE(m_fixture->reader->get(path).status, 404);
        QCOMPARE(writer.get(u"/releases/latest"_s).object().value(u"tag_name"_s).toString(), u"0.1.0"_s);
        const Answer gone = writer.remove(u"/git/refs/tags/0.1.0-rc1"_s);
        QCOMPARE(gone.status, 422);
        QCOMPARE(gone.message(), u"Reference does not exist"_s);
    }

    void aDeletedReleaseLeavesItsTag()
    {
        test::Client &writer = *m_fixture->writer;
        QCOMPARE(create({{u"tag_name"_s, u"0.1.0-rc1"_s}}).status, 201);
        const Answer made = create({{u"tag_name"_s, u"0.1.0"_s}});
        const QString path = u"/releases/%1"_s.arg(made.object().value(u"id"_s).toInteger());
        QCOMPARE(m_fixture->reader->remove(path).status, 403);
        QCOMPARE(writer.remove(path).status, 204);
        QCOMPARE(writer.remove(path).status, 404);
        QCOMPARE(writer.get(u"/git/ref/tags/0.1.0"_s).status, 200);
        QCOMPARE(writer.get(u"/releases/latest"_s).object().value(u"tag_name"_s).toString(), u"0.1.0-rc1"_s);
    }

    void tagsThatAreKept()
    {
        test::Client &writer = *m_fixture->writer;
        m_fixture->box->invoke([this](State &state) {
            state.repository.immutableReleases = true;
            state.rulesets.append({.id = state.takeId(),
                                   .name = u"Candidates stay"_s,
                                   .include = {u"refs/tags/*-rc*"_s},
                                   .rules = {u"deletion"_s},
                                   .createdAt = m_fixture->clock.now()});
        });
        const Answer refused = writer.remove(u"/git/refs/tags/0.1.0-rc1"_s);
        QCOMPARE(refused.status, 422);
        QVERIFY2(refused.message().contains(u"deletions being restricted"_s), qPrintable(refused.message()));
        QCOMPARE(create({{u"tag_name"_s, u"0.1.0"_s}}).status, 201);
        QCOMPARE(writer.remove(u"/git/refs/tags/0.1.0"_s).status, 422);
        QCOMPARE(writer.get(u"/git/ref/tags/0.1.0"_s).status, 200);
        QCOMPARE(writer.get(u"/git/ref/tags/0.1.0-rc1"_s).status, 200);
    }

    void missingTagIsMadeAtTheDefaultBranch()
    {
        const QString second = test::commitChange(m_fixture->work(), u"fix: second"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/main"_s});
        QCOMPARE(create({{u"tag_name"_s, u"0.2.0"_s}}).status, 201);
        QCOMPARE(git(m_fixture->box->gitDirectory(), {u"rev-parse"_s, u"0.2.0"_s}), second);
        QCOMPARE(create({{u"tag_name"_s, u"0.1.1"_s}, {u"target_commitish"_s, m_commit}}).status, 201);
        QCOMPARE(git(m_fixture->box->gitDirectory(), {u"rev-parse"_s, u"0.1.1"_s}), m_commit);
        // A draft makes none; a target is ignored where the tag exists.
        QCOMPARE(create({{u"tag_name"_s, u"0.3.0"_s}, {u"draft"_s, true}}).status, 201);
        QCOMPARE(m_fixture->writer->get(u"/git/ref/tags/0.3.0"_s).status, 404);
        QCOMPARE(create({{u"tag_name"_s, u"0.1.0"_s}, {u"target_commitish"_s, u"main"_s}}).status, 201);
        QCOMPARE(git(m_fixture->box->gitDirectory(), {u"rev-parse"_s, u"0.1.0"_s}), m_commit);
    }

    void draftsAreForThoseWhoWrite()
    {
        const Answer draft = create({{u"tag_name"_s, u"0.1.0"_s}, {u"draft"_s, true}});
        const QString path = u"/releases/%1"_s.arg(draft.object().value(u"id"_s).toInteger());
        QVERIFY(draft.object().value(u"published_at"_s).isNull());
        QCOMPARE(m_fixture->writer->get(u"/releases"_s).array().size(), 1);
        QCOMPARE(m_fixture->reader->get(u"/releases"_s).array().size(), 0);
        QCOMPARE(m_fixture->reader->get(path).status, 404);
        QCOMPARE(m_fixture->writer->get(u"/releases/tags/0.1.0"_s).status, 404);
        // Without its tag_name in the change a draft loses it.
        const Answer untied = m_fixture->writer->patch(path, {{u"body"_s, u"notes"_s}});
        QVERIFY(untied.object().value(u"tag_name"_s).toString().startsWith(u"untagged-"));
        const Answer published = m_fixture->writer->patch(path, {{u"tag_name"_s, u"0.1.0"_s}, {u"draft"_s, false}});
        QCOMPARE(published.object().value(u"body"_s).toString(), u"notes"_s);
        QVERIFY(!published.object().value(u"published_at"_s).isNull());
        QCOMPARE(m_fixture->reader->get(u"/releases/tags/0.1.0"_s).status, 200);
    }

    void latest()
    {
        const auto latest = [&] {
            return m_fixture->writer->get(u"/releases/latest"_s).object().value(u"tag_name"_s).toString();
        };
        QCOMPARE(create({{u"tag_name"_s, u"0.1.0"_s}}).status, 201);
        m_fixture->clock.advance(std::chrono::hours(1));
        // A backport steals it, unless it is told not to.
        QCOMPARE(create({{u"tag_name"_s, u"0.0.9"_s}, {u"make_latest"_s, u"false"_s}}).status, 201);
        QCOMPARE(latest(), u"0.1.0"_s);
        const Answer backport = create({{u"tag_name"_s, u"0.0.8"_s}});
        QCOMPARE(latest(), u"0.0.8"_s);
        QCOMPARE(patch(backport.object().value(u"id"_s).toInteger(),
                       {{u"tag_name"_s, u"0.0.8"_s}, {u"make_latest"_s, u"false"_s}})
                     .status,
                 200);
        QCOMPARE(latest(), u"0.1.0"_s);
    }

    void immutableReleases()
    {
        m_fixture->box->invoke([](State &state) { state.repository.immutableReleases = true; });
        const Answer draft = create({{u"tag_name"_s, u"0.1.0-rc1"_s}, {u"draft"_s, true}, {u"prerelease"_s, true}});
        const qint64 id = draft.object().value(u"id"_s).toInteger();
        QCOMPARE(draft.object().value(u"immutable"_s).toBool(true), false);
        const qint64 asset = upload(id, u"a.txt"_s, "bytes").object().value(u"id"_s).toInteger();
        QCOMPARE(
            patch(id, {{u"tag_name"_s, u"0.1.0-rc1"_s}, {u"draft"_s, false}}).object().value(u"immutable"_s).toBool(),
            true);
        const auto sentence = [&](const QJsonObject &body) {
            return patch(id, body).error().value(u"message"_s).toString();
        };
        QCOMPARE(sentence({{u"tag_name"_s, u"0.1.0"_s}}), u"tag_name cannot be changed when release is immutable"_s);
        QCOMPARE(sentence({{u"tag_name"_s, u"0.1.0-rc1"_s}, {u"target_commitish"_s, m_commit}}),
                 u"target_commitish cannot be changed when release is immutable"_s);
        QCOMPARE(sentence({{u"tag_name"_s, u"0.1.0-rc1"_s}, {u"draft"_s, true}}),
                 u"draft cannot be changed when release is immutable"_s);
        QCOMPARE(patch(id, {{u"tag_name"_s, u"0.1.0-rc1"_s}, {u"body"_s, u"new"_s}}).status, 200);
        QCOMPARE(upload(id, u"b.txt"_s, "bytes").status, 422);
        QCOMPARE(m_fixture->writer->remove(u"/releases/assets/%1"_s.arg(asset)).status, 422);
        QCOMPARE(m_fixture->writer->remove(u"/git/refs/tags/0.1.0-rc1"_s).status, 422);
        // The name stays reserved when the release is gone.
        QCOMPARE(m_fixture->writer->remove(u"/releases/%1"_s.arg(id)).status, 204);
        QCOMPARE(create({{u"tag_name"_s, u"0.1.0-rc1"_s}}).error().value(u"message"_s).toString(),
                 u"tag_name was used by an immutable release"_s);
    }

    void assets()
    {
        const qint64 id = create({{u"tag_name"_s, u"0.1.0"_s}}).object().value(u"id"_s).toInteger();
        QByteArray bytes(70000, 'x');
        bytes[7] = '\0';
        const Answer made = upload(id, u"net work.tar.gz"_s, bytes);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.object().value(u"name"_s).toString(), u"net.work.tar.gz"_s);
        QCOMPARE(made.object().value(u"size"_s).toInt(), 70000);
        QCOMPARE(made.object().value(u"digest"_s).toString(),
                 u"sha256:"_s
                     + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(upload(id, u"net.work.tar.gz"_s, "y").error().value(u"code"_s).toString(), u"already_exists"_s);
        QCOMPARE(m_fixture->writer->get(u"/releases/%1/assets"_s.arg(id)).array().size(), 1);

        // The bytes come from somewhere else, which knows no tokens.
        const QString path = u"/releases/assets/%1"_s.arg(made.object().value(u"id"_s).toInteger());
        const Answer redirect = m_fixture->writer->get(path, {{"Accept", "application/octet-stream"}});
        QCOMPARE(redirect.status, 302);
        const QUrl address(QString::fromLatin1(redirect.header("Location")));
        QCOMPARE(m_fixture->writer->fetch(address).body, bytes);
        QUrl forged = address;
        forged.setQuery(u"signature=00"_s);
        QCOMPARE(m_fixture->writer->fetch(forged).status, 403);
        QVERIFY(address.port() != m_fixture->box->apiUrl().port());
        QNetworkRequest withToken(address);
        withToken.setRawHeader("Authorization", "Bearer " + m_fixture->box->writeToken());
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(withToken));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 400);
        const QUrl download(made.object().value(u"browser_download_url"_s).toString());
        QCOMPARE(m_fixture->writer->fetch(download).status, 302);
        QCOMPARE(m_fixture->writer->get(path).object().value(u"download_count"_s).toInt(), 2);

        QCOMPARE(m_fixture->writer->patch(path, {{u"name"_s, u"other.gz"_s}}).object().value(u"name"_s).toString(),
                 u"other.gz"_s);
        QCOMPARE(m_fixture->reader->remove(path).status, 403);
        QCOMPARE(m_fixture->writer->remove(path).status, 204);
        QCOMPARE(m_fixture->writer->get(path).status, 404);
        QCOMPARE(m_fixture->writer->fetch(address).status, 404);
    }

    void generatedNotes()
    {
        test::commitChange(m_fixture->work(), u"feat: second (#7)"_s);
        test::commitChange(m_fixture->work(), u"chore: without a pull request"_s);
        git(m_fixture->work(), {u"push"_s, u"-q"_s, u"origin"_s, u"HEAD:refs/heads/main"_s});
        const Answer notes = m_fixture->writer->post(
            u"/releases/generate-notes"_s, {{u"tag_name"_s, u"0.2.0"_s}, {u"previous_tag_name"_s, u"0.1.0"_s}});
        QCOMPARE(notes.status, 200);
        const QString host = m_fixture->box->apiUrl().toString();
        QCOMPARE(notes.object().value(u"body"_s).toString(),
                 u"## What's Changed\n* feat: second by @octocat in %1/example/network/pull/7\n\n\n"
                 "**Full Changelog**: %1/example/network/compare/0.1.0...0.2.0"_s.arg(host));
        QCOMPARE(
            m_fixture->writer
                ->post(u"/releases/generate-notes"_s, {{u"tag_name"_s, u"0.2.0"_s}, {u"previous_tag_name"_s, u"no"_s}})
                .status,
            422);
        QVERIFY(m_fixture->writer->get(u"/releases"_s).array().isEmpty()); // nothing is kept
    }

private:
    Answer create(const QJsonObject &body) { return m_fixture->writer->post(u"/releases"_s, body); }
    Answer patch(qint64 id, const QJsonObject &body)
    {
        return m_fixture->writer->patch(u"/releases/%1"_s.arg(id), body);
    }
    Answer upload(qint64 id, const QString &name, const QByteArray &bytes)
    {
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(name));
        return m_fixture->writer->send("POST", u"/releases/%1/assets?name=%2"_s.arg(id).arg(encoded), bytes);
    }

    std::optional<Fixture> m_fixture;
    QString m_commit;
};

QTEST_GUILESS_MAIN(TestSandboxReleases)
#include "tst_sandbox_releases.moc"
