// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activitynotice.h"

#include "services/activity.h"
#include "services/wording.h"
#include "ui/widgets/plaintext.h"

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

namespace {

constexpr qsizetype mostNamed = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::ui::ActivityNotice)
};

QString sentenceFor(const Operation &operation)
{
    const QString title = plain(wording::planTitle(operation.plan));
    switch (operation.state) {
    case Operation::State::Waiting:
        return Words::tr("%1: all changes are made; a deployment had not ended when it was last looked at.").arg(title);
    case Operation::State::Stopped:
        return Words::tr("%1 stopped: %2").arg(title, plain(operation.note));
    default:
        return Words::tr("%1 was not finished: Slipway ended in the middle of it.").arg(title);
    }
}

QString sentenceFor(const QList<Operation> &operations)
{
    if (operations.size() == 1)
        return sentenceFor(operations.constFirst());
    QStringList titles;
    for (const Operation &operation : operations.first(std::min(mostNamed, operations.size())))
        titles.append(plain(wording::planTitle(operation.plan)));
    const QString named = titles.join(u", "_s);
    const int count = static_cast<int>(operations.size());
    //: %1 are the first of them, named
    return operations.size() > mostNamed
        ? Words::tr("%n operation(s) were not finished: %1, …", nullptr, count).arg(named)
        : Words::tr("%n operation(s) were not finished: %1.", nullptr, count).arg(named);
}

Tone toneFor(const QList<Operation> &operations)
{
    const auto has = [&](Operation::State state) {
        return std::ranges::contains(operations, state, &Operation::state);
    };
    if (has(Operation::State::Stopped))
        return Tone::Bad;
    return has(Operation::State::Interrupted) ? Tone::Warn : Tone::Info;
}

} // namespace

ActivityNotice::ActivityNotice(services::Activity &activity, QWidget *parent)
    : Banner(u"activity"_s, tr("Hide this message; the page Activity keeps it"), parent)
    , m_activity(activity)
{
    connect(&activity, &services::Activity::changed, this, &ActivityNotice::tell);
    connect(this, &Banner::dismissed, this, &ActivityNotice::tell);
    connect(this, &Banner::activated, this, [this] { Q_EMIT showRequested(m_offered); });
    tell();
}

void ActivityNotice::setWorkspace(services::Workspace *workspace)
{
    m_workspace = workspace;
    tell();
    if (workspace && m_activity.isRead())
        m_activity.reload(); // another Slipway may have left something since
}

void ActivityNotice::setQuiet(bool quiet)
{
    m_quiet = quiet;
    tell();
}

/// Those that one can go on with now. What runs is told by the status bar.
QList<Operation> ActivityNotice::unfinished() const
{
    QList<Operation> list;
    if (!m_workspace || !m_workspace->options().repository)
        return list;
    const services::OperationService *operations = m_workspace->operations();
    const qint64 running = operations && operations->isBusy() ? operations->id() : 0;
    for (const Operation &operation : m_activity.operations()) {
        const bool isHere = operation.repository == *m_workspace->options().repository;
        if (isHere && operation.isResumable() && operation.id != running)
            list.append(operation);
    }
    return list;
}

void ActivityNotice::tell()
{
    const auto &problem = m_activity.problem();
    const QString button = m_workspace ? tr("&Show") : QString();
    if (const QString sentence = problem ? plain(problem->message) : QString();
        !m_quiet && problem && !isDismissed(sentence)) {
        m_offered = 0;
        say(sentence, Tone::Warn, button);
        return;
    }
    const QList<Operation> left = unfinished();
    if (m_quiet || left.isEmpty()) {
        hide();
        return;
    }
    m_offered = left.constFirst().id;
    say(sentenceFor(left), toneFor(left), button);
}

} // namespace slipway::ui
