// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::services::wording {

namespace {

struct Notes {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Notes)
};

} // namespace

QString leftOut(const LeftOutCommit &commit)
{
    switch (commit.reason) {
    case LeftOutCommit::Reason::Reverts:
        return Notes::tr("takes back %1, which is as new").arg(commit.other.abbreviated());
    case LeftOutCommit::Reason::AlreadyReleased:
        return Notes::tr("was released before, as %1 with the same patch").arg(commit.other.abbreviated());
    case LeftOutCommit::Reason::SamePullRequest:
        return Notes::tr("came with #%1, which is listed once").arg(commit.number);
    case LeftOutCommit::Reason::Label:
        return Notes::tr(".github/release.yml leaves out what bears the label %1").arg(commit.word);
    case LeftOutCommit::Reason::Author:
        break;
    }
    return Notes::tr(".github/release.yml leaves out what %1 wrote").arg(commit.word);
}

QString changesSummary(const ReleaseChanges &changes)
{
    const auto reverted =
        std::ranges::count_if(changes.changes, [](const ReleaseChange &change) { return !change.revertedBy.isNull(); });
    QString text = Notes::tr("%n change(s)", nullptr, static_cast<int>(changes.changes.size() - reverted));
    if (reverted > 0)
        text += u", " + Notes::tr("%n taken back", nullptr, static_cast<int>(reverted));
    if (!changes.leftOut.isEmpty())
        text += u", " + Notes::tr("%n commit(s) left out", nullptr, static_cast<int>(changes.leftOut.size()));
    if (changes.truncated)
        text += u", " + Notes::tr("of the first 250 commits: GitHub gives no more, a clone has them all");
    return text;
}

} // namespace slipway::services::wording
