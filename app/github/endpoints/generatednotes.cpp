// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "generatednotes.h"

#include "github/json.h"

using namespace Qt::StringLiterals;

namespace slipway::github::endpoints {

Result<ApiRequest> generateNotes(const RepositoryName &name, const NotesRequest &wanted)
{
    QJsonObject body{{u"tag_name"_s, wanted.tagName}};
    if (!wanted.target.isNull())
        body.insert(u"target_commitish"_s, wanted.target.hex());
    if (!wanted.previousTagName.isEmpty())
        body.insert(u"previous_tag_name"_s, wanted.previousTagName);
    if (!wanted.configurationPath.isEmpty())
        body.insert(u"configuration_file_path"_s, wanted.configurationPath);
    return about(wanted.tagName,
                 changeAt(ApiRequest::Method::Post, name, {u"releases"_s, u"generate-notes"_s}, std::move(body)));
}

Result<GeneratedNotes> parseGeneratedNotes(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return std::unexpected(object.error());
    if (!object->value("body"_L1).isString())
        return std::unexpected(json::notUnderstood(u"notes without body"_s));
    return GeneratedNotes{.name = json::text(*object, "name"_L1), .body = json::text(*object, "body"_L1)};
}

} // namespace slipway::github::endpoints
