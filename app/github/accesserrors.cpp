// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accesserrors.h"

#include "limits.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("GitHub", text);
}

/// The link of "X-GitHub-SSO: required; url=https://…", if it leads to the host itself.
QString ssoLink(const QByteArray &header, const QString &host)
{
    static const QRegularExpression pattern(u"\\burl=(https://\\S+)"_s);
    const QUrl url(pattern.match(QString::fromLatin1(header)).captured(1), QUrl::StrictMode);
    return url.isValid() && url.host() == host && url.userInfo().isEmpty() ? url.toString(QUrl::FullyEncoded)
                                                                           : QString();
}

Error ssoRequired(const QString &link)
{
    const QString message = link.isEmpty()
        ? say(QT_TRANSLATE_NOOP("GitHub",
                                "The organization asks for single sign-on; authorize the token for it in "
                                "your GitHub settings."))
        : say(QT_TRANSLATE_NOOP("GitHub", "The organization asks for single sign-on; authorize the token at %1"))
              .arg(link);
    return {.kind = ErrorKind::Forbidden, .message = message};
}

Error missingPermission(const QString &permissions, const ErrorContext &context)
{
    const QString message = permissions.isEmpty()
        ? say(QT_TRANSLATE_NOOP("GitHub",
                                "The token may not do this on %1; give it more permissions in your GitHub "
                                "settings."))
              .arg(context.subject)
        : say(QT_TRANSLATE_NOOP("GitHub",
                                "The token may not do this on %1: it needs the permission %2; add it in "
                                "your GitHub settings."))
              .arg(context.subject, permissions);
    return {.kind = ErrorKind::Forbidden, .message = message};
}

QString acceptedPermissions(const ApiAnswer &answer)
{
    return cleaned(QString::fromLatin1(answer.header("x-accepted-github-permissions")));
}

} // namespace

Error unauthorized(const ErrorContext &context)
{
    if (context.signedIn) {
        return {.kind = ErrorKind::Unauthorized,
                .message = say(QT_TRANSLATE_NOOP("GitHub",
                                                 "%1 does not accept the token: it is wrong, expired or "
                                                 "revoked; sign in again."))
                               .arg(context.host)};
    }
    return {.kind = ErrorKind::Unauthorized,
            .message = say(QT_TRANSLATE_NOOP("GitHub",
                                             "%1 shows %2 only to those who are signed in; sign in with a "
                                             "token."))
                           .arg(context.host, context.subject)};
}

Error rateLimited(const QDateTime &end, const ErrorContext &context)
{
    const QDateTime local = end.toLocalTime();
    const QLocale locale;
    const QString until = local.date() == context.now.toLocalTime().date()
        ? locale.toString(local.time(), QLocale::ShortFormat)
        : locale.toString(local, QLocale::ShortFormat);
    const QString text = context.signedIn
        //: %1 is a host, %2 a time of day
        ? say(QT_TRANSLATE_NOOP("GitHub", "%1 has had enough requests for now; try again after %2."))
        : say(QT_TRANSLATE_NOOP("GitHub",
                                "%1 has had enough requests without a token for now; sign in, or try again "
                                "after %2."));
    return {.kind = ErrorKind::RateLimited, .message = text.arg(context.host, until), .retryAt = end};
}

Error forbidden(const ApiAnswer &answer, const ErrorBody &body, const ErrorContext &context)
{
    if (const auto end = limitEnd(answer, context.now))
        return rateLimited(*end, context);
    const QByteArray sso = answer.header("x-github-sso");
    if (sso.startsWith("required"))
        return ssoRequired(ssoLink(sso, context.host));
    if (body.message.contains("Resource not accessible by"_L1, Qt::CaseInsensitive))
        return missingPermission(acceptedPermissions(answer), context);
    if (body.message.contains("archived"_L1, Qt::CaseInsensitive)) {
        return {.kind = ErrorKind::Forbidden,
                .message = say(QT_TRANSLATE_NOOP("GitHub",
                                                 "%1 is archived and can only be read; unarchive it on "
                                                 "GitHub to change it."))
                               .arg(context.subject)};
    }
    return {.kind = ErrorKind::Forbidden,
            .message = say(QT_TRANSLATE_NOOP("GitHub",
                                             "%1 does not allow this on %2%3; check your role in the "
                                             "repository and the token's permissions."))
                           .arg(context.host, context.subject, body.quoted())};
}

Error notFound(const ApiAnswer &answer, const ErrorContext &context)
{
    const QString permissions = acceptedPermissions(answer);
    QString text;
    if (!context.signedIn)
        text = say(QT_TRANSLATE_NOOP("GitHub",
                                     "%1 shows no %2: it does not exist, or it is private; check the name, "
                                     "or sign in."))
                   .arg(context.host, context.subject);
    else if (permissions.isEmpty() || permissions == "metadata=read"_L1)
        text = say(QT_TRANSLATE_NOOP("GitHub",
                                     "%1 shows no %2: it does not exist, or the token may not see it; check "
                                     "the name and the token's permissions."))
                   .arg(context.host, context.subject);
    else
        text = say(QT_TRANSLATE_NOOP("GitHub",
                                     "%1 shows no %2: it does not exist, or the token lacks the permission "
                                     "%3; check the name and the token."))
                   .arg(context.host, context.subject, permissions);
    return {.kind = ErrorKind::NotFound, .message = text};
}

} // namespace slipway::github
