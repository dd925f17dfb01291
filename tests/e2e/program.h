// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <memory>

namespace slipway::test {

/// The program itself, as a script runs it: without a display, with a home of its own.
class Program final {
public:
    struct Answer {
        int exitCode = -1; ///< -1: it crashed, was killed, or did not end in time
        QByteArray out{};
        QByteArray errors{};

        QJsonObject json() const;
        /// For messages.
        QString text() const;
    };

    /// `home`: a folder, made where it is not there; all that the program keeps lies below it.
    /// `repository`: OWNER/NAME on `apiUrl`; every command is about it.
    Program(const QString &home, const QString &repository, const QString &apiUrl);

    /// The environment's token; empty: none.
    void setToken(const QByteArray &token);
    void setVariable(const QString &name, const QString &value);
    /// Starts it, with cores as large as they may be, and goes on at once.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    /// Waits for its end, while this thread's event loop goes on.
    Answer run(const QStringList &arguments) const;
    static Answer answerOf(QProcess &process);

    /// `slipway activity`, `slipway resume ID`: not about one repository.
    Answer activity() const;
    /// The newest operation of its journal; empty: there is none.
    QJsonObject newestOperation() const;
    Answer resume(qint64 id) const;
    std::unique_ptr<QProcess> startResume(qint64 id) const;
    std::unique_ptr<QProcess> startUndo(qint64 id) const;

    const QString &home() const { return m_home; }
    QString journalFolder() const;

private:
    std::unique_ptr<QProcess> launch(const QStringList &arguments) const;

    QString m_home;
    QStringList m_about;
    QProcessEnvironment m_environment;
};

} // namespace slipway::test
