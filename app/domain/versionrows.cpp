// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drift.h"

#include <algorithm>

namespace slipway {

namespace {

using Cell = VersionRow::Cell;

/// Newest version first, of one version the final before its candidates.
bool tagComesBefore(const TagName &a, const TagName &b)
{
    if (const auto order = a.version <=> b.version; order != 0)
        return order > 0;
    return a.kind != b.kind ? a.kind == TagName::Kind::Final : listsBefore(a, b);
}

/// The deployments of one environment that belong to one row.
class CellMaker final {
public:
    CellMaker(const Snapshot &snapshot, const Environment &environment)
        : m_snapshot(snapshot)
        , m_all(environment.deployments.value_or(QList<Deployment>()))
        , m_active(activeDeployment(m_all))
        , m_pending(pendingDeployment(m_all))
    {
    }

    void add(Cell &cell, const Deployment &deployment) const
    {
        if (m_active && deployment.id == m_active->id) {
            cell = {Cell::Kind::Now, deployment.succeededAt(), {}, wasRolledBack(deployment)};
        } else if (cell.kind == Cell::Kind::Now) {
            return;
        } else if (m_pending && deployment.id == m_pending->id) {
            cell = {Cell::Kind::Waiting, deployment.createdAt, {}, false};
        } else if (deployment.everSucceeded()) {
            if (cell.kind == Cell::Kind::Never || cell.kind == Cell::Kind::Failed)
                cell = {Cell::Kind::Past, firstSuccess(deployment), endOf(deployment), false};
            else if (cell.kind == Cell::Kind::Past && firstSuccess(deployment) < cell.since)
                cell.since = firstSuccess(deployment);
        } else if (cell.kind == Cell::Kind::Never
                   && (deployment.state() == DeploymentState::Failure
                       || deployment.state() == DeploymentState::Error)) {
            cell = {Cell::Kind::Failed, deployment.latest()->createdAt, {}, false};
        }
    }

private:
    static QDateTime firstSuccess(const Deployment &deployment)
    {
        for (const DeploymentStatus &status : deployment.statuses) {
            if (status.state == DeploymentState::Success)
                return status.createdAt;
        }
        return {};
    }

    /// When GitHub recorded its end; else when the next one became active.
    QDateTime endOf(const Deployment &deployment) const
    {
        if (deployment.endedAt().isValid())
            return deployment.endedAt();
        QDateTime end;
        for (const Deployment &other : m_all) {
            const QDateTime start = firstSuccess(other);
            if (start > firstSuccess(deployment) && (!end.isValid() || start < end))
                end = start;
        }
        return end;
    }

    /// The last time that it became active before `time`; invalid if it did not.
    static QDateTime lastSuccessBefore(const Deployment &deployment, const QDateTime &time)
    {
        QDateTime last;
        for (const DeploymentStatus &status : deployment.statuses) {
            if (status.state == DeploymentState::Success && status.createdAt < time)
                last = status.createdAt;
        }
        return last;
    }

    /// What runs is older than what was active before it.
    bool wasRolledBack(const Deployment &active) const
    {
        const Deployment *before = nullptr;
        QDateTime beforeSince;
        for (const Deployment &other : m_all) {
            const QDateTime since = lastSuccessBefore(other, active.succeededAt());
            if (other.id == active.id || !since.isValid() || (before && since <= beforeSince))
                continue;
            before = &other;
            beforeSince = since;
        }
        if (!before || before->commit == active.commit)
            return false;
        const TagName was = m_snapshot.scheme.classify(before->refName());
        const TagName is = m_snapshot.scheme.classify(active.refName());
        return was.kind != TagName::Kind::Other && is.kind != TagName::Kind::Other && tagComesBefore(was, is);
    }

    const Snapshot &m_snapshot;
    QList<Deployment> m_all;
    const Deployment *m_active;
    const Deployment *m_pending;
};

bool rowComesBefore(const VersionRow &a, const VersionRow &b)
{
    const bool aTag = a.tag.kind != TagName::Kind::Other;
    const bool bTag = b.tag.kind != TagName::Kind::Other;
    if (aTag != bTag)
        return bTag; // branches first
    if (!aTag)
        return a.name < b.name;
    return tagComesBefore(a.tag, b.tag);
}

/// Of thousands of candidates a few dozen were deployed.
std::optional<CandidateState> stateOf(const QList<Candidate> &candidates, const QString &tag, const Version &version)
{
    const auto ofVersion =
        std::ranges::equal_range(candidates, version, std::ranges::greater(),
                                 [](const Candidate &each) -> const Version & { return each.name.version; });
    const auto found =
        std::ranges::find(ofVersion, tag, [](const Candidate &each) -> const QString & { return each.tag.name; });
    return found == ofVersion.end() ? std::nullopt : std::optional(found->state);
}

} // namespace

QList<VersionRow> versionRows(const Snapshot &snapshot, const QList<Candidate> &candidates)
{
    QList<VersionRow> rows;
    if (!snapshot.environments)
        return rows;
    QHash<QString, qsizetype> byName;
    const qsizetype count = snapshot.environments->size();
    for (qsizetype column = 0; column < count; ++column) {
        const Environment &environment = snapshot.environments->at(column);
        const CellMaker maker(snapshot, environment);
        for (const Deployment &deployment : environment.deployments.value_or(QList<Deployment>())) {
            const QString name = runningNames(snapshot, deployment).deployed;
            const bool isNew = !byName.contains(name);
            if (isNew) {
                byName.insert(name, rows.size());
                VersionRow row{name, deployment.commit, snapshot.scheme.classify(name), {}, QList<Cell>(count)};
                row.state = stateOf(candidates, name, row.tag.version);
                rows.append(row);
            }
            VersionRow &row = rows[byName[name]];
            maker.add(row.cells[column], deployment);
            // A branch moves: its row shows the commit that runs now.
            if (row.tag.kind == TagName::Kind::Other && row.cells[column].kind == Cell::Kind::Now
                && row.cells[column].since == deployment.succeededAt())
                row.commit = deployment.commit;
        }
    }
    std::ranges::stable_sort(rows, rowComesBefore);
    return rows;
}

} // namespace slipway
