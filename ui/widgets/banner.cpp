// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "banner.h"

#include "icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;

Banner::Banner(const QString &name, const QString &kept, QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(name + u"Banner"_s);
    m_sentence->setObjectName(name + u"Sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_button->setObjectName(name + u"Button"_s);
    m_close->setObjectName(name + u"Close"_s);
    m_close->setAccessibleName(tr("Hide this message"));
    m_close->setToolTip(kept);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setIcon(icon(u"close"_s));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 7, 10, 7);
    row->setSpacing(9);
    row->addWidget(m_picture);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_button);
    row->addWidget(m_close);
    connect(m_button, &QPushButton::clicked, this, &Banner::activated);
    connect(m_close, &QToolButton::clicked, this, [this] {
        m_dismissed.insert(m_sentence->text());
        hide();
        Q_EMIT dismissed();
    });
    hide();
}

void Banner::say(const QString &sentence, Tone tone, const QString &button)
{
    m_tone = tone;
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    tint();
    setVisible(!isDismissed(sentence));
}

void Banner::tint()
{
    const QString name = m_tone == Tone::Info ? u"information"_s : m_tone == Tone::Good ? u"done"_s : u"warning"_s;
    m_picture->setPixmap(iconPixmap(name, 16, toneForeground(m_tone, palette()), devicePixelRatioF()));
    update();
}

void Banner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toneBackground(m_tone, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), hairline(palette()));
}

} // namespace slipway::ui
