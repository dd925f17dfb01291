// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panel.h"
#include "ui/pages/environmentlook.h"

#include <QPointer>

namespace slipway::ui {

class EnvironmentActions;
class EnvironmentFace;

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
    /// Makes what stands on it. Until then it is empty, and says its look to screen readers only: of a long pipeline
    /// only what comes into sight is worth its many widgets.
    void fill();
    bool isFilled() const { return m_face; }

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

private:
    void speak();

    EnvironmentLook m_look;
    QPointer<EnvironmentActions> m_actions;
    EnvironmentFace *m_face = nullptr;
};

} // namespace slipway::ui
