// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publishnotesdialog.h"

#include "domain/managedblock.h"
#include "domain/plannotes.h"
#include "services/await.h"
#include "ui/widgets/callout.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/plaintext.h"

#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostProblems = 5; ///< the rest is counted

} // namespace

PublishNotesDialog::PublishNotesDialog(services::Workspace &workspace, const services::PublishCheck &check,
                                       QWidget *parent)
    : OperationDialog(workspace, Action::PublishNotes, parent)
    , m_check(check)
    , m_difference(new DiffView(u"publishDifference"_s, tr("What changes in the published notes"), this))
{
    setObjectName(u"publishNotesDialog"_s);
    const QString name = check.release.name.isEmpty() ? check.release.tagName : check.release.name;
    setWords(tr("Publish the notes of %1").arg(name),
             tr("This is what changes in the release on GitHub, for everybody to see. Verdicts and ticks that are "
                "kept in it stay as they are."));
    setPrimary(tr("&Publish"), u"promote"_s, false);
    addCallouts();
    m_difference->setMinimumHeight(260);
    addGrowing(m_difference);
    resize(780, 620);
    updatePlan();
    showDifference();
}

void PublishNotesDialog::addCallouts()
{
    if (m_check.changedOnGitHub) {
        auto *changed = new Callout(this);
        changed->setObjectName(u"publishChanged"_s);
        changed->setTone(Tone::Info);
        changed->setText(tr("Somebody changed the notes on GitHub since you began. Both are merged: what is new there "
                            "stays, and what is yours is shown below."));
        body().addWidget(changed);
    }
    const QList<NotesProblem> problems = services::NotesService::problemsOfNotes(m_check.draft.text);
    if (problems.isEmpty())
        return;
    QString items;
    for (const NotesProblem &problem : problems.first(qMin(problems.size(), mostProblems)))
        items += u"<br>· "_s + tr("Line %1: %2").arg(problem.line).arg(plainHtml(problem.message));
    if (problems.size() > mostProblems)
        items += u"<br>· "_s + tr("and %n more", nullptr, int(problems.size()) - mostProblems);
    auto *warnings = new Callout(this);
    warnings->setObjectName(u"publishWarnings"_s);
    warnings->setTone(Tone::Warn);
    warnings->setText(u"<b>%1</b>"_s.arg(tr("Look at this before:")) + items);
    body().addWidget(warnings);
}

void PublishNotesDialog::showDifference()
{
    services::await(workspace().notes().compare(notesIn(m_check.release.body), notesIn(m_check.draft.text)), this,
                    [this](const Result<QList<DiffLine>> &lines) {
                        if (lines)
                            m_difference->setLines(*lines);
                    });
}

OperationDialog::Planned PublishNotesDialog::makePlan() const
{
    return planNotes(*workspace().snapshot(), m_check.release, m_check.draft.text);
}

QString PublishNotesDialog::doneText() const
{
    return tr("The notes are published.");
}

} // namespace slipway::ui
