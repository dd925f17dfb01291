// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "committemplatedialog.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CommitTemplateDialog::CommitTemplateDialog(const services::TemplateFile &file, QWidget *parent)
    : QDialog(parent)
    , m_message(new QLineEdit(this))
{
    setObjectName(u"commitTemplateDialog"_s);
    const QString title = tr("Commit %1").arg(plain(file.path));
    setWindowTitle(title);
    auto *heading = new QLabel(title, this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    heading->setFont(scaled(font(), 1.3, true));
    auto *sentence = new MutedLabel(this);
    sentence->setObjectName(u"commitSentence"_s);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    sentence->setText(
        file.branch.isEmpty()
            ? tr("The file is saved and committed in your clone. It is not pushed.")
            : tr("The file is saved and committed on %1 in your clone. It is not pushed.").arg(plain(file.branch)));
    m_message->setObjectName(u"commitMessage"_s);
    m_message->setText(tr("Change the release notes' template"));
    m_message->selectAll();
    auto *label = new QLabel(tr("&Message"), this);
    label->setBuddy(m_message);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *commit = buttons->addButton(tr("Co&mmit"), QDialogButtonBox::AcceptRole);
    commit->setObjectName(u"commitButton"_s);
    commit->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"commitCancel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(sentence);
    column->addWidget(label);
    column->addWidget(m_message);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(480);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_message, &QLineEdit::textChanged, commit,
            [commit](const QString &text) { commit->setEnabled(!text.trimmed().isEmpty()); });
    m_message->setFocus();
}

QString CommitTemplateDialog::message() const
{
    return m_message->text().trimmed();
}

} // namespace slipway::ui
