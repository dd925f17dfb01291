// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings.h"

#include "privatefile.h"

#include <QSettings>

namespace slipway::storage {

using namespace Qt::StringLiterals;

namespace {

QUrl withoutUser(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo);
}

/// Settings' keys are paths; a name from outside must not reach beyond its own.
QString asKey(const QString &name)
{
    return QString::fromLatin1(name.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<RepositoryName> readRepository(const QSettings &settings)
{
    auto repository = RepositoryName::parse(settings.value(u"repository"_s).toString());
    if (!repository)
        return std::nullopt;
    const QUrl api(settings.value(u"api_url"_s).toString(), QUrl::StrictMode);
    const QString host = settings.value(u"host"_s).toString();
    if (host.isEmpty() || !api.isValid() || api.host().isEmpty()
        || (api.scheme() != u"https" && api.scheme() != u"http"))
        return std::nullopt;
    repository->host = host;
    repository->apiUrl = withoutUser(api);
    return repository;
}

} // namespace

Settings::Settings(const QString &file)
    : m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat))
{
    // What cannot be read is begun anew, because nothing in it is worth a refusal to start.
    if (m_settings->status() == QSettings::FormatError) {
        m_settings.reset();
        setAside(file);
        m_settings = std::make_unique<QSettings>(file, QSettings::IniFormat);
    }
}

Settings::~Settings() = default;

QList<RecentEntry> Settings::recent() const
{
    QList<RecentEntry> entries;
    const int count = m_settings->beginReadArray(u"recent"_s);
    for (int i = 0; i < qMin(count, mostRecent); ++i) {
        m_settings->setArrayIndex(i);
        RecentEntry entry{.repository = readRepository(*m_settings),
                          .clonePath = m_settings->value(u"clone"_s).toString()};
        if (entry.repository || !entry.clonePath.isEmpty())
            entries.append(std::move(entry));
    }
    m_settings->endArray();
    return entries;
}

std::optional<RecentEntry> Settings::last() const
{
    const QList<RecentEntry> entries = recent();
    return entries.isEmpty() ? std::nullopt : std::optional(entries.first());
}

void Settings::addRecent(const RecentEntry &entry)
{
    RecentEntry kept = entry;
    if (kept.repository)
        kept.repository->apiUrl = withoutUser(kept.repository->apiUrl);
    QList<RecentEntry> entries = recent();
    if (!entries.isEmpty() && entries.constFirst() == kept)
        return; // as at most starts
    entries.removeAll(kept);
    entries.prepend(kept);
    writeRecent(entries.first(qMin<qsizetype>(entries.size(), mostRecent)));
}

void Settings::writeRecent(const QList<RecentEntry> &entries)
{
    m_settings->remove(u"recent"_s); // else fields of longer lists stay behind
    m_settings->beginWriteArray(u"recent"_s, static_cast<int>(entries.size()));
    for (int i = 0; i < entries.size(); ++i) {
        m_settings->setArrayIndex(i);
        const RecentEntry &entry = entries.at(i);
        m_settings->setValue(u"clone"_s, entry.clonePath);
        if (entry.repository) {
            m_settings->setValue(u"repository"_s, entry.repository->fullName());
            m_settings->setValue(u"host"_s, entry.repository->host);
            m_settings->setValue(u"api_url"_s, entry.repository->apiUrl.toString(QUrl::FullyEncoded));
        }
    }
    m_settings->endArray();
    m_settings->sync(); // what was opened must be known to the next start, however this run ends
}

int Settings::refreshSeconds() const
{
    bool ok = false;
    const int seconds = m_settings->value(u"refresh_seconds"_s, defaultRefreshSeconds).toInt(&ok);
    if (!ok || seconds < 0)
        return defaultRefreshSeconds;
    return seconds == 0 ? 0 : qMax(seconds, shortestRefreshSeconds);
}

void Settings::setRefreshSeconds(int seconds)
{
    m_settings->setValue(u"refresh_seconds"_s, seconds);
}

QByteArray Settings::windowGeometry() const
{
    return m_settings->value(u"window/geometry"_s).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_settings->setValue(u"window/geometry"_s, geometry);
}

QByteArray Settings::viewState(const QString &view) const
{
    return m_settings->value(u"view/"_s + asKey(view)).toByteArray();
}

void Settings::setViewState(const QString &view, const QByteArray &state)
{
    m_settings->setValue(u"view/"_s + asKey(view), state);
}

} // namespace slipway::storage
