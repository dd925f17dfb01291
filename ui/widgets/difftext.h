// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/textdiff.h"
#include "marginedit.h"

namespace slipway::ui {

/// The lines of a difference to read: numbers of both sides in the margin, a sign before each line and a tint.
class DiffText final : public MarginEdit {
    Q_OBJECT

public:
    explicit DiffText(QWidget *parent = nullptr);

    void setLines(const QList<DiffLine> &lines);
    /// To the beginning of the next (`step` 1) or previous (-1) change; begins anew at the end. False: there is none.
    bool goToChange(int step);
    /// How many changes there are: lines that follow each other are one.
    int changes() const { return int(m_changes.size()); }

protected:
    int marginWidth() const override;
    void paintMargin(QPainter &painter, const QRect &line, const QTextBlock &block) const override;
    /// Whole lines are copied as a unified diff, a piece of one line as it is.
    QMimeData *createMimeDataFromSelection() const override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString shown(const DiffLine &line, int left) const;
    void muteGaps();

    QList<DiffLine> m_lines;
    QList<int> m_changes; ///< the first line of each
    int m_digits = 2;
};

} // namespace slipway::ui
