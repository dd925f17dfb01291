// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "github/linkheader.h"
#include "github/paging.h"

#include <QCoreApplication>

using namespace slipway;
using namespace slipway::github;
using namespace slipway::test;

/// A Link header as an answer brings it.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_linkheader";
    static char *argv[] = {name, nullptr};
    // Never destroyed: libFuzzer's own end comes after that of Qt's globals.
    static const auto *application = new QCoreApplication(argc, argv);
    static const Transport &transport = *new Transport(
        TransportSettings::forApi(QUrl(QStringLiteral("http://127.0.0.1:9/api")), Secret("t0ken"), {}, {}));

    hold(application == QCoreApplication::instance(), "there is an application");
    ApiAnswer answer{.status = 200, .url = QUrl(QStringLiteral("http://127.0.0.1:9/api/tags?page=1"))};
    answer.link = bytesOf(data, size);
    const QUrl named = nextPage(answer.link, answer.url);
    hold(named.isEmpty() || named.isValid(), "an address that can be used, or none");
    QSet<QUrl> seen;
    const auto next = nextPageOf(answer, {.path = "/tags"}, transport, seen);
    if (next && next->request) {
        const QUrl page = next->request->url(transport.settings().apiUrl);
        hold(transport.isApi(page) && page.host() == QStringLiteral("127.0.0.1") && page.port() == 9,
             "paging stays at the API", page.toString());
        hold(page != answer.url, "paging goes on", page.toString());
        answer.url = page;
        answer.link = '<' + page.toEncoded() + ">; rel=\"next\"";
        // What is no UTF-8 does not come back as it went; there the number of pages is the bound.
        if (QUrl::fromEncoded(page.toEncoded(), QUrl::StrictMode) == page)
            hold(!nextPageOf(answer, {.path = "/tags"}, transport, seen), "paging does not go in circles",
                 page.toString());
    }
    return 0;
}
