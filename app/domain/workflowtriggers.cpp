// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workflowtriggers.h"

#include "plainyaml.h"

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

} // namespace slipway
