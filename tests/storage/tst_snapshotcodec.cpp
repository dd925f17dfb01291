// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fullsnapshot.h"

#include "storage/snapshotcodec.h"

#include <QCborArray>
#include <QCborValue>
#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace slipway;
using namespace slipway::storage;
using namespace Qt::StringLiterals;

namespace {

/// The file around a content, as encodeSnapshot() makes it: what is behind the digest can be damaged on purpose.
QByteArray fileAround(const QByteArray &content, int version = 7)
{
    const QByteArray digest = QCryptographicHash::hash(content, QCryptographicHash::Blake2b_256);
    return QCborArray{u"slipway snapshot"_s, version, digest, content}.toCborValue().toCbor();
}

QByteArray contentOf(const QByteArray &file)
{
    return QCborValue::fromCbor(file).toArray().at(3).toByteArray();
}

} // namespace

class SnapshotCodecTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack()
    {
        const Snapshot snapshot = test::fullSnapshot();
        const auto back = decodeSnapshot(encodeSnapshot(snapshot));
        QVERIFY(back);
        QVERIFY(*back == snapshot);
        QVERIFY(back->scheme.isLearned());
        QVERIFY(!back->configuration.tags->isLearned());
        QCOMPARE(back->releases->first().body, snapshot.releases->first().body);
        QCOMPARE(back->asOf.timeSpec(), Qt::UTC);
    }

    void nothingKnownComesBack()
    {
        const auto back = decodeSnapshot(encodeSnapshot(Snapshot()));
        QVERIFY(back);
        QVERIFY(*back == Snapshot());
        QVERIFY(!back->tags);
        QVERIFY(!back->archived);
        QVERIFY(!back->asOf.isValid());
    }

    void unknownIsNotEmpty()
    {
        Snapshot snapshot;
        snapshot.tags = QList<Tag>();
        const auto back = decodeSnapshot(encodeSnapshot(snapshot));
        QVERIFY(back);
        QVERIFY(back->tags && back->tags->isEmpty());
        QVERIFY(!back->releases);
    }

    /// A field that changes its type or its place reads old bytes as something else. Where this fails, raise the
    /// format's version and keep the content of encodeSnapshot(fullSnapshot()) anew.
    void bytesOfThisVersionAreRead()
    {
        QFile kept(QFINDTESTDATA("../fuzz/corpus/snapshot/full"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QVERIFY(decodeSnapshot(fileAround(kept.readAll())) == test::fullSnapshot());
    }

    void anotherVersionIsNothing()
    {
        const QByteArray content = contentOf(encodeSnapshot(test::fullSnapshot()));
        QVERIFY(decodeSnapshot(fileAround(content)));
        QVERIFY(!decodeSnapshot(fileAround(content, 8)));
        QVERIFY(!decodeSnapshot(fileAround(content, 6)));
        QVERIFY(!decodeSnapshot(fileAround(content, 0)));
        QVERIFY(!decodeSnapshot("not a snapshot"));
        QVERIFY(!decodeSnapshot(QCborValue(1).toCbor()));
    }

    void everyPrefixIsNothing()
    {
        const QByteArray file = encodeSnapshot(test::fullSnapshot());
        for (qsizetype length = 0; length < file.size(); ++length)
            QVERIFY2(!decodeSnapshot(file.first(length)), QByteArray::number(length).constData());
    }

    void everyPrefixOfTheContentIsNothing()
    {
        const QByteArray content = contentOf(encodeSnapshot(test::fullSnapshot()));
        for (qsizetype length = 0; length < content.size(); ++length)
            QVERIFY2(!decodeSnapshot(fileAround(content.first(length))), QByteArray::number(length).constData());
    }

    void everyChangedByteIsNothing()
    {
        QByteArray file = encodeSnapshot(test::fullSnapshot());
        for (qsizetype at = 0; at < file.size(); ++at) {
            const char before = file.at(at);
            file[at] = static_cast<char>(before ^ 0x21);
            QVERIFY2(!decodeSnapshot(file), QByteArray::number(at).constData());
            file[at] = before;
        }
    }

    void changedContentNeverCrashes()
    {
        const Snapshot snapshot = test::fullSnapshot();
        QByteArray content = contentOf(encodeSnapshot(snapshot));
        int refused = 0;
        for (qsizetype at = 0; at < content.size(); ++at) {
            const char before = content.at(at);
            content[at] = static_cast<char>(before ^ 0x21); // another value, or another type
            refused += !decodeSnapshot(fileAround(content));
            content[at] = before;
        }
        QVERIFY(refused > 0);
        QVERIFY(decodeSnapshot(fileAround(content)) == snapshot);
    }
};

QTEST_GUILESS_MAIN(SnapshotCodecTest)
#include "tst_snapshotcodec.moc"
