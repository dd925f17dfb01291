// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QFuture>
#include <QHash>
#include <QPalette>

namespace slipway::ui {

/// Colours Markdown, and on top of it a template's tags and the lines that git puts around a conflict. Each colour can
/// be read on the palette's base.
class MarkdownHighlighter final : public KSyntaxHighlighting::SyntaxHighlighter {
    Q_OBJECT

public:
    /// What lies further right in a line is not coloured, or a line of a megabyte would take all the time there is.
    static constexpr int longestLine = 2000;

    /// Reads on another thread what every highlighter needs, which takes longer than some frames. One that is made
    /// before that has ended waits for it.
    static QFuture<void> prepare();

    /// Takes the document as parent.
    MarkdownHighlighter(QTextDocument *document, const QPalette &palette);

    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    /// A block's state: where in a conflict its end is.
    enum Conflict { Outside = 0, Ours, Base, Theirs };

    /// True: the line is one of a conflict's markers, and is coloured.
    bool highlightConflict(QStringView text);
    void highlightTags(QStringView text);

    QPalette m_palette;
    QHash<int, QTextCharFormat> m_formats; ///< by the number of KSyntaxHighlighting's format
};

} // namespace slipway::ui
