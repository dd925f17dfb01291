// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz.h"

#include "notes/render.h"

#include <QCoreApplication>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;

namespace {

/// The engine looks for its plugins where an application says.
void startApplication()
{
    static int count = 1;
    static char name[] = "fuzz_template";
    static char *arguments[] = {name, nullptr};
    static const QCoreApplication application(count, arguments);
}

QVariantHash values()
{
    const QVariantHash change{{u"title"_s, u"Add it"_s}, {u"pr"_s, 12}, {u"labels"_s, QVariantList{u"bug"_s}}};
    const QVariantList all{change, change, change};
    return {{u"version"_s, u"0.1.2"_s},
            {u"candidate"_s, true},
            {u"changes"_s, QVariantHash{{u"all"_s, all}, {u"feature"_s, all}, {u"text"_s, u"- Add it"_s}}}};
}

} // namespace

/// A template: it is fit and gives notes, or says why not.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    startApplication();
    const QString source = QString::fromUtf8(bytesOf(data, size));
    const notes::Template read = notes::readTemplate(source);
    hold(read.isFit() || read.prepared.isEmpty(), "what is not fit is not rendered");
    for (const NotesProblem &problem : read.problems)
        hold(!problem.message.isEmpty() && problem.line >= 0, "a problem says what it is", problem.message);
    constexpr notes::RenderLimits limits{.characters = 20'000, .rounds = 2'000};
    const auto text = notes::render(read, values(), limits);
    hold(text.has_value() || !text.error().message.isEmpty(), "a failure says what it is");
    hold(!text || text->size() <= limits.characters, "what is made is bounded");
    return 0;
}
