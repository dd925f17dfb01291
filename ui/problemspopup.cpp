// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "problemspopup.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/tint.h"

#include <QGridLayout>
#include <QLabel>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

QString sourceName(Problem::Source source)
{
    switch (source) {
    case Problem::Source::GitHub:
        return ProblemsPopup::tr("GitHub");
    case Problem::Source::Git:
        return ProblemsPopup::tr("Clone");
    case Problem::Source::Configuration:
        return ProblemsPopup::tr("Configuration");
    case Problem::Source::Storage:
        break;
    }
    return ProblemsPopup::tr("This machine");
}

} // namespace

ProblemsPopup::ProblemsPopup(const QList<Problem> &problems, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"problemsPopup"_s);
    setAccessibleName(tr("Problems of the last refresh"));
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(14, 12, 14, 12);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    auto *title = new QLabel(tr("What could not be read"), this);
    title->setFont(scaled(font(), 1.05, true));
    grid->addWidget(title, 0, 0, 1, 2);
    for (const Problem &problem : problems) {
        const int row = grid->rowCount();
        auto *source = new QLabel(sourceName(problem.source), this);
        source->setFont(scaled(font(), 0.94, true));
        auto *sentence = new QLabel(plain(problem.error.message), this);
        sentence->setTextFormat(Qt::PlainText);
        sentence->setWordWrap(true);
        sentence->setMinimumWidth(340);
        sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        sentence->setToolTip(problem.error.detail.isEmpty() ? QString()
                                                            : u"<p>%1</p>"_s.arg(plainHtml(problem.error.detail)));
        grid->addWidget(source, row, 0, Qt::AlignTop);
        grid->addWidget(sentence, row, 1);
    }
}

void ProblemsPopup::popup(const QPoint &corner)
{
    adjustSize();
    move(corner - QPoint(width(), height() + 4));
    show();
    setFocus();
}

} // namespace slipway::ui
