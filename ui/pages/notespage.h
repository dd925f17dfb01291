// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/notesmodel.h"
#include "page.h"
#include "services/workspace.h"

#include <QHash>

#include <memory>

class QSplitter;

namespace slipway::ui {

class NotesActions;
class NotesDesk;
class NotesEditorPane;
class NotesList;
class NotesPreviewPane;

/// Release notes and their templates: the list, the editor, and the preview beside it.
class NotesPage final : public PageWidget {
    Q_OBJECT

public:
    explicit NotesPage(QWidget *parent = nullptr);
    ~NotesPage() override;

    /// Without one what is written is kept.
    void setWorkspace(services::Workspace *workspace) override;
    QList<QAction *> commands() override;
    void focusContent() override;
    void focusFilter() override;
    /// What of its looks outlives it: how the spelling is checked.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);
    /// True: everything that was written is kept. Else it is kept now, and keepingEnded() comes.
    bool keepAll();

Q_SIGNALS:
    /// After keepAll(): it is kept, or could not be.
    void keepingEnded(bool kept);
    void refreshRequested();

protected:
    void takeNews() override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool event(QEvent *event) override;

private:
    void joinParts();
    void openRow(const NotesRow &row);
    void openSomething();
    void readTemplates();
    void readDrafts();
    void showRows();
    QList<NotesRow> rows() const;
    QList<NotesRow> lostRows(const QList<NotesRow> &there) const;

    NotesDesk *m_desk;
    NotesActions *m_actions;
    NotesList *m_list;
    NotesEditorPane *m_editor;
    NotesPreviewPane *m_preview;
    QSplitter *m_work;
    services::Workspace *m_workspace = nullptr;
    std::unique_ptr<QObject> m_links; ///< context of the connections to the workspace
    QHash<QString, bool> m_templates; ///< path → whether it is there
    QSet<QString> m_edited; ///< names of drafts
    Known<QString> m_written; ///< the draft that was written on last; empty: none
    NotesRow m_open;
    NotesRow m_before; ///< open before it
    bool m_isEdited = false; ///< as the list shows what is open
    bool m_isAsked = false; ///< somebody waits for keepingEnded()
};

} // namespace slipway::ui
