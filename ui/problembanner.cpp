// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "problembanner.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/tint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

/// What stops everything comes before what stops a part.
int gravity(const Problem &problem)
{
    switch (problem.error.kind) {
    case ErrorKind::Unauthorized:
        return 5;
    case ErrorKind::RateLimited:
        return 4;
    case ErrorKind::Network:
        return 3;
    case ErrorKind::Cancelled:
        return 0;
    default:
        return problem.source == Problem::Source::GitHub ? 2 : 1;
    }
}

} // namespace

ProblemBanner::ProblemBanner(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"problemBanner"_s);
    m_sentence->setObjectName(u"problemSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_button->setObjectName(u"problemButton"_s);
    m_close->setObjectName(u"problemClose"_s);
    m_close->setAccessibleName(tr("Hide this message"));
    m_close->setToolTip(tr("Hide this message; the status bar keeps it"));
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
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_signIn)
            Q_EMIT signInRequested();
        else
            Q_EMIT refreshRequested();
    });
    connect(m_close, &QToolButton::clicked, this, [this] {
        m_dismissed = m_sentence->text();
        hide();
    });
    hide();
}

void ProblemBanner::clear()
{
    m_dismissed.clear();
    hide();
}

void ProblemBanner::tell(const QString &sentence, Tone tone)
{
    m_tone = tone;
    m_sentence->setText(plain(sentence));
    m_button->hide();
    tint();
    setVisible(true);
}

void ProblemBanner::setSnapshot(const Snapshot &snapshot)
{
    const bool hasData = (snapshot.environments && !snapshot.environments->isEmpty()) || snapshot.tags;
    const auto worst = std::ranges::max_element(snapshot.problems, {}, gravity);
    if (!hasData || worst == snapshot.problems.end() || gravity(*worst) == 0) {
        clear();
        return;
    }
    QString sentence = plain(worst->error.message);
    if (worst->error.kind == ErrorKind::RateLimited && worst->error.retryAt) {
        const QString time = QLocale().toString(worst->error.retryAt->toLocalTime().time(), QLocale::ShortFormat);
        if (!sentence.contains(time))
            sentence = tr("%1 GitHub answers again at %2.").arg(sentence, time);
    }
    if (const int more = static_cast<int>(snapshot.problems.size()) - 1; more > 0)
        sentence = tr("%1 (%n more in the status bar)", nullptr, more).arg(sentence);
    m_signIn = worst->error.kind == ErrorKind::Unauthorized;
    m_button->setText(m_signIn ? tr("Sign &in…") : tr("&Try again"));
    m_button->setVisible(worst->source == Problem::Source::GitHub && worst->error.kind != ErrorKind::RateLimited);
    m_sentence->setText(sentence);
    m_tone = Tone::Warn;
    tint();
    setVisible(sentence != m_dismissed);
}

void ProblemBanner::tint()
{
    const QString name = m_tone == Tone::Info ? u"information"_s : u"warning"_s;
    m_picture->setPixmap(iconPixmap(name, 16, toneForeground(m_tone, palette()), devicePixelRatioF()));
    update();
}

void ProblemBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void ProblemBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toneBackground(m_tone, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), hairline(palette()));
}

} // namespace slipway::ui
