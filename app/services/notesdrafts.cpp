// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notesservice.h"

#include "changesreader.h"
#include "domain/managedblock.h"
#include "domain/placeholders.h"
#include "git/gitmodel.h"
#include "git/texts.h"
#include "github/githubmodel.h"
#include "notes/render.h"
#include "notes/starting.h"
#include "notes/unseen.h"
#include "notes/vocabulary.h"
#include "refreshservice.h"
#include "storage/drafts.h"

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

template<class T>
QFuture<T> readyNow(T value)
{
    return QtFuture::makeReadyValueFuture(std::move(value));
}

Error notKept()
{
    return {ErrorKind::Storage, NotesService::tr("Drafts are not kept here.")};
}

constexpr auto release = "release:"_L1;
constexpr auto fileTemplate = "template:"_L1;

} // namespace

QString NotesService::draftName(const NotesDocument &document)
{
    return release + document.key;
}

QString NotesService::draftNameOfTemplate(const QString &path)
{
    return fileTemplate + path;
}

QString NotesService::keyOfDraftName(const QString &name)
{
    return name.startsWith(release) ? name.sliced(release.size()) : QString();
}

QString NotesService::templateOfDraftName(const QString &name)
{
    return name.startsWith(fileTemplate) ? name.sliced(fileTemplate.size()) : QString();
}

QList<NotesVariable> NotesService::variables()
{
    return notes::variables();
}

QString NotesService::startingTemplate()
{
    return notes::startingTemplate();
}

QList<NotesProblem> NotesService::problemsOfTemplate(const QString &source)
{
    return notes::readTemplate(source).problems + notes::unseenCharacters(source);
}

QList<NotesProblem> NotesService::gapsOfTemplate(const QString &source)
{
    QList<NotesProblem> problems;
    if (source.size() > notes::longestTemplate)
        return problems; // it is no template
    for (const Placeholder &place : unfilledPlaceholders(source)) {
        if (!place.text.startsWith(u'{'))
            problems.append({.line = place.line, .message = tr("Left to fill in: %1").arg(place.text)});
    }
    return problems;
}

QList<NotesProblem> NotesService::problemsOfNotes(const QString &notes)
{
    QList<NotesProblem> problems;
    for (const Placeholder &place : unfilledPlaceholders(notes)) {
        problems.append({.line = place.line, .message = tr("Left to fill in: %1").arg(place.text)});
    }
    return problems + notes::unseenCharacters(notes);
}

QFuture<Result<std::optional<NotesDraft>>> NotesService::find(const QString &name)
{
    if (!m_drafts)
        return readyNow(Result<std::optional<NotesDraft>>(std::nullopt));
    return m_drafts->find(m_repository, name);
}

QFuture<Result<NotesDraft>> NotesService::open(const NotesDocument &document)
{
    const SnapshotPtr snapshot = m_refresh.snapshot();
    QString published;
    for (const Release &each : snapshot->releases.value_or(QList<Release>())) {
        if (each.id == document.releaseId)
            published = notesIn(each.body);
    }
    const NotesDraft fresh{
        .repository = m_repository, .name = draftName(document), .text = published, .known = published};
    return find(fresh.name).then([fresh](const Result<std::optional<NotesDraft>> &found) -> Result<NotesDraft> {
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            return fresh;
        NotesDraft draft = **found;
        // Nothing was written here since: what GitHub has is shown.
        if (draft.text == draft.known && draft.known != fresh.known)
            draft.text = draft.known = fresh.known;
        return draft;
    });
}

QFuture<Result<NotesDraft>> NotesService::openTemplate(const QString &path, const QString &text)
{
    const NotesDraft fresh{.repository = m_repository, .name = draftNameOfTemplate(path), .text = text, .known = text};
    return find(fresh.name).then([fresh](const Result<std::optional<NotesDraft>> &found) -> Result<NotesDraft> {
        if (!found)
            return std::unexpected(found.error());
        NotesDraft draft = found->value_or(fresh);
        if (draft.text == draft.known)
            draft.text = draft.known = fresh.known;
        return draft;
    });
}

QFuture<Result<QString>> NotesService::templateOf(const NotesDraft &draft)
{
    const SnapshotPtr snapshot = m_refresh.snapshot();
    const QString path = draft.templatePath.isEmpty() ? snapshot->configuration.notesTemplate : draft.templatePath;
    if (snapshot->base.commit.isNull())
        return readyNow(Result<QString>(startingTemplate()));
    return changedTemplate(path, snapshot->base.commit)
        .then(this,
              [this, path, base = snapshot->base.commit](const std::optional<QByteArray> &changed) {
                  return changed ? readyNow(Result<QByteArray>(*changed)) : readFileAt(m_git, m_github, base, path);
              })
        .unwrap()
        .then([](const Result<QByteArray> &bytes) -> Result<QString> {
            if (bytes)
                return QString::fromUtf8(*bytes);
            if (bytes.error().kind == ErrorKind::NotFound)
                return startingTemplate();
            return std::unexpected(bytes.error());
        });
}

QFuture<std::optional<QByteArray>> NotesService::changedTemplate(const QString &path, const ObjectId &base)
{
    using Answer = std::optional<QByteArray>;
    if (!m_git)
        return readyNow(Answer());
    const auto isAhead = [](const Result<QHash<ObjectId, AheadBehind>> &counts) {
        return counts && std::ranges::any_of(*counts, [](const AheadBehind &each) { return each.ahead > 0; });
    };
    return m_git->resolve(u"HEAD"_s)
        .then(this,
              [this, base](const Result<BaseRef> &head) {
                  return m_git->aheadBehind(base, head ? QList<ObjectId>{head->commit} : QList<ObjectId>());
              })
        .unwrap()
        .then(this,
              [this, path, isAhead](const Result<QHash<ObjectId, AheadBehind>> &counts) {
                  return m_git->workFile(path).then([ahead = isAhead(counts)](const Result<git::WorkFile> &file) {
                      const bool isOther = file && file->exists && (!file->isCommitted || ahead);
                      return isOther ? Answer(file->bytes) : std::nullopt;
                  });
              })
        .unwrap();
}

QFuture<Result<NotesDraft>> NotesService::keep(const NotesDraft &draft)
{
    if (!m_drafts)
        return readyNow(Result<NotesDraft>(std::unexpected(notKept())));
    NotesDraft stamped = draft;
    stamped.changedAt = QDateTime::currentDateTimeUtc();
    return m_drafts->keep(stamped).then(this, [this](const Result<NotesDraft> &kept) {
        Q_EMIT draftsChanged();
        return kept;
    });
}

QFuture<Result<void>> NotesService::drop(const NotesDraft &draft)
{
    if (!m_drafts)
        return readyNow(Result<void>());
    return m_drafts->remove(draft).then(this, [this](const Result<void> &dropped) {
        Q_EMIT draftsChanged();
        return dropped;
    });
}

QFuture<Result<QList<NotesDraft>>> NotesService::unpublished()
{
    if (!m_drafts)
        return readyNow(Result<QList<NotesDraft>>(QList<NotesDraft>()));
    return m_drafts->all(m_repository).then([](const Result<QList<NotesDraft>> &all) {
        return all.transform([](QList<NotesDraft> drafts) {
            drafts.removeIf([](const NotesDraft &draft) { return notesIn(draft.text) == notesIn(draft.known); });
            return drafts;
        });
    });
}

QFuture<Result<PublishCheck>> NotesService::checkBeforePublishing(const NotesDraft &draft, qint64 releaseId)
{
    if (!m_github)
        return readyNow(Result<PublishCheck>(
            std::unexpected(Error{ErrorKind::BadInput, tr("A clone alone has no release to publish notes in.")})));
    return m_github->release(releaseId).then([draft](const Result<Release> &release) -> Result<PublishCheck> {
        if (!release)
            return std::unexpected(release.error());
        PublishCheck check{.release = *release, .draft = draft};
        const QString now = notesIn(release->body);
        check.changedOnGitHub = now != notesIn(draft.known);
        if (!check.changedOnGitHub)
            return check;
        const auto merged =
            git::mergeTexts(notesIn(draft.known), notesIn(draft.text), now, {tr("your text"), tr("GitHub")});
        if (!merged)
            return std::unexpected(merged.error());
        check.draft.text = merged->text;
        check.draft.known = now;
        check.conflicts = merged->conflicts;
        return check;
    });
}

Result<MergedText> NotesService::afterPublishing(const NotesDraft &draft, const QString &published, const QString &sent)
{
    return git::mergeTexts(notesIn(sent.isNull() ? draft.known : sent), notesIn(draft.text), published,
                           {tr("your text"), tr("GitHub")});
}

void NotesService::takePublished(const NotesDocument &document, const QString &published, const QString &sent)
{
    find(draftName(document)).then(this, [this, published, sent](const Result<std::optional<NotesDraft>> &found) {
        if (!found || !*found)
            return;
        NotesDraft draft = **found;
        const auto merged = afterPublishing(draft, published, sent);
        if (!merged)
            return;
        draft.text = merged->text;
        draft.known = published;
        keep(draft);
    });
}

QFuture<std::optional<QString>> NotesService::promoted(const QString &candidate, const QString &finalTag)
{
    using Answer = std::optional<QString>;
    const SnapshotPtr snapshot = m_refresh.snapshot();
    const Tag *tag = snapshot->findTag(candidate);
    const Release *release = snapshot->findRelease(candidate);
    const auto document = notesDocument(*snapshot, candidate);
    if (!tag || !release || !document || notesIn(release->body).isEmpty())
        return readyNow(Answer());
    const QString published = notesIn(release->body);
    return find(draftName(*document))
        .then(this,
              [this, candidate, finalTag, commit = tag->commit,
               published](const Result<std::optional<NotesDraft>> &found) {
                  const NotesDraft draft = found ? found->value_or(NotesDraft()) : NotesDraft();
                  const NotesTarget before{candidate, commit, draft.baseline};
                  const NotesTarget after{finalTag, commit, draft.baseline};
                  return templateOf(draft)
                      .then(
                          this,
                          [this, before, after](const Result<QString> &source) {
                              using Both = std::pair<Result<RenderedNotes>, Result<RenderedNotes>>;
                              if (!source)
                                  return readyNow(Both(std::unexpected(source.error()), RenderedNotes()));
                              return render(*source, before)
                                  .then(
                                      this,
                                      [this, after, text = *source](const Result<RenderedNotes> &first) {
                                          return render(text, after).then([first](const Result<RenderedNotes> &second) {
                                              return Both(first, second);
                                          });
                                      })
                                  .unwrap();
                          })
                      .unwrap();
              })
        .unwrap()
        .then([published](const std::pair<Result<RenderedNotes>, Result<RenderedNotes>> &both) -> Answer {
            const auto &[before, after] = both;
            if (!before || !after || before->text == after->text)
                return std::nullopt;
            const auto text =
                git::mergeTexts(notesIn(before->text), published, notesIn(after->text), {}, git::OnConflict::KeepOurs);
            return text && text->text != published ? Answer(text->text) : std::nullopt;
        });
}

} // namespace slipway::services
