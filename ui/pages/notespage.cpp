// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notespage.h"

#include "notesactions.h"
#include "noteseditorpane.h"
#include "noteslist.h"
#include "notespreviewpane.h"
#include "services/await.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/editorspelling.h"

#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using services::await;
using services::NotesService;
using services::RefreshService;

namespace {

constexpr int roomForBoth = 950; ///< pixels; the list, the editor and the preview side by side

} // namespace

NotesPage::NotesPage(QWidget *parent)
    : PageWidget(parent)
    , m_desk(new NotesDesk(this))
    , m_actions(new NotesActions(*m_desk, this))
    , m_list(new NotesList(this))
    , m_editor(new NotesEditorPane(*m_desk, *m_actions, this))
    , m_preview(new NotesPreviewPane(*m_desk, this))
    , m_work(new QSplitter(this))
{
    setObjectName(u"notesPage"_s);
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"notesSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(12);
    m_work->setObjectName(u"notesWork"_s);
    m_work->setChildrenCollapsible(false);
    m_work->setHandleWidth(12);
    m_work->addWidget(m_editor);
    m_work->addWidget(m_preview);
    m_work->setStretchFactor(0, 1);
    m_work->setStretchFactor(1, 1);
    m_work->setSizes({480, 390});
    splitter->addWidget(m_list);
    splitter->addWidget(m_work);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({205, 870});
    m_list->setMinimumWidth(120);
    m_preview->setMinimumWidth(180);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 14, 14, 14);
    column->addWidget(splitter);
    addAction(m_actions->saveAction());
    m_actions->saveAction()->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    joinParts();
}

NotesPage::~NotesPage()
{
    m_links.reset();
}

void NotesPage::joinParts()
{
    connect(m_list, &NotesList::chosen, this, &NotesPage::openRow);
    connect(m_list, &NotesList::activated, m_editor, &NotesEditorPane::focusEditor);
    connect(m_list, &NotesList::refreshRequested, this, &NotesPage::refreshRequested);
    connect(m_editor, &NotesEditorPane::textChanged, m_preview, &NotesPreviewPane::setText);
    connect(m_editor, &NotesEditorPane::retryRequested, this, [this] { openRow(m_open); });
    connect(m_desk, &NotesDesk::opened, this, [this] {
        const bool isRelease = m_desk->kind() == NotesDesk::Kind::Release;
        const QString name = isRelease ? NotesService::draftName(m_desk->document())
                                       : NotesService::draftNameOfTemplate(m_desk->file().path);
        if (name == m_open.name) // else another row was chosen meanwhile, and comes next
            m_list->select(name);
    });
    connect(m_desk, &NotesDesk::stayed, this, [this] {
        m_open = m_before;
        m_list->select(m_open.name);
    });
    connect(m_desk, &NotesDesk::changed, this, &NotesPage::newsCame);
    connect(m_desk, &NotesDesk::draftStateChanged, this, [this] {
        if (m_desk->isEdited() != m_isEdited)
            showRows();
        if (m_desk->keeper().isSettled() && std::exchange(m_isAsked, false))
            Q_EMIT keepingEnded(m_desk->isKept());
    });
}

void NotesPage::setWorkspace(services::Workspace *workspace)
{
    m_links.reset();
    m_actions->closeDialog();
    m_workspace = nullptr; // what the desk tells of its end is of nothing any more
    m_desk->setWorkspace(workspace);
    m_workspace = workspace;
    m_templates.clear();
    m_edited.clear();
    m_written.reset();
    m_open = {};
    if (workspace) {
        m_links = std::make_unique<QObject>();
        connect(&workspace->refresh(), &RefreshService::snapshotChanged, m_links.get(), [this] { newsCame(); });
        connect(&workspace->refresh(), &RefreshService::finished, m_links.get(), [this] { readTemplates(); });
        connect(&workspace->notes(), &NotesService::draftsChanged, m_links.get(), [this] { readDrafts(); });
        readDrafts();
        readTemplates();
    }
    m_list->select({});
    takeNews();
}

QList<QAction *> NotesPage::commands()
{
    return m_actions->all();
}

void NotesPage::focusContent()
{
    m_list->focusList();
}

void NotesPage::focusFilter()
{
    m_list->focusFilter();
}

QByteArray NotesPage::saveState() const
{
    return m_editor->editor().spelling().saveState();
}

void NotesPage::restoreState(const QByteArray &state)
{
    m_editor->editor().spelling().restoreState(state);
}

bool NotesPage::keepAll()
{
    if (m_desk->isKept())
        return true;
    m_isAsked = true;
    m_desk->keepNow();
    return false;
}

void NotesPage::openRow(const NotesRow &row)
{
    m_before = std::exchange(m_open, row);
    if (row.kind == NotesRow::Kind::Template)
        m_desk->openTemplate(row.path);
    else
        m_desk->openDocument(row.document);
}

/// What was written on last and is not published, else the newest pre-release, which is what one writes for; when the
/// page is in sight and nothing was chosen.
void NotesPage::openSomething()
{
    if (!isVisible() || !m_workspace || !m_open.name.isEmpty() || !m_written)
        return;
    const QList<NotesRow> all = rows();
    auto row = std::ranges::find(all, *m_written, &NotesRow::name);
    if (row == all.cend())
        row = std::ranges::find_if(all, [](const NotesRow &each) {
            return each.kind == NotesRow::Kind::Release && each.document.isPrerelease;
        });
    if (row == all.cend())
        row = std::ranges::find(all, NotesRow::Kind::Release, &NotesRow::kind);
    if (row == all.cend())
        return;
    m_list->select(row->name);
    openRow(*row);
}

/// Which of the templates are there.
void NotesPage::readTemplates()
{
    if (!isVisible())
        return;
    for (const QString &path : m_workspace->templates().paths()) {
        await(m_workspace->templates().read(path), m_links.get(),
              [this, path](const Result<services::TemplateFile> &file) {
                  if (!file)
                      return;
                  m_templates.insert(path, file->exists);
                  m_desk->followFile(*file);
                  showRows();
              });
    }
}

void NotesPage::readDrafts()
{
    await(m_workspace->notes().unpublished(), m_links.get(), [this](const Result<QList<NotesDraft>> &drafts) {
        if (!drafts) { // what is known of them stays
            m_written = m_written.value_or(QString());
            return openSomething();
        }
        m_edited.clear();
        QDateTime newest;
        m_written = QString();
        for (const NotesDraft &draft : *drafts) {
            m_edited.insert(draft.name);
            if (!newest.isValid() || draft.changedAt > newest) {
                newest = draft.changedAt;
                m_written = draft.name;
            }
        }
        newsCame();
    });
}

void NotesPage::takeNews()
{
    showRows();
    openSomething();
}

void NotesPage::showRows()
{
    if (!m_workspace)
        return m_list->setRows({}, true);
    m_isEdited = m_desk->isEdited();
    m_list->setRows(rows(), m_workspace->snapshot()->releases.has_value());
}

QList<NotesRow> NotesPage::rows() const
{
    QList<NotesRow> rows;
    const QString open = m_desk->draft().name;
    const auto isEdited = [&](const QString &name) {
        return name == open && m_desk->kind() != NotesDesk::Kind::Nothing ? m_desk->isEdited()
                                                                          : m_edited.contains(name);
    };
    for (const QString &path : m_workspace->templates().paths()) {
        NotesRow row;
        row.kind = NotesRow::Kind::Template;
        row.name = NotesService::draftNameOfTemplate(path);
        row.path = path;
        if (const auto found = m_templates.constFind(path); found != m_templates.cend())
            row.exists = *found;
        row.isEdited = isEdited(row.name);
        rows.append(row);
    }
    for (const NotesDocument &document : notesDocuments(*m_workspace->snapshot())) {
        NotesRow row;
        row.name = NotesService::draftName(document);
        row.document = document;
        row.isEdited = isEdited(row.name);
        rows.append(row);
    }
    rows += lostRows(rows);
    std::ranges::stable_sort(rows, {}, [](const NotesRow &row) { return row.kind != NotesRow::Kind::Template; });
    return rows;
}

/// What was written for a tag, a release or a template that is not there any more: to copy it, or to let it go.
QList<NotesRow> NotesPage::lostRows(const QList<NotesRow> &there) const
{
    QList<NotesRow> lost;
    const Snapshot &snapshot = *m_workspace->snapshot();
    if (!snapshot.releases && !snapshot.tags)
        return lost;
    QSet<QString> written = m_edited;
    if (!m_open.name.isEmpty())
        written.insert(m_open.name); // stays as long as it is open
    for (const QString &name : std::as_const(written)) {
        const QString key = NotesService::keyOfDraftName(name);
        if (std::ranges::contains(there, name, &NotesRow::name))
            continue;
        NotesRow row{.name = name, .isEdited = m_edited.contains(name)};
        row.kind = key.isEmpty() ? NotesRow::Kind::Template : NotesRow::Kind::Release;
        row.path = NotesService::templateOfDraftName(name);
        row.document.key = row.document.name = key;
        lost.append(row);
    }
    std::ranges::sort(lost, {}, &NotesRow::name);
    return lost;
}

void NotesPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    if (!m_workspace)
        return;
    readTemplates();
    openSomething();
}

/// Where there is little room, the preview is below the editor.
void NotesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_work->setOrientation(width() < roomForBoth ? Qt::Vertical : Qt::Horizontal);
}

void NotesPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_desk->keepNow();
}

bool NotesPage::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate)
        m_desk->keepNow();
    return QWidget::event(event);
}

} // namespace slipway::ui
