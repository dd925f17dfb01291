// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "manifestfile.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <toml++/toml.hpp>

#include <string_view>

namespace slipway::git {

namespace {

QString text(const toml::node_view<const toml::node> &node)
{
    return QString::fromStdString(node.value_or(std::string()));
}

} // namespace

ManifestFile parseCargoToml(const QByteArray &bytes)
{
    ManifestFile manifest;
    try {
        const toml::table document = toml::parse(std::string_view(bytes.constData(), size_t(bytes.size())));
        const toml::node_view<const toml::node> package(document["package"]);
        const toml::node_view<const toml::node> workspace(document["workspace"]);
        manifest.version = text(package["version"]);
        manifest.inherits = package["version"]["workspace"].value_or(false);
        manifest.isWorkspace = workspace.is_table();
        manifest.workspaceVersion = text(workspace["package"]["version"]);
        manifest.workspaceFolder = text(package["workspace"]);
    } catch (const toml::parse_error &error) {
        const std::string_view what = error.description();
        manifest.problem = QString::fromUtf8(what.data(), qsizetype(what.size())) + u" ("
            + QString::number(error.source().begin.line) + u':' + QString::number(error.source().begin.column) + u')';
    }
    return manifest;
}

ManifestFile parsePackageJson(const QByteArray &bytes)
{
    ManifestFile manifest;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        manifest.problem = error.errorString();
        return manifest;
    }
    manifest.version = document.object().value(QStringLiteral("version")).toString();
    return manifest;
}

} // namespace slipway::git
