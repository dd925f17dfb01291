// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "remote.h"

#include "support/gitfixture.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

namespace slipway::test {

using namespace Qt::StringLiterals;

namespace {

QString releaseLine(const sandbox::ReleaseRecord &release, bool latest, Times times)
{
    QStringList assets;
    for (const sandbox::AssetRecord &asset : release.assets)
        assets.append(asset.name + u'=' + asset.digest + u'/' + asset.state);
    assets.sort();
    static const QRegularExpression time(u"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+Z?"_s);
    QString text = release.body;
    if (times == Times::AllTheSame)
        text.replace(time, u"(time)"_s);
    const QByteArray body = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1).toHex();
    return u"release %1 “%2” draft=%3 prerelease=%4 latest=%5 body=%6 assets=%7"_s.arg(release.tagName, release.name)
        .arg(release.draft)
        .arg(release.prerelease)
        .arg(latest)
        .arg(QString::fromLatin1(body), assets.join(u','));
}

QStringList references(const sandbox::Sandbox &sandbox, const QString &under, const QString &format)
{
    const QByteArray lines =
        runGit(sandbox.gitDirectory(), {u"for-each-ref"_s, u"--format=%(refname) "_s + format, under}).output.trimmed();
    return lines.isEmpty() ? QStringList() : QString::fromUtf8(lines).split(u'\n');
}

QString asText(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString deploymentLine(const sandbox::DeploymentRecord &deployment)
{
    QStringList states;
    for (const sandbox::DeploymentStatusRecord &status : deployment.statuses)
        states.append(status.state + u" “"_s + status.description + u'”');
    return u"deployment %1 %2 “%3” payload=%4 production=%5 by a run=%6 %7"_s
        .arg(deployment.environment, deployment.ref, deployment.description, asText(deployment.payload))
        .arg(deployment.production)
        .arg(deployment.run != 0)
        .arg(states.join(u", "_s));
}

/// With where it deploys: what it has begun, and what is still to come.
QString runLine(const sandbox::State &state, const sandbox::RunRecord &run)
{
    QStringList environments;
    for (const sandbox::DeploymentRecord &deployment : state.deployments) {
        if (deployment.run == run.id)
            environments.append(deployment.environment);
    }
    return u"run %1 %2 %3 to=%4 then=%5 inputs=%6"_s.arg(run.workflow, run.event, run.ref, environments.join(u','),
                                                         run.remaining.join(u','), asText(run.inputs));
}

} // namespace

QStringList remoteThings(sandbox::Sandbox &sandbox, Times times)
{
    QStringList things;
    things +=
        references(sandbox, u"refs/tags"_s, u"%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)"_s);
    // By what the tip holds: a commit that is made in a test bears the second of its making.
    things += references(sandbox, u"refs/heads"_s, u"%(tree) after %(parent) “%(contents:subject)”"_s);
    sandbox.invoke([&](sandbox::State &state) {
        const sandbox::ReleaseRecord *latest = state.latest();
        for (const sandbox::ReleaseRecord &release : std::as_const(state.releases))
            things.append(releaseLine(release, &release == latest, times));
        for (const sandbox::StatusRecord &status : std::as_const(state.statuses)) {
            things.append(u"status %1 %2 %3 %4"_s.arg(status.sha, status.context, status.state, status.description));
        }
        for (const sandbox::DeploymentRecord &deployment : std::as_const(state.deployments))
            things.append(deploymentLine(deployment));
        for (const sandbox::RunRecord &run : std::as_const(state.runs))
            things.append(runLine(state, run));
        for (const sandbox::PullRequestRecord &request : std::as_const(state.pullRequests)) {
            if (!request.closed)
                things.append(u"pull request %1 to %2 “%3”"_s.arg(request.head, request.base, request.title));
        }
    });
    things.sort();
    return things;
}

QStringList surplus(QStringList first, const QStringList &second)
{
    for (const QString &line : second)
        first.removeOne(line);
    return first;
}

} // namespace slipway::test
