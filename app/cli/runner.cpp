// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runner.h"

#include "domain/planchecklist.h"
#include "domain/planning.h"
#include "services/activity.h"
#include "services/await.h"
#include "services/evidence.h"
#include "services/json.h"
#include "services/wording.h"

#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace slipway::cli {

using namespace services;

namespace {

Action actionOf(const QString &command)
{
    if (command == u"promote")
        return Action::Promote;
    if (command == u"tick" || command == u"untick")
        return Action::Checklist;
    return command == u"reject" ? Action::Reject : Action::Qualify;
}

} // namespace

Runner::Runner(CommandLine line, WorkspaceOptions options, Activity &activity, Streams streams, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_activity(activity)
    , m_streams(std::move(streams))
    , m_workspace(std::move(options), activity)
{
    connect(&m_workspace.refresh(), &RefreshService::finished, this, &Runner::refreshed);
}

Runner::~Runner() = default;

void Runner::start()
{
    if (m_line.command == u"resume") {
        resume();
        return;
    }
    m_workspace.refresh().refresh();
}

void Runner::print(const QJsonObject &json, const QString &text)
{
    if (m_line.json)
        m_streams.out(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)));
    else
        m_streams.out(text);
}

int Runner::fail(const QString &sentence, int code)
{
    m_streams.error(harmless(sentence));
    return code;
}

bool Runner::reportProblems()
{
    for (const Problem &problem : m_snapshot->problems)
        m_streams.error(harmless(problem.error.message));
    return !m_snapshot->problems.isEmpty();
}

void Runner::refreshed()
{
    disconnect(&m_workspace.refresh(), &RefreshService::finished, this, &Runner::refreshed);
    m_snapshot = m_workspace.snapshot();
    m_candidates = m_workspace.refresh().candidates(m_line.all || m_line.command != u"candidates");
    reportProblems();
    if (m_line.command == u"compare")
        compare();
    else if (m_line.command == u"changes")
        showChanges();
    else if (m_line.command == u"notes render")
        renderNotes();
    else if (m_line.command == u"evidence")
        showEvidence();
    else if (m_line.command == u"rollback" || m_line.command == u"review")
        operateOnEnvironment();
    else if (m_line.command == u"undo")
        undo();
    else if (m_line.command == u"show" || m_line.command == u"promote")
        loadDetails();
    else if (m_line.command == u"status")
        awaitProbes();
    else if (m_line.command == u"candidates")
        Q_EMIT finished(showCandidates());
    else
        operate();
}

void Runner::awaitProbes()
{
    const auto show = [this] { Q_EMIT finished(showStatus()); };
    if (m_workspace.probes().isAsking()) // the workspace asks the nodes when it has read what runs where
        connect(&m_workspace.probes(), &ProbeService::finished, this, show, Qt::SingleShotConnection);
    else
        show();
}

int Runner::showStatus()
{
    if (!m_snapshot->environments) {
        if (m_snapshot->problems.isEmpty())
            m_streams.error(tr("What runs where is known to GitHub only: give --repo OWNER/NAME."));
        return Failed;
    }
    const ProbeResults probes = m_workspace.probes().results();
    print(statusJson(*m_snapshot, probes), statusText(*m_snapshot, probes, QDateTime::currentDateTimeUtc()));
    return Done;
}

int Runner::showCandidates()
{
    if (!m_snapshot->tags)
        return Failed; // reported already
    print(candidatesJson(*m_snapshot, m_candidates),
          candidatesText(*m_snapshot, m_candidates, QDateTime::currentDateTimeUtc()));
    return Done;
}

const Candidate *Runner::findCandidate()
{
    const QString &tag = m_line.arguments.constFirst();
    const auto found =
        std::ranges::find_if(m_candidates.shown, [&](const Candidate &candidate) { return candidate.tag.name == tag; });
    if (found != m_candidates.shown.cend())
        return &*found;
    if (m_snapshot->tags)
        m_streams.error(tr("There is no candidate “%1” in this repository; see slipway candidates --all.").arg(tag));
    return nullptr;
}

/// What readiness needs beyond the refresh.
void Runner::loadDetails()
{
    const Candidate *candidate = findCandidate();
    if (!candidate) {
        Q_EMIT finished(Failed);
        return;
    }
    DetailsService &details = m_workspace.details();
    const auto goOn = [this] {
        DetailsService &loaded = m_workspace.details();
        if (loaded.isLoading())
            return;
        disconnect(&loaded, &DetailsService::loadingChanged, this, nullptr);
        m_snapshot = m_workspace.snapshot();
        m_candidates = m_workspace.refresh().candidates(true);
        if (m_line.command == u"show")
            Q_EMIT finished(showCandidate());
        else
            operate();
    };
    details.load(candidate->tag.name);
    if (details.isLoading())
        connect(&details, &DetailsService::loadingChanged, this, goOn);
    else
        goOn();
}

int Runner::showCandidate()
{
    const Candidate *candidate = findCandidate();
    if (!candidate)
        return Failed;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    print(showJson(*m_snapshot, *candidate, now), showText(*m_snapshot, *candidate, now));
    return Done;
}

void Runner::compare()
{
    const auto failed = [this](const Error &error) { Q_EMIT finished(fail(error.message)); };
    await(m_workspace.resolve(m_line.arguments[0]), this, [this, failed](const Result<BaseRef> &from) {
        if (!from) {
            failed(from.error());
            return;
        }
        await(m_workspace.resolve(m_line.arguments[1]), this, [this, failed, from = *from](const Result<BaseRef> &to) {
            if (!to) {
                failed(to.error());
                return;
            }
            await(m_workspace.compare(from, *to), this, [this, failed](const Result<Comparison> &comparison) {
                if (!comparison) {
                    failed(comparison.error());
                    return;
                }
                print(compareJson(*comparison), compareText(*comparison));
                Q_EMIT finished(Done);
            });
        });
    });
}

std::expected<Plan, Allowance> Runner::planFor(Action action, const Candidate &candidate, const QDateTime &now) const
{
    if (action == Action::Promote)
        return planPromotion(*m_snapshot, candidate, m_line.overrideReason, now);
    if (action == Action::Checklist) {
        const QStringList items{m_line.arguments.value(1)};
        const bool ticks = m_line.command == u"tick";
        return planChecklist(*m_snapshot, candidate, ticks ? items : QStringList(), ticks ? QStringList() : items, now);
    }
    const auto kind = action == Action::Reject ? Verdict::Kind::Rejected : Verdict::Kind::Qualified;
    return planVerdict(*m_snapshot, candidate, kind, m_line.reason, now);
}

void Runner::operate()
{
    const Candidate *candidate = findCandidate();
    if (!candidate) {
        Q_EMIT finished(Failed);
        return;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Action action = actionOf(m_line.command);
    const auto plan = planFor(action, *candidate, now);
    if (!plan) {
        QString sentence = wording::obstacle(action, plan.error());
        if (plan.error().canOverride)
            sentence += u' ' + tr("With --override REASON it is promoted all the same.");
        Q_EMIT finished(fail(sentence, RefusedByRule));
        return;
    }
    if (action != Action::Promote) {
        perform(*plan, {});
        return;
    }
    if (!plan->reason.isEmpty()) {
        for (const Condition &condition : unmet(readiness(*m_snapshot, *candidate, now)))
            m_streams.error(harmless(tr("Passed over: %1.").arg(wording::condition(condition))));
    }
    // What the notes say of the final version is part of the plan.
    m_workspace.notes()
        .promoted(candidate->tag.name, candidate->finalTagName)
        .then(this, [this, candidate = *candidate, now](const std::optional<QString> &notes) {
            const auto whole = planPromotion(*m_snapshot, candidate, m_line.overrideReason, now, notes);
            if (whole)
                lookAhead(*whole);
            else
                Q_EMIT finished(fail(wording::obstacle(Action::Promote, whole.error()), RefusedByRule));
        });
}

/// What stands against a promotion is said before it is shown or done.
void Runner::lookAhead(const Plan &plan)
{
    m_workspace.preflightFacts(plan).then(
        this, [this, plan](const PreflightFacts &facts) { perform(plan, preflight(*m_snapshot, plan, facts)); });
}

/// Shows the plan, or carries it out.
void Runner::perform(const Plan &plan, const QList<PreflightWarning> &warnings)
{
    for (const PreflightWarning &warning : warnings)
        m_streams.error(harmless(tr("Warning: %1").arg(wording::warning(warning))));
    if (m_line.plan) {
        QJsonObject json = planJson(plan, {}, std::nullopt);
        json[u"warnings"] = warningsJson(warnings);
        print(json, planText(plan));
        Q_EMIT finished(Done);
        return;
    }
    run(plan);
}

void Runner::showEvidence()
{
    const Candidate *candidate = findCandidate();
    if (!candidate) {
        Q_EMIT finished(Failed);
        return;
    }
    DetailsService &details = m_workspace.details();
    const auto show = [this, tag = candidate->tag.name] {
        if (m_workspace.details().isLoading())
            return;
        m_snapshot = m_workspace.snapshot(); // with what only the details asked for
        m_candidates = m_workspace.refresh().candidates(true);
        const Candidate *complete = findCandidate();
        if (!complete) {
            Q_EMIT finished(Failed);
            return;
        }
        Evidence evidence{m_snapshot, *complete, m_workspace.details().changes(), {}, QDateTime::currentDateTimeUtc()};
        if (m_snapshot->repository)
            evidence.operations = operationsAbout(m_activity.operations(), *m_snapshot->repository, *complete);
        print(evidenceJson(evidence), evidenceMarkdown(evidence));
        Q_EMIT finished(Done);
    };
    details.load(candidate->tag.name);
    if (details.isLoading())
        connect(&details, &DetailsService::loadingChanged, this, show);
    else
        show();
}

void Runner::resume()
{
    const Operation *operation = m_activity.find(m_line.operation);
    if (!operation || !operation->isResumable()) {
        const QString sentence = operation && operation->state == Operation::State::Running
            ? tr("Another Slipway on this machine runs this operation; wait until it has ended.")
            : operation && operation->isOpen() ? wording::operationSummary(*operation)
                                               : tr("This operation has ended; there is nothing to go on with.");
        QMetaObject::invokeMethod(
            this, [this, sentence] { Q_EMIT finished(fail(sentence, RefusedByRule)); }, Qt::QueuedConnection);
        return;
    }
    follow(operation->plan);
    m_workspace.operations()->resume(*operation, m_line.wait);
}

void Runner::run(const Plan &plan)
{
    follow(plan);
    m_workspace.operations()->start(plan, m_line.wait);
}

void Runner::follow(const Plan &plan)
{
    OperationService &operations = *m_workspace.operations();
    connect(&operations, &OperationService::progressed, this, &Runner::reportStep);
    connect(&operations, &OperationService::finished, this, &Runner::operationEnded);
    if (!m_line.json)
        m_streams.out(harmless(wording::planTitle(plan)) + u'\n');
}

void Runner::reportStep(int index)
{
    const OperationService &operations = *m_workspace.operations();
    const StepProgress &progress = operations.progress().at(index);
    const bool isOver = progress.state == StepProgress::State::Done || progress.state == StepProgress::State::Stopped
        || progress.state == StepProgress::State::AwaitingRemote;
    if (m_line.json || !isOver)
        return;
    const QString line = harmless(wording::step(operations.plan().steps.at(index)) + QStringLiteral(": ")
                                  + wording::stepProgress(progress, QLocale()));
    if (std::exchange(m_lastLine, line) != line) // what is waited for is looked at again and again
        m_streams.out(line + u'\n');
}

void Runner::operationEnded()
{
    const OperationService &operations = *m_workspace.operations();
    const Outcome &outcome = operations.outcome();
    QString word = QStringLiteral("done");
    int code = Done;
    if (outcome.kind == Outcome::Kind::Waiting) {
        word = QStringLiteral("waiting");
    } else if (outcome.kind == Outcome::Kind::Stopped) {
        word = QStringLiteral("stopped");
        code = operations.hasChangedSomething() ? StoppedHalfWay : Failed;
    }
    if (m_line.json) {
        QJsonObject json = withChanges(planJson(operations.plan(), operations.progress(), word));
        json[u"id"] = operations.id();
        print(json, {});
    } else if (outcome.kind == Outcome::Kind::Waiting) {
        m_streams.out(wording::waiting(operations.plan(), operations.progress()) + u'\n');
    }
    if (outcome.error)
        m_streams.error(harmless(outcome.error->message));
    if (code == StoppedHalfWay) {
        const RepositoryName &repository = *m_workspace.options().repository;
        m_streams.error(
            tr("Go on with: %1").arg(aboutOperation(QStringLiteral("resume"), operations.id(), repository)));
    }
    Q_EMIT finished(code);
}

} // namespace slipway::cli
