// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QAction;

namespace slipway::services {
class Workspace;
}

namespace slipway::ui {

/// A page of the window: where the window sends the keys, and what is put off while it is out of sight.
class PageWidget : public QWidget {
    Q_OBJECT

public:
    explicit PageWidget(QWidget *parent = nullptr);

    /// nullptr: let go of everything that belongs to the workspace.
    virtual void setWorkspace(services::Workspace *workspace) = 0;
    /// What can be done on this page, for menus and the command palette.
    virtual QList<QAction *> commands() = 0;
    /// To what the page is about.
    virtual void focusContent() = 0;
    /// To its search.
    virtual void focusFilter() = 0;
    /// Takes over now what was put off, for who asks the page while it is out of sight.
    void catchUp();

protected:
    /// Has takeNews() called: at once where the page is in sight, else when it is shown, or a moment later: the page
    /// in sight comes first. What came twice meanwhile is taken once.
    void newsCame();
    virtual void takeNews() { }
    void showEvent(QShowEvent *event) override;

private:
    QTimer m_later; ///< runs while something is put off
};

} // namespace slipway::ui
