// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is changed in the tree that cmark-gfm reads. For markdown.cpp.

#include <QString>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <memory>

namespace slipway::notes {

template<auto Free>
struct Freed {
    template<class T>
    void operator()(T *handle) const
    {
        Free(handle);
    }
};

using NodeHandle = std::unique_ptr<cmark_node, Freed<cmark_node_free>>;

/// What stands deeper than twenty lists and quotes becomes "…": a text browser lays it out by recursion.
void cutDeep(cmark_node *document);
/// Takes items of lists and rows of tables away from the end, and columns of wide tables, until so many are left as a
/// text browser lays out in an instant: both take it time by the square. Returns how many items and rows are not there,
/// or not wholly.
int cutLong(cmark_node *document);
/// The author's tags as the text that they are; comments go; <br> ends a line.
void showHtmlAsText(cmark_node *document);
/// An image is its description, with a link to where it is.
void showImagesAsLinks(cmark_node *document);
/// The boxes of task lists as signs: ☐ ☑.
void showTasks(cmark_node *document);
/// Quotes that begin with [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION] as blocks with GitHub's own classes,
/// "markdown-alert-note" and so on.
void showAlerts(cmark_node *document);
/// #123 and @name outside links and code as links.
void linkReferences(cmark_node *document, const QString &repository);

} // namespace slipway::notes
