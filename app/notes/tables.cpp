// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

/// A name of strangers in a cell: code, so that it is nothing but itself.
QString cell(const QString &text)
{
    QString safe = text;
    safe.replace(u'`', u'\'').replace(u'|', u"\\|"_s).replace(u'\n', u' ').replace(u'\r', u' ');
    return u'`' + safe + u'`';
}

QString packageOf(const QString &manifest)
{
    return manifest.section(u'/', -2, -2);
}

QString kindOfPackage(const QList<ManifestVersion> &manifests)
{
    const auto all = [&](QStringView file) {
        return std::ranges::all_of(manifests, [&](const ManifestVersion &each) { return each.path.endsWith(file); });
    };
    return all(u"Cargo.toml") ? u"Crate"_s : u"Package"_s;
}

/// Whether a name can stand in a command that people copy.
bool isPlainName(const QString &name)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9][A-Za-z0-9._-]*\\z"_s);
    return plain.match(name).hasMatch();
}

QString size(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat);
}

/// Nothing where there are no rows: a template asks for it with {% if %}.
QString table(const QString &head, const QStringList &rows)
{
    return rows.isEmpty() ? QString() : head + u'\n' + rows.join(u'\n');
}

} // namespace

QString versionsTable(const QList<ManifestVersion> &manifests)
{
    QStringList rows;
    for (const ManifestVersion &each : manifests) {
        const QString package = packageOf(each.path);
        if (!each.version.isEmpty() && (!package.isEmpty() || manifests.size() == 1))
            rows += u"| %1 | %2 |"_s.arg(cell(package.isEmpty() ? each.path : package), cell(each.version));
    }
    return table(u"| %1 | Version |\n|---|---|"_s.arg(kindOfPackage(manifests)), rows);
}

QString environmentsTable(const QList<Environment> &environments, bool isCandidate)
{
    QStringList rows;
    for (const Environment &each : environments) {
        const bool takesCandidates = each.follows == Follows::Candidates;
        if (takesCandidates || each.follows == Follows::Releases) {
            const bool fits = takesCandidates || !isCandidate;
            rows += u"| %1 | %2 |"_s.arg(cell(each.name), fits ? u"✔"_s : u"⛔"_s);
        }
    }
    return table(u"| Environment | Compatible |\n|---|---|"_s, rows);
}

QString assetsTable(const QList<Asset> &assets)
{
    QStringList rows;
    for (const Asset &each : assets) {
        if (each.state != Asset::State::Uploaded)
            continue;
        const bool isKnown = each.digest.startsWith(u"sha256:");
        rows += u"| %1 | %2 | %3 |"_s.arg(cell(each.name), size(each.size),
                                          isKnown ? cell(each.digest.sliced(7)) : u"unknown"_s);
    }
    return table(u"| File | Size | SHA-256 |\n|---|---:|---|"_s, rows);
}

QString verification(const QList<Asset> &assets, const QString &checksums, const QStringList &signers)
{
    if (isPlainName(checksums) && std::ranges::find(assets, checksums, &Asset::name) != assets.cend()) {
        const QString name = cell(checksums);
        if (signers.isEmpty()) {
            return u"Download %1 beside the files, then run:\n\n```sh\nsha256sum --check --ignore-missing %2\n```"_s
                .arg(name, checksums);
        }
        QString keys;
        for (const QString &signer : signers)
            keys += u"- "_s + cell(signer) + u'\n';
        return u"Download %1 beside the files. It is signed by:\n\n%3\nImport the key, then run:\n\n```sh\n"
               "gpg --verify %2 && sha256sum --check --ignore-missing %2\n```"_s.arg(name, checksums, keys);
    }
    const bool hasDigest =
        std::ranges::any_of(assets, [](const Asset &each) { return each.digest.startsWith(u"sha256:"); });
    return hasDigest ? u"Compare what `sha256sum FILE` prints with the file's digest above."_s : QString();
}

} // namespace slipway::notes
