// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The composition root: the one place where services are made and joined.

#include "coredumps.h"

#include "cli/notescheck.h"
#include "cli/runner.h"
#include "cli/target.h"
#include "sandbox/sandbox.h"
#include "services/activity.h"
#include "services/await.h"
#include "services/memory.h"
#include "services/session.h"
#include "ui/mainwindow.h"
#include "ui/tour.h"
#include "ui/widgets/firstpaint.h"

#include <QApplication>
#include <QIcon>
#include <QJsonDocument>
#include <QLibraryInfo>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

using namespace slipway;
using namespace Qt::StringLiterals;

namespace {

/// False when it could not be written: the disk is full, or nobody reads.
bool print(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

int complain(const Error &error, int exitCode)
{
    print(stderr, u"slipway: "_s + error.message + u'\n');
    return exitCode;
}

void nameApplication()
{
    QCoreApplication::setApplicationName(u"slipway"_s);
    QCoreApplication::setApplicationVersion(u"" SLIPWAY_VERSION ""_s);
    QCoreApplication::setOrganizationName(u"slipway"_s);
}

void installTranslations()
{
    for (const QString &catalogue : {u"slipway"_s, u"qtbase"_s}) {
        auto *translator = new QTranslator(QCoreApplication::instance());
        const QString folder =
            catalogue == u"slipway" ? u":/i18n"_s : QLibraryInfo::path(QLibraryInfo::TranslationsPath);
        if (translator->load(QLocale(), catalogue, u"_"_s, folder)
            || (catalogue == u"slipway" && translator->load(u":/i18n/slipway_en.qm"_s)))
            QCoreApplication::installTranslator(translator);
    }
}

/// The demonstration: a sandbox in a folder that is kept or thrown away, and how to reach it. What the session keeps
/// lies beside the sandbox: that one starts only in a folder of its own.
class Demonstration final {
public:
    static sandbox::SandboxOptions options(const QString &directory)
    {
        using namespace std::chrono_literals;
        sandbox::SandboxOptions options;
        options.directory = directory + u"/sandbox"_s;
        options.withClone = true;
        options.ciStep = 2s;
        options.autoReview = 6s;
        return options;
    }

    explicit Demonstration(const QString &keptDirectory)
        : m_directory(keptDirectory.isEmpty() ? m_temporary.path() : keptDirectory)
    {
    }

    const QString &directory() const { return m_directory; }
    /// What is done in a demonstration leaves no trace among the user's own settings and operations.
    QString sessionDirectory() const { return m_directory + u"/session"_s; }
    void use(std::unique_ptr<sandbox::Sandbox> sandbox) { m_sandbox = std::move(sandbox); }

    services::RecentRepository repository() const
    {
        services::RecentRepository repository;
        repository.repository = RepositoryName::parse(m_sandbox->repository());
        repository.repository->apiUrl = m_sandbox->apiUrl();
        repository.repository->host = m_sandbox->apiUrl().host();
        if (const auto clone = m_sandbox->cloneForDemonstration())
            repository.clonePath = *clone;
        return repository;
    }

    Secret token() const { return Secret(m_sandbox->writeToken()); }

private:
    QTemporaryDir m_temporary;
    QString m_directory;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

int serveSandbox(const cli::CommandLine &line)
{
    sandbox::SandboxOptions options;
    options.directory = line.directory;
    options.port = line.port;
    const auto sandbox = sandbox::Sandbox::start(options);
    if (!sandbox)
        return complain(sandbox.error(), cli::Failed);
    print(stdout, QString::fromUtf8(QJsonDocument((*sandbox)->announcement()).toJson(QJsonDocument::Compact)) + u'\n');
    return QCoreApplication::exec();
}

QString journalDirectory(const cli::CommandLine &line)
{
    return line.demo ? Demonstration(line.demoDirectory).sessionDirectory() : services::Activity::defaultDirectory();
}

/// Runs `work` in the event loop, which it ends by exit(): an answer that is there at once would otherwise end a loop
/// that has not begun.
int executed(const std::function<void()> &work)
{
    QTimer::singleShot(0, QCoreApplication::instance(), work);
    return QCoreApplication::exec();
}

/// Lists what was done, of all repositories or of one; no network is needed.
int showActivity(const cli::CommandLine &line)
{
    services::Activity activity(journalDirectory(line));
    return executed([&] {
        services::await(activity.reload(), &activity, [&](const Result<QList<Operation>> &read) {
            if (activity.problem())
                complain(*activity.problem(), cli::Failed);
            if (read)
                print(stdout, cli::activityOutput(line, *read));
            QCoreApplication::exit(read ? cli::Done : cli::Failed);
        });
    });
}

/// Puts an operation aside; no network is needed.
int closeOperation(const cli::CommandLine &line)
{
    services::Activity activity(journalDirectory(line));
    return executed([&] {
        services::await(activity.close(line.operation), &activity, [](const Result<void> &closed) {
            if (closed)
                QCoreApplication::exit(cli::Done);
            else
                QCoreApplication::exit(complain(
                    closed.error(), closed.error().kind == ErrorKind::Storage ? cli::Failed : cli::RefusedByRule));
        });
    });
}

int checkNotes(const cli::CommandLine &line)
{
    const cli::Streams streams{[](const QString &text) { print(stdout, text); },
                               [](const QString &text) { print(stderr, u"slipway: "_s + text + u'\n'); }};
    return cli::checkNotes(line, streams);
}

/// Runs a command on what target() or the demonstration gives.
int runCommand(const cli::CommandLine &line)
{
    std::unique_ptr<services::Activity> activity;
    std::unique_ptr<cli::Runner> runner;
    bool written = true;
    const auto start = [&activity, &runner, &written, line](const services::WorkspaceOptions &options) {
        const cli::Streams streams{[&written](const QString &text) { written = print(stdout, text) && written; },
                                   [](const QString &text) { print(stderr, u"slipway: "_s + text + u'\n'); }};
        runner = std::make_unique<cli::Runner>(line, options, *activity, streams);
        QObject::connect(
            runner.get(), &cli::Runner::finished, QCoreApplication::instance(),
            [](int code) { QCoreApplication::exit(code); }, Qt::QueuedConnection);
        runner->start();
    };
    std::optional<Demonstration> demonstration;
    if (line.demo)
        demonstration.emplace(line.demoDirectory);
    activity = std::make_unique<services::Activity>(demonstration ? demonstration->sessionDirectory()
                                                                  : services::Activity::defaultDirectory());
    if (line.demo) {
        auto sandbox = sandbox::Sandbox::start(Demonstration::options(demonstration->directory()));
        if (!sandbox)
            return complain(sandbox.error(), cli::Failed);
        demonstration->use(*std::move(sandbox));
        services::WorkspaceOptions options;
        options.repository = demonstration->repository().repository;
        options.clonePath = demonstration->repository().clonePath;
        options.token = demonstration->token();
        options.refresh = {.baseRevision = line.base, .labels = line.labels, .fetchClone = true};
        services::await(activity->reload(), QCoreApplication::instance(),
                        [start, options](const Result<QList<Operation>> &) { start(options); });
    } else {
        services::await(cli::target(line, *activity), QCoreApplication::instance(),
                        [start](const Result<services::WorkspaceOptions> &options) {
                            if (options) {
                                start(*options);
                                return;
                            }
                            const bool isUsage = options.error().kind == ErrorKind::BadInput;
                            complain(options.error(), isUsage ? cli::WrongUsage : cli::Failed);
                            QCoreApplication::exit(isUsage ? cli::WrongUsage : cli::Failed);
                        });
    }
    const int code = QCoreApplication::exec();
    runner.reset();
    activity.reset();
    if (!written) {
        return complain({ErrorKind::Storage,
                         QCoreApplication::translate("main",
                                                     "The output could not be written; what was to be done is "
                                                     "done all the same.")},
                        code == cli::Done ? cli::Failed : code);
    }
    return code;
}

/// Opens the demonstration in the window once its sandbox listens.
void openDemonstration(Demonstration &demonstration, services::Session &session, ui::MainWindow &window)
{
    window.showBusy(QCoreApplication::translate("main", "Preparing the demonstration…"));
    sandbox::Sandbox::startAsync(Demonstration::options(demonstration.directory()))
        .then(&window, [&](QFuture<Result<std::unique_ptr<sandbox::Sandbox>>> started) {
            auto sandbox = started.takeResult();
            if (!sandbox) {
                window.showError(sandbox.error());
                return;
            }
            demonstration.use(*std::move(sandbox));
            session.open(demonstration.repository(), demonstration.token(), services::Session::Remember::No);
        });
}

int openWindow(const cli::CommandLine &line)
{
    QApplication::setWindowIcon(QIcon::fromTheme(u"io.github.slipway.Slipway"_s, QIcon(u":/icons/slipway.svg"_s)));
    QApplication::setDesktopFileName(u"io.github.slipway.Slipway"_s);
    Demonstration demonstration(line.demoDirectory);
    services::Session session(line.demo ? demonstration.sessionDirectory() : QString());
    std::optional<services::RecentRepository> first;
    if (line.repository || !line.clonePath.isEmpty())
        first = {line.repository, line.clonePath};
    else if (const auto recent = session.recent(); !recent.isEmpty())
        first = recent.constFirst();
    if (line.demo)
        first.reset();
    ui::MainWindow window(session);
    QObject::connect(&window, &ui::MainWindow::demonstrationRequested, &window,
                     [&] { openDemonstration(demonstration, session, window); });
    std::optional<ui::Tour> tour;
    if (!line.tourDirectory.isEmpty()) {
        tour.emplace(session, window, line.tourDirectory);
        QObject::connect(&*tour, &ui::Tour::finished, QCoreApplication::instance(),
                         [](bool complete) { QCoreApplication::exit(complete ? cli::Done : cli::Failed); });
    }
    if (first)
        window.showBusy(QCoreApplication::translate("main", "Opening %1…").arg(first->title()));
    // The keychain and the network are asked when the window is there.
    ui::afterPaint(&window, [&] {
        if (line.demo)
            openDemonstration(demonstration, session, window);
        else if (first)
            session.open(*first);
    });
    if (first)
        session.prepare(*first); // another thread reads it while this one paints
    window.show();
    return QApplication::exec();
}

/// Whether a window could be opened. X11 and Wayland need a display; elsewhere there always is one.
bool hasDisplay(const QStringList &arguments)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || arguments.contains(u"-platform"_s);
#else
    Q_UNUSED(arguments)
    return true;
#endif
}

/// Whether these arguments ask for the window. What cannot be read may be an option of Qt's own (-style).
bool asksForWindow(const Result<cli::CommandLine> &line, const QStringList &arguments)
{
    if (line)
        return line->command.isEmpty() && !line->help && !line->version;
    return std::ranges::none_of(cli::commands(), [&](const QString &name) { return arguments.contains(name); });
}

} // namespace

int main(int argc, char *argv[])
{
    services::keepMemoryTogether();
    nameApplication();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    auto line = cli::parse(arguments);
    const bool displays = hasDisplay(arguments);
    const bool needsWindow = displays && asksForWindow(line, arguments);
    leaveNoCoreDump(needsWindow ? Running::Window : Running::Command);
    // Without a window no display is needed.
    const std::unique_ptr<QCoreApplication> application(needsWindow ? new QApplication(argc, argv)
                                                                    : new QCoreApplication(argc, argv));
    installTranslations();
    if (needsWindow)
        line = cli::parse(QCoreApplication::arguments().sliced(1)); // without Qt's own options
    if (!line)
        return complain(line.error(), cli::WrongUsage);
    if (line->help || line->version) {
        print(stdout, line->help ? cli::helpText() : u"slipway "_s + QCoreApplication::applicationVersion() + u'\n');
        return cli::Done;
    }
    if (needsWindow)
        return openWindow(*line);
    if (line->command.isEmpty()) {
        return complain({ErrorKind::BadInput,
                         QCoreApplication::translate("main",
                                                     "There is no display to open a window on. Use a command, "
                                                     "such as slipway status; slipway --help lists them.")},
                        cli::Failed);
    }
    if (line->command == u"sandbox")
        return serveSandbox(*line);
    if (line->command == u"close")
        return closeOperation(*line);
    if (line->command == u"notes check")
        return checkNotes(*line);
    return line->command == u"activity" ? showActivity(*line) : runCommand(*line);
}
