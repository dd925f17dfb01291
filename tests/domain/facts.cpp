// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include <QTimeZone>

namespace facts {

using namespace slipway;
using namespace Qt::StringLiterals;

QDateTime hour(int hours)
{
    return QDateTime(QDate(2026, 4, 20), QTime(0, 0), QTimeZone::UTC).addSecs(qint64(hours) * 3600);
}

ObjectId commit(int number)
{
    return ObjectId::fromHex(u"%1"_s.arg(number, 40, 16, QChar(u'0'))).value();
}

Version version(const QString &text)
{
    return Version::parse(text).value();
}

Tag tag(const QString &name, int commitNumber)
{
    return {name, commit(commitNumber), hour(commitNumber), hour(commitNumber), true};
}

Deployment deploymentWithoutStatuses(qint64 id, const QString &ref, int commitNumber, int createdAt)
{
    Deployment deployment;
    deployment.id = id;
    deployment.ref = ref;
    deployment.commit = commit(commitNumber);
    deployment.createdAt = hour(createdAt);
    return deployment;
}

Deployment deployment(qint64 id, const QString &ref, int commitNumber, int createdAt,
                      const QList<DeploymentState> &states)
{
    Deployment deployment = deploymentWithoutStatuses(id, ref, commitNumber, createdAt);
    deployment.statusesKnown = true;
    for (const DeploymentState state : states) {
        DeploymentStatus status;
        status.state = state;
        status.createdAt = hour(createdAt++);
        deployment.statuses.append(status);
    }
    return deployment;
}

Environment environment(const QString &name, Follows follows, const Known<QList<Deployment>> &deployments)
{
    Environment environment;
    environment.name = name;
    environment.follows = follows;
    environment.deployments = deployments;
    return environment;
}

Environment production(const QString &name, const Known<QList<Deployment>> &deployments)
{
    Environment made = environment(name, Follows::Releases, deployments);
    made.production = true;
    return made;
}

Release release(qint64 id, const QString &tagName, bool prerelease)
{
    Release release;
    release.id = id;
    release.tagName = tagName;
    release.name = tagName;
    release.prerelease = prerelease;
    return release;
}

CommitStatus status(const QString &context, CommitStatus::State state, const QString &creator, int at,
                    const QString &description)
{
    CommitStatus status;
    status.state = state;
    status.context = context;
    status.description = description;
    status.creator = creator;
    status.createdAt = hour(at);
    return status;
}

CommitStatus verdict(const QString &tag, Verdict::Kind kind, int at)
{
    const bool qualified = kind == Verdict::Kind::Qualified;
    return status(u"qualification/"_s + tag, qualified ? CommitStatus::State::Success : CommitStatus::State::Failure,
                  u"octocat"_s, at);
}

Snapshot snapshot()
{
    Snapshot snapshot;
    snapshot.repository = RepositoryName::parse(u"octocat/demo");
    snapshot.asOf = hour(100);
    snapshot.defaultBranch = u"main"_s;
    snapshot.account = {u"octocat"_s, true};
    snapshot.archived = false;
    snapshot.tags = QList<Tag>();
    snapshot.environments = QList<Environment>();
    snapshot.releases = QList<Release>();
    return snapshot;
}

void addTag(Snapshot &snapshot, const QString &name, int commitNumber)
{
    snapshot.tags->append(tag(name, commitNumber));
    if (snapshot.commits.contains(commit(commitNumber)))
        return;
    CommitFacts facts;
    facts.againstBase = AheadBehind();
    facts.containedIn = QString();
    facts.statuses = QList<CommitStatus>();
    facts.checks.runs = QList<Check>();
    facts.checks.statuses = QList<Check>();
    snapshot.commits.insert(commit(commitNumber), facts);
}

} // namespace facts
