// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commitsection.h"

#include "ui/delegates/detailcells.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/rowtable.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

CommitSection::CommitSection(const QString &name, const QString &spoken, QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_table(new RowTable(this))
{
    m_model.setHeaders(changeHeaders());
    present(m_model, changeCell);
    m_sentence->setObjectName(name + u"Sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_table->setObjectName(name);
    m_table->setAccessibleName(spoken);
    m_table->setModel(&m_model);
    m_table->setStretchColumn(ChangesModel::SummaryColumn, 230);
    m_table->setMinimumHeight(m_table->fontMetrics().lineSpacing() * 5 + 30);
    auto *frame = new Panel(this);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_sentence);
    column->addWidget(frame, 1);
    say({});
}

void CommitSection::set(const QString &sentence, const QList<Commit> &commits, int count)
{
    QString text = plain(sentence);
    if (!commits.isEmpty() && count > commits.size())
        text += u' ' + tr("(the newest %n shown)", nullptr, static_cast<int>(commits.size()));
    m_sentence->setText(text);
    m_model.setData(commits);
    m_table->parentWidget()->setVisible(!commits.isEmpty());
    setVisible(!text.isEmpty());
}

} // namespace slipway::ui
