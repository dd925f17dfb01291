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

constexpr int refreshes = 6; ///< of inUse()

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
/// again and again, and says what lies in memory when all is calm, and the window's longest pause.
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
    const PauseWatch watch;
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
    std::printf("%.1f %.1f\n", test::resident(), watch.longest());
    return isCalm && reading.isFresh() ? 0 : 1;
}

} // namespace

/// The window while a large repository is read from a real server and a real clone.
class RefreshBenchmark final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refresh();
    void inUse();

private:
    void addReleases(const QStringList &names);
    void addEnvironments(int count);

    const test::Size m_size = test::wantedSize(400);
    QTemporaryDir m_folder;
    sandbox::DrivenClock m_clock{QDateTime(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC)};
    std::unique_ptr<sandbox::Sandbox> m_box;
    QString m_clone;
    qsizetype m_tags = 0;
    QList<std::pair<QString, QString>> m_deployed; ///< tags and their commits
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
    QStringList names = QString::fromUtf8(test::runGit(m_clone, {u"tag"_s}).output).split(u'\n', Qt::SkipEmptyParts);
    const TagScheme scheme = TagScheme::learn(names);
    std::ranges::sort(
        names, [&](const QString &a, const QString &b) { return listsBefore(scheme.classify(a), scheme.classify(b)); });
    m_tags = names.size();
    addReleases(names);
    for (int i = 0; i < 75 && i < names.size(); ++i) {
        const test::GitAnswer answer = test::runGit(m_clone, {u"rev-parse"_s, names.at(i) + u"^{commit}"_s});
        m_deployed.append({names.at(i), QString::fromUtf8(answer.output).trimmed()});
    }
    addEnvironments(5);
}

/// Three hundred, of the newest tags.
void RefreshBenchmark::addReleases(const QStringList &names)
{
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
    });
}

/// So many there are then, with fifteen deployments each.
void RefreshBenchmark::addEnvironments(int count)
{
    m_box->invoke([&](sandbox::State &state) {
        const QDateTime now = m_clock.now();
        for (qsizetype e = state.environments.size(); e < count; ++e) {
            const QString environment = u"environment-%1"_s.arg(e);
            state.ensureEnvironment(environment, e + 1 == count, now.addDays(-100));
            for (int i = 15; i > 0; --i) {
                const auto &[tag, commit] = m_deployed.at((4 * i + e) % m_deployed.size());
                const qint64 id = state.addDeployment(environment, tag, commit, u"hubot"_s, now.addDays(-i));
                state.addDeploymentStatus(id, u"success"_s, u"hubot"_s, now.addDays(-i));
                state.endPredecessors(id, u"hubot"_s, now.addDays(-i));
            }
        }
    });
}

void RefreshBenchmark::refresh()
{
    const QString input = u"%1 tags, 5 environments"_s.arg(m_tags);
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
            test::report({.operation = operation + what, .input = input, .ours = ours, .unit = unit});
        };
        report({}, all, u"ms"_s);
        report(u": longest pause of the window"_s, watch.longest(), u"ms"_s);
        report(u": requests"_s, double(m_box->requests().size() - before), u"requests"_s);
    }
}

void RefreshBenchmark::inUse()
{
    addEnvironments(300);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SLIPWAY_TOKEN"_s, QString::fromLatin1(m_box->writeToken()));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(
        QCoreApplication::applicationFilePath(),
        {u"--weigh"_s, m_folder.filePath(u"weighed"_s), m_box->repository(), m_box->apiUrl().toString(), m_clone});
    QVERIFY(process.waitForFinished(300'000));
    QCOMPARE(process.exitCode(), 0);
    const QList<QByteArray> figures = process.readAllStandardOutput().trimmed().split(' ');
    QCOMPARE(figures.size(), 2);
    const auto report = [&](const QString &what, const QByteArray &figure, const QString &unit,
                            std::optional<double> bar) {
        QVERIFY(figure.toDouble() > 0);
        test::report({.operation = what,
                      .input = u"%1 tags, 300 environments"_s.arg(m_tags),
                      .ours = figure.toDouble(),
                      .unit = unit,
                      .bar = bar});
    };
    const QString use = u"all pages, a search, %1 refreshes: "_s.arg(refreshes);
    report(use + u"memory, resident"_s, figures.at(0), u"MB"_s, 150);
    report(use + u"longest pause of the window"_s, figures.at(1), u"ms"_s, {});
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
