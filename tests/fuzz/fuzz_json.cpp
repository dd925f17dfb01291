// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "github/endpoints/accounts.h"
#include "github/endpoints/checks.h"
#include "github/endpoints/commits.h"
#include "github/endpoints/contents.h"
#include "github/endpoints/deployments.h"
#include "github/endpoints/environments.h"
#include "github/endpoints/generatednotes.h"
#include "github/endpoints/pullrequests.h"
#include "github/endpoints/releases.h"
#include "github/endpoints/repositories.h"
#include "github/endpoints/rulesets.h"
#include "github/endpoints/statuses.h"
#include "github/endpoints/tags.h"
#include "github/endpoints/workflows.h"
#include "github/errorbody.h"

#include <algorithm>
#include <functional>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::github::endpoints;
using namespace slipway::test;

namespace {

using Check = std::function<void(const QByteArray &)>;

void checkError(const Error &error)
{
    hold(!error.message.isEmpty() && error.message.endsWith(u'.'), "an error is a sentence", error.message);
    hold(error.kind == ErrorKind::Server || error.kind == ErrorKind::NotFound || error.kind == ErrorKind::BadInput,
         "an answer that is not understood is the server's fault", error.message);
}

template<class Parse, class Property>
Check parser(Parse parse, Property property)
{
    return [parse, property](const QByteArray &body) {
        const auto value = parse(body);
        if (value)
            property(*value);
        else
            checkError(value.error());
    };
}

void checkRelease(const Release &release)
{
    hold(release.id > 0 && !release.tagName.isEmpty(), "a release has an id and a tag");
    for (const Asset &asset : release.assets)
        hold(asset.id > 0 && !asset.name.isEmpty() && asset.downloads >= 0, "an asset has an id and a name");
    hold(release.url.isEmpty() || release.url.startsWith(QStringLiteral("http"), Qt::CaseInsensitive),
         "people click on web addresses only", release.url);
}

void checkCommit(const Commit &commit)
{
    hold(!commit.id.isNull() && !commit.summary.contains(u'\n'), "a commit has an id and one line as summary");
}

void checkTags(const QList<Tag> &tags)
{
    QSet<QString> names;
    for (const Tag &tag : tags) {
        hold(!tag.name.isEmpty() && !tag.commit.isNull(), "a tag has a name and a commit");
        names.insert(tag.name);
    }
    hold(names.size() == tags.size(), "a tag is listed once");
}

void checkTagReferences(const QList<TagReference> &tags)
{
    QSet<QString> names;
    for (const TagReference &tag : tags) {
        hold(!tag.name.isEmpty() && !tag.object.isNull(), "a tag has a name and leads somewhere");
        names.insert(tag.name);
    }
    hold(names.size() == tags.size(), "a tag is listed once");
}

void checkPullRequest(const PullRequest &pull)
{
    hold(pull.number > 0, "a pull request has a number");
    hold(pull.title.size() <= 1'000 && !pull.title.contains(u'\n'), "a title is a line, and short", pull.title);
    hold(pull.labels.size() <= 200, "labels are few");
}

void checkErrorBody(const QByteArray &body)
{
    const ErrorBody parsed = parseErrorBody(body);
    QStringList all = parsed.texts + parsed.codes + parsed.contexts;
    all.append(parsed.message);
    for (const QString &text : std::as_const(all)) {
        hold(text.size() <= 300, "a host's text is short", text);
        hold(std::ranges::none_of(text, [](QChar c) { return c.category() == QChar::Other_Control; }),
             "a host's text is one line", text);
    }
}

template<class Item>
auto each(void (*property)(const Item &))
{
    return [property](const QList<Item> &items) { std::ranges::for_each(items, property); };
}

const QList<Check> &parsers()
{
    const auto anything = [](const auto &) { };
    // New ones at the end: the corpus names them by their place.
    static const QList<Check> all{
        parser(parseRepository, anything),
        parser(parseLogin, [](const QString &login) { hold(!login.isEmpty(), "a login is not empty"); }),
        parser(parseWriteAccess, anything),
        parser(parseEnvironments, anything),
        parser(parseDeployments, anything),
        parser(parseDeploymentStatuses, [](const auto &s) { hold(oldestFirst(s).size() == s.size(), "all in order"); }),
        parser(parseReleases, each<Release>(checkRelease)),
        parser(parseRelease, checkRelease),
        parser(parseTags, checkTags),
        parser(parsePointer, [](const Pointer &p) { hold(!p.target.isNull(), "a pointer leads somewhere"); }),
        parser(parseCommit, checkCommit),
        parser(parseCommits, each<Commit>(checkCommit)),
        parser(
            parseComparison,
            [](const Comparison &c) { hold(c.counts.ahead >= 0 && c.counts.behind >= 0, "counts are not negative"); }),
        parser(parseStatuses, [](const auto &s) { hold(oldestFirst(s).size() == s.size(), "all in order"); }),
        parser(parseStatus, anything),
        parser(parseCheckRuns, anything),
        parser(parseFile,
               [](const FileVersion &file) { hold(file.bytes.size() <= 1 << 20, "a file has 1 MB at most"); }),
        checkErrorBody,
        parser(parseFolder,
               [](const auto &entries) {
                   for (const FolderEntry &entry : entries)
                       hold(!entry.path.isEmpty(), "an entry of a folder has a path");
               }),
        parser(parseDeployment, anything),
        parser(parseDeploymentStatus, anything),
        parser(parseUploadAddress,
               [](const QUrl &url) { hold(url.isEmpty() || url.isValid(), "an address is one or none"); }),
        parser(parseAsset, [](const Asset &asset) { hold(asset.id > 0, "an asset has an id"); }),
        parser(parseImmutableReleases, anything),
        parser(parseRulesetIds, anything),
        parser(parseRuleset, anything),
        parser(parseRuns, anything),
        parser(parseRun, anything),
        parser(parsePendingDeployments, anything),
        parser(parsePullRequests, each<PullRequest>(checkPullRequest)),
        parser(parsePullRequest, checkPullRequest),
        parser(parseFileCommit,
               [](const FileCommit &made) {
                   hold(!made.blob.isNull() && !made.commit.isNull(), "a file's commit has both ids");
               }),
        parser(parseGeneratedNotes, anything),
        parser(parseTagReferences, checkTagReferences),
    };
    return all;
}

} // namespace

/// The first byte says which parser gets the rest.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    parsers().at(data[0] % parsers().size())(bytesOf(data + 1, size - 1));
    return 0;
}
