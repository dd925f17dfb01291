// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "artifacts.h"

#include "store.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray build(const QString &version, const QString &target, const QString &sha)
{
    const QByteArray head = u"network %1 for %2, built from %3\n"_s.arg(version, target, sha).toUtf8();
    QByteArray bytes = head;
    QByteArray block = head;
    for (int i = 0; i < 64; ++i) {
        block = QCryptographicHash::hash(block, QCryptographicHash::Sha512);
        bytes += block;
    }
    return bytes;
}

QByteArray checksums(const QMap<QString, QByteArray> &files, QCryptographicHash::Algorithm algorithm)
{
    QByteArray list;
    for (auto it = files.cbegin(); it != files.cend(); ++it)
        list += QCryptographicHash::hash(it.value(), algorithm).toHex() + "  " + it.key().toUtf8() + '\n';
    return list;
}

QString contentType(const QString &name)
{
    if (name.endsWith(u".gz"))
        return u"application/gzip"_s;
    if (name.endsWith(u".zip"))
        return u"application/zip"_s;
    if (name.endsWith(u".deb"))
        return u"application/vnd.debian.binary-package"_s;
    return name.endsWith(u".json") ? u"application/json"_s : u"text/plain"_s;
}

} // namespace

QStringList checkNames(int count)
{
    const QStringList names{u"build (linux-x64)"_s,
                            u"build (linux-arm64)"_s,
                            u"build (macos-arm64)"_s,
                            u"build (windows-x64)"_s,
                            u"build (debian)"_s,
                            u"format"_s,
                            u"lint"_s,
                            u"unit tests"_s,
                            u"integration tests"_s,
                            u"end-to-end tests"_s,
                            u"documentation"_s,
                            u"licences"_s,
                            u"security audit"_s,
                            u"compatibility tests"_s};
    return names.first(std::min<qsizetype>(count, names.size()));
}

QMap<QString, QByteArray> artifacts(const QString &version, const QString &sha)
{
    QMap<QString, QByteArray> files;
    for (const QString &target : {u"linux-x64"_s, u"linux-arm64"_s, u"macos-arm64"_s})
        files.insert(u"network-%1-%2.tar.gz"_s.arg(version, target), build(version, target, sha));
    files.insert(u"network-%1-windows-x64.zip"_s.arg(version), build(version, u"windows-x64"_s, sha));
    files.insert(u"network_%1_amd64.deb"_s.arg(version), build(version, u"debian-amd64"_s, sha));
    files.insert(u"network-explorer-%1.tar.gz"_s.arg(version), build(version, u"explorer"_s, sha));
    const QJsonObject component{{u"name"_s, u"network"_s}, {u"version"_s, version}, {u"type"_s, u"application"_s}};
    const QJsonObject materials{{u"bomFormat"_s, u"CycloneDX"_s},
                                {u"specVersion"_s, u"1.5"_s},
                                {u"metadata"_s, QJsonObject{{u"component"_s, component}}}};
    files.insert(u"network-%1.sbom.json"_s.arg(version), QJsonDocument(materials).toJson());
    const QByteArray sha256 = checksums(files, QCryptographicHash::Sha256);
    const QByteArray sha512 = checksums(files, QCryptographicHash::Sha512);
    files.insert(u"CHECKSUM"_s, sha256);
    files.insert(u"CHECKSUM.sha512"_s, sha512);
    return files;
}

QString digest(const QByteArray &bytes)
{
    return u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Result<void> attachArtifacts(State &state, const Store &store, qint64 id, const QString &version, const QString &sha,
                             const QString &uploader, const QDateTime &when)
{
    const QMap<QString, QByteArray> files = artifacts(version, sha);
    QList<AssetRecord> assets;
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        AssetRecord asset;
        asset.id = state.takeId();
        asset.name = it.key();
        asset.contentType = contentType(it.key());
        asset.uploader = uploader;
        asset.size = it.value().size();
        asset.digest = digest(it.value());
        asset.createdAt = when;
        if (auto written = store.writeAsset(asset.id, it.value()); !written)
            return written;
        assets.append(asset);
    }
    ReleaseRecord *release = state.findRelease(id);
    if (!release)
        return {};
    for (const AssetRecord &old : std::as_const(release->assets)) {
        const bool replaced = old.uploader == uploader || files.contains(old.name);
        if (replaced)
            store.removeAsset(old.id);
        else
            assets.append(old);
    }
    release->assets = assets;
    release->assetsOf = sha;
    release->updatedAt = when;
    return {};
}

} // namespace slipway::sandbox
