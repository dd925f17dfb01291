// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networkerrors.h"

#include "errorbody.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

QString sentence(QNetworkReply::NetworkError code, const ErrorContext &context)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("GitHub", text); };
    if (context.mutation) {
        switch (code) {
        case QNetworkReply::ConnectionRefusedError:
        case QNetworkReply::HostNotFoundError:
        case QNetworkReply::SslHandshakeFailedError:
        case QNetworkReply::ProxyConnectionRefusedError:
        case QNetworkReply::ProxyNotFoundError:
        case QNetworkReply::ProxyAuthenticationRequiredError:
            break; // nothing was sent
        default:
            return say(QT_TRANSLATE_NOOP("GitHub",
                                         "No answer came from %1, so the change may or may not have been "
                                         "made; refresh before trying again."));
        }
    }
    switch (code) {
    case QNetworkReply::HostNotFoundError:
        return say(QT_TRANSLATE_NOOP("GitHub", "%1 was not found on the network; check the connection and the name."));
    case QNetworkReply::ConnectionRefusedError:
        return say(QT_TRANSLATE_NOOP("GitHub",
                                     "%1 refused the connection; check the API address and that the server "
                                     "runs."));
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return say(QT_TRANSLATE_NOOP("GitHub", "%1 did not answer in time; check the connection, then try again."));
    case QNetworkReply::SslHandshakeFailedError:
        return say(QT_TRANSLATE_NOOP("GitHub",
                                     "No secure connection to %1 could be made; check this computer's clock "
                                     "and the certificate of the server."));
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return say(QT_TRANSLATE_NOOP("GitHub",
                                     "The proxy on the way to %1 does not answer; check the proxy "
                                     "settings."));
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return say(QT_TRANSLATE_NOOP("GitHub",
                                     "The proxy on the way to %1 asks for a name and a password; check the "
                                     "proxy settings."));
    case QNetworkReply::RemoteHostClosedError:
        return say(QT_TRANSLATE_NOOP("GitHub", "%1 cut the connection; try again."));
    default:
        return say(QT_TRANSLATE_NOOP("GitHub", "%1 cannot be reached; check the network connection."));
    }
}

/// After a change whose answer came but cannot be read.
QString doubtful(const ErrorContext &context)
{
    return QCoreApplication::translate("GitHub",
                                       "The answer of %1 to the change cannot be read, so it may or may not have been "
                                       "made; refresh before trying again.")
        .arg(context.host);
}

} // namespace

Error errorFromNetwork(QNetworkReply::NetworkError code, const QString &technical, const ErrorContext &context)
{
    return {.kind = ErrorKind::Network,
            .message = sentence(code, context).arg(context.host),
            .detail = context.request + u" · "_s + cleaned(technical)};
}

Error answerTooLarge(const ErrorContext &context)
{
    return {.kind = ErrorKind::Server,
            .message = context.mutation ? doubtful(context)
                                        : QCoreApplication::translate("GitHub",
                                                                      "The answer of %1 about %2 is too large to be "
                                                                      "read; check the API address.")
                                              .arg(context.host, context.subject),
            .detail = context.request + u" · too large"_s};
}

Error answerNotUnpacked(const QString &technical, const ErrorContext &context)
{
    return {.kind = ErrorKind::Server,
            .message = context.mutation ? doubtful(context)
                                        : QCoreApplication::translate("GitHub",
                                                                      "The answer of %1 about %2 cannot be unpacked: "
                                                                      "it is damaged or far too large; check the API "
                                                                      "address.")
                                              .arg(context.host, context.subject),
            .detail = context.request + u" · "_s + cleaned(technical)};
}

Error endlessRedirects(const ErrorContext &context)
{
    return {.kind = ErrorKind::Server,
            .message = QCoreApplication::translate("GitHub",
                                                   "%1 sends the request for %2 from one address to the next without "
                                                   "end; check the API address.")
                           .arg(context.host, context.subject),
            .detail = context.request};
}

Error cancelled()
{
    return {.kind = ErrorKind::Cancelled,
            .message = QCoreApplication::translate("GitHub", "The request was cancelled; refresh to ask again.")};
}

bool worthRepeating(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
        return true;
    default:
        return false;
    }
}

bool isHttpError(QNetworkReply::NetworkError code)
{
    const bool content = code >= QNetworkReply::ContentAccessDenied && code <= QNetworkReply::UnknownContentError;
    const bool server = code >= QNetworkReply::InternalServerError && code <= QNetworkReply::UnknownServerError;
    // Qt's name for 400 and 418.
    return content || server || code == QNetworkReply::ProtocolInvalidOperationError;
}

} // namespace slipway::github
