// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "output.h"

#include "services/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace slipway::cli {

using namespace Qt::StringLiterals;
using namespace services;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(slipway::cli::Text)
};

/// Rows in columns as wide as their longest cell.
QString table(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += harmless(row[i]).leftJustified(i + 1 < row.size() ? widths[i] + 2 : 0);
        text += line.trimmed() + u'\n';
    }
    return text;
}

QString counts(const Known<AheadBehind> &counts)
{
    return counts ? u"+%1 −%2"_s.arg(counts->ahead).arg(counts->behind) : u"?"_s;
}

QString running(const Snapshot &snapshot, const Deployment &deployment)
{
    return runningNames(snapshot, deployment).deployed + u" · "_s + deployment.commit.abbreviated();
}

/// For each environment that has nodes what they report, then each node of which that is not all.
QString probesText(const Snapshot &snapshot, const ProbeResults &probes)
{
    QString text;
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        const QList<ProbeResult> results = probes.value(environment.name);
        if (results.isEmpty())
            continue;
        const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
        const QString deployed = active ? runningNames(snapshot, *active).deployed : QString();
        text += harmless(environment.name + u": "_s + wording::probes(results, deployed)) + u'\n';
        for (const ProbeResult &result : results) {
            if (result.verdict != ProbeVerdict::Agrees)
                text += u"  "_s + harmless(result.url + u": "_s + wording::probe(result)) + u'\n';
        }
    }
    return text;
}

} // namespace

QString harmless(QString text)
{
    for (QChar &c : text) {
        const bool isBidi = (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (c.category() == QChar::Other_Control || isBidi)
            c = u'?';
    }
    return text;
}

QString harmlessLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        QStringList cells = line.split(u'\t');
        for (QString &cell : cells)
            cell = harmless(cell);
        line = cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QString statusText(const Snapshot &snapshot, const ProbeResults &probes, const QDateTime &now)
{
    QList<QStringList> rows{
        {Text::tr("Environment"), Text::tr("Follows"), Text::tr("Runs"), Text::tr("Since"), Text::tr("On its way")}};
    for (const Environment &environment : snapshot.environments.value_or(QList<Environment>())) {
        QStringList row{environment.name, wording::follows(environment)};
        const Deployment *active = environment.deployments ? activeDeployment(*environment.deployments) : nullptr;
        const Deployment *pending = environment.deployments ? pendingDeployment(*environment.deployments) : nullptr;
        if (!environment.deployments)
            row << Text::tr("unknown") << QString();
        else if (!active)
            row << Text::tr("nothing") << QString();
        else
            row << running(snapshot, *active) << wording::age(active->succeededAt(), now);
        if (pending)
            row << running(snapshot, *pending) + u" ("_s + wording::deploymentState(pending->state()) + u')';
        rows << row;
    }
    if (rows.size() == 1)
        return Text::tr("This repository has no environments: nothing has been deployed through GitHub yet.") + u'\n';
    return table(rows) + probesText(snapshot, probes);
}

QString candidatesText(const Snapshot &, const CandidateList &list, const QDateTime &now)
{
    QString text;
    if (list.shown.isEmpty()) {
        text = Text::tr("There are no candidates: no tag is a final version with a label and a number.") + u'\n';
    } else {
        QList<QStringList> rows{
            {Text::tr("Candidate"), Text::tr("Commit"), Text::tr("Committed"), Text::tr("Base"), Text::tr("State")}};
        for (const Candidate &candidate : list.shown) {
            QString state = wording::state(candidate);
            if (std::ranges::any_of(candidate.unknown, [](Fact fact) { return fact <= Fact::Deployment; }))
                state += u" (?)"_s;
            rows << QStringList{candidate.tag.name, candidate.tag.commit.abbreviated(),
                                wording::age(candidate.tag.committedAt, now), counts(candidate.againstBase), state};
        }
        text = table(rows);
    }
    if (list.hidden > 0) {
        text += Text::tr("%n candidate(s) hidden, because their label does not count; --all shows them.", nullptr,
                         list.hidden)
            + u'\n';
    }
    return text;
}

QString showText(const Snapshot &snapshot, const Candidate &candidate, const QDateTime &now)
{
    QString text = candidate.tag.name + u"  "_s + candidate.tag.commit.abbreviated() + u"  "_s
        + wording::state(candidate) + u'\n' + wording::stateMeaning(candidate) + u'\n';
    QStringList unknown;
    for (const Fact fact : candidate.unknown)
        unknown << wording::fact(fact);
    if (!unknown.isEmpty())
        text += Text::tr("Not known: %1.").arg(unknown.join(u", "_s)) + u'\n';
    const QLocale locale;
    QList<QStringList> rows;
    for (const Condition &condition : readiness(snapshot, candidate, now)) {
        static const QStringList marks{u"✓"_s, u"…"_s, u"✗"_s, u"?"_s};
        rows << QStringList{marks.value(static_cast<int>(condition.result)), wording::condition(condition),
                            wording::conditionNote(condition, locale)};
    }
    text += table(rows);
    for (const Verdict &verdict : candidate.verdicts) {
        text += Text::tr("%1 by %2, %3: %4")
                    .arg(wording::verdict(verdict.kind), verdict.by, wording::age(verdict.at, now),
                         harmless(verdict.reason))
            + u'\n';
    }
    return text;
}

QString compareText(const Comparison &comparison)
{
    QString text = Text::tr("%1 is %2 ahead of %3 and %4 behind.")
                       .arg(comparison.to.ref)
                       .arg(comparison.counts.ahead)
                       .arg(comparison.from.ref)
                       .arg(comparison.counts.behind)
        + u'\n';
    QList<QStringList> rows;
    for (const Commit &commit : comparison.commits)
        rows << QStringList{commit.id.abbreviated(), commit.authorName, commit.summary};
    return text + table(rows);
}

namespace {

constexpr qsizetype printedCommits = 50;

QString sideText(const Replacement::Side &side)
{
    QList<QStringList> rows;
    for (const Commit &commit : side.commits.first(std::min(printedCommits, side.commits.size())))
        rows << QStringList{commit.id.abbreviated(), commit.authorName, commit.summary};
    QString text;
    for (const QString &line : table(rows).split(u'\n', Qt::SkipEmptyParts))
        text += u"  "_s + line + u'\n';
    if (const auto more = side.count - static_cast<int>(rows.size()); more > 0)
        text += u"  "_s + Text::tr("and %n more", nullptr, more) + u'\n';
    return text;
}

} // namespace

QString replacementText(const Replacement &replacement)
{
    const QString from = harmless(replacement.from.ref);
    const QString to = harmless(replacement.to.ref);
    QString text;
    if (replacement.going.count > 0) {
        text += Text::tr("%n commit(s) of %1 go away:", nullptr, replacement.going.count).arg(from) + u'\n'
            + sideText(replacement.going);
    } else {
        text += Text::tr("No commit goes away: %1 holds everything that is in %2.").arg(to, from) + u'\n';
    }
    if (replacement.coming.count > 0) {
        text += Text::tr("%n commit(s) of %1 come in:", nullptr, replacement.coming.count).arg(to) + u'\n'
            + sideText(replacement.coming);
    }
    return text;
}

QString planText(const Plan &plan)
{
    QList<QStringList> rows;
    for (const Step &step : plan.steps)
        rows << QStringList{u"•"_s, wording::step(step), wording::stepNow(step) + u" → "_s + wording::stepThen(step)};
    return wording::planTitle(plan) + u'\n' + table(rows);
}

QString aboutOperation(const QString &command, qint64 id, const RepositoryName &repository)
{
    const QString text = u"slipway %1 %2"_s.arg(command).arg(id);
    if (repository.apiUrl == RepositoryName::apiUrlFor(u"github.com"_s))
        return text;
    return text
        + u" --repo %1 --api-url %2"_s.arg(repository.fullName(), QString::fromUtf8(repository.apiUrl.toEncoded()));
}

QString activityText(const QList<Operation> &operations, const QDateTime &now)
{
    if (operations.isEmpty())
        return Text::tr("Nothing was done with Slipway on this machine yet.") + u'\n';
    QList<QStringList> rows;
    for (const Operation &operation : operations) {
        QString state = wording::operationState(operation.state);
        if (operation.isResumable())
            state += u" ("_s + aboutOperation(u"resume"_s, operation.id, operation.repository) + u')';
        else if (operation.isOpen())
            state += u" (slipway close %1)"_s.arg(operation.id);
        rows << QStringList{QString::number(operation.id),   wording::age(operation.startedAt, now), operation.by,
                            operation.repository.fullName(), wording::planTitle(operation.plan),     state};
        if (operation.state == Operation::State::Stopped && !operation.note.isEmpty())
            rows << QStringList{{}, {}, {}, {}, {}, operation.note};
    }
    return table(rows);
}

} // namespace slipway::cli
