// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "changelist.h"

#include "conventional.h"
#include "domain/reverts.h"
#include "mergedwork.h"

#include <QRegularExpression>

#include <algorithm>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

using Reason = LeftOutCommit::Reason;

/// The number in "Reverts #12" or "Reverts owner/name#12", which GitHub's button writes into a revert's text.
std::optional<int> revertedPullRequest(const Commit &commit)
{
    static const QRegularExpression pattern(u"^Reverts (?:[\\w.-]+/[\\w.-]+)?#(\\d{1,9})\\s*$"_s,
                                            QRegularExpression::MultilineOption);
    if (!commit.summary.startsWith(u"Revert "))
        return std::nullopt;
    const auto match = pattern.match(commit.message);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

/// "Add it (#12)" without the number that stands beside it anyway.
QString withoutNumber(QString title)
{
    static const QRegularExpression number(u"\\s*\\(#\\d{1,9}\\)\\s*$"_s);
    return title.remove(number);
}

/// The kinds that labels usually say, for what does not say it itself.
ChangeKind kindOfLabels(const QStringList &labels)
{
    static const QList<std::pair<QString, ChangeKind>> usual{
        {u"breaking-change"_s, ChangeKind::Breaking},
        {u"breaking"_s, ChangeKind::Breaking},
        {u"enhancement"_s, ChangeKind::Feature},
        {u"feature"_s, ChangeKind::Feature},
        {u"bug"_s, ChangeKind::Fix},
        {u"performance"_s, ChangeKind::Performance},
        {u"documentation"_s, ChangeKind::Documentation},
        {u"dependencies"_s, ChangeKind::Build},
    };
    for (const auto &[label, kind] : usual) {
        if (labels.contains(label, Qt::CaseInsensitive))
            return kind;
    }
    return ChangeKind::Other;
}

class ListMaker {
public:
    explicit ListMaker(const ChangeSources &sources)
        : m_sources(sources)
        , m_merged(mergedWork(sources.commits))
    {
        for (const Commit &commit : sources.commits)
            m_byId.insert(commit.id, &commit);
        if (sources.pullRequests) {
            for (const PullRequest &request : *sources.pullRequests)
                m_logins.insert(request.author);
        }
        m_logins.remove(QString());
    }

    ReleaseChanges make()
    {
        m_list.from = m_sources.from;
        m_list.to = m_sources.to;
        m_list.truncated = m_sources.truncated;
        m_list.fromGitHub = m_sources.pullRequests.has_value();
        findReverts();
        for (const Commit &commit : m_sources.commits) {
            if (!commit.isMerge())
                take(commit);
        }
        if (hasCategories()) {
            for (const ReleaseRules::Category &category : m_sources.rules->categories)
                m_list.categories.append(category.title);
        }
        findContributors();
        return m_list;
    }

private:
    bool hasCategories() const
    {
        return m_list.fromGitHub && m_sources.rules && !m_sources.rules->categories.isEmpty();
    }

    void findReverts()
    {
        QHash<int, ObjectId> byPullRequest; // who reverts it
        for (const Revert &revert : standingReverts(m_sources.commits)) {
            if (const Commit *reverted = m_byId.value(revert.reverted))
                markReverted(*reverted, revert.commit);
        }
        for (const Commit &commit : m_sources.commits) {
            const auto number = revertedPullRequest(commit);
            if (number && !m_reverts.contains(commit.id) && !m_revertedBy.contains(commit.id))
                byPullRequest.insert(*number, commit.id);
        }
        for (const Commit &commit : m_sources.commits) {
            const auto number = m_merged.value(commit.id).pullRequest;
            const ObjectId by = number ? byPullRequest.value(*number) : ObjectId();
            if (!by.isNull() && commit.id != by && !commit.isMerge() && !m_revertedBy.contains(commit.id)) {
                m_revertedBy.insert(commit.id, by);
                m_reverts.insert(by, commit.id);
            }
        }
    }

    /// A merge that is taken back takes with it what came in by it.
    void markReverted(const Commit &reverted, const ObjectId &by)
    {
        m_reverts.insert(by, reverted.id);
        if (!reverted.isMerge()) {
            m_revertedBy.insert(reverted.id, by);
            return;
        }
        for (auto each = m_merged.cbegin(); each != m_merged.cend(); ++each) {
            if (each->merge == reverted.id)
                m_revertedBy.insert(each.key(), by);
        }
    }

    void leaveOut(const Commit &commit, LeftOutCommit why)
    {
        why.commit = commit.id;
        why.title = commit.summary;
        m_list.leftOut.append(why);
    }

    void take(const Commit &commit)
    {
        const MergedBy merged = m_merged.value(commit.id);
        if (const auto released = m_sources.released.constFind(commit.id); released != m_sources.released.cend())
            return leaveOut(commit, {.reason = Reason::AlreadyReleased, .other = *released});
        if (m_reverts.contains(commit.id) && !m_revertedBy.contains(commit.id))
            return leaveOut(commit, {.reason = Reason::Reverts, .other = m_reverts.value(commit.id)});
        ReleaseChange change = changeOf(commit, merged);
        if (merged.pullRequest) {
            // What was taken back is another matter than what stands.
            const std::pair key(*merged.pullRequest, change.revertedBy);
            if (m_listed.contains(key))
                return leaveOut(commit, {.reason = Reason::SamePullRequest, .number = *merged.pullRequest});
            m_listed.insert(key);
        }
        if (m_sources.rules && m_list.fromGitHub) {
            const QString login = change.authorIsLogin ? change.author : QString();
            if (const auto excluded = excludedBy(m_sources.rules->exclude, change.labels, login)) {
                return excluded->author.isEmpty()
                    ? leaveOut(commit, {.reason = Reason::Label, .word = excluded->label})
                    : leaveOut(commit, {.reason = Reason::Author, .word = excluded->author});
            }
            if (hasCategories())
                change.category = categoryOf(*m_sources.rules, change.labels, login);
        }
        m_list.changes.append(change);
    }

    /// The title that a merge of a pull request has below GitHub's own first line; empty without one.
    QString mergeTitle(const ObjectId &merge) const
    {
        const Commit *commit = m_byId.value(merge);
        if (!commit || !commit->pullRequest)
            return {};
        for (const QStringView line : QStringView(commit->message)
                                          .sliced(std::min(commit->summary.size(), commit->message.size()))
                                          .split(u'\n')) {
            if (!line.trimmed().isEmpty())
                return line.trimmed().toString();
        }
        return {};
    }

    ReleaseChange changeOf(const Commit &commit, const MergedBy &merged) const
    {
        const bool asked = merged.pullRequest && m_sources.pullRequests;
        const PullRequest request = asked ? m_sources.pullRequests->value(*merged.pullRequest) : PullRequest();
        const Conventional own = conventional(commit.summary, commit.message);
        QString title = request.title;
        if (title.isEmpty() && merged.pullRequest && !commit.pullRequest)
            title = mergeTitle(merged.merge);
        const Conventional told = title.isEmpty() ? own : conventional(title, QString());
        QString login = request.author.isEmpty() ? commit.authorLogin : request.author;
        if (login.isEmpty() && m_logins.contains(commit.authorName))
            login = commit.authorName; // who calls themselves by a login that wrote other changes
        ReleaseChange change{.commit = commit.id,
                             .title = safeTitle(withoutNumber(told.title)),
                             .author = safeTitle(login.isEmpty() ? commit.authorName : login),
                             .authorIsLogin = !login.isEmpty(),
                             .pullRequest = merged.pullRequest,
                             .labels = request.labels,
                             .kind = told.kind == ChangeKind::Other ? own.kind : told.kind,
                             .scope = safeTitle(told.scope.isEmpty() ? own.scope : told.scope),
                             .revertedBy = m_revertedBy.value(commit.id)};
        if (change.kind == ChangeKind::Other)
            change.kind = kindOfLabels(request.labels);
        if (change.kind == ChangeKind::Other && !revertsIn(commit).isEmpty())
            change.kind = ChangeKind::Revert;
        if (told.breaking || own.breaking)
            change.kind = ChangeKind::Breaking;
        return change;
    }

    void findContributors()
    {
        QHash<QString, qsizetype> places;
        for (auto change = m_list.changes.crbegin(); change != m_list.changes.crend(); ++change) {
            if (!change->revertedBy.isNull() || change->author.endsWith(u"[bot]"))
                continue;
            const Known<bool> isNew = m_sources.firstContributions.transform(
                [&](const QSet<ObjectId> &first) { return first.contains(change->commit); });
            const auto place = places.constFind(change->author);
            if (place != places.cend()) {
                // One with two addresses is new only if both are.
                Known<bool> &known = m_list.contributors[*place].isNew;
                known = known && isNew ? Known<bool>(*known && *isNew) : std::nullopt;
                continue;
            }
            places.insert(change->author, m_list.contributors.size());
            m_list.contributors.append({change->author, change->authorIsLogin, isNew});
        }
    }

    const ChangeSources &m_sources;
    QHash<ObjectId, MergedBy> m_merged;
    QHash<ObjectId, const Commit *> m_byId;
    QSet<QString> m_logins; ///< of who opened pull requests
    QHash<ObjectId, ObjectId> m_reverts; ///< who takes back → what
    QHash<ObjectId, ObjectId> m_revertedBy; ///< what → by whom
    QSet<std::pair<int, ObjectId>> m_listed;
    ReleaseChanges m_list;
};

} // namespace

ReleaseChanges changesOf(const ChangeSources &sources)
{
    return ListMaker(sources).make();
}

QList<int> pullRequestsOf(const QList<Commit> &commits)
{
    QSet<int> numbers;
    const QHash<ObjectId, MergedBy> merged = mergedWork(commits);
    for (const MergedBy &each : merged) {
        if (each.pullRequest)
            numbers.insert(*each.pullRequest);
    }
    QList<int> sorted(numbers.cbegin(), numbers.cend());
    std::ranges::sort(sorted);
    return sorted;
}

} // namespace slipway::notes
