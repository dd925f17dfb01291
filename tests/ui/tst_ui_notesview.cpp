// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/growth.h"
#include "support/looks.h"

#include "ui/widgets/markdownview.h"
#include "ui/widgets/safebrowser.h"
#include "ui/widgets/tint.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace slipway;
using ui::MarkdownView;
using ui::SafeBrowser;

/// Takes the place of the desktop's browser.
class Opener : public QObject {
    Q_OBJECT

public:
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &address) { opened.append(address); }
};

/// The preview of release notes.
class TestUiNotesView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        m_light = QApplication::palette();
        for (const QString &scheme : {u"https"_s, u"http"_s, u"file"_s, u"mailto"_s, u"javascript"_s})
            QDesktopServices::setUrlHandler(scheme, &m_opener, "open");
    }
    void init()
    {
        m_opener.opened.clear();
        m_view = std::make_unique<MarkdownView>(u"preview"_s, u"Preview"_s);
        m_view->resize(420, 260);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        QApplication::setPalette(m_light);
    }

    void keepsItsPlace()
    {
        m_view->setContent(paragraphs(100));
        bar()->setValue(bar()->maximum() / 2);
        const QString top = topText();
        QVERIFY(!top.isEmpty());
        m_view->setContent(u"<h1>Title</h1><p>before</p>"_s + paragraphs(100));
        QCOMPARE(topText(), top);
        m_view->setContent(paragraphs(100));
        QCOMPARE(topText(), top);
        // At the top it stays at the top.
        bar()->setValue(0);
        m_view->setContent(u"<p>new</p>"_s + paragraphs(100));
        QCOMPARE(bar()->value(), 0);
    }

    void nothingIsDoneWhenNothingChanged()
    {
        m_view->setContent(u"<p>text</p>"_s);
        QSignalSpy changed(browser().document(), &QTextDocument::contentsChanged);
        m_view->setContent(u"<p>text</p>"_s);
        QCOMPARE(changed.size(), 0);
        m_view->setContent(u"<p>other</p>"_s);
        QVERIFY(changed.size() > 0);
    }

    void nothingIsLoaded()
    {
        QTemporaryDir folder;
        const QString file = folder.path() + u"/red.png"_s;
        QImage red(40, 40, QImage::Format_RGB32);
        red.fill(Qt::red);
        QVERIFY(red.save(file));
        QFile style(folder.path() + u"/style.css"_s);
        QVERIFY(style.open(QIODevice::WriteOnly));
        QVERIFY(style.write("p { color: #ff0000; }") > 0);
        style.close();
        const QString data =
            u"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9' fill='red'/></svg>"_s;
        QString html = u"<head><link rel=\"stylesheet\" href=\"%1\"></head><p>text</p>"_s.arg(style.fileName());
        const QStringList addresses{file,
                                    u"file://"_s + file,
                                    u":/icons/slipway.svg"_s,
                                    u"qrc:/icons/slipway.svg"_s,
                                    u"https://127.0.0.1:1/a.png"_s,
                                    data.toHtmlEscaped()};
        for (const QString &address : addresses)
            html += u"<p><img src=\"%1\" width=\"40\" height=\"40\" alt=\"a <b>picture</b>\"></p>"_s.arg(address);
        m_view->setContent(html);
        const QImage seen = m_view->grab().toImage();
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x) {
                const QColor colour = seen.pixelColor(x, y);
                QVERIFY(!(colour.red() > 240 && colour.green() < 30 && colour.blue() < 30));
            }
        }
        QCOMPARE(browser().toPlainText().count(u"[picture: a <b>picture</b>]"_s), 6);
        for (int type : {QTextDocument::HtmlResource, QTextDocument::StyleSheetResource, QTextDocument::ImageResource})
            QVERIFY(browser().loadResource(type, QUrl::fromLocalFile(file)).value<QImage>().width() <= 1);
    }

    void links_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isOpened");
        QTest::newRow("https") << u"https://x.example/a"_s << true;
        QTest::newRow("http") << u"http://x.example/a"_s << true;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("script") << u"javascript:alert(1)"_s << false;
        QTest::newRow("mail") << u"mailto:me@x.example"_s << false;
        QTest::newRow("relative") << u"other.html"_s << false;
        QTest::newRow("with a password") << u"https://me:secret@x.example/"_s << false;
        QTest::newRow("footnote") << u"#fn-1"_s << false;
    }
    void links()
    {
        QFETCH(QString, address);
        QFETCH(bool, isOpened);
        const QString before = u"<p><a href=\"%1\">link</a></p>"_s.arg(address);
        m_view->setContent(before + paragraphs(5));
        browser().setFocus();
        QTest::keyClick(&browser(), Qt::Key_Tab);
        QTest::keyClick(&browser(), Qt::Key_Return);
        QCOMPARE(m_opener.opened.size(), isOpened ? 1 : 0);
        if (isOpened)
            QCOMPARE(m_opener.opened.first(), QUrl(address));
        QVERIFY(browser().toPlainText().startsWith(u"link"_s)); // the view went nowhere
        QTest::mouseClick(browser().viewport(), Qt::LeftButton, {}, linkPosition());
        QCOMPARE(m_opener.opened.size(), isOpened ? 2 : 0);
    }

    void footnotesAreScrolledTo()
    {
        m_view->setContent(u"<p>a<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p>"_s + paragraphs(100)
                           + u"<ol><li id=\"fn-1\"><p>the note</p></li></ol>"_s);
        QCOMPARE(bar()->value(), 0);
        browser().setFocus();
        QTest::keyClick(&browser(), Qt::Key_Tab);
        QTest::keyClick(&browser(), Qt::Key_Return);
        QVERIFY(bar()->value() > bar()->maximum() / 2);
        QCOMPARE(m_opener.opened.size(), 0);
    }

    void addressesAreTold()
    {
        QSignalSpy told(m_view.get(), &MarkdownView::linkShown);
        m_view->setContent(u"<p><a href=\"https://x.example/a\u202Eb\">one</a> <a href=\"file:///a\">two</a></p>"_s);
        browser().setFocus();
        QTest::keyClick(&browser(), Qt::Key_Tab);
        const QString first = told.takeLast().value(0).toString();
        QVERIFY2(first.startsWith(u"https://x.example/a"_s) && !first.contains(u'\u202E'), qPrintable(first));
        QTest::keyClick(&browser(), Qt::Key_Tab);
        QCOMPARE(told.takeLast().value(0).toString(), u"Not opened: file:///a"_s);
    }

    void coloursFollowThePalette()
    {
        m_view->setContent(u"<h6>small</h6><p><code>code</code></p>"_s);
        const auto colour = [this] {
            return browser().document()->firstBlock().charFormat().foreground().color().rgb();
        };
        const auto ground = [this] {
            return browser().document()->lastBlock().begin().fragment().charFormat().background().color();
        };
        QCOMPARE(colour(), ui::mutedText(m_view->palette()).rgb());
        QVERIFY(!ui::isDark(m_view->palette()));
        const QColor light = ground();
        QApplication::setPalette(test::darkPalette());
        QTRY_VERIFY(ui::isDark(m_view->palette()));
        QTRY_COMPARE(colour(), ui::mutedText(m_view->palette()).rgb());
        QVERIFY(ground().lightness() < light.lightness());
        QVERIFY(ui::contrast(browser().palette().color(QPalette::Text), ground()) > 4.5);
    }

    void notice()
    {
        auto *label = m_view->findChild<QLabel *>(u"previewNotice"_s);
        QVERIFY(!label->isVisible());
        m_view->setNotice(u"Cut after 125,000 characters."_s);
        QVERIFY(label->isVisible());
        QCOMPARE(label->text(), u"Cut after 125,000 characters."_s);
        m_view->setNotice({});
        QVERIFY(!label->isVisible());
    }

    void aWordOfAMegabyte()
    {
        const auto make = [](qsizetype size) { return QString(u"<p>"_s + u"a"_s.repeated(size) + u"</p>"_s); };
        QVERIFY(test::growth(10'000, make,
                             [this](const QString &html) {
                                 m_view->setContent(html);
                                 m_view->setContent({});
                             })
                < test::linearGrowth);
    }

private:
    SafeBrowser &browser() { return m_view->browser(); }
    QScrollBar *bar() { return browser().verticalScrollBar(); }
    QString topText() { return browser().cursorForPosition(QPoint(0, 0)).block().text(); }
    static QString paragraphs(int count)
    {
        QString html;
        for (int i = 0; i < count; ++i)
            html += u"<p>Paragraph %1 of some length.</p>"_s.arg(i);
        return html;
    }
    /// The middle of the first line, where the link is.
    QPoint linkPosition()
    {
        browser().moveCursor(QTextCursor::Start);
        return browser().cursorRect().center() + QPoint(6, 0);
    }

    QPalette m_light;
    Opener m_opener;
    std::unique_ptr<MarkdownView> m_view;
};

QTEST_MAIN(TestUiNotesView)
#include "tst_ui_notesview.moc"
