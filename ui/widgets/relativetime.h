// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLabel>

#include <functional>

namespace slipway::ui {

/// "3 min ago" in muted text, kept current by the shared ticker; the absolute time is in the tooltip.
class RelativeTime final : public QLabel {
    Q_OBJECT

public:
    /// Makes the sentence around the age, for example "deployed 3 min ago by octocat".
    using Sentence = std::function<QString(const QString &age)>;

    explicit RelativeTime(QWidget *parent = nullptr);

    /// An invalid time: no text. Without a sentence the age alone is shown.
    void setTime(const QDateTime &when, Sentence sentence = {});
    QDateTime time() const { return m_when; }

private:
    void refresh();

    QDateTime m_when;
    Sentence m_sentence;
};

} // namespace slipway::ui
