// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace slipway::ui {

/// One line of plain text that is cut with "…" where the room ends; the whole text is then in the tooltip. Text of
/// strangers is shown through plain().
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    /// Hides QLabel's: the text in full, cut only when it is painted.
    void setText(const QString &text);
    QString fullText() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);
    bool isCut() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace slipway::ui
