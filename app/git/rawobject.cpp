// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawobject.h"

#include "handles.h"

namespace slipway::git {

int RawObject::read(git_odb *odb, const git_oid &id)
{
    return git_odb_read(std::out_ptr(m_object), odb, &id);
}

void RawObject::Free::operator()(git_odb_object *object) const
{
    git_odb_object_free(object);
}

bool RawObject::isCommit() const
{
    return m_object && git_odb_object_type(m_object.get()) == GIT_OBJECT_COMMIT;
}

bool RawObject::isTag() const
{
    return m_object && git_odb_object_type(m_object.get()) == GIT_OBJECT_TAG;
}

QByteArrayView RawObject::bytes() const
{
    return {static_cast<const char *>(git_odb_object_data(m_object.get())),
            qsizetype(git_odb_object_size(m_object.get()))};
}

QByteArrayView RawObject::line(QByteArrayView word) const
{
    QByteArrayView rest = bytes();
    while (!rest.isEmpty() && rest.front() != '\n') {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = end < 0 ? rest : rest.first(end);
        if (line.size() > word.size() && line.startsWith(word) && line[word.size()] == ' ') {
            return line.sliced(word.size() + 1);
        }
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    }
    return {};
}

QDateTime RawObject::time(QByteArrayView word) const
{
    const QByteArrayView who = line(word);
    const QByteArrayView when = who.sliced(who.lastIndexOf('>') + 1).trimmed();
    const qsizetype zone = when.indexOf(' ');
    bool ok = false;
    const qint64 seconds = (zone < 0 ? when : when.first(zone)).toLongLong(&ok);
    return ok ? QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC) : QDateTime();
}

/// Their lines stand between the tree's and the author's.
void RawObject::parents(QList<ObjectId> &parents) const
{
    constexpr qsizetype treeLine = 46; // "tree " + 40 digits + line end
    constexpr qsizetype parentLine = 48; // "parent " + 40 digits + line end
    const QByteArrayView commit = bytes();
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

} // namespace slipway::git
