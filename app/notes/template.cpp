// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "template.h"

#include "templatereader.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::notes::Words)
};

constexpr qsizetype mostTokens = 5000; ///< the engine copies its list with each one
constexpr qsizetype deepest = 20; ///< the engine reads and renders by recursion

bool isTag(const TemplateToken &token)
{
    return token.kind == TemplateToken::Kind::Tag || token.kind == TemplateToken::Kind::Comment;
}

/// Takes the blanks around tags that stand alone in their lines, with the line's end.
QList<TemplateToken> withoutTagLines(QList<TemplateToken> tokens)
{
    const auto startsLine = [&](qsizetype i) {
        for (; i >= 0; --i) {
            if (isTag(tokens[i]))
                continue;
            const QString &text = tokens[i].source;
            const qsizetype newline = text.lastIndexOf(u'\n');
            const bool isBlank = QStringView(text).sliced(newline + 1).trimmed().isEmpty();
            if (tokens[i].kind != TemplateToken::Kind::Text || !isBlank || newline >= 0)
                return tokens[i].kind == TemplateToken::Kind::Text && isBlank;
        }
        return true;
    };
    QList<bool> alone(tokens.size(), false);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (!isTag(tokens[i]) || (i > 0 && isTag(tokens[i - 1]) && tokens[i - 1].line == tokens[i].line))
            continue;
        // One line at a time: from its first tag to what follows its last one.
        qsizetype last = i;
        bool endsLine = false;
        for (qsizetype next = i + 1;; ++next) {
            if (next == tokens.size()) {
                endsLine = true;
                break;
            }
            if (isTag(tokens[next])) {
                last = next;
                continue;
            }
            const qsizetype newline = tokens[next].source.indexOf(u'\n');
            const QStringView before =
                QStringView(tokens[next].source).first(newline < 0 ? tokens[next].source.size() : newline);
            if (tokens[next].kind != TemplateToken::Kind::Text || !before.trimmed().isEmpty())
                break;
            if (newline >= 0) {
                endsLine = true;
                break;
            }
        }
        if (endsLine && startsLine(i - 1))
            std::fill(alone.begin() + i, alone.begin() + last + 1, true);
    }
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != TemplateToken::Kind::Text)
            continue;
        QString &text = tokens[i].text;
        const bool follows = i > 0 && alone[i - 1];
        const bool precedes = i + 1 < tokens.size() && alone[i + 1];
        if (follows) {
            const qsizetype newline = text.indexOf(u'\n');
            text = newline < 0 ? QString() : text.sliced(newline + 1);
        }
        if (precedes)
            text.truncate(text.lastIndexOf(u'\n') + 1);
    }
    return tokens;
}

} // namespace

bool Template::isFit() const
{
    return std::ranges::none_of(
        problems, [](const NotesProblem &problem) { return problem.severity == NotesProblem::Severity::Error; });
}

Template readTemplate(const QString &source)
{
    return TemplateReader().read(source);
}

Template TemplateReader::read(const QString &source)
{
    if (source.size() > longestTemplate) {
        error(Words::tr("A template may have %1 characters at most; this one has %2.")
                  .arg(longestTemplate)
                  .arg(source.size()));
        return m_template;
    }
    QString text = source;
    text.replace(u"\r\n"_s, u"\n"_s);
    const QList<TemplateToken> tokens = withoutTagLines(templateTokens(text));
    if (tokens.size() > mostTokens) {
        error(Words::tr("A template may have %1 placeholders and tags at most.").arg(mostTokens / 2));
        return m_template;
    }
    for (const TemplateToken &token : tokens) {
        m_token = &token;
        take(token);
    }
    m_token = nullptr;
    for (const Frame &frame : std::as_const(m_frames)) {
        m_template.problems.append({frame.line, 0, NotesProblem::Severity::Error,
                                    Words::tr("“{% %1 %}” is not closed: “{% end%1 %}” is missing.").arg(frame.tag)});
    }
    if (m_inComment)
        error(Words::tr("A comment is not closed: “{% endcomment %}” is missing."));
    std::ranges::stable_sort(m_template.problems, {}, &NotesProblem::line);
    if (!m_template.isFit())
        m_template.prepared.clear();
    return m_template;
}

void TemplateReader::report(NotesProblem::Severity severity, const QString &message)
{
    m_template.problems.append({m_token ? m_token->line : 0, m_token ? m_token->column : 0, severity, message});
}

void TemplateReader::take(const TemplateToken &token)
{
    if (m_inComment) {
        m_inComment = token.kind != TemplateToken::Kind::Tag || token.text != u"endcomment";
        return;
    }
    switch (token.kind) {
    case TemplateToken::Kind::Text:
        m_template.prepared += token.text;
        break;
    case TemplateToken::Kind::Variable:
        takeVariable(token);
        break;
    case TemplateToken::Kind::Tag:
        takeTag(token);
        break;
    case TemplateToken::Kind::Comment:
        break;
    case TemplateToken::Kind::Open:
        error(Words::tr("“%1” is not closed on its line.").arg(token.text));
        break;
    }
}

void TemplateReader::takeVariable(const TemplateToken &token)
{
    const auto expression = parseExpression(token.text);
    const bool isFree = expression && isFreeBlock(expression->path) && expression->filters.isEmpty();
    const Value found =
        isFree ? Value{.text = token.text, .kind = ValueKind::Text, .isKnown = false} : value(token.text, true);
    if (!found.isKnown) {
        emitTag(u"templatetag openvariable"_s);
        m_template.prepared += u' ' + token.text + u' ';
        emitTag(u"templatetag closevariable"_s);
        return;
    }
    m_template.prepared += u"{{ "_s + found.text + u" }}{{ round.size }}"_s;
}

void TemplateReader::takeTag(const TemplateToken &token)
{
    const QStringList words = tagWords(token.text);
    const QString tag = words.value(0);
    if (tag == u"if")
        takeIf(words.sliced(1));
    else if (tag == u"elif" && !m_frames.isEmpty() && m_frames.constLast().tag == u"if"
             && !m_frames.constLast().hasElse)
        emitTag(u"elif "_s + condition(words.sliced(1)));
    else if (tag == u"else" || tag == u"empty" || tag == u"elif")
        takeElse(tag);
    else if (tag == u"for")
        takeFor(words.sliced(1));
    else if (tag == u"with")
        takeWith(words.sliced(1));
    else if (tag == u"endif" || tag == u"endfor" || tag == u"endwith")
        takeEnd(tag.sliced(3));
    else if (tag == u"comment")
        m_inComment = true;
    else if (tag == u"firstof" || tag == u"cycle")
        takeValues(words);
    else if (tag == u"templatetag")
        takeValues({words});
    else
        error(Words::tr("“{% %1 %}” is not available in release notes.").arg(tag.left(40)));
}

void TemplateReader::takeIf(const QStringList &words)
{
    emitTag(u"if "_s + condition(words));
    open(u"if"_s);
}

void TemplateReader::takeElse(const QString &word)
{
    const QString owner = word == u"empty" ? u"for"_s : u"if"_s;
    if (m_frames.isEmpty() || m_frames.constLast().tag != owner || m_frames.constLast().hasElse) {
        error(Words::tr("“{% %1 %}” stands outside “{% %2 %}”.").arg(word, owner));
        return;
    }
    m_frames.last().hasElse = true;
    emitTag(word);
}

/// The loop's rounds are counted by render(): what is named here is known to it alone.
void TemplateReader::takeFor(QStringList words)
{
    const bool isReversed = words.size() == 4 && words.constLast() == u"reversed";
    if (isReversed)
        words.removeLast();
    const auto name = words.isEmpty() ? std::nullopt : parseExpression(words.constFirst());
    if (words.size() != 3 || words[1] != u"in" || !name || name->path.size() != 1 || !name->filters.isEmpty()) {
        error(Words::tr("A loop is written like “{% for change in changes.feature %}”."));
        open(u"for"_s);
        return;
    }
    refuseReserved(words[0]);
    const Value list = value(words[2]);
    const auto element = elementOf(list.kind);
    if (list.isKnown && !element)
        error(Words::tr("“%1” is no list.").arg(words[2]));
    emitTag(u"for %1 in %2%3"_s.arg(words[0], list.text, isReversed ? u" reversed"_s : QString()));
    m_template.prepared += u"{{ round.next }}"_s;
    open(u"for"_s, {{words[0], element.value_or(ValueKind::Nothing)}, {u"forloop"_s, ValueKind::Loop}});
}

/// What Slipway itself puts beside the template's values, see value() and render().
void TemplateReader::refuseReserved(const QString &name)
{
    if (name == u"nothing" || name == u"round")
        error(Words::tr("“%1” is a word that Slipway needs for itself; take another name.").arg(name));
}

void TemplateReader::takeWith(const QStringList &words)
{
    const auto name = words.size() == 3 ? parseExpression(words[2]) : std::nullopt;
    if (!name || words[1] != u"as" || name->path.size() != 1 || !name->filters.isEmpty()) {
        error(Words::tr("A name is given like “{% with changes.feature as features %}”."));
        open(u"with"_s);
        return;
    }
    refuseReserved(words[2]);
    const Value given = value(words[0]);
    emitTag(u"with %1 as %2"_s.arg(given.text, words[2]));
    open(u"with"_s, {{words[2], given.kind}});
}

void TemplateReader::takeValues(const QStringList &words)
{
    static const QStringList signs{u"openblock"_s, u"closeblock"_s, u"openvariable"_s, u"closevariable"_s,
                                   u"openbrace"_s, u"closebrace"_s, u"opencomment"_s,  u"closecomment"_s};
    if (words[0] == u"templatetag") {
        if (words.size() == 2 && signs.contains(words[1]))
            emitTag(words.join(u' '));
        else
            error(Words::tr("“{% templatetag %}” takes one of: %1.").arg(signs.join(u", "_s)));
        return;
    }
    if (words.size() < 2 || words.size() > 30) {
        error(Words::tr("“{% %1 %}” takes one value or more.").arg(words[0]));
        return;
    }
    QStringList values{words[0]};
    for (const QString &word : words.sliced(1))
        values.append(value(word).text);
    emitTag(values.join(u' '));
}

void TemplateReader::takeEnd(const QString &tag)
{
    if (m_frames.isEmpty() || m_frames.constLast().tag != tag) {
        error(m_frames.isEmpty() ? Words::tr("“{% end%1 %}” closes nothing.").arg(tag)
                                 : Words::tr("“{% end%1 %}” stands where “{% end%2 %}” is expected (line %3).")
                                       .arg(tag, m_frames.constLast().tag)
                                       .arg(m_frames.constLast().line));
        return;
    }
    m_frames.removeLast();
    emitTag(u"end"_s + tag);
}

void TemplateReader::open(const QString &tag, const QHash<QString, ValueKind> &names)
{
    if (m_frames.size() == deepest)
        error(Words::tr("Tags may stand in one another %1 deep at most.").arg(deepest));
    m_frames.append({.tag = tag, .line = m_token->line, .names = names});
}

void TemplateReader::emitTag(const QString &content)
{
    m_template.prepared += u"{% "_s + content + u" %}"_s;
}

} // namespace slipway::notes
