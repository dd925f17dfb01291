// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tint.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace slipway::ui {

/// In place of a list that has nothing to show: an icon, what is so, what to do, and the button that does it.
class MessagePane final : public QWidget {
    Q_OBJECT

public:
    explicit MessagePane(QWidget *parent = nullptr);

    /// `button` and `secondButton` may be empty: no button.
    void set(const QString &icon, const QString &title, const QString &sentence, const QString &button = {},
             const QString &secondButton = {}, Tone tone = Tone::Neutral);
    QString title() const;
    QString sentence() const;

Q_SIGNALS:
    void activated();
    void secondActivated();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_button;
    QPushButton *m_second;
    QString m_icon;
    Tone m_tone = Tone::Neutral;
};

} // namespace slipway::ui
