// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "past.h"

#include <QDir>
#include <QFile>

namespace slipway::sandbox {

using namespace Qt::StringLiterals;

Result<void> Past::keep(const State &state, const git::Repository &git, std::chrono::milliseconds duration, int reads)
{
    forget();
    auto folder = std::make_unique<QTemporaryDir>();
    const QString path = folder->filePath(u"past.git"_s);
    if (auto made = git::Repository::initBare(path, state.repository.defaultBranch); !made)
        return std::unexpected(made.error());
    QFile alternates(path + u"/objects/info/alternates"_s);
    const QByteArray objects = QDir(git.gitDirectory()).filePath(u"objects"_s).toUtf8() + '\n';
    if (!alternates.open(QIODevice::WriteOnly) || alternates.write(objects) != objects.size())
        return std::unexpected(Error{ErrorKind::Storage, alternates.errorString()});
    alternates.close();
    // Opened again, because git looks for borrowed objects only once.
    auto then = git::Repository::open(path);
    if (!then)
        return std::unexpected(then.error());
    const auto references = git.references(u"refs/"_s);
    if (!references)
        return std::unexpected(references.error());
    for (const git::Repository::Reference &reference : *references) {
        if (auto written = then->writeReference(reference.name, reference.target, true); !written)
            return written;
    }
    m_then.emplace(Then{.folder = std::move(folder),
                        .git = *std::move(then),
                        .state = state,
                        .end = QDeadlineTimer(duration),
                        .reads = reads > 0 ? reads : -1});
    return {};
}

bool Past::takesRead()
{
    if (!m_then)
        return false;
    if (m_then->reads == 0 || m_then->end.hasExpired()) {
        forget();
        return false;
    }
    if (m_then->reads > 0)
        --m_then->reads;
    return true;
}

void Past::forget()
{
    m_then.reset();
}

} // namespace slipway::sandbox
