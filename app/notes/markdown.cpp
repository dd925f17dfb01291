// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown.h"

#include "marktree.h"

#include <QUrl>

#include <algorithm>

namespace slipway::notes {

namespace {

constexpr std::array extensions{"table", "strikethrough", "autolink", "tasklist"};

using ParserHandle = std::unique_ptr<cmark_parser, Freed<cmark_parser_free>>;

/// cmark's own allocator frees what it gives.
QString taken(char *text)
{
    const QString result = QString::fromUtf8(text);
    cmark_get_default_mem_allocator()->free(text);
    return result;
}

} // namespace

NotesPreview previewOf(const QString &markdown, const QString &repository)
{
    static const bool isStarted = [] {
        cmark_gfm_core_extensions_ensure_registered();
        return true;
    }();
    Q_UNUSED(isStarted)
    constexpr int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES;
    const ParserHandle parser(cmark_parser_new(options));
    for (const char *name : extensions) {
        if (cmark_syntax_extension *extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    const QByteArray bytes = markdown.first(std::min(markdown.size(), longestNotes)).toUtf8();
    cmark_parser_feed(parser.get(), bytes.constData(), size_t(bytes.size()));
    const NodeHandle document(cmark_parser_finish(parser.get()));
    cutDeep(document.get());
    const int hidden = cutLong(document.get());
    showHtmlAsText(document.get());
    showImagesAsLinks(document.get());
    showTasks(document.get());
    showAlerts(document.get());
    if (!repository.isEmpty())
        linkReferences(document.get(), repository);
    return {taken(cmark_render_html(document.get(), options, cmark_parser_get_syntax_extensions(parser.get()))), hidden,
            markdown.size() > longestNotes};
}

} // namespace slipway::notes
