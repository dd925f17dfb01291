// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "activityfilterbar.h"

#include "ui/widgets/searchfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

enum Scope { Here, Everywhere };

} // namespace

ActivityFilterBar::ActivityFilterBar(OperationsFilter &filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_search(new SearchField(u"activitySearch"_s, tr("Search operations"), tr("Search tag, person, reason…  Ctrl+F"),
                               this))
    , m_scope(new QComboBox(this))
    , m_unfinished(new QCheckBox(tr("&Unfinished only"), this))
{
    m_search->setToolTip(tr("Ctrl+F. Several words must all be found."));
    m_search->installEventFilter(this);
    m_scope->setObjectName(u"activityScope"_s);
    m_scope->setAccessibleName(tr("Operations of which repositories"));
    m_scope->insertItem(Here, tr("This repository"));
    m_scope->insertItem(Everywhere, tr("All repositories"));
    m_unfinished->setObjectName(u"activityUnfinished"_s);
    m_unfinished->setToolTip(tr("Only what is neither done nor put aside"));
    auto *below = new QHBoxLayout;
    below->addWidget(m_scope);
    below->addSpacing(4);
    below->addWidget(m_unfinished);
    below->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addLayout(below);
    connect(m_search, &QLineEdit::textChanged, this, &ActivityFilterBar::apply);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ActivityFilterBar::apply);
    connect(m_unfinished, &QCheckBox::toggled, this, &ActivityFilterBar::apply);
    setHasRepository(false);
}

void ActivityFilterBar::setHasRepository(bool has)
{
    if (has != m_scope->isEnabled()) {
        if (!has)
            m_chosenScope = m_scope->currentIndex();
        m_scope->setEnabled(has);
        m_scope->setCurrentIndex(has ? m_chosenScope : int(Everywhere));
    }
    const QString why = tr("No repository on GitHub is open: those of all are shown.");
    m_scope->setToolTip(has ? QString() : why);
    m_scope->setAccessibleDescription(has ? QString() : why);
    apply();
}

void ActivityFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ActivityFilterBar::showAll()
{
    m_search->clear();
    m_scope->setCurrentIndex(Everywhere);
    m_unfinished->setChecked(false);
}

void ActivityFilterBar::apply()
{
    m_filter.setText(m_search->text());
    m_filter.setHereOnly(m_scope->currentIndex() == Here);
    m_filter.setUnfinishedOnly(m_unfinished->isChecked());
    Q_EMIT filtersChanged();
}

bool ActivityFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            Q_EMIT leftDownwards();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace slipway::ui
