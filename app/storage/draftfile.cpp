// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "draftfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimeZone>

namespace slipway::storage {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::storage::Drafts)
};

const QString columns = u"repository, name, text, generated, known, baseline, template_path, changed, revision"_s;

QString fileIn(const QString &directory)
{
    return directory + u"/drafts.sqlite"_s;
}

QList<QStringList> schema()
{
    return {{u"CREATE TABLE IF NOT EXISTS draft (repository TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, "
             "generated TEXT NOT NULL, known TEXT NOT NULL, baseline TEXT NOT NULL, template_path TEXT NOT NULL, "
             "changed INTEGER NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (repository, name))"_s}};
}

DurableFile::Sentences sentences(const QString &file)
{
    const QString path = QDir::toNativeSeparators(file);
    return {
        .unusable = Words::tr("What you write cannot be kept on this machine. See that there is room on the disk and "
                              "that %1 can be written; copy your text until then.")
                        .arg(path),
        .tooNew = Words::tr("The drafts were written by a newer Slipway: use that one, or move %1 away.").arg(path)};
}

/// A null QString would be bound as NULL.
QString text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

NotesDraft draftFrom(const QSqlQuery &row)
{
    return {.repository = row.value(0).toString(),
            .name = row.value(1).toString(),
            .text = row.value(2).toString(),
            .generated = row.value(3).toString(),
            .known = row.value(4).toString(),
            .baseline = row.value(5).toString(),
            .templatePath = row.value(6).toString(),
            .changedAt = QDateTime::fromMSecsSinceEpoch(row.value(7).toLongLong(), QTimeZone::UTC),
            .revision = row.value(8).toLongLong()};
}

std::unexpected<Error> changedElsewhere()
{
    return std::unexpected(Error{.kind = ErrorKind::Conflict,
                                 .message = Words::tr("This draft was changed in another window of Slipway.")});
}

} // namespace

DraftFile::DraftFile(const QString &directory)
    : m_file(fileIn(directory), schema(), sentences(fileIn(directory)))
{
}

Result<std::optional<NotesDraft>> DraftFile::find(const QString &repository, const QString &name)
{
    auto rows = m_file.run(u"SELECT %1 FROM draft WHERE repository = ? AND name = ?"_s.arg(columns),
                           {text(repository), text(name)});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? std::optional(draftFrom(*rows)) : std::nullopt;
}

Result<QList<NotesDraft>> DraftFile::all(const QString &repository)
{
    auto rows = m_file.run(u"SELECT %1 FROM draft WHERE repository = ? ORDER BY changed DESC, name"_s.arg(columns),
                           {text(repository)});
    if (!rows)
        return std::unexpected(rows.error());
    QList<NotesDraft> drafts;
    while (rows->next())
        drafts.append(draftFrom(*rows));
    return drafts;
}

Result<qint64> DraftFile::revisionOf(const NotesDraft &draft)
{
    auto row = m_file.run(u"SELECT revision FROM draft WHERE repository = ? AND name = ?"_s,
                          {text(draft.repository), text(draft.name)});
    if (!row)
        return std::unexpected(row.error());
    return row->next() ? row->value(0).toLongLong() : 0;
}

Result<NotesDraft> DraftFile::keep(const NotesDraft &draft)
{
    NotesDraft kept = draft;
    ++kept.revision;
    const auto written = m_file.transaction([&]() -> Result<void> {
        const auto revision = revisionOf(draft);
        if (!revision)
            return std::unexpected(revision.error());
        if (*revision != draft.revision)
            return changedElsewhere();
        return m_file
            .run(u"INSERT OR REPLACE INTO draft (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s.arg(columns),
                 {text(kept.repository), text(kept.name), text(kept.text), text(kept.generated), text(kept.known),
                  text(kept.baseline), text(kept.templatePath), kept.changedAt.toMSecsSinceEpoch(), kept.revision})
            .transform([](const QSqlQuery &) { });
    });
    return written.transform([&] { return kept; });
}

Result<void> DraftFile::remove(const NotesDraft &draft)
{
    return m_file.transaction([&]() -> Result<void> {
        const auto revision = revisionOf(draft);
        if (!revision)
            return std::unexpected(revision.error());
        if (*revision == 0)
            return {};
        if (*revision != draft.revision)
            return changedElsewhere();
        return m_file
            .run(u"DELETE FROM draft WHERE repository = ? AND name = ?"_s, {text(draft.repository), text(draft.name)})
            .transform([](const QSqlQuery &) { });
    });
}

} // namespace slipway::storage
