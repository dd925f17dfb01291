// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QPointer>

class QAction;

namespace slipway::ui {

/// Actions that fit what was typed, the best first; among equals those of low priority last, and before the others
/// those that are possible now.
class CommandList final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ShortcutRole = Qt::UserRole + 1, ///< QString
        ReasonRole, ///< QString: why it is off; empty when it is on
        PossibleRole, ///< bool
    };

    explicit CommandList(QObject *parent = nullptr);

    void setActions(const QList<QAction *> &actions);
    void setText(const QString &text);
    QAction *actionAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void sort();
    using QAbstractListModel::sort;

    QList<QPointer<QAction>> m_all;
    QList<QPointer<QAction>> m_shown;
    QString m_text;
};

/// An action's text without its mnemonic.
QString commandName(const QAction &action);

} // namespace slipway::ui
