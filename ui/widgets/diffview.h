// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/textdiff.h"

#include <QStackedWidget>

class QAction;

namespace slipway::ui {

class DiffText;
class MessagePane;

/// A difference of two texts to read, or the message that there is none. F8 and Shift+F8 go to the next and the
/// previous change, Ctrl+C copies lines as a unified diff.
class DiffView final : public QStackedWidget {
    Q_OBJECT

public:
    /// `objectName` for tests and assistive tools, `name` for screen readers.
    DiffView(const QString &objectName, const QString &name, QWidget *parent = nullptr);

    void setLines(const QList<DiffLine> &lines);
    /// The whole difference as `diff -u` writes it.
    QString unifiedText() const;
    DiffText &text() { return *m_text; }

Q_SIGNALS:
    /// "3 lines added, 1 removed", for a line above it; empty: no difference.
    void summaryChanged(const QString &text);

private:
    QAction *makeAction(const QString &name, const QString &text, const QKeySequence &keys);
    void showMenu(const QPoint &where);

    QList<DiffLine> m_lines;
    DiffText *m_text;
    MessagePane *m_message;
};

} // namespace slipway::ui
