// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replacement.h"

#include "json.h"

#include <QJsonArray>

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

using Answer = Result<Replacement>;

QFuture<Answer> ready(Answer answer)
{
    return QtFuture::makeReadyValueFuture(std::move(answer));
}

QJsonObject sideJson(const Replacement::Side &side)
{
    QJsonArray commits;
    for (const Commit &commit : side.commits)
        commits.append(commitJson(commit));
    return {{u"count"_s, side.count}, {u"commits"_s, commits}};
}

QJsonObject endJson(const BaseRef &end)
{
    return {{u"ref"_s, end.ref}, {u"commit"_s, end.commit.hex()}};
}

} // namespace

QFuture<Answer> replacement(Workspace &workspace, const BaseRef &from, const BaseRef &to)
{
    return workspace.compare(to, from)
        .then(&workspace,
              [&workspace, from, to](const Result<Comparison> &away) {
                  if (!away)
                      return ready(std::unexpected(away.error()));
                  const Replacement known{from, to, {away->counts.ahead, away->commits}, {away->counts.behind, {}}};
                  if (known.coming.count == 0)
                      return ready(known);
                  return workspace.compare(from, to).then([known](const Result<Comparison> &in) -> Answer {
                      Replacement whole = known;
                      if (in)
                          whole.coming = {in->counts.ahead, in->commits};
                      return whole;
                  });
              })
        .unwrap();
}

QJsonValue replacementJson(const std::optional<Replacement> &replacement)
{
    if (!replacement)
        return QJsonValue::Null;
    return QJsonObject{{u"from"_s, endJson(replacement->from)},
                       {u"to"_s, endJson(replacement->to)},
                       {u"going"_s, sideJson(replacement->going)},
                       {u"coming"_s, sideJson(replacement->coming)}};
}

} // namespace slipway::services
