// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "domain/tagscheme.h"

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

void check(const TagScheme &scheme, const QString &text, bool roundTrip)
{
    const TagName name = scheme.classify(text);
    if (name.kind == TagName::Kind::Other) {
        hold(name == TagName(), "what is neither candidate nor final says nothing", text);
        return;
    }
    hold(!name.version.isNull() && name.version.isFinal(), "the version of a tag is a final one", text);
    if (!roundTrip)
        return;
    const QString finalTag = scheme.finalTag(name.version);
    const TagName finalName = scheme.classify(finalTag);
    hold(finalName.kind == TagName::Kind::Final && finalName.version == name.version,
         "the final tag is read as the final tag of its version", text + u" → "_s + finalTag);
    if (name.kind == TagName::Kind::Final)
        return;
    hold(!name.label.isEmpty(), "a candidate has a label", text);
    const QString candidateTag = scheme.candidateTag(name.version, name.label, name.number);
    const TagName again = scheme.classify(candidateTag);
    hold(again.kind == TagName::Kind::Candidate && again.version == name.version && again.number == name.number,
         "a candidate's tag is read as that candidate", text + u" → "_s + candidateTag);
}

} // namespace

/// The first byte says which scheme: the usual one, one learned from the lines, or one whose patterns and label are the
/// first lines. The other lines are the tags' names.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2 || size > 4096)
        return 0;
    QStringList lines = textOf(data + 1, size - 1).split(u'\n');
    const int which = data[0] % 3;
    TagScheme scheme;
    if (which == 1) {
        scheme = TagScheme::learn(lines);
    } else if (which == 2) {
        lines.resize(std::max<qsizetype>(lines.size(), 3));
        scheme = TagScheme(lines.at(0), lines.at(1), {lines.at(2)});
    }
    QList<Tag> tags;
    for (const QString &line : std::as_const(lines)) {
        check(scheme, line, which != 2);
        Tag tag;
        tag.name = line;
        tags.append(tag);
    }
    const QString proposed = proposeCandidateTag(scheme, tags, QDate(2026, 4, 20));
    hold(which == 2 || scheme.classify(proposed).kind == TagName::Kind::Candidate, "the proposed tag is a candidate's",
         proposed);
    hold(!lines.contains(proposed) || which == 2, "the proposed tag is a new one", proposed);
    return 0;
}
