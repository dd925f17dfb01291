// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notespreviewpane.h"

#include "notesbar.h"
#include "services/await.h"
#include "services/wording.h"
#include "ui/widgets/difftext.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/markdownview.h"
#include "ui/widgets/muted.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plaintext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = NotesDesk::Kind;
using services::await;
using services::NotesTarget;
using services::RenderedNotes;
namespace wording = services::wording;

NotesPreviewPane::NotesPreviewPane(NotesDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(new MutedLabel(this))
    , m_back(new QPushButton(tr("&Back to the preview"), this))
    , m_trying(new QWidget(this))
    , m_tag(new QComboBox(this))
    , m_since(new QComboBox(this))
    , m_changes(new ElidedLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new MarkdownView(u"notesPreview"_s, tr("Preview of the release notes"), this))
    , m_difference(new DiffView(u"notesDifference"_s, tr("Difference of two texts"), this))
{
    m_title->setObjectName(u"previewTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_back->setObjectName(u"previewBack"_s);
    m_back->setAutoDefault(false);
    m_back->setToolTip(tr("Escape"));
    m_tag->setModel(&m_tags);
    m_since->setModel(&m_sinces);
    m_tag->setObjectName(u"previewTag"_s);
    m_tag->setAccessibleName(tr("Try the template with"));
    m_since->setObjectName(u"previewSince"_s);
    m_since->setAccessibleName(tr("Count its changes"));
    for (QComboBox *box : {m_tag, m_since}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
    }
    m_changes->setObjectName(u"previewChanges"_s);
    new Muting(m_changes);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_difference);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    layOut();
    m_pause.callOnTimeout(this, &NotesPreviewPane::render);
    connect(m_back, &QPushButton::clicked, this, &NotesPreviewPane::showPreview);
    connect(m_tag, &QComboBox::activated, this, [this] {
        fillSince();
        render();
    });
    connect(m_since, &QComboBox::activated, this, &NotesPreviewPane::render);
    connect(m_view, &MarkdownView::linkShown, this, &NotesPreviewPane::linkShown);
    connect(&desk, &NotesDesk::opened, this, &NotesPreviewPane::take);
    connect(&desk, &NotesDesk::opening, this, &NotesPreviewPane::take);
    connect(&desk, &NotesDesk::filled, this, &NotesPreviewPane::showChanges);
    connect(&desk, &NotesDesk::compared, this, &NotesPreviewPane::showDifference);
    connect(&desk, &NotesDesk::changed, this, [this] {
        if (m_desk.kind() == Kind::Nothing && !m_desk.workspace())
            return take();
        if (m_stack->currentWidget() == m_view)
            showTitle(); // the release may be linked to another tag by now
        followSnapshot();
        askForChanges();
    });
    take();
}

void NotesPreviewPane::layOut()
{
    auto *frame = new Panel(this);
    auto *trying = new QHBoxLayout(m_trying);
    trying->setContentsMargins(0, 0, 0, 0);
    trying->setSpacing(6);
    trying->addWidget(m_tag, 2);
    trying->addWidget(m_since, 3);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 10, 12, 6);
    head->setSpacing(6);
    auto *first = new QHBoxLayout;
    first->addWidget(m_title, 1);
    first->addWidget(m_back);
    head->addLayout(first);
    head->addWidget(m_trying);
    head->addWidget(m_changes);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(frame);
}

void NotesPreviewPane::take()
{
    ++m_generation;
    m_asked.clear();
    m_trying->setVisible(m_desk.kind() == Kind::Template);
    m_changes->setText({});
    m_changes->hide();
    if (m_desk.kind() == Kind::Nothing) {
        m_text.clear();
        m_view->setContent({});
        m_view->setNotice({});
    }
    if (m_desk.kind() == Kind::Template)
        fillTags();
    showPreview();
    askForChanges();
}

/// After a refresh there may be other tags, and other changes of the same ones.
void NotesPreviewPane::followSnapshot()
{
    const services::SnapshotPtr snapshot = m_desk.workspace() ? m_desk.workspace()->snapshot() : nullptr;
    if (snapshot == std::exchange(m_snapshot, snapshot))
        return;
    m_asked.clear();
    if (m_desk.kind() == Kind::Template && snapshot) {
        fillTags();
        render();
    }
}

void NotesPreviewPane::fillTags()
{
    const QString before = m_tag->currentData().toString();
    const QString since = m_since->currentData().toString();
    const Snapshot &snapshot = *m_desk.workspace()->snapshot();
    QList<Choices::Choice> tags;
    QSet<QString> known;
    const auto add = [&](const QString &tag) {
        if (known.contains(tag))
            return;
        known.insert(tag);
        tags.append({plain(tag), tag});
    };
    for (const NotesDocument &document : notesDocuments(snapshot))
        add(document.tag);
    for (const Tag &tag : snapshot.tags.value_or(QList<Tag>()))
        add(tag.name);
    m_tags.set(tags);
    m_tag->setCurrentIndex(tags.isEmpty() ? -1 : qMax(0, m_tags.find(before)));
    fillSince();
    if (m_tag->currentData() == before && m_sinces.find(since) >= 0)
        m_since->setCurrentIndex(m_sinces.find(since));
}

void NotesPreviewPane::fillSince()
{
    const QList<Choices::Choice> all =
        baselineChoices(baselines(*m_desk.workspace()->snapshot(), m_tag->currentData().toString()));
    m_sinces.set(all);
    m_since->setCurrentIndex(all.isEmpty() ? -1 : 0);
}

void NotesPreviewPane::setText(const QString &text)
{
    if (m_desk.kind() == Kind::Nothing)
        return;
    const bool isFirst = m_text.isEmpty();
    m_text = text;
    if (isFirst)
        render();
    else if (!m_pause.isActive())
        m_pause.start();
}

void NotesPreviewPane::render()
{
    m_pause.stop();
    if (m_desk.kind() == Kind::Nothing)
        return;
    const int generation = ++m_generation;
    if (m_desk.kind() == Kind::Template)
        renderTemplate(generation);
    else
        showMarkdown(m_text, {}, generation);
}

void NotesPreviewPane::renderTemplate(int generation)
{
    const QString tag = m_tag->currentData().toString();
    if (tag.isEmpty())
        return m_view->setNotice(tr("There is no tag to try it with."));
    const NotesTarget target{tag, {}, m_since->currentData().toString()};
    await(m_desk.workspace()->notes().render(m_text, target), this,
          [this, generation](const Result<RenderedNotes> &rendered) {
              if (generation != m_generation)
                  return;
              if (!rendered)
                  return m_view->setNotice(plain(rendered.error().message));
              QStringList problems;
              for (const NotesProblem &problem : rendered->problems)
                  problems.append(problem.line > 0 ? tr("Line %1: %2").arg(problem.line).arg(plain(problem.message))
                                                   : plain(problem.message));
              showChanges(rendered->changes);
              const QString notice = problems.first(qMin(problems.size(), 5)).join(u'\n');
              const bool isWrong =
                  std::ranges::contains(rendered->problems, NotesProblem::Severity::Error, &NotesProblem::severity);
              if (isWrong) // what was right last stays: a tag that is being typed is wrong until it is closed
                  m_view->setNotice(notice);
              else
                  showMarkdown(rendered->text, notice, generation);
          });
}

void NotesPreviewPane::showMarkdown(const QString &markdown, const QString &notice, int generation)
{
    m_desk.workspace()->notes().preview(markdown).then(this, [this, notice, generation](const NotesPreview &preview) {
        if (generation != m_generation)
            return;
        m_view->setContent(preview.html);
        QString cut;
        if (preview.isCut)
            cut = tr("Cut here: GitHub takes no longer text.");
        else if (preview.hiddenItems > 0)
            cut = tr("%n more item(s) of lists or row(s) of tables are not shown here; they are published.", nullptr,
                     preview.hiddenItems);
        m_view->setNotice(notice.isEmpty() ? cut : notice);
    });
}

void NotesPreviewPane::showDifference(const QString &title, const QList<DiffLine> &lines)
{
    m_difference->setLines(lines);
    m_title->setText(title);
    m_back->show();
    m_trying->hide();
    m_stack->setCurrentWidget(m_difference);
    (lines.isEmpty() ? static_cast<QWidget *>(m_back) : &m_difference->text())->setFocus();
}

void NotesPreviewPane::showPreview()
{
    const bool hadFocus = m_back->hasFocus() || m_difference->text().hasFocus();
    m_back->hide();
    m_trying->setVisible(m_desk.kind() == Kind::Template);
    showTitle();
    m_stack->setCurrentWidget(m_view);
    if (hadFocus)
        m_view->setFocus();
}

void NotesPreviewPane::showTitle()
{
    switch (m_desk.kind()) {
    case Kind::Nothing:
        m_title->setText(tr("Preview"));
        break;
    case Kind::Release:
        m_title->setText(tr("Preview for %1").arg(plain(m_desk.document().tag)));
        break;
    case Kind::Template:
        m_title->setText(tr("Preview, tried with"));
        break;
    }
}

void NotesPreviewPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_stack->currentWidget() == m_difference)
        showPreview();
    else
        QWidget::keyPressEvent(event);
}

/// How much has changed since the baseline, without filling anything.
void NotesPreviewPane::askForChanges()
{
    if (m_desk.kind() != Kind::Release)
        return;
    const QString tag = m_desk.document().tag;
    const QString baseline = m_desk.draft().baseline;
    const QString asked = tag + u'\n' + baseline;
    if (asked == m_asked || tag.isEmpty())
        return;
    m_asked = asked;
    await(m_desk.workspace()->notes().render({}, {tag, {}, baseline}), this,
          [this, asked](const Result<RenderedNotes> &rendered) {
              if (asked != m_asked)
                  return;
              if (rendered)
                  showChanges(rendered->changes);
              else
                  m_asked.clear(); // it is asked for again
          });
}

void NotesPreviewPane::showChanges(const ReleaseChanges &changes)
{
    const QString since = changes.from.ref;
    const QString summary = wording::changesSummary(changes);
    m_changes->setText(since.isEmpty() ? summary : tr("%1, since %2").arg(summary, plain(since)));
    m_changes->setVisible(true);
    QString items;
    for (const LeftOutCommit &commit : changes.leftOut)
        items += u"<br>· "_s + plainHtml(commit.title) + u": "_s + plainHtml(wording::leftOut(commit));
    m_changes->setToolTip(items.isEmpty() ? QString() : u"<p>%1%2</p>"_s.arg(tr("Left out:"), items));
}

} // namespace slipway::ui
