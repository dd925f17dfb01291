// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace slipway::cli {

using namespace Qt::StringLiterals;

namespace {

struct Usage {
    Q_DECLARE_TR_FUNCTIONS(slipway::cli::Usage)
};

struct Command {
    QString name;
    int arguments; ///< how many follow it
    QStringList options; ///< beside the common ones
};

const QList<Command> &table()
{
    static const QList<Command> commands{
        {u"status"_s, 0, {u"base"_s, u"label"_s}},
        {u"candidates"_s, 0, {u"base"_s, u"label"_s, u"all"_s}},
        {u"show"_s, 1, {u"base"_s, u"label"_s}},
        {u"compare"_s, 2, {}},
        {u"qualify"_s, 1, {u"reason"_s, u"plan"_s}},
        {u"reject"_s, 1, {u"reason"_s, u"plan"_s}},
        {u"promote"_s, 1, {u"override"_s, u"plan"_s, u"wait"_s}},
        {u"tick"_s, 2, {u"plan"_s}},
        {u"untick"_s, 2, {u"plan"_s}},
        {u"rollback"_s, 2, {u"reason"_s, u"plan"_s, u"wait"_s}},
        {u"review"_s, 1, {u"approve"_s, u"reject"_s, u"comment"_s, u"plan"_s}},
        {u"evidence"_s, 1, {}},
        {u"changes"_s, 2, {}},
        {u"notes render"_s, 0, {u"template"_s, u"from"_s, u"to"_s}},
        {u"notes check"_s, 1, {}},
        {u"activity"_s, 0, {}},
        {u"resume"_s, 1, {u"wait"_s}},
        {u"close"_s, 1, {}},
        {u"undo"_s, 1, {u"reason"_s, u"plan"_s, u"wait"_s}},
        {u"sandbox"_s, 0, {u"dir"_s, u"port"_s}},
    };
    return commands;
}

const QStringList commonOptions{u"repo"_s,     u"clone"_s, u"api-url"_s, u"json"_s,    u"demo"_s,
                                u"demo-dir"_s, u"help"_s,  u"h"_s,       u"version"_s, u"v"_s};
const QStringList windowOptions{u"tour"_s};
const QStringList valueOptions{u"repo"_s,   u"clone"_s,    u"api-url"_s,  u"base"_s, u"label"_s,
                               u"reason"_s, u"override"_s, u"dir"_s,      u"port"_s, u"demo-dir"_s,
                               u"tour"_s,   u"comment"_s,  u"template"_s, u"from"_s, u"to"_s};

const Command *find(const QString &name)
{
    for (const Command &command : table()) {
        if (command.name == name)
            return &command;
    }
    return nullptr;
}

void addOptions(QCommandLineParser &parser)
{
    const auto value = [&parser](const QString &name, const QString &description, const QString &placeholder) {
        parser.addOption({name, description, placeholder});
    };
    const auto flag = [&parser](const QStringList &names, const QString &description) {
        parser.addOption({names, description});
    };
    value(u"repo"_s, Usage::tr("The GitHub repository."), u"OWNER/NAME"_s);
    value(u"clone"_s, Usage::tr("A local clone of it."), u"PATH"_s);
    value(u"api-url"_s, Usage::tr("The API's address, for GitHub Enterprise Server: https://HOST/api/v3."), u"URL"_s);
    value(u"base"_s, Usage::tr("What ahead and behind are counted against (default: the default branch)."), u"REF"_s);
    value(u"label"_s, Usage::tr("A label that counts as a candidate's; can be given more than once."), u"LABEL"_s);
    value(u"reason"_s, Usage::tr("Why; kept with the verdict, the roll back or the undo."), u"TEXT"_s);
    value(u"override"_s, Usage::tr("Promote although it is not qualified or not ready, for this reason."), u"REASON"_s);
    value(u"comment"_s, Usage::tr("What GitHub shows beside a review."), u"TEXT"_s);
    value(u"template"_s, Usage::tr("A template for release notes (default: the repository's)."), u"FILE"_s);
    value(u"from"_s, Usage::tr("What changes are counted from (default: the last final version)."), u"TAG"_s);
    value(u"to"_s, Usage::tr("What release notes are for."), u"TAG"_s);
    value(u"dir"_s, Usage::tr("Where the sandbox keeps its repository and state."), u"DIR"_s);
    value(u"port"_s, Usage::tr("The sandbox's port on 127.0.0.1 (default: a free one)."), u"N"_s);
    value(u"demo-dir"_s, Usage::tr("Keep the demonstration in this folder between runs."), u"DIR"_s);
    value(u"tour"_s, Usage::tr("Drive the demonstration and write a picture of each page to this folder."), u"DIR"_s);
    flag({u"json"_s}, Usage::tr("Print one JSON object."));
    flag({u"all"_s}, Usage::tr("Show candidates whose label does not count, too."));
    flag({u"plan"_s}, Usage::tr("Print what would be done and do nothing."));
    flag({u"wait"_s}, Usage::tr("Follow the deployment to its end."));
    flag({u"approve"_s}, Usage::tr("Let the deployment that waits for a review go on."));
    flag({u"reject"_s}, Usage::tr("End the deployment that waits for a review."));
    flag({u"demo"_s}, Usage::tr("Work on the built-in demonstration repository."));
    flag({u"h"_s, u"help"_s}, Usage::tr("Print this help."));
    flag({u"v"_s, u"version"_s}, Usage::tr("Print the version."));
}

std::unexpected<Error> wrong(const QString &message)
{
    return std::unexpected(Error{ErrorKind::BadInput, message});
}

/// The repository of --repo and --api-url together.
Result<std::optional<RepositoryName>> repositoryOf(const QCommandLineParser &parser)
{
    const bool hasUrl = parser.isSet(u"api-url"_s);
    if (!parser.isSet(u"repo"_s)) {
        if (hasUrl)
            return wrong(Usage::tr("--api-url needs --repo OWNER/NAME beside it."));
        return std::nullopt;
    }
    auto repository = RepositoryName::parse(parser.value(u"repo"_s));
    if (!repository)
        return wrong(Usage::tr("“%1” is not a repository: write --repo OWNER/NAME.").arg(parser.value(u"repo"_s)));
    if (!hasUrl)
        return repository;
    const QUrl url(parser.value(u"api-url"_s), QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery())
        return wrong(Usage::tr("The address of --api-url is not usable: write it as https://HOST/api/v3."));
    repository->apiUrl = url.adjusted(QUrl::StripTrailingSlash);
    repository->host = url.host() == u"api.github.com" ? u"github.com"_s : url.host();
    return repository;
}

std::optional<Error> misplacedOption(const QCommandLineParser &parser, const Command *command)
{
    QStringList allowed = commonOptions;
    allowed += command ? command->options : windowOptions;
    for (const QString &name : parser.optionNames()) {
        if (!allowed.contains(name)) {
            return Error{ErrorKind::BadInput,
                         command
                             ? Usage::tr("“%1” has no option --%2; see slipway --help.").arg(command->name, name)
                             : Usage::tr("The option --%1 needs a command before it; see slipway --help.").arg(name)};
        }
    }
    return std::nullopt;
}

/// "--reason --plan" is a forgotten value, and must not become a reason and a real run. A value that looks like an
/// option can be written as --reason=--plan.
std::optional<Error> forgottenValue(const QStringList &arguments, const QCommandLineParser &parser)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &option = arguments.at(i);
        if (!option.startsWith(u"--"))
            continue;
        if (option == u"--")
            break;
        const bool takesValue = valueOptions.contains(option.sliced(2));
        const QString next = arguments.value(i + 1);
        if (takesValue && next.startsWith(u'-'))
            return Error{
                ErrorKind::BadInput,
                Usage::tr("%1 has no value: “%2” follows it. Write %1=VALUE if that is meant.").arg(option, next)};
        if (takesValue)
            ++i;
    }
    for (const QString &name : valueOptions) {
        const QStringList values = parser.isSet(name) ? parser.values(name) : QStringList();
        if (std::ranges::any_of(values, [](const QString &value) { return value.trimmed().isEmpty(); }))
            return Error{ErrorKind::BadInput, Usage::tr("--%1 has an empty value.").arg(name)};
        if (values.size() > 1 && name != u"label")
            return Error{ErrorKind::BadInput, Usage::tr("--%1 is given more than once.").arg(name)};
    }
    return std::nullopt;
}

} // namespace

QStringList commands()
{
    QStringList names;
    for (const Command &command : table())
        names.append(command.name);
    return names;
}

Result<CommandLine> parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addOptions(parser);
    if (!parser.parse(QStringList{u"slipway"_s} + arguments))
        return wrong(Usage::tr("%1 See slipway --help.").arg(parser.errorText()));

    CommandLine line;
    line.help = parser.isSet(u"help"_s);
    line.version = parser.isSet(u"version"_s);
    if (line.help || line.version)
        return line;
    line.arguments = parser.positionalArguments();
    const Command *command = nullptr;
    if (!line.arguments.isEmpty()) {
        line.command = line.arguments.takeFirst();
        if (line.command == u"notes")
            line.command += u' ' + (line.arguments.isEmpty() ? QString() : line.arguments.takeFirst());
        command = find(line.command);
        if (!command) {
            return wrong(Usage::tr("There is no command “%1”; the commands are %2.")
                             .arg(line.command, commands().join(u", "_s)));
        }
        if (line.arguments.size() != command->arguments) {
            return wrong(Usage::tr("“%1” takes %n argument(s); see slipway --help.", nullptr, command->arguments)
                             .arg(line.command));
        }
    }
    if (const auto error = misplacedOption(parser, command))
        return std::unexpected(*error);
    if (const auto error = forgottenValue(arguments, parser))
        return std::unexpected(*error);
    const auto repository = repositoryOf(parser);
    if (!repository)
        return std::unexpected(repository.error());
    line.repository = *repository;
    line.clonePath = parser.isSet(u"clone"_s) ? QFileInfo(parser.value(u"clone"_s)).absoluteFilePath() : QString();
    line.base = parser.value(u"base"_s);
    line.labels = parser.values(u"label"_s);
    line.reason = parser.value(u"reason"_s);
    line.overrideReason = parser.value(u"override"_s);
    line.comment = parser.value(u"comment"_s);
    line.approve = parser.isSet(u"approve"_s);
    line.reject = parser.isSet(u"reject"_s);
    line.templateFile = parser.value(u"template"_s);
    line.from = parser.value(u"from"_s);
    line.to = parser.value(u"to"_s);
    line.directory = parser.value(u"dir"_s);
    line.demoDirectory = parser.value(u"demo-dir"_s);
    line.tourDirectory = parser.value(u"tour"_s);
    line.json = parser.isSet(u"json"_s);
    line.all = parser.isSet(u"all"_s);
    line.plan = parser.isSet(u"plan"_s);
    line.wait = parser.isSet(u"wait"_s);
    line.demo = parser.isSet(u"demo"_s) || parser.isSet(u"demo-dir"_s);
    if (parser.isSet(u"port"_s)) {
        bool ok = false;
        line.port = parser.value(u"port"_s).toUShort(&ok);
        if (!ok)
            return wrong(Usage::tr("--port takes a number from 0 to 65535."));
    }
    if (line.command == u"resume" || line.command == u"close" || line.command == u"undo") {
        bool ok = false;
        line.operation = line.arguments.constFirst().toLongLong(&ok);
        if (!ok || line.operation < 1)
            return wrong(Usage::tr("“%1” takes the number of an operation; see slipway activity.").arg(line.command));
    }
    if (line.command == u"notes render" && line.to.isEmpty())
        return wrong(Usage::tr("“notes render” needs --to TAG: what the notes are for."));
    if (line.command == u"sandbox" && line.directory.isEmpty())
        return wrong(Usage::tr("“sandbox” needs --dir DIR: the folder to keep it in."));
    if (line.command == u"reject" && line.reason.trimmed().isEmpty())
        return wrong(Usage::tr("“reject” needs --reason TEXT: say what is wrong with the candidate."));
    if (line.command == u"qualify" && line.reason.trimmed().isEmpty())
        return wrong(Usage::tr("“qualify” needs --reason TEXT: say what was tried."));
    if (line.command == u"rollback" && line.reason.trimmed().isEmpty())
        return wrong(Usage::tr("“rollback” needs --reason TEXT: say why the version that runs has to go."));
    if (line.command == u"review" && line.approve == line.reject)
        return wrong(Usage::tr("“review” needs one of --approve and --reject."));
    if (line.command == u"review" && line.comment.trimmed().isEmpty())
        return wrong(Usage::tr("“review” needs --comment TEXT: GitHub shows it beside the review."));
    if (parser.isSet(u"override"_s) && line.overrideReason.trimmed().isEmpty())
        return wrong(Usage::tr("--override needs a reason: it is recorded with the verdict."));
    if (line.demo && (line.repository || !line.clonePath.isEmpty()))
        return wrong(Usage::tr("--demo works on its own repository: leave --repo and --clone out."));
    return line;
}

QString helpText()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Usage::tr(
        "Slipway releases software that lives on GitHub.\n\n"
        "Without a command it opens its window. Commands:\n"
        "  status              what each environment runs\n"
        "  candidates          the candidates and their states\n"
        "  show TAG            one candidate, with its readiness and verdicts\n"
        "  compare A B         what lies between two tags, commits, branches or environments\n"
        "  qualify TAG         say that a candidate is good (--reason)\n"
        "  reject TAG          say that it is not (--reason)\n"
        "  promote TAG         release it (--plan, --wait, --override)\n"
        "  tick TAG ITEM       tick an item of the checklist for a candidate; untick takes it back\n"
        "  rollback ENV TAG    deploy an earlier version to an environment again (--reason, --plan, --wait)\n"
        "  review ENV          decide about the deployment that waits there (--approve, --reject, --comment)\n"
        "  evidence TAG        everything that speaks for or against a release, as Markdown\n"
        "  changes FROM TO     what changed between two tags, commits or branches, for release notes\n"
        "  notes render        fill the template for release notes (--to, --from, --template)\n"
        "  notes check FILE    what is wrong in a template, or left to fill in\n"
        "  activity            what was done on this machine, and what is unfinished\n"
        "  resume ID           go on with an unfinished operation (--wait)\n"
        "  close ID            put an unfinished operation aside; nothing changes on GitHub\n"
        "  undo ID             take an operation back, as far as GitHub lets one (--reason, --plan)\n"
        "  sandbox             serve a GitHub stand-in on this machine (--dir, --port)\n\n"
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused by a rule, 4 stopped half way and resumable."));
    parser.addPositionalArgument(u"command"_s, Usage::tr("What to do."), u"[COMMAND]"_s);
    addOptions(parser);
    return parser.helpText();
}

} // namespace slipway::cli
