// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bodysink.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace slipway::github {

namespace {

constexpr qint64 largestAsset = qint64(2) << 30; // bytes; GitHub docs: "About releases", storage quotas
constexpr qint64 reportEvery = 100; // ms

Error tooLarge(qint64 limit)
{
    return {.kind = ErrorKind::BadInput,
            .message = QCoreApplication::translate("GitHub",
                                                   "The asset is larger than the %1 that were expected, so it was "
                                                   "not read to its end; check it on GitHub.")
                           .arg(QLocale().formattedDataSize(limit))};
}

Error cannotWrite(const QFile &file)
{
    return {.kind = ErrorKind::Storage,
            .message = QCoreApplication::translate("GitHub",
                                                   "The file %1 cannot be written; check the folder's permissions and "
                                                   "the free space.")
                           .arg(QDir::toNativeSeparators(file.fileName())),
            .detail = file.errorString()};
}

} // namespace

Error unreadable(const QString &file)
{
    return {.kind = ErrorKind::Storage,
            .message = QCoreApplication::translate("GitHub", "The file %1 cannot be read; check its permissions.")
                           .arg(QDir::toNativeSeparators(file))};
}

MemorySink::MemorySink(qint64 limit)
    : m_limit(limit)
{
}

Result<void> MemorySink::begin(qint64 size)
{
    m_bytes.clear();
    return size > m_limit ? Result<void>(std::unexpected(tooLarge(m_limit))) : Result<void>();
}

Result<void> MemorySink::take(const QByteArray &bytes)
{
    if (bytes.size() > m_limit - m_bytes.size())
        return std::unexpected(tooLarge(m_limit));
    m_bytes += bytes;
    return {};
}

FileSink::FileSink(const QString &path, TransferProgress progress)
    : m_file(path)
    , m_progress(std::move(progress))
{
}

FileSink::~FileSink()
{
    if (!m_kept)
        discard();
}

void FileSink::discard()
{
    if (m_file.isOpen())
        m_file.remove();
}

Result<void> FileSink::begin(qint64 size)
{
    discard();
    m_hash.reset();
    m_done = 0;
    m_total = size;
    if (size > largestAsset)
        return std::unexpected(tooLarge(largestAsset));
    // Not through a link that lies there: the old name goes, and a new file comes.
    QFile::remove(m_file.fileName());
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return std::unexpected(cannotWrite(m_file));
    report();
    return {};
}

Result<void> FileSink::take(const QByteArray &bytes)
{
    if (bytes.size() > largestAsset - m_done)
        return std::unexpected(tooLarge(largestAsset));
    if (m_file.write(bytes) != bytes.size())
        return std::unexpected(cannotWrite(m_file));
    m_hash.addData(bytes);
    m_done += bytes.size();
    if (!m_sinceReport.isValid() || m_sinceReport.elapsed() >= reportEvery)
        report();
    return {};
}

Result<QString> FileSink::keep()
{
    if (!m_file.flush())
        return std::unexpected(cannotWrite(m_file));
    m_file.close();
    m_kept = true;
    report();
    return QString(u"sha256:"_s + QString::fromLatin1(m_hash.result().toHex()));
}

void FileSink::report()
{
    m_sinceReport.start();
    if (m_progress)
        m_progress(m_done, m_total);
}

} // namespace slipway::github
