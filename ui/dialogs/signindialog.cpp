// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signindialog.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/weblink.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

/// Where a token is made: https://HOST/settings/personal-access-tokens.
QUrl tokenPage(const RepositoryName &repository)
{
    QUrl url = repository.webUrl();
    url.setPath(u"/settings/personal-access-tokens"_s);
    return url;
}

} // namespace

SignInDialog::SignInDialog(services::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_token(new QLineEdit(this))
    , m_message(new QLabel(this))
    , m_reason(new MutedLabel(this))
{
    setObjectName(u"signInDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    services::Workspace *workspace = session.workspace();
    build(workspace && workspace->options().repository ? *workspace->options().repository : RepositoryName(),
          workspace ? workspace->snapshot()->account.login : QString());
    connect(&session, &services::Session::signedIn, this, &SignInDialog::signedIn);
    connect(m_token, &QLineEdit::textChanged, this, &SignInDialog::validate);
    validate();
}

void SignInDialog::build(const RepositoryName &repository, const QString &login)
{
    const QString host = plain(repository.host);
    setWindowTitle(tr("Sign in to %1").arg(host));
    auto *intro = new QLabel(
        tr("A fine-grained personal access token of %1 signs you in. To look, it needs read access to contents, "
           "deployments, commit statuses and checks; to decide and promote, write access to contents, commit statuses "
           "and deployments. It is kept in this machine's keychain.")
            .arg(host),
        this);
    intro->setTextFormat(Qt::PlainText);
    intro->setWordWrap(true);
    m_token->setObjectName(u"token"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_message->setObjectName(u"signInMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    m_reason->setObjectName(u"signInReason"_s);
    m_reason->setWordWrap(true);
    auto *make = new QPushButton(icon(u"external-link"_s),
                                 tr("&Make a token on %1").arg(QString(host).replace(u'&', u"&&"_s)), this);
    make->setObjectName(u"makeToken"_s);
    make->setAutoDefault(false);
    const QUrl page = tokenPage(repository);
    make->setVisible(isWebPage(page));
    connect(make, &QPushButton::clicked, this, [page] { openWebPage(page); });

    auto *form = new QFormLayout;
    form->addRow(tr("&Token:"), m_token);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_signIn = buttons->addButton(tr("Sign &in"), QDialogButtonBox::AcceptRole);
    m_signIn->setObjectName(u"signInButton"_s);
    if (!login.isEmpty()) {
        m_signOut = buttons->addButton(tr("Sign &out %1").arg(plain(login).replace(u'&', u"&&"_s)),
                                       QDialogButtonBox::DestructiveRole);
        m_signOut->setObjectName(u"signOutButton"_s);
        m_signOut->setAutoDefault(false);
        connect(m_signOut, &QPushButton::clicked, this, [this] { send(Secret()); });
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &SignInDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(11);
    column->addWidget(intro);
    column->addWidget(make, 0, Qt::AlignLeading);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addWidget(m_reason);
    column->addStretch();
    column->addWidget(buttons);
    setMinimumWidth(480);
}

void SignInDialog::validate()
{
    QString reason;
    if (m_running)
        reason = tr("Signing in…");
    else if (m_token->text().trimmed().isEmpty() && !m_kept)
        reason = tr("Give a token to sign in.");
    m_reason->setText(reason);
    m_signIn->setEnabled(reason.isEmpty());
    m_token->setEnabled(!m_running && !m_kept);
    if (m_signOut)
        m_signOut->setEnabled(!m_running);
}

void SignInDialog::accept()
{
    if (m_kept)
        QDialog::accept();
    else if (m_signIn->isEnabled())
        send(Secret(m_token->text().trimmed().toUtf8()));
}

void SignInDialog::send(const Secret &token)
{
    m_running = true;
    m_token->clear();
    validate();
    m_session.signIn(token);
}

void SignInDialog::signedIn(const std::optional<Error> &problem)
{
    if (!m_running)
        return;
    m_running = false;
    if (!problem) {
        QDialog::accept();
        return;
    }
    m_message->setText(plain(problem->message));
    m_message->show();
    if (problem->kind == ErrorKind::Storage) {
        // Signed in, only not for the next run.
        m_kept = true;
        m_signIn->setText(tr("&Close"));
        m_cancel->hide();
    }
    validate();
    layout()->activate();
    resize(width(), qMax(height(), layout()->totalHeightForWidth(width())));
}

} // namespace slipway::ui
