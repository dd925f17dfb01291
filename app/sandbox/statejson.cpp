// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "state.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <concepts>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int fileFormat = 1;

// One list of fields for each record: the same describe() writes and reads it.

template<class Io>
void describe(Io &io, User &v)
{
    io("id"_L1, v.id), io("login"_L1, v.login), io("name"_L1, v.name), io("email"_L1, v.email);
    io("permission"_L1, v.permission), io("bot"_L1, v.bot);
}

template<class Io>
void describe(Io &io, Token &v)
{
    io("value"_L1, v.value), io("login"_L1, v.login), io("ceiling"_L1, v.ceiling), io("denied"_L1, v.denied);
}

template<class Io>
void describe(Io &io, RepositoryRecord &v)
{
    io("id"_L1, v.id), io("owner"_L1, v.owner), io("name"_L1, v.name), io("description"_L1, v.description);
    io("defaultBranch"_L1, v.defaultBranch), io("private"_L1, v.isPrivate), io("archived"_L1, v.archived);
    io("immutableReleases"_L1, v.immutableReleases), io("createdAt"_L1, v.createdAt);
}

template<class Io>
void describe(Io &io, EnvironmentRecord &v)
{
    io("id"_L1, v.id), io("name"_L1, v.name), io("follows"_L1, v.follows), io("branch"_L1, v.branch);
    io("production"_L1, v.production), io("reviewers"_L1, v.reviewers);
    io("preventSelfReview"_L1, v.preventSelfReview), io("waitMinutes"_L1, v.waitMinutes);
    io("createdAt"_L1, v.createdAt);
}

template<class Io>
void describe(Io &io, DeploymentStatusRecord &v)
{
    io("id"_L1, v.id), io("state"_L1, v.state), io("creator"_L1, v.creator), io("description"_L1, v.description);
    io("logUrl"_L1, v.logUrl), io("environmentUrl"_L1, v.environmentUrl), io("createdAt"_L1, v.createdAt);
}

template<class Io>
void describe(Io &io, DeploymentRecord &v)
{
    io("id"_L1, v.id), io("environment"_L1, v.environment), io("ref"_L1, v.ref), io("sha"_L1, v.sha);
    io("task"_L1, v.task), io("description"_L1, v.description), io("creator"_L1, v.creator);
    io("payload"_L1, v.payload), io("production"_L1, v.production), io("transient"_L1, v.transient);
    io("run"_L1, v.run), io("createdAt"_L1, v.createdAt), io("statuses"_L1, v.statuses);
}

template<class Io>
void describe(Io &io, RunRecord &v)
{
    io("id"_L1, v.id), io("workflow"_L1, v.workflow), io("event"_L1, v.event), io("ref"_L1, v.ref);
    io("sha"_L1, v.sha), io("actor"_L1, v.actor), io("remaining"_L1, v.remaining), io("createdAt"_L1, v.createdAt);
    io("inputs"_L1, v.inputs);
}

template<class Io>
void describe(Io &io, StatusRecord &v)
{
    io("id"_L1, v.id), io("sha"_L1, v.sha), io("state"_L1, v.state), io("context"_L1, v.context);
    io("description"_L1, v.description), io("targetUrl"_L1, v.targetUrl), io("creator"_L1, v.creator);
    io("createdAt"_L1, v.createdAt);
}

template<class Io>
void describe(Io &io, CheckRunRecord &v)
{
    io("id"_L1, v.id), io("sha"_L1, v.sha), io("name"_L1, v.name), io("status"_L1, v.status);
    io("conclusion"_L1, v.conclusion), io("summary"_L1, v.summary), io("startedAt"_L1, v.startedAt);
    io("completedAt"_L1, v.completedAt);
}

template<class Io>
void describe(Io &io, AssetRecord &v)
{
    io("id"_L1, v.id), io("name"_L1, v.name), io("label"_L1, v.label), io("contentType"_L1, v.contentType);
    io("uploader"_L1, v.uploader), io("size"_L1, v.size), io("digest"_L1, v.digest), io("state"_L1, v.state);
    io("downloads"_L1, v.downloads), io("createdAt"_L1, v.createdAt);
}

template<class Io>
void describe(Io &io, ReleaseRecord &v)
{
    io("id"_L1, v.id), io("tagName"_L1, v.tagName), io("targetCommitish"_L1, v.targetCommitish);
    io("name"_L1, v.name), io("body"_L1, v.body), io("draft"_L1, v.draft), io("prerelease"_L1, v.prerelease);
    io("immutable"_L1, v.immutable), io("makeLatest"_L1, v.makeLatest), io("author"_L1, v.author);
    io("assetsOf"_L1, v.assetsOf), io("createdAt"_L1, v.createdAt), io("publishedAt"_L1, v.publishedAt);
    io("updatedAt"_L1, v.updatedAt), io("assets"_L1, v.assets);
}

template<class Io>
void describe(Io &io, RulesetRecord &v)
{
    io("id"_L1, v.id), io("name"_L1, v.name), io("target"_L1, v.target), io("enforcement"_L1, v.enforcement);
    io("include"_L1, v.include), io("exclude"_L1, v.exclude), io("rules"_L1, v.rules), io("bypass"_L1, v.bypass);
    io("createdAt"_L1, v.createdAt);
}

template<class Io>
void describe(Io &io, PullRequestRecord &v)
{
    io("id"_L1, v.id), io("number"_L1, v.number), io("title"_L1, v.title), io("body"_L1, v.body);
    io("author"_L1, v.author), io("labels"_L1, v.labels), io("head"_L1, v.head), io("headSha"_L1, v.headSha);
    io("base"_L1, v.base), io("baseSha"_L1, v.baseSha), io("closed"_L1, v.closed), io("mergeSha"_L1, v.mergeSha);
    io("mergedBy"_L1, v.mergedBy), io("createdAt"_L1, v.createdAt), io("updatedAt"_L1, v.updatedAt);
    io("closedAt"_L1, v.closedAt);
}

template<class Io>
void describe(Io &io, EventRecord &v)
{
    io("kind"_L1, v.kind), io("subject"_L1, v.subject), io("actor"_L1, v.actor);
}

template<class Io>
void describe(Io &io, JobRecord &v)
{
    io("kind"_L1, v.kind), io("subject"_L1, v.subject), io("due"_L1, v.due);
}

template<class Io>
void describe(Io &io, State &v)
{
    io("repository"_L1, v.repository), io("users"_L1, v.users), io("tokens"_L1, v.tokens);
    io("environments"_L1, v.environments), io("deployments"_L1, v.deployments), io("runs"_L1, v.runs);
    io("statuses"_L1, v.statuses), io("checkRuns"_L1, v.checkRuns), io("releases"_L1, v.releases);
    io("reservedTags"_L1, v.reservedTags), io("latestRelease"_L1, v.latestRelease), io("events"_L1, v.events);
    io("jobs"_L1, v.jobs), io("seenReferences"_L1, v.seenReferences), io("nextId"_L1, v.nextId), io("port"_L1, v.port);
    io("rulesets"_L1, v.rulesets), io("pullRequests"_L1, v.pullRequests);
}

class Writer;
class Reader;

template<class T>
concept Described = requires(Writer &io, T &v) { describe(io, v); };

class Writer {
public:
    QJsonObject object;

    template<class T>
    void operator()(QLatin1StringView key, T &v)
    {
        object.insert(key, value(v));
    }

private:
    template<class T>
        requires std::integral<T>
    static QJsonValue value(T v)
    {
        return QJsonValue(v);
    }
    static QJsonValue value(const QString &v) { return v; }
    static QJsonValue value(const QByteArray &v) { return QString::fromLatin1(v); }
    static QJsonValue value(const QStringList &v) { return QJsonArray::fromStringList(v); }
    static QJsonValue value(const QJsonObject &v) { return v; }
    static QJsonValue value(const QDateTime &v) { return v.toUTC().toString(Qt::ISODateWithMs); }
    static QJsonValue value(Permission v) { return static_cast<int>(v); }
    static QJsonValue value(const QMap<QString, QString> &v)
    {
        QJsonObject all;
        for (auto it = v.cbegin(); it != v.cend(); ++it)
            all.insert(it.key(), it.value());
        return all;
    }
    template<Described T>
    static QJsonValue value(T &v)
    {
        Writer inner;
        describe(inner, v);
        return inner.object;
    }
    template<Described T>
    static QJsonValue value(QList<T> &v)
    {
        QJsonArray all;
        for (T &each : v)
            all.append(value(each));
        return all;
    }
};

class Reader {
public:
    explicit Reader(const QJsonObject &from)
        : m_object(from)
    {
    }

    template<class T>
    void operator()(QLatin1StringView key, T &v)
    {
        read(m_object.value(key), v);
    }

private:
    static void read(const QJsonValue &json, bool &v) { v = json.toBool(); }
    static void read(const QJsonValue &json, int &v) { v = json.toInt(); }
    static void read(const QJsonValue &json, qint64 &v) { v = json.toInteger(); }
    static void read(const QJsonValue &json, QString &v) { v = json.toString(); }
    static void read(const QJsonValue &json, QByteArray &v) { v = json.toString().toLatin1(); }
    static void read(const QJsonValue &json, QJsonObject &v) { v = json.toObject(); }
    static void read(const QJsonValue &json, Permission &v)
    {
        v = static_cast<Permission>(std::clamp(json.toInt(), 0, static_cast<int>(Permission::Admin)));
    }
    static void read(const QJsonValue &json, QDateTime &v)
    {
        v = QDateTime::fromString(json.toString(), Qt::ISODateWithMs);
    }
    static void read(const QJsonValue &json, QStringList &v)
    {
        v.clear();
        for (const QJsonValue &each : json.toArray())
            v.append(each.toString());
    }
    static void read(const QJsonValue &json, QMap<QString, QString> &v)
    {
        v.clear();
        const QJsonObject all = json.toObject();
        for (auto it = all.begin(); it != all.end(); ++it)
            v.insert(it.key(), it.value().toString());
    }
    template<Described T>
    static void read(const QJsonValue &json, T &v)
    {
        Reader inner(json.toObject());
        describe(inner, v);
    }
    template<Described T>
    static void read(const QJsonValue &json, QList<T> &v)
    {
        v.clear();
        for (const QJsonValue &each : json.toArray())
            read(each, v.emplace_back());
    }

    QJsonObject m_object;
};

} // namespace

QByteArray toJson(const State &state)
{
    State copy = state; // describe() takes what it may also fill
    Writer writer;
    describe(writer, copy);
    writer.object.insert("format"_L1, fileFormat);
    return QJsonDocument(writer.object).toJson(QJsonDocument::Compact);
}

Result<State> stateFromJson(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError || document.object().value("format"_L1).toInt() != fileFormat) {
        return std::unexpected(
            Error{ErrorKind::Storage,
                  QCoreApplication::translate("Sandbox",
                                              "The sandbox's state file is damaged or was written by another "
                                              "version of Slipway; choose an empty folder."),
                  problem.errorString()});
    }
    State state;
    Reader reader(document.object());
    describe(reader, state);
    return state;
}

} // namespace slipway::sandbox
