// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statusstrip.h"

#include "problemspopup.h"
#include "services/wording.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/relativetime.h"
#include "ui/widgets/tint.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

QString homely(const QString &path)
{
    const QString home = QDir::homePath();
    return path == home || path.startsWith(home + u'/') ? QString(u'~' + path.mid(home.size())) : path;
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_light(new QLabel(this))
    , m_connection(new ElidedLabel(this))
    , m_limit(new ElidedLabel(this))
    , m_clone(new RelativeTime(this))
    , m_operation(new ElidedLabel(this))
    , m_progress(new QProgressBar(this))
    , m_problems(new QToolButton(this))
{
    m_connection->setObjectName(u"connection"_s);
    m_limit->setObjectName(u"rateLimit"_s);
    m_clone->setObjectName(u"clone"_s);
    m_operation->setObjectName(u"operation"_s);
    m_operation->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_progress->setObjectName(u"operationProgress"_s);
    m_progress->setAccessibleName(tr("Steps of the operation that are done"));
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(90, 8);
    m_problems->setObjectName(u"problems"_s);
    m_problems->setAutoRaise(true);
    m_problems->setFocusPolicy(Qt::StrongFocus);
    m_problems->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_problems, &QToolButton::clicked, this, &StatusStrip::listProblems);
    build();
    refreshAll();
}

void StatusStrip::build()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(6);
    row->addWidget(m_light);
    row->addWidget(m_connection);
    row->addSpacing(12);
    row->addWidget(m_limit);
    row->addSpacing(12);
    row->addWidget(m_clone);
    row->addWidget(m_operation, 1);
    row->addWidget(m_progress);
    row->addSpacing(4);
    row->addWidget(m_problems);
    setMinimumHeight(fontMetrics().height() + 14);
}

void StatusStrip::comeLast()
{
    QWidget *last = window()->previousInFocusChain();
    while (last != window() && (last == m_problems || last->focusPolicy() == Qt::NoFocus))
        last = last->previousInFocusChain();
    setTabOrder(last, m_problems);
}

void StatusStrip::setWorkspace(services::Workspace *workspace)
{
    m_links.reset();
    m_workspace = workspace;
    if (workspace) {
        m_links = std::make_unique<QObject>();
        const auto again = [this] { refreshAll(); };
        services::RefreshService &refresh = workspace->refresh();
        connect(&refresh, &services::RefreshService::snapshotChanged, m_links.get(), again);
        connect(&refresh, &services::RefreshService::finished, m_links.get(), again);
        connect(workspace, &services::Workspace::rateLimitChanged, m_links.get(), [this] { showLimit(); });
        if (services::OperationService *operations = workspace->operations()) {
            const auto step = [this] { showOperation(); };
            connect(operations, &services::OperationService::started, m_links.get(), step);
            connect(operations, &services::OperationService::progressed, m_links.get(), step);
            connect(operations, &services::OperationService::finished, m_links.get(), step);
        }
    }
    refreshAll();
}

void StatusStrip::refreshAll()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_light, m_connection, m_limit, m_clone, m_problems})
        widget->setVisible(m_workspace);
    showOperation();
    if (!m_workspace)
        return;
    const services::SnapshotPtr snapshot = m_workspace->snapshot();
    showConnection(*snapshot);
    showLimit();
    showClone(*snapshot);
    const int count = static_cast<int>(snapshot->problems.size());
    m_problems->setVisible(count > 0);
    m_problems->setText(tr("%n problem(s)", nullptr, count));
    m_problems->setToolTip(tr("Show what could not be read, and why"));
    m_problems->setIcon(icon(u"warning"_s, toneForeground(Tone::Warn, palette())));
}

void StatusStrip::showConnection(const Snapshot &snapshot)
{
    const auto &repository = m_workspace->options().repository;
    const bool offline = std::ranges::any_of(snapshot.problems, [](const Problem &problem) {
        return problem.source == Problem::Source::GitHub && problem.error.kind == ErrorKind::Network;
    });
    QString icon = u"done"_s;
    Tone tone = Tone::Good;
    if (!repository) {
        m_connection->setText(tr("Clone alone, without GitHub"));
        icon = u"branch"_s;
        tone = Tone::Neutral;
    } else if (offline) {
        m_connection->setText(tr("Offline · %1").arg(repository->host));
        icon = u"stopped"_s;
        tone = Tone::Warn;
    } else if (!m_workspace->refresh().isFresh()) {
        m_connection->setText(tr("Not reached yet · %1").arg(repository->host));
        icon = u"waiting"_s;
        tone = Tone::Neutral;
    } else {
        m_connection->setText(tr("Online · %1").arg(repository->host));
    }
    m_light->setPixmap(iconPixmap(icon, 14, toneForeground(tone, palette()), devicePixelRatioF()));
}

void StatusStrip::showLimit()
{
    const services::RateLimitInfo info = m_workspace->rateLimit();
    m_limit->setVisible(info.remaining >= 0);
    m_limit->setText(
        info.limit > 0
            ? tr("%1 of %2 requests left").arg(locale().toString(info.remaining), locale().toString(info.limit))
            : tr("%1 requests left").arg(locale().toString(info.remaining)));
    m_limit->setToolTip(info.resetsAt.isValid()
                            ? tr("GitHub counts anew at %1.").arg(wording::absolute(info.resetsAt, locale()))
                            : QString());
}

void StatusStrip::showClone(const Snapshot &snapshot)
{
    const QString path = m_workspace->options().clonePath;
    m_clone->setVisible(!path.isEmpty());
    const QString shown = fontMetrics().elidedText(plain(QDir::toNativeSeparators(homely(path))), Qt::ElideMiddle, 240);
    if (snapshot.fetchedAt.isValid()) {
        m_clone->setTime(snapshot.fetchedAt,
                         [shown](const QString &age) { return tr("Clone: %1 (fetched %2)").arg(shown, age); });
    } else {
        m_clone->setTime({});
        m_clone->setText(tr("Clone: %1").arg(shown));
    }
}

void StatusStrip::showOperation()
{
    const services::OperationService *operations = m_workspace ? m_workspace->operations() : nullptr;
    const bool busy = operations && operations->isBusy();
    m_operation->setText(QString());
    m_progress->setVisible(busy);
    if (!busy)
        return;
    const Plan &plan = operations->plan();
    const QList<StepProgress> &steps = operations->progress();
    const auto ended = [](const StepProgress &step) { return step.state == StepProgress::State::Done; };
    const auto current = std::ranges::find_if_not(steps, ended) - steps.begin();
    m_progress->setRange(0, static_cast<int>(qMax(steps.size(), qsizetype(1))));
    m_progress->setValue(static_cast<int>(std::ranges::count_if(steps, ended)));
    QString text = tr("1 operation in progress: %1").arg(wording::planTitle(plan));
    if (current < plan.steps.size())
        text = tr("%1 — %2", "operation — step").arg(text, wording::step(plan.steps.at(current)));
    m_operation->setText(text);
}

void StatusStrip::listProblems()
{
    if (!m_workspace)
        return;
    auto *popup = new ProblemsPopup(m_workspace->snapshot()->problems, this);
    popup->popup(m_problems->mapToGlobal(QPoint(m_problems->width(), 0)));
}

void StatusStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshAll();
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), hairline(palette()));
}

} // namespace slipway::ui
