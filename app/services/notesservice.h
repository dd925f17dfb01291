// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "domain/notesdocument.h"
#include "domain/notesdraft.h"
#include "domain/notespreview.h"
#include "domain/notesproblem.h"
#include "domain/textdiff.h"
#include "domain/textmerge.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace slipway::git {
class GitModel;
}
namespace slipway::github {
class GitHubModel;
}
namespace slipway::storage {
class Drafts;
}

namespace slipway::services {

class RefreshService;

/// What release notes are made for.
struct NotesTarget {
    QString tag{}; ///< a candidate's or a final version's; it need not exist where `commit` is given
    ObjectId commit{}; ///< null: the tag's
    QString baseline{}; ///< a tag, a branch or a commit to count changes from; empty: the usual one
};

/// What a template gave.
struct RenderedNotes {
    QString text{};
    QString previous{}; ///< what the changes were counted from; empty: the beginning
    QList<NotesProblem> problems{}; ///< of the template; lines are the template's
    ReleaseChanges changes{};
};

/// What filling did to a draft.
struct FilledNotes {
    NotesDraft draft{};
    int conflicts = 0; ///< marks in the draft's text
    RenderedNotes rendered{};
};

/// Notes that are about to be published, compared with what GitHub has at this moment.
struct PublishCheck {
    Release release{}; ///< as it was just read
    NotesDraft draft{}; ///< with what was changed on GitHub merged into it
    bool changedOnGitHub = false; ///< since the draft was begun or last merged
    int conflicts = 0;
};

/// The notes of releases: filling, merging, comparing, keeping drafts. What takes its time is done elsewhere than on
/// the thread that asks. Publishing is a plan; see planNotes().
class NotesService final : public QObject {
    Q_OBJECT

public:
    /// Either model may be absent. `draftsDirectory`: where drafts are kept; empty: nowhere, and keep() fails.
    NotesService(git::GitModel *git, github::GitHubModel *github, const RefreshService &refresh,
                 const QString &repositoryKey, const QString &draftsDirectory, QObject *parent = nullptr);
    ~NotesService() override;

    /// What changed between two ends; remembered until the next refresh.
    QFuture<Result<ReleaseChanges>> changes(const BaseRef &from, const BaseRef &to);
    /// A template's text, filled. What it cannot do is a problem among the others, and `text` is empty then.
    QFuture<Result<RenderedNotes>> render(const QString &source, const NotesTarget &target);
    /// What GitHub would write; saves nothing there.
    QFuture<Result<QString>> generatedByGitHub(const NotesTarget &target);

    /// The draft of a document: the one that was kept, or the beginning of one with what is published.
    QFuture<Result<NotesDraft>> open(const NotesDocument &document);
    /// The draft of a template's file with what the file holds.
    QFuture<Result<NotesDraft>> openTemplate(const QString &path, const QString &text);
    /// The template that a draft is filled from: as the clone has it where it was changed there and is not on the
    /// default branch yet, else as the default branch has it; Slipway's own where that has none.
    QFuture<Result<QString>> templateOf(const NotesDraft &draft);
    /// Fills a draft from the template. What a hand wrote since the last time is kept: both are merged three ways.
    QFuture<Result<FilledNotes>> fill(const NotesDraft &draft, const QString &source, const NotesTarget &target);
    /// Keeps it; the answer is what to keep next. Conflict where another window kept one since.
    QFuture<Result<NotesDraft>> keep(const NotesDraft &draft);
    QFuture<Result<void>> drop(const NotesDraft &draft);
    /// The drafts whose text is not what is published, or in the file.
    QFuture<Result<QList<NotesDraft>>> unpublished();

    /// Reads the release again and merges what was changed there meanwhile.
    QFuture<Result<PublishCheck>> checkBeforePublishing(const NotesDraft &draft, qint64 releaseId);
    /// What a draft's text becomes when `published` stands on GitHub: what was typed since `sent` stays. `sent`: the
    /// draft's text when publishing began; null: it is not known, and what was known of GitHub stands for it.
    static Result<MergedText> afterPublishing(const NotesDraft &draft, const QString &published, const QString &sent);
    /// The same for a draft that nobody has open, kept.
    void takePublished(const NotesDocument &document, const QString &published, const QString &sent);
    /// The published notes of a candidate as they are for its final version: what the template says of it is rendered
    /// anew, hand edits stay. nullopt: nothing changes, or it is not known how.
    QFuture<std::optional<QString>> promoted(const QString &candidate, const QString &finalTag);

    QFuture<NotesPreview> preview(const QString &markdown);
    QFuture<Result<QList<DiffLine>>> compare(const QString &before, const QString &after);
    QFuture<Result<MergedText>> merge(const QString &base, const QString &ours, const QString &theirs,
                                      const MergeSides &sides);

    /// What is wrong with a template; with lines.
    static QList<NotesProblem> problemsOfTemplate(const QString &source);
    /// What is left to fill in in notes, and what is not seen in them; with lines.
    static QList<NotesProblem> problemsOfNotes(const QString &notes);
    /// The same in a template, whose own placeholders are none.
    static QList<NotesProblem> gapsOfTemplate(const QString &source);
    static QList<NotesVariable> variables();
    static QString startingTemplate();
    /// The name of a draft.
    static QString draftName(const NotesDocument &document);
    static QString draftNameOfTemplate(const QString &path);
    /// The path in the name of a template's draft; empty: it is a release's.
    static QString templateOfDraftName(const QString &name);
    /// The key in the name of a release's draft; empty: it is a template's.
    static QString keyOfDraftName(const QString &name);

Q_SIGNALS:
    /// One was kept or dropped.
    void draftsChanged();

private:
    struct Ends;
    QFuture<Result<Ends>> ends(const NotesTarget &target);
    QFuture<Result<RenderedNotes>> renderBetween(const QString &source, const NotesTarget &target, const Ends &ends);
    QFuture<Result<BaseRef>> resolve(const QString &name);
    /// The clone's template when it is not, or not only, the default branch's; nullopt: it is.
    QFuture<std::optional<QByteArray>> changedTemplate(const QString &path, const ObjectId &base);
    QFuture<Result<std::optional<NotesDraft>>> find(const QString &name);
    Result<FilledNotes> merged(const NotesDraft &draft, const RenderedNotes &rendered) const;

    git::GitModel *m_git;
    github::GitHubModel *m_github;
    const RefreshService &m_refresh;
    QString m_repository;
    std::unique_ptr<storage::Drafts> m_drafts;
    QHash<QString, ReleaseChanges> m_changes; ///< by both ends
    QThreadPool m_pool; ///< one thread: what was asked for first is answered first
};

} // namespace slipway::services
