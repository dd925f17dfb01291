// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "prooffinder.h"

#include "await.h"
#include "githubreverts.h"
#include "signaturecheck.h"

#include "domain/readiness.h"
#include "git/gitmodel.h"
#include "github/githubmodel.h"

#include <QPromise>

#include <algorithm>

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestList = 1024LL * 1024; // bytes
constexpr qsizetype largestKey = 256LL * 1024;

QStringList wordsFor(const Snapshot &snapshot, const Candidate &candidate)
{
    QStringList words;
    for (const auto &[tag, named] : namedInRejections(snapshot, candidate))
        words += named;
    words.removeDuplicates();
    return words;
}

template<class T>
QFuture<Result<T>> answeredNow(Result<T> answer)
{
    return QtFuture::makeReadyValueFuture(std::move(answer));
}

} // namespace

/// One list on its way from GitHub to its facts.
struct ProofFinder::Reading {
    ChecksumFacts facts{};
    ObjectId base{}; ///< where the keys are read from in the clone
    QByteArray bytes{};
    QStringList wanted{}; ///< signers whose keys are still to be read
    QMap<QString, QByteArray> keys{};
    QPromise<Result<ChecksumFacts>> promise{};
};

ProofFinder::ProofFinder(git::GitModel *git, github::GitHubModel *github, QObject *parent)
    : QObject(parent)
    , m_git(git)
    , m_github(github)
{
}

QString ProofFinder::keyPath(const QString &fingerprint)
{
    return u".slipway/signers/"_s + fingerprint + u".asc"_s;
}

bool ProofFinder::lacksReverts(const Snapshot &snapshot, const Candidate &candidate)
{
    if (snapshot.base.commit.isNull() || !snapshot.repository)
        return false;
    const Rare<RevertFacts> facts = snapshot.factsOf(candidate.tag.commit).reverts;
    if (!facts || facts->branch != snapshot.base.commit || !facts->since)
        return true;
    return std::ranges::any_of(wordsFor(snapshot, candidate), [&](const QString &word) {
        const NamedCommit *named = facts->find(word);
        return !named || named->state == NamedCommit::State::Unknown;
    });
}

bool ProofFinder::lacksChecksums(const Snapshot &snapshot, const Candidate &candidate)
{
    const Asset *list = checksumList(snapshot, candidate);
    if (!list)
        return false;
    const ChecksumFacts *facts = snapshot.findChecksums(*list);
    return !facts || facts->signature.isUnknown();
}

QFuture<Result<RevertFacts>> ProofFinder::reverts(const Snapshot &snapshot, const Candidate &candidate,
                                                  bool mayAskGitHub)
{
    const ObjectId tip = candidate.tag.commit;
    const ObjectId branch = snapshot.base.commit;
    const QStringList words = wordsFor(snapshot, candidate);
    github::GitHubModel *github = mayAskGitHub ? m_github : nullptr;
    const auto onGitHub = [github, tip, branch, words](const Result<RevertFacts> &known) {
        return github ? revertsOnGitHub(*github, tip, branch, words) : answeredNow<RevertFacts>(known);
    };
    if (!m_git)
        return onGitHub(std::unexpected(Error()));
    return m_git->reverts(tip, branch, words)
        .then(this,
              [onGitHub](const Result<RevertFacts> &facts) {
                  // Or the clone lacks one, or what lies between.
                  return facts && facts->since ? answeredNow<RevertFacts>(facts) : onGitHub(facts);
              })
        .unwrap();
}

QFuture<Result<ChecksumFacts>> ProofFinder::checksums(const Snapshot &snapshot, const Candidate &candidate)
{
    const Asset *list = checksumList(snapshot, candidate);
    if (!list || !m_github)
        return answeredNow<ChecksumFacts>(std::unexpected(Error()));
    const auto reading = std::make_shared<Reading>();
    reading->facts.asset = list->id;
    reading->facts.assetDigest = list->digest;
    reading->facts.assetUpdatedAt = list->updatedAt;
    reading->facts.signers = snapshot.configuration.signers;
    reading->base = snapshot.base.commit;
    reading->wanted = snapshot.configuration.signers;
    reading->promise.start();
    if (!reading->wanted.isEmpty() && SignatureCheck::program().isEmpty()) {
        reading->facts.signature = {SignatureFacts::State::NoTool};
        end(reading);
        return reading->promise.future();
    }
    await(m_github->assetText(list->id, largestList), this, [this, reading](const Result<QByteArray> &bytes) {
        if (!bytes) {
            reading->facts.signature = {SignatureFacts::State::Failed, {}, bytes.error().message};
            end(reading);
            return;
        }
        reading->bytes = *bytes;
        if (reading->wanted.isEmpty())
            judge(reading);
        else
            readKey(reading);
    });
    return reading->promise.future();
}

/// Of the clone's default branch, else of GitHub's: a key is what its fingerprint says wherever it comes from.
void ProofFinder::readKey(const std::shared_ptr<Reading> &reading)
{
    if (reading->wanted.isEmpty()) {
        judge(reading);
        return;
    }
    const QString signer = reading->wanted.takeFirst();
    const auto use = [this, reading, signer](const Result<QByteArray> &key) {
        if (key && key->size() <= largestKey) {
            reading->keys.insert(signer, *key);
        } else if (!key && key.error().kind != ErrorKind::NotFound) {
            reading->facts.signature = {SignatureFacts::State::Failed, signer, key.error().message};
            end(reading);
            return;
        }
        readKey(reading);
    };
    const auto useFile = [use](const Result<github::FileVersion> &file) {
        use(file.transform([](const github::FileVersion &version) { return version.bytes; }));
    };
    const QString path = keyPath(signer);
    if (!m_git || reading->base.isNull()) {
        await(m_github->file(path, {}), this, useFile);
        return;
    }
    await(m_git->fileAt(reading->base, path), this, [this, path, use, useFile](const Result<QByteArray> &key) {
        if (key)
            use(key);
        else
            await(m_github->file(path, {}), this, useFile);
    });
}

void ProofFinder::judge(const std::shared_ptr<Reading> &reading)
{
    const auto take = [reading](const QByteArray &text) {
        auto list = parseChecksums(text);
        if (list)
            reading->facts.list = *std::move(list);
        else
            reading->facts.fault = list.error();
    };
    if (reading->facts.signers.isEmpty()) {
        reading->facts.signature = {SignatureFacts::State::NotAsked};
        take(clearSignedText(reading->bytes).value_or(reading->bytes));
        end(reading);
        return;
    }
    auto *check = new SignatureCheck(reading->bytes, reading->keys, reading->facts.signers, this);
    check->start([reading, take, check](const CheckedText &checked) {
        check->deleteLater();
        reading->facts.signature = checked.signature;
        if (checked.signature.state == SignatureFacts::State::Good)
            take(checked.text);
        end(reading);
    });
}

void ProofFinder::end(const std::shared_ptr<Reading> &reading)
{
    reading->promise.addResult(reading->facts);
    reading->promise.finish();
}

} // namespace slipway::services
