// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "notes/markdown.h"

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;

/// Release notes of strangers: what a preview shows of them is safe.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString notes = QString::fromUtf8(bytesOf(data, size));
    const QString html = notes::previewOf(notes, u"https://github.com/octocat/demo"_s).html;
    for (const QString &bad : {u"<script"_s, u"<img"_s, u"<iframe"_s, u"<style"_s, u"<!--"_s, u"href=\"javascript:"_s,
                               u"href=\"file:"_s, u"href=\"vbscript:"_s})
        hold(!html.contains(bad, Qt::CaseInsensitive), "nothing of it can do harm", html);
    return 0;
}
