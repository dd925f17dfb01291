// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wordchecker.h"

#include <QHash>
#include <QObject>
#include <QTextEdit>
#include <QTimer>

#include <memory>

class QAction;
class QMenu;

namespace slipway::ui {

class MarginEdit;

/// Underlines the misspelled words in sight, a moment after the last change, and offers better ones in a menu.
class EditorSpelling final : public QObject {
    Q_OBJECT

public:
    explicit EditorSpelling(MarginEdit &editor);
    ~EditorSpelling() override;

    /// nullptr: there is nobody who knows; the action says so.
    void setChecker(std::unique_ptr<WordChecker> checker);
    /// The system's, unless one was given; its dictionaries take a while to read.
    void useSystemChecker();
    /// Switches it on and off.
    QAction *action() const { return m_action; }
    bool isOn() const;
    /// Whether it is switched on, and the language if one was chosen.
    QByteArray saveState() const;
    /// What saveState() gave; a language without a dictionary is passed over.
    void restoreState(const QByteArray &state);

    /// The misspelled word at a place of the document, selected; without selection: there is none.
    QTextCursor misspelled(int position) const;
    /// Puts suggestions and what to do with a word in front of a menu; nothing where the word is right.
    void fillMenu(QMenu *menu, int position);
    const QList<QTextEdit::ExtraSelection> &underlines() const { return m_underlines; }

Q_SIGNALS:
    /// underlines() are others.
    void changed();

private:
    void check();
    bool isRight(const QString &word) const;
    void replace(QTextCursor word, const QString &better);
    void addLanguages(QMenu *menu);
    void setLanguage(const QString &code);

    MarginEdit &m_editor;
    QAction *m_action;
    QTimer m_pause;
    std::unique_ptr<WordChecker> m_checker;
    QString m_chosen; ///< language; of a checker that has it, as soon as there is one
    bool m_isGiven = false; ///< the checker
    mutable QHash<QString, bool> m_known; ///< words that were looked up
    QList<QTextEdit::ExtraSelection> m_underlines;
};

} // namespace slipway::ui
