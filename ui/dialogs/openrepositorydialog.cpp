// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "openrepositorydialog.h"

#include "repositoryinput.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

QString cleanPath(const QString &text)
{
    QString path = QDir::fromNativeSeparators(text.trimmed());
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        path = QDir::homePath() + path.mid(1);
    return path.isEmpty() ? path : QDir::cleanPath(path);
}

} // namespace

OpenRepositoryDialog::OpenRepositoryDialog(services::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_clone(new QLineEdit(this))
    , m_browse(new QPushButton(icon(u"open-repository"_s), tr("&Browse…"), this))
    , m_repository(new QComboBox(this))
    , m_host(new QLineEdit(u"github.com"_s, this))
    , m_token(new QLineEdit(this))
    , m_note(new MutedLabel(this))
    , m_reason(new MutedLabel(this))
    , m_open(nullptr)
{
    setObjectName(u"openRepositoryDialog"_s);
    setWindowTitle(tr("Open repository"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(250);
    connect(&m_askTimer, &QTimer::timeout, this, &OpenRepositoryDialog::ask);
    connect(m_clone, &QLineEdit::textChanged, this, &OpenRepositoryDialog::cloneChanged);
    connect(m_repository, &QComboBox::editTextChanged, this, &OpenRepositoryDialog::validate);
    connect(m_repository->lineEdit(), &QLineEdit::textEdited, this,
            [this](const QString &text) { m_typed = !text.isEmpty(); });
    connect(m_repository, &QComboBox::activated, this, [this](int index) {
        if (index >= 0 && index < m_proposals.size())
            m_host->setText(m_proposals.at(index).host);
    });
    connect(m_host, &QLineEdit::textChanged, this, &OpenRepositoryDialog::validate);
    connect(m_browse, &QPushButton::clicked, this, &OpenRepositoryDialog::browse);
    validate();
}

void OpenRepositoryDialog::build()
{
    m_clone->setObjectName(u"clonePath"_s);
    m_clone->setPlaceholderText(tr("A folder with a git clone (optional)"));
    m_clone->setMinimumWidth(300);
    m_browse->setObjectName(u"browseClone"_s);
    m_browse->setAutoDefault(false);
    m_repository->setObjectName(u"repositoryName"_s);
    m_repository->setEditable(true);
    m_repository->setInsertPolicy(QComboBox::NoInsert);
    m_repository->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_repository->lineEdit()->setObjectName(u"repositoryNameField"_s);
    m_repository->lineEdit()->setPlaceholderText(tr("OWNER/NAME"));
    m_host->setObjectName(u"host"_s);
    m_token->setObjectName(u"token"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("As signed in before, or without"));
    m_note->setObjectName(u"cloneNote"_s);
    m_note->setWordWrap(true);
    m_reason->setObjectName(u"openReason"_s);
    m_reason->setWordWrap(true);

    auto *intro = new QLabel(tr("Slipway reads environments and releases from GitHub, and history from a clone. Give "
                                "either one, or both for the whole picture."),
                             this);
    intro->setWordWrap(true);
    auto *path = new QHBoxLayout;
    path->addWidget(m_clone, 1);
    path->addWidget(m_browse);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto *cloneLabel = new QLabel(tr("&Clone:"), this);
    cloneLabel->setBuddy(m_clone);
    form->addRow(cloneLabel, path);
    form->addRow(QString(), m_note);
    form->addRow(tr("&Repository:"), m_repository);
    form->addRow(tr("&Host:"), m_host);
    form->addRow(tr("&Token:"), m_token);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this);
    m_open = buttons->button(QDialogButtonBox::Open);
    m_open->setObjectName(u"openButton"_s);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &OpenRepositoryDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_reason, 1);
    foot->addWidget(buttons);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(intro);
    column->addLayout(form);
    column->addStretch();
    column->addLayout(foot);
    setMinimumWidth(560);
}

void OpenRepositoryDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose a clone"), cleanPath(m_clone->text()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_clone->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void OpenRepositoryDialog::cloneChanged()
{
    ++m_generation;
    m_cloneProblem.clear();
    m_note->clear();
    m_askTimer.start();
    validate();
}

void OpenRepositoryDialog::ask()
{
    m_clonePath = cleanPath(m_clone->text());
    if (m_clonePath.isEmpty())
        return;
    m_note->setText(tr("Looking at the clone…"));
    m_session.proposals(m_clonePath)
        .then(this, [this, path = m_clonePath, generation = m_generation](const Result<QList<RepositoryName>> &answer) {
            if (generation == m_generation)
                takeProposals(path, answer);
        });
}

void OpenRepositoryDialog::takeProposals(const QString &path, const Result<QList<RepositoryName>> &answer)
{
    if (!answer) {
        m_cloneProblem = plain(answer.error().message);
        m_note->setText(m_cloneProblem);
        validate();
        return;
    }
    m_proposals = *answer;
    const QString typed = m_repository->currentText();
    m_repository->clear();
    for (const RepositoryName &name : std::as_const(m_proposals))
        m_repository->addItem(plain(name.fullName()));
    if (m_typed) {
        m_repository->setEditText(typed);
    } else if (!m_proposals.isEmpty()) {
        m_repository->setCurrentIndex(0);
        m_host->setText(m_proposals.first().host);
    }
    m_note->setText(
        m_proposals.isEmpty()
            ? tr("%1 names no GitHub repository. It can be opened alone, or with the repository given below.")
                  .arg(plain(QDir(path).dirName()))
            : tr("Its remotes name %n GitHub repository(ies).", nullptr, static_cast<int>(m_proposals.size())));
    validate();
}

QString OpenRepositoryDialog::problem() const
{
    const QString repository = m_repository->currentText().trimmed();
    const QString path = cleanPath(m_clone->text());
    if (repository.isEmpty() && path.isEmpty())
        return tr("Give a repository or a clone.");
    if (!path.isEmpty() && !QDir(path).exists())
        return tr("There is no folder %1; choose another one.").arg(plain(QDir::toNativeSeparators(path)));
    if (!m_cloneProblem.isEmpty())
        return tr("The clone cannot be opened; choose another one.");
    if (!repository.isEmpty() && !readRepository(repository, {}))
        return tr("A repository is written OWNER/NAME; correct it.");
    if (!repository.isEmpty() && !readRepository(repository, m_host->text()))
        return tr("The host is a name such as github.com, or the https address of an API; correct it.");
    return {};
}

void OpenRepositoryDialog::validate()
{
    const QString reason = problem();
    m_reason->setText(reason);
    layout()->activate();
    resize(width(), qMax(height(), layout()->totalHeightForWidth(width())));
    m_open->setEnabled(reason.isEmpty());
    m_open->setToolTip(reason.toHtmlEscaped());
}

void OpenRepositoryDialog::accept()
{
    if (!problem().isEmpty())
        return;
    services::RecentRepository chosen;
    chosen.clonePath = cleanPath(m_clone->text());
    if (const QString repository = m_repository->currentText().trimmed(); !repository.isEmpty())
        chosen.repository = readRepository(repository, m_host->text());
    std::optional<Secret> token;
    if (const QString text = m_token->text().trimmed(); !text.isEmpty())
        token = Secret(text.toUtf8());
    m_token->clear();
    QDialog::accept();
    m_session.open(chosen, token);
}

} // namespace slipway::ui
