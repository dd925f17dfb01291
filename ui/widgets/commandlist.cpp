// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandlist.h"

#include "models/fuzzymatch.h"

#include <QAction>
#include <QIcon>

#include <algorithm>
#include <tuple>

namespace slipway::ui {

using namespace Qt::StringLiterals;

QString commandName(const QAction &action)
{
    return action.text().replace(u"&&"_s, u"\u0001"_s).remove(u'&').replace(u'\u0001', u'&');
}

CommandList::CommandList(QObject *parent)
    : QAbstractListModel(parent)
{
}

void CommandList::setActions(const QList<QAction *> &actions)
{
    m_all.clear();
    for (QAction *action : actions)
        m_all.append(action);
    sort();
}

void CommandList::setText(const QString &text)
{
    m_text = text;
    sort();
}

void CommandList::sort()
{
    struct Hit {
        QPointer<QAction> action;
        int score;
    };
    QList<Hit> hits;
    for (const QPointer<QAction> &action : std::as_const(m_all)) {
        if (!action || !action->isVisible())
            continue;
        if (const auto score = fuzzyScore(m_text, commandName(*action)))
            hits.append({action, *score});
    }
    const auto rank = [](const Hit &hit) {
        return std::tuple(hit.score, hit.action->priority() != QAction::LowPriority, hit.action->isEnabled());
    };
    std::ranges::stable_sort(hits, std::ranges::greater(), rank);
    beginResetModel();
    m_shown.clear();
    for (const Hit &hit : std::as_const(hits))
        m_shown.append(hit.action);
    endResetModel();
}

QAction *CommandList::actionAt(int row) const
{
    return row >= 0 && row < m_shown.size() ? m_shown.at(row).data() : nullptr;
}

int CommandList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CommandList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QAction *action = actionAt(index.row());
    if (!action)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return commandName(*action);
    case Qt::DecorationRole:
        return action->icon();
    case ShortcutRole:
        return action->shortcut().toString(QKeySequence::NativeText);
    case ReasonRole:
        return action->isEnabled() ? QString() : action->statusTip();
    case PossibleRole:
        return action->isEnabled();
    case Qt::AccessibleTextRole:
        return action->isEnabled() ? commandName(*action)
                                   : tr("%1, not possible: %2").arg(commandName(*action), action->statusTip());
    default:
        return {};
    }
}

} // namespace slipway::ui
