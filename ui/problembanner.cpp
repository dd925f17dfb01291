// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "problembanner.h"

#include "ui/widgets/plaintext.h"

#include <QLocale>

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
    : Banner(u"problem"_s, tr("Hide this message; the status bar keeps it"), parent)
{
    connect(this, &Banner::activated, this, [this] {
        if (m_signIn)
            Q_EMIT signInRequested();
        else
            Q_EMIT refreshRequested();
    });
}

void ProblemBanner::clear()
{
    forgetDismissed();
    hide();
}

void ProblemBanner::tell(const QString &sentence, Tone tone)
{
    forgetDismissed();
    say(plain(sentence), tone);
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
    const bool canBeMended = worst->source == Problem::Source::GitHub && worst->error.kind != ErrorKind::RateLimited;
    say(sentence, Tone::Warn, !canBeMended ? QString() : m_signIn ? tr("Sign &in…") : tr("&Try again"));
}

} // namespace slipway::ui
