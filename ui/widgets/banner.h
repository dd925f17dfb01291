// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tint.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace slipway::ui {

/// A line above the page: what happened, a button that does something about it, and one that hides it.
class Banner : public QWidget {
    Q_OBJECT

public:
    /// `name` begins the object names of its parts; `kept`: where one finds later what it says.
    Banner(const QString &name, const QString &kept, QWidget *parent);

Q_SIGNALS:
    void activated();
    /// What it said was hidden by hand.
    void dismissed();

protected:
    /// A sentence that was hidden by hand stays hidden. `button` may be empty.
    void say(const QString &sentence, Tone tone, const QString &button = {});
    bool isDismissed(const QString &sentence) const { return m_dismissed.contains(sentence); }
    void forgetDismissed() { m_dismissed.clear(); }
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QLabel *m_picture;
    QLabel *m_sentence;
    QPushButton *m_button;
    QToolButton *m_close;
    QSet<QString> m_dismissed; ///< the sentences that were closed; another one shows again
    Tone m_tone = Tone::Warn;
};

} // namespace slipway::ui
