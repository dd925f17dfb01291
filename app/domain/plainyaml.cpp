// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plainyamlflow.h"

#include <utility>

namespace slipway::plainyaml {

using namespace Qt::StringLiterals;

namespace {

struct Line {
    qsizetype indent = 0;
    QString text; ///< without indentation and comment
};

QString withoutComment(const QString &text)
{
    qsizetype end = text.size();
    outsideQuotes(text, [&](QChar c, qsizetype i) {
        if (c != u'#' || (i > 0 && text.at(i - 1) != u' '))
            return true;
        end = i;
        return false;
    });
    return text.first(end).trimmed();
}

/// How many flow brackets stay open; negative: too many are closed.
int openBrackets(const QString &text)
{
    int open = 0;
    outsideQuotes(text, [&](QChar c, qsizetype) {
        open += c == u'[' || c == u'{' ? 1 : c == u']' || c == u'}' ? -1 : 0;
        return open >= 0;
    });
    return open;
}

/// Where the value after "key:" begins; -1: the line is no "key: value".
qsizetype colonIn(const QString &text)
{
    qsizetype found = -1;
    outsideQuotes(text, [&](QChar c, qsizetype i) {
        if (c != u':' || (i + 1 < text.size() && text.at(i + 1) != u' '))
            return true;
        found = i;
        return false;
    });
    return found;
}

/// The lines that belong together by their indentation.
class Block {
public:
    explicit Block(QList<Line> lines)
        : m_lines(std::move(lines))
    {
    }

    bool atEnd() const { return m_at == m_lines.size(); }

    std::optional<Node> value(const QString &sameLine, qsizetype parentIndent, int depth)
    {
        if (!sameLine.isEmpty()) {
            // A plain scalar that goes on in the next line is not understood.
            if (!atEnd() && m_lines.at(m_at).indent > parentIndent)
                return std::nullopt;
            return flowValue(sameLine);
        }
        if (atEnd() || depth > deepest)
            return atEnd() ? std::optional(Node{}) : std::nullopt;
        const Line &next = m_lines.at(m_at);
        if (next.indent >= parentIndent && isItem(next, next.indent))
            return sequence(next.indent, depth);
        return next.indent > parentIndent ? mapping(next.indent, depth) : Node{};
    }

private:
    static bool isItem(const Line &line, qsizetype indent)
    {
        return line.indent == indent && (line.text == u"-" || line.text.startsWith(u"- "));
    }

    std::optional<Node> sequence(qsizetype indent, int depth)
    {
        Node node{.kind = Node::Kind::Sequence};
        while (!atEnd() && isItem(m_lines.at(m_at), indent)) {
            const QString text = m_lines.at(m_at).text.sliced(1).trimmed();
            if (text.isEmpty() || depth > deepest)
                return std::nullopt;
            const bool isMapping = colonIn(text) >= 0 && !text.startsWith(u'{') && !text.startsWith(u'[');
            std::optional<Node> child;
            if (isMapping) { // its first key stands behind the sign, the others below that one
                const qsizetype inner = indent + m_lines.at(m_at).text.size() - text.size();
                m_lines[m_at] = {inner, text};
                child = mapping(inner, depth + 1);
            } else {
                ++m_at;
                child = value(text, indent, 0);
            }
            if (!child)
                return std::nullopt;
            node.children += *child;
        }
        return node;
    }

    std::optional<Node> mapping(qsizetype indent, int depth)
    {
        Node node{.kind = Node::Kind::Mapping};
        while (!atEnd() && m_lines.at(m_at).indent == indent) {
            const QString text = m_lines.at(m_at).text;
            const qsizetype colon = colonIn(text);
            const auto key = colon > 0 ? scalar(text.first(colon).trimmed()) : std::nullopt;
            if (!key || isItem(m_lines.at(m_at), indent) || *key == u"<<" || node.keys.contains(*key))
                return std::nullopt;
            ++m_at;
            const auto child = value(text.sliced(colon + 1).trimmed(), indent, depth + 1);
            node.keys += *key;
            node.children += child.value_or(Node{.kind = Node::Kind::Unknown});
            // Whatever it is that was not understood, it is indented, or goes on with items.
            bool more = false;
            for (; !atEnd() && (m_lines.at(m_at).indent > indent || isItem(m_lines.at(m_at), indent)); ++m_at)
                more = true;
            if (more)
                node.children.last() = Node{.kind = Node::Kind::Unknown};
        }
        return node;
    }

    QList<Line> m_lines;
    qsizetype m_at = 0;
};

/// The lines of a top-level key, its own value first; nullopt as in topLevel().
std::optional<std::pair<QString, QList<Line>>> linesOf(const QByteArray &yaml, const QString &key)
{
    std::optional<QString> own;
    QList<Line> lines;
    bool inside = false;
    bool started = false;
    QString open; // a flow value whose brackets are not closed yet
    qsizetype openIndent = 0;
    for (const QString &raw : QString::fromUtf8(yaml).split(u'\n')) {
        qsizetype indent = 0;
        while (indent < raw.size() && raw.at(indent) == u' ')
            ++indent;
        const QString text = withoutComment(raw.sliced(indent).trimmed());
        if (text.isEmpty())
            continue;
        if (indent == 0 && open.isEmpty()) {
            if (text.startsWith(u"---") || text.startsWith(u"...") || text.startsWith(u'%')) {
                if (started || text != u"---")
                    return std::nullopt;
                continue;
            }
            started = true;
            const bool item = text.startsWith(u"- ") || text == u"-";
            if (!item) {
                const qsizetype colon = colonIn(text);
                const QString name = colon > 0 ? text.first(colon).trimmed() : QString();
                inside = name == key || name == u'"' + key + u'"' || name == u'\'' + key + u'\'';
                if (!inside)
                    continue;
                if (own)
                    return std::nullopt;
                own = text.sliced(colon + 1).trimmed();
                openIndent = 0;
                if (openBrackets(*own) > 0)
                    open = std::exchange(*own, QString());
                continue;
            }
        }
        if (!inside)
            continue;
        if (raw.contains(u'\t'))
            return std::nullopt;
        const bool first = lines.isEmpty() && own->isEmpty();
        if (open.isEmpty()) {
            openIndent = indent;
            open = text;
        } else if (indent <= openIndent && !text.startsWith(u']') && !text.startsWith(u'}')) {
            return std::nullopt; // the bracket was none of a flow's
        } else {
            open += u' ' + text;
        }
        if (openBrackets(open) > 0)
            continue;
        // What began on the key's own line ends up there again.
        if (first && (open.startsWith(u'[') || open.startsWith(u'{')))
            own = std::exchange(open, QString());
        else
            lines += Line{openIndent, std::exchange(open, QString())};
    }
    if (!own || !open.isEmpty())
        return std::nullopt;
    return std::pair(*own, lines);
}

} // namespace

const Node *Node::find(const QString &key) const
{
    const qsizetype index = kind == Kind::Mapping ? keys.indexOf(key) : -1;
    return index < 0 ? nullptr : &children.at(index);
}

std::optional<Node> topLevel(const QByteArray &yaml, const QString &key)
{
    auto found = linesOf(yaml, key);
    if (!found)
        return std::nullopt;
    Block block(std::move(found->second));
    auto node = block.value(found->first, 0, 0);
    return block.atEnd() ? node : std::nullopt;
}

} // namespace slipway::plainyaml
