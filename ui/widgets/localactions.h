// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QKeyEvent;
class QWidget;

namespace slipway::ui {

/// Actions whose keys mean something in a few widgets only, and there win over the window's own: Ctrl+F in an editor is
/// not the filter of the page. They work wherever in those widgets the focus is.
class LocalActions final : public QObject {
    Q_OBJECT

public:
    explicit LocalActions(QObject *parent);

    void addWidget(QWidget *widget);
    /// An action that is off leaves its key to others.
    void add(QAction *action);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *actionFor(const QKeyEvent &event) const;

    QList<QPointer<QAction>> m_actions;
};

} // namespace slipway::ui
