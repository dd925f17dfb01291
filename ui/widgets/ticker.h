// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>

namespace slipway::ui {

/// The window's clock: one timer for every relative time that is shown. It belongs to the application object.
class Ticker final : public QObject {
    Q_OBJECT

public:
    static Ticker &shared();

    /// UTC.
    QDateTime now() const;
    /// Another clock in place of the system's, for pictures and tests; an empty one: the system's again.
    void setClock(std::function<QDateTime()> clock);

Q_SIGNALS:
    /// Once a second.
    void ticked();

private:
    explicit Ticker(QObject *parent);

    QTimer m_timer;
    std::function<QDateTime()> m_clock;
};

} // namespace slipway::ui
