// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelcalls.h"

#include "github/githubmodel.h"
#include "support/await.h"

#include <QTemporaryDir>

#include <algorithm>

namespace slipway::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void readEverything(github::GitHubModel &github)
{
    const auto tags = await(github.tags(), 30s);
    QVERIFY(tags && *tags && !(*tags)->isEmpty());
    const auto releases = await(github.releases(100));
    QVERIFY(releases && *releases && !(*releases)->isEmpty());
    const ObjectId commit = (*releases)->constFirst().tagName.isEmpty() ? ObjectId() : (*tags)->constFirst().commit;
    QVERIFY(await(github.repository()).value_or(std::unexpected(Error())));
    QVERIFY(await(github.login()).value_or(std::unexpected(Error())));
    QVERIFY(await(github.environments()).value_or(std::unexpected(Error())));
    QVERIFY(await(github.deployments(u"testing-preview"_s, 100)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.release((*releases)->constFirst().id)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.commit(u"main"_s)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.commits({}, 10)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.statuses(commit)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.checkRuns(commit)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.hasWriteAccess(u"hubot"_s)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.compare(commit.hex(), u"main"_s)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.compare(u"main"_s, commit.hex())).value_or(std::unexpected(Error())));
    QVERIFY(await(github.file(u"Cargo.toml"_s, {})).value_or(std::unexpected(Error())));
    QVERIFY(await(github.file(u".slipway.toml"_s, u"main"_s)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.branch(u"main"_s)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.branch(u"maintenance/0.0"_s)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.openPullRequests(u"maintenance/0.0"_s)).value_or(std::unexpected(Error())));
    // The newest, the oldest, one that was never there.
    const auto pulls = await(github.mergedPullRequests(QDateTime::currentDateTimeUtc().addDays(-1), {548, 400, 9999}));
    QVERIFY(pulls && *pulls && !(*pulls)->isEmpty());
    for (const Tag &tag : (*tags)->first(5))
        QVERIFY(await(github.tag(tag.name)).value_or(std::unexpected(Error())));
    QVERIFY(await(github.tagRulesets()).value_or(std::unexpected(Error())));
    QVERIFY(await(github.immutableReleases()).value_or(std::unexpected(Error())));
    const auto workflows = await(github.workflows(commit.hex()), 30s);
    QVERIFY(workflows && *workflows && !(*workflows)->isEmpty());
    const auto withAssets =
        std::ranges::find_if(**releases, [](const Release &release) { return !release.assets.isEmpty(); });
    QVERIFY(withAssets != (*releases)->cend());
    const Asset &asset = withAssets->assets.constFirst();
    QVERIFY(await(github.assetText(asset.id, 1 << 20)).value_or(std::unexpected(Error())));
    const QTemporaryDir folder;
    const auto digest = await(github.downloadAsset(asset.id, folder.filePath(u"asset"_s)));
    QVERIFY(digest && *digest);
    QCOMPARE(**digest, asset.digest);
    const auto runs = await(github.findRuns(u"deploy.yml"_s, u"push"_s, commit));
    QVERIFY(runs && *runs);
    for (const github::WorkflowRun &run : **runs) {
        QVERIFY(await(github.workflowRun(run.id)).value_or(std::unexpected(Error())));
        QVERIFY(await(github.pendingDeployments(run.id)).value_or(std::unexpected(Error())));
    }
    QVERIFY(await(github.pendingDeploymentsOf(commit)).value_or(std::unexpected(Error())));
}

void changeReleases(github::GitHubModel &github)
{
    const auto head = await(github.commit(u"main"_s));
    QVERIFY(head && *head);
    const ObjectId commit = (*head)->id;
    const auto tag = await(github.createTag(u"team/9.0.0-prerelease1"_s, commit, u"A candidate"_s));
    QVERIFY(tag && *tag);
    QVERIFY(await(github.tag(u"team/9.0.0-prerelease1"_s)).value_or(std::unexpected(Error())));
    const auto draft = await(github.createRelease(
        {.tagName = u"team/9.0.0-prerelease1"_s, .name = u"9.0.0"_s, .body = u"Text"_s, .draft = true}));
    QVERIFY(draft && *draft);
    for (const bool prerelease : {true, false}) {
        const github::ReleasePatch patch{.tagName = u"team/9.0.0-prerelease1"_s,
                                         .name = u"9.0"_s,
                                         .body = u"Other"_s,
                                         .draft = false,
                                         .prerelease = prerelease,
                                         .makeLatest = !prerelease};
        const auto updated = await(github.updateRelease((*draft)->id, patch));
        QVERIFY(updated && *updated);
        QCOMPARE((*updated)->prerelease, prerelease);
    }
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"notes.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("for people") > 0);
    file.close();
    const auto asset = await(github.uploadAsset((*draft)->id, {file.fileName(), u"notes.txt"_s, u"text/plain"_s}));
    QVERIFY(asset && *asset);
    const auto without = await(github.deleteAsset((*asset)->id));
    QVERIFY(without && *without);
    const auto released = await(github.deleteRelease((*draft)->id));
    QVERIFY(released && *released);
    const auto untagged = await(github.deleteTag(u"team/9.0.0-prerelease1"_s));
    QVERIFY(untagged && *untagged);
    QVERIFY(await(github.deploymentsOf(commit, {})).value_or(std::unexpected(Error())));
    using enum CommitStatus::State;
    for (const CommitStatus::State state : {Pending, Success, Failure, CommitStatus::State::Error}) {
        const QString page = state == Success ? u"https://example.com/"_s : QString();
        const auto status = await(github.createStatus(commit, state, u"qualification/9"_s, u"good"_s, page));
        QVERIFY(status && *status);
    }
}

void prepareNotes(github::GitHubModel &github)
{
    const auto main = await(github.branch(u"main"_s));
    QVERIFY(main && *main);
    const auto branched = await(github.createBranch(u"notes/template"_s, **main));
    QVERIFY2(branched && *branched, branched && !*branched ? qPrintable(branched->error().message) : "");
    const QString path = u".github/release-notes.md"_s;
    const auto file = await(github.file(path, u"notes/template"_s));
    QVERIFY(file && *file);
    github::FileDraft draft{.path = path,
                            .branch = u"notes/template"_s,
                            .bytes = (*file)->bytes + "More.\n",
                            .message = u"Say more"_s,
                            .blob = (*file)->blob};
    QVERIFY(await(github.putFile(draft)).value_or(std::unexpected(Error())));
    draft.path = u".github/another template.md"_s;
    draft.blob = ObjectId();
    QVERIFY(await(github.putFile(draft)).value_or(std::unexpected(Error())));
    const auto asked = await(github.createPullRequest(
        {.title = u"Say more"_s, .body = u"In the notes"_s, .head = u"notes/template"_s, .base = u"main"_s}));
    QVERIFY2(asked && *asked, asked && !*asked ? qPrintable(asked->error().message) : "");
    const auto open = await(github.openPullRequests(u"notes/template"_s));
    QVERIFY(open && *open);
    QCOMPARE(**open, QList{**asked});
    const auto alone = await(github.mergedPullRequests({}, {(*asked)->number}));
    QVERIFY(alone && *alone && (*alone)->size() == 1);
    const auto notes = await(github.generateNotes({.tagName = u"0.1.2-prerelease2"_s,
                                                   .target = **main,
                                                   .previousTagName = u"0.1.1"_s,
                                                   .configurationPath = u".github/release.yml"_s}));
    QVERIFY(notes && *notes && !(*notes)->body.isEmpty());
}

void deploy(github::GitHubModel &github)
{
    const auto started = await(github.dispatchWorkflow(
        u"deploy.yml"_s, u"0.1.1"_s, {{u"environment"_s, u"release-preprod"_s}, {u"tag"_s, u"0.1.1"_s}}));
    QVERIFY2(started && *started, started && !*started ? qPrintable(started->error().message) : "");
    const auto tag = await(github.tag(u"0.1.1"_s));
    QVERIFY(tag && *tag);
    const auto asked = await(github.createDeployment(
        {.ref = u"0.1.1"_s, .environment = u"release-mainnet"_s, .production = true, .description = u"Back again"_s}));
    QVERIFY2(asked && *asked, asked && !*asked ? qPrintable(asked->error().message) : "");
    QVERIFY(await(github.deployment((*asked)->id)).value_or(std::unexpected(Error())));
    const auto ended = await(github.createDeploymentStatus(
        (*asked)->id, {.state = DeploymentState::Success, .description = u"It runs"_s, .autoInactive = false}));
    QVERIFY2(ended && *ended, ended && !*ended ? qPrintable(ended->error().message) : "");
    const auto runs = await(github.findRuns(u"deploy.yml"_s, u"workflow_dispatch"_s, (*tag)->commit));
    QVERIFY(runs && *runs && !(*runs)->isEmpty());
    const qint64 run = (*runs)->constFirst().id;
    QVERIFY(await(github.workflowRun(run)).value_or(std::unexpected(Error())));
    QList<github::PendingDeployment> pending;
    const auto isWaiting = [&] {
        const auto answer = await(github.pendingDeployments(run));
        pending = answer && *answer ? **answer : pending;
        return !pending.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), 20s);
    const auto reviewed =
        await(github.reviewDeployments(run, {pending.constFirst().environmentId}, true, u"It may go on"_s));
    QVERIFY2(reviewed && *reviewed, reviewed && !*reviewed ? qPrintable(reviewed->error().message) : "");
}

} // namespace slipway::test
