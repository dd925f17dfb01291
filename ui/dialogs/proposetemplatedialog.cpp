// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proposetemplatedialog.h"

#include "services/await.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/plaintext.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

ProposeTemplateDialog::ProposeTemplateDialog(services::Workspace &workspace, const services::TemplateFile &onGitHub,
                                             const QString &text, QWidget *parent)
    : OperationDialog(workspace, Action::SaveTemplate, parent)
    , m_file(onGitHub)
    , m_text(text)
    , m_message(new QLineEdit(this))
    , m_proposes(new QCheckBox(tr("On a &new branch, with a pull request"), this))
    , m_branch(new QLineEdit(this))
    , m_difference(new DiffView(u"proposeDifference"_s, tr("What changes in the file on GitHub"), this))
{
    setObjectName(u"proposeTemplateDialog"_s);
    setWords(tr("Propose %1 on GitHub").arg(onGitHub.path),
             tr("This is what changes in the file on %1.").arg(plain(onGitHub.branch)));
    setPrimary(tr("&Propose"), u"branch"_s, false);
    addInputs();
    m_difference->setMinimumHeight(180);
    addGrowing(m_difference);
    resize(760, 600);
    m_message->setFocus();
    updatePlan();
    services::await(workspace.notes().compare(onGitHub.text, text), this, [this](const Result<QList<DiffLine>> &lines) {
        if (lines)
            m_difference->setLines(*lines);
    });
}

void ProposeTemplateDialog::addInputs()
{
    m_message->setObjectName(u"proposeMessage"_s);
    m_message->setText(tr("Change the release notes' template"));
    m_message->selectAll();
    m_proposes->setObjectName(u"proposeOnBranch"_s);
    m_proposes->setChecked(true);
    m_branch->setObjectName(u"proposeBranch"_s);
    m_branch->setText(u"slipway/release-notes"_s);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Message"), m_message);
    form->addRow(m_proposes);
    form->addRow(tr("&Branch"), m_branch);
    body().addLayout(form);
    connect(m_message, &QLineEdit::textChanged, this, &ProposeTemplateDialog::updatePlan);
    connect(m_branch, &QLineEdit::textChanged, this, &ProposeTemplateDialog::updatePlan);
    connect(m_proposes, &QCheckBox::toggled, this, [this](bool proposes) {
        m_branch->setEnabled(proposes);
        setPrimary(proposes ? tr("&Propose") : tr("C&ommit on %1").arg(m_file.branch), u"branch"_s, false);
        updatePlan();
    });
}

bool ProposeTemplateDialog::isProposed() const
{
    return m_proposes->isChecked();
}

OperationDialog::Planned ProposeTemplateDialog::makePlan() const
{
    const QString branch = isProposed() ? m_branch->text().trimmed() : QString();
    const QString message = m_message->text().trimmed();
    if (message.isEmpty() || (isProposed() && branch.isEmpty()))
        return std::unexpected(Allowance{Obstacle::ReasonMissing});
    return workspace().templates().plan(m_file, m_text, message, branch);
}

QString ProposeTemplateDialog::doneText() const
{
    return isProposed() ? tr("The pull request is open. The template is used as soon as it is merged.")
                        : tr("It is committed on %1.").arg(plain(m_file.branch));
}

QString ProposeTemplateDialog::refusalText(const Allowance &allowance) const
{
    if (allowance.obstacle == Obstacle::ReasonMissing)
        return m_message->text().trimmed().isEmpty() ? tr("Write a message: what changes, and why.")
                                                     : tr("Name the new branch.");
    return OperationDialog::refusalText(allowance);
}

} // namespace slipway::ui
