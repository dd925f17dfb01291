// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "safebrowser.h"

#include "markdownstyle.h"
#include "plaintext.h"
#include "weblink.h"
#include "wrapping.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QScrollBar>
#include <QTextBlock>

namespace slipway::ui {

using namespace Qt::StringLiterals;

namespace {

bool isWithin(const QUrl &address)
{
    return address.isRelative() && address.path().isEmpty() && address.hasFragment();
}

} // namespace

SafeBrowser::SafeBrowser(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(12);
    document()->setIndentWidth(24); // of lists; Qt's own is twice what a reader of Markdown is used to
    m_style = markdownStyle(palette(), font());
    document()->setDefaultStyleSheet(m_style);
    connect(this, &QTextBrowser::anchorClicked, this, &SafeBrowser::follow);
    connect(this, &QTextBrowser::highlighted, this, &SafeBrowser::tell);
}

void SafeBrowser::tell(const QUrl &address)
{
    const QString text = plain(address.toDisplayString());
    if (address.isEmpty() || isWithin(address))
        Q_EMIT linkShown({});
    else
        Q_EMIT linkShown(isWebPage(address) ? text : tr("Not opened: %1").arg(text));
}

bool SafeBrowser::focusNextPrevChild(bool next)
{
    // Qt tells of links below the pointer only.
    const bool isHere = QTextBrowser::focusNextPrevChild(next);
    const QTextCursor cursor = textCursor();
    tell(hasFocus() && cursor.hasSelection() ? QUrl(cursor.charFormat().anchorHref()) : QUrl());
    return isHere;
}

void SafeBrowser::setContent(const QString &html)
{
    if (html == m_html)
        return;
    const Place before = place();
    m_html = html;
    setUpdatesEnabled(false);
    if (const auto mode = wrapModeFor(html); mode != wordWrapMode()) {
        clear(); // or what is there would be laid out once more
        setWordWrapMode(mode);
    }
    // Qt would show the end of a block of code's last line as one more line.
    setHtml(QString(html).replace("\n</code></pre>"_L1, "</code></pre>"_L1));
    wordPictures();
    restore(before);
    setUpdatesEnabled(true);
}

QVariant SafeBrowser::loadResource(int type, const QUrl &)
{
    // For want of a picture Qt would look for a file of that name itself; so it gets an empty one.
    if (type == QTextDocument::ImageResource) {
        QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
        nothing.fill(Qt::transparent);
        return nothing;
    }
    return QByteArray(); // nothing, and not "not found": then Qt would look elsewhere
}

void SafeBrowser::wordPictures()
{
    QList<QTextCursor> pictures;
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next()) {
        for (auto piece = block.begin(); !piece.atEnd(); ++piece) {
            if (!piece.fragment().charFormat().isImageFormat())
                continue;
            // Pictures beside each other can be one piece.
            for (int i = 0; i < piece.fragment().length(); ++i) {
                QTextCursor picture(document());
                picture.setPosition(piece.fragment().position() + i);
                picture.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
                pictures.append(picture);
            }
        }
    }
    for (QTextCursor &picture : pictures) {
        const QTextImageFormat format = picture.charFormat().toImageFormat();
        const QString words = plain(format.property(QTextFormat::ImageAltText).toString());
        QTextCharFormat letters;
        letters.setFontItalic(true);
        if (format.isAnchor()) {
            letters.setAnchor(true);
            letters.setAnchorHref(format.anchorHref());
            letters.setForeground(palette().link());
        }
        picture.insertText(words.isEmpty() ? tr("[picture]") : tr("[picture: %1]").arg(words), letters);
    }
}

void SafeBrowser::follow(const QUrl &address)
{
    if (isWithin(address))
        scrollToAnchor(address.fragment(QUrl::FullyDecoded));
    else
        openWebPage(address);
}

SafeBrowser::Place SafeBrowser::place() const
{
    if (verticalScrollBar()->value() == 0)
        return {};
    const QTextBlock top = cursorForPosition(QPoint(0, 0)).block();
    const qreal start = document()->documentLayout()->blockBoundingRect(top).top();
    return {top.blockNumber(), top.text(), int(verticalScrollBar()->value() - start)};
}

void SafeBrowser::restore(const Place &place)
{
    if (place.block == 0 && place.above == 0)
        return;
    // The nearest block of the same text; where there is none, the one in the same place.
    QTextBlock best = document()->findBlockByNumber(std::min(place.block, document()->blockCount() - 1));
    for (int far = 0; far < document()->blockCount(); ++far) {
        const QTextBlock after = document()->findBlockByNumber(place.block + far);
        const QTextBlock before = document()->findBlockByNumber(place.block - far);
        if (!after.isValid() && !before.isValid())
            break;
        const bool isAfter = after.isValid() && after.text() == place.text;
        if (isAfter || (before.isValid() && before.text() == place.text)) {
            best = isAfter ? after : before;
            break;
        }
    }
    const qreal start = document()->documentLayout()->blockBoundingRect(best).top();
    verticalScrollBar()->setValue(int(start) + place.above);
}

void SafeBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    // A style sheet counts for what is set after it.
    const QString style = markdownStyle(palette(), font());
    if (style == m_style)
        return;
    m_style = style;
    document()->setDefaultStyleSheet(style);
    const QString html = std::exchange(m_html, QString());
    setContent(html);
}

} // namespace slipway::ui
