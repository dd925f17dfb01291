// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>

namespace slipway::test {

/// Holds an SQLite file as a program does that writes to it and does not end: nobody else can, until this goes.
class HeldFile final {
public:
    explicit HeldFile(const QString &file)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(file);
        m_isHeld = database.open() && QSqlQuery(database).exec(QStringLiteral("BEGIN EXCLUSIVE"));
    }
    ~HeldFile()
    {
        QSqlDatabase::database(connection, false).close();
        QSqlDatabase::removeDatabase(connection);
    }
    Q_DISABLE_COPY_MOVE(HeldFile)

    bool isHeld() const { return m_isHeld; }

private:
    static inline const QString connection = QStringLiteral("held");
    bool m_isHeld = false;
};

} // namespace slipway::test
