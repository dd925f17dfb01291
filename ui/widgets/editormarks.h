// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linemark.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTextEdit>

#include <optional>

class QPlainTextEdit;
class QTextBlock;

namespace slipway::ui {

/// What is said of an editor's lines. A mark moves with its line while others are written.
class EditorMarks final : public QObject {
    Q_OBJECT

public:
    /// Where a mark comes from; each source replaces its own marks only.
    enum class Source { Outside, HiddenCharacters };

    explicit EditorMarks(QPlainTextEdit &editor);

    /// A mark whose line is not there is put on the nearest one.
    void set(Source source, const QList<LineMark> &marks);
    /// The sentences of a line (block number, from 0), one below the other; empty: none.
    QString text(int block) const;
    std::optional<LineMark::Severity> severity(int block) const;
    /// The marked line after (`step` 1) or before (-1) this one; begins anew at the end. -1: there is no mark.
    int next(int block, int step) const;
    int count() const { return int(m_marks.size()); }
    /// Wavy lines below the marked lines from block `first` to block `last`.
    QList<QTextEdit::ExtraSelection> underlines(int first, int last) const;

Q_SIGNALS:
    void changed();

private:
    struct Placed {
        Source source;
        LineMark mark;
        QTextCursor cursor; ///< at the line's beginning
    };

    const QHash<int, QList<const LineMark *>> &byBlock() const;

    QPlainTextEdit &m_editor;
    QList<Placed> m_marks;
    mutable QHash<int, QList<const LineMark *>> m_byBlock; ///< made when asked for
    mutable bool m_isCurrent = false;
};

} // namespace slipway::ui
