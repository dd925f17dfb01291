// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/checksums.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

namespace {

const QByteArray a(64, 'a');
const QByteArray b(64, 'b');

/// "x=aaa… y=bbb…" with the first digit of each digest, or the fault with its line.
QString told(const QByteArray &text)
{
    const auto list = parseChecksums(text);
    if (!list) {
        static const QStringList kinds{u"too large"_s,    u"not text"_s,      u"not a list"_s,
                                       u"names a path"_s, u"contradiction"_s, u"empty"_s};
        return kinds.value(static_cast<int>(list.error().kind)) + u' ' + QString::number(list.error().line);
    }
    QStringList entries;
    for (const Checksum &checksum : *list)
        entries.append(checksum.name + u'=' + checksum.sha256.left(1));
    return entries.join(u' ');
}

} // namespace

class ChecksumsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lists_data();
    void lists();
    void signedTexts_data();
    void signedTexts();
};

void ChecksumsTest::lists_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &text, const QString &said) {
        QTest::newRow(name) << text << said;
    };
    row("text mode", a + "  x\n" + b + "  y\n", u"x=a y=b"_s);
    row("binary mode", a + " *x\n", u"x=a"_s);
    row("--tag", "SHA256 (x y) = " + a + "\n", u"x y=a"_s);
    row("upper case", a.toUpper() + "  x\n", u"x=a"_s);
    row("no end of line", a + "  x", u"x=a"_s);
    row("carriage returns", a + "  x\r\n" + b + "  y\r\n", u"x=a y=b"_s);
    row("comments and empty lines", "# of a build\n\n" + a + "  x\n", u"x=a"_s);
    row("other algorithms", "SHA512 (x) = " + a + b + "\nSHA256 (x) = " + a + "\n", u"x=a"_s);
    row("a leading ./", a + "  ./x\n", u"x=a"_s);
    row("twice the same", a + "  x\n" + a + " *x\n", u"x=a"_s);
    row("a contradiction", a + "  x\n" + b + "  x\n", u"contradiction 2"_s);
    row("contradiction over ./", a + "  x\n" + b + "  ./x\n", u"contradiction 2"_s);
    row("a folder", a + "  x\n" + b + "  bin/y\n", u"names a path 2"_s);
    row("out of the folder", a + "  ../x\n", u"names a path 1"_s);
    row("a backslash", a + "  c:\\x\n", u"names a path 1"_s);
    row("an escaped name", "\\" + a + "  x\\ny\n", u"not a list 1"_s);
    row("one blank", a + " x\n", u"not a list 1"_s);
    row("a short digest", QByteArray(63, 'a') + "  x\n", u"not a list 1"_s);
    row("a long digest", QByteArray(65, 'a') + "  x\n", u"not a list 1"_s);
    row("a short digest with --tag", "SHA256 (x) = aa\n", u"not a list 1"_s);
    row("no name", a + "  \n", u"not a list 1"_s);
    row("parent folder as a name", a + "  ..\n", u"not a list 1"_s);
    row("a control sign", a + "  x\x1b[0m\n", u"not a list 1"_s);
    row("a return inside", a + "  x\ry\n", u"not a list 1"_s);
    row("a name without end", a + "  " + QByteArray(300, 'x') + "\n", u"not a list 1"_s);
    row("dashes are not undone", "- " + a + "  x\n", u"not a list 1"_s);
    row("prose", "Here they are:\n" + a + "  x\n", u"not a list 1"_s);
    row("not UTF-8", a + "  \xff\n", u"not text 0"_s);
    row("a zero byte", a + "  x" + QByteArray(1, '\0') + "\n", u"not text 0"_s);
    row("nothing", {}, u"empty 0"_s);
    row("comments alone", "# none\n", u"empty 0"_s);
    row("too many bytes", QByteArray(1024 * 1024 + 1, '#'), u"too large 0"_s);
    row("too many lines", QByteArray(10'001, '\n'), u"too large 0"_s);
}

void ChecksumsTest::lists()
{
    QFETCH(QByteArray, text);
    QTEST(told(text), "said");
}

void ChecksumsTest::signedTexts_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("text"); ///< null: it is no clear-signed message
    const QByteArray begin = "-----BEGIN PGP SIGNED MESSAGE-----\n";
    const QByteArray end = "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n";
    const auto row = [](const char *name, const QByteArray &message, const QByteArray &text) {
        QTest::newRow(name) << message << text;
    };
    row("as GnuPG writes it", begin + "Hash: SHA256\n\none\ntwo\n" + end, "one\ntwo");
    row("no header", begin + "\none\n" + end, "one");
    row("text around it", "before\n" + begin + "\none\n" + end + "after\n", "one");
    row("dash-escaped", begin + "\n- -----BEGIN x\n- - a\n" + end, "-----BEGIN x\n- a");
    row("an empty line", begin + "\none\n\ntwo\n" + end, "one\n\ntwo");
    row("carriage returns", QByteArray(begin + "\none\n" + end).replace('\n', "\r\n"), "one");
    row("a dash not escaped", begin + "\n-one\n" + end, {});
    row("no signature", begin + "\none\n", {});
    row("two messages", begin + "\none\n" + end + begin + "\ntwo\n" + end, {});
    row("a message inside", begin + "\n" + begin + "one\n" + end, {});
    row("another header", begin + "Comment: x\n\none\n" + end, {});
    row("a plain text", "one\n", {});
}

void ChecksumsTest::signedTexts()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, text);
    const auto found = clearSignedText(message);
    QCOMPARE(found.has_value(), !text.isNull());
    if (found)
        QCOMPARE(*found, text);
}

QTEST_APPLESS_MAIN(ChecksumsTest)
#include "tst_domain_checksums.moc"
