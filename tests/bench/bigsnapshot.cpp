// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bigsnapshot.h"

#include "domain/facts.h"

#include <QCryptographicHash>

#include <algorithm>

namespace slipway::test {

using namespace Qt::StringLiterals;

namespace {

/// Spread as git's are: what sorts or finds by them has no easier a time.
ObjectId commitOf(int number)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::number(number), QCryptographicHash::Sha1);
    return ObjectId::fromHex(QString::fromLatin1(hash.toHex())).value();
}

} // namespace

Snapshot bigSnapshot(int tags, int environments)
{
    constexpr int mostReleases = 300;
    constexpr int deploymentsEach = 4;
    Snapshot snapshot = facts::snapshot();
    snapshot.repository->apiUrl = QUrl(u"http://127.0.0.1:9"_s);
    snapshot.asOf = QDateTime::currentDateTimeUtc(); // one from the future would not be shown
    snapshot.base = {u"main"_s, commitOf(tags + 1)};
    QStringList names;
    for (int i = 0; i < tags; ++i) {
        const QString version = u"%1.%2.%3"_s.arg(i / 400).arg(i / 20 % 20).arg(i / 4 % 5);
        names.append(i % 4 == 3 ? version : u"%1-prerelease%2"_s.arg(version).arg(i % 4 + 1));
        const ObjectId commit = commitOf(i - (i % 4 == 3 ? 1 : 0) + 1);
        snapshot.tags->append({names.constLast(), commit, facts::hour(i), facts::hour(i), true});
        CommitFacts &known = snapshot.commits[commit];
        known.againstBase = AheadBehind{0, tags - i};
        known.containedIn = i % 4 == 3 ? version : QString();
        if (i >= tags - mostReleases)
            snapshot.releases->prepend(facts::release(i + 1, names.constLast(), i % 4 != 3));
    }
    snapshot.scheme = TagScheme::learn(names);
    for (int i = 0; i < environments; ++i) {
        const bool isFinal = i % 2 == 0;
        QList<Deployment> deployments;
        for (int k = 0; k < deploymentsEach; ++k) {
            const int tag = std::max(0, tags - 4 * (k + 1) + (isFinal ? 3 : i % 3));
            Deployment each = facts::deployment(i * deploymentsEach + k + 1, names.at(tag), 0, tag,
                                                {DeploymentState::InProgress, DeploymentState::Success});
            each.commit = snapshot.tags->at(tag).commit;
            deployments.append(each);
        }
        const QString name = u"environment-%1"_s.arg(i, 3, 10, QChar(u'0'));
        snapshot.environments->append(isFinal ? facts::production(name, deployments)
                                              : facts::environment(name, Follows::Candidates, deployments));
    }
    return snapshot;
}

} // namespace slipway::test
