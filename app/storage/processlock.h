// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtTypes>

#include <memory>

class QString;

namespace slipway::storage {

/// Says that somebody is at work on something; held until it is destroyed, or until its process has gone, in whatever
/// way. The system knows who holds it (flock(2)), not what the file says: so what a killed process left behind holds
/// nothing, and no number that another process has by now, nor a new name of the machine, is taken for a holder.
class ProcessLock final {
public:
    /// nullptr: somebody else holds it, in this process or another one; or the file cannot be made.
    static std::unique_ptr<ProcessLock> take(const QString &file);
    /// The file goes with it.
    ~ProcessLock();
    Q_DISABLE_COPY_MOVE(ProcessLock)

private:
    ProcessLock(QByteArray path, int descriptor);

    QByteArray m_path;
    int m_descriptor;
};

} // namespace slipway::storage
