// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractItemView;
class QCompleter;
class QKeyEvent;
class QPlainTextEdit;
class QStandardItemModel;

namespace slipway::ui {

/// A name that may stand in a template's tag.
struct Completion {
    QString insert{};
    QString description{}; ///< a few words

    friend bool operator==(const Completion &, const Completion &) = default;
};

/// Offers names below the cursor inside of {{ … }} and {% … %}: while one is typed, and when asked to.
class EditorCompletion final : public QObject {
    Q_OBJECT

public:
    explicit EditorCompletion(QPlainTextEdit &editor);

    void setNames(const QList<Completion> &names);
    /// Shows what fits what stands before the cursor; `asked`: also where that is nothing yet.
    void offer(bool asked);
    bool isShown() const;
    /// True: the key is the list's (Enter, Tab, Escape while it is shown), and not for the text.
    bool takes(const QKeyEvent &event) const;
    QAbstractItemView *list() const;

private:
    void take(const QString &name);

    QPlainTextEdit &m_editor;
    QStandardItemModel *m_names;
    QCompleter *m_completer;
};

} // namespace slipway::ui
