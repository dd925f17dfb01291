// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activityactions.h"

#include "domain/planundo.h"
#include "operationexport.h"
#include "services/activity.h"
#include "services/await.h"
#include "services/wording.h"
#include "ui/dialogs/question.h"
#include "ui/dialogs/resumedialog.h"
#include "ui/dialogs/undodialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QDir>
#include <QFileDialog>
#include <QPushButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

void set(QAction &action, const QString &obstacle, const QString &toolTip)
{
    action.setEnabled(obstacle.isEmpty());
    action.setStatusTip(obstacle);
    action.setToolTip((obstacle.isEmpty() ? toolTip : obstacle).toHtmlEscaped());
}

} // namespace

ActivityActions::ActivityActions(services::Activity &activity, QWidget *window)
    : QObject(window)
    , m_activity(activity)
    , m_window(window)
    , m_exporter(new OperationExport(activity, this))
    , m_resume(icon(u"running"_s), tr("&Resume…"))
    , m_putAside(icon(u"stopped"_s), tr("Put as&ide…"))
    , m_undo(icon(u"undo"_s), tr("&Undo…"))
    , m_export(icon(u"asset"_s), tr("&Export…"))
    , m_candidate(icon(u"candidate"_s), tr("Show can&didate"))
{
    m_resume.setObjectName(u"resumeOperation"_s);
    m_putAside.setObjectName(u"putOperationAside"_s);
    m_undo.setObjectName(u"undoOperation"_s);
    m_export.setObjectName(u"exportOperation"_s);
    m_candidate.setObjectName(u"showOperationCandidate"_s);
    connect(&m_resume, &QAction::triggered, this, &ActivityActions::resume);
    connect(&m_putAside, &QAction::triggered, this, &ActivityActions::askToPutAside);
    connect(&m_undo, &QAction::triggered, this, &ActivityActions::undo);
    connect(&m_export, &QAction::triggered, this, &ActivityActions::askForFile);
    connect(&m_candidate, &QAction::triggered, this, [this] { Q_EMIT candidateAsked(m_operation->plan.tag); });
    connect(m_exporter, &OperationExport::written, this, [this](const QString &path, const Result<void> &result) {
        Q_EMIT told(result ? tr("Exported to %1.").arg(QDir::toNativeSeparators(path)) : result.error().message,
                    result ? Tone::Good : Tone::Bad);
    });
    update();
}

ActivityActions::~ActivityActions()
{
    delete m_dialog;
}

void ActivityActions::setWorkspace(services::Workspace *workspace)
{
    delete m_dialog;
    m_workspace = workspace;
    m_exporter->setWorkspace(workspace);
    update();
}

void ActivityActions::setOperation(const std::optional<Operation> &operation)
{
    m_operation = operation;
    update();
}

QList<QAction *> ActivityActions::all()
{
    return {&m_resume, &m_putAside, &m_undo, &m_export, &m_candidate};
}

/// What holds for both: only what is neither over nor under way can be taken up or put aside.
QString ActivityActions::putAsideObstacle() const
{
    if (!m_operation)
        return tr("Choose an operation on the page Activity first.");
    if (m_operation->isOpen())
        return {};
    switch (m_operation->state) {
    case Operation::State::Running:
        return tr("It is under way: there is nothing to resume or to put aside.");
    case Operation::State::Done:
        return tr("It is done: there is nothing to resume or to put aside.");
    case Operation::State::Replaced:
        return tr("Another operation was begun in its place: there is nothing to resume or to put aside.");
    default:
        break;
    }
    return tr("It was put aside: there is nothing to resume.");
}

QString ActivityActions::resumeObstacle() const
{
    if (const QString common = putAsideObstacle(); !common.isEmpty())
        return common;
    if (!m_operation->isResumable())
        return tr("Resume is off: its steps cannot be read. Put it aside and begin anew.");
    if (!isHere(m_workspace, *m_operation))
        return tr("Resume is off: open %1 first.").arg(plain(m_operation->repository.fullName()));
    if (m_workspace->options().awaitsToken)
        return tr("Resume is off: the keychain has not given the token yet.");
    if (m_workspace->options().token.isEmpty())
        return tr("Resume is off: sign in first.");
    if (!m_workspace->snapshot()->account.canWrite.value_or(true))
        return tr("Resume is off: you have no write access to %1.").arg(plain(m_operation->repository.fullName()));
    if (m_workspace->operations()->isBusy())
        return tr("Resume is off: another operation is under way.");
    return {};
}

QString ActivityActions::candidateObstacle() const
{
    if (!m_operation)
        return tr("Choose an operation on the page Activity first.");
    if (!isHere(m_workspace, *m_operation))
        return tr("Show candidate is off: open %1 first.").arg(plain(m_operation->repository.fullName()));
    if (!m_workspace->snapshot()->findTag(m_operation->plan.tag))
        return tr("Show candidate is off: there is no tag %1.").arg(plain(m_operation->plan.tag));
    return {};
}

/// That a reason is missing is for the dialog, where it is written.
QString ActivityActions::undoObstacle() const
{
    if (!m_operation)
        return tr("Choose an operation on the page Activity first.");
    if (const Allowance answer = undoAllowance(*m_operation, m_activity.operations()); !answer.allowed())
        return plain(wording::obstacle(Action::Undo, answer));
    if (!isHere(m_workspace, *m_operation))
        return tr("Undo is off: open %1 first.").arg(plain(m_operation->repository.fullName()));
    if (m_workspace->operations()->isBusy())
        return tr("Undo is off: another operation is under way.");
    const auto plan =
        planUndo(*m_workspace->snapshot(), *m_operation, m_activity.operations(), {}, Ticker::shared().now());
    if (plan || plan.error().obstacle == Obstacle::ReasonMissing)
        return {};
    return plain(wording::obstacle(Action::Undo, plan.error()));
}

void ActivityActions::update()
{
    set(m_resume, resumeObstacle(), tr("Show what is left to do, and go on with it"));
    set(m_putAside, putAsideObstacle(), tr("Leave it unfinished; nothing changes on GitHub"));
    set(m_undo, undoObstacle(), tr("Show how it would be taken back, as far as GitHub lets one"));
    set(m_export, m_operation ? QString() : tr("Choose an operation on the page Activity first."),
        tr("Write it to a file: with all the evidence where its candidate is known"));
    set(m_candidate, candidateObstacle(), tr("Show its candidate on the page Candidates"));
    Q_EMIT changed();
}

QString ActivityActions::reasons() const
{
    QStringList sentences{putAsideObstacle(), resumeObstacle(), undoObstacle(), candidateObstacle()};
    sentences.removeAll(QString());
    sentences.removeDuplicates();
    return sentences.join(u'\n');
}

void ActivityActions::resume()
{
    if (m_workspace && m_operation)
        show(new ResumeDialog(*m_workspace, *m_operation, m_window));
}

void ActivityActions::undo()
{
    if (m_workspace && m_operation)
        show(new UndoDialog(*m_workspace, *m_operation, m_window));
}

void ActivityActions::askToPutAside()
{
    if (!m_operation)
        return;
    auto *box = new Question(
        u"putAsideQuestion"_s, tr("Put aside?"),
        tr("Put aside without going on: %1?").arg(plain(wording::planTitle(m_operation->plan))),
        tr("Nothing changes on GitHub: what was done stays done, what is left is left. It cannot be resumed any more."),
        m_window);
    connect(box->addAnswer(u"putAside"_s, tr("&Put aside")), &QPushButton::clicked, this,
            [this, id = m_operation->id] { putAside(id); });
    box->addWayBack(u"keepUnfinished"_s, tr("&Keep"));
    show(box);
}

void ActivityActions::putAside(qint64 id)
{
    services::await(m_activity.close(id), this, [this](const Result<void> &closed) {
        Q_EMIT told(closed ? tr("Put aside.") : closed.error().message, closed ? Tone::Good : Tone::Bad);
    });
}

void ActivityActions::askForFile()
{
    if (m_operation)
        show(m_exporter->ask(*m_operation, m_window));
}

void ActivityActions::show(QDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace slipway::ui
