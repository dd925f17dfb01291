// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operations.h"
#include "remote.h"
#include "support/loopbackserver.h"

#include <QMap>
#include <QTest>
#include <QTextStream>

#include <algorithm>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using services::Outcome;

/// Every request of every operation meets every fault. Whatever comes of it, the operation is done, or it is gone on
/// with; and in the end GitHub holds each thing exactly as often as if nothing had happened.
class FaultMatrixTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStepMeetsEveryFault_data();
    void everyStepMeetsEveryFault();
    void cleanupTestCase();

private:
    struct NamedFault {
        QString name;
        sandbox::Effect effect;
        bool onReads = false; ///< tried on reads, too
    };
    struct Tally {
        int tried = 0;
        int done = 0;
        int resumed = 0;
        int stopped = 0;
        int lost = 0;
        int doubled = 0;
    };

    QList<NamedFault> faults() const;
    static QList<sandbox::Hits> requestsOf(Stage &stage);
    void tryOne(const Plan &plan, const sandbox::Hits &hits, const NamedFault &fault, const QStringList &wanted);

    std::unique_ptr<Operations> m_operations;
    std::unique_ptr<LoopbackServer> m_elsewhere;
    QMap<QString, Tally> m_byFault;
    QMap<QString, Tally> m_byOperation;
    QString m_operation;
};

void FaultMatrixTest::initTestCase()
{
    m_operations = std::make_unique<Operations>();
    QVERIFY2(m_operations->fault().isEmpty(), qPrintable(m_operations->fault()));
    m_elsewhere =
        std::make_unique<LoopbackServer>([](const SeenRequest &) { return ServedAnswer{.status = 200, .body = "{}"}; });
}

QList<FaultMatrixTest::NamedFault> FaultMatrixTest::faults() const
{
    using namespace sandbox::faults;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QByteArray elsewhere = m_elsewhere->url("localhost").toEncoded();
    return {{u"lost before"_s, lost(When::Before), true},
            {u"lost after"_s, lost(When::After)},
            {u"cut half way"_s, cut()},
            {u"500 before"_s, internalError(When::Before)},
            {u"500 after"_s, internalError(When::After)},
            {u"502 before"_s, badGateway(When::Before)},
            {u"502 after"_s, badGateway(When::After)},
            {u"truncated JSON"_s, truncated(), true},
            {u"missing keys"_s, bare(), true},
            {u"primary limit"_s, primaryLimit(now, 1s)},
            {u"primary limit, Retry-After"_s, primaryLimit(now, 1s, 1s)},
            {u"secondary limit"_s, secondaryLimit(), true},
            {u"secondary limit, Retry-After"_s, secondaryLimit(1s)},
            {u"429"_s, tooManyRequests(1s)},
            {u"401"_s, badCredentials(), true},
            {u"slow"_s, slow(150ms)},
            {u"redirect to another host"_s, redirected(307, elsewhere), true},
            {u"stale reads"_s, stale(100ms)}};
}

/// The requests of a run, each so that it can be hit alone. What a step reads again and again is hit at its first time.
QList<sandbox::Hits> FaultMatrixTest::requestsOf(Stage &stage)
{
    QList<sandbox::Hits> all;
    QMap<QPair<QByteArray, QString>, int> seen;
    for (const sandbox::Visit &visit : stage.sandbox().requests()) {
        const int before = seen[{visit.method, visit.path}]++;
        if (visit.method != "GET" || before == 0)
            all.append({.method = visit.method, .path = visit.path, .skip = before});
    }
    return all;
}

void FaultMatrixTest::everyStepMeetsEveryFault_data()
{
    QTest::addColumn<QString>("name");
    for (const Operations::Named &operation : m_operations->all())
        QTest::addRow("%s", qPrintable(operation.name)) << operation.name;
}

void FaultMatrixTest::everyStepMeetsEveryFault()
{
    QFETCH(const QString, name);
    m_operation = name;
    const Plan plan = m_operations->plan(name);
    QStringList wanted;
    QList<sandbox::Hits> requests;
    {
        const auto stage = m_operations->stage();
        QVERIFY2(stage->fault().isEmpty(), qPrintable(stage->fault()));
        const QStringList before = remoteThings(stage->sandbox());
        QVERIFY(stage->run(plan));
        QVERIFY2(stage->outcome().kind != Outcome::Kind::Stopped, qPrintable(stage->outcomeText()));
        wanted = remoteThings(stage->sandbox());
        QVERIFY(wanted != before);
        requests = requestsOf(*stage);
    }
    QVERIFY(requests.size() >= 3);
    // One asset is like the others.
    int uploads = 0;
    for (const sandbox::Hits &hits : std::as_const(requests)) {
        const bool isAsset = hits.path.contains(u"/assets");
        if (isAsset && ++uploads > 2)
            continue;
        for (const NamedFault &fault : faults()) {
            if (hits.method != "GET" || fault.onReads)
                tryOne(plan, hits, fault, wanted);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void FaultMatrixTest::tryOne(const Plan &plan, const sandbox::Hits &hits, const NamedFault &fault,
                             const QStringList &wanted)
{
    const QString where =
        u"%1: %2 on %3 %4 after %5 such"_s.arg(m_operation, fault.name, QString::fromLatin1(hits.method), hits.path)
            .arg(hits.skip);
    const auto stage = m_operations->stage();
    QVERIFY2(stage->fault().isEmpty(), qPrintable(where + stage->fault()));
    stage->sandbox().addFault({.hits = hits, .effect = fault.effect});
    QVERIFY2(stage->run(plan), qPrintable(where));
    Tally tally{.tried = 1};
    const bool stopped = stage->outcome().kind == Outcome::Kind::Stopped;
    const QString why = stage->outcomeText();
    if (stopped) {
        QVERIFY2(!stage->outcome().error->message.isEmpty(), qPrintable(where));
        const qint64 id = stage->workspace().operations()->id();
        stage->sandbox().clearFaults();
        stage->restart();
        QVERIFY2(stage->resume(id), qPrintable(where));
    }
    const bool ended = stage->outcome().kind != Outcome::Kind::Stopped;
    (ended ? stopped ? tally.resumed : tally.done : tally.stopped) = 1;
    stage->sandbox().clearFaults();
    const QStringList found = remoteThings(stage->sandbox());
    const QStringList missing = surplus(wanted, found);
    const QStringList tooMuch = surplus(found, wanted);
    tally.lost = missing.isEmpty() ? 0 : 1;
    tally.doubled = tooMuch.isEmpty() ? 0 : 1;
    for (Tally *sum : {&m_byFault[fault.name], &m_byOperation[m_operation]}) {
        sum->tried += tally.tried;
        sum->done += tally.done;
        sum->resumed += tally.resumed;
        sum->stopped += tally.stopped;
        sum->lost += tally.lost;
        sum->doubled += tally.doubled;
    }
    const QString difference = where + u"\nfirst: "_s + why + u"\nthen: "_s + stage->outcomeText() + u"\nmissing:\n  "_s
        + missing.join(u"\n  "_s) + u"\ntoo much:\n  "_s + tooMuch.join(u"\n  "_s);
    QVERIFY2(ended, qPrintable(difference));
    QVERIFY2(found == wanted, qPrintable(difference));
}

void FaultMatrixTest::cleanupTestCase()
{
    QTextStream out(stdout);
    Tally sum;
    const auto table = [&out](const QString &title, const QMap<QString, Tally> &rows) {
        out << '\n' << title.leftJustified(32) << "tried  done  resumed  stopped  lost  doubled\n";
        for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
            out << it.key().leftJustified(32) << QString::number(it->tried).rightJustified(5)
                << QString::number(it->done).rightJustified(6) << QString::number(it->resumed).rightJustified(9)
                << QString::number(it->stopped).rightJustified(9) << QString::number(it->lost).rightJustified(6)
                << QString::number(it->doubled).rightJustified(9) << '\n';
        }
    };
    table(u"fault"_s, m_byFault);
    table(u"operation"_s, m_byOperation);
    for (const Tally &each : std::as_const(m_byOperation)) {
        sum.tried += each.tried;
        sum.done += each.done;
        sum.resumed += each.resumed;
        sum.stopped += each.stopped;
        sum.lost += each.lost;
        sum.doubled += each.doubled;
    }
    out << "\noperations tried: " << sum.tried << ", done: " << sum.done << ", resumed: " << sum.resumed
        << ", stopped: " << sum.stopped << "; lost: " << sum.lost << "; doubled: " << sum.doubled << Qt::endl;
    // No other host ever saw the token, or any change.
    for (const SeenRequest &request : m_elsewhere->seen()) {
        QVERIFY(request.header("authorization").isEmpty());
        QCOMPARE(request.method, "GET");
    }
    QCOMPARE(sum.lost, 0);
    QCOMPARE(sum.doubled, 0);
}

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "tst_faultmatrix.moc"
