// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "draftkeeper.h"

#include "services/await.h"
#include "ui/widgets/ticker.h"

namespace slipway::ui {

using namespace std::chrono_literals;
using services::await;

DraftKeeper::DraftKeeper(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(400ms);
    m_latest.setSingleShot(true);
    m_latest.setInterval(800ms);
    m_again.setSingleShot(true);
    m_again.setInterval(3s);
    m_again.callOnTimeout(this, &DraftKeeper::keepNow);
    m_pause.callOnTimeout(this, &DraftKeeper::keepNow);
    m_latest.callOnTimeout(this, &DraftKeeper::keepNow);
}

DraftKeeper::~DraftKeeper()
{
    end();
}

void DraftKeeper::begin(services::NotesService &notes, const NotesDraft &draft, Reader reader)
{
    end();
    m_notes = &notes;
    m_reader = std::move(reader);
    m_draft = draft;
    m_base = draft.text;
}

void DraftKeeper::end()
{
    ++m_generation;
    m_pause.stop();
    m_latest.stop();
    m_again.stop();
    if (m_notes && m_isDirty) {
        // Drafts are kept in the order in which they are given: the one under way comes before.
        NotesDraft last = m_draft;
        if (m_isKeeping)
            ++last.revision;
        m_notes->keep(last);
    }
    m_notes.clear();
    m_reader = {};
    m_draft = {};
    m_fault.reset();
    m_keptAt = {};
    m_isDirty = m_isKeeping = false;
}

void DraftKeeper::setText(const QString &text)
{
    if (!m_notes || text == m_draft.text)
        return;
    m_draft.text = text;
    touch();
}

void DraftKeeper::touch()
{
    m_isDirty = true;
    m_pause.start();
    if (!m_latest.isActive())
        m_latest.start();
    Q_EMIT stateChanged();
}

void DraftKeeper::change(const std::function<void(NotesDraft &)> &edit)
{
    if (!m_notes)
        return;
    NotesDraft changed = m_draft;
    edit(changed);
    changed.revision = m_draft.revision;
    if (changed == m_draft)
        return;
    m_draft = changed;
    m_isDirty = true;
    keepNow();
}

void DraftKeeper::keepNow()
{
    m_pause.stop();
    m_latest.stop();
    m_again.stop();
    if (!m_notes || !m_isDirty || m_isKeeping)
        return;
    m_isDirty = false;
    m_isKeeping = true;
    Q_EMIT stateChanged();
    await(m_notes->keep(m_draft), this,
          [this, sent = m_draft, generation = m_generation](const Result<NotesDraft> &kept) {
              if (generation == m_generation)
                  answer(sent, kept);
          });
}

void DraftKeeper::answer(const NotesDraft &sent, const Result<NotesDraft> &kept)
{
    if (!kept) {
        m_isDirty = true;
        if (kept.error().kind == ErrorKind::Conflict)
            readOther();
        else
            fail(kept.error());
        return;
    }
    m_isKeeping = false;
    m_fault.reset();
    m_base = sent.text;
    m_draft.revision = kept->revision;
    m_draft.changedAt = kept->changedAt;
    m_keptAt = Ticker::shared().now();
    Q_EMIT stateChanged();
    if (m_isDirty && !m_pause.isActive())
        keepNow();
    else if (!m_isDirty)
        Q_EMIT settled();
}

void DraftKeeper::fail(const Error &error)
{
    m_isKeeping = false;
    m_fault = error;
    m_again.start();
    Q_EMIT stateChanged();
    Q_EMIT settled();
}

void DraftKeeper::readOther()
{
    await(m_reader(), this, [this, generation = m_generation](const Result<NotesDraft> &other) {
        if (generation != m_generation)
            return;
        if (other)
            mergeWith(*other);
        else
            fail(other.error());
    });
}

void DraftKeeper::mergeWith(const NotesDraft &other)
{
    await(m_notes->merge(m_base, m_draft.text, other.text, {tr("this window"), tr("the other window")}), this,
          [this, other, ours = m_draft.text, generation = m_generation](const Result<MergedText> &text) {
              if (generation != m_generation)
                  return;
              if (!text)
                  return fail(text.error());
              if (m_draft.text != ours)
                  return mergeWith(other); // typed on meanwhile
              m_draft = other;
              m_base = other.text;
              m_draft.text = text->text;
              m_isKeeping = false;
              m_isDirty = text->text != other.text;
              Q_EMIT merged(text->text, text->conflicts);
              Q_EMIT stateChanged();
              if (m_isDirty)
                  keepNow();
              else
                  Q_EMIT settled();
          });
}

} // namespace slipway::ui
