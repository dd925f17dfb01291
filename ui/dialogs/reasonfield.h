// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace slipway::ui {

/// Where a reason is written, with what becomes of a long one.
class ReasonField final : public QWidget {
    Q_OBJECT

public:
    /// `hasRelease`: whether there is a release that keeps the whole reason.
    ReasonField(const QString &label, bool hasRelease, QWidget *parent = nullptr);

    QString reason() const;
    /// What is recorded when nothing is written; shown in its place.
    void setFallback(const QString &text);
    /// What becomes of the reason, where it is no verdict's.
    void setNote(const QString &text);
    void setReadOnly(bool readOnly);
    /// Where other things need the room: three lines, and a scroll bar for more.
    void setCompact();

Q_SIGNALS:
    void reasonChanged();

private:
    void updateNote();

    QLabel *m_label;
    QPlainTextEdit *m_edit;
    QLabel *m_note;
    QString m_ownNote;
    bool m_hasRelease;
};

} // namespace slipway::ui
