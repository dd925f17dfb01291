// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shapeparts.h"
#include "shapes.h"

#include <array>

namespace slipway::sandbox::shapes {

using namespace Qt::StringLiterals;

namespace {

struct Template {
    QLatin1StringView key;
    QLatin1StringView path; ///< below the object's own address
};

void insertAddresses(QJsonObject &object, const QString &base, std::span<const Template> templates)
{
    for (const Template &each : templates)
        object.insert(each.key, QString(base + each.path));
}

constexpr std::array userAddresses{Template{"followers_url"_L1, "/followers"_L1},
                                   Template{"following_url"_L1, "/following{/other_user}"_L1},
                                   Template{"gists_url"_L1, "/gists{/gist_id}"_L1},
                                   Template{"starred_url"_L1, "/starred{/owner}{/repo}"_L1},
                                   Template{"subscriptions_url"_L1, "/subscriptions"_L1},
                                   Template{"organizations_url"_L1, "/orgs"_L1},
                                   Template{"repos_url"_L1, "/repos"_L1},
                                   Template{"events_url"_L1, "/events{/privacy}"_L1},
                                   Template{"received_events_url"_L1, "/received_events"_L1}};

constexpr std::array repositoryAddresses{
    Template{"archive_url"_L1, "/{archive_format}{/ref}"_L1},
    Template{"assignees_url"_L1, "/assignees{/user}"_L1},
    Template{"blobs_url"_L1, "/git/blobs{/sha}"_L1},
    Template{"branches_url"_L1, "/branches{/branch}"_L1},
    Template{"collaborators_url"_L1, "/collaborators{/collaborator}"_L1},
    Template{"comments_url"_L1, "/comments{/number}"_L1},
    Template{"commits_url"_L1, "/commits{/sha}"_L1},
    Template{"compare_url"_L1, "/compare/{base}...{head}"_L1},
    Template{"contents_url"_L1, "/contents/{+path}"_L1},
    Template{"contributors_url"_L1, "/contributors"_L1},
    Template{"deployments_url"_L1, "/deployments"_L1},
    Template{"downloads_url"_L1, "/downloads"_L1},
    Template{"events_url"_L1, "/events"_L1},
    Template{"forks_url"_L1, "/forks"_L1},
    Template{"git_commits_url"_L1, "/git/commits{/sha}"_L1},
    Template{"git_refs_url"_L1, "/git/refs{/sha}"_L1},
    Template{"git_tags_url"_L1, "/git/tags{/sha}"_L1},
    Template{"hooks_url"_L1, "/hooks"_L1},
    Template{"issue_comment_url"_L1, "/issues/comments{/number}"_L1},
    Template{"issue_events_url"_L1, "/issues/events{/number}"_L1},
    Template{"issues_url"_L1, "/issues{/number}"_L1},
    Template{"keys_url"_L1, "/keys{/key_id}"_L1},
    Template{"labels_url"_L1, "/labels{/name}"_L1},
    Template{"languages_url"_L1, "/languages"_L1},
    Template{"merges_url"_L1, "/merges"_L1},
    Template{"milestones_url"_L1, "/milestones{/number}"_L1},
    Template{"notifications_url"_L1, "/notifications{?since,all,participating}"_L1},
    Template{"pulls_url"_L1, "/pulls{/number}"_L1},
    Template{"releases_url"_L1, "/releases{/id}"_L1},
    Template{"stargazers_url"_L1, "/stargazers"_L1},
    Template{"statuses_url"_L1, "/statuses/{sha}"_L1},
    Template{"subscribers_url"_L1, "/subscribers"_L1},
    Template{"subscription_url"_L1, "/subscription"_L1},
    Template{"tags_url"_L1, "/tags"_L1},
    Template{"teams_url"_L1, "/teams"_L1},
    Template{"trees_url"_L1, "/git/trees{/sha}"_L1}};

QJsonObject account(const Context &context, const QString &login, qint64 id, const QString &type)
{
    const QString url = u"%1/users/%2"_s.arg(context.links.host, login);
    QJsonObject object{{u"login"_s, login},
                       {u"id"_s, id},
                       {u"node_id"_s, nodeId("U_", id)},
                       {u"type"_s, type},
                       {u"site_admin"_s, false},
                       {u"avatar_url"_s, u"%1/%2.png"_s.arg(context.links.host, login)},
                       {u"gravatar_id"_s, QString()},
                       {u"url"_s, url},
                       {u"html_url"_s, u"%1/%2"_s.arg(context.links.host, login)}};
    insertAddresses(object, url, userAddresses);
    return object;
}

} // namespace

QJsonValue user(const Context &context, const QString &login)
{
    const User *user = context.state.findUser(login);
    return user ? account(context, user->login, user->id, user->bot ? u"Bot"_s : u"User"_s)
                : QJsonValue(QJsonValue::Null);
}

QJsonObject profile(const Context &context, const User &user)
{
    QJsonObject object = account(context, user.login, user.id, user.bot ? u"Bot"_s : u"User"_s);
    for (const QString &unsaid : {u"bio"_s, u"company"_s, u"email"_s, u"hireable"_s, u"location"_s})
        object.insert(unsaid, QJsonValue::Null);
    for (const QString &count : {u"followers"_s, u"following"_s, u"public_gists"_s, u"public_repos"_s})
        object.insert(count, 0);
    object.insert(u"blog"_s, QString());
    object.insert(u"name"_s, orNull(user.name));
    object.insert(u"created_at"_s, date(context.state.repository.createdAt));
    object.insert(u"updated_at"_s, date(context.state.repository.createdAt));
    return object;
}

QJsonObject briefRepository(const Context &context)
{
    const RepositoryRecord &record = context.state.repository;
    QJsonObject object{{u"id"_s, record.id},
                       {u"node_id"_s, nodeId("R_", record.id)},
                       {u"name"_s, record.name},
                       {u"full_name"_s, context.links.repository},
                       {u"private"_s, record.isPrivate},
                       {u"owner"_s, account(context, record.owner, record.id + 1'000'000, u"Organization"_s)},
                       {u"html_url"_s, context.links.web()},
                       {u"url"_s, context.links.api()},
                       {u"description"_s, orNull(record.description)},
                       {u"fork"_s, false}};
    insertAddresses(object, context.links.api(), repositoryAddresses);
    return object;
}

QJsonObject repository(const Context &context, const Request &request)
{
    const RepositoryRecord &record = context.state.repository;
    QJsonObject object = briefRepository(context);
    for (const QString &address : {u"clone_url"_s, u"git_url"_s, u"ssh_url"_s, u"svn_url"_s})
        object.insert(address, context.links.web());
    for (const QString &unsaid : {u"homepage"_s, u"language"_s, u"license"_s, u"mirror_url"_s})
        object.insert(unsaid, QJsonValue::Null);
    for (const QString &count :
         {u"forks"_s, u"forks_count"_s, u"open_issues"_s, u"open_issues_count"_s, u"size"_s, u"stargazers_count"_s,
          u"watchers"_s, u"watchers_count"_s, u"network_count"_s, u"subscribers_count"_s})
        object.insert(count, 0);
    for (const QString &part :
         {u"has_issues"_s, u"has_projects"_s, u"has_wiki"_s, u"has_pages"_s, u"has_downloads"_s, u"has_discussions"_s})
        object.insert(part, false);
    object.insert(u"visibility"_s, record.isPrivate ? u"private"_s : u"public"_s);
    object.insert(u"default_branch"_s, record.defaultBranch);
    object.insert(u"archived"_s, record.archived);
    object.insert(u"disabled"_s, false);
    for (const QString &when : {u"created_at"_s, u"updated_at"_s, u"pushed_at"_s})
        object.insert(when, date(record.createdAt));
    if (request.user) {
        object.insert(u"permissions"_s,
                      QJsonObject{{u"admin"_s, request.permission >= Permission::Admin},
                                  {u"maintain"_s, request.permission >= Permission::Admin},
                                  {u"push"_s, request.permission >= Permission::Write},
                                  {u"triage"_s, request.permission >= Permission::Write},
                                  {u"pull"_s, request.permission >= Permission::Read}});
    }
    return object;
}

} // namespace slipway::sandbox::shapes
