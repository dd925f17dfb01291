// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replacementview.h"

#include "commitsection.h"
#include "services/await.h"

#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

ReplacementView::ReplacementView(services::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_going(new CommitSection(u"goingCommits"_s, tr("Commits that go away"), this))
    , m_coming(new CommitSection(u"comingCommits"_s, tr("Commits that come in"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_going, 1);
    column->addWidget(m_coming, 1);
}

void ReplacementView::setEnds(const BaseRef &from, const BaseRef &to)
{
    if (from == m_from && to == m_to)
        return;
    m_from = from;
    m_to = to;
    const quint64 generation = ++m_generation;
    m_coming->say({});
    if (from.commit.isNull() || to.commit.isNull() || from.commit == to.commit) {
        m_going->say(from.commit.isNull() || to.commit.isNull()
                         ? QString()
                         : tr("%1 and %2 are the same commit: nothing changes.").arg(from.ref, to.ref));
        return;
    }
    m_going->say(tr("Reading which commits go away…"));
    services::await(services::replacement(m_workspace, from, to), this,
                    [this, generation](const Result<services::Replacement> &changes) {
                        if (generation == m_generation)
                            take(changes);
                    });
}

void ReplacementView::take(const Result<services::Replacement> &changes)
{
    if (!changes) {
        m_going->say(tr("Which commits go away is not known. %1").arg(changes.error().message));
        return;
    }
    const auto &[from, to, going, coming] = *changes;
    if (going.count > 0)
        m_going->set(tr("%n commit(s) of %1 go away:", nullptr, going.count).arg(from.ref), going.commits, going.count);
    else
        m_going->say({});
    if (coming.count == 0)
        return;
    const QString sentence = going.count > 0
        ? tr("%1 is not an earlier state of %2: %n commit(s) come in:", nullptr, coming.count).arg(to.ref, from.ref)
        : tr("No commit goes away; %n commit(s) of %1 come in:", nullptr, coming.count).arg(to.ref);
    m_coming->set(sentence, coming.commits, coming.count);
}

} // namespace slipway::ui
