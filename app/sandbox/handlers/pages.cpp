// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "handlers.h"

#include <QCoreApplication>

namespace slipway::sandbox::handlers {

using namespace Qt::StringLiterals;

/// What a browser shows for the addresses that stand in html_url and log_url: the stand-in has no pages like GitHub's.
Response page(Context &context, const Request &request)
{
    const QString title = QCoreApplication::translate("Sandbox", "Slipway's sandbox");
    const QString text = QCoreApplication::translate(
        "Sandbox",
        "This is where GitHub shows a page. The sandbox stands in for GitHub's API and for its git repository "
        "only; look at Slipway's window for what happens here.");
    const QString html = u"<!doctype html><html><head><meta charset=\"utf-8\"><title>%1</title></head>"
                         "<body><h1>%2</h1><p><code>%3</code></p><p>%4</p></body></html>"_s.arg(
                             title.toHtmlEscaped(), context.links.repository.toHtmlEscaped(),
                             request.path.toHtmlEscaped(), text.toHtmlEscaped());
    return {.body = html.toUtf8(),
            .contentType = "text/html; charset=utf-8",
            .headers = {{"Content-Security-Policy", "default-src 'none'"}}};
}

} // namespace slipway::sandbox::handlers
