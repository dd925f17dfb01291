// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/readiness.h"

// The sentences of the conditions that are about proofs: called by condition() and conditionNote().
namespace slipway::services::wording::proofs {

QString notes(const Condition &condition);
QString digests(const Condition &condition);
QString signature(const Condition &condition);
QString checklist(const Condition &condition);
QString rejections(const Condition &condition);
QString reverts(const Condition &condition);

QString notesNote(const Condition &condition);
QString digestsNote(const Condition &condition);

} // namespace slipway::services::wording::proofs
