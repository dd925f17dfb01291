// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bigrepository.h"
#include "domain/tagscheme.h"
#include "measure.h"
#include "sandbox/sandbox.h"
#include "services/memory.h"
#include "services/session.h"
#include "services/workspace.h"
#include "support/gitfixture.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace slipway;
using namespace Qt::StringLiterals;

namespace {

constexpr int refreshes = 6; ///< of memoryInUse()

/// The longest time in which the event loop did not come back.
class PauseWatch final : public QObject {
public:
    PauseWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout(this, [this] {
            m_longest = std::max(m_longest, double(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        });
        m_begin.start();
        m_since.start();
        m_timer.start(1);
    }
    // Milliseconds.
    double longest() const { return m_longest; }
    double elapsed() const { return double(m_begin.nsecsElapsed()) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_begin;
    QElapsedTimer m_since;
    double m_longest = 0;
};

/// A program of its own, which the sandbox is no part of: opens the repository, looks at its pages, searches, refreshes
/// again and again, and says what lies in memory when all is calm.
int weighOnce(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().sliced(2);
    services::Session session(arguments.at(0));
    services::RecentRepository repository;
    repository.repository = RepositoryName::parse(arguments.at(1));
    repository.repository->apiUrl = QUrl(arguments.at(2));
    repository.repository->host = repository.repository->apiUrl.host();
    repository.clonePath = arguments.at(3);
    ui::MainWindow window(session);
    window.show();
    session.open(repository, Secret(qgetenv("SLIPWAY_TOKEN")), services::Session::Remember::No);
    services::RefreshService &reading = session.workspace()->refresh();
    // What is put off is done by then, and what was needed for a while is given back.
    const auto rest = [] {
        QElapsedTimer calm;
        calm.start();
        return QTest::qWaitFor([&] { return calm.elapsed() > 2'500; });
    };
    const auto isRead = [&] { return QTest::qWaitFor([&] { return !reading.isRunning(); }, 60'000) && rest(); };
    using Page = ui::MainWindow::Page;
    bool isCalm = isRead();
    for (const Page page : {Page::Environments, Page::Notes, Page::Activity, Page::Candidates}) {
        window.showPage(page);
        isCalm = rest() && isCalm;
    }
    window.findChild<QLineEdit *>(u"candidateSearch"_s)->setText(u"thing"_s);
    isCalm = rest() && isCalm;
    for (int i = 0; i < refreshes; ++i) {
        reading.refresh();
        isCalm = isRead() && isCalm;
    }
    std::printf("%.1f\n", test::resident());
    return isCalm && reading.isFresh() ? 0 : 1;
}

} // namespace

/// The window while a large repository is read from a real server and a real clone.
class RefreshBenchmark final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refresh();
    void memoryInUse();

private:
    void fillServer();

    const test::Size m_size = test::wantedSize(400);
    QTemporaryDir m_folder;
    sandbox::DrivenClock m_clock{QDateTime(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC)};
    std::unique_ptr<sandbox::Sandbox> m_box;
    QString m_clone;
    QString m_input;
};

void RefreshBenchmark::initTestCase()
{
    auto started = sandbox::Sandbox::start(
        {.directory = m_folder.filePath(u"sandbox"_s), .seedDemonstration = false, .clock = &m_clock});
    QVERIFY(started);
    m_box = *std::move(started);
    const QString big = m_folder.filePath(u"big"_s);
    test::makeBigRepository(big, m_size.tags, m_size.commits);
    const auto git = [](const QString &folder, const QStringList &arguments) {
        const test::GitAnswer answer = test::runGit(folder, arguments);
        QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    };
    git(m_box->gitDirectory(), {u"fetch"_s, u"--quiet"_s, u"--"_s, big, u"+refs/*:refs/*"_s});
    git(m_box->gitDirectory(), {u"pack-refs"_s, u"--all"_s});
    m_clone = m_folder.filePath(u"clone"_s);
    git(m_folder.path(), {u"clone"_s, u"--quiet"_s, u"--"_s, m_box->gitDirectory(), m_clone});
    fillServer();
}

/// Five environments, three hundred releases.
void RefreshBenchmark::fillServer()
{
    QStringList names;
    for (const QString &name :
         QString::fromUtf8(test::runGit(m_clone, {u"tag"_s}).output).split(u'\n', Qt::SkipEmptyParts))
        names.append(name);
    const TagScheme scheme = TagScheme::learn(names);
    std::ranges::sort(
        names, [&](const QString &a, const QString &b) { return listsBefore(scheme.classify(a), scheme.classify(b)); });
    m_input = u"%1 tags"_s.arg(names.size());
    m_box->invoke([&](sandbox::State &state) {
        const QDateTime now = m_clock.now();
        for (int i = 0; i < 300 && i < names.size(); ++i)
            state.releases.append({.id = state.takeId(),
                                   .tagName = names.at(i),
                                   .name = names.at(i),
                                   .body = u"- something\n"_s.repeated(40),
                                   .prerelease = names.at(i).contains(u'-'),
                                   .author = u"hubot"_s,
                                   .createdAt = now.addSecs(-i * 3600),
                                   .publishedAt = now.addSecs(-i * 3600)});
        for (int e = 0; e < 5; ++e) {
            const QString environment = u"environment-%1"_s.arg(e);
            state.ensureEnvironment(environment, e == 4, now.addDays(-100));
            for (int i = 15; i > 0; --i) {
                const QString &tag = names.at(std::min<qsizetype>(names.size() - 1, 4 * i + e));
                const QString commit =
                    QString::fromUtf8(test::runGit(m_clone, {u"rev-parse"_s, tag + u"^{commit}"_s}).output).trimmed();
                const qint64 id = state.addDeployment(environment, tag, commit, u"hubot"_s, now.addDays(-i));
                state.addDeploymentStatus(id, u"success"_s, u"hubot"_s, now.addDays(-i));
                state.endPredecessors(id, u"hubot"_s, now.addDays(-i));
            }
        }
    });
}

void RefreshBenchmark::refresh()
{
    services::Session session(m_folder.filePath(u"session"_s));
    ui::MainWindow window(session);
    window.show();
    services::RecentRepository repository;
    repository.repository = RepositoryName::parse(m_box->repository());
    repository.repository->apiUrl = m_box->apiUrl();
    repository.repository->host = m_box->apiUrl().host();
    repository.clonePath = m_clone;
    session.open(repository, Secret(m_box->writeToken()), services::Session::Remember::No);
    QTRY_VERIFY(session.workspace());
    services::RefreshService &reading = session.workspace()->refresh();
    for (const bool isCold : {true, false}) {
        const QString operation = isCold ? u"refresh, nothing kept"_s : u"refresh, nothing new"_s;
        QSignalSpy finished(&reading, &services::RefreshService::finished);
        const qsizetype before = isCold ? 0 : m_box->requests().size();
        const PauseWatch watch;
        if (!isCold)
            reading.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
        const double all = watch.elapsed();
        QVERIFY(reading.snapshot()->problems.isEmpty());
        QTRY_VERIFY(watch.elapsed() > all + 300); // what the pages out of sight do after it
        const auto report = [&](const QString &what, double ours, const QString &unit) {
            test::report({.operation = operation + what, .input = m_input, .ours = ours, .unit = unit});
        };
        report({}, all, u"ms"_s);
        report(u": longest pause of the window"_s, watch.longest(), u"ms"_s);
        report(u": requests"_s, double(m_box->requests().size() - before), u"requests"_s);
    }
}

void RefreshBenchmark::memoryInUse()
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SLIPWAY_TOKEN"_s, QString::fromLatin1(m_box->writeToken()));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(
        QCoreApplication::applicationFilePath(),
        {u"--weigh"_s, m_folder.filePath(u"weighed"_s), m_box->repository(), m_box->apiUrl().toString(), m_clone});
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitCode(), 0);
    const double weight = process.readAllStandardOutput().trimmed().toDouble();
    QVERIFY(weight > 0);
    test::report({.operation = u"memory, resident, all pages, a search, %1 refreshes"_s.arg(refreshes),
                  .input = m_input,
                  .ours = weight,
                  .unit = u"MB"_s,
                  .bar = 150});
}

int main(int argc, char **argv)
{
    services::keepMemoryTogether(); // as the program does
    QCoreApplication::setApplicationName(u"slipway-bench"_s);
    if (argc > 5 && qstrcmp(argv[1], "--weigh") == 0)
        return weighOnce(argc, argv);
    QApplication application(argc, argv);
    RefreshBenchmark benchmark;
    return QTest::qExec(&benchmark, argc, argv);
}

#include "bench_refresh.moc"
