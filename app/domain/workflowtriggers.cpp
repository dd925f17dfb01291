// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workflowtriggers.h"

#include "plainyaml.h"

#include <QRegularExpression>

#include <algorithm>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

using plainyaml::Node;

/// A scalar, or a sequence of scalars; nullopt: anything else.
Known<QStringList> words(const Node &node)
{
    if (node.kind == Node::Kind::Scalar)
        return QStringList{node.text};
    if (node.kind != Node::Kind::Sequence)
        return std::nullopt;
    QStringList all;
    for (const Node &each : node.children) {
        if (each.kind != Node::Kind::Scalar)
            return std::nullopt;
        all += each.text;
    }
    return all;
}

/// Whether there are filters at all: an event alone has none.
bool isBare(const Node &event)
{
    return event.kind == Node::Kind::Null;
}

Known<QStringList> releaseTypes(const Node &release)
{
    if (isBare(release))
        return QStringList{u"*"_s};
    if (release.kind != Node::Kind::Mapping)
        return std::nullopt;
    const Node *types = release.find(u"types"_s);
    return types ? words(*types) : Known<QStringList>(QStringList{u"*"_s});
}

/// A filter for branches alone keeps tags out; a filter for paths alone does not (docs: "Workflow syntax", on.push).
Known<QStringList> tagPatterns(const Node &push)
{
    if (isBare(push))
        return QStringList{u"**"_s};
    if (push.kind != Node::Kind::Mapping || push.find(u"tags-ignore"_s))
        return std::nullopt;
    if (const Node *tags = push.find(u"tags"_s))
        return words(*tags);
    if (push.find(u"branches"_s) || push.find(u"branches-ignore"_s))
        return QStringList();
    return QStringList{u"**"_s};
}

constexpr qsizetype longestPattern = 100;

/// A filter pattern as an expression for whole names.
QRegularExpression expressionOf(QStringView pattern)
{
    QString expression;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern.at(i);
        const qsizetype end = c == u'[' ? pattern.indexOf(u']', i + 1) : -1;
        if (c == u'*') {
            const bool spansFolders = pattern.sliced(i).startsWith(u"**");
            while (i + 1 < pattern.size() && pattern.at(i + 1) == u'*')
                ++i;
            expression += spansFolders ? u".*"_s : u"[^/]*"_s;
        } else if ((c == u'?' || c == u'+') && !expression.isEmpty()) {
            expression += c;
        } else if (end > i) {
            expression +=
                u'[' + QRegularExpression::escape(pattern.sliced(i + 1, end - i - 1)).replace(u"\\-"_s, u"-"_s) + u']';
            i = end;
        } else {
            i += c == u'\\' && i + 1 < pattern.size() ? 1 : 0;
            expression += QRegularExpression::escape(pattern.sliced(i, 1));
        }
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(expression));
}

} // namespace

WorkflowTriggers triggersOf(const QString &path, const QByteArray &yaml)
{
    WorkflowTriggers triggers{.path = path};
    const auto on = plainyaml::topLevel(yaml, u"on"_s);
    if (!on || on->kind == Node::Kind::Null)
        return triggers;
    Node events = *on;
    if (const auto names = words(*on)) {
        events = {.kind = Node::Kind::Mapping, .keys = *names, .children = QList<Node>(names->size())};
    } else if (on->kind != Node::Kind::Mapping) {
        return triggers;
    }
    const Node *release = events.find(u"release"_s);
    const Node *push = events.find(u"push"_s);
    triggers.releaseTypes = release ? releaseTypes(*release) : Known<QStringList>(QStringList());
    triggers.tagPatterns = push ? tagPatterns(*push) : Known<QStringList>(QStringList());
    triggers.dispatch = events.find(u"workflow_dispatch"_s) != nullptr;
    return triggers;
}

Known<bool> startsOnTag(const WorkflowTriggers &triggers, const QString &tag)
{
    if (!triggers.tagPatterns)
        return std::nullopt;
    bool starts = false;
    for (const QString &pattern : *triggers.tagPatterns) {
        if (pattern.size() > longestPattern)
            return std::nullopt;
        const bool takesBack = pattern.startsWith(u'!');
        const QRegularExpression expression = expressionOf(QStringView(pattern).sliced(takesBack ? 1 : 0));
        if (!expression.isValid())
            return std::nullopt;
        if (expression.match(tag).hasMatch())
            starts = !takesBack;
    }
    return starts;
}

} // namespace slipway
