// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdownhighlighter.h"

#include "templatesyntax.h"
#include "tint.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QThreadPool>

#include <memory>

namespace slipway::ui {

using namespace Qt::StringLiterals;
using KSyntaxHighlighting::Repository;

namespace {

/// Colours nothing; what it needs for that is read.
class Reader final : public KSyntaxHighlighting::AbstractHighlighter {
public:
    void read() { highlightLine(u"text"_s, KSyntaxHighlighting::State()); }

protected:
    void applyFormat(int, int, const KSyntaxHighlighting::Format &) override { }
};

/// What it holds is the same for all. It may be made on any thread; whoever needs it meanwhile waits.
Repository &repository()
{
    static const std::unique_ptr<Repository> shared = [] {
        auto made = std::make_unique<Repository>();
        Reader reader;
        reader.setDefinition(made->definitionForName(u"Markdown"_s));
        reader.read();
        return made;
    }();
    return *shared;
}

KSyntaxHighlighting::Theme themeFor(const QPalette &palette)
{
    return repository().defaultTheme(isDark(palette) ? Repository::DarkTheme : Repository::LightTheme);
}

} // namespace

QFuture<void> MarkdownHighlighter::prepare()
{
    return QtFuture::makeReadyVoidFuture().then(QThreadPool::globalInstance(), [] { (void)repository(); });
}

MarkdownHighlighter::MarkdownHighlighter(QTextDocument *document, const QPalette &palette)
    : SyntaxHighlighter(document)
    , m_palette(palette)
{
    setTheme(themeFor(palette));
    setDefinition(repository().definitionForName(u"Markdown"_s));
}

void MarkdownHighlighter::setPalette(const QPalette &palette)
{
    m_palette = palette;
    m_formats.clear();
    setTheme(themeFor(palette));
    rehighlight();
}

void MarkdownHighlighter::highlightBlock(const QString &text)
{
    const QString line = text.left(longestLine);
    SyntaxHighlighter::highlightBlock(line);
    if (!highlightConflict(text))
        highlightTags(line);
}

void MarkdownHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length <= 0)
        return;
    auto known = m_formats.constFind(format.id());
    if (known == m_formats.constEnd()) {
        const auto look = theme();
        const QColor text = m_palette.color(QPalette::Active, QPalette::Text);
        const QColor base = m_palette.color(QPalette::Active, QPalette::Base);
        QTextCharFormat result;
        if (format.hasTextColor(look))
            result.setForeground(readable(format.textColor(look), text, base));
        if (format.isBold(look))
            result.setFontWeight(QFont::Bold);
        result.setFontItalic(format.isItalic(look));
        result.setFontUnderline(format.isUnderline(look));
        result.setFontStrikeOut(format.isStrikeThrough(look));
        known = m_formats.insert(format.id(), result);
    }
    setFormat(offset, length, *known);
}

bool MarkdownHighlighter::highlightConflict(QStringView text)
{
    const int before = std::max(0, previousBlockState());
    int after = before;
    if (text.startsWith("<<<<<<< "_L1))
        after = Ours;
    else if (before == Ours && text.startsWith("||||||| "_L1))
        after = Base;
    else if ((before == Ours || before == Base) && text == "======="_L1)
        after = Theirs;
    else if (before == Theirs && text.startsWith(">>>>>>> "_L1))
        after = Outside;
    setCurrentBlockState(after);
    // One that begins inside of another is a marker as well.
    if (after == before && !text.startsWith("<<<<<<< "_L1))
        return false;
    QTextCharFormat marker;
    marker.setForeground(toneForeground(Tone::Bad, m_palette));
    marker.setBackground(toneBackground(Tone::Bad, m_palette));
    marker.setFontWeight(QFont::Bold);
    setFormat(0, int(std::min<qsizetype>(text.size(), longestLine)), marker);
    return true;
}

void MarkdownHighlighter::highlightTags(QStringView text)
{
    for (const TemplateTag &tag : templateTags(text)) {
        QTextCharFormat format;
        switch (tag.kind) {
        case TemplateTag::Kind::Variable:
            format.setForeground(toneForeground(Tone::Warn, m_palette));
            break;
        case TemplateTag::Kind::Block:
            format.setForeground(toneForeground(Tone::Accent, m_palette));
            break;
        case TemplateTag::Kind::Comment:
            format.setForeground(mutedText(m_palette));
            format.setFontItalic(true);
            break;
        }
        setFormat(tag.start, tag.length, format);
    }
}

} // namespace slipway::ui
