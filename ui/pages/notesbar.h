// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notesactions.h"
#include "ui/widgets/choices.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;

namespace slipway::ui {

/// Above the editor: what can be done with the text, what it is filled from, and whether it is kept.
class NotesBar final : public QWidget {
    Q_OBJECT

public:
    NotesBar(NotesDesk &desk, NotesActions &actions, QWidget *parent = nullptr);

    /// How many characters the text has.
    void setLength(qsizetype length);

Q_SIGNALS:
    void insertRequested(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QPushButton *menuButton(const QString &name, const QString &text, const QString &spoken);
    void layOut(NotesActions &actions);
    void take();
    void fillInsertMenu();
    void fillBaselines();
    void fillTemplates();
    void updateState();

    NotesDesk &m_desk;
    QPushButton *m_insert;
    QPushButton *m_compare;
    QPushButton *m_more;
    QMenu *m_inserts;
    QWidget *m_forRelease;
    QWidget *m_forTemplate;
    Choices m_baselines;
    QComboBox *m_baseline;
    QComboBox *m_template;
    QLabel *m_place;
    QLabel *m_state;
    QLabel *m_count;
    QWidget *m_fill = nullptr;
    QWidget *m_publish = nullptr;
    QWidget *m_save = nullptr;
    NotesDesk::Kind m_shown = NotesDesk::Kind::Nothing;
};

/// "since 0.1.1 (last final version)" and the tag, one for each.
QList<Choices::Choice> baselineChoices(const QList<Baseline> &baselines);

} // namespace slipway::ui
