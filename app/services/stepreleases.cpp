// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepparts.h"

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

Reading linkedElsewhere(const Step &step, const Release &release)
{
    return differs(
        Sentences::tr("The release %1 is linked to the tag %2, not to %3. Refresh and look at it before you go on.")
            .arg(release.name, release.tagName, step.tag));
}

Reading judgeCreated(const Step &step, const Release &release)
{
    // A draft that somebody published meanwhile is further than this step.
    const bool fits = release.prerelease == step.prerelease && (!release.draft || step.draft);
    if (release.tagName == step.tag && fits)
        return {.kind = Kind::AfterHolds, .found = release.id};
    return differs(Sentences::tr("There is a release for the tag %1 already, and it is not what this step would make. "
                                 "Look at it on GitHub before you go on.")
                       .arg(step.tag));
}

Reading severalReleases(const Step &step)
{
    return differs(Sentences::tr("There is more than one release for the tag %1. Delete the one that is not wanted on "
                                 "GitHub, then run this again.")
                       .arg(step.tag));
}

/// `made`: the number of the one that this step made; 0: none that is known.
Reading judgeCreation(const Step &step, QList<Release> releases, qint64 made)
{
    releases.removeIf([&](const Release &release) { return release.tagName != step.tag; });
    if (releases.size() < 2)
        return releases.isEmpty() ? Reading{Kind::BeforeHolds} : judgeCreated(step, releases.constFirst());
    const auto ours = std::ranges::find(releases, made, &Release::id);
    if (ours == releases.cend())
        return severalReleases(step);
    // Somebody else made one at the same moment: the older one stays, and both sides go on with it.
    const bool isOldest = ours == std::ranges::min_element(releases, {}, &Release::id);
    if (isOldest || !ours->draft)
        return judgeCreated(step, *ours);
    return ours->assets.isEmpty() ? Reading{.kind = Kind::Doubled, .found = made} : severalReleases(step);
}

Answer readCreation(github::GitHubModel &github, const Step &step, qint64 made)
{
    return github.releases(searchedReleases)
        .then(&github,
              [&github, step, made](const Result<QList<Release>> &releases) {
                  if (!releases)
                      return answeredNow(std::unexpected(releases.error()));
                  const Reading reading = judgeCreation(step, *releases, made);
                  if (made == 0 || reading.kind != Kind::BeforeHolds)
                      return answeredNow(reading);
                  // The list may be older than the answer that gave the number.
                  return github.release(made).then([step](const Result<Release> &release) -> Result<Reading> {
                      if (release)
                          return judgeCreated(step, *release);
                      if (release.error().kind == ErrorKind::NotFound)
                          return Reading{Kind::BeforeHolds};
                      return std::unexpected(release.error());
                  });
              })
        .unwrap();
}

/// Two assets of the same content. Where GitHub gives no digest, all that is known is the size.
Reading judgeCopy(const Step &step, const Release &release)
{
    const auto found = std::ranges::find(release.assets, step.name, &Asset::name);
    if (release.tagName != step.tag)
        return linkedElsewhere(step, release);
    if (found == release.assets.cend() || found->state != Asset::State::Uploaded)
        return {Kind::BeforeHolds};
    const bool sameDigest = step.digest.isEmpty() || found->digest.isEmpty() || found->digest == step.digest;
    if (sameDigest && found->size == step.size)
        return {Kind::AfterHolds};
    return differs(Sentences::tr("The release %1 has an asset %2 already, and it is another one than the candidate's. "
                                 "Delete it on GitHub or keep it knowingly, then promote again.")
                       .arg(release.name, step.name));
}

Reading judgeLink(const Step &step, const Release &release)
{
    if (release.tagName == step.tag)
        return {Kind::AfterHolds};
    if (release.tagName == step.fromTag)
        return {Kind::BeforeHolds};
    return differs(Sentences::tr("The release %1 is linked to the tag %2, not to %3 as this plan expects. Refresh and "
                                 "look at it before you go on.")
                       .arg(release.name, release.tagName, step.fromTag));
}

Reading judgeMark(const Step &step, const Release &release)
{
    if (release.tagName != step.tag)
        return linkedElsewhere(step, release);
    return {release.prerelease || release.draft ? Kind::BeforeHolds : Kind::AfterHolds};
}

using Judge = Reading (*)(const Step &step, const Release &release);

Answer readOne(github::GitHubModel &github, const Step &step, Judge judge)
{
    return github.release(step.releaseId).then([step, judge](const Result<Release> &release) {
        return release.transform([&](const Release &known) { return judge(step, known); });
    });
}

/// A draft is published only where it is the only release of its tag, or the older one of two drafts.
Answer readDraft(github::GitHubModel &github, const Step &step)
{
    return github.releases(searchedReleases)
        .then(&github,
              [&github, step](const Result<QList<Release>> &releases) {
                  if (!releases)
                      return answeredNow(std::unexpected(releases.error()));
                  const bool isSecond = std::ranges::any_of(*releases, [&](const Release &other) {
                      return other.tagName == step.tag && other.id != step.releaseId
                          && (!other.draft || other.id < step.releaseId);
                  });
                  return isSecond ? answeredNow(severalReleases(step)) : readOne(github, step, judgeMark);
              })
        .unwrap();
}

/// Nothing is tied to a tag that is not where the plan says: GitHub makes a missing one by itself, on the branch's tip.
Answer atItsTag(github::GitHubModel &github, const Step &step, const Reading &reading)
{
    return github.tag(step.tag).then([step, reading](const Result<github::TagTarget> &target) {
        return target.transform([&](const github::TagTarget &known) {
            if (known.commit == step.commit)
                return reading;
            const QString where = known.object.isNull()
                ? Sentences::tr("is not there any more")
                : Sentences::tr("leads to %1 now").arg(known.commit.abbreviated());
            return differs(
                Sentences::tr("The tag %1 %2, and this plan is for %3. Refresh and look at it before you go on.")
                    .arg(step.tag, where, step.commit.abbreviated()));
        });
    });
}

Answer readAlone(github::GitHubModel &github, const Step &step, const StepContext &context)
{
    switch (step.kind) {
    case Step::Kind::CreateRelease:
        return readCreation(github, step, context.trace.made);
    case Step::Kind::LinkRelease:
        return readOne(github, step, judgeLink);
    case Step::Kind::MarkReleased:
        return step.draft ? readDraft(github, step) : readOne(github, step, judgeMark);
    default:
        break;
    }
    return readOne(github, step, judgeCopy);
}

} // namespace

Answer readRelease(github::GitHubModel &github, const Step &step, const StepContext &context)
{
    return readAlone(github, step, context)
        .then(&github,
              [&github, step](const Result<Reading> &reading) {
                  const bool isTied = step.kind != Step::Kind::CopyAsset;
                  if (!reading || reading->kind == Kind::Differs || !isTied)
                      return answeredNow(reading);
                  return atItsTag(github, step, *reading);
              })
        .unwrap();
}

} // namespace slipway::services
