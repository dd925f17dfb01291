// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notesmodel.h"

#include <algorithm>

namespace slipway {

NotesModel::NotesModel(QObject *parent)
    : RowsModel(1, parent)
{
}

void NotesModel::setData(const QList<NotesRow> &rows, const QStringList &words)
{
    QList<NotesRow> shown;
    for (const auto kind : {NotesRow::Kind::Template, NotesRow::Kind::Release}) {
        bool isFirst = true;
        for (const NotesRow &row : rows) {
            const QString searched = row.path + u' ' + row.document.name + u' ' + row.document.tag;
            const bool fits = std::ranges::all_of(
                words, [&](const QString &word) { return searched.contains(word, Qt::CaseInsensitive); });
            if (row.kind != kind || !fits)
                continue;
            if (std::exchange(isFirst, false)) {
                NotesRow heading;
                heading.kind = kind == NotesRow::Kind::Template ? NotesRow::Kind::TemplatesHeading
                                                                : NotesRow::Kind::ReleasesHeading;
                shown.append(heading);
            }
            shown.append(row);
        }
    }
    const auto count = std::ranges::count_if(shown, [](const NotesRow &row) { return !row.isHeading(); });
    m_hidden = static_cast<int>(rows.size() - count);
    setRows(std::move(shown));
}

Qt::ItemFlags NotesModel::flags(const QModelIndex &index) const
{
    return index.isValid() && at(index.row()).isHeading() ? Qt::NoItemFlags : RowsModel::flags(index);
}

QString NotesModel::keyOf(const NotesRow &row) const
{
    return row.isHeading() ? QString::number(static_cast<int>(row.kind)) : row.name;
}

QVariant NotesModel::valueOf(const NotesRow &, int, int, int) const
{
    return {};
}

} // namespace slipway
