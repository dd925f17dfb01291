// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notesdesk.h"

#include "domain/managedblock.h"
#include "domain/plannotes.h"
#include "services/await.h"

namespace slipway::ui {

using namespace Qt::StringLiterals;
using services::await;
using services::TemplateFile;

NotesDesk::NotesDesk(QObject *parent)
    : QObject(parent)
    , m_keeper(this)
{
    connect(&m_keeper, &DraftKeeper::stateChanged, this, &NotesDesk::draftStateChanged);
    connect(&m_keeper, &DraftKeeper::merged, this, [this](const QString &text, int conflicts) {
        Q_EMIT textReplaced(text);
        tellConflicts(conflicts, tr("This draft was changed in another window, too: both are merged."));
    });
    connect(&m_keeper, &DraftKeeper::settled, this, [this] {
        if (m_next)
            leaveThen(std::exchange(m_next, {}), Kept::Tried);
    });
}

NotesDesk::~NotesDesk() = default;

void NotesDesk::setWorkspace(services::Workspace *workspace)
{
    m_links.reset();
    m_keeper.end();
    m_next = {};
    m_sent.clear();
    m_kind = Kind::Nothing;
    ++m_generation;
    m_busy = 0;
    m_workspace = workspace;
    if (workspace) {
        m_links = std::make_unique<QObject>();
        connect(&workspace->refresh(), &services::RefreshService::snapshotChanged, m_links.get(),
                [this] { takeSnapshot(); });
        if (auto *operations = workspace->operations()) {
            connect(operations, &services::OperationService::finished, m_links.get(),
                    [this, operations] { takeFinished(*operations); });
        }
    }
    Q_EMIT changed();
}

/// Keeps what is open; then `open` comes. What cannot be kept is left at the second try only.
void NotesDesk::leaveThen(const std::function<void()> &open, Kept kept)
{
    if (m_keeper.isDirty() && kept == Kept::NotTried) {
        m_next = open;
        m_keeper.keepNow();
        return;
    }
    if (m_keeper.isDirty() && m_keeper.fault() && !std::exchange(m_hasWarned, true)) {
        Q_EMIT stayed();
        Q_EMIT told(tr("What you wrote could not be kept: %1 To leave it all the same, choose the other one again.")
                        .arg(m_keeper.fault()->message),
                    Tone::Bad);
        return;
    }
    m_hasWarned = false;
    ++m_generation;
    m_busy = 0;
    m_keeper.end();
    m_kind = Kind::Nothing;
    Q_EMIT opening();
    open();
}

void NotesDesk::openDocument(const NotesDocument &document)
{
    if (m_workspace)
        leaveThen([this, document] { readRelease(document); });
}

void NotesDesk::openTemplate(const QString &path)
{
    if (m_workspace)
        leaveThen([this, path] { readTemplate(path); });
}

void NotesDesk::readRelease(const NotesDocument &document)
{
    await(m_workspace->notes().open(document), this,
          [this, document, generation = m_generation](const Result<NotesDraft> &draft) {
              if (generation != m_generation)
                  return;
              if (!draft)
                  return Q_EMIT openFailed(draft.error());
              m_document = document;
              take(Kind::Release, *draft, [this] { return m_workspace->notes().open(m_document); });
          });
}

void NotesDesk::readTemplate(const QString &path)
{
    await(m_workspace->templates().read(path), this,
          [this, path, generation = m_generation](const Result<TemplateFile> &file) {
              if (generation != m_generation)
                  return;
              if (!file)
                  return Q_EMIT openFailed(file.error());
              await(m_workspace->notes().openTemplate(path, file->text), this,
                    [this, file = *file, generation](const Result<NotesDraft> &draft) {
                        if (generation != m_generation)
                            return;
                        if (draft)
                            takeTemplate(file, *draft);
                        else
                            Q_EMIT openFailed(draft.error());
                    });
          });
}

/// A file that is not there begins as Slipway's own template.
void NotesDesk::takeTemplate(const TemplateFile &file, const NotesDraft &draft)
{
    m_file = file;
    NotesDraft begun = draft;
    if (!file.exists && draft.revision == 0)
        begun.text = services::NotesService::startingTemplate();
    take(Kind::Template, begun, [this] { return m_workspace->notes().openTemplate(m_file.path, m_file.text); });
    if (draft.known != file.text)
        mergeFile(file);
}

void NotesDesk::take(Kind kind, const NotesDraft &draft, const DraftKeeper::Reader &reader)
{
    m_kind = kind;
    m_generatedWith.clear();
    m_mergedFromGitHub.reset();
    m_keeper.begin(m_workspace->notes(), draft, reader);
    Q_EMIT opened();
    Q_EMIT changed();
}

bool NotesDesk::isEdited() const
{
    return m_kind != Kind::Nothing && notesIn(draft().text) != notesIn(draft().known);
}

bool NotesDesk::needsFillChoice() const
{
    return m_kind == Kind::Release && draft().generated.isEmpty() && !draft().text.trimmed().isEmpty();
}

/// The release may be linked to another tag by now. What nobody edits here follows GitHub.
void NotesDesk::takeSnapshot()
{
    if (m_kind == Kind::Release) {
        for (const NotesDocument &document : notesDocuments(*m_workspace->snapshot())) {
            if (document.key == m_document.key)
                m_document = document;
        }
        if (!isEdited() && isKept()) {
            ask(m_workspace->notes().open(m_document), [this](const Result<NotesDraft> &now) {
                if (!now || isEdited() || !isKept() || now->known == draft().known)
                    return;
                m_keeper.begin(m_workspace->notes(), *now, [this] { return m_workspace->notes().open(m_document); });
                Q_EMIT textReplaced(now->text);
            });
        }
    }
    Q_EMIT changed();
}

void NotesDesk::followFile(const TemplateFile &file)
{
    if (m_kind != Kind::Template || isBusy() || file.path != m_file.path || file == m_file)
        return;
    if (file.text == m_file.text || file.text == draft().known)
        m_file = file;
    else if (isEdited())
        mergeFile(file);
    else {
        m_file = file;
        replaceText(file.text, [&](NotesDraft &draft) { draft.known = file.text; });
    }
    Q_EMIT changed();
}

QString conflictSentence(int conflicts)
{
    return NotesDesk::tr("%n place(s) were changed on both sides: both stand in the text, between <<<<<<< and >>>>>>>. "
                         "Choose what shall stand there and take the marks away.",
                         nullptr, conflicts);
}

void NotesDesk::tellConflicts(int conflicts, const QString &otherwise)
{
    if (const int line = conflictLine(draft().text); conflicts == 0 && line > 0) {
        return Q_EMIT told(otherwise + u' '
                               + tr("Line %1 still holds both sides of what was merged before: choose, and take the "
                                    "marks away.")
                                     .arg(line),
                           Tone::Warn);
    }
    Q_EMIT told(conflicts > 0 ? conflictSentence(conflicts) : otherwise, conflicts > 0 ? Tone::Warn : Tone::Info);
}

} // namespace slipway::ui
