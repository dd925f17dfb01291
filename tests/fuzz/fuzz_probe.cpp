// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "domain/probe.h"

#include <algorithm>

using namespace slipway;
using namespace slipway::test;

/// A rule of .slipway.toml, a line; then a node's answer: a header's name and value, a line each, and the body.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArrayList parts = bytesOf(data, size).split('\n');
    const QString rule = QString::fromUtf8(parts.takeFirst());
    ProbeAnswer answer{.status = 200};
    if (parts.size() > 2) {
        const QByteArray name = parts.takeFirst();
        answer.headers = {{name, parts.takeFirst()}};
    }
    answer.body = parts.join('\n');

    const auto version = probeVersion(answer, rule);
    if (version) {
        hold(version->size() <= 200 && !version->isEmpty(), "a version is short, and not empty", *version);
        hold(std::ranges::none_of(*version, [](QChar c) { return c == u'\n' || c == u'\r'; }), "a version is one line",
             *version);
    }
    const ProbeTarget target{{QStringLiteral("0.1.2"), QStringLiteral("0.1.2-rc1")},
                             *ObjectId::fromHex(QString(40, u'a'))};
    const ProbeResult result = judgeProbe(QStringLiteral("http://node/"), answer, rule, target, TagScheme());
    hold(result.verdict == ProbeVerdict::Unknown || version.has_value(), "what tells nothing is unknown");
    hold(judgeAgain(result, target, TagScheme()) == result, "judging again changes nothing");
    hold(judgeAgain(result, std::nullopt, TagScheme()).verdict == ProbeVerdict::Unknown,
         "with nothing deployed, nothing agrees");
    return 0;
}
