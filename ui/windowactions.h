// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>

namespace slipway::ui {

/// The window's own actions, each with its shortcut. Added to the window, so that the shortcuts work everywhere in it.
class WindowActions final : public QObject {
    Q_OBJECT

public:
    explicit WindowActions(QWidget *window);

    QAction *openRepository;
    QAction *refresh;
    QAction *commands;
    QAction *newCandidate;
    QAction *showEnvironments;
    QAction *showCandidates;
    QAction *showNotes;
    QAction *showActivity;
    QAction *filter;
    QAction *signIn;
    QAction *demonstration;
    QAction *quit;

    QList<QAction *> all() const;
    /// The refresh action becomes "Cancel refresh" while one is running.
    void setRefreshing(bool refreshing);
    /// On; or off with the sentence that says why.
    static void setPossible(QAction *action, bool possible, const QString &reason);

private:
    QAction *make(const QString &name, const QString &text, const QString &icon, const QKeySequence &shortcut,
                  const QString &toolTip);
};

} // namespace slipway::ui
