// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffview.h"

#include "difftext.h"
#include "icons.h"
#include "localactions.h"
#include "messagepane.h"
#include "unifieddiff.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using Kind = DiffLine::Kind;

DiffView::DiffView(const QString &objectName, const QString &name, QWidget *parent)
    : QStackedWidget(parent)
    , m_text(new DiffText(this))
    , m_message(new MessagePane(this))
{
    setObjectName(objectName);
    m_text->setObjectName(objectName + u"Text"_s);
    m_text->setAccessibleName(name);
    m_text->setContextMenuPolicy(Qt::CustomContextMenu);
    m_message->set(u"done"_s, tr("No difference."), tr("Both texts are the same."));
    addWidget(m_text);
    addWidget(m_message);
    setCurrentWidget(m_message);

    QAction *next = makeAction(u"nextChange"_s, tr("Ne&xt change"), Qt::Key_F8);
    connect(next, &QAction::triggered, this, [this] { m_text->goToChange(1); });
    QAction *previous = makeAction(u"previousChange"_s, tr("Pre&vious change"), Qt::SHIFT | Qt::Key_F8);
    connect(previous, &QAction::triggered, this, [this] { m_text->goToChange(-1); });
    auto *copy = new QAction(icon(u"copy"_s), tr("Copy the &whole difference"), this);
    copy->setObjectName(u"copyDifference"_s);
    m_text->addAction(copy);
    connect(copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(unifiedText()); });
    auto *local = new LocalActions(this);
    local->addWidget(m_text);
    local->add(next);
    local->add(previous);
    connect(m_text, &QWidget::customContextMenuRequested, this, &DiffView::showMenu);
}

QAction *DiffView::makeAction(const QString &name, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    m_text->addAction(action);
    return action;
}

void DiffView::showMenu(const QPoint &where)
{
    QMenu *menu = m_text->createStandardContextMenu(where);
    menu->setObjectName(u"differenceMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    menu->addActions(m_text->actions());
    menu->popup(m_text->viewport()->mapToGlobal(where));
}

void DiffView::setLines(const QList<DiffLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    m_text->setLines(lines);
    const auto count = [&lines](Kind kind) { return int(std::ranges::count(lines, kind, &DiffLine::kind)); };
    const int added = count(Kind::Added);
    const int removed = count(Kind::Removed);
    const bool differs = added + removed > 0;
    setCurrentWidget(differs ? static_cast<QWidget *>(m_text) : m_message);
    setFocusProxy(differs ? m_text : nullptr);
    Q_EMIT summaryChanged(
        differs ? tr("%1, %2").arg(tr("%n line(s) added", nullptr, added), tr("%n removed", nullptr, removed))
                : QString());
}

QString DiffView::unifiedText() const
{
    return unifiedDiff(m_lines);
}

} // namespace slipway::ui
