// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "storage/slipwaytoml.h"

using namespace slipway;
using namespace slipway::test;

/// A .slipway.toml.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto read = storage::parseConfiguration(bytes);
    hold(storage::parseConfiguration(bytes) == read, "a file says the same when it is read again");
    if (!read) {
        hold(read.error().kind == ErrorKind::BadInput, "a fault is what the user gave", read.error().message);
        hold(read.error().message.startsWith(QStringLiteral(".slipway.toml")), "a fault has its place",
             read.error().message);
        hold(!read.error().message.contains(u'\n'), "a fault is one message", read.error().message);
        return 0;
    }
    hold(read->fromFile, "it comes from the file");
    if (!read->tags || read->tags->isLearned())
        return 0;
    // Patterns that were accepted give tags that are told apart.
    const Version version = *Version::parse(u"1.2.3");
    const TagName name = read->tags->classify(read->tags->finalTag(version));
    hold(name.kind == TagName::Kind::Final && name.version == version, "a final tag is read as one",
         read->tags->finalPattern());
    return 0;
}
