// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reverts.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;

const NamedCommit *RevertFacts::find(const QString &word) const
{
    const auto found = std::ranges::find(named, word, &NamedCommit::word);
    return found == named.cend() ? nullptr : &*found;
}

QList<Revert> revertsIn(const Commit &commit)
{
    static const QRegularExpression pattern(
        u"\\bThis reverts commit ([0-9a-f]{40})\\b(?:,\\s+reversing\\s+changes\\s+made\\s+to\\s+([0-9a-f]{40})\\b)?"_s);
    QList<Revert> reverts;
    if (!commit.message.contains(u"This reverts commit "))
        return reverts; // nearly all
    for (auto it = pattern.globalMatch(commit.message); it.hasNext();) {
        const auto match = it.next();
        const auto reverted = ObjectId::fromHex(match.captured(1));
        if (reverted) {
            reverts.append(
                {commit.id, commit.summary, *reverted, ObjectId::fromHex(match.captured(2)).value_or(ObjectId())});
        }
    }
    return reverts;
}

QList<Revert> standingReverts(const QList<Commit> &commits)
{
    QList<Revert> standing;
    QSet<ObjectId> gone;
    for (const Commit &commit : commits) {
        if (gone.contains(commit.id))
            continue;
        for (const Revert &revert : revertsIn(commit)) {
            gone.insert(revert.reverted);
            standing.append(revert);
        }
    }
    return standing;
}

QStringList commitWords(const QString &reason)
{
    static const QRegularExpression pattern(u"(?<![0-9A-Za-z_.-])([0-9A-Fa-f]{7,40})(?![0-9A-Za-z_-])"_s);
    QStringList words;
    constexpr qsizetype most = 20; // each may cost requests
    for (auto it = pattern.globalMatch(reason); it.hasNext() && words.size() < most;) {
        const QString word = it.next().captured(1).toLower();
        if (!words.contains(word))
            words.append(word);
    }
    return words;
}

} // namespace slipway
