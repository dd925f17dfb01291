// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdownview.h"

#include "muted.h"
#include "safebrowser.h"

#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;

MarkdownView::MarkdownView(const QString &objectName, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_notice(new MutedLabel(this))
    , m_browser(new SafeBrowser(this))
{
    setObjectName(objectName);
    m_browser->setObjectName(objectName + u"Browser"_s);
    m_browser->setAccessibleName(name);
    m_notice->setObjectName(objectName + u"Notice"_s);
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(12, 8, 12, 0);
    m_notice->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_browser, 1);
    setFocusProxy(m_browser);
    setBackgroundRole(QPalette::Base); // what is around the notice
    setAutoFillBackground(true);
    connect(m_browser, &SafeBrowser::linkShown, this, &MarkdownView::linkShown);
}

void MarkdownView::setContent(const QString &html)
{
    m_browser->setContent(html);
}

void MarkdownView::setNotice(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
}

} // namespace slipway::ui
