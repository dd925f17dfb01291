// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editorspelling.h"

#include "marginedit.h"
#include "spellwords.h"
#include "tint.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int mostKnown = 20'000;
constexpr int mostSuggestions = 6;
} // namespace

EditorSpelling::EditorSpelling(MarginEdit &editor)
    : QObject(&editor)
    , m_editor(editor)
    , m_action(new QAction(tr("Check &spelling"), this))
{
    m_action->setObjectName(u"checkSpelling"_s);
    m_action->setCheckable(true);
    m_action->setChecked(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &EditorSpelling::check);
    connect(m_action, &QAction::toggled, this, &EditorSpelling::check);
    const auto later = [this] {
        if (isOn())
            m_pause.start();
    };
    connect(&editor, &QPlainTextEdit::textChanged, this, later);
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, later);
    connect(&editor, &MarginEdit::viewChanged, this, later);
    setChecker(nullptr);
    m_isGiven = false;
}

EditorSpelling::~EditorSpelling() = default;

void EditorSpelling::useSystemChecker()
{
    if (!m_isGiven)
        setChecker(systemWordChecker());
}

void EditorSpelling::setChecker(std::unique_ptr<WordChecker> checker)
{
    m_isGiven = true;
    m_checker = std::move(checker);
    m_known.clear();
    if (m_checker && !m_chosen.isEmpty() && m_checker->languages().values().contains(m_chosen))
        m_checker->setLanguage(m_chosen);
    else if (m_checker)
        m_chosen.clear();
    m_action->setEnabled(m_checker != nullptr);
    m_action->setStatusTip(m_checker ? QString()
                                     : tr("No dictionary was found. Install one for Hunspell to check the spelling."));
    m_action->setToolTip(m_checker ? tr("Underline words that are not in the dictionary") : m_action->statusTip());
    check();
}

bool EditorSpelling::isOn() const
{
    return m_checker && m_action->isChecked();
}

bool EditorSpelling::isRight(const QString &word) const
{
    if (const auto known = m_known.constFind(word); known != m_known.constEnd())
        return *known;
    if (m_known.size() >= mostKnown)
        m_known.clear();
    return *m_known.insert(word, m_checker->isRight(QString(word).replace(u'’', u'\'')));
}

void EditorSpelling::check()
{
    const bool wasEmpty = m_underlines.isEmpty();
    m_underlines.clear();
    if (!isOn()) {
        if (!wasEmpty)
            Q_EMIT changed();
        return;
    }
    QTextEdit::ExtraSelection underline;
    underline.format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
    underline.format.setUnderlineColor(toneForeground(Tone::Info, m_editor.palette()));
    FenceTracker fences;
    const QTextBlock first = m_editor.firstInSight();
    for (QTextBlock block = m_editor.document()->firstBlock(); block.isValid() && block != first; block = block.next())
        fences.isCode(block.text());
    const int last = m_editor.lastInSight().blockNumber();
    const int cursor = m_editor.textCursor().position();
    for (QTextBlock block = first; block.isValid() && block.blockNumber() <= last; block = block.next()) {
        const QString text = block.text();
        if (fences.isCode(text))
            continue;
        for (const WordPlace &place : spelledWords(text)) {
            const int start = block.position() + place.start;
            const int end = start + place.length;
            // One that is being written is not judged yet.
            if ((m_editor.hasFocus() && cursor == end) || isRight(text.sliced(place.start, place.length)))
                continue;
            underline.cursor = QTextCursor(m_editor.document());
            underline.cursor.setPosition(start);
            underline.cursor.setPosition(end, QTextCursor::KeepAnchor);
            m_underlines.append(underline);
        }
    }
    Q_EMIT changed();
}

QTextCursor EditorSpelling::misspelled(int position) const
{
    for (const auto &underline : m_underlines) {
        if (underline.cursor.selectionStart() <= position && position <= underline.cursor.selectionEnd())
            return underline.cursor;
    }
    return {};
}

void EditorSpelling::fillMenu(QMenu *menu, int position)
{
    QAction *before = menu->actions().value(0);
    const QTextCursor word = misspelled(position);
    if (isOn() && word.hasSelection()) {
        const QString text = word.selectedText();
        const auto add = [&](const QString &name, const QString &label, auto &&then) {
            auto *action = new QAction(label, menu);
            action->setObjectName(name);
            menu->insertAction(before, action);
            connect(action, &QAction::triggered, this, then);
            return action;
        };
        const QStringList better = m_checker->suggestions(text).mid(0, mostSuggestions);
        for (const QString &suggestion : better) {
            QAction *action = add(u"suggestion"_s, QString(suggestion).replace(u'&', u"&&"_s),
                                  [this, word, suggestion] { replace(word, suggestion); });
            QFont bold = action->font();
            bold.setBold(true);
            action->setFont(bold);
        }
        if (better.isEmpty())
            add(u"noSuggestion"_s, tr("No suggestions"), [] { })->setEnabled(false);
        add(u"addToDictionary"_s, tr("&Add to dictionary"), [this, text] {
            m_checker->remember(text);
            m_known.insert(text, true);
            check();
        });
        add(u"ignoreWord"_s, tr("&Ignore"), [this, text] {
            m_checker->ignore(text);
            m_known.insert(text, true);
            check();
        });
        menu->insertSeparator(before);
    }
    menu->addAction(m_action);
    addLanguages(menu);
}

void EditorSpelling::addLanguages(QMenu *menu)
{
    const auto languages = m_checker ? m_checker->languages() : QMap<QString, QString>();
    if (languages.size() < 2 || !isOn())
        return;
    QMenu *choice = menu->addMenu(tr("Spelling &language"));
    auto *group = new QActionGroup(choice);
    for (const auto &[name, code] : languages.asKeyValueRange()) {
        QAction *language = choice->addAction(name);
        language->setCheckable(true);
        language->setChecked(code == m_checker->language());
        group->addAction(language);
        connect(language, &QAction::triggered, this, [this, code] { setLanguage(code); });
    }
}

void EditorSpelling::setLanguage(const QString &code)
{
    m_chosen = code;
    m_checker->setLanguage(code);
    m_known.clear();
    check();
}

QByteArray EditorSpelling::saveState() const
{
    return (m_action->isChecked() ? "on " : "off ") + m_chosen.toUtf8();
}

void EditorSpelling::restoreState(const QByteArray &state)
{
    const qsizetype space = state.indexOf(' ');
    if (space < 0)
        return;
    m_action->setChecked(state.first(space) != "off");
    const QString code = QString::fromUtf8(state.sliced(space + 1));
    if (code.isEmpty())
        return;
    if (!m_checker)
        m_chosen = code;
    else if (m_checker->languages().values().contains(code))
        setLanguage(code);
}

void EditorSpelling::replace(QTextCursor word, const QString &better)
{
    word.insertText(better);
    check();
}

} // namespace slipway::ui
