// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepparts.h"

#include "domain/managedblock.h"
#include "domain/planundo.h"
#include "github/githubmodel.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services {

namespace {

using Kind = Reading::Kind;

constexpr int searchedReleases = 300;

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

/// Goes on with what was read; faults go through.
template<class T, class Next>
Answer then(github::GitHubModel &github, QFuture<Result<T>> future, Next next)
{
    return future
        .then(&github,
              [next = std::move(next)](const Result<T> &result) -> Answer {
                  return result ? next(*result) : answeredNow(std::unexpected(result.error()));
              })
        .unwrap();
}

/// The tag that things are taken away from.
QString leftTag(const Step &step)
{
    return step.kind == Step::Kind::RestoreRelease ? step.fromTag : step.tag;
}

bool isOnItsWayOrNew(const Deployment &deployment, qint64 since)
{
    switch (deployment.state()) {
    case DeploymentState::Failure:
    case DeploymentState::Error:
    case DeploymentState::Inactive:
        return false;
    case DeploymentState::Success:
        return deployment.id > since;
    default:
        return true;
    }
}

/// What may have happened since the plan was shown: somebody decided about it, or deployed it.
Answer readUnused(github::GitHubModel &github, const Step &step)
{
    const auto judgeDeployments = [step](const QList<Deployment> &deployments) {
        for (const Deployment &deployment : deployments) {
            if (deployment.refName() != leftTag(step) || !isOnItsWayOrNew(deployment, step.since))
                continue;
            return answeredNow(differs(
                Sentences::tr("%1 is being deployed to %2, or was since this plan was made. Let that end and roll it "
                              "back before you go on.")
                    .arg(leftTag(step), deployment.environment)));
        }
        return answeredNow(Reading{Kind::BeforeHolds});
    };
    return then(
        github, github.statuses(step.commit), [&github, step, judgeDeployments](const QList<CommitStatus> &statuses) {
            const QList<Verdict> verdicts = verdictsOn(leftTag(step), statuses, {});
            if (!verdicts.isEmpty()) {
                return answeredNow(differs(Sentences::tr("%1 gave a verdict on %2 meanwhile. Talk to them: a candidate "
                                                         "that was decided on is kept.")
                                               .arg(verdicts.constLast().by, leftTag(step))));
            }
            return then(github, github.deploymentsOf(step.commit, {}), judgeDeployments);
        });
}

Reading judgeRestored(const Step &step, const Release &release)
{
    if (release.immutable)
        return differs(
            Sentences::tr("The release %1 is immutable now: GitHub lets nobody change it.").arg(release.name));
    if (release.tagName != step.fromTag && release.tagName != step.tag) {
        return differs(Sentences::tr("The release %1 is linked to the tag %2, not to %3 as this plan expects. Refresh "
                                     "and look at it before you go on.")
                           .arg(release.name, release.tagName, step.fromTag));
    }
    const bool isBack = release.tagName == step.tag && release.prerelease == step.prerelease
        && release.draft == step.draft && release.name == step.name;
    if (isBack)
        return {Kind::AfterHolds};
    if (release.name != step.before && release.name != step.name) {
        return differs(Sentences::tr("The release was named %1 since, not %2 as this plan expects. Refresh and look at "
                                     "it before you go on.")
                           .arg(release.name, step.before));
    }
    if (release.draft && !step.draft) {
        return differs(Sentences::tr("Somebody made a draft of the release %1. Publish or delete it on GitHub, then "
                                     "go on.")
                           .arg(release.name));
    }
    return {Kind::BeforeHolds};
}

Answer readRestored(github::GitHubModel &github, const Step &step)
{
    return then(github, github.release(step.releaseId), [&github, step](const Release &release) {
        const Reading reading = judgeRestored(step, release);
        if (reading.kind != Kind::BeforeHolds)
            return answeredNow(reading);
        // GitHub makes a tag that is missing, on the default branch.
        return then(github, github.tag(step.tag), [&github, step](const github::TagTarget &target) {
            if (!target.object.isNull())
                return readUnused(github, step);
            return answeredNow(differs(Sentences::tr("The tag %1, to which the release would lead back, is not there "
                                                     "any more. Look at it on GitHub before you go on.")
                                           .arg(step.tag)));
        });
    });
}

QString plainText(const QString &body)
{
    return withoutBlock(body).replace(QStringLiteral("\r\n"), QStringLiteral("\n")).trimmed();
}

/// Whether all that would be lost is in another release, too.
Reading judgeCopy(const Step &step, const Release &release, const Release &source)
{
    if (plainText(release.body) != plainText(source.body)) {
        return differs(Sentences::tr("The text of the release %1 differs from the one of %2, from which it was copied. "
                                     "Make them the same, or delete the release on GitHub yourself, then go on.")
                           .arg(step.tag, source.tagName));
    }
    for (const Asset &asset : release.assets) {
        const bool isCopy =
            asset.state != Asset::State::Uploaded || std::ranges::any_of(source.assets, [&](const Asset &other) {
                return other.name == asset.name && other.size == asset.size && other.digest == asset.digest;
            });
        if (!isCopy) {
            return differs(Sentences::tr("The asset %1 of the release %2 is not among those of %3. Keep a copy of it, "
                                         "and delete it on GitHub, then go on.")
                               .arg(asset.name, step.tag, source.tagName));
        }
    }
    return {Kind::BeforeHolds};
}

/// What nobody had looked at when it was planned is not deleted.
Reading judgeOwn(const Step &step, const Release &release)
{
    if (holdsText(release)) {
        return differs(
            Sentences::tr("The release %1 has a text by now that would be lost. Move it elsewhere, then go on.")
                .arg(release.name));
    }
    const QStringList known = step.before.split(u'\n');
    for (const Asset &asset : release.assets) {
        if (known.contains(assetMark(asset)))
            continue;
        return differs(
            Sentences::tr("The asset %1 of the release %2 was uploaded after this plan was made, and would be "
                          "lost. Keep a copy of it, and delete it on GitHub, then go on.")
                .arg(asset.name, release.name));
    }
    return {Kind::BeforeHolds};
}

Reading onlyOne(const Release &release)
{
    return differs(
        Sentences::tr("The release %1 is the only one that has its text: the one that it would be a copy of is "
                      "not there. Put this undo aside, or copy the text elsewhere and delete the release on "
                      "GitHub, then go on.")
            .arg(release.name));
}

Answer readDoomed(github::GitHubModel &github, const Step &step, const Release &release)
{
    if (release.immutable) {
        return answeredNow(
            differs(Sentences::tr("The release %1 is immutable now: its tag's name would be used up for ever.")
                        .arg(release.name)));
    }
    if (release.tagName != step.tag || release.prerelease != step.prerelease || release.draft != step.draft) {
        return answeredNow(differs(Sentences::tr("The release %1 was linked or marked otherwise since this plan was "
                                                 "made. Refresh and look at it before you go on.")
                                       .arg(release.name)));
    }
    const auto unlessDiffers = [&github, step](const Reading &reading) {
        return reading.kind == Kind::BeforeHolds ? readUnused(github, step) : answeredNow(reading);
    };
    if (step.sourceId == 0)
        return unlessDiffers(judgeOwn(step, release));
    if (step.sourceId == release.id)
        return answeredNow(onlyOne(release));
    return github.release(step.sourceId)
        .then(&github,
              [step, release, unlessDiffers](const Result<Release> &source) {
                  if (source)
                      return unlessDiffers(judgeCopy(step, release, *source));
                  const bool isGone = source.error().kind == ErrorKind::NotFound;
                  return answeredNow(isGone ? Result<Reading>(onlyOne(release)) : std::unexpected(source.error()));
              })
        .unwrap();
}

/// One that cannot be found by its number may be hidden; the list says whether it is gone.
Answer readDeleted(github::GitHubModel &github, const Step &step)
{
    return github.release(step.releaseId)
        .then(&github,
              [&github, step](const Result<Release> &release) {
                  if (release)
                      return readDoomed(github, step, *release);
                  if (release.error().kind != ErrorKind::NotFound)
                      return answeredNow(std::unexpected(release.error()));
                  return then(github, github.releases(searchedReleases), [step](const QList<Release> &all) {
                      const bool isThere = std::ranges::contains(all, step.releaseId, &Release::id);
                      return answeredNow(Reading{isThere ? Kind::BeforeHolds : Kind::AfterHolds});
                  });
              })
        .unwrap();
}

Answer readTagDeleted(github::GitHubModel &github, const Step &step)
{
    return then(github, github.tag(step.tag), [&github, step](const github::TagTarget &target) {
        if (target.object.isNull())
            return answeredNow(Reading{Kind::AfterHolds});
        if (target.commit != step.commit) {
            return answeredNow(differs(Sentences::tr("The tag %1 leads to %2 now, not to %3. Look at it on GitHub "
                                                     "before you go on.")
                                           .arg(step.tag, target.commit.abbreviated(), step.commit.abbreviated())));
        }
        return then(github, github.releases(searchedReleases), [&github, step](const QList<Release> &all) {
            const auto linked = std::ranges::find_if(
                all, [&](const Release &release) { return release.tagName == step.tag && !release.draft; });
            if (linked == all.cend())
                return readUnused(github, step);
            return answeredNow(differs(Sentences::tr("The release %1 is linked to the tag %2: without it, GitHub would "
                                                     "make a draft of the release. Look at it before you go on.")
                                           .arg(linked->name, step.tag)));
        });
    });
}

} // namespace

QFuture<Result<Reading>> readUndo(github::GitHubModel &github, const Step &step)
{
    if (step.kind == Step::Kind::RestoreRelease)
        return readRestored(github, step);
    return step.kind == Step::Kind::DeleteRelease ? readDeleted(github, step) : readTagDeleted(github, step);
}

} // namespace slipway::services
