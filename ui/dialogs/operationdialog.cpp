// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationdialog.h"

#include "planpanel.h"
#include "services/wording.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"
#include "ui/widgets/tonebutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using services::OperationService;
using services::Outcome;
using services::RefreshService;

namespace {

bool isSameButForTime(Plan one, const Plan &other)
{
    if (one.steps.size() != other.steps.size())
        return false;
    for (qsizetype i = 0; i < one.steps.size(); ++i)
        one.steps[i].at = other.steps.at(i).at;
    return one == other;
}

} // namespace

OperationDialog::OperationDialog(services::Workspace &workspace, Action action, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_action(action)
    , m_title(new QLabel(this))
    , m_sentence(new MutedLabel(this))
    , m_inputs(new QWidget(this))
    , m_body(new QVBoxLayout(m_inputs))
    , m_panel(new PlanPanel(this))
    , m_hint(new MutedLabel(this))
    , m_cancel(new QPushButton(tr("&Cancel"), this))
    , m_stop(new QPushButton(tr("&Stop after this step"), this))
    , m_background(new QPushButton(tr("Run in &background"), this))
    , m_again(new QPushButton(tr("&Try again"), this))
    , m_primary(new ToneButton(Tone::Info, ToneButton::Weight::Filled, this))
{
    m_title->setObjectName(u"dialogTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setFont(scaled(font(), 1.3, true));
    m_sentence->setObjectName(u"dialogSentence"_s);
    m_sentence->setWordWrap(true);
    m_hint->setObjectName(u"dialogHint"_s);
    m_hint->setWordWrap(true);
    m_cancel->setObjectName(u"dialogCancel"_s);
    m_stop->setObjectName(u"dialogStop"_s);
    m_background->setObjectName(u"dialogBackground"_s);
    m_again->setObjectName(u"dialogAgain"_s);
    m_again->setIcon(icon(u"refresh"_s));
    m_primary->setObjectName(u"dialogPrimary"_s);
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_cancel, m_stop, m_background, m_again, m_primary})
        button->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_hint, 1);
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_stop, m_background, m_cancel, m_again, m_primary})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(8);
    column->addWidget(m_inputs);
    column->addWidget(m_panel);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(680);

    // The rows know their height only when they know their width: what was held ready for them is given back.
    connect(m_panel, &PlanPanel::heightChanged, this, &OperationDialog::fitHeight);
    // What is shown is what would be done now.
    connect(&workspace.refresh(), &RefreshService::snapshotChanged, this, &OperationDialog::updatePlan);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_background, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_primary, &QPushButton::clicked, this, &OperationDialog::run);
    connect(m_again, &QPushButton::clicked, this, &OperationDialog::runAgain);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_workspace.operations()->stopAfterStep();
        m_stop->setEnabled(false);
        m_hint->setText(tr("It stops as soon as the step under way has ended."));
    });
    enter(Act::Preview);
}

void OperationDialog::setWords(const QString &title, const QString &sentence)
{
    setWindowTitle(plain(title));
    m_title->setText(plain(title));
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

/// As high as what is in it, never higher than the screen, and not beyond its lower edge.
void OperationDialog::fitHeight()
{
    if (!isVisible())
        return;
    layout()->activate();
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    const QRect available = screen()->availableGeometry();
    const int frame = frameGeometry().height() - height();
    const int high = qMin(qMax(wanted, m_inputs->isVisibleTo(this) ? m_leastHeight : 0), available.height() - 40);
    if (high == height())
        return;
    resize(width(), high);
    const int beyond = y() + frame + height() - 1 - available.bottom();
    if (beyond > 0)
        move(x(), qMax(available.top(), y() - beyond));
}

QString OperationDialog::unmetItems(const Snapshot &snapshot, const Candidate &candidate)
{
    QString items;
    for (const Condition &condition : unmet(readiness(snapshot, candidate, Ticker::shared().now())))
        items += u"<br>· "_s + plainHtml(services::wording::condition(condition));
    return items;
}

/// Its size is settled before it is placed: a window that is resized while the desktop places it ends in a corner.
void OperationDialog::showEvent(QShowEvent *event)
{
    fitHeight();
    QDialog::showEvent(event);
}

void OperationDialog::addGrowing(QWidget *widget)
{
    m_leastHeight = 620;
    m_body->addWidget(widget, 1);
    static_cast<QVBoxLayout *>(layout())->setStretchFactor(m_inputs, 100);
}

void OperationDialog::setPrimary(const QString &text, const QString &drawing, bool isDefault)
{
    m_primary->setText(text);
    m_primary->setDrawing(drawing);
    m_primaryIsDefault = isDefault;
    enter(m_act);
}

QString OperationDialog::refusalText(const Allowance &allowance) const
{
    return services::wording::obstacle(m_action, allowance);
}

void OperationDialog::updatePlan()
{
    if (m_act != Act::Preview)
        return;
    const Planned planned = makePlan();
    m_plan = planned.value_or(Plan());
    m_panel->setPlan(m_plan, progressSoFar());
    const QString waiting = planned ? waitsFor() : QString();
    m_panel->setMessage({}, planned ? waiting : refusalText(planned.error()), planned ? Tone::Neutral : Tone::Warn);
    m_primary->setEnabled(planned.has_value() && waiting.isEmpty() && m_workspace.operations());
    planChanged();
}

std::optional<Candidate> OperationDialog::fresh(const Candidate &candidate) const
{
    auto same = findCandidate(*m_workspace.snapshot(), candidate.tag.name);
    return same && same->tag.commit == candidate.tag.commit ? same : std::nullopt;
}

bool OperationDialog::begin(OperationService &operations)
{
    return operations.start(m_plan, watches());
}

void OperationDialog::run()
{
    OperationService *operations = m_workspace.operations();
    if (!operations || m_plan.steps.isEmpty())
        return;
    disconnect(operations, nullptr, this, nullptr);
    connect(operations, &OperationService::progressed, this, &OperationDialog::followProgress);
    connect(operations, &OperationService::finished, this, &OperationDialog::showOutcome);
    enter(Act::Running);
    if (!begin(*operations)) {
        disconnect(operations, nullptr, this, nullptr);
        enter(Act::Ended);
        m_panel->setMessage(tr("Not started:"), tr("another operation is under way. Try again when it has ended."),
                            Tone::Warn);
        return;
    }
    Q_EMIT operationStarted();
}

/// What was read before the stop may no longer be so: everything is read and planned anew, and only what was shown is
/// gone on with.
void OperationDialog::runAgain()
{
    enter(Act::Reading);
    RefreshService &refresh = m_workspace.refresh();
    refresh.restart();
    connect(
        &refresh, &RefreshService::finished, this,
        [this] {
            const Planned planned = makePlan();
            if (planned && m_workspace.refresh().answered()) {
                if (isSameButForTime(*planned, m_plan)) {
                    m_plan = *planned;
                    m_panel->setPlan(m_plan);
                    run();
                } else {
                    showAnew();
                }
                return;
            }
            enter(Act::Ended);
            const auto &problems = m_workspace.snapshot()->problems;
            m_panel->setMessage(tr("Not started:"),
                                problems.isEmpty() && !planned ? refusalText(planned.error())
                                                               : problems.value(0).error.message,
                                Tone::Warn);
        },
        Qt::SingleShotConnection);
}

void OperationDialog::showAnew()
{
    enter(Act::Preview);
    updatePlan();
    m_panel->setMessage(tr("Not started yet:"),
                        tr("what is to be done is not what was shown before. Look at the steps, then go on."),
                        Tone::Warn);
}

void OperationDialog::followProgress()
{
    const OperationService &operations = *m_workspace.operations();
    m_panel->setPlan(operations.plan(), operations.progress());
}

void OperationDialog::showOutcome()
{
    const OperationService &operations = *m_workspace.operations();
    const Outcome outcome = operations.outcome();
    disconnect(&operations, nullptr, this, nullptr);
    m_panel->setPlan(operations.plan(), operations.progress());
    enter(Act::Ended);
    switch (outcome.kind) {
    case Outcome::Kind::Done:
        m_panel->setMessage(tr("Done."), doneText(), Tone::Good);
        m_again->hide();
        break;
    case Outcome::Kind::Waiting:
        m_panel->setMessage({}, services::wording::waiting(operations.plan(), operations.progress()), Tone::Info);
        m_again->hide();
        break;
    case Outcome::Kind::Stopped: {
        const bool asAsked = outcome.error && outcome.error->kind == ErrorKind::Stopped;
        m_again->setText(asAsked ? tr("&Go on") : tr("&Try again"));
        m_panel->setMessage(asAsked ? QString() : tr("It stopped."), outcome.error ? outcome.error->message : QString(),
                            asAsked ? Tone::Info : Tone::Bad);
        m_again->setFocus();
        break;
    }
    }
}

void OperationDialog::enter(Act act)
{
    m_act = act;
    const bool running = act == Act::Running || act == Act::Reading;
    m_inputs->setVisible(act == Act::Preview);
    m_panel->showProgress(act == Act::Running || act == Act::Ended);
    if (running)
        m_panel->setMessage({}, act == Act::Reading ? tr("Reading what is so now…") : QString(), Tone::Neutral);
    m_primary->setVisible(act == Act::Preview);
    m_again->setVisible(act == Act::Ended);
    m_cancel->setVisible(!running);
    m_cancel->setText(act == Act::Preview ? tr("&Cancel") : tr("&Close"));
    m_stop->setVisible(act == Act::Running);
    m_stop->setEnabled(true);
    m_background->setVisible(act == Act::Running);
    m_hint->setText(act == Act::Running ? tr("You can close this: it goes on in the background.") : QString());
    // Enter must never release anything by accident: where the deed is not the default, the way out is.
    QPushButton *standard = act == Act::Running     ? m_background
        : act == Act::Preview && m_primaryIsDefault ? static_cast<QPushButton *>(m_primary)
                                                    : m_cancel;
    standard->setDefault(true);
    if (act != Act::Preview)
        standard->setFocus();
    relayout();
}

void OperationDialog::relayout()
{
    QMetaObject::invokeMethod(this, &OperationDialog::fitHeight, Qt::QueuedConnection);
}

} // namespace slipway::ui
