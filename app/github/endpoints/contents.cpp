// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contents.h"

#include "github/json.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

namespace {

constexpr qint64 largestFile = 1 << 20;

Error noFile()
{
    return {.kind = ErrorKind::NotFound,
            .message = QCoreApplication::translate("GitHub",
                                                   "There is a folder or a link where a file was looked for; "
                                                   "check the path.")};
}

Error largeFile()
{
    return {.kind = ErrorKind::BadInput,
            .message = QCoreApplication::translate("GitHub",
                                                   "The file is larger than the 1 MB that Slipway reads from "
                                                   "GitHub; open a clone instead.")};
}

} // namespace

Result<ApiRequest> file(const RepositoryName &name, const QString &path, const QString &revision)
{
    ApiRequest::Query query;
    if (!revision.isEmpty())
        query += {u"ref"_s, revision};
    return about(path, getFrom(name, QStringList{u"contents"_s} + path.split(u'/'), query));
}

Result<FileVersion> parseFile(const QByteArray &body)
{
    if (QJsonDocument::fromJson(body).isArray())
        return std::unexpected(noFile());
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    if (const QString type = json::text(*object, "type"_L1); !type.isEmpty() && type != "file"_L1)
        return std::unexpected(noFile());
    if (json::number(*object, "size"_L1) > largestFile || json::text(*object, "encoding"_L1) == "none"_L1)
        return std::unexpected(largeFile());
    const QJsonValue content = object->value("content"_L1);
    if (!content.isString() || json::text(*object, "encoding"_L1) != "base64"_L1)
        return std::unexpected(json::notUnderstood(u"a file without base64 content"_s));
    // GitHub breaks the lines.
    QByteArray text = content.toString().toLatin1();
    text.replace('\n', QByteArray()).replace('\r', QByteArray());
    auto decoded = QByteArray::fromBase64Encoding(std::move(text), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::unexpected(json::notUnderstood(u"content that is not base64"_s));
    if (decoded.decoded.size() > largestFile)
        return std::unexpected(largeFile());
    return FileVersion{.bytes = std::move(decoded.decoded), .blob = json::id(*object, "sha"_L1)};
}

Result<ApiRequest> putFile(const RepositoryName &name, const FileDraft &draft)
{
    if (draft.bytes.size() > largestFile) {
        return std::unexpected(
            Error{.kind = ErrorKind::BadInput,
                  .message = QCoreApplication::translate("GitHub",
                                                         "%1 is larger than the 1 MB that Slipway writes to GitHub; "
                                                         "commit it in a clone instead.")
                                 .arg(draft.path)});
    }
    QJsonObject body{{u"message"_s, draft.message},
                     {u"content"_s, QString::fromLatin1(draft.bytes.toBase64())},
                     {u"branch"_s, draft.branch}};
    if (!draft.blob.isNull())
        body.insert(u"sha"_s, draft.blob.hex());
    //: %1 is a file's path, %2 a branch
    return about(
        QCoreApplication::translate("GitHub", "%1 on %2").arg(draft.path, draft.branch),
        changeAt(ApiRequest::Method::Put, name, QStringList{u"contents"_s} + draft.path.split(u'/'), std::move(body)));
}

Result<FileCommit> parseFileCommit(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    const FileCommit made{.blob = json::id(json::child(*object, "content"_L1), "sha"_L1),
                          .commit = json::id(json::child(*object, "commit"_L1), "sha"_L1)};
    if (made.blob.isNull() || made.commit.isNull())
        return std::unexpected(json::notUnderstood(u"a file's commit without content.sha or commit.sha"_s));
    return made;
}

Result<QList<FolderEntry>> parseFolder(const QByteArray &body)
{
    const auto items = json::array(body);
    if (!items)
        return std::unexpected(items.error());
    QList<FolderEntry> result;
    for (const QJsonValue &value : *items) {
        const QJsonObject item = value.toObject();
        const QString path = json::text(item, "path"_L1);
        if (json::text(item, "type"_L1) == "file"_L1 && !path.isEmpty())
            result += FolderEntry{.path = path, .size = json::number(item, "size"_L1)};
    }
    return result;
}

} // namespace slipway::github::endpoints
