// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawobject.h"

#include "handles.h"

#include <git2/sys/odb_backend.h>

#include <charconv>

namespace slipway::git {

int RawObject::read(git_odb *odb, const git_oid &id, Check check)
{
    m_data.reset();
    m_bytes = {};
    if (check == Check::None && readFromBackends(odb, id)) {
        return GIT_OK;
    }
    OdbObjectHandle object;
    const int code = git_odb_read(std::out_ptr(object), odb, &id);
    if (object) {
        m_bytes = {static_cast<const char *>(git_odb_object_data(object.get())),
                   qsizetype(git_odb_object_size(object.get()))};
        m_type = git_odb_object_type(object.get());
        m_data = std::move(object);
    }
    return code;
}

/// libgit2 hashes whatever is read through its database; the packs and folders that it is made of do not.
bool RawObject::readFromBackends(git_odb *odb, const git_oid &id)
{
    for (size_t i = 0; i < git_odb_num_backends(odb); ++i) {
        git_odb_backend *backend = nullptr;
        void *data = nullptr;
        size_t size = 0;
        git_object_t type = GIT_OBJECT_INVALID;
        if (git_odb_get_backend(&backend, odb, i) == 0 && backend->read != nullptr
            && backend->read(&data, &size, &type, backend, &id) == 0) {
            m_data.reset(data, [backend](void *bytes) { git_odb_backend_data_free(backend, bytes); });
            m_bytes = {static_cast<const char *>(data), qsizetype(size)};
            m_type = type;
            return true;
        }
    }
    return false; // it may have come since; the database looks again
}

bool RawObject::isCommit() const
{
    return m_data && m_type == GIT_OBJECT_COMMIT;
}

bool RawObject::isTag() const
{
    return m_data && m_type == GIT_OBJECT_TAG;
}

QByteArrayView RawObject::line(QByteArrayView word) const
{
    QByteArrayView rest = m_bytes;
    while (!rest.isEmpty() && rest.front() != '\n') {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = end < 0 ? rest : rest.first(end);
        if (line.size() > word.size() && line[word.size()] == ' ' && line.startsWith(word)) {
            return line.sliced(word.size() + 1);
        }
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    }
    return {};
}

QDateTime RawObject::time(QByteArrayView word) const
{
    const QByteArrayView who = line(word);
    QByteArrayView when = who.sliced(who.lastIndexOf('>') + 1);
    while (when.startsWith(' ')) {
        when = when.sliced(1);
    }
    qint64 seconds = 0;
    const auto [end, error] = std::from_chars(when.begin(), when.end(), seconds);
    const bool isTime = error == std::errc() && (end == when.end() || *end == ' ');
    return isTime ? QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC) : QDateTime();
}

/// Their lines stand between the tree's and the author's.
void RawObject::parents(QList<ObjectId> &parents) const
{
    constexpr qsizetype treeLine = 46; // "tree " + 40 digits + line end
    constexpr qsizetype parentLine = 48; // "parent " + 40 digits + line end
    const QByteArrayView commit = m_bytes;
    parents.clear();
    for (qsizetype at = treeLine; at + parentLine <= commit.size(); at += parentLine) {
        const QByteArrayView line = commit.sliced(at, parentLine);
        git_oid id;
        if (!line.startsWith("parent ") || git_oid_fromstrn(&id, line.data() + 7, GIT_OID_SHA1_HEXSIZE) != 0) {
            return;
        }
        parents.append(fromOid(id));
    }
}

QByteArrayView RawObject::message() const
{
    QByteArrayView rest = m_bytes;
    while (!rest.isEmpty() && rest.front() != '\n') {
        const qsizetype end = rest.indexOf('\n');
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    }
    while (rest.startsWith('\n')) {
        rest = rest.sliced(1);
    }
    const qsizetype end = rest.indexOf('\0'); // git's texts end there
    return end < 0 ? rest : rest.first(end);
}

} // namespace slipway::git
