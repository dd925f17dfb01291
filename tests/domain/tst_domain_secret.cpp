// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/secret.h"

#include <QCryptographicHash>
#include <QDebug>
#include <QTest>
#include <QTextStream>
#include <QUrl>
#include <QVariant>

#include <malloc.h>

#include <format>
#include <ostream>

using namespace slipway;

// Nothing turns a secret into text by itself: the compiler refuses what follows.
template<class Stream>
concept Prints = requires(Stream &stream, const Secret &secret) { stream << secret; };
static_assert(!Prints<QDebug>);
static_assert(!Prints<QTextStream>);
static_assert(!Prints<QDataStream>);
static_assert(!Prints<std::ostream>);
static_assert(!std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_convertible_v<Secret, QStringView>);
static_assert(!std::is_convertible_v<Secret, QByteArrayView>);
static_assert(!std::is_convertible_v<Secret, QVariant>);
static_assert(!std::is_convertible_v<Secret, QUrl>);
static_assert(!std::is_convertible_v<Secret, const char *>);
static_assert(!std::is_convertible_v<Secret, bool>);
static_assert(!std::is_constructible_v<QString, Secret>);
static_assert(!std::is_constructible_v<QByteArray, Secret>);
static_assert(!std::is_convertible_v<QByteArray, Secret>, "made on purpose, never on the way");
static_assert(!std::is_default_constructible_v<std::formatter<Secret, char>>);
static_assert(!std::is_polymorphic_v<Secret>);

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#define WATCHES_FREE
namespace {
const char *watched = nullptr; ///< inside the block that is waited for
qsizetype watchedSize = 0;
int freed = 0;
int leftOver = 0; ///< bytes that still were there when it was freed
} // namespace

extern "C" void __libc_free(void *block);

/// Stands before the C library's: looks at a block as it is given back, while that is still allowed.
extern "C" void free(void *block)
{
    const char *start = static_cast<const char *>(block);
    if (block && watched && watched >= start && watched < start + malloc_usable_size(block)) {
        for (qsizetype i = 0; i < watchedSize; ++i)
            leftOver += watched[i] != 0;
        watched = nullptr;
        ++freed;
    }
    __libc_free(block);
}
#endif

class SecretTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fingerprintIsStable();
    void fingerprintIsOneWay();
    void equality();
    void copyOutlivesTheOther();
    void movedFromIsEmpty();
    void wipesItsBytes_data();
    void wipesItsBytes();
};

void SecretTest::fingerprintIsStable()
{
    const Secret secret(QByteArray("ghp_0123456789"));
    const QByteArray expected =
        QCryptographicHash::hash("slipway cache key\nghp_0123456789", QCryptographicHash::Sha256).toHex().first(16);
    QCOMPARE(secret.fingerprint(), expected);
    QCOMPARE(Secret(QByteArray("ghp_0123456789")).fingerprint(), expected);
    QVERIFY(Secret(QByteArray("ghp_0123456788")).fingerprint() != expected);
    QCOMPARE(Secret().fingerprint(), QByteArray());
}

void SecretTest::fingerprintIsOneWay()
{
    const QByteArray value("ghp_0123456789");
    const QByteArray plain = QCryptographicHash::hash(value, QCryptographicHash::Sha256).toHex();
    const QByteArray fingerprint = Secret(value).fingerprint();
    QVERIFY2(!plain.startsWith(fingerprint), "the purpose is part of the hash");
    QVERIFY(!fingerprint.contains("ghp"));
}

void SecretTest::equality()
{
    QCOMPARE(Secret(QByteArray("a")) == Secret(QByteArray("a")), true);
    QCOMPARE(Secret(QByteArray("a")) == Secret(QByteArray("b")), false);
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret(QByteArray()) == Secret());
}

void SecretTest::copyOutlivesTheOther()
{
    auto first = std::make_unique<Secret>(QByteArray("ghp_") + QByteArray(20, 'x'));
    const Secret second = *first;
    first.reset();
    QCOMPARE(second.reveal(), QByteArray("ghp_") + QByteArray(20, 'x'));
}

void SecretTest::movedFromIsEmpty()
{
    Secret first(QByteArray("ghp_abc"));
    const Secret second = std::move(first);
    QCOMPARE(second.reveal(), QByteArray("ghp_abc"));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): this is what is tested
}

void SecretTest::wipesItsBytes_data()
{
    QTest::addColumn<QString>("end");
    for (const char *end : {"destroyed", "copied over", "moved over"})
        QTest::newRow(end) << QString::fromLatin1(end);
}

void SecretTest::wipesItsBytes()
{
#ifdef WATCHES_FREE
    QFETCH(const QString, end);
    constexpr qsizetype size = 64;
    freed = 0;
    leftOver = 0;
    {
        Secret secret(QByteArray(size, 's'));
        const Secret other(QByteArray(size, 'o'));
        Secret spare(QByteArray(size, 'p'));
        watched = secret.reveal().constData();
        watchedSize = size;
        if (end == u"copied over")
            secret = other;
        else if (end == u"moved over")
            secret = std::move(spare);
        QVERIFY(!secret.isEmpty());
    }
    QCOMPARE(freed, 1);
    QCOMPARE(leftOver, 0);
#else
    QSKIP("Needs the C library's own free().");
#endif
}

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_domain_secret.moc"
