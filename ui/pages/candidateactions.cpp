// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidateactions.h"

#include "services/wording.h"
#include "ui/dialogs/checklistdialog.h"
#include "ui/dialogs/newcandidatedialog.h"
#include "ui/dialogs/promotedialog.h"
#include "ui/dialogs/verdictdialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"
#include "ui/widgets/weblink.h"

#include <QApplication>
#include <QClipboard>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

/// For buttons and menus, where "&" would mark a mnemonic.
QString literal(const QString &text)
{
    return plain(text).replace(u'&', u"&&"_s);
}

} // namespace

CandidateActions::CandidateActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_qualify(icon(u"qualify"_s), tr("&Qualify…"))
    , m_reject(icon(u"reject"_s), tr("&Reject…"))
    , m_promote(icon(u"promote"_s), tr("&Promote…"))
    , m_override(icon(u"promote"_s), tr("Promote any&way…"))
    , m_open(icon(u"external-link"_s), tr("Open on &GitHub"))
    , m_checklist(icon(u"done"_s), tr("Chec&klist…"))
    , m_copyTag(icon(u"copy"_s), tr("Copy &tag"))
    , m_copyCommit(icon(u"copy"_s), tr("Copy &commit"))
{
    m_qualify.setObjectName(u"qualifyCandidate"_s);
    m_reject.setObjectName(u"rejectCandidate"_s);
    m_promote.setObjectName(u"promoteCandidate"_s);
    m_override.setObjectName(u"promoteCandidateAnyway"_s);
    m_override.setPriority(QAction::LowPriority); // never before Promote, where one looks for that
    m_override.setToolTip(tr("Promote although a rule says no. A reason is required and recorded."));
    m_open.setObjectName(u"openCandidate"_s);
    m_checklist.setObjectName(u"tickChecklist"_s);
    m_copyTag.setObjectName(u"copyCandidateTag"_s);
    m_copyCommit.setObjectName(u"copyCandidateCommit"_s);
    connect(&m_qualify, &QAction::triggered, this, [this] { openVerdict(Verdict::Kind::Qualified); });
    connect(&m_reject, &QAction::triggered, this, [this] { openVerdict(Verdict::Kind::Rejected); });
    connect(&m_promote, &QAction::triggered, this, [this] { openPromotion(false); });
    connect(&m_override, &QAction::triggered, this, [this] { openPromotion(true); });
    connect(&m_checklist, &QAction::triggered, this, [this] { openChecklist({}); });
    connect(&m_open, &QAction::triggered, this, &CandidateActions::openPage);
    connect(&m_copyTag, &QAction::triggered, this, [this] { copy(m_candidate->tag.name); });
    connect(&m_copyCommit, &QAction::triggered, this, [this] { copy(m_candidate->tag.commit.hex()); });
    update();
}

CandidateActions::~CandidateActions()
{
    delete m_dialog;
}

void CandidateActions::setWorkspace(services::Workspace *workspace)
{
    delete m_dialog;
    m_workspace = workspace;
    m_candidate.reset();
    update();
}

void CandidateActions::setCandidate(const std::optional<Candidate> &candidate)
{
    m_candidate = candidate;
    update();
}

QList<QAction *> CandidateActions::all()
{
    return {&m_qualify, &m_reject, &m_promote, &m_override, &m_checklist, &m_open, &m_copyTag, &m_copyCommit};
}

Allowance CandidateActions::allowanceOf(Action action) const
{
    if (!m_workspace)
        return {Obstacle::NoCandidate};
    const Candidate *candidate = m_candidate ? &*m_candidate : nullptr;
    const Allowance ruled = allowance(action, *m_workspace->snapshot(), candidate, Ticker::shared().now());
    const auto *operations = m_workspace->operations();
    if (operations && operations->isBusy() && (ruled.allowed() || ruled.canOverride))
        return {Obstacle::Busy};
    return ruled;
}

void CandidateActions::set(QAction &action, Action kind, const QString &text)
{
    const Allowance answer = allowanceOf(kind);
    action.setText(text);
    action.setEnabled(answer.allowed());
    const QString reason = answer.allowed() ? QString() : plain(wording::obstacle(kind, answer));
    action.setStatusTip(reason);
    action.setToolTip((answer.allowed() ? plain(text).remove(u'&') : reason).toHtmlEscaped());
}

void CandidateActions::update()
{
    set(m_qualify, Action::Qualify, tr("&Qualify…"));
    set(m_reject, Action::Reject, tr("&Reject…"));
    set(m_promote, Action::Promote,
        m_candidate ? tr("&Promote to %1…").arg(literal(m_candidate->finalTagName)) : tr("&Promote…"));
    set(m_checklist, Action::Checklist, tr("Chec&klist…"));
    const Allowance promotion = allowanceOf(Action::Promote);
    m_override.setEnabled(!promotion.allowed() && promotion.canOverride);
    m_override.setStatusTip(promotion.allowed() ? tr("No rule says no: use Promote.")
                                                : plain(wording::obstacle(Action::Promote, promotion)));
    const bool onGitHub = m_workspace && m_workspace->snapshot()->repository;
    m_open.setEnabled(m_candidate && onGitHub);
    const QString nothingChosen = m_candidate ? QString() : tr("Choose a candidate first.");
    m_open.setStatusTip(onGitHub ? nothingChosen : tr("This is a clone alone: its GitHub repository is not known."));
    m_open.setToolTip(m_open.isEnabled() ? tr("Open the candidate's page in the browser") : m_open.statusTip());
    for (QAction *copy : {&m_copyTag, &m_copyCommit}) {
        copy->setEnabled(m_candidate.has_value());
        copy->setStatusTip(nothingChosen);
    }
    Q_EMIT changed();
}

QString CandidateActions::reasons() const
{
    const Allowance qualify = allowanceOf(Action::Qualify);
    const Allowance reject = allowanceOf(Action::Reject);
    const Allowance promote = allowanceOf(Action::Promote);
    const auto same = [](const Allowance &a, const Allowance &b) {
        return !a.allowed() && a.obstacle == b.obstacle && a.subject == b.subject;
    };
    if (same(qualify, reject) && same(reject, promote))
        return plain(wording::obstacle(Action::Qualify, qualify)) + u' ' + tr("So are Reject and Promote.");
    QStringList sentences;
    if (same(qualify, reject))
        sentences.append(wording::obstacle(Action::Qualify, qualify) + u' ' + tr("So is Reject."));
    else
        sentences << wording::obstacle(Action::Qualify, qualify) << wording::obstacle(Action::Reject, reject);
    sentences.append(wording::obstacle(Action::Promote, promote));
    sentences.removeAll(QString());
    for (QString &sentence : sentences)
        sentence = plain(sentence);
    return sentences.join(u'\n');
}

void CandidateActions::newCandidate()
{
    if (m_workspace)
        show(new NewCandidateDialog(*m_workspace, m_window));
}

void CandidateActions::openVerdict(Verdict::Kind kind)
{
    if (m_workspace && m_workspace->operations() && m_candidate)
        show(new VerdictDialog(*m_workspace, *m_candidate, kind, m_window));
}

void CandidateActions::openChecklist(const QString &item)
{
    if (m_workspace && m_workspace->operations() && m_candidate && m_checklist.isEnabled())
        show(new ChecklistDialog(*m_workspace, *m_candidate, item, m_window));
}

void CandidateActions::openPromotion(bool overrides)
{
    if (m_workspace && m_workspace->operations() && m_candidate)
        show(new PromoteDialog(*m_workspace, *m_candidate, overrides, m_window));
}

void CandidateActions::show(QDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *operation = qobject_cast<OperationDialog *>(dialog))
        connect(operation, &OperationDialog::operationStarted, this, &CandidateActions::operationStarted);
    dialog->open();
}

/// The address is built from the repository's own, never taken from what the network answered.
void CandidateActions::openPage()
{
    if (!m_candidate || !m_workspace || !m_workspace->snapshot()->repository)
        return;
    QUrl page = m_workspace->snapshot()->repository->webUrl();
    const auto &release = m_candidate->release;
    const QString tag = release ? release->tagName : m_candidate->tag.name;
    page.setPath(page.path() + (release ? u"/releases/tag/"_s : u"/tree/"_s) + tag, QUrl::DecodedMode);
    openWebPage(page);
}

void CandidateActions::copy(const QString &text)
{
    QApplication::clipboard()->setText(text);
}

} // namespace slipway::ui
