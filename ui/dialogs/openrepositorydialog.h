// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/session.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

/// A GitHub repository, a clone, or both. The clone's remotes propose the repository.
class OpenRepositoryDialog final : public QDialog {
    Q_OBJECT

public:
    explicit OpenRepositoryDialog(services::Session &session, QWidget *parent = nullptr);

    void accept() override;

private:
    void build();
    void cloneChanged();
    void ask();
    void takeProposals(const QString &path, const Result<QList<RepositoryName>> &answer);
    void browse();
    void validate();
    /// Why it cannot be opened; empty: it can.
    QString problem() const;

    services::Session &m_session;
    QLineEdit *m_clone;
    QPushButton *m_browse;
    QComboBox *m_repository;
    QLineEdit *m_host;
    QLineEdit *m_token;
    QLabel *m_note;
    QLabel *m_reason;
    QPushButton *m_open;
    QTimer m_askTimer;
    QList<RepositoryName> m_proposals;
    QString m_clonePath; ///< as it was asked about
    QString m_cloneProblem;
    bool m_typed = false; ///< the repository was given by hand
    quint64 m_generation = 0;
};

} // namespace slipway::ui
