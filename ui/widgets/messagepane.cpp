// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagepane.h"

#include "fonts.h"
#include "icons.h"
#include "muted.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;

MessagePane::MessagePane(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new MutedLabel(this))
    , m_button(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    m_picture->setAlignment(Qt::AlignCenter);
    m_title->setObjectName(u"messageTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_title->setFont(scaled(font(), 1.3, true));
    m_sentence->setObjectName(u"messageSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(280);
    m_sentence->setMaximumWidth(520);
    m_button->setObjectName(u"messageButton"_s);
    m_second->setObjectName(u"messageSecondButton"_s);
    connect(m_button, &QPushButton::clicked, this, &MessagePane::activated);
    connect(m_second, &QPushButton::clicked, this, &MessagePane::secondActivated);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_button);
    buttons->addWidget(m_second);
    buttons->addStretch();
    auto *sentenceRow = new QHBoxLayout;
    sentenceRow->addStretch(1);
    sentenceRow->addWidget(m_sentence, 4);
    sentenceRow->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_picture);
    column->addSpacing(4);
    column->addWidget(m_title);
    column->addLayout(sentenceRow);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch(3);
}

void MessagePane::set(const QString &icon, const QString &title, const QString &sentence, const QString &button,
                      const QString &secondButton, Tone tone)
{
    m_icon = icon;
    m_tone = tone;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_second->setText(secondButton);
    m_second->setVisible(!secondButton.isEmpty());
    tint();
}

QString MessagePane::title() const
{
    return m_title->text();
}

QString MessagePane::sentence() const
{
    return m_sentence->text();
}

void MessagePane::tint()
{
    const QColor color = m_tone == Tone::Neutral ? mutedText(palette()) : toneForeground(m_tone, palette());
    m_picture->setVisible(!m_icon.isEmpty());
    if (!m_icon.isEmpty())
        m_picture->setPixmap(iconPixmap(m_icon, 40, color, devicePixelRatioF()));
}

void MessagePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::DevicePixelRatioChange)
        tint();
}

} // namespace slipway::ui
