// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "matrix.h"
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
#include <QTimer>

#include <algorithm>
#include <array>
#include <memory>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using services::Outcome;

namespace {

constexpr int atOnce = 4; // programs
constexpr std::array directions{Operations::Direction::Forward, Operations::Direction::Back, Operations::Direction::On};
#ifdef __SANITIZE_ADDRESS__
constexpr int stride = 7; // about memory, a part of them tells as much
#else
constexpr int stride = 1;
#endif
const QString stale = u"stale, lost, resumed"_s;
const QByteArray inTheEnd = "the numbers: "; // what a program says in the end

} // namespace

/// Every request of every operation meets every fault. Whatever comes of it, the operation is done, or it is gone on
/// with; and in the end GitHub holds each thing exactly as often as if nothing had happened.
///
/// What a promotion asks before it deploys in its own way is tried in the ordinary promotion alone. Every change
/// also meets a runner that goes on while GitHub still shows how it was before: what GitHub adds up would be there
/// twice. Nodes are no part of GitHub and have faults of their own.
///
/// Most of the time is waited, so each operation is tried by a program of its own, a long one by several that share its
/// requests, some at a time: this one again, with SLIPWAY_TRIES (the operation's name), SLIPWAY_DIRECTION, SLIPWAY_PART
/// and SLIPWAY_PARTS.
class FaultMatrixTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tries();
    void goesOnWhileReadsAreStale();
    void nodesFail();
    void everyStepMeetsEveryFault_data();
    void everyStepMeetsEveryFault();
    void cleanupTestCase();

private:
    struct Part {
        QString name; ///< of the operation
        Operations::Direction direction;
        int part = 0;
        int parts = 1;

        QString row() const { return parts == 1 ? name : u"%1, part %2"_s.arg(name).arg(part + 1); }
    };
    struct Try {
        QString fault;
        QString where;
        QString why; ///< the first run ended as it did
        bool stopped; ///< the first run did not come to its end
    };

    void prepare();
    void startNext();
    /// The requests of a run that nothing happens to.
    QList<HitRequest> requestsOf(const Plan &plan, QStringList *things = nullptr) const;
    void tryOne(const sandbox::Hits &hits, const NamedFault &fault);
    void tryStale(const sandbox::Hits &hits);
    QString told(const QString &fault, const sandbox::Hits &hits) const;
    void judge(Stage &stage, const Try &one);

    std::unique_ptr<Operations> m_operations; ///< those that the one that this program tries is one of
    Operations::Named m_tried;
    QList<HitRequest> m_requests; ///< that it meets faults at
    QStringList m_wanted; ///< on GitHub, in the end
    QList<Part> m_parts; ///< of all
    std::unique_ptr<LoopbackServer> m_elsewhere;
    Tallies m_byFault;
    Tallies m_byOperation;
    QString m_operation; ///< that this program tries itself; empty: it lets others do it
    QList<Part> m_waiting;
    std::map<QString, std::unique_ptr<QProcess>> m_others;
};

void FaultMatrixTest::initTestCase()
{
    m_operation = qEnvironmentVariable("SLIPWAY_TRIES");
    m_elsewhere =
        std::make_unique<LoopbackServer>([](const SeenRequest &) { return ServedAnswer{.status = 200, .body = "{}"}; });
    if (!m_operation.isEmpty()) {
        prepare();
        return;
    }
    QList<std::pair<qsizetype, Part>> all;
    for (const auto direction : directions) {
        const Operations operations(direction);
        QVERIFY2(operations.fault().isEmpty(), qPrintable(operations.fault()));
        for (const Operations::Named &each : operations.all()) {
            const qsizetype size = each.plan.steps.size() - each.shared;
            const int parts = size > 8 ? 3 : 1;
            for (int part = 0; part < parts; ++part)
                all.emplaceBack(size, Part{each.name, direction, part, parts});
        }
    }
    for (const auto &[size, part] : std::as_const(all))
        m_parts.append(part);
    // What takes longest begins first.
    std::ranges::stable_sort(all, std::ranges::greater(), [](const auto &each) { return each.first; });
    for (const auto &[size, part] : std::as_const(all))
        m_waiting.append(part);
    for (int i = 0; i < atOnce; ++i)
        startNext();
}

/// For the one operation that this program tries.
void FaultMatrixTest::prepare()
{
    const int direction = qEnvironmentVariableIntValue("SLIPWAY_DIRECTION");
    m_operations = std::make_unique<Operations>(directions.at(size_t(direction)));
    QVERIFY2(m_operations->fault().isEmpty(), qPrintable(m_operations->fault()));
    QVERIFY(m_operations->find(m_operation));
    m_tried = *m_operations->find(m_operation);
    m_requests = requestsOf(m_tried.plan, &m_wanted);
    QVERIFY(m_requests.size() >= 2); // a read and a change
    if (m_tried.shared > 0) {
        Plan promotion = m_tried.plan;
        promotion.steps.resize(m_tried.shared);
        const QList<HitRequest> known = requestsOf(promotion);
        QVERIFY(!known.isEmpty());
        m_requests.removeIf([&](const HitRequest &request) {
            return std::ranges::any_of(known, [&](const HitRequest &other) {
                return other.hits.method == request.hits.method && other.target == request.target;
            });
        });
    }
    // One asset is like the others.
    int uploads = 0;
    m_requests.removeIf(
        [&uploads](const HitRequest &request) { return request.hits.path.contains(u"/assets") && ++uploads > 2; });
    const int parts = qMax(qEnvironmentVariableIntValue("SLIPWAY_PARTS"), 1);
    const int part = qEnvironmentVariableIntValue("SLIPWAY_PART");
    int number = 0;
    m_requests.removeIf([&](const HitRequest &) { return number++ % parts != part; });
    QVERIFY(!m_requests.isEmpty());
}

void FaultMatrixTest::startNext()
{
    if (m_waiting.isEmpty())
        return;
    const Part next = m_waiting.takeFirst();
    auto &process = m_others[next.row()] = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SLIPWAY_TRIES"_s, next.name);
    const auto direction = std::ranges::find(directions, next.direction) - directions.begin();
    environment.insert(u"SLIPWAY_DIRECTION"_s, QString::number(direction));
    environment.insert(u"SLIPWAY_PART"_s, QString::number(next.part));
    environment.insert(u"SLIPWAY_PARTS"_s, QString::number(next.parts));
    const QString memory = u"/dev/shm"_s; // a busy disk takes a hundred milliseconds for each entry of the journal
    if (QFileInfo(memory).isWritable())
        environment.insert(u"TMPDIR"_s, memory);
    process->setProcessEnvironment(environment);
    connect(process.get(), &QProcess::finished, this, &FaultMatrixTest::startNext);
    process->start(QCoreApplication::applicationFilePath(),
                   {u"tries"_s, u"goesOnWhileReadsAreStale"_s, u"nodesFail"_s});
}

QList<HitRequest> FaultMatrixTest::requestsOf(const Plan &plan, QStringList *things) const
{
    const auto stage = m_operations->stage();
    const QStringList before = remoteThings(stage->sandbox());
    const bool ran = stage->fault().isEmpty() && stage->run(plan) && stage->outcome().kind != Outcome::Kind::Stopped;
    if (!ran) {
        qWarning().noquote() << stage->fault() << stage->outcomeText();
        return {};
    }
    if (things) {
        *things = remoteThings(stage->sandbox());
        if (*things == before) {
            qWarning() << "nothing changed";
            return {};
        }
    }
    return test::requestsOf(*stage);
}

void FaultMatrixTest::everyStepMeetsEveryFault_data()
{
    QTest::addColumn<QString>("name");
    for (const Part &part : std::as_const(m_parts))
        QTest::addRow("%s", qPrintable(part.row())) << part.row();
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
    const qsizetype start = output.lastIndexOf(inTheEnd);
    QVERIFY2(start >= 0, output.constData());
    const QByteArray line = output.sliced(start + inTheEnd.size()).split('\n').constFirst();
    const QJsonObject numbers = QJsonDocument::fromJson(line).object();
    add(m_byFault, numbers.value("fault"_L1).toObject());
    add(m_byOperation, numbers.value("operation"_L1).toObject());
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, output.constData());
    QVERIFY(!numbers.value("operation"_L1).toObject().isEmpty());
}

void FaultMatrixTest::tries()
{
    if (m_operation.isEmpty())
        QSKIP("others do it");
    const QList<NamedFault> faults = allFaults(m_elsewhere->url("localhost").toEncoded());
    int count = 0;
    for (const HitRequest &request : std::as_const(m_requests)) {
        for (const NamedFault &fault : faults) {
            const bool isMeant = request.hits.method != "GET" || fault.onReads;
            if (isMeant && count++ % stride == 0)
                tryOne(request.hits, fault);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void FaultMatrixTest::tryOne(const sandbox::Hits &hits, const NamedFault &fault)
{
    const QString where = told(fault.name, hits);
    const auto stage = m_operations->stage();
    QVERIFY2(stage->fault().isEmpty(), qPrintable(where + stage->fault()));
    stage->sandbox().addFault({.hits = hits, .effect = fault.effect});
    QVERIFY2(stage->run(m_tried.plan), qPrintable(where));
    const bool stopped = stage->outcome().kind == Outcome::Kind::Stopped;
    const QString why = stage->outcomeText();
    if (stopped) {
        QVERIFY2(!stage->outcome().error->message.isEmpty(), qPrintable(where));
        const qint64 id = stage->workspace().operations()->id();
        stage->sandbox().clearFaults();
        stage->restart();
        QVERIFY2(stage->resume(id), qPrintable(where));
    }
    judge(*stage, {fault.name, where, why, stopped});
}

/// The answer to a change is lost, the runner ends, and the one that goes on is still shown how it was before the
/// change.
void FaultMatrixTest::goesOnWhileReadsAreStale()
{
    if (m_operation.isEmpty())
        QSKIP("others do it");
    for (const HitRequest &request : std::as_const(m_requests)) {
        // A tag's object alone, without its reference, is nothing that anybody sees.
        if (request.hits.method != "GET" && !request.hits.path.endsWith(u"/git/tags"))
            tryStale(request.hits);
    }
    if (!m_byFault.contains(stale))
        QSKIP("another program's part has the changes");
}

void FaultMatrixTest::tryStale(const sandbox::Hits &hits)
{
    const QString where = told(stale, hits);
    const auto stage = m_operations->stage();
    QVERIFY2(stage->fault().isEmpty(), qPrintable(where + stage->fault()));
    services::WorkspaceOptions options = stage->workspace().options();
    options.pacing.firstReread = 20ms; // more than two readings take
    stage->open(options);
    stage->sandbox().addFault({.hits = hits, .effect = sandbox::faults::staleAndLost(5min)});
    QVERIFY2(stage->run(m_tried.plan), qPrintable(where));
    const QString why = stage->outcomeText();
    QVERIFY2(stage->outcome().kind == Outcome::Kind::Stopped, qPrintable(where + u": "_s + why));
    const services::OperationService &stopped = *stage->workspace().operations();
    const auto step = std::ranges::find(stopped.progress(), StepProgress::State::Stopped, &StepProgress::state)
        - stopped.progress().cbegin();
    const qint64 id = stopped.id();
    stage->restart();
    // The past ends only after the new runner has seen it at the step that was cut off.
    services::OperationService &resumed = *stage->workspace().operations();
    bool sawPast = false;
    qsizetype before = -1;
    QTimer watch;
    connect(&watch, &QTimer::timeout, &watch, [&] {
        if (before < 0 || sawPast || stage->sandbox().requests().size() == before)
            return;
        sawPast = true;
        stage->sandbox().clearFaults();
    });
    connect(&resumed, &services::OperationService::progressed, &watch, [&](int index) {
        if (index == step && before < 0)
            before = stage->sandbox().requests().size();
    });
    watch.start(1ms);
    QVERIFY2(stage->resume(id), qPrintable(where));
    QVERIFY2(sawPast, qPrintable(where));
    judge(*stage, {stale, where, why, true});
}

/// They are asked when all is done, and asked again when the operation is gone on with; no fault of theirs stops it.
void FaultMatrixTest::nodesFail()
{
    if (m_operation.isEmpty())
        QSKIP("others do it");
    const auto asks = [](const Step &step) { return step.kind == Step::Kind::AwaitProbes; };
    if (std::ranges::none_of(m_tried.plan.steps, asks))
        QSKIP("it asks none");
    const QByteArray elsewhere = m_elsewhere->url("localhost").toEncoded();
    const QList<std::pair<QString, ServedAnswer>> answers{
        {u"nodes: no answer"_s, {.way = ServedAnswer::Way::Cut}},
        {u"nodes: truncated"_s, {.body = R"({"version":"0.1.2)", .way = ServedAnswer::Way::Truncated}},
        {u"nodes: 500"_s, {.status = 500, .body = "<p>Sorry"}},
        {u"nodes: no version"_s, {.body = "{}"}},
        {u"nodes: another version"_s, {.body = R"({"version":"0.1.1"})"}},
        {u"nodes: redirect to another host"_s, {.status = 302, .headers = {{"Location", elsewhere}}}}};
    for (const auto &[name, answer] : answers) {
        const QString where = m_operation + u": "_s + name;
        m_operations->setNodes(answer);
        const auto stage = m_operations->stage();
        QVERIFY2(stage->run(m_tried.plan), qPrintable(where));
        const QString why = stage->outcomeText();
        QVERIFY2(stage->outcome().kind == Outcome::Kind::Waiting, qPrintable(where + u": "_s + why));
        QVERIFY2(!stage->workspace().operations()->progress().constLast().note.isEmpty(), qPrintable(where));
        const qint64 id = stage->workspace().operations()->id();
        m_operations->setNodes(Operations::rightNodes());
        stage->restart();
        QVERIFY2(stage->resume(id), qPrintable(where));
        QVERIFY2(stage->outcome().kind == Outcome::Kind::Done, qPrintable(where + u": "_s + stage->outcomeText()));
        judge(*stage, {name, where, why, true});
    }
    QVERIFY(m_operations->asked().size() > answers.size());
    for (const SeenRequest &request : m_operations->asked())
        QVERIFY(request.header("authorization").isEmpty());
}

QString FaultMatrixTest::told(const QString &fault, const sandbox::Hits &hits) const
{
    return u"%1: %2 on %3 %4 after %5 such"_s.arg(m_operation, fault, QString::fromLatin1(hits.method), hits.path)
        .arg(hits.skip);
}

/// What came of it in the end.
void FaultMatrixTest::judge(Stage &stage, const Try &one)
{
    const bool ended = stage.outcome().kind != Outcome::Kind::Stopped;
    stage.sandbox().clearFaults();
    const QStringList found = remoteThings(stage.sandbox());
    const QStringList missing = surplus(m_wanted, found);
    const QStringList tooMuch = surplus(found, m_wanted);
    for (Tally *sum : {&m_byFault[one.fault], &m_byOperation[m_operation]}) {
        ++(*sum)[u"tried"_s];
        ++(*sum)[ended ? one.stopped ? u"resumed"_s : u"done"_s : u"stopped"_s];
        (*sum)[u"lost"_s] += missing.isEmpty() ? 0 : 1;
        (*sum)[u"doubled"_s] += tooMuch.isEmpty() ? 0 : 1;
    }
    const QString difference = one.where + u"\nfirst: "_s + one.why + u"\nthen: "_s + stage.outcomeText()
        + u"\nmissing:\n  "_s + missing.join(u"\n  "_s) + u"\ntoo much:\n  "_s + tooMuch.join(u"\n  "_s);
    QVERIFY2(ended, qPrintable(difference));
    QVERIFY2(found == m_wanted, qPrintable(difference));
}

void FaultMatrixTest::cleanupTestCase()
{
    QTextStream out(stdout);
    if (!m_operation.isEmpty()) {
        const QJsonObject numbers{{u"fault"_s, toJson(m_byFault)}, {u"operation"_s, toJson(m_byOperation)}};
        out << inTheEnd << QJsonDocument(numbers).toJson(QJsonDocument::Compact) << Qt::endl;
    } else {
        print(out, u"fault"_s, m_byFault);
        print(out, u"operation"_s, m_byOperation);
        const Tally sum = together(out, m_byOperation);
        QVERIFY(sum.value(u"tried"_s) > 0 && m_byFault.contains(stale));
        QCOMPARE(sum.value(u"lost"_s) + sum.value(u"doubled"_s) + sum.value(u"stopped"_s), 0);
    }
    // No other host ever saw the token, or any change.
    for (const SeenRequest &request : m_elsewhere->seen()) {
        QVERIFY(request.header("authorization").isEmpty());
        QCOMPARE(request.method, "GET");
    }
}

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "tst_faultmatrix.moc"
