// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipelineview.h"

#include "environmentlook.h"
#include "ui/widgets/driftarrow.h"
#include "ui/widgets/environmentcard.h"
#include "ui/widgets/ticker.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <limits>
#include <utility>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype atOnce = 30; ///< cards; more than a screen is wide
constexpr qsizetype atATime = 12; ///< of those that come later: a pause of no more than a frame

} // namespace

PipelineView::PipelineView(QWidget *parent)
    : QScrollArea(parent)
    , m_strip(new QWidget(this))
    , m_row(new QHBoxLayout(m_strip))
{
    setObjectName(u"pipeline"_s);
    setAccessibleName(tr("Environments in the order in which a version passes them"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    m_strip->setAutoFillBackground(false);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(5);
    m_row->addStretch(0);
    setWidget(m_strip);
    m_strip->setAutoFillBackground(false);
    m_strip->installEventFilter(this);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &PipelineView::fillInSight);
    m_rest.setSingleShot(true);
    m_rest.callOnTimeout(this, [this] { add(atATime); });
}

void PipelineView::addCard()
{
    auto *card = new EnvironmentCard(m_strip);
    connect(card, &EnvironmentCard::activated, this, &PipelineView::candidateActivated);
    connect(card, &EnvironmentCard::moveRequested, this, [this, card](int step) {
        const auto next = m_cards.indexOf(card) + step;
        if (next < 0 || next >= m_cards.size())
            return;
        m_cards.at(next)->setFocus(Qt::OtherFocusReason);
        ensureWidgetVisible(m_cards.at(next));
    });
    if (!m_cards.isEmpty()) {
        auto *arrow = new DriftArrow(m_strip);
        m_arrows.append(arrow);
        m_row->insertWidget(m_row->count() - 1, arrow);
    }
    m_cards.append(card);
    m_row->insertWidget(m_row->count() - 1, card, 1);
    // Now, not when the event loop comes to it: see settle().
    if (!m_arrows.isEmpty())
        m_arrows.constLast()->show();
    card->show();
}

void PipelineView::setCount(qsizetype count)
{
    while (m_cards.size() > count) {
        delete m_cards.takeLast();
        if (!m_arrows.isEmpty())
            delete m_arrows.takeLast();
    }
    while (m_cards.size() < count)
        addCard();
}

void PipelineView::setSnapshot(const Snapshot &snapshot, const ProbeResults &probes)
{
    m_snapshot = snapshot;
    m_drifts = drifts(snapshot);
    m_probes = probes;
    const qsizetype count = snapshot.environments ? snapshot.environments->size() : 0;
    setCount(std::min(count, std::max(m_cards.size(), atOnce)));
    describeFrom(0);
    if (m_cards.size() == count)
        m_rest.stop();
    else if (!m_rest.isActive())
        m_rest.start(50ms); // those in sight have been painted by then
}

void PipelineView::addRest()
{
    add(std::numeric_limits<qsizetype>::max());
}

void PipelineView::add(qsizetype most)
{
    m_rest.stop();
    const qsizetype first = m_cards.size();
    const qsizetype count = m_snapshot.environments ? m_snapshot.environments->size() : 0;
    if (first == count)
        return;
    setCount(first + std::min(most, count - first));
    describeFrom(first);
    Q_EMIT cardsAdded();
    if (m_cards.size() < count)
        m_rest.start(0ms);
}

void PipelineView::describeFrom(qsizetype first)
{
    const QList<Environment> environments = m_snapshot.environments.value_or(QList<Environment>());
    const QDateTime now = Ticker::shared().now();
    for (qsizetype i = first; i < m_cards.size(); ++i) {
        m_cards.at(i)->setLook(describe(m_snapshot, environments.at(i), now, m_probes.value(environments.at(i).name)));
        if (i == 0)
            continue;
        const QString &from = environments.at(i - 1).name;
        const QString &to = environments.at(i).name;
        const auto drift =
            std::ranges::find_if(m_drifts, [&](const Drift &each) { return each.from == from && each.to == to; });
        m_arrows.at(i - 1)->setLook(describe(drift == m_drifts.end() ? nullptr : &*drift, from, to));
    }
    settle();
}

EnvironmentCard *PipelineView::focusedCard() const
{
    // The window's own: it stays when another window (a menu, the command palette) has the focus for a while.
    const auto found = std::ranges::find(m_cards, window()->focusWidget());
    return found == m_cards.end() ? nullptr : *found;
}

QSize PipelineView::sizeHint() const
{
    const int width = qMax(viewport()->width(), m_strip->minimumSizeHint().width());
    const int wanted = m_row->hasHeightForWidth() ? m_row->totalHeightForWidth(width) : m_row->totalSizeHint().height();
    const bool scrolls = m_row->totalMinimumSize().width() > viewport()->width();
    return {m_strip->sizeHint().width(),
            qMax(wanted, 130) + (scrolls ? horizontalScrollBar()->sizeHint().height() + 4 : 0)};
}

QSize PipelineView::minimumSizeHint() const
{
    return {260, sizeHint().height()};
}

/// The cards within the viewport; a long pipeline has far more than that.
void PipelineView::fillInSight()
{
    if (!isVisible())
        return; // nothing has its place yet
    const QRect sight = viewport()->rect().translated(-m_strip->pos());
    for (EnvironmentCard *card : std::as_const(m_cards)) {
        if (card->geometry().right() >= sight.left() && card->x() <= sight.right())
            card->fill();
    }
}

void PipelineView::fit()
{
    const int height = sizeHint().height();
    if (height == maximumHeight())
        return;
    setFixedHeight(height);
    if (QLayout *around = parentWidget() ? parentWidget()->layout() : nullptr)
        around->activate();
}

/// Gives all cards their place at once: else a frame may be painted in which they lie crushed in what room there was.
void PipelineView::settle()
{
    for (int round = 0; isVisible() && round < 2; ++round) { // a card that is filled is higher than before
        QEvent request(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(m_strip, &request); // by which the scroll area learns of the strip's new size
        fillInSight();
    }
    fit();
}

void PipelineView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    settle();
}

/// Nothing is above or below: any wheel goes along the pipeline.
void PipelineView::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(horizontalScrollBar(), event);
}

void PipelineView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

bool PipelineView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_strip && event->type() == QEvent::LayoutRequest)
        fit();
    // The scroll area gives the strip its size after this filter, and only then are the cards where they will be seen.
    if (watched == m_strip
        && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize || event->type() == QEvent::Show))
        QMetaObject::invokeMethod(this, &PipelineView::fillInSight, Qt::QueuedConnection);
    return QScrollArea::eventFilter(watched, event);
}

} // namespace slipway::ui
