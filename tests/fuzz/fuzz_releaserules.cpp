// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "notes/releaserules.h"

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;

/// .github/release.yml: rules, or none; applying them ends.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto rules = notes::parseReleaseRules(bytesOf(data, size));
    if (!rules)
        return 0;
    const QString title = notes::categoryOf(*rules, {u"bug"_s}, u"octocat"_s);
    bool isKnown = title.isEmpty();
    for (const notes::ReleaseRules::Category &category : rules->categories)
        isKnown = isKnown || category.title == title;
    hold(isKnown, "a change gets a category of the file, or none", title);
    if (const auto excluded = notes::excludedBy(rules->exclude, {u"bug"_s}, u"octocat"_s))
        hold(excluded->label.isEmpty() != excluded->author.isEmpty(), "left out for one reason");
    return 0;
}
