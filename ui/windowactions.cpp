// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowactions.h"

#include "ui/widgets/icons.h"

#include <QWidget>

namespace slipway::ui {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QWidget *window)
    : QObject(window)
    , openRepository(make(u"openRepository"_s, tr("&Open repository…"), u"open-repository"_s, QKeySequence::Open,
                          tr("Open a GitHub repository, a clone, or both")))
    , refresh(make(u"refresh"_s, tr("Refresh"), u"refresh"_s, Qt::Key_F5, tr("Read everything again")))
    , commands(make(u"commands"_s, tr("&Commands"), u"command"_s, Qt::CTRL | Qt::Key_K,
                    tr("Find and run any command by its name")))
    , newCandidate(make(u"newCandidate"_s, tr("&New candidate…"), u"new-candidate"_s, QKeySequence::New,
                        tr("Tag a commit as the next release candidate")))
    , showEnvironments(make(u"showEnvironments"_s, tr("Environments"), u"environment"_s, Qt::CTRL | Qt::Key_1,
                            tr("What each environment runs")))
    , showCandidates(make(u"showCandidates"_s, tr("Candidates"), u"candidate"_s, Qt::CTRL | Qt::Key_2,
                          tr("Every release candidate and its state")))
    , showNotes(make(u"showNotes"_s, tr("Release notes"), u"notes"_s, Qt::CTRL | Qt::Key_3,
                     tr("Write release notes and their templates")))
    , showActivity(make(u"showActivity"_s, tr("Activity"), u"activity"_s, Qt::CTRL | Qt::Key_4,
                        tr("What was done, and what was not finished")))
    , filter(make(u"filter"_s, tr("&Filter this page"), u"filter"_s, QKeySequence::Find,
                  tr("Show only what fits some words")))
    , signIn(make(u"signIn"_s, tr("Sign &in…"), u"sign-in"_s, {}, tr("Sign in with a token, or sign out")))
    , demonstration(make(u"demonstration"_s, tr("See the &demonstration"), u"slipway"_s, {},
                         tr("Open Slipway's built-in repository to try everything on")))
    , quit(make(u"quit"_s, tr("&Quit"), u"close"_s, QKeySequence::Quit, tr("Close the window")))
{
    quit->setMenuRole(QAction::QuitRole);
}

QAction *WindowActions::make(const QString &name, const QString &text, const QString &iconName,
                             const QKeySequence &shortcut, const QString &toolTip)
{
    auto *window = qobject_cast<QWidget *>(parent());
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    action->setToolTip(toolTip);
    window->addAction(action);
    return action;
}

QList<QAction *> WindowActions::all() const
{
    return {showEnvironments, showCandidates, showNotes, showActivity,  newCandidate, refresh,
            filter,           openRepository, signIn,    demonstration, quit};
}

void WindowActions::setRefreshing(bool refreshing)
{
    refresh->setText(refreshing ? tr("Cancel refresh") : tr("Refresh"));
    refresh->setIcon(icon(refreshing ? u"close"_s : u"refresh"_s));
    refresh->setToolTip(refreshing ? tr("Stop reading; what was known stays") : tr("Read everything again"));
}

void WindowActions::setPossible(QAction *action, bool possible, const QString &reason)
{
    action->setEnabled(possible);
    action->setStatusTip(possible ? QString() : reason);
}

} // namespace slipway::ui
