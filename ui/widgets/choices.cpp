// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "choices.h"

#include <algorithm>

namespace slipway::ui {

bool Choices::set(const QList<Choice> &choices)
{
    if (choices == m_choices)
        return false;
    beginResetModel();
    m_choices = choices;
    endResetModel();
    return true;
}

int Choices::find(const QString &value) const
{
    const auto found = std::ranges::find(m_choices, value, &Choice::value);
    return found == m_choices.cend() ? -1 : static_cast<int>(found - m_choices.cbegin());
}

int Choices::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_choices.size());
}

QVariant Choices::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Choice &choice = m_choices.at(index.row());
    if (role == Qt::DisplayRole)
        return choice.text;
    return role == Qt::UserRole ? QVariant(choice.value) : QVariant();
}

} // namespace slipway::ui
