// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notesactions.h"

#include "domain/actions.h"
#include "domain/plannotes.h"
#include "services/wording.h"
#include "ui/dialogs/committemplatedialog.h"
#include "ui/dialogs/proposetemplatedialog.h"
#include "ui/dialogs/publishnotesdialog.h"
#include "ui/dialogs/question.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using Kind = NotesDesk::Kind;
using services::TemplateFile;
namespace wording = services::wording;

namespace {

void set(QAction &action, const QString &obstacle, const QString &toolTip)
{
    action.setEnabled(obstacle.isEmpty());
    action.setStatusTip(obstacle);
    action.setToolTip((obstacle.isEmpty() ? toolTip : obstacle).toHtmlEscaped());
}

} // namespace

NotesActions::NotesActions(NotesDesk &desk, QWidget *window)
    : QObject(window)
    , m_desk(desk)
    , m_window(window)
    , m_fill(tr("&Fill from changes"))
    , m_publish(icon(u"promote"_s), tr("&Publish…"))
    , m_save(icon(u"asset"_s), tr("&Save"))
    , m_commit(icon(u"commit"_s), tr("Co&mmit…"))
    , m_propose(icon(u"branch"_s), tr("Pr&opose on GitHub…"))
    , m_revert(icon(u"undo"_s), tr("Re&vert…"))
    , m_copy(icon(u"copy"_s), tr("Copy as Markdo&wn"))
    , m_conflict(icon(u"warning"_s), tr("Ne&xt conflict"))
    , m_comparePublished(tr("With what is &published"))
    , m_compareGenerated(tr("With the last &filling"))
    , m_compareGitHub(tr("With &GitHub's own notes"))
{
    m_fill.setObjectName(u"fillNotes"_s);
    m_publish.setObjectName(u"publishNotes"_s);
    m_save.setObjectName(u"saveTemplate"_s);
    m_save.setShortcut(QKeySequence::Save);
    m_commit.setObjectName(u"commitTemplate"_s);
    m_propose.setObjectName(u"proposeTemplate"_s);
    m_revert.setObjectName(u"revertNotes"_s);
    m_copy.setObjectName(u"copyNotes"_s);
    m_conflict.setObjectName(u"nextConflict"_s);
    m_comparePublished.setObjectName(u"comparePublished"_s);
    m_compareGenerated.setObjectName(u"compareGenerated"_s);
    m_compareGitHub.setObjectName(u"compareGitHub"_s);
    connect(&m_fill, &QAction::triggered, this, &NotesActions::askHowToFill);
    connect(&m_publish, &QAction::triggered, &desk, &NotesDesk::prepareToPublish);
    connect(&m_save, &QAction::triggered, this, [this] { m_desk.save(); });
    connect(&m_commit, &QAction::triggered, this, &NotesActions::askForCommit);
    connect(&m_propose, &QAction::triggered, &desk, &NotesDesk::prepareToPropose);
    connect(&m_revert, &QAction::triggered, this, &NotesActions::askToRevert);
    connect(&m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(m_desk.draft().text); });
    connect(&m_comparePublished, &QAction::triggered, this, [this] { m_desk.compare(NotesDesk::Against::Published); });
    connect(&m_compareGenerated, &QAction::triggered, this, [this] { m_desk.compare(NotesDesk::Against::Generated); });
    connect(&m_compareGitHub, &QAction::triggered, this, [this] { m_desk.compare(NotesDesk::Against::GitHub); });
    connect(&desk, &NotesDesk::changed, this, &NotesActions::update);
    connect(&desk, &NotesDesk::draftStateChanged, this, &NotesActions::update);
    connect(&desk, &NotesDesk::opened, this, &NotesActions::update);
    connect(&desk, &NotesDesk::textReplaced, this, &NotesActions::update);
    connect(&desk, &NotesDesk::readyToPublish, this, &NotesActions::publish);
    connect(&desk, &NotesDesk::readyToPropose, this, &NotesActions::propose);
    update();
}

NotesActions::~NotesActions()
{
    delete m_dialog;
}

void NotesActions::closeDialog()
{
    delete m_dialog;
}

QList<QAction *> NotesActions::all()
{
    return QList<QAction *>{&m_fill, &m_publish, &m_save, &m_commit, &m_propose, &m_revert, &m_copy, &m_conflict}
    + compareActions();
}

QString NotesActions::gone() const
{
    return tr("%1 has no tag and no release any more. What was written for it can be copied.")
        .arg(plain(m_desk.document().name));
}

QString NotesActions::publishObstacle() const
{
    if (m_desk.kind() != Kind::Release)
        return tr("Choose a release on the page Release notes first.");
    if (m_desk.isBusy())
        return tr("Publish is off until the answer that is waited for is there.");
    const Snapshot &snapshot = *m_desk.workspace()->snapshot();
    if (const Obstacle obstacle = accessObstacle(snapshot); obstacle != Obstacle::None)
        return plain(wording::obstacle(Action::PublishNotes, {obstacle}));
    if (m_desk.document().tag.isEmpty())
        return gone();
    if (m_desk.document().releaseId == 0)
        return tr("Publish is off: there is no release of %1 on GitHub yet. What you write is kept until then.")
            .arg(plain(m_desk.document().name));
    if (const int line = conflictLine(m_desk.draft().text); line > 0)
        return plain(wording::obstacle(Action::PublishNotes, {Obstacle::NotesConflict, false, QString::number(line)}));
    if (m_desk.workspace()->operations()->isBusy())
        return plain(wording::obstacle(Action::PublishNotes, {Obstacle::Busy}));
    return m_desk.isEdited() ? QString() : tr("Nothing is changed: it is as it is published.");
}

QString NotesActions::proposeObstacle() const
{
    if (m_desk.kind() != Kind::Template)
        return tr("Choose a template on the page Release notes first.");
    if (const Obstacle obstacle = accessObstacle(*m_desk.workspace()->snapshot()); obstacle != Obstacle::None)
        return plain(wording::obstacle(Action::SaveTemplate, {obstacle}));
    return {};
}

void NotesActions::update()
{
    const Kind kind = m_desk.kind();
    const bool isRelease = kind == Kind::Release;
    const bool isTemplate = kind == Kind::Template;
    const QString &text = m_desk.draft().text;
    const QString noRelease = isRelease ? QString() : tr("Choose a release on the page Release notes first.");
    const QString noTemplate = isTemplate ? QString() : tr("Choose a template on the page Release notes first.");
    const QString nothing = kind == Kind::Nothing ? tr("Choose something on the page Release notes first.") : QString();
    QString place = noTemplate;
    if (isTemplate && m_desk.file().place == TemplateFile::Place::GitHub)
        place = tr("There is no clone with files to save it in. Propose it on GitHub.");
    const bool isSaved = isTemplate && m_desk.file().exists && text == m_desk.file().text;

    const QString noTag = isRelease && m_desk.document().tag.isEmpty() ? gone() : noRelease;
    set(m_fill, noTag, tr("Fill the template with what changed; what your hand wrote stays"));
    set(m_publish, publishObstacle(), tr("Show the difference, then write it to the release on GitHub"));
    set(m_save, place.isEmpty() && isSaved ? tr("It is saved.") : place, tr("Write it to the file in the clone"));
    set(m_commit, place.isEmpty() && isSaved && m_desk.file().isCommitted ? tr("It is committed.") : place,
        tr("Save and commit it in the clone; nothing is pushed"));
    set(m_propose, proposeObstacle(), tr("A pull request, or a commit on the default branch"));
    set(m_revert,
        nothing.isEmpty() && !m_desk.isEdited()
            ? (isRelease ? tr("It is as it is published.") : tr("It is as it is in the file."))
            : nothing,
        isTemplate ? tr("Back to what is in the file") : tr("Back to what is published"));
    set(m_copy, nothing, tr("Copy the whole text"));
    const bool hasConflict = conflictLine(text) > 0;
    set(m_conflict, nothing.isEmpty() && !hasConflict ? tr("There is no conflict in the text.") : nothing,
        tr("Go to the next place that both sides changed"));
    m_comparePublished.setText(isTemplate ? tr("With what is in the &file") : tr("With what is &published"));
    set(m_comparePublished, nothing, tr("Show what differs"));
    set(m_compareGenerated, isRelease && m_desk.draft().generated.isEmpty() ? tr("It was not filled yet.") : noRelease,
        tr("Show what your hand changed"));
    const bool onGitHub = m_desk.workspace() && m_desk.workspace()->options().repository;
    set(m_compareGitHub, isRelease && !onGitHub ? tr("A clone alone has no GitHub to ask.") : noTag,
        tr("Show what GitHub would write"));
}

void NotesActions::askHowToFill()
{
    if (!m_desk.needsFillChoice())
        return m_desk.fill(NotesDesk::Fill::Merge);
    auto *box = new Question(u"fillQuestion"_s, tr("Fill from changes?"), tr("What stands here was written by hand."),
                             tr("It can be replaced by the filled template (undo brings it back), or both can be "
                                "merged: then you choose what stays."),
                             m_window);
    connect(box->addAnswer(u"fillReplace"_s, tr("&Replace")), &QPushButton::clicked, this,
            [this] { m_desk.fill(NotesDesk::Fill::Replace); });
    connect(box->addAnswer(u"fillMerge"_s, tr("&Merge with what is there")), &QPushButton::clicked, this,
            [this] { m_desk.fill(NotesDesk::Fill::Merge); });
    box->setWayBack(box->addButton(QMessageBox::Cancel));
    show(box);
}

void NotesActions::askToRevert()
{
    const bool isRelease = m_desk.kind() == Kind::Release;
    auto *box =
        new Question(u"revertQuestion"_s, tr("Revert?"),
                     isRelease ? tr("Go back to what is published?") : tr("Go back to what is in the file?"),
                     tr("What you wrote since goes away. Undo brings it back as long as this stays open."), m_window);
    connect(box->addAnswer(u"revert"_s, tr("Re&vert"), Question::DestructiveRole), &QPushButton::clicked, &m_desk,
            &NotesDesk::revert);
    box->addWayBack(u"keepEdited"_s, tr("&Keep"));
    show(box);
}

void NotesActions::askForCommit()
{
    auto *dialog = new CommitTemplateDialog(m_desk.file(), m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_desk.save(dialog->message()); });
    show(dialog);
}

void NotesActions::publish(const services::PublishCheck &check)
{
    auto *dialog = new PublishNotesDialog(*m_desk.workspace(), check, m_window);
    connect(dialog, &OperationDialog::operationStarted, this, [this] { m_desk.followPublishing(); });
    show(dialog);
}

void NotesActions::propose(const TemplateFile &onGitHub)
{
    show(new ProposeTemplateDialog(*m_desk.workspace(), onGitHub, m_desk.draft().text, m_window));
}

void NotesActions::show(QDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace slipway::ui
