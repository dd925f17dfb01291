// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environmentactions.h"

#include "domain/environmentactions.h"
#include "services/wording.h"
#include "ui/dialogs/reviewdialog.h"
#include "ui/dialogs/rollbackdialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

/// For menus, where "&" would mark a mnemonic.
QString literal(const QString &text)
{
    return plain(text).replace(u'&', u"&&"_s);
}

} // namespace

EnvironmentActions::EnvironmentActions(services::Workspace &workspace, const QString &environment, QWidget *window)
    : m_workspace(workspace)
    , m_environment(environment)
    , m_window(window)
    , m_rollBack(icon(u"roll-back"_s), tr("Roll back %1…").arg(literal(environment)))
    , m_approve(icon(u"qualify"_s), tr("Approve the deployment that waits on %1…").arg(literal(environment)))
    , m_reject(icon(u"reject"_s), tr("Reject the deployment that waits on %1…").arg(literal(environment)))
{
    m_rollBack.setObjectName(u"rollBack:"_s + environment);
    m_approve.setObjectName(u"approve:"_s + environment);
    m_reject.setObjectName(u"reject:"_s + environment);
    connect(&m_rollBack, &QAction::triggered, this,
            [this] { open(new RollBackDialog(m_workspace, m_environment, m_window)); });
    connect(&m_approve, &QAction::triggered, this,
            [this] { open(new ReviewDialog(m_workspace, m_environment, Verdict::Kind::Qualified, m_window)); });
    connect(&m_reject, &QAction::triggered, this,
            [this] { open(new ReviewDialog(m_workspace, m_environment, Verdict::Kind::Rejected, m_window)); });
    update();
}

EnvironmentActions::~EnvironmentActions()
{
    delete m_dialog;
}

void EnvironmentActions::open(OperationDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    static_cast<QDialog *>(dialog)->open();
}

Allowance EnvironmentActions::allowanceOf(Action action) const
{
    const Allowance ruled = environmentAllowance(action, *m_workspace.snapshot(), m_environment);
    const auto *operations = m_workspace.operations();
    return ruled.allowed() && operations && operations->isBusy() ? Allowance{Obstacle::Busy} : ruled;
}

void EnvironmentActions::set(QAction &action, Action kind, const QString &toolTip)
{
    const Allowance answer = allowanceOf(kind);
    action.setEnabled(answer.allowed());
    const QString reason = answer.allowed() ? QString() : plain(wording::obstacle(kind, answer));
    action.setStatusTip(reason);
    action.setToolTip((answer.allowed() ? toolTip : reason).toHtmlEscaped());
}

void EnvironmentActions::update()
{
    const services::SnapshotPtr now = m_workspace.snapshot();
    const Environment *environment = now->findEnvironment(m_environment);
    m_waits = reviewableDeployment(environment);
    m_isReviewed = environment && environment->needsReview;
    set(m_rollBack, Action::RollBack, tr("Deploy an earlier version to %1 again").arg(plain(m_environment)));
    set(m_approve, Action::Review, tr("Let what waits for a review go on to %1").arg(plain(m_environment)));
    set(m_reject, Action::Review, tr("End what waits for a review on %1").arg(plain(m_environment)));
    Q_EMIT changed();
}

QList<QAction *> EnvironmentActions::all()
{
    QList<QAction *> actions{&m_rollBack};
    if (m_waits || m_isReviewed)
        actions << &m_approve << &m_reject;
    return actions;
}

QString EnvironmentActions::shortReason() const
{
    Allowance answer = allowanceOf(Action::RollBack);
    if (answer.allowed() && m_waits)
        answer = allowanceOf(Action::Review);
    switch (answer.obstacle) {
    case Obstacle::None:
        return {};
    case Obstacle::NotSignedIn:
        return tr("not signed in");
    case Obstacle::NoWriteAccess:
        return tr("no write access");
    case Obstacle::AccountUnknown:
        return tr("who you are is not known");
    case Obstacle::Archived:
        return tr("archived");
    case Obstacle::Busy:
        return tr("an operation runs");
    case Obstacle::NothingRuns:
        return tr("nothing runs here");
    case Obstacle::ObservesOnly:
        return tr("only observed");
    case Obstacle::NothingEarlier:
        return tr("no earlier version");
    case Obstacle::FactsUnknown:
        return tr("tags are not known");
    default:
        return tr("not possible now");
    }
}

QString EnvironmentActions::reasons() const
{
    QStringList sentences{m_rollBack.statusTip()};
    if (m_waits)
        sentences.append(m_approve.statusTip());
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace slipway::ui
