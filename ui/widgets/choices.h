// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace slipway::ui {

/// What a combo box offers, all at once: a box that is filled item by item takes seconds for ten thousand.
class Choices final : public QAbstractListModel {
    Q_OBJECT

public:
    struct Choice {
        QString text; ///< as people read it
        QString value; ///< the box's currentData()

        friend bool operator==(const Choice &, const Choice &) = default;
    };

    using QAbstractListModel::QAbstractListModel;

    /// False: they are the same as before, and nothing changes.
    bool set(const QList<Choice> &choices);
    /// The first with this value; -1: none has it.
    int find(const QString &value) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<Choice> m_choices;
};

} // namespace slipway::ui
