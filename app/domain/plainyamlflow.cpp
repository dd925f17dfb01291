// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plainyamlflow.h"

#include <utility>

namespace slipway::plainyaml {

using namespace Qt::StringLiterals;

namespace {

bool isNull(const QString &text)
{
    return text.isEmpty() || text == u"~" || text == u"null";
}

/// A value written in one line: a scalar, or a flow sequence or mapping.
class Flow {
public:
    explicit Flow(const QString &text)
        : m_text(text)
    {
    }

    std::optional<Node> whole()
    {
        auto node = value(0);
        skip();
        return m_at == m_text.size() ? node : std::nullopt;
    }

private:
    void skip()
    {
        while (m_at < m_text.size() && m_text.at(m_at) == u' ')
            ++m_at;
    }

    bool take(QChar c)
    {
        skip();
        if (m_at >= m_text.size() || m_text.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }

    /// Up to what ends it within a flow: "," "]" "}", and ": " for keys.
    QString word(bool key)
    {
        skip();
        const QString rest = m_text.sliced(m_at);
        qsizetype end = rest.size();
        outsideQuotes(rest, [&](QChar c, qsizetype i) {
            const bool colon = key && c == u':' && (i + 1 == rest.size() || rest.at(i + 1) == u' ');
            if (!colon && !u",[]{}"_s.contains(c))
                return true;
            end = i;
            return false;
        });
        m_at += end;
        return rest.first(end).trimmed();
    }

    std::optional<Node> value(int depth)
    {
        if (depth > deepest)
            return std::nullopt;
        if (take(u'['))
            return sequence(depth);
        if (take(u'{'))
            return mapping(depth);
        const QString text = depth == 0 ? m_text.sliced(std::exchange(m_at, m_text.size())) : word(false);
        if (isNull(text))
            return Node{};
        return scalar(text).transform([](const QString &s) { return Node{.kind = Node::Kind::Scalar, .text = s}; });
    }

    std::optional<Node> sequence(int depth)
    {
        Node node{.kind = Node::Kind::Sequence};
        while (!take(u']')) {
            const auto child = value(depth + 1);
            if (!child)
                return std::nullopt;
            node.children += *child;
            if (!take(u',')) {
                if (!take(u']'))
                    return std::nullopt;
                break;
            }
        }
        return node;
    }

    std::optional<Node> mapping(int depth)
    {
        Node node{.kind = Node::Kind::Mapping};
        while (!take(u'}')) {
            const QString word = this->word(true);
            const auto key = word.isEmpty() ? std::nullopt : scalar(word);
            if (!key || node.keys.contains(*key))
                return std::nullopt;
            const auto child = take(u':') ? value(depth + 1) : Node{};
            if (!child)
                return std::nullopt;
            node.keys += *key;
            node.children += *child;
            if (!take(u',')) {
                if (!take(u'}'))
                    return std::nullopt;
                break;
            }
        }
        return node;
    }

    QString m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<QString> scalar(const QString &text)
{
    const QChar first = text.front();
    if (first == u'\'' || first == u'"') {
        if (text.size() < 2 || text.back() != first)
            return std::nullopt;
        QString inner = text.sliced(1, text.size() - 2);
        if (first == u'\'') {
            if (QString(inner).remove(u"''"_s).contains(u'\''))
                return std::nullopt;
            return inner.replace(u"''"_s, u"'"_s);
        }
        return inner.contains(u'\\') || inner.contains(u'"') ? std::nullopt : std::optional(inner);
    }
    // Anchors, aliases, tags, block scalars, complex keys, and what YAML keeps for itself.
    static const QString special = u"&*!|>%@`?"_s;
    if (special.contains(first) || text.contains(u": "_s) || text.contains(u" #"_s) || text.endsWith(u':'))
        return std::nullopt;
    return text;
}

std::optional<Node> flowValue(const QString &text)
{
    return Flow(text).whole();
}

} // namespace slipway::plainyaml
