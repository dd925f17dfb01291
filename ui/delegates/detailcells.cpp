// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "detailcells.h"

#include "candidatecells.h"
#include "services/wording.h"
#include "ui/widgets/plaintext.h"

#include <QCoreApplication>
#include <QLocale>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::DetailCells)
};

CellLook textLook(const QString &text, bool muted = false)
{
    CellLook look;
    look.text = plain(text);
    look.muted = muted;
    look.toolTip = look.text;
    return look;
}

QString resultWord(Condition::Result result)
{
    switch (result) {
    case Condition::Result::Met:
        return Words::tr("Met");
    case Condition::Result::Waiting:
        return Words::tr("Waiting");
    case Condition::Result::NotMet:
        return Words::tr("Not met");
    case Condition::Result::Unknown:
        break;
    }
    return Words::tr("Not known");
}

void setResult(CellLook &look, const Condition &condition)
{
    // What a build broke is bad; what has not happened yet is only to be waited for or done.
    const bool broken = condition.kind == Condition::Kind::Checks || condition.kind == Condition::Kind::Manifests
        || condition.kind == Condition::Kind::Digests || condition.kind == Condition::Kind::Signature
        || condition.kind == Condition::Kind::Rejections;
    switch (condition.result) {
    case Condition::Result::Met:
        look.icon = u"done"_s;
        look.tone = Tone::Good;
        break;
    case Condition::Result::Waiting:
        look.icon = u"waiting"_s;
        look.tone = Tone::Warn;
        break;
    case Condition::Result::NotMet:
        look.icon = broken ? u"error"_s : u"warning"_s;
        look.tone = broken ? Tone::Bad : Tone::Warn;
        break;
    case Condition::Result::Unknown:
        look.icon = u"unknown"_s;
        break;
    }
}

void setCheckState(CellLook &look, Check::State state)
{
    switch (state) {
    case Check::State::Passed:
        look.icon = u"done"_s;
        look.tone = Tone::Good;
        break;
    case Check::State::Failed:
        look.icon = u"error"_s;
        look.tone = Tone::Bad;
        break;
    case Check::State::Running:
        look.icon = u"running"_s;
        look.tone = Tone::Info;
        break;
    case Check::State::Neutral:
        look.icon = u"stopped"_s;
        break;
    }
}

} // namespace

CellLook conditionCell(const Condition &condition, int column)
{
    CellLook look;
    look.wraps = true;
    if (column == ReadinessModel::NoteColumn) {
        look.text = plain(wording::conditionNote(condition, QLocale()));
        look.muted = true;
        look.toolTip = look.text;
        return look;
    }
    look.text = plain(wording::condition(condition));
    setResult(look, condition);
    look.spoken = Words::tr("%1: %2", "Not met: 3 checks failed").arg(resultWord(condition.result), look.text);
    QStringList lines{resultWord(condition.result)};
    for (const QString &detail : condition.details + condition.missing + condition.unclear)
        lines.append(plain(detail));
    look.toolTip = lines.join(u'\n');
    return look;
}

QStringList conditionHeaders()
{
    return {Words::tr("Condition"), Words::tr("Note")};
}

CellLook changeCell(const Commit &commit, int column)
{
    switch (column) {
    case ChangesModel::CommitColumn:
        return commitLook(commit.id);
    case ChangesModel::SummaryColumn: {
        CellLook look = textLook(commit.summary, commit.isMerge());
        if (commit.isMerge())
            look.toolTip = Words::tr("Merge commit: %1").arg(look.text);
        return look;
    }
    case ChangesModel::PullRequestColumn:
        return textLook(commit.pullRequest ? u"#%1"_s.arg(*commit.pullRequest) : QString());
    case ChangesModel::AuthorColumn:
        return textLook(commit.authorLogin.isEmpty() ? commit.authorName : commit.authorLogin, true);
    case ChangesModel::AgeColumn:
        return ageLook(commit.committedAt);
    default:
        return {};
    }
}

QStringList changeHeaders()
{
    return {Words::tr("Commit"), Words::tr("Change"), Words::tr("Pull request"), Words::tr("Author"), Words::tr("Age")};
}

CellLook checkCell(const Check &check, int column)
{
    switch (column) {
    case ChecksModel::NameColumn:
        return textLook(check.name);
    case ChecksModel::StateColumn: {
        CellLook look = textLook(wording::checkState(check.state));
        setCheckState(look, check.state);
        return look;
    }
    case ChecksModel::DetailColumn:
        return textLook(check.detail, true);
    case ChecksModel::FinishedColumn:
        return ageLook(check.finishedAt);
    default:
        return {};
    }
}

QStringList checkHeaders()
{
    return {Words::tr("Check"), Words::tr("State"), Words::tr("Detail"), Words::tr("Age")};
}

CellLook assetCell(const AssetRow &row, int column)
{
    const Asset &asset = row.asset;
    const bool incomplete = asset.state == Asset::State::Incomplete;
    switch (column) {
    case AssetsModel::NameColumn:
        return textLook(asset.name);
    case AssetsModel::StateColumn: {
        CellLook look = textLook(row.missing      ? Words::tr("Missing")
                                     : incomplete ? Words::tr("Incomplete")
                                                  : Words::tr("There"));
        look.icon = row.missing ? u"warning"_s : incomplete ? u"waiting"_s : u"done"_s;
        look.tone = row.missing || incomplete ? Tone::Warn : Tone::Good;
        if (row.missing)
            look.toolTip = Words::tr("The configuration requires it, and the release has no such file.");
        return look;
    }
    case AssetsModel::SizeColumn: {
        CellLook look = textLook(row.missing ? QString() : QLocale().formattedDataSize(asset.size));
        look.atEnd = true;
        return look;
    }
    case AssetsModel::DownloadsColumn: {
        CellLook look = textLook(row.missing ? QString() : QLocale().toString(asset.downloads));
        look.atEnd = true;
        return look;
    }
    case AssetsModel::DigestColumn: {
        CellLook look = textLook(asset.digest, true);
        look.mono = true;
        return look;
    }
    default:
        return {};
    }
}

QStringList assetHeaders()
{
    return {Words::tr("File"), Words::tr("State"), Words::tr("Size"), Words::tr("Downloads"), Words::tr("Digest")};
}

} // namespace slipway::ui
