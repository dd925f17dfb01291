// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace slipway::ui {

/// Paints a widget's text in the quieter colour of the palette around it, also after the palette changes.
class Muting final : public QObject {
    Q_OBJECT

public:
    /// Takes the widget as parent.
    explicit Muting(QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QWidget *m_widget;
    bool m_applying = false;
};

/// A label of secondary text.
class MutedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit MutedLabel(QWidget *parent = nullptr);
    explicit MutedLabel(const QString &text, QWidget *parent = nullptr);
};

} // namespace slipway::ui
