// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panel.h"
#include "ui/pages/environmentlook.h"

class QLabel;
class QToolButton;

namespace slipway::ui {

class ElidedLabel;
class EnvironmentActions;
class EnvironmentDecisions;
class Pill;
class RelativeTime;

/// One environment of the pipeline. Takes the focus; Ctrl+C copies the commit, Enter goes to the candidate.
class EnvironmentCard final : public Panel {
    Q_OBJECT

public:
    explicit EnvironmentCard(QWidget *parent = nullptr);

    void setLook(const EnvironmentLook &look);
    const EnvironmentLook &look() const { return m_look; }
    /// What can be done on it; nullptr: nothing. They may end before the card does.
    void setActions(EnvironmentActions *actions);
    void copyCommit();

Q_SIGNALS:
    void activated(const QString &candidate);
    /// Left (-1) or right (1) was pressed.
    void moveRequested(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void speak();
    void styleLine(QLabel *icon, QLabel *text, const QString &iconName, Tone tone);
    void style();

    EnvironmentLook m_look;
    ElidedLabel *m_name;
    Pill *m_pill;
    ElidedLabel *m_follows;
    ElidedLabel *m_deployed;
    QLabel *m_commit;
    QToolButton *m_copy;
    ElidedLabel *m_also;
    QLabel *m_summary;
    RelativeTime *m_since;
    QLabel *m_noticeIcon;
    QLabel *m_notice;
    QLabel *m_nodesIcon;
    QLabel *m_nodes;
    EnvironmentDecisions *m_decisions;
};

} // namespace slipway::ui
