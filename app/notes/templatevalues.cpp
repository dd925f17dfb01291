// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "templatereader.h"

#include <QCoreApplication>

#include <algorithm>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(slipway::notes::Words)
};

constexpr qsizetype longestCondition = 30; ///< words; the engine reads them by recursion

/// What has no value: the engine finds nothing of this name.
const QString nothing = u"nothing"_s;

/// Where a list is meant, "changes" and "contributors" are the whole of it.
QStringList enginePath(QStringList path)
{
    bool isNumber = false;
    if (path.size() > 1)
        path[1].toInt(&isNumber);
    const bool isWhole = path.size() == 1 || isNumber;
    if ((path[0] == u"changes" && isWhole) || path[0] == u"contributors")
        path.insert(1, u"all"_s);
    return path;
}

/// "changes" and "contributors" as one text, where a list makes none.
bool hasText(const Expression &expression)
{
    return expression.path == QStringList{u"changes"_s} || expression.path == QStringList{u"contributors"_s};
}

/// Whether it is taken as a text: by its first filter that makes something of it, or because it is printed.
bool wantsText(const Expression &expression, bool isPrinted)
{
    static const QStringList ofTexts{u"capfirst"_s, u"cut"_s,           u"lower"_s,         u"slugify"_s,  u"title"_s,
                                     u"upper"_s,    u"truncatechars"_s, u"truncatewords"_s, u"wordcount"_s};
    const auto first =
        std::ranges::find_if(expression.filters, [](const auto &filter) { return filter.name != u"default"; });
    return first == expression.filters.cend() ? isPrinted : ofTexts.contains(first->name);
}

bool isList(ValueKind kind)
{
    return kind != ValueKind::Text && kind != ValueKind::Number && kind != ValueKind::Truth
        && kind != ValueKind::Nothing;
}

QString engineText(const Expression &expression, bool isText)
{
    QString text = expression.constant;
    if (isText && hasText(expression))
        text = expression.path.constFirst() + u".text"_s;
    else if (text.isEmpty())
        text = enginePath(expression.path).join(u'.');
    for (const Expression::Filter &filter : expression.filters)
        text += u'|' + filter.name + (filter.argument.isEmpty() ? QString() : u':' + filter.argument);
    return text;
}

bool isOperator(const QString &word)
{
    static const QStringList operators{u"and"_s, u"or"_s, u"=="_s, u"!="_s, u"<"_s, u">"_s, u"<="_s, u">="_s, u"in"_s};
    return operators.contains(word);
}

} // namespace

std::optional<ValueKind> TemplateReader::kindOf(const QStringList &path) const
{
    std::optional<ValueKind> kind;
    for (auto frame = m_frames.crbegin(); frame != m_frames.crend() && !kind; ++frame) {
        const auto found = frame->names.constFind(path[0]);
        if (found != frame->names.cend())
            kind = *found;
    }
    if (!kind)
        kind = memberOf(ValueKind::Root, path[0]);
    for (qsizetype i = 1; i < path.size() && kind; ++i)
        kind = memberOf(*kind, path[i]);
    return kind;
}

/// The argument of "join" is a constant: text that is joined by text that was joined grows without end.
bool TemplateReader::usesAllowedFilters(const Expression &expression)
{
    for (const Expression::Filter &filter : expression.filters) {
        if (!filters().contains(filter.name)) {
            error(Words::tr("There is no filter “%1” in release notes.").arg(filter.name));
            return false;
        }
        if (filter.isConstant)
            continue;
        if (filter.name != u"default") {
            error(Words::tr("The filter “%1” takes a text or a number, not a name.").arg(filter.name));
            return false;
        }
        if (!kindOf(filter.argument.split(u'.'))) {
            error(Words::tr("There is no “%1” here.").arg(filter.argument));
            return false;
        }
    }
    return true;
}

TemplateReader::Value TemplateReader::value(const QString &text, bool isPrinted)
{
    const auto expression = parseExpression(text);
    if (!expression) {
        error(text.isEmpty() ? Words::tr("There is nothing between the brackets.")
                             : Words::tr("“%1” is no name of a value.").arg(text.left(60)));
        return {nothing};
    }
    if (!usesAllowedFilters(*expression))
        return {nothing};
    const bool isText = wantsText(*expression, isPrinted);
    if (!expression->constant.isEmpty())
        return {engineText(*expression, isText), ValueKind::Text};
    const auto kind = kindOf(expression->path);
    if (!kind) {
        report(NotesProblem::Severity::Warning,
               Words::tr("There is no “%1” here.").arg(expression->path.join(u'.').left(60)));
        return {nothing, ValueKind::Nothing, false};
    }
    if (isText && isList(*kind) && !hasText(*expression)) {
        error(Words::tr("“%1” is a list: write a loop over it, {% for … in %1 %}.").arg(expression->path.join(u'.')));
        return {nothing};
    }
    return {engineText(*expression, isText), expression->filters.isEmpty() ? *kind : ValueKind::Nothing};
}

QString TemplateReader::condition(const QStringList &words)
{
    const auto wrong = [&] {
        error(Words::tr("A condition is written like “{% if changes.feature and not candidate %}”."));
        return nothing;
    };
    if (words.isEmpty() || words.size() > longestCondition)
        return wrong();
    QStringList parts;
    bool wantsValue = true;
    for (const QString &word : words) {
        const bool negates = word == u"not";
        if (wantsValue == isOperator(word) || (negates && !wantsValue))
            return wrong();
        if (negates || isOperator(word)) {
            parts.append(word);
            wantsValue = true;
            continue;
        }
        parts.append(value(word).text);
        wantsValue = false;
    }
    return wantsValue ? wrong() : parts.join(u' ');
}

} // namespace slipway::notes
