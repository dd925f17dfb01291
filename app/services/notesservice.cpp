// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notesservice.h"

#include "changesreader.h"
#include "domain/managedblock.h"
#include "git/gitmodel.h"
#include "git/texts.h"
#include "github/githubmodel.h"
#include "notes/facts.h"
#include "notes/markdown.h"
#include "notes/render.h"
#include "refreshservice.h"
#include "storage/drafts.h"

#include <QtConcurrent>

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

template<class T>
QFuture<T> readyNow(T value)
{
    return QtFuture::makeReadyValueFuture(std::move(value));
}

constexpr qsizetype mostRemembered = 20;

/// The manifests that a repository without a configuration may have.
const QStringList usualManifests{u"Cargo.toml"_s, u"*/Cargo.toml"_s, u"package.json"_s, u"*/package.json"_s};

bool isBlank(const QString &text)
{
    return QStringView(text).trimmed().isEmpty();
}

} // namespace

struct NotesService::Ends {
    BaseRef from; ///< null commit: there is nothing before
    BaseRef to;
};

NotesService::NotesService(git::GitModel *git, github::GitHubModel *github, const RefreshService &refresh,
                           const QString &repositoryKey, const QString &draftsDirectory, QObject *parent)
    : QObject(parent)
    , m_git(git)
    , m_github(github)
    , m_refresh(refresh)
    , m_repository(repositoryKey)
{
    m_pool.setMaxThreadCount(1);
    // Titles and labels may have been put right on GitHub.
    connect(&refresh, &RefreshService::finished, this, [this] { m_changes.clear(); });
    if (!draftsDirectory.isEmpty()) {
        m_drafts = std::make_unique<storage::Drafts>(draftsDirectory);
        m_drafts->open();
    }
}

NotesService::~NotesService()
{
    m_pool.clear();
}

QFuture<Result<BaseRef>> NotesService::resolve(const QString &name)
{
    const SnapshotPtr snapshot = m_refresh.snapshot();
    if (const Tag *tag = snapshot->findTag(name))
        return readyNow(Result<BaseRef>(BaseRef{name, tag->commit}));
    if (m_git)
        return m_git->resolve(name);
    return m_github->commit(name).then([name](const Result<Commit> &commit) {
        return commit.transform([&](const Commit &known) { return BaseRef{name, known.id}; });
    });
}

QFuture<Result<NotesService::Ends>> NotesService::ends(const NotesTarget &target)
{
    const QString baseline =
        target.baseline.isEmpty() ? usualBaseline(*m_refresh.snapshot(), target.tag) : target.baseline;
    auto to =
        target.commit.isNull() ? resolve(target.tag) : readyNow(Result<BaseRef>(BaseRef{target.tag, target.commit}));
    return to
        .then(this,
              [this, baseline](const Result<BaseRef> &found) {
                  if (!found || baseline.isEmpty())
                      return readyNow(found.transform([](const BaseRef &end) { return Ends{{}, end}; }));
                  return resolve(baseline).then([to = *found](const Result<BaseRef> &from) {
                      return from.transform([&](const BaseRef &start) { return Ends{start, to}; });
                  });
              })
        .unwrap();
}

QFuture<Result<ReleaseChanges>> NotesService::changes(const BaseRef &from, const BaseRef &to)
{
    const QString key = driftKey(from.commit, to.commit);
    if (const auto known = m_changes.constFind(key); known != m_changes.cend()) {
        ReleaseChanges named = *known;
        named.from = from;
        named.to = to;
        return readyNow(Result<ReleaseChanges>(named));
    }
    return readChanges(m_git, m_github, from, to).then(this, [this, key](const Result<ReleaseChanges> &found) {
        // What GitHub did not answer is asked for again.
        if (found && (found->fromGitHub || !m_github)) {
            if (m_changes.size() >= mostRemembered)
                m_changes.clear();
            m_changes.insert(key, *found);
        }
        return found;
    });
}

QFuture<Result<RenderedNotes>> NotesService::render(const QString &source, const NotesTarget &target)
{
    return ends(target)
        .then(this,
              [this, source, target](const Result<Ends> &found) {
                  return found ? renderBetween(source, target, *found)
                               : readyNow(Result<RenderedNotes>(std::unexpected(found.error())));
              })
        .unwrap();
}

QFuture<Result<RenderedNotes>> NotesService::renderBetween(const QString &source, const NotesTarget &target,
                                                           const Ends &ends)
{
    using Manifests = Result<QList<ManifestVersion>>;
    const SnapshotPtr snapshot = m_refresh.snapshot();
    const Configuration &configuration = snapshot->configuration;
    const QStringList patterns = configuration.manifests.isEmpty() ? usualManifests : configuration.manifests;
    const Known<QList<ManifestVersion>> known = snapshot->factsOf(ends.to.commit).manifestVersions;
    const QFuture<Manifests> manifests = m_git ? m_git->manifestVersions(ends.to.commit, patterns)
                                               : readyNow(known ? Manifests(*known) : std::unexpected(Error()));
    const TagName name = snapshot->scheme.classify(target.tag);
    notes::NotesFacts facts{.version = name.kind == TagName::Kind::Other ? target.tag : name.version.toString(),
                            .previous = ends.from.ref,
                            .tag = target.tag,
                            .isCandidate = name.kind == TagName::Kind::Candidate};
    const Tag *tag = snapshot->findTag(target.tag);
    facts.date = (tag && tag->taggedAt.isValid() ? tag->taggedAt : QDateTime::currentDateTimeUtc()).date();
    facts.webUrl = snapshot->repository ? snapshot->repository->webUrl().toString(QUrl::StripTrailingSlash) : QString();
    facts.environments = snapshot->environments;
    const Release *release = snapshot->findRelease(target.tag);
    if (!release) { // a final version that is about to be: its candidate's
        const auto document = notesDocument(*snapshot, target.tag);
        release = document ? snapshot->findRelease(document->tag) : nullptr;
    }
    if (release)
        facts.assets = release->assets;
    facts.checksums = configuration.signature;
    facts.signers = configuration.signers;
    return changes(ends.from, ends.to)
        .then(this,
              [this, source, facts, manifests](const Result<ReleaseChanges> &changes) {
                  if (!changes)
                      return readyNow(Result<RenderedNotes>(std::unexpected(changes.error())));
                  notes::NotesFacts whole = facts;
                  whole.changes = *changes;
                  return QFuture<Manifests>(manifests)
                      .then(this,
                            [this, source, whole](const Manifests &found) {
                                notes::NotesFacts all = whole;
                                if (found)
                                    all.manifests = *found;
                                return QtConcurrent::run(&m_pool, [source, all]() -> Result<RenderedNotes> {
                                    const notes::Template read = notes::readTemplate(source);
                                    const auto text = notes::render(read, notes::contextOf(all));
                                    RenderedNotes rendered{.text = text.value_or(QString()),
                                                           .previous = all.previous,
                                                           .problems = read.problems,
                                                           .changes = all.changes};
                                    if (!text && read.isFit())
                                        rendered.problems.append(text.error());
                                    return rendered;
                                });
                            })
                      .unwrap();
              })
        .unwrap();
}

QFuture<Result<QString>> NotesService::generatedByGitHub(const NotesTarget &target)
{
    if (!m_github)
        return readyNow(
            Result<QString>(std::unexpected(Error{ErrorKind::BadInput, tr("A clone alone has no GitHub to ask.")})));
    github::NotesRequest request;
    request.tagName = target.tag;
    request.target = target.commit;
    request.previousTagName =
        target.baseline.isEmpty() ? usualBaseline(*m_refresh.snapshot(), target.tag) : target.baseline;
    return m_github->generateNotes(request).then([](const Result<github::GeneratedNotes> &notes) {
        return notes.transform([](const github::GeneratedNotes &made) { return notesIn(made.body); });
    });
}

QFuture<Result<FilledNotes>> NotesService::fill(const NotesDraft &draft, const QString &source,
                                                const NotesTarget &target)
{
    return render(source, target).then(this, [this, draft](const Result<RenderedNotes> &rendered) {
        return rendered.and_then([&](const RenderedNotes &notes) { return merged(draft, notes); });
    });
}

Result<FilledNotes> NotesService::merged(const NotesDraft &draft, const RenderedNotes &rendered) const
{
    FilledNotes filled{.draft = draft, .conflicts = 0, .rendered = rendered};
    const bool failed = std::ranges::any_of(rendered.problems, [](const NotesProblem &problem) {
        return problem.severity == NotesProblem::Severity::Error;
    });
    if (failed)
        return filled; // the template's problems tell why
    const QString fresh = notesIn(rendered.text);
    if (isBlank(draft.text)) {
        filled.draft.text = fresh;
    } else {
        const auto text =
            git::mergeTexts(draft.generated, notesIn(draft.text), fresh, {tr("your text"), tr("from the changes")});
        if (!text)
            return std::unexpected(text.error());
        filled.draft.text = text->text;
        filled.conflicts = text->conflicts;
    }
    filled.draft.generated = fresh;
    return filled;
}

QFuture<NotesPreview> NotesService::preview(const QString &markdown)
{
    const auto repository = m_refresh.snapshot()->repository;
    const QString url = repository ? repository->webUrl().toString(QUrl::StripTrailingSlash) : QString();
    return QtConcurrent::run(&m_pool, [markdown, url] { return notes::previewOf(markdown, url); });
}

QFuture<Result<QList<DiffLine>>> NotesService::compare(const QString &before, const QString &after)
{
    return QtConcurrent::run(&m_pool, [before, after] { return git::diffTexts(before, after); });
}

QFuture<Result<MergedText>> NotesService::merge(const QString &base, const QString &ours, const QString &theirs,
                                                const MergeSides &sides)
{
    return QtConcurrent::run(&m_pool,
                             [base, ours, theirs, sides] { return git::mergeTexts(base, ours, theirs, sides); });
}

} // namespace slipway::services
