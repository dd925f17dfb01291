// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "leaksearch.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace slipway::test {

namespace {

/// Of a text that begins `shift` bytes behind a multiple of three: the digits that depend on it alone.
QByteArray base64Within(const QByteArray &text, int shift, QByteArray::Base64Options options)
{
    const QByteArray all = QByteArray(QByteArray(shift, 'x') + text).toBase64(options | QByteArray::OmitTrailingEquals);
    return all.sliced(shift == 0 ? 0 : shift + 1).chopped(1);
}

} // namespace

LeakSearch::LeakSearch(const QByteArray &token)
{
    QByteArray wide;
    for (const char each : token)
        wide.append(each).append('\0');
    m_forms = {token, wide, token.toHex(), token.toHex().toUpper()};
    for (int shift = 0; shift < 3; ++shift) {
        m_forms.append(base64Within(token, shift, QByteArray::Base64Encoding));
        m_forms.append(base64Within(token, shift, QByteArray::Base64UrlEncoding));
    }
}

bool LeakSearch::isIn(const QByteArray &bytes) const
{
    return std::ranges::any_of(m_forms, [&](const QByteArray &form) { return bytes.contains(form); });
}

QStringList LeakSearch::filesWith(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || isIn(file.readAll()) || isIn(path.toUtf8()))
            found.append(path); // what cannot be read is no proof of anything
        ++m_filesRead;
    }
    return found;
}

} // namespace slipway::test
