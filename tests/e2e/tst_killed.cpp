// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "killing.h"
#include "operations.h"
#include "remote.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTextStream>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <algorithm>
#include <functional>
#include <map>

using namespace slipway;
using namespace slipway::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

#ifdef __SANITIZE_ADDRESS__
constexpr int stride = 3; // about memory, a part of the kills tells as much
#else
constexpr int stride = 1;
#endif

/// The program, a process as anybody starts it, is killed with SIGKILL at every point: before and after each request
/// is carried out, while it writes its journal, and at any other moment. What a person does next, `activity` and
/// `resume`, or the same command again where nothing was begun, leaves GitHub as if it had never been killed.
class KilledTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aroundEveryRequest_data() { scenarios(Which::All); }
    void aroundEveryRequest();
    void whileTheJournalIsWritten_data() { scenarios(Which::OneOfAKind); }
    void whileTheJournalIsWritten();
    void atAnyMoment_data() { scenarios(Which::OneOfAKind); }
    void atAnyMoment();
    void againAndAgain();
    void cleanupTestCase();

private:
    struct Point {
        int request = 0; ///< from 0, of a run that nothing happens to
        sandbox::Effect::When when = sandbox::Effect::When::Before;
    };
    struct Tally {
        int kills = 0;
        int journaled = 0;
        int resumed = 0;
        int runAgain = 0;
        int doneAlready = 0;
        int lost = 0;
        int doubled = 0;

        void add(const Tally &other);
    };

    struct Attempt {
        QString where;
        std::function<bool(Killing &)> kill; ///< false: the moment did not come
    };
    struct Outcome {
        QString fault{}; ///< empty: none
        Killing::After after = Killing::After::RanAgain;
        QStringList things{};
        QList<sandbox::Visit> requests{};
    };

    enum class Which { All, OneOfAKind };

    static void scenarios(Which which);
    QList<Point> pointsOf(const Scenario &scenario);
    static Scenario scenario(const QString &name);
    std::unique_ptr<Killing> killing(const QString &name) const;
    Outcome attempt(const QString &name, const Attempt &attempt) const;
    /// Tries several at a time; the outcomes in the order of the attempts.
    QList<Outcome> attemptAll(const QString &name, const QList<Attempt> &attempts);
    void count(const QString &name, const QString &where, const Outcome &outcome);

    QThreadPool m_threads;
    std::map<Scenario::Direction, std::unique_ptr<Operations>> m_operations;
    QMap<QString, CleanRun> m_clean;
    QMap<QString, Tally> m_tallies;
    QString m_row;
};

void KilledTest::Tally::add(const Tally &other)
{
    kills += other.kills;
    journaled += other.journaled;
    resumed += other.resumed;
    runAgain += other.runAgain;
    doneAlready += other.doneAlready;
    lost += other.lost;
    doubled += other.doubled;
}

void KilledTest::initTestCase()
{
    m_threads.setMaxThreadCount(8); // most of the time each waits for the other one's answer
    const QList<Scenario> all = Scenario::all();
    for (const Scenario &scenario : all) {
        auto &operations = m_operations[scenario.direction];
        if (!operations)
            operations = std::make_unique<Operations>(scenario.direction);
        QVERIFY2(operations->fault().isEmpty(), qPrintable(operations->fault()));
        QVERIFY(scenario.journaled.isEmpty() || operations->find(scenario.journaled));
    }
    const auto runs = QtConcurrent::blockingMapped<QList<std::expected<CleanRun, QString>>>(
        &m_threads, all, [this](const Scenario &scenario) { return killing(scenario.name)->runWhole(); });
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto &clean = runs.at(i);
        QVERIFY2(clean, clean ? "" : qPrintable(all.at(i).name + u": "_s + clean.error()));
        QVERIFY(std::ranges::any_of(clean->requests, &sandbox::Visit::changed));
        QVERIFY(clean->things != clean->before);
        m_clean.insert(all.at(i).name, *clean);
    }
}

void KilledTest::scenarios(Which which)
{
    QTest::addColumn<QString>("name");
    for (const Scenario &scenario : Scenario::all()) {
        // To the journal, "reject" is what "qualify" is, and the others what those are that are killed at anything.
        if (which == Which::All || (scenario.isWhole() && scenario.name != u"reject"))
            QTest::addRow("%s", qPrintable(scenario.name)) << scenario.name;
    }
}

Scenario KilledTest::scenario(const QString &name)
{
    const QList<Scenario> all = Scenario::all();
    return *std::ranges::find(all, name, &Scenario::name);
}

std::unique_ptr<Killing> KilledTest::killing(const QString &name) const
{
    const Scenario scenario = KilledTest::scenario(name);
    return std::make_unique<Killing>(*m_operations.at(scenario.direction), scenario);
}

KilledTest::Outcome KilledTest::attempt(const QString &name, const Attempt &attempt) const
{
    const auto killing = this->killing(name);
    if (!killing->fault().isEmpty())
        return {.fault = killing->fault()};
    if (!attempt.kill(*killing))
        return {.fault = u"the moment did not come"_s};
    const QList<sandbox::Visit> requests = killing->requests();
    const auto after = killing->goOn();
    if (!after)
        return {.fault = after.error()};
    return {.after = *after, .things = killing->things(), .requests = requests};
}

QList<KilledTest::Outcome> KilledTest::attemptAll(const QString &name, const QList<Attempt> &attempts)
{
    const QList<Outcome> outcomes = QtConcurrent::blockingMapped(
        &m_threads, attempts, [this, name](const Attempt &attempt) { return this->attempt(name, attempt); });
    for (int i = 0; i < attempts.size(); ++i)
        count(name, attempts.at(i).where, outcomes.at(i));
    return outcomes;
}

void KilledTest::count(const QString &name, const QString &where, const Outcome &outcome)
{
    QVERIFY2(outcome.fault.isEmpty(), qPrintable(name + u", "_s + where + u": "_s + outcome.fault));
    const QStringList missing = surplus(m_clean[name].things, outcome.things);
    const QStringList tooMuch = surplus(outcome.things, m_clean[name].things);
    Tally &tally = m_tallies[m_row];
    ++tally.kills;
    tally.journaled += outcome.after == Killing::After::RanAgain ? 0 : 1;
    tally.resumed += outcome.after == Killing::After::Resumed ? 1 : 0;
    tally.runAgain += outcome.after == Killing::After::RanAgain ? 1 : 0;
    tally.doneAlready += outcome.after == Killing::After::WasDone ? 1 : 0;
    tally.lost += missing.isEmpty() ? 0 : 1;
    tally.doubled += tooMuch.isEmpty() ? 0 : 1;
    QVERIFY2(missing.isEmpty() && tooMuch.isEmpty(),
             qPrintable(name + u", "_s + where + u"\nmissing:\n  "_s + missing.join(u"\n  "_s) + u"\ntoo much:\n  "_s
                        + tooMuch.join(u"\n  "_s)));
}

/// The rule: every change and the reads beside it; one asset is like the others. Those operations that are killed at
/// anything are killed at some of the other reads, too. One that is like another is killed only around the changes,
/// told by method and route, that the other one does not make.
QList<KilledTest::Point> KilledTest::pointsOf(const Scenario &scenario)
{
    const int most = scenario.isWhole() ? 4 : 0; // of the reads that are beside no change
    using enum sandbox::Effect::When;
    const QList<sandbox::Visit> visits = m_clean[scenario.name].requests;
    QList<Point> points;
    QList<int> others;
    QSet<qsizetype> changes;
    QSet<std::pair<QByteArray, QString>> covered;
    if (!scenario.isWhole()) {
        for (const sandbox::Visit &visit : m_clean.value(scenario.like).requests)
            covered.insert({visit.method, visit.route});
    }
    int uploads = 0;
    for (qsizetype i = 0; i < visits.size(); ++i) {
        const sandbox::Visit &visit = visits.at(i);
        if (visit.method == "GET" || covered.contains({visit.method, visit.route}))
            continue;
        if (!visit.path.endsWith(u"/assets") || ++uploads <= 1)
            changes.insert(i);
    }
    for (int i = 0; i < visits.size(); ++i) {
        if (changes.contains(i))
            points << Point{i, Before} << Point{i, After};
        else if (changes.contains(i + 1))
            points << Point{i, After};
        else if (changes.contains(i - 1))
            points << Point{i, Before};
        else if (visits.at(i).method == "GET")
            others << i;
    }
    for (int i = 0; i < most && !others.isEmpty(); ++i)
        points << Point{others.at(i * others.size() / most), i % 2 == 0 ? Before : After};
    qsizetype number = 0;
    points.removeIf([&number](const Point &) { return number++ % stride != 0; });
    return points;
}

void KilledTest::aroundEveryRequest()
{
    QFETCH(const QString, name);
    m_row = name + u", around a request"_s;
    const CleanRun clean = m_clean[name];
    const QList<Point> points = pointsOf(scenario(name));
    QVERIFY(!points.isEmpty());
    QList<Attempt> attempts;
    for (const Point &point : points) {
        const sandbox::Visit &visit = clean.requests.at(point.request);
        const QString when = point.when == sandbox::Effect::When::Before ? u"before"_s : u"after"_s;
        attempts.append({when + u' ' + QString::fromLatin1(visit.method) + u' ' + visit.path,
                         [point, isRead = visit.method == "GET"](Killing &killing) {
                             return isRead ? killing.killHoldingRead(point.request, point.when)
                                           : killing.killHolding(point.request, point.when);
                         }});
    }
    const QList<Outcome> outcomes = attemptAll(name, attempts);
    // The changes came in the order of the run that nothing happened to: each was met.
    for (int i = 0; i < points.size() && !QTest::currentTestFailed(); ++i) {
        const sandbox::Visit &meant = clean.requests.at(points.at(i).request);
        if (meant.method == "GET")
            continue;
        const sandbox::Visit met = outcomes.at(i).requests.value(points.at(i).request);
        QCOMPARE(met.method, meant.method);
        QCOMPARE(met.route, meant.route);
        QCOMPARE(met.changed, points.at(i).when == sandbox::Effect::When::After);
    }
}

void KilledTest::whileTheJournalIsWritten()
{
    QFETCH(const QString, name);
    m_row = name + u", journal written"_s;
    QList<Attempt> attempts;
    for (int write = 1; write <= 29; write += 7 * stride) {
        attempts.append({u"write %1"_s.arg(write), [write](Killing &killing) { return killing.killAtWrite(write); }});
    }
    attemptAll(name, attempts);
}

void KilledTest::atAnyMoment()
{
    QFETCH(const QString, name);
    m_row = name + u", any moment"_s;
    constexpr int rounds = 6 / stride;
    QRandomGenerator random(quint32(20260302 + name.size()));
    const CleanRun clean = m_clean[name];
    QList<Attempt> attempts;
    QStringList moments;
    for (int round = 0; round < rounds; ++round) {
        const std::chrono::nanoseconds moment(qint64(random.generateDouble() * double(clean.changing.count())));
        moments.append(QString::number(double(moment.count()) / 1e6, 'f', 1));
        attempts.append({moments.last() + u" ms after the first change"_s, [clean, moment](Killing &killing) {
                             return killing.killAfterFirstChange(clean.firstChange(), moment);
                         }});
    }
    QTextStream(stdout) << name
                        << ": killed so many ms after the first change was let through: " << moments.join(u", "_s)
                        << Qt::endl;
    attemptAll(name, attempts);
}

/// Also what is resumed may be killed, and more than once.
void KilledTest::againAndAgain()
{
    const QString name = u"promote, own release"_s;
    m_row = name + u", every run"_s;
    int kills = 0;
    const Outcome outcome = attempt(name, {{}, [&kills](Killing &killing) {
                                               if (!killing.killAtNextChange())
                                                   return false;
                                               // One change more each time, until one of them comes to its end.
                                               for (kills = 1; killing.resumeAndKillAtNextChange(); ++kills) {
                                                   if (kills >= 30)
                                                       return false;
                                               }
                                               return true;
                                           }});
    count(name, u"again and again"_s, outcome);
    QVERIFY(kills > 5);
    Tally &tally = m_tallies[m_row];
    tally.kills = tally.journaled = tally.resumed = kills;
}

void KilledTest::cleanupTestCase()
{
    QTextStream out(stdout);
    out << '\n'
        << u"killed with SIGKILL"_s.leftJustified(44)
        << "kills  journaled  resumed  run again  done already  lost  doubled\n";
    const auto line = [&out](const QString &title, const Tally &tally) {
        out << title.leftJustified(44) << QString::number(tally.kills).rightJustified(5)
            << QString::number(tally.journaled).rightJustified(11) << QString::number(tally.resumed).rightJustified(9)
            << QString::number(tally.runAgain).rightJustified(11)
            << QString::number(tally.doneAlready).rightJustified(14) << QString::number(tally.lost).rightJustified(6)
            << QString::number(tally.doubled).rightJustified(9) << '\n';
    };
    Tally sum;
    QVERIFY(!m_tallies.isEmpty());
    for (auto it = m_tallies.cbegin(); it != m_tallies.cend(); ++it) {
        line(it.key(), *it);
        sum.add(*it);
    }
    line(u"together"_s, sum);
    out << Qt::endl;
    QVERIFY(sum.resumed > 0 && sum.runAgain > 0);
    QCOMPARE(sum.lost, 0);
    QCOMPARE(sum.doubled, 0);
}

QTEST_GUILESS_MAIN(KilledTest)
#include "tst_killed.moc"
