// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fixedwords.h"
#include "support/looks.h"

#include "ui/widgets/codeeditor.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/editorspelling.h"
#include "ui/widgets/findbar.h"
#include "ui/widgets/markdownview.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace slipway;
using Kind = DiffLine::Kind;

/// Pictures of the parts of the release notes' workbench, to be looked at by a person (in the folder "pictures" beside
/// the program).
class TestUiNotesPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        QApplication::setFont(QFont(u"DejaVu Sans"_s, 9));
        m_light = QApplication::palette();
        m_folder = QCoreApplication::applicationDirPath() + u"/pictures"_s;
        QVERIFY(QDir().mkpath(m_folder));
    }
    void cleanup()
    {
        QApplication::setPalette(m_light);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void editor_data() { looks(); }
    void editor()
    {
        look();
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        auto *editor = new ui::CodeEditor(u"notesEditor"_s, u"Release notes"_s, &window);
        auto *bar = new ui::FindBar(*editor, &window);
        column->addWidget(editor, 1);
        column->addWidget(bar);
        editor->spelling().setChecker(std::make_unique<test::FixedWords>(QStringList{u"upgarde"_s}));
        editor->setText(
            u"## 0.1.2\n\n{{ summary }}\n\n### Breaking\n- Signers must upgarde: the API moves to `0.2` (#541)\n"
            "- A **bold** word, an _italic_ one, ~~none~~ and a [link](https://x.example/page)\n\n### Features\n"
            "{% for change in changes.feature %}\n- {{ change.title }} (#{{ change.pr }}) @{{ change.author }}\n"
            "{% endfor %}\n{# what the nodes need #}\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> generated\n"
            "> a quote\n\n```sh\ncargo build --release # fast\n```\nnot\u202Eseen\n\n| Crate | Version |\n|---|---|\n"
            "| client | 0.1.2 |\n"_s);
        editor->setMarks({{3, u"“summary” is not filled in."_s, ui::LineMark::Severity::Warning},
                          {10, u"“for” is not closed."_s, ui::LineMark::Severity::Error}});
        window.resize(640, 640);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        bar->replaceAction()->trigger();
        bar->findChild<QLineEdit *>(u"findText"_s)->setText(u"change"_s);
        bar->findChild<QLineEdit *>(u"replaceText"_s)->setText(u"commit"_s);
        QTRY_VERIFY(bar->findChild<QLabel *>(u"findStatus"_s)->text().startsWith(u'5'));
        QTest::keyClick(&window, Qt::Key_F3);
        QTRY_VERIFY(std::ranges::any_of(editor->extraSelections(), [](const auto &selection) {
            return selection.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline;
        }));
        take(&window, u"notes-editor"_s);
    }

    void completion_data() { looks(); }
    void completion()
    {
        look();
        ui::CodeEditor editor(u"notesEditor"_s, u"Release notes"_s);
        editor.setCompletions({{u"tables.assets"_s, u"the release's files with size and digest"_s},
                               {u"tables.environments"_s, u"what may run where"_s},
                               {u"tables.versions"_s, u"the manifests' versions"_s}});
        editor.resize(560, 200);
        editor.show();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        QTest::keyClicks(&editor, u"{{ tab"_s);
        auto *list = QApplication::activePopupWidget();
        QVERIFY(list);
        take(list, u"notes-completion"_s);
    }

    void view_data() { looks(); }
    void view()
    {
        look();
        ui::MarkdownView view(u"preview"_s, u"Preview"_s);
        view.setNotice(u"Cut after 125,000 characters: GitHub takes no more."_s);
        QString alerts;
        for (const QString &name : {u"note"_s, u"tip"_s, u"important"_s, u"warning"_s, u"caution"_s})
            alerts += u"<blockquote class=\"markdown-alert markdown-alert-%1\"><p class=\"markdown-alert-title\">%1</p>"
                      "<p>Something to keep in mind.</p></blockquote>"_s.arg(name);
        view.setContent(
            u"<h1>0.1.2</h1><h2>Breaking</h2><ul><li>Signers must upgrade: the API moves to "
            "<code>0.2</code> (<a href=\"https://x.example/541\">#541</a>)</li><li>[x] done</li></ul>"
            "<h3>Crates</h3><table><thead><tr><th>Crate</th><th>Version</th></tr></thead><tbody>"
            "<tr><td>mithril-client</td><td><code>0.1.2</code></td></tr>"
            "<tr><td>mithril-signer</td><td><code>0.1.2</code></td></tr></tbody></table>"
            "<blockquote><p>A quote of two lines,<br>and the second.</p></blockquote>"
            "<pre><code>cargo build --release\ncargo test\n</code></pre>"
            "<p><img src=\"a.png\" alt=\"how it looks\"> and text<sup><a href=\"#fn-1\">1</a></sup></p><hr>"_s
            + alerts);
        view.resize(520, 900);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        take(&view, u"notes-preview"_s);
    }

    void difference_data() { looks(); }
    void difference()
    {
        look();
        ui::DiffView view(u"difference"_s, u"Difference"_s);
        view.setLines({{Kind::Same, 1, 1, u"## 0.1.2"_s},
                       {Kind::Removed, 2, 0, u"Signers must upgrade."_s},
                       {Kind::Added, 0, 2,
                        u"Signers must upgrade before the end of the month, because the interface of "
                        "the aggregator that they speak to moves to 0.2 then."_s},
                       {Kind::Same, 3, 3, {}},
                       {Kind::Gap},
                       {Kind::Same, 16, 16, u"### Features"_s},
                       {Kind::Added, 0, 17, u"- Add backup of databases (#555)"_s},
                       {Kind::Gap}});
        view.resize(520, 220);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        take(&view, u"notes-difference"_s);
        view.setLines({});
        take(&view, u"notes-nodifference"_s);
    }

private:
    static void looks()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("mirrored") << false << true;
    }
    void look()
    {
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        QApplication::setPalette(dark ? test::darkPalette() : m_light);
        QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    }
    void take(QWidget *widget, const QString &name)
    {
        QCoreApplication::sendPostedEvents();
        const QString path = m_folder + u"/%1-%2.png"_s.arg(name, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(widget->grab().save(path));
        for (QPushButton *button : widget->findChildren<QPushButton *>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
    }

    QPalette m_light;
    QString m_folder;
};

QTEST_MAIN(TestUiNotesPictures)
#include "tst_ui_notespictures.moc"
