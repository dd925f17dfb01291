// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/snapshot.h"
#include "ui/widgets/tint.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace slipway::ui {

/// Above the page when a refresh failed: what happened and what to do; the data below stays.
class ProblemBanner final : public QWidget {
    Q_OBJECT

public:
    explicit ProblemBanner(QWidget *parent = nullptr);

    /// Shows the gravest problem of a snapshot that still has something to show; else hides.
    void setSnapshot(const Snapshot &snapshot);
    /// A sentence of the window's own, until the next snapshot.
    void tell(const QString &sentence, Tone tone);
    void clear();

Q_SIGNALS:
    void signInRequested();
    void refreshRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();

    QLabel *m_picture;
    QLabel *m_sentence;
    QPushButton *m_button;
    QToolButton *m_close;
    QString m_dismissed; ///< the sentence that was closed; another one shows again
    Tone m_tone = Tone::Warn;
    bool m_signIn = false;
};

} // namespace slipway::ui
