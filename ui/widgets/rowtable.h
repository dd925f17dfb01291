// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace slipway::ui {

/// A quiet table: whole rows are selected, Ctrl+C copies them as tab-separated text, Tab leaves it, and the
/// ages in it stay current. Paints through CellDelegate.
class RowTable final : public QTableView {
    Q_OBJECT

public:
    explicit RowTable(QWidget *parent = nullptr);

    /// The selected rows, all columns, in the order in which they are shown; empty: nothing is selected.
    QString selectedText() const;
    void copySelection();
    /// Makes a row the only selected one and the current one. Hides QTableView's, which looks for the column at the
    /// edge of the viewport and finds none in a right-to-left layout (Qt 6.8).
    void selectRow(int row);
    /// Scrolls to the current row, also among rows that have just come.
    void showCurrent();
    /// Lets the rows be as high as their wrapped text needs. For short lists only.
    void setWrapping(bool wraps);
    /// The column that takes the room that is left, `least` pixels at least; the others are as wide as what is in them.
    void setStretchColumn(int column, int least = 110);
    /// Asks for the room of all rows, to at most this many pixels; heightChanged() says how much that is.
    void setWholeHeight(int most);
    /// Width for what is in a column, header included; of the columns that are in sight now, and others when they come.
    void fitColumns();

    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    /// Enter or a double click on a row.
    void rowActivated(const QModelIndex &index);
    /// The height that all rows need, with setWholeHeight() only.
    void heightChanged(int height);

protected:
    /// Copy, behind the actions that were added to the table.
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitLater();
    void fitInSight();
    int fittingWidth(int column) const;
    void fitHeight();
    void spare(int pixels);

    int m_stretch = -1;
    int m_fitted = 0; ///< so many columns have their width
    int m_taken = 0; ///< pixels that these take, without the one that is stretched
    int m_stretchedLeast = 0;
    int m_mostHeight = 0;
    bool m_wraps = false;
    bool m_fitPending = false;
};

} // namespace slipway::ui
