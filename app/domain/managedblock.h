// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "verdict.h"

namespace slipway {

/// An item of the checklist that a person ticked for one candidate.
struct Tick {
    QString tag;
    QString item; ///< as the configuration writes it, on one line
    QString by{};
    QDateTime at{};

    friend bool operator==(const Tick &, const Tick &) = default;
};

/// The part of a release's body between two HTML comments where the verdicts are kept in full. Text outside is the
/// writer's and comes back byte for byte.
QString withVerdict(const QString &body, const Verdict &verdict);

/// The verdicts in a body's block, oldest first; nothing when there is no block or it cannot be read.
QList<Verdict> verdictsInBody(const QString &body);

/// The body with an item ticked; one that is ticked already stays as it is, with who did it first.
QString withTick(const QString &body, const Tick &tick);
/// … and with its tick taken back.
QString withoutTick(const QString &body, const QString &tag, const QString &item);
/// The ticks of one candidate: another one starts without any.
QList<Tick> ticksOf(const QString &body, const QString &tag);
/// An item as it is kept and compared: white space is one blank.
QString tickItem(const QString &item);

/// The writer's part of a body, as it is edited and compared: lines end with "\n", nothing but one such end behind the
/// last one.
QString notesIn(const QString &body);
/// The body with another writer's part; the block stays as it is, behind it.
QString withNotes(const QString &body, const QString &notes);
/// Whether a text holds a mark of the block, which would make what is around it a part of it.
bool holdsBlockMark(const QString &text);

/// The body without the block.
QString withoutBlock(const QString &body);
/// … with its lines left empty, so that what is behind it keeps its line numbers.
QString withBlankBlock(const QString &body);

} // namespace slipway
