// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/environmentlook.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace slipway::ui {

class ElidedLabel;
class EnvironmentActions;
class EnvironmentDecisions;
class Pill;
class RelativeTime;

/// What stands on an environment's card.
class EnvironmentFace final : public QWidget {
    Q_OBJECT

public:
    explicit EnvironmentFace(QWidget *parent = nullptr);

    void setLook(const EnvironmentLook &look);
    /// As EnvironmentCard::setActions().
    void setActions(EnvironmentActions *actions);
    /// What takes the focus, in order.
    QList<QWidget *> stops() const;

Q_SIGNALS:
    void copyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
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
