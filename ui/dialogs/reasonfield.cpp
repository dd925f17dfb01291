// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reasonfield.h"

#include "domain/verdict.h"
#include "ui/widgets/muted.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

ReasonField::ReasonField(const QString &label, bool hasRelease, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(label, this))
    , m_edit(new QPlainTextEdit(this))
    , m_note(new MutedLabel(this))
    , m_hasRelease(hasRelease)
{
    m_edit->setObjectName(u"reason"_s);
    m_edit->setTabChangesFocus(true);
    m_edit->setMinimumHeight(m_edit->fontMetrics().lineSpacing() * 3 + 14);
    m_label->setBuddy(m_edit);
    m_note->setObjectName(u"reasonNote"_s);
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    column->addWidget(m_edit, 1);
    column->addWidget(m_note);
    setFocusProxy(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        updateNote();
        Q_EMIT reasonChanged();
    });
    updateNote();
}

QString ReasonField::reason() const
{
    return m_edit->toPlainText().trimmed();
}

void ReasonField::setFallback(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void ReasonField::setNote(const QString &text)
{
    m_ownNote = text;
    updateNote();
}

void ReasonField::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
}

void ReasonField::setCompact()
{
    m_edit->setMaximumHeight(m_edit->minimumHeight());
}

void ReasonField::updateNote()
{
    const QString text = reason();
    if (!m_ownNote.isEmpty())
        m_note->setText(m_ownNote);
    else if (statusDescription(text) == text)
        m_note->setText(tr("It is recorded on the commit, for everybody to see."));
    else if (m_hasRelease)
        m_note->setText(tr("The status on the commit holds 140 characters and is cut with “…”; the whole reason goes "
                           "into the release."));
    else
        m_note->setText(
            tr("The status on the commit holds 140 characters, and no release is linked that could keep the "
               "rest: the end of the reason is lost."));
}

} // namespace slipway::ui
