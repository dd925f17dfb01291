// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "slipwaytoml.h"

#include "tomlreader.h"
#include "tomlrules.h"

#include <QCoreApplication>

#include <toml++/toml.hpp>

#include <algorithm>
#include <array>

namespace slipway::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostInputs = 25; // GitHub docs: "Create a workflow dispatch event"
constexpr qsizetype largestFile = 256LL * 1024; // bytes

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::storage::Toml)
};

/// The pattern that is not written down is made from the one that is, so that "v" is never lost between the two.
TagScheme readTags(const TomlReader &section)
{
    const QString version = u"{version}"_s;
    const auto finalPattern = section.text("final", tomlrules::finalPattern);
    const auto candidatePattern = section.text("candidate", tomlrules::candidatePattern);
    const QStringList labels = section.texts("labels", tomlrules::label).value_or(TagScheme().labels());
    if (section.has("labels") && labels.isEmpty())
        section.fail("labels", Words::tr("without any label nothing is a candidate; name one, such as rc."));
    if (!finalPattern && !candidatePattern)
        return TagScheme().withLabels(labels);
    const QString finals = finalPattern.value_or(candidatePattern.value_or(QString()).section(version, 0, 0) + version);
    QString candidates = finals;
    candidates.replace(version, u"{version}-{label}{n}"_s);
    return TagScheme(finals, candidatePattern.value_or(candidates), labels);
}

DeployWay readDeploy(const QString &text)
{
    const QString workflow = u"workflow:"_s;
    if (text.startsWith(workflow))
        return {.kind = DeployWay::Kind::Workflow, .workflow = text.sliced(workflow.size())};
    return {.kind = text == u"deployment" ? DeployWay::Kind::Deployment : DeployWay::Kind::Observe};
}

Environment readEnvironment(const TomlReader &section)
{
    static constexpr std::array<std::pair<const char16_t *, Follows>, 3> kinds{
        {{u"branch", Follows::Branch}, {u"candidates", Follows::Candidates}, {u"releases", Follows::Releases}}};
    Environment environment;
    environment.name = section.text("name", tomlrules::someText).value_or(QString());
    if (!section.has("name"))
        section.fail("name", Words::tr("an environment needs a name."));
    environment.branch = section.text("branch", tomlrules::someText).value_or(QString());
    environment.follows = section.word<Follows>("follows", kinds)
                              .value_or(environment.branch.isEmpty() ? Follows::Unknown : Follows::Branch);
    if (!environment.branch.isEmpty() && environment.follows != Follows::Branch) {
        section.fail("branch",
                     Words::tr("only an environment that follows a branch has one; write follows = \"branch\" or take "
                               "it out."));
    }
    environment.production = section.truth("production").value_or(false);
    environment.soak = tomlrules::duration(section.text("soak", tomlrules::soak).value_or(QString()))
                           .value_or(std::chrono::seconds(0));
    environment.deploy = readDeploy(section.text("deploy", tomlrules::deploy).value_or(QString()));
    environment.deploy.inputs = section.entries("inputs", tomlrules::someText).value_or(QHash<QString, QString>());
    if (environment.deploy.inputs.size() > mostInputs)
        section.fail("inputs", Words::tr("a workflow takes no more than %1 inputs.").arg(mostInputs));
    if (section.has("inputs") && environment.deploy.kind != DeployWay::Kind::Workflow)
        section.fail("inputs", Words::tr("only a workflow has inputs; write deploy = \"workflow:FILE.yml\"."));
    environment.probes = section.texts("probes", tomlrules::probeUrl).value_or(QStringList());
    environment.probeVersion = section.text("probe_version", tomlrules::probeVersion).value_or(QString());
    return environment;
}

void readEnvironments(const TomlReader &file, Configuration &configuration)
{
    for (const TomlReader &section : file.tables("environment")) {
        const Environment environment = readEnvironment(section);
        if (std::ranges::contains(configuration.environments, environment.name, &Environment::name)) {
            section.fail("name",
                         Words::tr("there are two environments named “%1”; give each one its own name.")
                             .arg(TomlReader::quoted(environment.name)));
        }
        configuration.environments.append(environment);
    }
}

void readQualification(const TomlReader &section, Configuration &configuration)
{
    const auto take = [&](QStringList &into, const char *key, const TomlReader::Check &check) {
        if (auto texts = section.texts(key, check))
            into = *std::move(texts);
    };
    take(configuration.requiredChecks, "checks", tomlrules::someText);
    take(configuration.requiredAssets, "assets", tomlrules::someText);
    take(configuration.signers, "signers", tomlrules::fingerprint);
    take(configuration.manifests, "versions", tomlrules::repositoryPath);
    take(configuration.checklist, "checklist", tomlrules::someText);
    configuration.signature = section.text("signature", tomlrules::someText).value_or(QString());
    for (QString &signer : configuration.signers)
        signer = signer.remove(u' ').toUpper();
}

void readPromotion(const TomlReader &section, Configuration &configuration)
{
    static constexpr std::array<std::pair<const char16_t *, ReleaseMode>, 2> modes{
        {{u"relink", ReleaseMode::Relink}, {u"new", ReleaseMode::New}}};
    static constexpr std::array<std::pair<const char16_t *, LatestRule>, 3> rules{
        {{u"auto", LatestRule::Auto}, {u"always", LatestRule::Always}, {u"never", LatestRule::Never}}};
    configuration.release = section.word<ReleaseMode>("release", modes).value_or(configuration.release);
    configuration.latest = section.word<LatestRule>("latest", rules).value_or(configuration.latest);
    configuration.namesTemplate = section.has("template");
    configuration.notesTemplate =
        section.text("template", tomlrules::repositoryPath).value_or(configuration.notesTemplate);
    configuration.otherTemplates = section.texts("templates", tomlrules::repositoryPath).value_or(QStringList());
}

Result<Configuration> read(const toml::table &root)
{
    const auto fault = std::make_shared<std::optional<Error>>();
    const TomlReader file(root, fault);
    Configuration configuration;
    configuration.fromFile = true;
    if (const auto section = file.table("tags"))
        configuration.tags = readTags(*section);
    readEnvironments(file, configuration);
    if (const auto section = file.table("qualification"))
        readQualification(*section, configuration);
    if (const auto section = file.table("promotion"))
        readPromotion(*section, configuration);
    if (*fault)
        return std::unexpected(**fault);
    return configuration;
}

} // namespace

namespace {

/// toml++ makes a table of each part of a dotted key, one in the other, and walks them by recursion: a key of a hundred
/// thousand parts would exhaust the stack. Nobody's key has more than a few.
std::optional<Error> tooDeepKey(const QByteArray &bytes)
{
    constexpr int deepest = 32;
    const auto isKeyPart = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'
            || c == '"' || c == '\'' || c == ' ' || c == '\t' || (c & '\x80') != 0;
    };
    qint64 line = 1;
    int dots = 0;
    for (const char c : bytes) {
        if (c == '\n')
            ++line;
        if (c == '.')
            ++dots;
        else if (!isKeyPart(c))
            dots = 0;
        if (dots > deepest) {
            return TomlReader::faultAt(line, 1, Words::tr("a key with so many parts is not read."));
        }
    }
    return std::nullopt;
}

} // namespace

Result<Configuration> parseConfiguration(const QByteArray &bytes)
{
    if (bytes.size() > largestFile) {
        return std::unexpected(
            Error{.kind = ErrorKind::BadInput,
                  .message = Words::tr(".slipway.toml is larger than 256 KiB and was not read; make it shorter.")});
    }
    if (const auto place = tooDeepKey(bytes))
        return std::unexpected(*place);
    try {
        return read(toml::parse(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    } catch (const toml::parse_error &error) { // toml++ throws; nothing is thrown across files of ours
        const toml::source_position place = error.source().begin;
        const std::string_view description = error.description();
        Error fault = TomlReader::faultAt(place.line, place.column, Words::tr("this is not valid TOML."));
        fault.detail = QString::fromUtf8(description.data(), static_cast<qsizetype>(description.size())).left(300);
        return std::unexpected(fault);
    }
}

} // namespace slipway::storage
