// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "marktree.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrl>

#include <vector>

namespace slipway::notes {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 20;
constexpr size_t mostItems = 3'000;
constexpr int mostCells = 1'500;
constexpr int mostColumns = 40;

using IteratorHandle = std::unique_ptr<cmark_iter, Freed<cmark_iter_free>>;

/// All nodes for which `fits`, in the order of the text.
template<class Fits>
std::vector<cmark_node *> nodes(cmark_node *document, Fits fits)
{
    std::vector<cmark_node *> found;
    const IteratorHandle iterator(cmark_iter_new(document));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_ENTER && fits(node))
            found.push_back(node);
    }
    return found;
}

auto ofType(cmark_node_type type)
{
    return [type](cmark_node *node) { return cmark_node_get_type(node) == type; };
}

QString literal(cmark_node *node)
{
    return QString::fromUtf8(cmark_node_get_literal(node));
}

cmark_node *textNode(const QString &text)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, text.toUtf8().constData());
    return node;
}

cmark_node *linkNode(const QString &text, const QString &address)
{
    cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
    cmark_node_set_url(link, address.toUtf8().constData());
    cmark_node_append_child(link, textNode(text));
    return link;
}

/// Puts `replacement` in the node's place and frees the node.
void replace(cmark_node *node, cmark_node *replacement)
{
    cmark_node_replace(node, replacement);
    cmark_node_free(node);
}

bool isComment(const QString &html)
{
    const QString text = html.trimmed();
    return text.startsWith(u"<!--") && text.endsWith(u"-->");
}

bool isInside(cmark_node *node, cmark_node_type type)
{
    for (cmark_node *each = cmark_node_parent(node); each; each = cmark_node_parent(each)) {
        if (cmark_node_get_type(each) == type)
            return true;
    }
    return false;
}

/// The sign of an alert, and its class: "note".
QString alertOf(const QString &text)
{
    static const QRegularExpression sign(u"\\A\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\]\\s*\\z"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return sign.match(text).captured(1).toLower();
}

/// Takes the sign away; the paragraph that had nothing else goes as well.
void removeSign(cmark_node *paragraph)
{
    cmark_node_free(cmark_node_first_child(paragraph));
    cmark_node *next = cmark_node_first_child(paragraph);
    if (next && cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK)
        cmark_node_free(next);
    if (!cmark_node_first_child(paragraph))
        cmark_node_free(paragraph);
}

int cutItems(cmark_node *document)
{
    const auto items = nodes(document, ofType(CMARK_NODE_ITEM));
    int hidden = 0;
    // An item goes with those in it: the last ones first.
    for (size_t i = items.size(); i > mostItems; --i, ++hidden) {
        cmark_node *list = cmark_node_parent(items[i - 1]);
        cmark_node_free(items[i - 1]);
        if (!cmark_node_first_child(list))
            cmark_node_free(list);
    }
    return hidden;
}

/// A short row is filled up to its header's width: a few characters make thousands of cells.
int cutRows(cmark_node *document)
{
    const auto isRow = [](cmark_node *node) {
        const QLatin1StringView type(cmark_node_get_type_string(node));
        return type == "table_row"_L1 || type == "table_header"_L1;
    };
    int hidden = 0;
    int cells = 0;
    for (cmark_node *row : nodes(document, isRow)) {
        int columns = 0;
        for (cmark_node *cell = cmark_node_first_child(row); cell;) {
            cmark_node *next = cmark_node_next(cell);
            if (++columns > mostColumns)
                cmark_node_free(cell);
            cell = next;
        }
        cells += std::min(columns, mostColumns);
        if (cells > mostCells) {
            cmark_node *table = cmark_node_parent(row);
            cmark_node_free(row);
            if (!cmark_node_first_child(table))
                cmark_node_free(table);
        }
        hidden += cells > mostCells || columns > mostColumns ? 1 : 0;
    }
    return hidden;
}

} // namespace

void cutDeep(cmark_node *document)
{
    const IteratorHandle iterator(cmark_iter_new(document));
    int depth = 0;
    std::vector<cmark_node *> cut;
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        if (!cmark_node_first_child(node)) // a leaf is entered alone
            continue;
        if (event == CMARK_EVENT_EXIT) {
            --depth;
        } else if (++depth == 2 * deepest) { // an item is a level of its own
            cut.push_back(node);
            cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
            --depth;
        }
    }
    for (cmark_node *node : cut) {
        const bool isBlock = (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
        cmark_node *paragraph = isBlock ? cmark_node_new(CMARK_NODE_PARAGRAPH) : nullptr;
        if (!paragraph) {
            replace(node, textNode(u"…"_s));
            continue;
        }
        cmark_node_append_child(paragraph, textNode(u"…"_s));
        if (cmark_node_replace(node, paragraph)) {
            cmark_node_free(node);
        } else { // an item can only be replaced by an item: its content goes
            while (cmark_node *child = cmark_node_first_child(node))
                cmark_node_free(child);
            if (!cmark_node_append_child(node, paragraph))
                cmark_node_free(paragraph);
        }
    }
}

int cutLong(cmark_node *document)
{
    return cutItems(document) + cutRows(document);
}

void showHtmlAsText(cmark_node *document)
{
    static const QRegularExpression lineEnd(u"\\A<br\\s*/?>\\z"_s, QRegularExpression::CaseInsensitiveOption);
    for (cmark_node *node : nodes(document, ofType(CMARK_NODE_HTML_INLINE))) {
        const QString html = literal(node);
        if (isComment(html))
            cmark_node_free(node);
        else
            replace(node, lineEnd.match(html).hasMatch() ? cmark_node_new(CMARK_NODE_LINEBREAK) : textNode(html));
    }
    for (cmark_node *node : nodes(document, ofType(CMARK_NODE_HTML_BLOCK))) {
        const QString html = literal(node);
        if (isComment(html)) {
            cmark_node_free(node);
            continue;
        }
        cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
        cmark_node_append_child(paragraph, textNode(html));
        replace(node, paragraph);
    }
}

void showImagesAsLinks(cmark_node *document)
{
    for (cmark_node *node : nodes(document, ofType(CMARK_NODE_IMAGE))) {
        const QString address = QString::fromUtf8(cmark_node_get_url(node));
        if (isInside(node, CMARK_NODE_LINK)) { // a link in a link is none
            while (cmark_node *child = cmark_node_first_child(node))
                cmark_node_insert_before(node, child);
            cmark_node_free(node);
            continue;
        }
        cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
        cmark_node_set_url(link, address.toUtf8().constData());
        cmark_node_append_child(link, textNode(u"🖼 "_s));
        while (cmark_node *child = cmark_node_first_child(node))
            cmark_node_append_child(link, child);
        if (cmark_node_first_child(link) == cmark_node_last_child(link))
            cmark_node_append_child(link, textNode(address));
        replace(node, link);
    }
}

void showTasks(cmark_node *document)
{
    const auto isTask = [](cmark_node *node) { return qstrcmp(cmark_node_get_type_string(node), "tasklist") == 0; };
    for (cmark_node *node : nodes(document, isTask)) {
        const bool isDone = cmark_gfm_extensions_get_tasklist_item_checked(node);
        cmark_node *paragraph = cmark_node_first_child(node);
        if (paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH)
            cmark_node_prepend_child(paragraph, textNode(isDone ? u"☑ "_s : u"☐ "_s));
    }
}

void showAlerts(cmark_node *document)
{
    static const QHash<QString, QString> titles{{u"note"_s, u"Note"_s},
                                                {u"tip"_s, u"Tip"_s},
                                                {u"important"_s, u"Important"_s},
                                                {u"warning"_s, u"Warning"_s},
                                                {u"caution"_s, u"Caution"_s}};
    cmark_consolidate_text_nodes(document);
    for (cmark_node *quote : nodes(document, ofType(CMARK_NODE_BLOCK_QUOTE))) {
        cmark_node *paragraph = cmark_node_first_child(quote);
        cmark_node *sign = paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH
            ? cmark_node_first_child(paragraph)
            : nullptr;
        const QString kind = sign && cmark_node_get_type(sign) == CMARK_NODE_TEXT ? alertOf(literal(sign)) : QString();
        cmark_node *after = sign ? cmark_node_next(sign) : nullptr;
        if (kind.isEmpty() || (after && cmark_node_get_type(after) != CMARK_NODE_SOFTBREAK))
            continue;
        removeSign(paragraph);
        cmark_node *block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
        const QString enter =
            u"<div class=\"markdown-alert markdown-alert-%1\"><p class=\"markdown-alert-title\">%2</p>"_s.arg(
                kind, titles.value(kind));
        cmark_node_set_on_enter(block, enter.toUtf8().constData());
        cmark_node_set_on_exit(block, "</div>");
        while (cmark_node *child = cmark_node_first_child(quote))
            cmark_node_append_child(block, child);
        replace(quote, block);
    }
}

void linkReferences(cmark_node *document, const QString &repository)
{
    // GitHub's own rule for logins; numbers as long as they can be.
    static const QRegularExpression reference(
        u"(?<![\\w/#@.-])(?:#(\\d{1,9})(?!\\w)|@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))(?![\\w/]))"_s);
    const QString host = QUrl(repository).adjusted(QUrl::RemovePath | QUrl::RemoveQuery).toString();
    for (cmark_node *node : nodes(document, ofType(CMARK_NODE_TEXT))) {
        const QString text = literal(node);
        auto each = reference.globalMatch(text);
        if (!each.hasNext() || isInside(node, CMARK_NODE_LINK))
            continue;
        qsizetype end = 0;
        while (each.hasNext()) {
            const auto match = each.next();
            const QString address = match.hasCaptured(1) ? QString(repository + u"/issues/"_s + match.captured(1))
                                                         : QString(host + u'/' + match.captured(2));
            cmark_node_insert_before(node, textNode(text.sliced(end, match.capturedStart() - end)));
            cmark_node_insert_before(node, linkNode(match.captured(), address));
            end = match.capturedEnd();
        }
        replace(node, textNode(text.sliced(end)));
    }
}

} // namespace slipway::notes
