// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notesbar.h"

#include "domain/plannotes.h"
#include "notessnippets.h"
#include "services/wording.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/ticker.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using Kind = NotesDesk::Kind;
namespace wording = services::wording;

QList<Choices::Choice> baselineChoices(const QList<Baseline> &baselines)
{
    const QString usual = NotesBar::tr("since %1"); // looked up once: there may be thousands
    const auto text = [&](const Baseline &baseline) {
        const QString tag = plain(baseline.tag);
        switch (baseline.kind) {
        case Baseline::Kind::Beginning:
            return NotesBar::tr("since the beginning");
        case Baseline::Kind::LastFinal:
            return NotesBar::tr("since %1 (last final version)").arg(tag);
        case Baseline::Kind::LastCandidate:
            return NotesBar::tr("since %1 (last candidate)").arg(tag);
        case Baseline::Kind::Production:
            return NotesBar::tr("since %1 (runs on %2)").arg(tag, plain(baseline.subject));
        case Baseline::Kind::Tag:
            break;
        }
        return usual.arg(tag);
    };
    QList<Choices::Choice> choices;
    choices.reserve(baselines.size());
    for (const Baseline &each : baselines)
        choices.append({text(each), each.tag});
    return choices;
}

NotesBar::NotesBar(NotesDesk &desk, NotesActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_insert(menuButton(u"insertButton"_s, tr("&Insert"), tr("Insert")))
    , m_compare(menuButton(u"compareButton"_s, tr("Compa&re"), tr("Compare")))
    , m_more(menuButton(u"moreButton"_s, tr("&More"), tr("More commands")))
    , m_inserts(new QMenu(this))
    , m_forRelease(new QWidget(this))
    , m_forTemplate(new QWidget(this))
    , m_baseline(new QComboBox(this))
    , m_template(new QComboBox(this))
    , m_place(new MutedLabel(this))
    , m_state(new MutedLabel(this))
    , m_count(new MutedLabel(this))
{
    m_insert->setMenu(m_inserts);
    m_inserts->setObjectName(u"insertMenu"_s);
    m_inserts->setToolTipsVisible(true);
    m_baseline->setModel(&m_baselines);
    m_baseline->setObjectName(u"notesBaseline"_s);
    m_baseline->setAccessibleName(tr("Changes are counted"));
    m_template->setObjectName(u"notesTemplate"_s);
    m_template->setAccessibleName(tr("Template that it is filled from"));
    for (QComboBox *box : {m_baseline, m_template}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    m_state->setObjectName(u"notesState"_s);
    m_count->setObjectName(u"notesCount"_s);
    m_place->setObjectName(u"notesPlace"_s);
    for (QLabel *label : {m_state, m_count, m_place})
        label->setTextFormat(Qt::PlainText);
    layOut(actions);

    connect(m_baseline, &QComboBox::activated, this,
            [this](int index) { m_desk.setBaseline(m_baseline->itemData(index).toString()); });
    connect(m_template, &QComboBox::activated, this,
            [this](int index) { m_desk.setTemplatePath(m_template->itemData(index).toString()); });
    connect(&desk, &NotesDesk::opened, this, &NotesBar::take);
    connect(&desk, &NotesDesk::changed, this, [this] {
        if (m_shown != m_desk.kind())
            take();
        fillBaselines();
        updateState();
    });
    connect(&desk, &NotesDesk::draftStateChanged, this, &NotesBar::updateState);
    connect(&Ticker::shared(), &Ticker::ticked, this, &NotesBar::updateState);
    take();
}

QPushButton *NotesBar::menuButton(const QString &name, const QString &text, const QString &spoken)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(spoken);
    button->setAutoDefault(false);
    return button;
}

void NotesBar::layOut(NotesActions &actions)
{
    auto *compare = new QMenu(this);
    compare->setObjectName(u"compareMenu"_s);
    compare->addActions(actions.compareActions());
    m_compare->setMenu(compare);
    auto *more = new QMenu(this);
    more->setObjectName(u"moreMenu"_s);
    more->addActions({actions.copyAction(), actions.revertAction(), actions.nextConflictAction()});
    m_more->setMenu(more);
    const auto button = [this](QAction *action, ActionButton::Weight weight = ActionButton::Weight::Usual) {
        return new ActionButton(action, weight, this);
    };
    m_fill = button(actions.fillAction());
    m_publish = button(actions.publishAction(), ActionButton::Weight::Primary);
    m_save = button(actions.saveAction(), ActionButton::Weight::Primary);

    auto *first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_insert);
    first->addWidget(m_fill);
    first->addWidget(m_compare);
    first->addWidget(m_more);
    first->addStretch(1);
    first->addWidget(m_publish);
    first->addWidget(m_save);
    auto *choices = new QHBoxLayout(m_forRelease);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->setSpacing(6);
    choices->addWidget(m_baseline, 3);
    choices->addWidget(m_template, 2);
    auto *ways = new QHBoxLayout(m_forTemplate);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->setSpacing(6);
    ways->addWidget(button(actions.commitAction()));
    ways->addWidget(button(actions.proposeAction()));
    ways->addWidget(m_place, 1);
    auto *last = new QHBoxLayout;
    last->addWidget(m_state, 1);
    last->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 8);
    column->setSpacing(8);
    column->addLayout(first);
    column->addWidget(m_forRelease);
    column->addWidget(m_forTemplate);
    column->addLayout(last);
}

void NotesBar::take()
{
    m_shown = m_desk.kind();
    const bool isRelease = m_shown == Kind::Release;
    m_fill->setVisible(isRelease);
    m_publish->setVisible(isRelease);
    m_save->setVisible(m_shown == Kind::Template);
    m_forRelease->setVisible(isRelease);
    m_forTemplate->setVisible(m_shown == Kind::Template);
    setEnabled(m_shown != Kind::Nothing);
    fillInsertMenu();
    fillBaselines();
    fillTemplates();
    updateState();
}

void NotesBar::fillInsertMenu()
{
    m_inserts->clear();
    const QList<NotesSnippet> snippets = m_shown == Kind::Template ? templateSnippets() : notesSnippets();
    for (const NotesSnippet &snippet : snippets) {
        QAction *action = m_inserts->addAction(snippet.name);
        action->setToolTip(snippet.description.toHtmlEscaped());
        connect(action, &QAction::triggered, this, [this, text = snippet.text] { Q_EMIT insertRequested(text); });
    }
}

/// Thousands of choices are worth their time only where they can be seen.
void NotesBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillBaselines();
}

void NotesBar::fillBaselines()
{
    if (m_shown != Kind::Release || !isVisible())
        return;
    const Snapshot &snapshot = *m_desk.workspace()->snapshot();
    const QString usual = usualBaseline(snapshot, m_desk.document().tag);
    QList<Choices::Choice> items = baselineChoices(baselines(snapshot, m_desk.document().tag));
    for (Choices::Choice &each : items) {
        if (each.value == usual)
            each.value.clear();
    }
    const QString chosen = m_desk.draft().baseline;
    if (!std::ranges::contains(items, chosen, &Choices::Choice::value))
        items.append({tr("since %1").arg(plain(chosen)), chosen});
    // Two may name one tag: what was chosen stays.
    if (m_baselines.set(items) || m_baseline->currentData().toString() != chosen)
        m_baseline->setCurrentIndex(m_baselines.find(chosen));
    m_baseline->setToolTip(m_baseline->currentText().toHtmlEscaped());
}

void NotesBar::fillTemplates()
{
    if (m_shown != Kind::Release)
        return;
    m_template->clear();
    bool isFirst = true;
    for (const QString &path : m_desk.workspace()->templates().paths()) {
        m_template->addItem(plain(path.section(u'/', -1)), std::exchange(isFirst, false) ? QString() : path);
        m_template->setItemData(m_template->count() - 1, plain(path), Qt::ToolTipRole);
    }
    m_template->setCurrentIndex(qMax(0, m_template->findData(m_desk.draft().templatePath)));
}

void NotesBar::updateState()
{
    const DraftKeeper &keeper = m_desk.keeper();
    QString text;
    if (m_desk.kind() == Kind::Nothing)
        text = QString();
    else if (keeper.fault())
        text = tr("Not saved");
    else if (keeper.isDirty())
        text = tr("Saving…");
    else if (keeper.keptAt().isValid())
        //: the draft on this machine
        text = tr("Saved %1").arg(wording::age(keeper.keptAt(), Ticker::shared().now()));
    if (m_shown == Kind::Release && m_desk.document().releaseId == 0) {
        const QString none = m_desk.document().isReleaseKnown ? tr("No release on GitHub yet")
                                                              : tr("It is not known whether there is a release");
        text = text.isEmpty() ? none : tr("%1 · %2").arg(none, text);
    } else if (m_desk.isEdited()) {
        const QString edited = m_shown == Kind::Release ? tr("Edited, not published") : tr("Edited, not in the file");
        text = text.isEmpty() ? edited : tr("%1 · %2").arg(edited, text);
    } else if (text.isEmpty() && m_desk.kind() != Kind::Nothing) {
        text = m_shown == Kind::Release ? tr("As published") : tr("As in the file");
    }
    m_state->setText(text);
    m_state->setToolTip(keeper.fault() ? keeper.fault()->message.toHtmlEscaped() : QString());
    if (m_shown != Kind::Template)
        return;
    const services::TemplateFile &file = m_desk.file();
    const QString place = file.place == services::TemplateFile::Place::GitHub
        ? tr("on GitHub, %1").arg(plain(file.branch))
        : tr("in the clone, %1").arg(plain(file.branch));
    m_place->setText(file.exists ? place : tr("not there yet"));
}

void NotesBar::setLength(qsizetype length)
{
    const QLocale locale;
    const bool isOver = length > longestReleaseText;
    const QString count = tr("%1 of %2").arg(locale.toString(length), locale.toString(longestReleaseText));
    m_count->setText(isOver ? tr("Too long: %1").arg(count) : count);
    m_count->setToolTip(tr("GitHub takes %1 characters.").arg(locale.toString(longestReleaseText)));
    m_count->setVisible(m_shown == Kind::Release);
}

} // namespace slipway::ui
