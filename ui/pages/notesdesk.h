// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "draftkeeper.h"
#include "services/await.h"
#include "services/workspace.h"
#include "ui/widgets/tint.h"

namespace slipway::ui {

/// What lies open to be written: the notes of a release, or a template. Reads it, keeps it, fills it, and prepares what
/// goes to GitHub or into the clone.
class NotesDesk final : public QObject {
    Q_OBJECT

public:
    enum class Kind { Nothing, Release, Template };
    enum class Fill { Merge, Replace };
    enum class Against { Published, Generated, GitHub };

    explicit NotesDesk(QObject *parent);
    ~NotesDesk() override;

    /// nullptr: keeps what is open and lets go of it.
    void setWorkspace(services::Workspace *workspace);
    services::Workspace *workspace() const { return m_workspace; }

    /// What is open is kept before.
    void openDocument(const NotesDocument &document);
    void openTemplate(const QString &path);
    Kind kind() const { return m_kind; }
    /// A release is open.
    const NotesDocument &document() const { return m_document; }
    /// A template is open.
    const services::TemplateFile &file() const { return m_file; }
    const NotesDraft &draft() const { return m_keeper.draft(); }
    const DraftKeeper &keeper() const { return m_keeper; }
    /// It is not what is published, or in the file.
    bool isEdited() const;
    /// Something that takes its time is under way: filling, asking GitHub, saving.
    bool isBusy() const { return m_busy > 0; }
    /// The first filling would change what a hand wrote before there was any.
    bool needsFillChoice() const;

    void setText(const QString &text);
    void keepNow() { m_keeper.keepNow(); }
    bool isKept() const { return !m_keeper.isDirty(); }
    void setBaseline(const QString &tag);
    void setTemplatePath(const QString &path);

    /// What a template's file holds now: the open one follows it, merged with what is edited.
    void followFile(const services::TemplateFile &file);

    void fill(Fill way);
    /// Back to what is published, or in the file.
    void revert();
    /// Reads the release again; then readyToPublish(), or conflicts in the text.
    void prepareToPublish();
    /// What is open is being published: what is typed from now on is not in it.
    void followPublishing();
    /// Into the clone; with a message, it is committed there, too.
    void save(const QString &message = {});
    /// Reads the file on GitHub and merges what was changed there; then readyToPropose(), or conflicts in the text.
    void prepareToPropose();
    /// Asks for the other text; then compared().
    void compare(Against other);

Q_SIGNALS:
    void opening();
    void opened();
    void openFailed(const slipway::Error &error);
    /// The same document has another text now.
    void textReplaced(const QString &text);
    /// Anything but the text: the draft's fields, what is under way, what is known of the repository.
    void changed();
    /// Typed, or kept, or it could not be: often.
    void draftStateChanged();
    /// What was to be left could not be kept and is still open.
    void stayed();
    void told(const QString &sentence, slipway::ui::Tone tone);
    void filled(const slipway::ReleaseChanges &changes);
    void readyToPublish(const slipway::services::PublishCheck &check);
    void readyToPropose(const slipway::services::TemplateFile &onGitHub);
    void compared(const QString &title, const QList<slipway::DiffLine> &lines);

private:
    enum class Kept { NotTried, Tried };
    void leaveThen(const std::function<void()> &open, Kept kept = Kept::NotTried);
    void readRelease(const NotesDocument &document);
    void readTemplate(const QString &path);
    void takeTemplate(const services::TemplateFile &file, const NotesDraft &draft);
    void take(Kind kind, const NotesDraft &draft, const DraftKeeper::Reader &reader);
    void takeSnapshot();
    /// Another text by anybody's hand but the writer's.
    void replaceText(const QString &text, const std::function<void(NotesDraft &)> &edit = {});
    void tellConflicts(int conflicts, const QString &otherwise);
    void takeFilled(const services::FilledNotes &filled, const QString &before);
    void takeSaved(const Result<services::TemplateFile> &saved, const QString &text, const QString &message);
    void mergeFile(const services::TemplateFile &file);
    void mergeOnGitHub(const services::TemplateFile &onGitHub, const QString &common);
    void takeFinished(const services::OperationService &operations);
    void published(const NotesDocument &document, const QString &text);
    void showDifference(const QString &title, const QString &before);
    /// `use` gets the answer when the same document is still open.
    template<class T, class Use>
    void ask(QFuture<Result<T>> future, Use use)
    {
        ++m_busy;
        Q_EMIT changed();
        services::await(std::move(future), this,
                        [this, generation = m_generation, use = std::move(use)](const Result<T> &answer) {
                            if (generation != m_generation)
                                return;
                            --m_busy;
                            use(answer);
                            Q_EMIT changed();
                        });
    }

    services::Workspace *m_workspace = nullptr;
    std::unique_ptr<QObject> m_links; ///< context of the connections to the workspace
    DraftKeeper m_keeper;
    Kind m_kind = Kind::Nothing;
    NotesDocument m_document;
    services::TemplateFile m_file;
    std::function<void()> m_next; ///< what is opened as soon as the draft is kept
    std::optional<QString> m_mergedFromGitHub; ///< of the open template: what of GitHub is in the text already
    QHash<QString, QString> m_generatedWith; ///< of the open document: text around a filling → what was generated then
    QHash<QString, QString> m_sent; ///< key of a document → its draft's text when publishing began
    int m_generation = 0; ///< answers about what was left are dropped
    int m_busy = 0;
    bool m_hasWarned = false; ///< that it could not be kept: the next time it is left all the same
};

/// What a merge with conflicts leaves to do.
QString conflictSentence(int conflicts);

} // namespace slipway::ui
