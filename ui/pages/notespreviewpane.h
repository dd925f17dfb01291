// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notesdesk.h"
#include "ui/widgets/choices.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace slipway::ui {

class DiffView;
class ElidedLabel;
class MarkdownView;

/// The right of the page Release notes: the text as GitHub shows it, a template tried with a tag, or a difference.
class NotesPreviewPane final : public QWidget {
    Q_OBJECT

public:
    explicit NotesPreviewPane(NotesDesk &desk, QWidget *parent = nullptr);

    void setText(const QString &text);

Q_SIGNALS:
    void linkShown(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void take();
    void followSnapshot();
    void fillTags();
    void fillSince();
    void render();
    void renderTemplate(int generation);
    void showMarkdown(const QString &markdown, const QString &notice, int generation);
    void showDifference(const QString &title, const QList<DiffLine> &lines);
    void showPreview();
    void showTitle();
    void askForChanges();
    void showChanges(const ReleaseChanges &changes);

    NotesDesk &m_desk;
    QLabel *m_title;
    QPushButton *m_back;
    QWidget *m_trying;
    Choices m_tags;
    Choices m_sinces;
    QComboBox *m_tag;
    QComboBox *m_since;
    ElidedLabel *m_changes;
    QStackedWidget *m_stack;
    MarkdownView *m_view;
    DiffView *m_difference;
    QTimer m_pause;
    QString m_text;
    QString m_asked; ///< which ends the changes were asked for
    services::SnapshotPtr m_snapshot; ///< that the tags were taken from
    int m_generation = 0; ///< of what is drawn; older answers are dropped
};

} // namespace slipway::ui
