// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/managedblock.h"
#include "domain/planchecklist.h"
#include "domain/planning.h"
#include "git/repository.h"
#include "sandbox/artifacts.h"
#include "stage.h"

#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;
using test::Stage;

/// What readiness finds, over real sockets and a real git repository.
class ReadinessLife final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_stage.reset(); }

    void demonstrationIsReadyWithAndWithoutAClone();
    void aReplacedAssetIsFound();
    void aRevertOnTheBranchIsFound();
    void rejectionsAreRemembered();
    void ticksAreKeptInTheRelease();
    void refreshesDownloadAListOnce();
    void whatACacheSaysOfAListIsReadAgain();
    void aSignedListIsVerified();

private:
    /// Puts a list in the place of the release's, and gives back what was there.
    QByteArray replaceList(const QByteArray &bytes);
    QString said(Condition::Kind kind) const;
    void load();
    ObjectId commitToMain(const git::Files &files, const QString &message);

    std::unique_ptr<Stage> m_stage;
    const QString m_tag = u"0.1.2-prerelease2"_s;
};

void ReadinessLife::init()
{
    m_stage = std::make_unique<Stage>();
    QVERIFY2(m_stage->fault().isEmpty(), qPrintable(m_stage->fault()));
    QVERIFY(m_stage->refresh());
}

/// "met", "not met x", "none"; the details of the first that is not met.
QString ReadinessLife::said(Condition::Kind kind) const
{
    static const QStringList results{u"met"_s, u"waiting"_s, u"not met"_s, u"unknown"_s};
    for (const Condition &condition :
         readiness(*m_stage->snapshot(), m_stage->candidate(m_tag), QDateTime::currentDateTimeUtc())) {
        if (condition.kind == kind)
            return QString(results.value(static_cast<int>(condition.result)) + u' ' + condition.details.join(u", "_s))
                .trimmed();
    }
    return u"none"_s;
}

void ReadinessLife::load()
{
    auto &details = m_stage->workspace().details();
    details.load(m_tag);
    QTRY_VERIFY_WITH_TIMEOUT(!details.isLoading(), 20000);
}

ObjectId ReadinessLife::commitToMain(const git::Files &files, const QString &message)
{
    auto repository = git::Repository::open(m_stage->sandbox().gitDirectory());
    const auto main = repository->resolve(u"refs/heads/main"_s);
    const git::Signature author{u"hubot"_s, u"hubot@example.com"_s, QDateTime::currentDateTimeUtc()};
    const auto commit = repository->writeCommit(files, {main->commit}, author, message);
    if (!commit || !repository->writeReference(u"refs/heads/main"_s, *commit, true))
        qWarning("the commit was not written");
    return commit.value_or(ObjectId());
}

void ReadinessLife::demonstrationIsReadyWithAndWithoutAClone()
{
    using Kind = Condition::Kind;
    for (const bool withClone : {true, false}) {
        m_stage->open(m_stage->options(m_stage->sandbox().writeToken(), withClone));
        QVERIFY(m_stage->refresh());
        if (!withClone)
            QCOMPARE(said(Kind::Reverts), u"unknown"_s);
        load();
        QCOMPARE(said(Kind::Digests), u"met"_s);
        QCOMPARE(said(Kind::Signature), u"none"_s);
        QCOMPARE(said(Kind::Notes), u"met"_s);
        QCOMPARE(said(Kind::Reverts), u"met"_s);
        QCOMPARE(said(Kind::Rejections), u"none"_s);
    }
}

void ReadinessLife::aReplacedAssetIsFound()
{
    QString replaced;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        for (sandbox::ReleaseRecord &release : state.releases) {
            if (release.tagName != m_tag)
                continue;
            for (sandbox::AssetRecord &asset : release.assets) {
                if (asset.name.endsWith(u".deb")) {
                    asset.digest = u"sha256:"_s + QString(64, u'0');
                    replaced = asset.name;
                }
            }
        }
    });
    QVERIFY(m_stage->refresh());
    QVERIFY(!replaced.isEmpty());
    QCOMPARE(said(Condition::Kind::Digests), u"not met "_s + replaced);
}

void ReadinessLife::aRevertOnTheBranchIsFound()
{
    const ObjectId included = m_stage->candidate(m_tag).tag.commit;
    commitToMain({{u"x"_s, "x"}}, u"Revert the fix\n\nThis reverts commit %1.\n"_s.arg(included.hex()));
    for (const bool withClone : {true, false}) {
        m_stage->open(m_stage->options(m_stage->sandbox().writeToken(), withClone));
        QVERIFY(m_stage->refresh());
        load();
        QVERIFY2(said(Condition::Kind::Reverts).endsWith(u"Revert the fix"),
                 qPrintable(said(Condition::Kind::Reverts)));
    }
    const auto plan = planPromotion(*m_stage->snapshot(), m_stage->candidate(m_tag), {}, Stage::now());
    QVERIFY(!plan);
}

void ReadinessLife::rejectionsAreRemembered()
{
    const Candidate before = m_stage->candidate(u"0.1.2-prerelease1"_s);
    const QString word = before.tag.commit.hex().left(9);
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        state.addStatus(before.tag.commit.hex(), u"failure"_s, u"qualification/0.1.2-prerelease1"_s,
                        u"Crashes since "_s + word, u"octocat"_s, QDateTime::currentDateTimeUtc());
    });
    for (const bool withClone : {true, false}) {
        m_stage->open(m_stage->options(m_stage->sandbox().writeToken(), withClone));
        QVERIFY(m_stage->refresh());
        load();
        const QString found = said(Condition::Kind::Rejections);
        QVERIFY2(found.startsWith(u"not met "_s + word.left(7)), qPrintable(found));
    }
}

void ReadinessLife::ticksAreKeptInTheRelease()
{
    const auto repository = git::Repository::open(m_stage->sandbox().gitDirectory());
    const auto main = repository->resolve(u"refs/heads/main"_s);
    QByteArray file = repository->fileAt(main->commit, u".slipway.toml"_s).value();
    file.replace("[qualification]\n", "[qualification]\nchecklist = [\"Operators were told\"]\n");
    commitToMain({{u".slipway.toml"_s, file}}, u"Ask for a checklist"_s);
    QVERIFY(m_stage->refresh());
    QCOMPARE(said(Condition::Kind::Checklist), u"not met"_s);
    const auto plan = [this](const QStringList &tick, const QStringList &untick) {
        return planChecklist(*m_stage->snapshot(), m_stage->candidate(m_tag), tick, untick, Stage::now());
    };
    const QStringList item{u"Operators were told"_s};
    QVERIFY(m_stage->run(plan(item, {})));
    QCOMPARE(m_stage->outcome().kind, services::Outcome::Kind::Done);
    QVERIFY(m_stage->refresh());
    QVERIFY(said(Condition::Kind::Checklist).startsWith(u"met "));
    QCOMPARE(ticksOf(m_stage->candidate(m_tag).release->body, m_tag).size(), 1);
    QVERIFY(ticksOf(m_stage->candidate(m_tag).release->body, u"0.1.2-prerelease3"_s).isEmpty());
    QVERIFY(m_stage->run(plan({}, item)));
    QVERIFY(m_stage->refresh());
    QCOMPARE(said(Condition::Kind::Checklist), u"not met"_s);
}

void ReadinessLife::refreshesDownloadAListOnce()
{
    const auto downloads = [this] {
        int count = -1;
        m_stage->sandbox().invoke([&](sandbox::State &state) {
            for (const sandbox::ReleaseRecord &release : state.releases) {
                for (const sandbox::AssetRecord &asset : release.assets) {
                    if (release.tagName == m_tag && asset.name == u"CHECKSUM")
                        count = asset.downloads;
                }
            }
        });
        return count;
    };
    const int once = downloads();
    QVERIFY(once > 0);
    QVERIFY(m_stage->refresh());
    load();
    QVERIFY(m_stage->refresh());
    QCOMPARE(downloads(), once);
    QCOMPARE(said(Condition::Kind::Digests), u"met"_s);
}

void ReadinessLife::whatACacheSaysOfAListIsReadAgain()
{
    load();
    QCOMPARE(said(Condition::Kind::Digests), u"met"_s);
    Snapshot changed = *m_stage->snapshot();
    QVERIFY(!changed.checksums.isEmpty());
    for (ChecksumFacts &facts : changed.checksums) {
        for (Checksum &each : facts.list)
            each.sha256 = u"0"_s.repeated(64);
    }
    m_stage->open(m_stage->workspace().options());
    QSignalSpy finished(&m_stage->workspace().refresh(), &services::RefreshService::finished);
    m_stage->workspace().start(QtFuture::makeReadyValueFuture(
        Result<std::optional<services::LastSnapshot>>({{changed, services::derive(changed)}})));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QVERIFY(m_stage->workspace().refresh().isFresh());
    load();
    QCOMPARE(said(Condition::Kind::Digests), u"met"_s);
    QVERIFY(m_stage->refresh());
    QCOMPARE(said(Condition::Kind::Digests), u"met"_s);
}

QByteArray ReadinessLife::replaceList(const QByteArray &bytes)
{
    qint64 id = 0;
    m_stage->sandbox().invoke([&](sandbox::State &state) {
        for (sandbox::ReleaseRecord &release : state.releases) {
            for (sandbox::AssetRecord &asset : release.assets) {
                if (release.tagName != m_tag || asset.name != u"CHECKSUM")
                    continue;
                id = asset.id;
                asset.size = bytes.size();
                asset.digest = sandbox::digest(bytes);
            }
        }
    });
    QDirIterator files(m_stage->sandboxDirectory(), {QString::number(id)}, QDir::Files, QDirIterator::Subdirectories);
    QFile file(files.next());
    if (!file.open(QIODevice::ReadWrite))
        qWarning("the list was not found");
    const QByteArray before = file.readAll();
    file.resize(0);
    file.seek(0);
    file.write(bytes);
    return before;
}

void ReadinessLife::aSignedListIsVerified()
{
    QTemporaryDir home(QDir::tempPath() + u"/gpg-XXXXXX"_s);
    const auto gpg = [&](const QStringList &arguments, const QByteArray &input = {}) {
        QProcess process;
        process.start(u"gpg"_s,
                      QStringList{u"--homedir"_s, home.path(), u"--batch"_s, u"--quiet"_s, u"--passphrase"_s, QString(),
                                  u"--pinentry-mode"_s, u"loopback"_s}
                          + arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(60000);
        return process.readAllStandardOutput();
    };
    const auto ended =
        qScopeGuard([&] { QProcess::execute(u"gpgconf"_s, {u"--homedir"_s, home.path(), u"--kill"_s, u"all"_s}); });
    gpg({u"--quick-gen-key"_s, u"signer@example.com"_s, u"ed25519"_s, u"sign"_s, u"never"_s});
    const QByteArray listing = gpg({u"--with-colons"_s, u"--list-keys"_s});
    const QString signer = QString::fromLatin1(listing.mid(listing.indexOf("\nfpr:::::::::") + 13, 40));

    const auto repository = git::Repository::open(m_stage->sandbox().gitDirectory());
    const auto main = repository->resolve(u"refs/heads/main"_s);
    QByteArray file = repository->fileAt(main->commit, u".slipway.toml"_s).value();
    file.replace("[qualification]\n", QByteArray("[qualification]\nsigners = [\"" + signer.toLatin1() + "\"]\n"));
    commitToMain({{u".slipway.toml"_s, file}}, u"Ask for a signature"_s);
    QVERIFY(m_stage->refresh());
    QCOMPARE(said(Condition::Kind::Signature), u"not met"_s); // the demonstration's list is a plain one
    QCOMPARE(said(Condition::Kind::Digests), u"unknown"_s);
    const QByteArray list = replaceList("x");
    const QByteArray message = gpg({u"--clear-sign"_s}, list);
    replaceList(message);
    QVERIFY(m_stage->refresh());
    QCOMPARE(said(Condition::Kind::Signature), u"unknown"_s); // the key is not there

    commitToMain({{u".slipway/signers/%1.asc"_s.arg(signer), gpg({u"--armor"_s, u"--export"_s})}},
                 u"Add the signer's key"_s);
    QVERIFY(m_stage->refresh());
    QCOMPARE(said(Condition::Kind::Signature), u"met"_s);
    QCOMPARE(said(Condition::Kind::Digests), u"met"_s);

    replaceList(QByteArray(message).replace(".deb", ".dab"));
    QVERIFY(m_stage->refresh());
    QCOMPARE(said(Condition::Kind::Signature), u"not met"_s);
    QCOMPARE(said(Condition::Kind::Digests), u"unknown"_s);

    replaceList(message); // and without a clone
    m_stage->open(m_stage->options(m_stage->sandbox().writeToken(), false));
    QVERIFY(m_stage->refresh());
    QCOMPARE(said(Condition::Kind::Signature), u"met"_s);
    QCOMPARE(said(Condition::Kind::Digests), u"met"_s);
}

QTEST_GUILESS_MAIN(ReadinessLife)
#include "tst_readiness.moc"
