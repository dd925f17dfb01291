// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"
#include "services/operationservice.h"
#include "services/session.h"
#include "services/wording.h"
#include "ui/dialogs/question.h"
#include "ui/pages/notespage.h"
#include "ui/widgets/plaintext.h"

#include <QPushButton>

#include <utility>

namespace slipway::ui {

using namespace Qt::StringLiterals;
namespace wording = services::wording;

/// What takes the repository away comes when what was written is kept; where that cannot be, a person decides.
void MainWindow::whenKept(const std::function<void()> &act)
{
    m_next = act;
    if (!m_notes || m_notes->keepAll())
        std::exchange(m_next, {})();
}

/// What was written could not be kept.
void MainWindow::askToLose()
{
    if (findChild<QMessageBox *>(u"loseQuestion"_s))
        return;
    auto *box = new Question(u"loseQuestion"_s, tr("Lose what you wrote?"),
                             tr("What you wrote in the release notes could not be kept on this machine."),
                             tr("Copy it first: “Copy as Markdown” on the page Release notes."), this);
    box->setIcon(QMessageBox::Warning);
    connect(box->addAnswer(u"lose"_s, tr("&Go on and lose it"), Question::DestructiveRole), &QPushButton::clicked, this,
            [this] {
                m_losing = true;
                if (m_next)
                    std::exchange(m_next, {})();
                m_losing = false;
            });
    connect(box->addWayBack(u"stay"_s, tr("&Stay")), &QPushButton::clicked, this, [this] { m_next = {}; });
    box->open();
}

void MainWindow::askToLeave()
{
    if (findChild<QMessageBox *>(u"leaveQuestion"_s))
        return;
    const QString title = wording::planTitle(m_session.runningOperation()->plan());
    auto *box = new Question(u"leaveQuestion"_s, tr("Leave Slipway?"),
                             tr("An operation is still under way: %1.").arg(plain(title)),
                             tr("What is done stays done. What is left can be resumed from the page Activity."), this);
    connect(box->addAnswer(u"leave"_s, tr("&Leave"), Question::DestructiveRole), &QPushButton::clicked, this, [this] {
        m_leaving = true;
        close();
    });
    box->addWayBack(u"stay"_s, tr("&Stay"));
    box->open();
}

} // namespace slipway::ui
