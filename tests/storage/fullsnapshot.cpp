// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fullsnapshot.h"

#include <QTimeZone>

namespace slipway::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ObjectId commitId(QChar digit)
{
    return *ObjectId::fromHex(QString(40, digit));
}

QDateTime at(int minute)
{
    return QDateTime(QDate(2026, 4, 1), QTime(12, minute, 7, 123), QTimeZone::UTC);
}

Environment fullEnvironment()
{
    const DeploymentStatus status{.state = DeploymentState::Inactive,
                                  .createdAt = at(1),
                                  .creator = u"octocat"_s,
                                  .description = u"Gone"_s,
                                  .logUrl = u"https://ci.example/1"_s};
    const Deployment deployment{.id = 9'007'199'254'740'993,
                                .environment = u"release-preprod"_s,
                                .ref = u"0.1.1"_s,
                                .commit = commitId(u'a'),
                                .task = u"deploy"_s,
                                .creator = u"hubot"_s,
                                .createdAt = at(0),
                                .production = true,
                                .statusesKnown = true,
                                .statuses = {status}};
    return {.name = u"release-preprod"_s,
            .follows = Follows::Releases,
            .branch = u"main"_s,
            .production = true,
            .soak = 72h,
            .deploy = {.kind = DeployWay::Kind::Workflow, .workflow = u"deploy.yml"_s},
            .probes = {u"https://node.example/"_s},
            .probeVersion = u"/version"_s,
            .needsReview = true,
            .deployments = QList<Deployment>{deployment}};
}

Release fullRelease()
{
    const Asset asset{.id = 3,
                      .name = u"slipway-linux-x64.tar.gz"_s,
                      .size = 5'000'000'000,
                      .digest = u"sha256:00"_s,
                      .state = Asset::State::Incomplete,
                      .downloadUrl = u"https://github.example/a"_s,
                      .downloads = 12,
                      .contentType = u"application/zip"_s};
    return {.id = 77,
            .tagName = u"0.1.2-prerelease1"_s,
            .name = u"0.1.2"_s,
            .body = u"Notes with ünïcode 🚢 and\r\nlines"_s,
            .draft = true,
            .prerelease = true,
            .immutable = true,
            .author = u"octocat"_s,
            .createdAt = at(2),
            .publishedAt = at(3),
            .updatedAt = at(4),
            .url = u"https://github.example/r"_s,
            .assets = {asset}};
}

CommitFacts fullFacts()
{
    const Commit commit{.id = commitId(u'a'),
                        .summary = u"Merge pull request #12"_s,
                        .message = u"Merge pull request #12\n\nAll of it"_s,
                        .authorName = u"The Octocat"_s,
                        .authorLogin = u"octocat"_s,
                        .authoredAt = at(5),
                        .committedAt = at(6),
                        .parents = {commitId(u'b'), commitId(u'c')},
                        .pullRequest = 12};
    const CommitStatus status{.state = CommitStatus::State::Error,
                              .context = u"qualification/0.1.2-prerelease1"_s,
                              .description = u"Broken"_s,
                              .creator = u"hubot"_s,
                              .creatorIsBot = true,
                              .createdAt = at(7),
                              .targetUrl = u"https://ci.example/2"_s};
    const Check check{.name = u"build"_s,
                      .state = Check::State::Neutral,
                      .detail = u"skipped"_s,
                      .url = u"https://ci.example/3"_s,
                      .finishedAt = at(8)};
    return {.commit = commit,
            .againstBase = AheadBehind{.ahead = 3, .behind = 140},
            .containedIn = u"0.1.3"_s,
            .statuses = QList<CommitStatus>{status},
            .checks = {.runs = QList<Check>{check}, .statuses = QList<Check>{check, check}},
            .manifestVersions = QList<ManifestVersion>{{.path = u"Cargo.toml"_s, .version = u"0.1.2"_s}},
            .reverts =
                RevertFacts{.branch = commitId(u'd'),
                            .named = {{.word = u"aaaaaaa"_s,
                                       .commit = commitId(u'a'),
                                       .summary = u"Break it"_s,
                                       .state = NamedCommit::State::Reverted}},
                            .since = QList<Revert>{{commitId(u'b'), u"Mend it"_s, commitId(u'a'), commitId(u'c')}}}};
}

Configuration fullConfiguration()
{
    return {.tags = TagScheme(u"v{version}"_s, u"v{version}-{label}.{n}"_s, {u"rc"_s}),
            .environments = {fullEnvironment()},
            .requiredChecks = {u"build*"_s},
            .requiredAssets = {u"*.deb"_s},
            .signature = u"CHECKSUM.asc"_s,
            .signers = {QString(40, u'A')},
            .manifests = {u"Cargo.toml"_s},
            .checklist = {u"Operators were told"_s},
            .release = ReleaseMode::New,
            .latest = LatestRule::Never,
            .notesTemplate = u"notes.md"_s,
            .otherTemplates = {u"hotfix.md"_s},
            .fromFile = true,
            .namesTemplate = true};
}

} // namespace

Snapshot fullSnapshot()
{
    Snapshot snapshot;
    snapshot.repository = RepositoryName::parse(u"octocat/slipway");
    snapshot.repository->host = u"ghe.example"_s;
    snapshot.repository->apiUrl = QUrl(u"https://ghe.example/api/v3"_s);
    snapshot.clonePath = u"/srv/clone with space"_s;
    snapshot.asOf = at(10);
    snapshot.fetchedAt = at(9);
    snapshot.defaultBranch = u"main"_s;
    snapshot.base = {.ref = u"origin/main"_s, .commit = commitId(u'd')};
    snapshot.configuration = fullConfiguration();
    snapshot.scheme = TagScheme::learned(u"v{version}"_s, u"v{version}-{label}{n}"_s, {u"rc"_s, u"beta"_s});
    snapshot.account = {.login = u"octocat"_s, .canWrite = false};
    snapshot.archived = true;
    snapshot.tags = QList<Tag>{{.name = u"0.1.2-prerelease1"_s,
                                .commit = commitId(u'a'),
                                .committedAt = at(11),
                                .taggedAt = at(12),
                                .annotated = true}};
    snapshot.environments = QList<Environment>{fullEnvironment(), {.name = u"unknown"_s}};
    snapshot.releases = QList<Release>{fullRelease()};
    snapshot.commits = {{commitId(u'a'), fullFacts()}, {commitId(u'b'), CommitFacts()}};
    snapshot.writeAccess = {{u"octocat"_s, true}, {u"hubot"_s, false}};
    snapshot.drifts = {{driftKey(commitId(u'a'), commitId(u'b')), {.ahead = 1, .behind = 2}}};
    snapshot.driftPullRequests = {{driftKey(commitId(u'a'), commitId(u'b')), 1}};
    snapshot.problems = {
        {.source = Problem::Source::Storage,
         .error = {.kind = ErrorKind::RateLimited, .message = u"Wait."_s, .detail = u"429"_s, .retryAt = at(13)}}};
    snapshot.checksums = {{.asset = 3,
                           .assetDigest = u"sha256:00"_s,
                           .assetUpdatedAt = at(14),
                           .signers = {QString(40, u'A')},
                           .signature = {SignatureFacts::State::Good, QString(40, u'A'), u"A reason"_s},
                           .list = {{u"slipway.deb"_s, QString(64, u'0')}},
                           .fault = ChecksumFault{ChecksumFault::Kind::Contradiction, 3, u"a"_s}}};
    return snapshot;
}

} // namespace slipway::test
