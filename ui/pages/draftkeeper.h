// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/notesservice.h"

#include <QPointer>
#include <QTimer>

#include <functional>

namespace slipway::ui {

/// Keeps a draft while it is written: shortly after the last key, and within a second while keys follow each other.
/// What another window kept meanwhile is merged with it. What could not be kept is tried again every few seconds.
class DraftKeeper final : public QObject {
    Q_OBJECT

public:
    using Reader = std::function<QFuture<Result<NotesDraft>>()>;

    explicit DraftKeeper(QObject *parent);
    /// Keeps what is not kept yet.
    ~DraftKeeper() override;

    /// Another draft, of which `reader` reads what is kept now. The one before must be settled.
    void begin(services::NotesService &notes, const NotesDraft &draft, Reader reader);
    /// Lets go of it, after posting what is not kept yet.
    void end();

    const NotesDraft &draft() const { return m_draft; }
    /// As typed.
    void setText(const QString &text);
    /// Anything about it but its revision; kept at once.
    void change(const std::function<void(NotesDraft &)> &edit);
    void keepNow();
    /// Nothing is left to be kept, or it could not be.
    bool isSettled() const { return !m_isKeeping && (!m_isDirty || m_fault); }
    bool isDirty() const { return m_isDirty || m_isKeeping; }
    /// Why it could not be kept the last time.
    const std::optional<Error> &fault() const { return m_fault; }
    /// When it was kept; invalid: not since it was opened.
    QDateTime keptAt() const { return m_keptAt; }

Q_SIGNALS:
    /// isDirty(), fault() or keptAt() may be another.
    void stateChanged();
    /// isSettled() has become true.
    void settled();
    /// The draft holds what another window kept, too.
    void merged(const QString &text, int conflicts);

private:
    void touch();
    void answer(const NotesDraft &sent, const Result<NotesDraft> &kept);
    void readOther();
    void mergeWith(const NotesDraft &other);
    void fail(const Error &error);

    QPointer<services::NotesService> m_notes;
    Reader m_reader;
    NotesDraft m_draft;
    QString m_base; ///< the text as it was kept last
    std::optional<Error> m_fault;
    QDateTime m_keptAt;
    QTimer m_pause;
    QTimer m_latest;
    QTimer m_again; ///< after it could not be kept
    int m_generation = 0; ///< answers to a draft that was left are dropped
    bool m_isDirty = false;
    bool m_isKeeping = false;
};

} // namespace slipway::ui
