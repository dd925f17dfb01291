// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidatefilterbar.h"

#include "services/wording.h"
#include "ui/delegates/candidatecells.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/searchfield.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMap>
#include <QMenu>
#include <QPushButton>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

/// For menus and buttons, where "&" would mark a mnemonic.
QString literal(const QString &text)
{
    return plain(text).replace(u'&', u"&&"_s);
}

constexpr std::array allStates{
    CandidateState::InQualification, CandidateState::Qualified, CandidateState::PromotionIncomplete,
    CandidateState::Tagged,          CandidateState::Released,  CandidateState::Rejected,
    CandidateState::Superseded,      CandidateState::Overtaken};

} // namespace

CandidateFilterBar::CandidateFilterBar(CandidatesModel &model, CandidatesFilter &filter, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(filter)
    , m_search(new SearchField(u"candidateSearch"_s, tr("Search candidates"),
                               tr("Search tag, commit, author, pull request…  Ctrl+F"), this))
    , m_states(new QPushButton(this))
    , m_labels(new QPushButton(this))
    , m_statesMenu(new QMenu(this))
    , m_labelsMenu(new QMenu(this))
{
    m_search->setToolTip(tr("Ctrl+F. Several words must all be found."));
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setText(text);
        Q_EMIT filtersChanged();
    });
    m_states->setObjectName(u"candidateStates"_s);
    m_states->setMenu(m_statesMenu);
    m_statesMenu->setObjectName(u"candidateStatesMenu"_s);
    connect(m_statesMenu, &QMenu::aboutToShow, this, &CandidateFilterBar::fillStates);
    m_labels->setObjectName(u"candidateLabels"_s);
    m_labels->setMenu(m_labelsMenu);
    m_labelsMenu->setObjectName(u"candidateLabelsMenu"_s);
    connect(m_labelsMenu, &QMenu::aboutToShow, this, &CandidateFilterBar::fillLabels);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_search, 1);
    row->addWidget(m_states);
    row->addWidget(m_labels);
    updateWords();
}

void CandidateFilterBar::setSnapshot(const services::SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
}

void CandidateFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CandidateFilterBar::showAll()
{
    m_search->clear();
    m_filter.clear();
    chooseLabel({}, true);
}

void CandidateFilterBar::fillStates()
{
    m_statesMenu->clear();
    auto *group = new QActionGroup(m_statesMenu);
    const auto add = [&](const QString &word, int count, bool checked, auto choose) {
        //: a filter and how many candidates it lets through
        QAction *action = m_statesMenu->addAction(tr("%1 (%2)").arg(word, locale().toString(count)));
        action->setCheckable(true);
        action->setChecked(checked);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choose] {
            choose();
            updateWords();
            Q_EMIT filtersChanged();
        });
        return action;
    };
    const auto states = m_filter.states();
    add(tr("All states"), m_model.rowCount(), states == CandidatesFilter::States::All, [this] {
        m_filter.setAllStates();
    })->setObjectName(u"stateAll"_s);
    add(tr("Open"), m_model.openCount(), states == CandidatesFilter::States::Open, [this] {
        m_filter.setOpenOnly();
    })->setObjectName(u"stateOpen"_s);
    m_statesMenu->addSeparator();
    QMap<CandidateState, int> counts;
    for (const CandidateRow &row : m_model.rows())
        ++counts[row.candidate().state];
    for (const CandidateState state : allStates) {
        const bool chosen = states == CandidatesFilter::States::One && m_filter.state() == state;
        if (counts.value(state) == 0 && !chosen)
            continue;
        QAction *action = add(services::wording::state(state), counts.value(state), chosen,
                              [this, state] { m_filter.setState(state); });
        action->setIcon(icon(stateIcon(state), toneForeground(stateTone(state), palette())));
        action->setObjectName(u"state "_s + key(state));
    }
}

void CandidateFilterBar::fillLabels()
{
    m_labelsMenu->clear();
    auto *group = new QActionGroup(m_labelsMenu);
    const auto add = [&](const QString &text, bool checked, const QString &label, bool all) {
        QAction *action = m_labelsMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, label, all] { chooseLabel(label, all); });
        return action;
    };
    const bool none = m_filter.label().isEmpty();
    add(tr("Labels that count"), none && !m_allLabels, {}, false)->setObjectName(u"labelsCounting"_s);
    add(tr("All labels"), none && m_allLabels, {}, true)->setObjectName(u"labelsAll"_s);
    if (!m_snapshot || !m_snapshot->tags)
        return;
    struct Label {
        int count = 0;
        bool counts = false;
    };
    QMap<QString, Label> labels;
    for (const Tag &tag : *m_snapshot->tags) {
        const TagName name = m_snapshot->scheme.classify(tag.name);
        if (name.kind != TagName::Kind::Candidate)
            continue;
        ++labels[name.label].count;
        labels[name.label].counts = name.labelCounts;
    }
    m_labelsMenu->addSeparator();
    for (auto it = labels.cbegin(); it != labels.cend(); ++it) {
        const QString number = locale().toString(it->count);
        const QString text = it->counts ? tr("%1 (%2)").arg(literal(it.key()), number)
                                        : tr("%1 (%2, does not count)").arg(literal(it.key()), number);
        add(text, m_filter.label() == it.key(), it.key(), !it->counts)->setObjectName(u"label "_s + it.key());
    }
}

void CandidateFilterBar::chooseLabel(const QString &label, bool all)
{
    m_filter.setLabel(label);
    if (m_allLabels != all) {
        m_allLabels = all;
        Q_EMIT allLabelsChanged();
    }
    updateWords();
    Q_EMIT filtersChanged();
}

void CandidateFilterBar::updateWords()
{
    const auto stateWord = [this] {
        switch (m_filter.states()) {
        case CandidatesFilter::States::Open:
            return tr("Open");
        case CandidatesFilter::States::One:
            return services::wording::state(m_filter.state());
        case CandidatesFilter::States::All:
            break;
        }
        return tr("All states");
    };
    m_states->setText(stateWord());
    m_states->setAccessibleName(tr("Filter by state: %1").arg(m_states->text()));
    const QString label = m_filter.label();
    m_labels->setText(!label.isEmpty() ? literal(label) : m_allLabels ? tr("All labels") : tr("Labels that count"));
    m_labels->setAccessibleName(tr("Filter by label: %1").arg(m_labels->text()));
}

bool CandidateFilterBar::eventFilter(QObject *watched, QEvent *event)
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
