// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notesdocument.h"
#include "domain/result.h"
#include "rowsmodel.h"

namespace slipway {

/// What can be written: a template's file, or the notes of a release; and the headings between them.
struct NotesRow {
    enum class Kind { TemplatesHeading, Template, ReleasesHeading, Release };

    Kind kind = Kind::Release;
    QString name{}; ///< of the draft; see NotesDraft
    QString path{}; ///< of a template
    Known<bool> exists{}; ///< a template's file
    NotesDocument document{};
    bool isEdited = false; ///< the draft is not what is published, or in the file

    bool isHeading() const { return kind == Kind::TemplatesHeading || kind == Kind::ReleasesHeading; }
    friend bool operator==(const NotesRow &, const NotesRow &) = default;
};

/// Templates first, then releases; headings cannot be chosen.
class NotesModel final : public RowsModel<NotesRow> {
    Q_OBJECT

public:
    explicit NotesModel(QObject *parent = nullptr);

    /// Rows without headings; those of a kind that is there are put before it. `words`: each must be in a row's name,
    /// in whatever case.
    void setData(const QList<NotesRow> &rows, const QStringList &words = {});
    using RowsModel::setData;
    /// How many rows the words hide.
    int hiddenCount() const { return m_hidden; }
    /// The row of a draft; -1: it is not there.
    int rowOfName(const QString &name) const { return rowOf(name); }

    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    QString keyOf(const NotesRow &row) const override;
    QVariant valueOf(const NotesRow &row, int position, int column, int role) const override;

private:
    int m_hidden = 0;
};

} // namespace slipway
