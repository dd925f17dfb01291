// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/linkheader.h"

#include <QTest>

using namespace slipway::github;
using namespace Qt::StringLiterals;

class LinkHeaderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNext_data();
    void findsNext();
};

void LinkHeaderTest::findsNext_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *name, const char *header, const char *next) {
        QTest::newRow(name) << QByteArray(header) << QString::fromLatin1(next);
    };
    row("none", "", "");
    row("next and last",
        "<https://api.github.com/x?page=2>; rel=\"next\", <https://api.github.com/x?page=9>; rel=\"last\"",
        "https://api.github.com/x?page=2");
    row("next after prev", "<https://a/x?page=1>; rel=\"prev\", <https://a/x?page=3>; rel=\"next\"",
        "https://a/x?page=3");
    row("only prev", "<https://a/x?page=1>; rel=\"prev\"", "");
    row("without quotes", "<https://a/2>; rel=next", "https://a/2");
    row("upper case", "<https://a/2>; REL=\"NEXT\"", "https://a/2");
    row("several relations", "<https://a/2>; rel=\"last next\"", "https://a/2");
    row("other parameters first", "<https://a/2>; title=\"a, b; c\"; rel=\"next\"", "https://a/2");
    row("comma and semicolon in the address", "<https://a/2?q=a,b;c>; rel=\"next\"", "https://a/2?q=a,b;c");
    row("escaped quote", "<https://a/1>; title=\"\\\"\"; rel=\"prev\", <https://a/2>; rel=\"next\"", "https://a/2");
    row("relative", "</x?page=2>; rel=\"next\"", "https://api.github.com/x?page=2");
    row("encoded", "<https://a/x?after=a%2Bb%3D>; rel=\"next\"", "https://a/x?after=a%2Bb%3D");
    row("next of a word", "<https://a/2>; rel=\"nextish\"", "");
    row("no address", "; rel=\"next\"", "");
    row("empty address", "<>; rel=\"next\"", "");
    row("unclosed address", "<https://a/2; rel=\"next\"", "");
    row("unclosed quote", "<https://a/2>; rel=\"next", "");
    row("noise", ",;,=<>\"\\", "");
    row("bad address", "<http://[>; rel=\"next\"", "");
}

void LinkHeaderTest::findsNext()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QString, next);
    const QUrl found = nextPage(header, QUrl(u"https://api.github.com/x?page=1"_s));
    QCOMPARE(found.toString(QUrl::FullyEncoded), next);
}

QTEST_GUILESS_MAIN(LinkHeaderTest)
#include "tst_github_linkheader.moc"
