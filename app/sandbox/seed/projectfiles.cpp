// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projectfiles.h"

#include <QRegularExpression>

namespace slipway::sandbox::seed {

using namespace Qt::StringLiterals;

namespace {

const QStringList &crates()
{
    static const QStringList names{u"aggregator"_s, u"cli"_s, u"client"_s, u"common"_s, u"relay"_s, u"signer"_s};
    return names;
}

constexpr auto configuration = R"toml([tags]
final = "{version}"
candidate = "{version}-{label}{n}"
labels = ["prerelease"]

[[environment]]
name = "testing-preview"
follows = "branch"
branch = "main"

[[environment]]
name = "pre-release-preview"
follows = "candidates"
soak = "72h"
deploy = "workflow:deploy.yml"
inputs = { tag = "{tag}", environment = "{environment}", reason = "{reason}" }

[[environment]]
name = "release-preprod"
follows = "releases"
production = true

[[environment]]
name = "release-mainnet"
follows = "releases"
production = true

[qualification]
checks = ["*"]
assets = ["*linux-x64*", "*.deb", "CHECKSUM"]
signature = "CHECKSUM"
versions = ["Cargo.toml", "*/Cargo.toml"]

[promotion]
release = "relink"
latest = "auto"
template = ".github/release-notes.md"
templates = [".github/hotfix.md"]
)toml";

constexpr auto checksWorkflow = R"yml(name: checks
on:
  push:
    branches: [main]
    tags: ["*"]
  pull_request:
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: cargo test --workspace
)yml";

constexpr auto deployWorkflow = R"yml(name: deploy
on:
  push:
    branches: [main]
    tags: ["*-prerelease*"]
  workflow_dispatch:
    inputs:
      environment: { type: environment, required: true }
      tag: { type: string, required: true }
      reason: { type: string }
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: ${{ inputs.environment }}
    steps:
      - uses: actions/checkout@v4
      - run: ./deploy.sh
)yml";

constexpr auto releaseWorkflow = R"yml(name: release
on:
  release:
    types: [released]
jobs:
  preprod:
    runs-on: ubuntu-latest
    environment: release-preprod
    steps:
      - run: ./deploy.sh
  mainnet:
    needs: preprod
    runs-on: ubuntu-latest
    environment: release-mainnet
    steps:
      - run: ./deploy.sh
)yml";

QString slug(QString text, QChar joint)
{
    static const QRegularExpression odd(u"[^a-z0-9]+"_s);
    text = text.toLower();
    text.replace(odd, QString(joint));
    return text.left(40);
}

} // namespace

git::Files manifests(const QString &version)
{
    git::Files files;
    QString members;
    for (const QString &crate : crates())
        members += u"    \"network-%1\",\n"_s.arg(crate);
    files.insert(u"Cargo.toml"_s,
                 u"[workspace]\nresolver = \"2\"\nmembers = [\n%1]\n\n[workspace.package]\nversion = \"%2\"\n"
                 "edition = \"2024\"\nlicense = \"Apache-2.0\"\n"_s.arg(members, version)
                     .toUtf8());
    for (const QString &crate : crates()) {
        // The command line is versioned by the workspace, the libraries by themselves.
        const QString line = crate == u"cli" ? u"version.workspace = true"_s : u"version = \"%1\""_s.arg(version);
        files.insert(u"network-%1/Cargo.toml"_s.arg(crate),
                     u"[package]\nname = \"network-%1\"\n%2\nedition.workspace = true\nlicense.workspace = true\n"_s
                         .arg(crate, line)
                         .toUtf8());
    }
    return files;
}

git::Files firstFiles(const QString &version)
{
    git::Files files = manifests(version);
    files.insert(u"README.md"_s, "# Network\n\nSigners certify what a chain says; clients check the certificates.\n");
    files.insert(u".slipway.toml"_s, configuration);
    files.insert(notesFiles());
    files.insert(u".github/workflows/checks.yml"_s, checksWorkflow);
    files.insert(u".github/workflows/deploy.yml"_s, deployWorkflow);
    files.insert(u".github/workflows/release.yml"_s, releaseWorkflow);
    for (const QString &crate : crates())
        files.insert(u"network-%1/src/lib.rs"_s.arg(crate), u"//! The %1 of the network.\n"_s.arg(crate).toUtf8());
    return files;
}

git::Files changeFor(const QString &summary)
{
    static const QRegularExpression conventional(u"\\A(\\w+)(?:\\((\\S+)\\))?!?: (.*)\\z"_s);
    const auto match = conventional.match(summary);
    const QString kind = match.captured(1);
    const QString scope = match.captured(2);
    const QString text = match.hasMatch() ? match.captured(3) : summary;
    if (kind == u"docs")
        return {{u"docs/%1.md"_s.arg(slug(text, u'-')), u"# %1\n"_s.arg(text).toUtf8()}};
    if (kind == u"ci")
        return {{u".github/workflows/checks.yml"_s, QByteArray(checksWorkflow) + "# " + text.toUtf8() + '\n'}};
    if (scope == u"deps")
        return {{u"Cargo.lock"_s, u"# generated\nversion = 4\n# %1\n"_s.arg(text).toUtf8()}};
    const QString crate = crates().contains(scope) ? scope : u"common"_s;
    const QString folder = kind == u"test" ? u"tests"_s : u"src"_s;
    const QString code = u"//! %1.\n\npub const NAME: &str = \"%2\";\n"_s.arg(text, slug(text, u'-'));
    return {{u"network-%1/%2/%3.rs"_s.arg(crate, folder, slug(text, u'_')), code.toUtf8()}};
}

} // namespace slipway::sandbox::seed
