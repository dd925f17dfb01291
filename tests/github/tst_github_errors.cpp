// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/errorbody.h"
#include "github/errors.h"
#include "github/limits.h"

#include <QTest>
#include <QTimeZone>

using namespace slipway;
using namespace slipway::github;
using namespace Qt::StringLiterals;

namespace {

using Headers = QList<QPair<QByteArray, QByteArray>>;

const QDateTime now(QDate(2026, 5, 4), QTime(12, 0), QTimeZone::UTC);

ApiAnswer answer(int status, const QByteArray &body, const Headers &headers = {})
{
    ApiAnswer result{.status = status, .body = body};
    for (const auto &[name, value] : headers)
        result.headers.append(name, value);
    return result;
}

ErrorContext context(bool signedIn = true, bool mutation = false)
{
    return {.host = u"github.com"_s,
            .subject = u"octocat/hello"_s,
            .request = u"GET /repos/octocat/hello"_s,
            .signedIn = signedIn,
            .mutation = mutation,
            .now = now};
}

} // namespace

class ErrorsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void limits_data();
    void limits();
    void readsErrorBodies();
    void keepsTechnicalDetail();
    void keepsHostileTextSmall();
    void readsRateLimits();
};

void ErrorsTest::table_data()
{
    QTest::addColumn<ApiAnswer>("answer");
    QTest::addColumn<ErrorContext>("context");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QStringList>("says");
    const auto row = [](const char *name, const ApiAnswer &answer, ErrorKind kind, const QStringList &says,
                        const ErrorContext &of = context()) { QTest::newRow(name) << answer << of << kind << says; };
    const auto json = [](const QByteArray &message) { return QByteArray(R"({"message": ")" + message + R"("})"); };
    using enum ErrorKind;

    row("400", answer(400, json("Unsupported version")), Server, {u"HTTP 400"_s, u"Unsupported version"_s});
    row("401 with a token", answer(401, json("Bad credentials")), Unauthorized, {u"token"_s, u"sign in again"_s});
    row("401 without", answer(401, json("Requires authentication")), Unauthorized, {u"sign in with a token"_s},
        context(false));
    row("403 limit before SSO",
        answer(403, json("API rate limit exceeded"),
               {{"x-ratelimit-remaining", "0"}, {"x-github-sso", "required; url=https://github.com/x"}}),
        RateLimited, {u"try again after"_s});
    row("403 secondary limit", answer(403, json("You have exceeded a secondary rate limit")), RateLimited,
        {u"try again after"_s});
    row("403 limit without a token", answer(403, json("API rate limit exceeded"), {{"x-ratelimit-remaining", "0"}}),
        RateLimited, {u"sign in, or try again after"_s}, context(false));
    row("403 SSO before permission",
        answer(403, json("Resource not accessible by personal access token"),
               {{"x-github-sso", "required; url=https://github.com/orgs/x/sso?authorization_request=A1"}}),
        Forbidden, {u"single sign-on"_s, u"https://github.com/orgs/x/sso?authorization_request=A1"_s});
    row("403 SSO with another host's link",
        answer(403, json("SAML"), {{"x-github-sso", "required; url=https://evil.example/sso"}}), Forbidden,
        {u"single sign-on"_s, u"in your GitHub settings"_s});
    row("403 permission named",
        answer(403, json("Resource not accessible by personal access token"),
               {{"x-accepted-github-permissions", "contents=write"}}),
        Forbidden, {u"contents=write"_s, u"octocat/hello"_s});
    row("403 permission not named", answer(403, json("Resource not accessible by integration")), Forbidden,
        {u"more permissions"_s});
    row("403 archived", answer(403, json("Repository was archived so is read-only.")), Forbidden,
        {u"archived"_s, u"unarchive"_s});
    row("403 other", answer(403, json("Must have push access to view collaborator permission.")), Forbidden,
        {u"Must have push access to view collaborator permission;"_s, u"your role"_s});
    row("403 HTML", answer(403, "<html>Forbidden</html>"), Forbidden, {u"octocat/hello;"_s});
    row("404 with a token", answer(404, json("Not Found")), NotFound,
        {u"octocat/hello"_s, u"does not exist"_s, u"may not see it"_s});
    row("404 without", answer(404, json("Not Found")), NotFound, {u"does not exist"_s, u"private"_s, u"sign in"_s},
        context(false));
    row("404 with the permission",
        answer(404, json("Not Found"), {{"x-accepted-github-permissions", "workflows=write"}}), NotFound,
        {u"does not exist"_s, u"workflows=write"_s});
    row("409 contexts", answer(409, R"({"message": "Conflict: Commit status checks failed", "errors": [{"contexts":
            ["ci/build", {"context": "ci/test", "state": "failure"}, 7], "code": "invalid"}]})"),
        Conflict, {u"ci/build, ci/test"_s});
    row("409 merge conflict", answer(409, json("Merge conflict")), Conflict, {u"Merge conflict"_s});
    row("409 another version of a file", answer(409, json("a.md does not match 0123456789abcdef")), Conflict,
        {u"Somebody changed octocat/hello meanwhile"_s, u"nothing was written"_s});
    row("409 a branch that moved", answer(409, json("is at 0123 but expected 4567")), Conflict,
        {u"Somebody changed octocat/hello meanwhile"_s});
    row("409 rule",
        answer(409, json("Repository rule violations found\\n\\nChanges must be made through a pull request.")),
        RuleViolation, {u"Changes must be made through a pull request;"_s});
    row("409 protected branch",
        answer(409, json("Could not update file: Changes must be made through a pull request.")), RuleViolation,
        {u"Could not update file"_s});
    row("422 a file that is there", answer(422, json(R"(Invalid request.\n\n\"sha\" wasn't supplied.)")), Conflict,
        {u"Somebody changed octocat/hello meanwhile"_s});
    row("422 a pull request that is there", answer(422, R"({"message": "Validation Failed", "errors": [{"resource":
            "PullRequest", "code": "custom", "message": "A pull request already exists for o:b."}]})"),
        AlreadyExists, {u"exists already"_s});
    row("409 empty repository", answer(409, json("Git Repository is empty.")), NotFound, {u"no commits yet"_s});
    row("422 exists", answer(422, json("Reference already exists")), AlreadyExists, {u"exists already"_s});
    row("422 exists by code",
        answer(422, R"({"message": "Validation Failed", "errors": [{"resource": "Release", "code": "already_exists",
            "field": "tag_name"}]})"),
        AlreadyExists, {u"exists already"_s});
    row("422 ruleset", answer(422, R"({"message": "Validation Failed", "errors": [{"message":
            "Repository rule violations found\n\nCannot create ref due to creations being restricted.\n"}]})"),
        RuleViolation, {u"Cannot create ref due to creations being restricted;"_s});
    row("422 immutable",
        answer(422, R"({"message": "Validation Failed", "errors": [{"code": "custom", "field": "tag_name",
            "message": "tag_name cannot be changed when release is immutable"}]})"),
        RuleViolation, {u"immutable"_s, u"new one"_s});
    row("422 fields",
        answer(422, R"({"message": "Validation Failed", "errors": [{"field": "tag_name", "code": "missing_field"},
            {"field": "body", "code": "invalid"}, "Sha is wrong"]})"),
        BadInput, {u"“tag_name” is missing; “body” is not valid; Sha is wrong"_s});
    row("422 errors as one text", answer(422, R"({"message": "No", "errors": "Sha not found"})"), BadInput,
        {u"Sha not found"_s});
    row("422 nothing said", answer(422, "{}"), BadInput, {u"check it"_s});
    row("429", answer(429, json("Too many"), {{"retry-after", "120"}}), RateLimited, {u"try again after"_s});
    row("500", answer(500, "<html><h1>Unicorn</h1></html>"), Server, {u"HTTP 500"_s, u"in a few minutes"_s});
    row("502 after a write", answer(502, {}), Server, {u"may have been made"_s, u"refresh"_s}, context(true, true));
    row("redirect of a write", answer(302, {}), Server, {u"nothing was changed"_s}, context(true, true));
    row("304 out of the blue", answer(304, {}), Server, {u"HTTP 304"_s});
    row("no status", answer(0, {}), Server, {u"HTTP 0"_s});
}

void ErrorsTest::table()
{
    QFETCH(const ApiAnswer, answer);
    QFETCH(const ErrorContext, context);
    QFETCH(const QStringList, says);
    const Error error = errorFromAnswer(answer, context);
    QTEST(error.kind, "kind");
    for (const QString &part : says)
        QVERIFY2(error.message.contains(part), qPrintable(error.message + u" lacks " + part));
    QVERIFY(!error.message.contains(u'%'));
    QVERIFY(!error.message.contains(u'<'));
    QVERIFY(!error.message.contains("evil"_L1));
    QCOMPARE(error.retryAt.has_value(), error.kind == ErrorKind::RateLimited);
}

void ErrorsTest::limits_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<int>("seconds"); // from now; -1: no limit
    const QByteArray inTenMinutes = QByteArray::number(now.addSecs(600).toSecsSinceEpoch());
    QTest::newRow("200") << 200 << Headers{{"retry-after", "5"}} << -1;
    QTest::newRow("plain 403") << 403 << Headers{{"x-ratelimit-remaining", "12"}} << -1;
    QTest::newRow("retry-after") << 403 << Headers{{"retry-after", "7"}} << 7;
    QTest::newRow("retry-after first") << 429
                                       << Headers{{"retry-after", "7"},
                                                  {"x-ratelimit-remaining", "0"},
                                                  {"x-ratelimit-reset", inTenMinutes}}
                                       << 7;
    QTest::newRow("date") << 429 << Headers{{"Retry-After", "Mon, 04 May 2026 12:00:30 GMT"}} << 30;
    QTest::newRow("date in the past") << 429 << Headers{{"Retry-After", "Mon, 04 May 2026 11:00:30 GMT"}} << 0;
    QTest::newRow("reset") << 403 << Headers{{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", inTenMinutes}}
                           << 600;
    QTest::newRow("reset while some remain")
        << 429 << Headers{{"x-ratelimit-remaining", "3"}, {"x-ratelimit-reset", inTenMinutes}} << 60;
    QTest::newRow("reset in the past") << 403 << Headers{{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "5"}}
                                       << 60;
    QTest::newRow("absurd reset") << 403
                                  << Headers{{"x-ratelimit-remaining", "0"},
                                             {"x-ratelimit-reset", "9000000000000000000"}}
                                  << 60;
    QTest::newRow("far reset") << 403 << Headers{{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "250000000000"}}
                               << 86'400;
    QTest::newRow("absurd retry-after") << 429 << Headers{{"retry-after", "999999999999999999"}} << 86'400;
    QTest::newRow("nonsense") << 429 << Headers{{"retry-after", "soon"}, {"x-ratelimit-remaining", "none"}} << 60;
    QTest::newRow("negative") << 429 << Headers{{"retry-after", "-5"}} << 60;
}

void ErrorsTest::limits()
{
    QFETCH(const int, status);
    QFETCH(const Headers, headers);
    QFETCH(const int, seconds);
    const auto end = limitEnd(answer(status, {}, headers), now);
    QCOMPARE(end ? int(now.secsTo(*end)) : -1, seconds);
}

void ErrorsTest::readsErrorBodies()
{
    const ErrorBody body = parseErrorBody(R"({"message": "Validation Failed", "documentation_url": "x", "errors": [
        {"resource": "Release", "field": "target", "code": "missing"}, "text", {"code": "custom"}, null, 5, []]})");
    QCOMPARE(body.message, u"Validation Failed"_s);
    QCOMPARE(body.texts, (QStringList{u"what “target” names does not exist"_s, u"text"_s, u"custom"_s}));
    QCOMPARE(body.codes, (QStringList{u"missing"_s, u"custom"_s}));
    for (const QByteArray &odd : {""_ba, "<html>"_ba, "[1]"_ba, R"({"message": 5, "errors": {}})"_ba, "\xff"_ba})
        QCOMPARE(parseErrorBody(odd).allText().trimmed(), QString());
}

void ErrorsTest::keepsTechnicalDetail()
{
    const Error error =
        errorFromAnswer(answer(404, R"({"message": "Not Found"})", {{"X-GitHub-Request-Id", "ABCD:1"}}), context());
    QCOMPARE(error.detail, u"HTTP 404 · GET /repos/octocat/hello · Not Found · request ABCD:1"_s);
}

void ErrorsTest::keepsHostileTextSmall()
{
    const QByteArray endless(1'000'000, 'x');
    const Error error =
        errorFromAnswer(answer(403, R"({"message": "a\u0000b\u202ec\n\td)" + endless + R"("})"), context());
    QVERIFY(error.message.size() < 600);
    QVERIFY(error.detail.size() < 600);
    QVERIFY(error.message.contains("abc dxxx"_L1));

    QByteArray many = R"({"message": "m", "errors": ["e")";
    for (int i = 0; i < 5000; ++i)
        many += R"(,"e")";
    QCOMPARE(parseErrorBody(many + "]}").texts.size(), 20);
    // Two long parts of one text are as short together.
    const QByteArray part(250, 'x');
    const ErrorBody parts = parseErrorBody(R"({"errors": [{"field": ")" + part + R"(", "code": ")" + part + R"("}]})");
    QCOMPARE(parts.texts.size(), 1);
    QCOMPARE(parts.texts.first().size(), 300);
}

void ErrorsTest::readsRateLimits()
{
    const auto limit = rateLimitIn(
        answer(200, {},
               {{"X-RateLimit-Limit", "5000"}, {"X-RateLimit-Remaining", "4999"}, {"X-RateLimit-Reset", "1777896000"}})
            .headers);
    QVERIFY(limit);
    QCOMPARE(*limit, (RateLimit{.remaining = 4999, .limit = 5000, .resetsAt = now}));
    QVERIFY(!rateLimitIn(answer(200, {}).headers));
    const auto odd =
        rateLimitIn(answer(200, {}, {{"x-ratelimit-remaining", "99999999999"}, {"x-ratelimit-limit", "-1"}}).headers);
    QVERIFY(odd);
    QCOMPARE(odd->remaining, std::numeric_limits<int>::max());
    QCOMPARE(odd->limit, -1);
}

QTEST_GUILESS_MAIN(ErrorsTest)
#include "tst_github_errors.moc"
