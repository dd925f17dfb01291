// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/managedblock.h"
#include "notesdesk.h"
#include "services/await.h"

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using services::FilledNotes;
using services::PublishCheck;
using services::TemplateFile;

void NotesDesk::replaceText(const QString &text, const std::function<void(NotesDraft &)> &edit)
{
    const bool isOther = text != draft().text;
    m_keeper.change([&](NotesDraft &draft) {
        if (edit)
            edit(draft);
        draft.text = text;
    });
    if (isOther)
        Q_EMIT textReplaced(text);
}

/// Undo takes a filling back, and redo brings it back: what the next one is merged with goes with it.
void NotesDesk::setText(const QString &text)
{
    m_keeper.setText(text);
    const auto then = m_generatedWith.constFind(text);
    if (then != m_generatedWith.cend())
        m_keeper.change([&](NotesDraft &draft) { draft.generated = *then; });
}

void NotesDesk::setBaseline(const QString &tag)
{
    m_keeper.change([&](NotesDraft &draft) { draft.baseline = tag; });
    Q_EMIT changed();
}

void NotesDesk::setTemplatePath(const QString &path)
{
    m_keeper.change([&](NotesDraft &draft) { draft.templatePath = path; });
    Q_EMIT changed();
}

void NotesDesk::fill(Fill way)
{
    if (m_kind != Kind::Release)
        return;
    NotesDraft begun = draft();
    const QString before = begun.text;
    if (way == Fill::Replace)
        begun.text.clear();
    ask(m_workspace->notes().templateOf(begun), [this, begun, before](const Result<QString> &source) {
        if (!source)
            return Q_EMIT told(source.error().message, Tone::Bad);
        ask(m_workspace->notes().fill(begun, *source, {m_document.tag, {}, begun.baseline}),
            [this, before](const Result<FilledNotes> &filled) {
                if (filled)
                    takeFilled(*filled, before);
                else
                    Q_EMIT told(filled.error().message, Tone::Bad);
            });
    });
}

void NotesDesk::takeFilled(const FilledNotes &made, const QString &before)
{
    const auto &problems = made.rendered.problems;
    const auto fault = std::ranges::find(problems, NotesProblem::Severity::Error, &NotesProblem::severity);
    if (fault != problems.cend())
        return Q_EMIT told(tr("The template cannot be filled: line %1: %2").arg(fault->line).arg(fault->message),
                           Tone::Bad);
    const auto finish = [this, made](const QString &text, int conflicts) {
        const bool isSame = text == draft().text && made.draft.generated == draft().generated;
        m_generatedWith.insert(draft().text, draft().generated);
        m_generatedWith.insert(text, made.draft.generated);
        replaceText(text, [&](NotesDraft &draft) { draft.generated = made.draft.generated; });
        Q_EMIT filled(made.rendered.changes);
        const QString from = made.rendered.previous;
        if (isSame)
            return tellConflicts(0, tr("Nothing changed since it was filled last."));
        tellConflicts(conflicts,
                      from.isEmpty() ? tr("Filled from all changes.")
                                     : tr("Filled from the changes since %1.").arg(from));
    };
    if (draft().text == before)
        return finish(made.draft.text, made.conflicts);
    // Typed on meanwhile.
    ask(m_workspace->notes().merge(before, draft().text, made.draft.text, {tr("your text"), tr("from the changes")}),
        [this, finish](const Result<MergedText> &merged) {
            if (merged)
                finish(merged->text, merged->conflicts);
            else
                Q_EMIT told(merged.error().message, Tone::Bad);
        });
}

void NotesDesk::revert()
{
    // Filling asks again: what is published was not filled from here, as far as is known.
    if (m_kind == Kind::Nothing)
        return;
    m_generatedWith = {{draft().text, draft().generated}, {draft().known, QString()}};
    replaceText(draft().known, [](NotesDraft &draft) { draft.generated.clear(); });
}

void NotesDesk::prepareToPublish()
{
    if (m_kind != Kind::Release || m_document.releaseId == 0)
        return;
    m_keeper.keepNow();
    ask(m_workspace->notes().checkBeforePublishing(draft(), m_document.releaseId),
        [this, sent = draft().text](const Result<PublishCheck> &check) {
            if (!check)
                return Q_EMIT told(check.error().message, Tone::Bad);
            if (draft().text != sent)
                return prepareToPublish(); // typed on meanwhile
            if (check->conflicts == 0)
                return Q_EMIT readyToPublish(*check);
            replaceText(check->draft.text, [&](NotesDraft &draft) { draft.known = check->draft.known; });
            Q_EMIT told(tr("Somebody changed the notes on GitHub.") + u' ' + conflictSentence(check->conflicts) + u' '
                            + tr("Then publish them."),
                        Tone::Warn);
        });
}

void NotesDesk::followPublishing()
{
    m_sent.insert(m_document.key, u""_s + draft().text); // never null
}

/// Whichever operation wrote notes, also one that was resumed, or a promotion.
void NotesDesk::takeFinished(const services::OperationService &operations)
{
    const QList<Step> &steps = operations.plan().steps;
    const QList<NotesDocument> documents = notesDocuments(*m_workspace->snapshot());
    for (qsizetype i = 0; i < std::min(steps.size(), operations.progress().size()); ++i) {
        const Step &step = steps.at(i);
        if (step.kind != Step::Kind::WriteNotes || operations.progress().at(i).state != StepProgress::State::Done)
            continue;
        const auto document = std::ranges::find(documents, step.releaseId, &NotesDocument::releaseId);
        if (document != documents.cend())
            published(*document, notesIn(step.text));
    }
}

/// The dialog may be closed, and something else be open, by now.
void NotesDesk::published(const NotesDocument &document, const QString &text)
{
    const QString sent = m_sent.take(document.key);
    if (m_kind != Kind::Release || m_document.key != document.key)
        return m_workspace->notes().takePublished(document, text, sent);
    const auto merged = services::NotesService::afterPublishing(draft(), text, sent);
    if (!merged)
        return;
    replaceText(merged->text, [&](NotesDraft &draft) { draft.known = text; });
    if (merged->conflicts > 0)
        tellConflicts(merged->conflicts, {});
}

void NotesDesk::save(const QString &message)
{
    if (m_kind != Kind::Template)
        return;
    const QString text = draft().text;
    if (m_file.exists && text == m_file.text && message.isEmpty())
        return takeSaved(m_file, text, message);
    ask(m_workspace->templates().save(m_file, text), [this, text, message](const Result<TemplateFile> &saved) {
        if (saved || saved.error().kind != ErrorKind::Conflict)
            return takeSaved(saved, text, message);
        ask(m_workspace->templates().read(m_file.path), [this](const Result<TemplateFile> &file) {
            if (file)
                mergeFile(*file);
            else
                Q_EMIT told(file.error().message, Tone::Bad);
        });
    });
}

void NotesDesk::takeSaved(const Result<TemplateFile> &saved, const QString &text, const QString &message)
{
    if (!saved)
        return Q_EMIT told(saved.error().message, Tone::Bad);
    m_file = *saved;
    m_keeper.change([&](NotesDraft &draft) { draft.known = text; });
    if (message.isEmpty())
        return Q_EMIT told(tr("Saved in the clone; it is not committed."), Tone::Good);
    ask(m_workspace->templates().commit(m_file.path, message), [this](const Result<Commit> &commit) {
        if (!commit)
            return Q_EMIT told(commit.error().message, Tone::Bad);
        m_file.isCommitted = true;
        Q_EMIT told(tr("Committed as %1 on %2; it is not pushed.").arg(commit->id.abbreviated(), m_file.branch),
                    Tone::Good);
    });
}

/// The file was changed by something else since it was read.
void NotesDesk::mergeFile(const TemplateFile &file)
{
    m_file = file;
    ask(m_workspace->notes().merge(draft().known, draft().text, file.text, {tr("your text"), tr("the file")}),
        [this, file, ours = draft().text](const Result<MergedText> &merged) {
            if (!merged)
                return Q_EMIT told(merged.error().message, Tone::Bad);
            if (draft().text != ours)
                return mergeFile(file);
            replaceText(merged->text, [&](NotesDraft &draft) { draft.known = file.text; });
            tellConflicts(merged->conflicts,
                          tr("The file was changed by something else meanwhile: both are merged here, not saved."));
        });
}

void NotesDesk::prepareToPropose()
{
    if (m_kind != Kind::Template)
        return;
    m_keeper.keepNow();
    ask(m_workspace->templates().readOnGitHub(m_file.path), [this](const Result<TemplateFile> &onGitHub) {
        if (!onGitHub)
            return Q_EMIT told(onGitHub.error().message, Tone::Bad);
        if (m_mergedFromGitHub || m_file.place == TemplateFile::Place::GitHub)
            return mergeOnGitHub(*onGitHub, m_mergedFromGitHub.value_or(draft().known));
        ask(m_workspace->templates().common(m_file.path), [this, file = *onGitHub](const Result<QString> &common) {
            // Without anything in common all that differs is a conflict.
            mergeOnGitHub(file, common.value_or(QString()));
        });
    });
}

/// What a colleague changed on GitHub stays in what is proposed.
void NotesDesk::mergeOnGitHub(const TemplateFile &onGitHub, const QString &common)
{
    if (!onGitHub.exists || onGitHub.text == common || onGitHub.text == draft().text)
        return Q_EMIT readyToPropose(onGitHub);
    ask(m_workspace->notes().merge(common, draft().text, onGitHub.text, {tr("your text"), tr("on GitHub")}),
        [this, onGitHub, common, ours = draft().text](const Result<MergedText> &merged) {
            if (!merged)
                return Q_EMIT told(merged.error().message, Tone::Bad);
            if (draft().text != ours)
                return mergeOnGitHub(onGitHub, common); // typed on meanwhile
            m_mergedFromGitHub = onGitHub.text;
            replaceText(merged->text);
            if (merged->text != ours)
                tellConflicts(merged->conflicts, tr("The file was changed on GitHub, too: both are merged here."));
            if (merged->conflicts == 0)
                Q_EMIT readyToPropose(onGitHub);
        });
}

void NotesDesk::compare(Against other)
{
    if (m_kind == Kind::Nothing)
        return;
    if (other == Against::Published)
        return showDifference(m_kind == Kind::Release ? tr("Changes to what is published")
                                                      : tr("Changes to what is in the file"),
                              draft().known);
    if (other == Against::Generated)
        return showDifference(tr("Changes to the last filling"), draft().generated);
    ask(m_workspace->notes().generatedByGitHub({m_document.tag, {}, draft().baseline}),
        [this](const Result<QString> &theirs) {
            if (theirs)
                showDifference(tr("Changes to GitHub's own notes"), *theirs);
            else
                Q_EMIT told(theirs.error().message, Tone::Bad);
        });
}

void NotesDesk::showDifference(const QString &title, const QString &before)
{
    ask(m_workspace->notes().compare(before, draft().text), [this, title](const Result<QList<DiffLine>> &lines) {
        if (lines)
            Q_EMIT compared(title, *lines);
        else
            Q_EMIT told(lines.error().message, Tone::Bad);
    });
}

} // namespace slipway::ui
