// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowtable.h"

#include "icons.h"
#include "listheader.h"
#include "ticker.h"
#include "ui/delegates/celldelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QScrollBar>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int sampledRows = 200; ///< enough to know a column's width; all of 100,000 would be felt
constexpr int narrowest = 44;

} // namespace

RowTable::RowTable(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new CellDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 15);
    setHorizontalHeader(new ListHeader(this));
    horizontalHeader()->setMinimumSectionSize(narrowest);
    horizontalHeader()->setSortIndicatorClearable(true);
    connect(this, &QTableView::doubleClicked, this, &RowTable::rowActivated);
    connect(&Ticker::shared(), &Ticker::ticked, viewport(), qOverload<>(&QWidget::update));
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &RowTable::fitInSight);
}

void RowTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (!model)
        return;
    connect(model, &QAbstractItemModel::modelReset, this, &RowTable::fitLater);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RowTable::fitLater);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RowTable::fitLater);
    connect(model, &QAbstractItemModel::dataChanged, this, &RowTable::fitLater);
    connect(model, &QAbstractItemModel::layoutChanged, this, &RowTable::fitLater);
    fitLater();
}

void RowTable::selectRow(int row)
{
    selectionModel()->setCurrentIndex(model()->index(row, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RowTable::showCurrent()
{
    updateGeometries(); // else the scroll bar ends where it ended before
    scrollTo(currentIndex());
}

void RowTable::setWrapping(bool wraps)
{
    m_wraps = wraps;
    setWordWrap(wraps);
    fitLater();
}

void RowTable::setStretchColumn(int column, int least)
{
    m_stretchedLeast = least;
    m_stretch = column;
    fitLater();
}

void RowTable::fitLater()
{
    if (m_fitPending)
        return;
    m_fitPending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_fitPending = false;
            fitColumns();
        },
        Qt::QueuedConnection);
}

void RowTable::fitColumns()
{
    if (!model() || model()->columnCount() == 0)
        return;
    m_fitted = 0;
    m_taken = 0;
    fitInSight();
    if (m_stretch >= 0)
        setColumnWidth(m_stretch, std::max(m_stretchedLeast, viewport()->width() - m_taken));
    else if (m_fitted == model()->columnCount())
        spare(m_taken - viewport()->width());
    if (m_wraps)
        resizeRowsToContents();
    if (m_mostHeight > 0)
        fitHeight();
}

/// The columns up to the last one in sight: a column for each of 300 environments is not worth its width before.
void RowTable::fitInSight()
{
    const int columns = model() ? model()->columnCount() : 0;
    QScrollBar &bar = *horizontalScrollBar();
    // Who goes to the end means the last column, wherever that is when all have their width.
    const bool toTheEnd = m_fitted > 0 && m_fitted < columns && bar.maximum() > 0 && bar.value() == bar.maximum();
    while (m_fitted < columns && (toTheEnd || m_taken < bar.value() + viewport()->width())) {
        const int column = m_fitted++;
        if (column == m_stretch || isColumnHidden(column))
            continue;
        const int width = fittingWidth(column);
        m_taken += width;
        setColumnWidth(column, width);
    }
    if (toTheEnd) {
        updateGeometries();
        bar.setValue(bar.maximum());
    }
}

/// For the header and the rows, but no more than a share of the viewport: the others are there, too.
int RowTable::fittingWidth(int column) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = {}; // no width to wrap into: the width that the text would like
    int width = horizontalHeader()->sectionSizeHint(column);
    const int rows = std::min(model()->rowCount(), sampledRows);
    for (int row = 0; row < rows; ++row)
        width = std::max(width, itemDelegate()->sizeHint(option, model()->index(row, column)).width());
    return std::clamp(width, narrowest, std::max(narrowest, viewport()->width() * 2 / 5));
}

/// A few pixels too many are the widest column's to give, so that no scroll bar comes for them.
void RowTable::spare(int pixels)
{
    int widest = 0;
    for (int column = 1; column < model()->columnCount(); ++column) {
        if (columnWidth(column) > columnWidth(widest))
            widest = column;
    }
    if (pixels > 0 && pixels <= columnWidth(widest) / 8)
        setColumnWidth(widest, columnWidth(widest) - pixels);
}

void RowTable::setWholeHeight(int most)
{
    m_mostHeight = most;
    fitLater();
}

void RowTable::fitHeight()
{
    const int header = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    const int wanted = std::min(header + verticalHeader()->length() + 2 * frameWidth(), m_mostHeight);
    if (wanted == maximumHeight())
        return;
    setMaximumHeight(wanted);
    Q_EMIT heightChanged(wanted);
}

QString RowTable::selectedText() const
{
    if (!selectionModel())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            QString cell = row.siblingAtColumn(column).data(CopyRole).toString();
            cells.append(cell.replace(u'\t', u' ').replace(u'\n', u' '));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

void RowTable::copySelection()
{
    if (const QString text = selectedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void RowTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex under = byKeyboard ? currentIndex() : indexAt(event->pos());
    if (!under.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(actions());
    if (!actions().isEmpty())
        menu->addSeparator();
    menu->addAction(icon(u"copy"_s), tr("Copy &row"), QKeySequence::Copy, this, &RowTable::copySelection);
    menu->popup(byKeyboard ? viewport()->mapToGlobal(visualRect(under).center()) : event->globalPos());
}

void RowTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // Where a row opens nothing, Enter is the dialog's.
        static const QMetaMethod activation = QMetaMethod::fromSignal(&RowTable::rowActivated);
        if (currentIndex().isValid() && isSignalConnected(activation))
            Q_EMIT rowActivated(currentIndex());
        else
            event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitLater();
}

void RowTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 15);
        fitLater();
    }
}

} // namespace slipway::ui
