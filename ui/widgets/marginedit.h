// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QTextBlock>

namespace slipway::ui {

/// A text with a margin beside it in which something is drawn for each line. Wraps as wrapModeFor() says.
class MarginEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit MarginEdit(QWidget *parent = nullptr);

    /// The first and the last block of which something is in sight.
    QTextBlock firstInSight() const;
    QTextBlock lastInSight() const;
    /// Where a block is drawn, in the viewport's coordinates.
    QRect blockRect(const QTextBlock &block) const;

Q_SIGNALS:
    /// Scrolled, resized or laid out anew: other blocks may be in sight.
    void viewChanged();

protected:
    virtual int marginWidth() const = 0;
    /// `line`: the first line of the block, as wide as the margin.
    virtual void paintMargin(QPainter &painter, const QRect &line, const QTextBlock &block) const = 0;
    virtual QString toolTipFor(const QTextBlock &block) const;
    virtual void marginClicked(const QTextBlock &block);

    /// Puts a whole text in place of what is there, without undo.
    void setWholeText(const QString &text);
    /// To be called where marginWidth() may have changed.
    void fitMargin();
    void updateMargin();

    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class EditMargin;

    QWidget *m_margin;
};

} // namespace slipway::ui
