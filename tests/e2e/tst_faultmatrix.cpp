// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "operations.h"
#include "remote.h"
#include "support/loopbackserver.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <memory>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using services::Outcome;

namespace {

constexpr int atOnce = 4; // programs
#ifdef __SANITIZE_ADDRESS__
constexpr int stride = 7; // about memory, a part of them tells as much
#else
constexpr int stride = 1;
#endif
const QByteArray told = "the numbers: "; // what a program says in the end
const QStringList columns{u"tried"_s, u"done"_s, u"resumed"_s, u"stopped"_s, u"lost"_s, u"doubled"_s};

} // namespace

/// Every request of every operation meets every fault. Whatever comes of it, the operation is done, or it is gone on
/// with; and in the end GitHub holds each thing exactly as often as if nothing had happened.
///
/// Most of the time is waited, so each operation is tried by a program of its own, some at a time: this one again, with
/// the operation's name in SLIPWAY_TRIES.
class FaultMatrixTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tries();
    void everyStepMeetsEveryFault_data();
    void everyStepMeetsEveryFault();
    void cleanupTestCase();

private:
    struct NamedFault {
        QString name;
        sandbox::Effect effect;
        bool onReads = false; ///< tried on reads, too
    };
    /// How often what came out.
    using Tally = QMap<QString, int>;
    using Tallies = QMap<QString, Tally>;

    QList<NamedFault> faults() const;
    static QList<sandbox::Hits> requestsOf(Stage &stage);
    void tryOne(const Plan &plan, const sandbox::Hits &hits, const NamedFault &fault, const QStringList &wanted);

    /// Those that the operation named so is one of.
    Operations &of(const QString &name);

    std::unique_ptr<Operations> m_operations;
    std::unique_ptr<Operations> m_undos;
    std::unique_ptr<LoopbackServer> m_elsewhere;
    void startNext();
    static QJsonObject toJson(const Tallies &tallies);
    static void add(Tallies &sum, const QJsonObject &tallies);

    Tallies m_byFault;
    Tallies m_byOperation;
    QString m_operation; ///< that this program tries itself; empty: it lets others do it
    QStringList m_waiting;
    std::map<QString, std::unique_ptr<QProcess>> m_others;
};

void FaultMatrixTest::initTestCase()
{
    m_operation = qEnvironmentVariable("SLIPWAY_TRIES");
    m_operations = std::make_unique<Operations>();
    QVERIFY2(m_operations->fault().isEmpty(), qPrintable(m_operations->fault()));
    m_undos = std::make_unique<Operations>(Operations::Direction::Back);
    QVERIFY2(m_undos->fault().isEmpty(), qPrintable(m_undos->fault()));
    m_elsewhere =
        std::make_unique<LoopbackServer>([](const SeenRequest &) { return ServedAnswer{.status = 200, .body = "{}"}; });
    if (!m_operation.isEmpty())
        return;
    QList<Operations::Named> all = m_operations->all() + m_undos->all();
    std::ranges::stable_sort(all, std::ranges::greater(), [](const auto &each) { return each.plan.steps.size(); });
    for (const Operations::Named &operation : std::as_const(all))
        m_waiting.append(operation.name); // what takes longest begins first
    for (int i = 0; i < atOnce; ++i)
        startNext();
}

void FaultMatrixTest::startNext()
{
    if (m_waiting.isEmpty())
        return;
    const QString name = m_waiting.takeFirst();
    auto &process = m_others[name] = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SLIPWAY_TRIES"_s, name);
    const QString memory = u"/dev/shm"_s; // a busy disk takes a hundred milliseconds for each entry of the journal
    if (QFileInfo(memory).isWritable())
        environment.insert(u"TMPDIR"_s, memory);
    process->setProcessEnvironment(environment);
    connect(process.get(), &QProcess::finished, this, &FaultMatrixTest::startNext);
    process->start(QCoreApplication::applicationFilePath(), {u"tries"_s});
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
    for (const Operations::Named &operation : m_operations->all() + m_undos->all())
        QTest::addRow("%s", qPrintable(operation.name)) << operation.name;
}

Operations &FaultMatrixTest::of(const QString &name)
{
    return std::ranges::contains(m_undos->all(), name, &Operations::Named::name) ? *m_undos : *m_operations;
}

/// Waits for the program that tries it, and takes its numbers.
void FaultMatrixTest::everyStepMeetsEveryFault()
{
    if (!m_operation.isEmpty())
        QSKIP("another program's part");
    QFETCH(const QString, name);
    QTRY_VERIFY_WITH_TIMEOUT(m_others.contains(name) && m_others.at(name)->state() == QProcess::NotRunning, 25min);
    QProcess &process = *m_others.at(name);
    const QByteArray output = process.readAllStandardOutput();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, output.constData());
    const qsizetype start = output.lastIndexOf(told);
    QVERIFY2(start >= 0, output.constData());
    const QByteArray line = output.sliced(start + told.size()).split('\n').constFirst();
    const QJsonObject numbers = QJsonDocument::fromJson(line).object();
    add(m_byFault, numbers.value("fault"_L1).toObject());
    add(m_byOperation, numbers.value("operation"_L1).toObject());
    QVERIFY(m_byOperation.contains(name));
}

void FaultMatrixTest::tries()
{
    if (m_operation.isEmpty())
        QSKIP("others do it");
    const QString name = m_operation;
    const Plan plan = of(name).plan(name);
    QStringList wanted;
    QList<sandbox::Hits> requests;
    {
        const auto stage = of(name).stage();
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
    int count = 0;
    for (const sandbox::Hits &hits : std::as_const(requests)) {
        const bool isAsset = hits.path.contains(u"/assets");
        if (isAsset && ++uploads > 2)
            continue;
        for (const NamedFault &fault : faults()) {
            const bool isMeant = hits.method != "GET" || fault.onReads;
            if (isMeant && count++ % stride == 0)
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
    const auto stage = of(m_operation).stage();
    QVERIFY2(stage->fault().isEmpty(), qPrintable(where + stage->fault()));
    stage->sandbox().addFault({.hits = hits, .effect = fault.effect});
    QVERIFY2(stage->run(plan), qPrintable(where));
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

    stage->sandbox().clearFaults();
    const QStringList found = remoteThings(stage->sandbox());
    const QStringList missing = surplus(wanted, found);
    const QStringList tooMuch = surplus(found, wanted);
    for (Tally *sum : {&m_byFault[fault.name], &m_byOperation[m_operation]}) {
        ++(*sum)[u"tried"_s];
        ++(*sum)[ended ? stopped ? u"resumed"_s : u"done"_s : u"stopped"_s];
        (*sum)[u"lost"_s] += missing.isEmpty() ? 0 : 1;
        (*sum)[u"doubled"_s] += tooMuch.isEmpty() ? 0 : 1;
    }
    const QString difference = where + u"\nfirst: "_s + why + u"\nthen: "_s + stage->outcomeText() + u"\nmissing:\n  "_s
        + missing.join(u"\n  "_s) + u"\ntoo much:\n  "_s + tooMuch.join(u"\n  "_s);
    QVERIFY2(ended, qPrintable(difference));
    QVERIFY2(found == wanted, qPrintable(difference));
}

QJsonObject FaultMatrixTest::toJson(const Tallies &tallies)
{
    QJsonObject json;
    for (auto row = tallies.cbegin(); row != tallies.cend(); ++row) {
        QJsonObject numbers;
        for (auto it = row->cbegin(); it != row->cend(); ++it)
            numbers.insert(it.key(), it.value());
        json.insert(row.key(), numbers);
    }
    return json;
}

void FaultMatrixTest::add(Tallies &sum, const QJsonObject &tallies)
{
    for (auto row = tallies.constBegin(); row != tallies.constEnd(); ++row) {
        const QJsonObject numbers = row->toObject();
        for (auto it = numbers.constBegin(); it != numbers.constEnd(); ++it)
            sum[row.key()][it.key()] += it->toInt();
    }
}

void FaultMatrixTest::cleanupTestCase()
{
    QTextStream out(stdout);
    if (!m_operation.isEmpty()) {
        const QJsonObject numbers{{u"fault"_s, toJson(m_byFault)}, {u"operation"_s, toJson(m_byOperation)}};
        out << told << QJsonDocument(numbers).toJson(QJsonDocument::Compact) << Qt::endl;
    } else {
        Tally sum;
        const auto table = [&out](const QString &title, const Tallies &rows) {
            out << '\n' << title.leftJustified(32);
            for (const QString &column : columns)
                out << column.rightJustified(9);
            for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
                out << '\n' << row.key().leftJustified(32);
                for (const QString &column : columns)
                    out << QString::number(row->value(column)).rightJustified(9);
            }
            out << '\n';
        };
        table(u"fault"_s, m_byFault);
        table(u"operation"_s, m_byOperation);
        for (const Tally &each : std::as_const(m_byOperation)) {
            for (const QString &column : columns)
                sum[column] += each.value(column);
        }
        out << "\noperations";
        for (const QString &column : columns)
            out << ' ' << column << ": " << sum[column];
        out << Qt::endl;
        QVERIFY(sum[u"tried"_s] > 0);
        QCOMPARE(sum[u"lost"_s] + sum[u"doubled"_s] + sum[u"stopped"_s], 0);
    }
    // No other host ever saw the token, or any change.
    for (const SeenRequest &request : m_elsewhere->seen()) {
        QVERIFY(request.header("authorization").isEmpty());
        QCOMPARE(request.method, "GET");
    }
}

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "tst_faultmatrix.moc"
