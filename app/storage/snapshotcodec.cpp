// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snapshotcodec.h"

#include "flatarchive.h"
#include "snapshotfields.h"

#include <QCborArray>
#include <QCborValue>
#include <QCryptographicHash>

namespace slipway::storage {

namespace {

// The file: [magic, version, BLAKE2b-256 of the content, content]; of Qt's hashes it is the quickest that is strong.
// Raise the version when a stored struct changes.
constexpr int formatVersion = 7;

QString magic()
{
    return QStringLiteral("slipway snapshot");
}

QByteArray digestOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Blake2b_256);
}

} // namespace

QByteArray encodeSnapshot(const Snapshot &snapshot)
{
    QByteArray content;
    {
        FlatWriter writer(&content);
        fields(writer, snapshot);
    }
    return QCborArray{magic(), formatVersion, digestOf(content), content}.toCborValue().toCbor();
}

std::optional<Snapshot> decodeSnapshot(const QByteArray &bytes)
{
    QCborParserError error;
    const QCborArray file = QCborValue::fromCbor(bytes, &error).toArray();
    if (error.error != QCborError::NoError || file.size() != 4 || file.at(0) != QCborValue(magic())
        || file.at(1) != QCborValue(formatVersion))
        return std::nullopt;
    const QByteArray content = file.at(3).toByteArray();
    if (file.at(2).toByteArray() != digestOf(content))
        return std::nullopt;
    FlatReader reader(content);
    Snapshot snapshot;
    fields(reader, snapshot);
    if (!reader.ok())
        return std::nullopt;
    return snapshot;
}

} // namespace slipway::storage
