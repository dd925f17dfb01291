// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace slipway::ui {

/// A token for the open repository's host, or forgetting it.
class SignInDialog final : public QDialog {
    Q_OBJECT

public:
    explicit SignInDialog(services::Session &session, QWidget *parent = nullptr);

    void accept() override;

private:
    void build(const RepositoryName &repository, const QString &login);
    void send(const Secret &token);
    void signedIn(const std::optional<Error> &problem);
    void validate();

    services::Session &m_session;
    QLineEdit *m_token;
    QLabel *m_message;
    QLabel *m_reason;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_signIn = nullptr;
    QPushButton *m_signOut = nullptr;
    bool m_running = false;
    bool m_kept = false; ///< signed in for this run only; the message says so
};

} // namespace slipway::ui
