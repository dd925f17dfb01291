// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render.h"

#include <KTextTemplate/Context>
#include <KTextTemplate/Engine>
#include <KTextTemplate/Exception>
#include <KTextTemplate/MetaType>
#include <KTextTemplate/OutputStream>
#include <KTextTemplate/Template>

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTextStream>

namespace slipway::notes {

using namespace Qt::StringLiterals;

/// Counts the rounds of loops, and what was written, while a template is rendered. In the header's namespace, as the
/// engine's macros want it.
struct RoundCounter {
    const QString *output = nullptr;
    const RenderLimits *limits = nullptr;
    int *rounds = nullptr;
};

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::notes::Words)
};

class PlainStream final : public KTextTemplate::OutputStream {
public:
    using OutputStream::OutputStream;

    QString escape(const QString &input) const override { return input; }
    QSharedPointer<OutputStream> clone(QTextStream *stream) const override
    {
        return QSharedPointer<PlainStream>::create(stream);
    }
};

NotesProblem problem(const QString &message)
{
    return {.severity = NotesProblem::Severity::Error, .message = message};
}

NotesProblem tooLong(const RenderLimits &limits)
{
    return problem(
        Words::tr("The template makes more than %1 characters. Look for a loop inside a loop.").arg(limits.characters));
}

/// {{ round.size }} stands behind every variable.
QVariant checkSize(const RoundCounter &counter)
{
    // The engine ends at its own exceptions, and tells their text.
    if (*counter.rounds > counter.limits->rounds || counter.output->size() > counter.limits->characters)
        throw KTextTemplate::Exception(KTextTemplate::TagSyntaxError, u"limit"_s);
    return QString();
}

/// {{ round.next }} stands at the beginning of every loop's body.
QVariant nextRound(const RoundCounter &counter)
{
    ++*counter.rounds;
    return checkSize(counter);
}

} // namespace

} // namespace slipway::notes

Q_DECLARE_METATYPE(slipway::notes::RoundCounter)

KTEXTTEMPLATE_BEGIN_LOOKUP(slipway::notes::RoundCounter)
if (property == QLatin1StringView("next"))
    return slipway::notes::nextRound(object);
if (property == QLatin1StringView("size"))
    return slipway::notes::checkSize(object);
KTEXTTEMPLATE_END_LOOKUP

namespace slipway::notes {

std::expected<QString, NotesProblem> render(const Template &prepared, const QVariantHash &values,
                                            const RenderLimits &limits)
{
    if (!prepared.isFit()) {
        for (const NotesProblem &each : prepared.problems) {
            if (each.severity == NotesProblem::Severity::Error)
                return std::unexpected(each);
        }
    }
    [[maybe_unused]] static const bool isQuiet = [] { // what goes wrong is said by the problem that comes back
        QLoggingCategory::setFilterRules(u"kf.texttemplate=false"_s);
        return true;
    }();
    KTextTemplate::registerMetaType<RoundCounter>();
    QString output;
    int rounds = 0;
    KTextTemplate::Engine engine;
    engine.removeDefaultLibrary(u"ktexttemplate_loadertags"_s); // include, extends: nothing is loaded
    KTextTemplate::Context context(values);
    context.insert(u"round"_s, QVariant::fromValue(RoundCounter{&output, &limits, &rounds}));
    const KTextTemplate::Template content = engine.newTemplate(prepared.prepared, u"notes"_s);
    if (content->error() == KTextTemplate::NoError) {
        QTextStream text(&output);
        PlainStream stream(&text);
        content->render(&stream, &context);
    }
    if (output.size() > limits.characters)
        return std::unexpected(tooLong(limits));
    if (rounds > limits.rounds) {
        return std::unexpected(
            problem(Words::tr("The template's loops go round more than %1 times. Look for a loop inside a loop.")
                        .arg(limits.rounds)));
    }
    if (content->error() != KTextTemplate::NoError)
        return std::unexpected(problem(Words::tr("The template cannot be rendered: %1").arg(content->errorString())));
    return output;
}

} // namespace slipway::notes
