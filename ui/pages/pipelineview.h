// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/probe.h"

#include <QScrollArea>

class QHBoxLayout;

namespace slipway::ui {

class DriftArrow;
class EnvironmentCard;

/// The environments in pipeline order with the drift between them; scrolls sideways when there are many.
class PipelineView final : public QScrollArea {
    Q_OBJECT

public:
    explicit PipelineView(QWidget *parent = nullptr);

    /// Cards of environments that stay keep their place and the focus.
    void setSnapshot(const Snapshot &snapshot, const ProbeResults &probes = {});
    QList<EnvironmentCard *> cards() const { return m_cards; }
    /// The card that has the window's focus, else nullptr.
    EnvironmentCard *focusedCard() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void candidateActivated(const QString &tag);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setCount(qsizetype count);
    void addCard();
    void fillInSight();
    void fit();

    QWidget *m_strip;
    QHBoxLayout *m_row;
    QList<EnvironmentCard *> m_cards;
    QList<DriftArrow *> m_arrows;
};

} // namespace slipway::ui
