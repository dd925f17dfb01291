// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "evidence.h"

#include "wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace slipway::services {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::services::Evidence)
};

/// Foreign text in one line, without anything that Markdown or HTML would obey (CommonMark §2.4, "Backslash escapes").
QString inert(const QString &text)
{
    static const QString special = u"\\`*_{}[]<>()#+-.!|~&@"_s;
    QString safe;
    for (const QChar c : text.simplified()) {
        if (c.category() == QChar::Other_Control)
            continue;
        if (special.contains(c))
            safe += u'\\';
        safe += c;
    }
    return safe;
}

/// A fence longer than any run of backticks in the text.
QString fenced(const QString &text)
{
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    return fence + u"markdown\n"_s + text + (text.endsWith(u'\n') ? u""_s : u"\n"_s) + fence + u"\n"_s;
}

QString row(const QStringList &cells)
{
    QStringList safe;
    for (const QString &cell : cells)
        safe.append(cell.isEmpty() ? u"—"_s : inert(cell));
    return u"| "_s + safe.join(u" | "_s) + u" |\n"_s;
}

QString head(const QStringList &cells)
{
    return row(cells) + u"|"_s + u" --- |"_s.repeated(cells.size()) + u'\n';
}

QString heading(const QString &text)
{
    return u"\n## "_s + text + u"\n\n"_s;
}

QString time(const QDateTime &when)
{
    return when.isValid() ? when.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) : QString();
}

QString decisions(const Evidence &evidence)
{
    QString text = heading(Words::tr("Verdicts"));
    if (evidence.candidate.verdicts.isEmpty())
        return text + Words::tr("None.") + u'\n';
    text += head({Words::tr("Verdict"), Words::tr("By"), Words::tr("When"), Words::tr("Reason")});
    for (const Verdict &verdict : evidence.candidate.verdicts)
        text += row({wording::verdict(verdict.kind), verdict.by, time(verdict.at), verdict.reason});
    return text;
}

QString conditions(const Evidence &evidence)
{
    QString text = heading(Words::tr("Readiness"));
    for (const Condition &condition : readiness(*evidence.snapshot, evidence.candidate, evidence.at)) {
        const bool met = condition.result == Condition::Result::Met;
        const QString note = wording::conditionNote(condition, QLocale::c());
        text += (met ? u"- [x] "_s : u"- [ ] "_s) + inert(wording::condition(condition))
            + (note.isEmpty() ? QString() : u": "_s + inert(note)) + u'\n';
    }
    return text;
}

QString checks(const Evidence &evidence)
{
    const CommitChecks checks = evidence.snapshot->factsOf(evidence.candidate.tag.commit).checks;
    QString text = heading(Words::tr("Checks"));
    if (!checks.complete())
        text += Words::tr("Not all kinds of checks could be read.") + u"\n\n"_s;
    text += head({Words::tr("Check"), Words::tr("State"), Words::tr("Ended")});
    for (const Check &check : checks.all())
        text += row({check.name, wording::checkState(check.state), time(check.finishedAt)});
    return text;
}

QString release(const Evidence &evidence)
{
    QString text = heading(Words::tr("Assets"));
    const auto &release = evidence.candidate.release;
    if (!release)
        return text + Words::tr("There is no GitHub release.") + u'\n';
    text += head({Words::tr("Name"), Words::tr("Bytes"), Words::tr("Digest")});
    for (const Asset &asset : release->assets)
        text += row({asset.name, QString::number(asset.size), asset.digest});
    return text + heading(Words::tr("Release notes")) + fenced(release->body);
}

QString changes(const Evidence &evidence)
{
    QString text =
        heading(evidence.changes.since.isEmpty() ? Words::tr("Commits")
                                                 : Words::tr("Commits since %1").arg(inert(evidence.changes.since)));
    if (!evidence.changes.commits)
        return text + Words::tr("They could not be read.") + u'\n';
    if (evidence.changes.total > evidence.changes.commits->size()) {
        text += Words::tr("The newest %1 of %2.").arg(evidence.changes.commits->size()).arg(evidence.changes.total)
            + u"\n\n"_s;
    }
    for (const Commit &commit : *evidence.changes.commits) {
        text +=
            u"- `%1` "_s.arg(commit.id.hex()) + inert(commit.summary) + u" ("_s + inert(commit.authorName) + u")\n"_s;
    }
    return text;
}

QString deployments(const Evidence &evidence)
{
    QString text = heading(Words::tr("Deployments of this commit"));
    text +=
        head({Words::tr("Environment"), Words::tr("As"), Words::tr("By"), Words::tr("Succeeded"), Words::tr("Ended")});
    for (const Environment &environment : evidence.snapshot->environments.value_or(QList<Environment>())) {
        for (const Deployment &deployment : environment.deployments.value_or(QList<Deployment>())) {
            if (deployment.commit == evidence.candidate.tag.commit) {
                text += row({environment.name, deployment.refName(), deployment.creator, time(deployment.succeededAt()),
                             time(deployment.endedAt())});
            }
        }
    }
    return text;
}

QString operations(const Evidence &evidence)
{
    QString text = heading(Words::tr("Done with Slipway on this machine"));
    if (evidence.operations.isEmpty())
        return text + Words::tr("Nothing.") + u'\n';
    text +=
        head({Words::tr("Operation"), Words::tr("By"), Words::tr("Began"), Words::tr("Ended"), Words::tr("Result")});
    for (const Operation &operation : evidence.operations) {
        const QString note = operation.note.isEmpty() ? QString() : u": "_s + operation.note;
        text += row({wording::planTitle(operation.plan), operation.by, time(operation.startedAt),
                     time(operation.changedAt), wording::operationState(operation.state) + note});
    }
    return text;
}

/// What became of the candidate, or is to; itself where another one became the version.
QString subjectOf(const Candidate &candidate)
{
    const bool isAnothers = candidate.finalTag && candidate.finalTag->commit != candidate.tag.commit;
    return isAnothers ? candidate.tag.name : candidate.finalTagName;
}

} // namespace

QString evidenceMarkdown(const Evidence &evidence)
{
    const Candidate &candidate = evidence.candidate;
    const Snapshot &snapshot = *evidence.snapshot;
    QString text = u"# "_s + Words::tr("Evidence for %1").arg(inert(subjectOf(candidate))) + u"\n\n"_s;
    const auto item = [&text](const QString &name, const QString &value) {
        text += u"- "_s + name + u": "_s + value + u'\n';
    };
    if (snapshot.repository)
        item(Words::tr("Repository"), inert(snapshot.repository->host + u'/' + snapshot.repository->fullName()));
    item(Words::tr("Candidate"), inert(candidate.tag.name));
    item(Words::tr("Commit"), u'`' + candidate.tag.commit.hex() + u'`');
    item(Words::tr("State"), inert(wording::state(candidate)));
    item(Words::tr("Read from GitHub"), time(snapshot.asOf));
    item(Words::tr("Written"), time(evidence.at));
    return text + decisions(evidence) + conditions(evidence) + checks(evidence) + changes(evidence)
        + deployments(evidence) + operations(evidence) + release(evidence);
}

} // namespace slipway::services
