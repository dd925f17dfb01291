// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour.h"

#include "mainwindow.h"
#include "pages/candidatespage.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextStream>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString candidate = u"0.1.2-prerelease2"_s;
constexpr auto lookInterval = 150ms;
constexpr auto longestWait = 120s; ///< the demonstration's CI takes its time between two states

QPalette darkPalette()
{
    QPalette palette(QColor(0x2b, 0x2d, 0x31), QColor(0x24, 0x26, 0x2a));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2c));
    palette.setColor(QPalette::Highlight, QColor(0x3d, 0x6f, 0xb4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

} // namespace

Tour::Tour(services::Session &session, MainWindow &window, const QString &directory, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_window(window)
    , m_directory(directory)
{
    QDir().mkpath(directory);
    window.resize(1280, 800);
    plan();
    m_timer.callOnTimeout(this, &Tour::look);
    m_timer.start(lookInterval);
    m_waited.start();
}

void Tour::add(const QString &name, std::function<bool()> isReady, std::function<void()> act)
{
    m_stops.append({name, std::move(isReady), std::move(act)});
}

void Tour::plan()
{
    const auto settled = [this] { return isSettled(); };
    add(tr("the first refresh"), settled, [this] { m_window.showPage(MainWindow::Page::Environments); });
    add(tr("the page Environments"), settled, [this] { picture(m_window, u"environments"_s); });
    add(tr("the page Candidates"), settled, [this] {
        m_window.showPage(MainWindow::Page::Candidates);
        m_window.findChild<CandidatesPage *>()->select(candidate);
    });
    // The details come a moment after the choice.
    for (int i = 0; i < 4; ++i)
        add(tr("the details"), settled, [] { });
    add(tr("the details"), settled, [this] { picture(m_window, u"candidates"_s); });
    add(tr("dark colours"), settled, [this] { setDark(true); });
    add(tr("dark colours"), settled, [this] {
        picture(m_window, u"candidates-dark"_s);
        m_window.showPage(MainWindow::Page::Environments);
    });
    add(tr("dark colours"), settled, [this] {
        picture(m_window, u"environments-dark"_s);
        m_window.showPage(MainWindow::Page::Notes);
    });
    planNotes();
    planPromotion();
}

/// The notes of the pre-release, filled from the template.
void Tour::planNotes()
{
    const auto find = [this](const QString &name) { return m_window.findChild<QWidget *>(name); };
    const auto isOpen = [this, find] { return isSettled() && find(u"notesEditor"_s)->isVisible(); };
    const auto isFilled = [isOpen, find] {
        auto *callout = qobject_cast<QLabel *>(find(u"notesCallout"_s));
        return isOpen() && callout->isVisible() && !callout->text().isEmpty();
    };
    add(tr("the page Release notes"), isOpen, [this] { trigger(u"fillNotes"_s); });
    add(tr("the filled notes"), [this] { return dialog() != nullptr; }, [this] { click(u"fillReplace"_s); });
    add(tr("the filled notes"), isFilled, [] { });
    // The preview comes a moment after the text.
    for (int i = 0; i < 4; ++i)
        add(tr("the preview"), isFilled, [] { });
    add(tr("the preview"), isFilled, [this] {
        picture(m_window, u"release-notes-dark"_s);
        setDark(false);
    });
    add(tr("the preview"), isFilled, [this] {
        picture(m_window, u"release-notes"_s);
        m_window.showPage(MainWindow::Page::Candidates);
    });
}

/// Qualify, then promote, until production runs it.
void Tour::planPromotion()
{
    const auto hasDialog = [this] { return dialog() != nullptr; };
    const auto isIdle = [this] { return isSettled() && !m_session.workspace()->operations()->isBusy(); };
    add(tr("Qualify"), isIdle, [this] { trigger(u"qualifyCandidate"_s); });
    add(tr("the dialog of Qualify"), hasDialog, [this] {
        if (auto *reason = dialog()->findChild<QPlainTextEdit *>(u"reason"_s))
            reason->setPlainText(tr("Tried on the preview for three days, no regressions."));
    });
    add(tr("the dialog of Qualify"), hasDialog, [this] {
        picture(*dialog(), u"qualify"_s);
        click(u"dialogPrimary"_s);
    });
    add(tr("the verdict"), isIdle, [this] {
        if (dialog())
            dialog()->close();
    });
    add(tr("Promote"), isIdle, [this] { trigger(u"promoteCandidate"_s); });
    add(tr("the dialog of Promote"), hasDialog, [this] {
        picture(*dialog(), u"promote"_s);
        click(u"dialogPrimary"_s);
    });
    add(tr("production"), isIdle, [this] {
        if (dialog()) {
            picture(*dialog(), u"promoted"_s);
            dialog()->close();
        }
        m_window.showPage(MainWindow::Page::Environments);
        m_session.workspace()->refresh().refresh();
    });
    add(tr("production"), isIdle, [this] {
        picture(m_window, u"released"_s);
        m_window.showPage(MainWindow::Page::Activity);
    });
    add(tr("the page Activity"), isIdle, [this] {
        picture(m_window, u"activity"_s);
        setDark(true);
    });
    add(tr("the end"), isIdle, [this] {
        picture(m_window, u"activity-dark"_s);
        setDark(false);
        m_timer.stop();
        Q_EMIT finished(m_complete);
    });
}

void Tour::look()
{
    const Stop stop = m_stops.at(m_next);
    if (stop.isReady()) {
        ++m_next;
        m_waited.restart();
        stop.act();
    } else if (m_waited.durationElapsed() > longestWait) {
        QTextStream(stderr) << tr("The tour did not get to %1.").arg(stop.name) << Qt::endl;
        m_timer.stop();
        Q_EMIT finished(false);
    }
}

bool Tour::isSettled() const
{
    services::Workspace *workspace = m_session.workspace();
    return workspace && workspace->refresh().isFresh() && !workspace->refresh().isRunning();
}

QWidget *Tour::dialog() const
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog *>(widget) && widget->isVisible())
            return widget;
    }
    return nullptr;
}

void Tour::trigger(const QString &action)
{
    for (QAction *command : m_window.commands()) {
        if (command->objectName() == action)
            command->trigger();
    }
}

void Tour::click(const QString &button)
{
    if (auto *found = dialog()->findChild<QAbstractButton *>(button))
        found->click();
}

void Tour::setDark(bool dark)
{
    QApplication::setPalette(dark ? darkPalette() : QPalette());
}

void Tour::picture(QWidget &widget, const QString &name)
{
    const QString file = QDir(m_directory).filePath(name + u".png"_s);
    const bool written = widget.grab().save(file);
    m_complete = m_complete && written;
    QTextStream(stderr) << (written ? tr("wrote %1").arg(file) : tr("could not write %1").arg(file)) << Qt::endl;
}

} // namespace slipway::ui
