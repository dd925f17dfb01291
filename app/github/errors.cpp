// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors.h"

#include "accesserrors.h"
#include "errorbody.h"
#include "limits.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("GitHub", text);
}

Error ruleViolated(const ErrorBody &body)
{
    return {.kind = ErrorKind::RuleViolation,
            .message = say(QT_TRANSLATE_NOOP("GitHub",
                                             "A rule of the repository refused it%1; ask those who keep "
                                             "its rules."))
                           .arg(body.quoted())};
}

/// A file is not, or no more, what it was taken for.
Error changedMeanwhile(const ErrorContext &context)
{
    return {.kind = ErrorKind::Conflict,
            //: %1 is a file and a branch: "README.md on main"
            .message = say(QT_TRANSLATE_NOOP("GitHub",
                                             "Somebody changed %1 meanwhile, so nothing was written; look at their "
                                             "version, then try again."))
                           .arg(context.subject)};
}

Error conflict(const ErrorBody &body, const ErrorContext &context)
{
    const QString all = body.allText();
    const auto says = [&](QLatin1StringView phrase) { return all.contains(phrase, Qt::CaseInsensitive); };
    if (body.message.contains("Git Repository is empty"_L1, Qt::CaseInsensitive)) {
        return {.kind = ErrorKind::NotFound,
                .message = say(QT_TRANSLATE_NOOP("GitHub", "%1 has no commits yet; push a first one, then refresh."))
                               .arg(context.subject)};
    }
    if (!body.contexts.isEmpty()) {
        return {.kind = ErrorKind::Conflict,
                .message = say(QT_TRANSLATE_NOOP("GitHub",
                                                 "These checks have not passed: %1; wait for them or repair "
                                                 "them, then try again."))
                               .arg(body.contexts.join(u", "_s))};
    }
    // Files: their rules come as conflicts, too ("Could not update file: Changes must be made through a pull request").
    if (says("rule violation"_L1) || says("through a pull request"_L1) || says("protected branch"_L1)
        || says("review is required"_L1) || says("status check"_L1))
        return ruleViolated(body);
    if (says("does not match"_L1) || says("but expected"_L1))
        return changedMeanwhile(context);
    return {.kind = ErrorKind::Conflict,
            .message = say(QT_TRANSLATE_NOOP("GitHub",
                                             "%1 refused because something else stands against it%2; "
                                             "refresh, then try again."))
                           .arg(context.host, body.quoted())};
}

Error unprocessable(const ErrorBody &body, const ErrorContext &context)
{
    const QString all = body.allText();
    const auto says = [&](QLatin1StringView phrase) { return all.contains(phrase, Qt::CaseInsensitive); };
    if (says("rule violation"_L1))
        return ruleViolated(body);
    if (says("\"sha\" wasn't supplied"_L1) || says("sha does not match"_L1))
        return changedMeanwhile(context);
    if (says("used by an immutable release"_L1)) {
        return {.kind = ErrorKind::NameBurned,
                .message = say(QT_TRANSLATE_NOOP("GitHub",
                                                 "An immutable release had the tag %1 once, and GitHub never lets the "
                                                 "name be used again; choose another version."))
                               .arg(context.subject)};
    }
    if (says("immutable"_L1)) {
        return {.kind = ErrorKind::RuleViolation,
                .message = say(QT_TRANSLATE_NOOP("GitHub",
                                                 "The release is immutable and was not changed%1; make a new "
                                                 "one instead."))
                               .arg(body.quoted())};
    }
    if (says("already exists"_L1) || body.codes.contains("already_exists"_L1)) {
        return {.kind = ErrorKind::AlreadyExists,
                .message = say(QT_TRANSLATE_NOOP("GitHub",
                                                 "%1 exists already; refresh to see it, or choose another "
                                                 "name."))
                               .arg(context.subject)};
    }
    if (says("Reference does not exist"_L1)) {
        return {.kind = ErrorKind::NotFound,
                .message = say(QT_TRANSLATE_NOOP("GitHub", "%1 is not there any more; refresh to see what is."))
                               .arg(context.subject)};
    }
    const QString text = body.words();
    if (text.isEmpty()) {
        return {.kind = ErrorKind::BadInput,
                .message = say(QT_TRANSLATE_NOOP("GitHub", "%1 refused what was given for %2; check it and try again."))
                               .arg(context.host, context.subject)};
    }
    return {.kind = ErrorKind::BadInput,
            .message = say(QT_TRANSLATE_NOOP("GitHub",
                                             "%1 refused what was given for %2: %3; correct it and try "
                                             "again."))
                           .arg(context.host, context.subject, text)};
}

Error serverFailed(const ApiAnswer &answer, const ErrorContext &context)
{
    const QString text = context.mutation
        ? say(QT_TRANSLATE_NOOP("GitHub",
                                "%1 failed (HTTP %2) and the change may have been made all the same; refresh "
                                "before trying again."))
        : say(QT_TRANSLATE_NOOP("GitHub", "%1 fails at the moment (HTTP %2); try again in a few minutes."));
    Error error{.kind = ErrorKind::Server, .message = text.arg(context.host, QString::number(answer.status))};
    if (const auto wait = retryAfter(answer.headers, context.now))
        error.retryAt = context.now.addDuration(*wait);
    return error;
}

Error moved(const ErrorContext &context)
{
    if (context.file) {
        return {.kind = ErrorKind::Server,
                .message = say(QT_TRANSLATE_NOOP("GitHub",
                                                 "%1 named no place for %2 that can be trusted, so it was not read; "
                                                 "try again, or look at it on GitHub."))
                               .arg(context.host, context.subject)};
    }
    const QString text = context.mutation
        ? say(QT_TRANSLATE_NOOP("GitHub",
                                "%1 says that %2 has moved, so nothing was changed; open the repository "
                                "under its new name."))
        : say(QT_TRANSLATE_NOOP("GitHub",
                                "%1 says that %2 has moved, but not where to; check the repository's name "
                                "and the API address."));
    return {.kind = ErrorKind::Server, .message = text.arg(context.host, context.subject)};
}

Error other(const ApiAnswer &answer, const ErrorBody &body, const ErrorContext &context)
{
    return {.kind = ErrorKind::Server,
            .message = say(QT_TRANSLATE_NOOP("GitHub",
                                             "%1 did not accept the request (HTTP %2%3); check the API "
                                             "address, and whether a newer Slipway is out."))
                           .arg(context.host, QString::number(answer.status), body.quoted())};
}

Error worded(const ApiAnswer &answer, const ErrorBody &body, const ErrorContext &context)
{
    switch (answer.status) {
    case 401:
        return unauthorized(context);
    case 403:
        return forbidden(answer, body, context);
    case 404:
    case 410:
        return notFound(answer, context);
    case 409:
        return conflict(body, context);
    case 422:
        return unprocessable(body, context);
    case 429:
        return rateLimited(limitEnd(answer, context.now).value_or(context.now.addSecs(60)), context);
    default:
        break;
    }
    if (answer.status >= 500)
        return serverFailed(answer, context);
    if (answer.status >= 300 && answer.status < 400 && answer.status != 304)
        return moved(context);
    return other(answer, body, context);
}

} // namespace

Error errorFromAnswer(const ApiAnswer &answer, const ErrorContext &context)
{
    const ErrorBody body = parseErrorBody(answer.body);
    Error error = worded(answer, body, context);
    QStringList parts{u"HTTP "_s + QString::number(answer.status), context.request, body.message};
    parts += body.texts;
    if (const QByteArray id = answer.header("x-github-request-id"); !id.isEmpty())
        parts += u"request "_s + cleaned(QString::fromLatin1(id));
    parts.removeAll(QString());
    error.detail = parts.join(u" · "_s);
    return error;
}

} // namespace slipway::github
