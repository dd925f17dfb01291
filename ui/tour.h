// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace slipway::ui {

class MainWindow;

/// Takes the demonstration from a candidate to production by the window's own actions, and writes a picture of each
/// page and dialog to a folder, light and dark. For machines without a display.
class Tour final : public QObject {
    Q_OBJECT

public:
    Tour(services::Session &session, MainWindow &window, const QString &directory, QObject *parent = nullptr);

Q_SIGNALS:
    /// `complete`: every picture was written.
    void finished(bool complete);

private:
    struct Stop {
        QString name; ///< for the message when it is never reached
        std::function<bool()> isReady;
        std::function<void()> act;
    };

    void plan();
    void planNotes();
    void planPromotion();
    void look();
    void add(const QString &name, std::function<bool()> isReady, std::function<void()> act);
    void picture(QWidget &widget, const QString &name);
    void trigger(const QString &action);
    void click(const QString &button);
    void setDark(bool dark);
    bool isSettled() const;
    QWidget *dialog() const;

    services::Session &m_session;
    MainWindow &m_window;
    QString m_directory;
    QList<Stop> m_stops;
    qsizetype m_next = 0;
    QTimer m_timer;
    QElapsedTimer m_waited;
    bool m_complete = true;
};

} // namespace slipway::ui
