// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/tagrules.h"
#include "github/apirequest.h"

namespace slipway::github::endpoints {

/// GET …/rulesets?targets=tag&includes_parents=true
Result<ApiRequest> tagRulesets(const RepositoryName &name);
/// One page of their ids: the list has neither conditions nor rules.
Result<QList<qint64>> parseRulesetIds(const QByteArray &body);

/// GET …/rulesets/{id}
Result<ApiRequest> ruleset(const RepositoryName &name, qint64 id);
Result<Ruleset> parseRuleset(const QByteArray &body);

} // namespace slipway::github::endpoints
