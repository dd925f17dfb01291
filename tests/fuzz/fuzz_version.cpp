// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "domain/version.h"

#include <QStringList>

#include <array>

using namespace slipway;
using namespace slipway::test;

namespace {

void checkOne(const QString &text, const Version &version)
{
    hold(!version.isNull(), "what was parsed is a version", text);
    hold(version.numbers().size() >= 2 && version.numbers().size() <= 4, "two to four parts", text);
    hold(version.toString() == text, "a version is written as it was read", text);
    hold(version.isFinal() == version.prerelease().isEmpty(), "final without a prerelease", text);
    const Version core = version.core();
    hold(core.isFinal() && core.build().isEmpty(), "the core has neither prerelease nor build", text);
    hold(Version::parse(core.toString()) == core, "the core can be read again", text);
    hold(version.isFinal() ? version == core : version < core, "a prerelease comes before its core", text);
    const Version raised = core.withLastRaised();
    const auto again = Version::parse(raised.toString());
    hold(again && *again == raised, "the raised version can be read again", raised.toString());
    hold(raised >= core, "raised is never lower", text);
}

} // namespace

/// Three versions, one a line: each is written as it was read, and their order is a weak order.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QStringList lines = textOf(data, size).split(u'\n');
    std::array<Version, 3> versions;
    size_t count = 0;
    for (const QString &line : lines) {
        const auto version = Version::parse(line);
        if (!version)
            continue;
        checkOne(line, *version);
        if (count < versions.size())
            versions[count++] = *version;
    }
    for (const Version &a : versions) {
        hold(a == a, "reflexive");
        for (const Version &b : versions) {
            hold((a < b) == (b > a) && (a == b) == (b == a), "antisymmetric", a.toString() + u' ' + b.toString());
            hold(!(a == b) || qHash(a) == qHash(b), "equal versions have one hash", a.toString() + u' ' + b.toString());
            for (const Version &c : versions)
                hold(!(a <= b && b <= c) || a <= c, "transitive", a.toString() + u' ' + b.toString());
        }
    }
    return 0;
}
