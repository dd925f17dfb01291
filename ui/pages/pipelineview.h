// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/drift.h"
#include "domain/probe.h"

#include <QScrollArea>
#include <QTimer>

class QHBoxLayout;

namespace slipway::ui {

class DriftArrow;
class EnvironmentCard;

/// The environments in pipeline order with the drift between them; scrolls sideways when there are many.
class PipelineView final : public QScrollArea {
    Q_OBJECT

public:
    explicit PipelineView(QWidget *parent = nullptr);

    /// Cards of environments that stay keep their place and the focus. Of many new ones the first are there at once,
    /// the rest, a few at a time, when these have been painted: see cardsAdded().
    void setSnapshot(const Snapshot &snapshot, const ProbeResults &probes = {});
    /// Makes the cards that are still to come now.
    void addRest();
    QList<EnvironmentCard *> cards() const { return m_cards; }
    /// The card that has the window's focus, else nullptr.
    EnvironmentCard *focusedCard() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void candidateActivated(const QString &tag);
    /// Later than setSnapshot(): some of the rest, or all of it.
    void cardsAdded();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(qsizetype most);
    void setCount(qsizetype count);
    void addCard();
    void describeFrom(qsizetype first);
    void fillInSight();
    void fit();
    void settle();

    QWidget *m_strip;
    QHBoxLayout *m_row;
    QList<EnvironmentCard *> m_cards;
    QList<DriftArrow *> m_arrows;
    Snapshot m_snapshot;
    QList<Drift> m_drifts; ///< of the snapshot
    ProbeResults m_probes;
    QTimer m_rest;
};

} // namespace slipway::ui
