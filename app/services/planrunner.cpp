// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrunner.h"

#include "await.h"

#include "github/githubmodel.h"

#include <QCoreApplication>
#include <QPointer>

#include <chrono>

namespace slipway::services {

using namespace std::chrono_literals;

namespace {

/// After so long, GitHub shows what it has.
constexpr std::chrono::minutes settled{10};

/// How long to wait before a deployment is looked at again: often at first, then as GitHub's limit allows for hours.
int watchUnits(int looks)
{
    return looks < 40 ? 3 : looks < 100 ? 10 : 30;
}

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Sentences)
};

/// Faults after which the change may have been made all the same: only reading tells.
bool mayHaveHappened(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Server || kind == ErrorKind::AlreadyExists
        || kind == ErrorKind::Cancelled;
}

Error stillHidden()
{
    return {ErrorKind::Stopped,
            Sentences::tr("GitHub accepted the change but does not show it yet. Wait a minute, then run it again: it "
                          "goes on from here.")};
}

/// What is to go and is not found may be gone: only reading tells.
bool mayBeGone(Step::Kind step, ErrorKind kind)
{
    return kind == ErrorKind::NotFound && (step == Step::Kind::DeleteRelease || step == Step::Kind::DeleteTag);
}

} // namespace

PlanRunner::PlanRunner(github::GitHubModel &github, const Plan &plan, const QList<StepProgress> &before, bool watch,
                       const PlanPacing &pacing, Listener listener)
    : m_github(github)
    , m_plan(plan)
    , m_watch(watch)
    , m_pacing(pacing)
    , m_listener(std::move(listener))
    , m_before(before)
    , m_traces(plan.steps.size())
    , m_found(plan.steps.size())
{
    for (qsizetype i = 0; i < std::min(before.size(), m_traces.size()); ++i)
        m_traces[i] = before.at(i).trace;
    m_timer.setSingleShot(true);
}

void PlanRunner::start()
{
    enterStep(0);
}

void PlanRunner::stopAfterStep()
{
    m_stopping = true;
    if (m_isPausing)
        m_timer.start(0);
}

Step PlanRunner::step() const
{
    Step step = m_plan.steps.at(m_index);
    for (qsizetype i = 0; i < m_index && step.releaseId == 0; ++i) {
        if (m_plan.steps.at(i).kind == Step::Kind::CreateRelease)
            step.releaseId = m_found.at(i);
    }
    return step;
}

StepContext PlanRunner::context() const
{
    const Step &current = m_plan.steps.at(m_index);
    StepContext context{.trace = m_traces.at(m_index)};
    for (qsizetype i = 0; i < m_plan.steps.size(); ++i) {
        const Step &other = m_plan.steps.at(i);
        if (i == m_index || other.kind != Step::Kind::DispatchWorkflow)
            continue;
        if (current.kind == Step::Kind::AwaitDeployment && other.environment == current.environment)
            context.trace = m_traces.at(i);
        if (m_found.at(i) != 0)
            context.others.append(m_found.at(i));
    }
    return context;
}

void PlanRunner::report(StepProgress::State state, const QString &note, bool wasAlreadySo)
{
    m_listener.progressed(m_index, {state, wasAlreadySo, QDateTime::currentDateTimeUtc(), note, trace()});
}

void PlanRunner::enterStep(int index)
{
    m_index = index;
    m_looks = 0;
    m_rereads = 0;
    m_settles = 0;
    m_changeError.reset();
    if (index == m_plan.steps.size()) {
        end(m_stillWaiting ? Outcome::Kind::Waiting : Outcome::Kind::Done);
        return;
    }
    if (m_stopping && step().changesRemote()) {
        stop({ErrorKind::Stopped, Sentences::tr("Stopped as asked. What is done stays done; run it again to go on.")});
        return;
    }
    report(StepProgress::State::Running);
    read();
}

void PlanRunner::callLater(std::chrono::milliseconds pause, void (PlanRunner::*then)())
{
    m_timer.callOnTimeout(this, [this, then] {
        m_timer.disconnect(this);
        m_isPausing = false;
        (this->*then)();
    });
    m_timer.start(pause);
}

void PlanRunner::read()
{
    await(readStep(m_github, step(), context()), this, [this](const Result<Reading> &reading) { useReading(reading); });
}

void PlanRunner::useReading(const Result<Reading> &reading)
{
    if (!reading) {
        // While something is only waited for, a gap in the line is no reason to give up.
        const Error &error = reading.error();
        if (!step().changesRemote() && (mayHaveHappened(error.kind) || error.kind == ErrorKind::RateLimited))
            awaitRemote(error.message, error.retryAt);
        else
            stop(reading.error());
        return;
    }
    if (isDecided(*reading))
        return;
    if (reading->kind == Reading::Kind::NotYet || !step().changesRemote()) {
        awaitRemote(reading->note);
    } else if (maySettle()) {
        report(StepProgress::State::Running,
               Sentences::tr(
                   "It was sent shortly before Slipway ended; for some seconds, Slipway looks whether GitHub has it."));
        callLater(m_pacing.firstReread * (1 << m_settles++), &PlanRunner::read);
    } else {
        prepareChange(reading->newest);
    }
}

/// What is to be done is the same before a change and after it. False: `after` does not hold yet.
bool PlanRunner::isDecided(const Reading &reading)
{
    switch (reading.kind) {
    case Reading::Kind::AfterHolds:
        stepHolds(reading);
        return true;
    case Reading::Kind::Doubled:
        withdraw(reading.found);
        return true;
    case Reading::Kind::Differs:
        stop({ErrorKind::Conflict, reading.note});
        return true;
    case Reading::Kind::NotYet:
    case Reading::Kind::BeforeHolds:
        break;
    }
    return false;
}

/// What an earlier run sent a short time ago may still be on its way to what GitHub shows: it is looked for some times
/// more, and only then it is sent again.
bool PlanRunner::maySettle() const
{
    const QDateTime &sentAt = m_traces.at(m_index).sentAt;
    return sentAt.isValid() && QDateTime::currentDateTimeUtc() - sentAt < settled && m_settles < m_pacing.rereads - 1;
}

void PlanRunner::prepareChange(qint64 newest)
{
    trace() = {.sentAt = QDateTime::currentDateTimeUtc(), .newest = newest};
    report(StepProgress::State::Running);
    await(m_listener.aboutToChange(m_index), this, [this](const Result<void> &noted) {
        if (noted) {
            change();
            return;
        }
        trace() = {};
        stop(noted.error());
    });
}

void PlanRunner::change()
{
    const QPointer<PlanRunner> self = this;
    const StepNote note = [self, index = m_index](const QString &text) {
        if (self && self->m_index == index)
            self->report(StepProgress::State::Running, text);
    };
    await(changeStep(m_github, step(), note), this, [this](const Changed &changed) {
        if (!changed) {
            const ErrorKind kind = changed.error().kind;
            if (!mayHaveHappened(kind) && !mayBeGone(step().kind, kind)) {
                trace() = {};
                stop(changed.error());
                return;
            }
            m_changeError = changed.error(); // lost or unclear: read before anything else
        } else {
            trace().made = changed->made;
            if (changed->release && m_listener.releaseChanged)
                m_listener.releaseChanged(*changed->release);
        }
        readAgain();
    });
}

void PlanRunner::readAgain()
{
    await(readStep(m_github, step(), context()), this,
          [this](const Result<Reading> &reading) { useSecondReading(reading); });
}

void PlanRunner::useSecondReading(const Result<Reading> &reading)
{
    if (!reading) {
        // The change is made or not: only reading tells, so a gap in the line is waited out for a while.
        if (mayHaveHappened(reading.error().kind) && m_rereads < m_pacing.rereads)
            readAgainLater();
        else
            stop(reading.error());
        return;
    }
    if (isDecided(*reading))
        return;
    if (m_rereads < m_pacing.rereads) {
        readAgainLater(); // also after a lost answer: what was done may not be shown yet
        return;
    }
    stop(m_changeError.value_or(stillHidden()));
}

void PlanRunner::readAgainLater()
{
    callLater(m_pacing.firstReread * (1 << m_rereads++), &PlanRunner::readAgain);
}

/// Takes back the draft that this step made, since somebody else's is older; the plan goes on with that one.
void PlanRunner::withdraw(qint64 release)
{
    await(m_github.deleteRelease(release), this, [this](const Result<void> &gone) {
        const bool isGone = gone || gone.error().kind == ErrorKind::NotFound;
        if (m_rereads < m_pacing.rereads && (isGone || mayHaveHappened(gone.error().kind)))
            readAgainLater();
        else
            stop(isGone ? stillHidden() : gone.error());
    });
}

void PlanRunner::awaitRemote(const QString &note, const std::optional<QDateTime> &notBefore)
{
    if (!m_watched.isValid())
        m_watched.start();
    const bool tooLong = m_watched.durationElapsed() >= m_pacing.watchLimit;
    report(StepProgress::State::AwaitingRemote, note);
    if (!m_watch || m_stopping || tooLong) {
        m_stillWaiting = true;
        enterStep(m_index + 1);
        return;
    }
    const auto pause =
        std::chrono::seconds(notBefore ? std::max<qint64>(1, QDateTime::currentDateTimeUtc().secsTo(*notBefore)) : 0);
    m_isPausing = true;
    callLater(std::max<std::chrono::milliseconds>(pause, m_pacing.watchUnit * watchUnits(++m_looks)),
              &PlanRunner::read);
}

void PlanRunner::stepHolds(const Reading &reading)
{
    m_found[m_index] = reading.found;
    // What this step made gave way to somebody else's.
    if (trace().made != 0 && reading.found != 0 && trace().made != reading.found)
        trace() = {};
    report(StepProgress::State::Done, {}, step().changesRemote() && !trace().sentAt.isValid());
    enterStep(m_index + 1);
}

void PlanRunner::stop(const Error &error)
{
    const StepProgress before = m_before.value(m_index);
    const bool isKnown = before.state == StepProgress::State::Done && before.trace == trace();
    if (isKnown && error.kind != ErrorKind::Conflict)
        m_listener.progressed(m_index, before); // it was done, and only could not be read again
    else
        report(StepProgress::State::Stopped, error.message);
    end(Outcome::Kind::Stopped, error);
}

void PlanRunner::end(Outcome::Kind kind, std::optional<Error> error)
{
    m_timer.stop();
    m_listener.finished({kind, std::move(error)});
}

} // namespace slipway::services
