// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bigrepository.h"
#include "bigsnapshot.h"
#include "domain/candidate.h"
#include "measure.h"
#include "models/candidatesfilter.h"
#include "models/candidatesmodel.h"
#include "services/memory.h"
#include "services/session.h"
#include "services/workspace.h"
#include "storage/settings.h"
#include "storage/snapshotstore.h"
#include "ui/mainwindow.h"
#include "ui/pages/candidatespage.h"
#include "ui/widgets/firstpaint.h"
#include "ui/widgets/rowtable.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QHeaderView>
#include <QLabel>
#include <QMainWindow>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>

using namespace slipway;
using namespace Qt::StringLiterals;
using slipway::test::fastest;
using slipway::test::fastestCommand;

namespace {

constexpr int environments = 300;

/// A program of its own: a window that ends as soon as it shows something. `directory`: a session's; empty: a window
/// with nothing in it. `withData`: what the last snapshot holds must be shown.
int showOnce(int argc, char **argv, const QString &directory, bool withData)
{
    const QApplication application(argc, argv);
    const auto end = [] { std::_Exit(0); };
    if (directory.isEmpty()) {
        QMainWindow window;
        window.resize(1280, 800);
        ui::afterPaint(&window, end);
        window.show();
        return QApplication::exec();
    }
    services::Session session(directory);
    const services::RecentRepository last = session.recent().constFirst();
    ui::MainWindow window(session);
    QObject::connect(&session, &services::Session::workspaceChanged, &window, [&] {
        QObject::connect(&session.workspace()->refresh(), &services::RefreshService::snapshotChanged, &window, [&] {
            if (session.workspace()->snapshot()->tags)
                ui::afterPaint(window.findChild<ui::RowTable *>(u"versionsTable"_s)->viewport(), end);
        });
    });
    window.showBusy(last.title()); // as the program does
    ui::afterPaint(&window, [&] {
        if (withData)
            session.open(last);
        else
            end();
    });
    session.prepare(last);
    window.show();
    return QApplication::exec();
}

/// A program of its own: opens the session's last repository with its clone, looks at its pages, and says what lies in
/// memory.
int weighOnce(int argc, char **argv, const QString &directory)
{
    const QApplication application(argc, argv);
    services::Session session(directory);
    ui::MainWindow window(session);
    window.show();
    QObject::connect(&session, &services::Session::workspaceChanged, &window, [&] {
        QObject::connect(&session.workspace()->refresh(), &services::RefreshService::finished, &window, [&] {
            // Each page is in sight for a while.
            QTimer::singleShot(500, &window, [&] { window.showPage(ui::MainWindow::Page::Notes); });
            QTimer::singleShot(1'000, &window, [&] { window.showPage(ui::MainWindow::Page::Candidates); });
            QTimer::singleShot(3'500, &window, [] { // when all have taken over what is new
                std::printf("%.1f\n", test::resident());
                std::fflush(stdout);
                std::_Exit(0);
            });
        });
    });
    session.open(session.recent().constFirst());
    return QApplication::exec();
}

} // namespace

/// The window over the last snapshot of a large repository.
class WindowBenchmark final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void firstPaint();
    void detailsOfACandidate();
    void detailsFromTheClone();
    void memory();
    void filterAndSort();

private:
    const test::Size m_size = test::wantedSize(400);
    QTemporaryDir m_folder;
    Snapshot m_snapshot;
    QString m_input;
};

void WindowBenchmark::initTestCase()
{
    m_snapshot = test::bigSnapshot(m_size.tags, environments);
    m_input = u"%1 tags, %2 environments"_s.arg(m_size.tags).arg(environments);
    QVERIFY(storage::SnapshotStore(m_folder.filePath(u"cache"_s)).save(m_snapshot));
    storage::Settings(m_folder.filePath(u"slipway.ini"_s)).addRecent({m_snapshot.repository, {}});
}

void WindowBenchmark::firstPaint()
{
    const QString program = QCoreApplication::applicationFilePath();
    const auto ours = fastestCommand(m_folder.path(), {program, u"--show"_s, m_folder.path()}, 2 * m_size.tries);
    const auto data = fastestCommand(m_folder.path(), {program, u"--show-data"_s, m_folder.path()}, 2 * m_size.tries);
    const auto empty = fastestCommand(m_folder.path(), {program, u"--show"_s}, 2 * m_size.tries);
    QVERIFY(ours && data && empty);
    test::report({.operation = u"start to the last snapshot painted"_s,
                  .input = m_input,
                  .ours = *data,
                  .reference = empty,
                  .bar = 1.5,
                  .against = u"an empty QMainWindow"_s});
    test::report({.operation = u"start to first paint"_s,
                  .input = m_input,
                  .ours = *ours,
                  .reference = empty,
                  .bar = 1.5,
                  .against = u"an empty QMainWindow"_s});
}

void WindowBenchmark::detailsOfACandidate()
{
    services::Session session(m_folder.path());
    ui::MainWindow window(session);
    window.show();
    session.open(session.recent().constFirst());
    QTRY_VERIFY(session.workspace() && session.workspace()->snapshot()->tags);
    QTRY_VERIFY(!session.workspace()->refresh().isRunning());
    window.showPage(ui::MainWindow::Page::Candidates);
    auto *table = window.findChild<ui::RowTable *>(u"candidatesTable"_s);
    QTRY_VERIFY(table->isVisible());
    QTRY_VERIFY(table->model()->rowCount() > 10);
    auto *details = window.findChild<QWidget *>(u"candidateDetails"_s);
    QVERIFY(details);
    int row = 0;
    const double ours = fastest(2 * m_size.tries, [&] {
        table->selectRow(++row % 10);
        details->repaint();
    });
    test::report({.operation = u"details of a chosen candidate, painted"_s, .input = m_input, .ours = ours, .bar = 16});
}

/// What only the clone knows: the candidate's own commit, and its changes.
void WindowBenchmark::detailsFromTheClone()
{
    const QString clone = m_folder.filePath(u"clone-alone"_s);
    test::makeBigRepository(clone, m_size.tags, m_size.commits);
    services::Session session(m_folder.filePath(u"alone"_s));
    ui::MainWindow window(session);
    window.show();
    session.open({{}, clone});
    QTRY_VERIFY_WITH_TIMEOUT(session.workspace()->snapshot()->tags && !session.workspace()->refresh().isRunning(),
                             60'000);
    window.showPage(ui::MainWindow::Page::Candidates);
    auto *table = window.findChild<ui::RowTable *>(u"candidatesTable"_s);
    QTRY_VERIFY(table->isVisible());
    auto *details = window.findChild<QWidget *>(u"candidateDetails"_s);
    auto *line = window.findChild<QLabel *>(u"candidateLine"_s);
    QVERIFY(details && line);
    const auto isThere = [&] {
        return line->text().contains(u"(#"_s) && session.workspace()->details().changes().commits.has_value();
    };
    // Of those that no refresh reads, each for the first time.
    int row = std::min(table->model()->rowCount() - 1, 2'000);
    const double ours = fastest(5 * m_size.tries, [&] {
        table->selectRow(row--);
        const QDeadlineTimer patience(10'000);
        while (!isThere() && !patience.hasExpired())
            QCoreApplication::processEvents();
        details->repaint();
    });
    QVERIFY(isThere());
    test::report({.operation = u"details of a chosen candidate, from the clone"_s,
                  .input = u"%1 tags, %2 commits"_s.arg(m_size.tags).arg(m_size.commits),
                  .ours = ours,
                  .bar = 16});
}

/// With a clone of as many tags beside the snapshot; GitHub does not answer, so the snapshot stays.
void WindowBenchmark::memory()
{
    const QString clone = m_folder.filePath(u"clone"_s);
    test::makeBigRepository(clone, m_size.tags, m_size.commits);
    const QString session = m_folder.filePath(u"with-clone"_s);
    Snapshot snapshot = m_snapshot;
    snapshot.clonePath = clone;
    QVERIFY(storage::SnapshotStore(session + u"/cache"_s).save(snapshot));
    storage::Settings(session + u"/slipway.ini"_s).addRecent({snapshot.repository, clone});
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {u"--weigh"_s, session});
    QVERIFY(process.waitForFinished(60'000));
    const double weight = process.readAllStandardOutput().trimmed().toDouble();
    QVERIFY2(weight > 0, process.readAllStandardError().constData());
    test::report({.operation = u"memory, resident, with that repository open"_s,
                  .input = u"%1, its clone"_s.arg(m_input),
                  .ours = weight,
                  .unit = u"MB"_s,
                  .bar = 150});
}

void WindowBenchmark::filterAndSort()
{
    const int rows = m_size.tries > 1 ? 100'000 : 1'000;
    const Snapshot snapshot = test::bigSnapshot(rows * 4 / 3, 1);
    CandidatesModel model;
    model.setData(snapshot, candidates(snapshot));
    CandidatesFilter filter;
    filter.setSourceModel(&model);
    const auto input = u"%1 rows"_s.arg(model.rowCount());
    QCOMPARE(filter.rowCount(), model.rowCount());
    // Sorted by each column, as the window always is, and by words that few or most rows have; the slowest is told.
    double filtered = 0;
    double lifted = 0;
    double sorted = 0;
    for (int column = 0; column < CandidatesModel::ColumnCount; ++column) {
        Qt::SortOrder order = Qt::AscendingOrder;
        sorted = std::max(sorted, fastest(m_size.tries, [&] {
                              order = order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
                              filter.sort(column, order);
                          }));
        QCOMPARE(filter.rowCount(), model.rowCount());
        for (const QString &text : {u"7.3"_s, u"1"_s}) {
            double found = std::numeric_limits<double>::max();
            double all = found;
            for (int i = 0; i < m_size.tries; ++i) {
                found = std::min(found, fastest(1, [&] { filter.setText(text); }));
                QVERIFY(filter.rowCount() > 0 && filter.rowCount() < model.rowCount());
                all = std::min(all, fastest(1, [&] { filter.setText({}); }));
                QCOMPARE(filter.rowCount(), model.rowCount());
            }
            filtered = std::max(filtered, found);
            lifted = std::max(lifted, all);
        }
    }
    // The first time, what is searched is put together as well: of the tags while one types, of the commits in pieces
    // as soon as they are read.
    QHash<ObjectId, Commit> headlines;
    for (const Tag &tag : *snapshot.tags)
        headlines.insert(tag.commit, {.id = tag.commit, .summary = u"fix: mend thing"_s, .authorName = u"octocat"_s});
    double first = std::numeric_limits<double>::max();
    double inCommits = first;
    double piece = 0;
    for (int i = 0; i < m_size.tries; ++i) {
        const auto searched = [&](const QString &text) {
            const double took = fastest(1, [&] { filter.setText(text); });
            if (filter.rowCount() == 0 || filter.rowCount() == model.rowCount())
                QTest::qFail("the search finds none or all", __FILE__, __LINE__);
            filter.setText({});
            return took;
        };
        model.setHeadlines({});
        first = std::min(first, searched(u"7.3"_s));
        model.setHeadlines(headlines);
        for (int row = 0; row < model.rowCount();)
            piece = std::max(piece, fastest(1, [&] { row = model.prepareSearch(row); }));
        inCommits = std::min(inCommits, searched(u"octocat 7.3"_s));
    }
    test::report({.operation = u"first search"_s, .input = input, .ours = first, .bar = 50});
    test::report({.operation = u"first search in commits, longest piece"_s, .input = input, .ours = piece, .bar = 16});
    test::report({.operation = u"first search in commits"_s, .input = input, .ours = inCommits, .bar = 50});
    test::report({.operation = u"filter"_s, .input = input, .ours = filtered, .bar = 50});
    test::report({.operation = u"all again"_s, .input = input, .ours = lifted, .bar = 50});
    test::report({.operation = u"sort"_s, .input = input, .ours = sorted, .bar = 50});
}

int main(int argc, char **argv)
{
    services::keepMemoryTogether(); // as the program does
    QCoreApplication::setApplicationName(u"slipway-bench"_s);
    if (argc > 1 && qstrncmp(argv[1], "--show", 6) == 0) {
        const QString directory = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
        return showOnce(argc, argv, directory, qstrcmp(argv[1], "--show-data") == 0);
    }
    if (argc > 2 && qstrcmp(argv[1], "--weigh") == 0)
        return weighOnce(argc, argv, QString::fromLocal8Bit(argv[2]));
    QApplication application(argc, argv);
    WindowBenchmark benchmark;
    return QTest::qExec(&benchmark, argc, argv);
}

#include "bench_window.moc"
