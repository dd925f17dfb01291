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

/// What is to go and is not found may be gone: only reading tells.
bool mayBeGone(Step::Kind step, ErrorKind kind)
{
    return kind == ErrorKind::NotFound && (step == Step::Kind::DeleteRelease || step == Step::Kind::DeleteTag);
}

} // namespace

PlanRunner::PlanRunner(github::GitHubModel &github, const Plan &plan, bool watch, const PlanPacing &pacing,
                       Listener listener)
    : m_github(github)
    , m_plan(plan)
    , m_watch(watch)
    , m_pacing(pacing)
    , m_listener(std::move(listener))
{
    m_timer.setSingleShot(true);
}

void PlanRunner::start()
{
    enterStep(0);
}

Step PlanRunner::step() const
{
    Step step = m_plan.steps.at(m_index);
    if (step.releaseId == 0)
        step.releaseId = m_madeRelease;
    return step;
}

void PlanRunner::report(StepProgress::State state, const QString &note, bool wasAlreadySo)
{
    m_listener.progressed(m_index, {state, wasAlreadySo, QDateTime::currentDateTimeUtc(), note});
}

void PlanRunner::enterStep(int index)
{
    m_index = index;
    m_rereads = 0;
    m_changeError.reset();
    m_watched.start();
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

void PlanRunner::read()
{
    await(readStep(m_github, step()), this, [this](const Result<Reading> &reading) { useReading(reading); });
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
    takeRelease(reading->releaseId);
    switch (reading->kind) {
    case Reading::Kind::AfterHolds:
        stepDone(m_rereads == 0 && step().changesRemote());
        return;
    case Reading::Kind::NotYet:
        awaitRemote(reading->note);
        return;
    case Reading::Kind::Differs:
        stop({ErrorKind::Conflict, reading->note});
        return;
    case Reading::Kind::BeforeHolds:
        break;
    }
    if (step().changesRemote())
        prepareChange();
    else
        awaitRemote(reading->note);
}

void PlanRunner::prepareChange()
{
    await(m_listener.aboutToChange(m_index), this, [this](const Result<void> &noted) {
        if (noted)
            change();
        else
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
    await(changeStep(m_github, step(), note), this, [this](const Result<std::optional<Release>> &changed) {
        if (!changed) {
            const ErrorKind kind = changed.error().kind;
            if (!mayHaveHappened(kind) && !mayBeGone(step().kind, kind)) {
                stop(changed.error());
                return;
            }
            m_changeError = changed.error(); // lost or unclear: read before anything else
        } else if (*changed) {
            takeRelease((*changed)->id);
            if (m_listener.releaseChanged)
                m_listener.releaseChanged(**changed);
        }
        readAgain();
    });
}

/// Of a release that this plan makes: the steps behind it change it by its number.
void PlanRunner::takeRelease(qint64 id)
{
    if (id != 0 && m_plan.steps.at(m_index).kind == Step::Kind::CreateRelease)
        m_madeRelease = id;
}

void PlanRunner::readAgain()
{
    await(readStep(m_github, step()), this, [this](const Result<Reading> &reading) { useSecondReading(reading); });
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
    takeRelease(reading->releaseId);
    if (reading->kind == Reading::Kind::AfterHolds) {
        stepDone(false);
        return;
    }
    if (reading->kind == Reading::Kind::Differs) {
        stop({ErrorKind::Conflict, reading->note});
        return;
    }
    if (m_rereads < m_pacing.rereads) {
        readAgainLater(); // also after a lost answer: what was done may not be shown yet
        return;
    }
    stop(m_changeError.value_or(
        Error{ErrorKind::Stopped,
              Sentences::tr("GitHub accepted the change but does not show it yet. Wait a minute, then run it again: it "
                            "goes on from here.")}));
}

void PlanRunner::readAgainLater()
{
    m_timer.callOnTimeout(this, [this] {
        m_timer.disconnect(this);
        readAgain();
    });
    m_timer.start(m_pacing.firstReread * (1 << m_rereads++));
}

void PlanRunner::awaitRemote(const QString &note, const std::optional<QDateTime> &notBefore)
{
    const bool tooLong = m_watched.durationElapsed() >= m_pacing.watchLimit;
    if (!m_watch || m_stopping || tooLong) {
        m_stillWaiting = true;
        report(StepProgress::State::AwaitingRemote, note);
        enterStep(m_index + 1);
        return;
    }
    report(StepProgress::State::AwaitingRemote, note);
    ++m_rereads;
    m_timer.callOnTimeout(this, [this] {
        m_timer.disconnect(this);
        read();
    });
    const auto pause =
        std::chrono::seconds(notBefore ? std::max<qint64>(1, QDateTime::currentDateTimeUtc().secsTo(*notBefore)) : 0);
    m_timer.start(std::max<std::chrono::milliseconds>(pause, m_pacing.watchUnit * watchUnits(m_rereads)));
}

void PlanRunner::stepDone(bool wasAlreadySo)
{
    report(StepProgress::State::Done, {}, wasAlreadySo);
    enterStep(m_index + 1);
}

void PlanRunner::stop(const Error &error)
{
    report(StepProgress::State::Stopped, error.message);
    end(Outcome::Kind::Stopped, error);
}

void PlanRunner::end(Outcome::Kind kind, std::optional<Error> error)
{
    m_timer.stop();
    m_listener.finished({kind, std::move(error)});
}

} // namespace slipway::services
