// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/wording.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/relativetime.h"
#include "ui/widgets/ticker.h"
#include "ui/widgets/tint.h"

#include <QApplication>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace slipway::ui;

namespace {

QPalette paletteOf(const QColor &base, const QColor &window, const QColor &text)
{
    QPalette palette;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::WindowText, text);
    return palette;
}

} // namespace

/// The small parts that everything is drawn with.
class TestUiLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Ticker::shared().setClock({}); }

    void tonesCanBeRead_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << paletteOf(Qt::white, QColor(239, 239, 239), Qt::black) << false;
        QTest::newRow("dark") << paletteOf(QColor(30, 32, 35), QColor(42, 44, 48), QColor(226, 228, 231)) << true;
        QTest::newRow("high contrast") << paletteOf(Qt::black, Qt::black, Qt::white) << true;
        QTest::newRow("sepia") << paletteOf(QColor(253, 246, 227), QColor(238, 232, 213), QColor(40, 55, 60)) << false;
    }

    void tonesCanBeRead()
    {
        QFETCH(QPalette, palette);
        QFETCH(bool, dark);
        QCOMPARE(isDark(palette), dark);
        const QColor base = palette.color(QPalette::Base);
        const QColor window = palette.color(QPalette::Window);
        for (const Tone tone : {Tone::Neutral, Tone::Info, Tone::Good, Tone::Warn, Tone::Bad, Tone::Accent}) {
            const QColor letters = toneForeground(tone, palette);
            for (const QColor &ground : {toneBackground(tone, palette), base, window})
                QVERIFY2(contrast(letters, ground) >= 4.5,
                         qPrintable(u"tone %1: %2"_s.arg(int(tone)).arg(contrast(letters, ground))));
        }
        QVERIFY(contrast(mutedText(palette), base) >= 4.5);
        QVERIFY(contrast(mutedText(palette), window) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::Text), base) > contrast(mutedText(palette), base));
    }

    void contrastIsThatOfWcag()
    {
        QVERIFY(qAbs(contrast(Qt::black, Qt::white) - 21.0) < 0.01);
        QVERIFY(qAbs(contrast(Qt::white, Qt::white) - 1.0) < 0.01);
        QVERIFY(qAbs(contrast(QColor(u"#767676"_s), Qt::white) - 4.54) < 0.01);
    }

    void strangersTextIsShownAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("usual") << u"fix: key rotation"_s << u"fix: key rotation"_s;
        QTest::newRow("letters of the world")
            << u"été 日本 עברית 👩‍🚀"_s << u"été 日本 עברית 👩‍🚀"_s;
        QTest::newRow("override") << u"a\u202Eb"_s << u"a‹U+202E›b"_s;
        QTest::newRow("isolate") << u"\u2066x\u2069"_s << u"‹U+2066›x‹U+2069›"_s;
        QTest::newRow("zero width") << u"0.1\u200B.2"_s << u"0.1‹U+200B›.2"_s;
        QTest::newRow("lines") << u"one\r\ntwo\u2028three\tfour"_s << u"one two three four"_s;
        QTest::newRow("escape") << u"\u001B[31m"_s << u"‹U+001B›[31m"_s;
    }

    void strangersTextIsShownAsItIs()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(plain(text), shown);
    }

    void richTextIsEscaped() { QCOMPARE(plainHtml(u"<b>&\u202E"_s), u"&lt;b&gt;&amp;‹U+202E›"_s); }

    /// Also in a window that is laid out from right to left.
    void namesAreReadFromLeftToRight()
    {
        const auto picture = [](Qt::LayoutDirection direction, Qt::Alignment alignment, const QString &text) {
            ElidedLabel label(text);
            label.setLayoutDirection(direction);
            label.setAlignment(alignment | Qt::AlignVCenter);
            label.resize(220, 24);
            return label.grab().toImage();
        };
        const auto fromRight = [&](const QString &text) { return picture(Qt::RightToLeft, Qt::AlignLeft, text); };
        const auto asIs = [&](const QString &text) { return picture(Qt::LeftToRight, Qt::AlignRight, text); };
        QCOMPARE(fromRight(u"0.1.2-prerelease3"_s), asIs(u"0.1.2-prerelease3"_s));
        QVERIFY(fromRight(u"0.1.2-prerelease3"_s) != asIs(u"prerelease3-0.1.2"_s));
        const QString sentence = u"\u05d0\u05d1 0.1.2"_s; // has letters that run from right to left
        QCOMPARE(directionFlag(sentence), 0);
        QVERIFY(directionFlag(u"0.1.2-rc1") != 0);
    }

    void pillsAreReadFromLeftToRight()
    {
        const auto picture = [](Qt::LayoutDirection direction, const QString &text) {
            Pill pill;
            pill.setLayoutDirection(direction);
            pill.set(text, {}, Tone::Info);
            pill.resize(pill.sizeHint());
            return pill.grab().toImage();
        };
        const QString name = u"0.1.2-prerelease3"_s;
        QCOMPARE(picture(Qt::RightToLeft, name), picture(Qt::LeftToRight, name));
    }

    void aLongTextIsCutAndStaysWhole()
    {
        ElidedLabel label(u"a name that is far too long for so little room"_s);
        label.resize(60, 20);
        QVERIFY(label.isCut());
        QCOMPARE(label.accessibleName(), u"a name that is far too long for so little room"_s);
        label.resize(label.sizeHint());
        QVERIFY(!label.isCut());
    }

    void aPillTakesTheRoomOfItsWord()
    {
        const QFont font = QApplication::font();
        QVERIFY(pillSize(u"In qualification"_s, {}, font).width() > pillSize(u"Tagged"_s, {}, font).width());
        QVERIFY(pillSize(u"Tagged"_s, u"state-tagged"_s, font).width() > pillSize(u"Tagged"_s, {}, font).width());
        Pill pill;
        pill.set(u"Active"_s, u"done"_s, Tone::Good);
        QCOMPARE(pill.accessibleName(), u"Active"_s);
        QCOMPARE(pill.sizeHint(), pillSize(u"Active"_s, u"done"_s, pill.font()));
    }

    void agesStayCurrent()
    {
        QDateTime now(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC);
        Ticker::shared().setClock([&now] { return now; });
        RelativeTime label;
        label.setTime(now.addSecs(-60), [](const QString &age) { return u"deployed %1"_s.arg(age); });
        QCOMPARE(label.text(), u"deployed 1 min ago"_s);
        QVERIFY(!label.toolTip().isEmpty());
        now = now.addDays(3);
        QTRY_COMPARE(label.text(), u"deployed 3 d ago"_s);
        label.setTime({});
        QCOMPARE(label.text(), QString());
    }

    void drawingsFollowThePalette()
    {
        const QPixmap red = iconPixmap(u"done"_s, 16, Qt::red, 2.0);
        QCOMPARE(red.size(), QSize(32, 32));
        const QImage image = red.toImage();
        int painted = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                if (color.alpha() < 128)
                    continue;
                ++painted;
                QVERIFY2(color.red() > 200 && color.green() < 60, "a drawing is painted in one colour");
            }
        }
        QVERIFY(painted > 10);
    }

    void everyDrawingIsThere_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"environment", "candidate",   "refresh", "command", "new-candidate", "open-repository",
                                 "sign-in",     "slipway",     "done",    "waiting", "running",       "error",
                                 "warning",     "information", "unknown", "history", "arrow-right",   "copy",
                                 "search",      "filter",      "close",   "branch",  "stopped",       "external-link"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void everyDrawingIsThere()
    {
        QFETCH(QString, name);
        QVERIFY(!icon(name, Qt::black).isNull());
        QVERIFY(!icon(name).isNull());
    }
};

QTEST_MAIN(TestUiLook)
#include "tst_ui_look.moc"
