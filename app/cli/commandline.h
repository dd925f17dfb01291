// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/repositoryname.h"
#include "domain/result.h"

#include <QStringList>

namespace slipway::cli {

/// Exit codes: the same for every command.
enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2, RefusedByRule = 3, StoppedHalfWay = 4 };

/// What the arguments ask for. Without a command: the window.
struct CommandLine {
    QString command{}; ///< empty, or one of commands()
    QStringList arguments{}; ///< behind the command
    std::optional<RepositoryName> repository{};
    QString clonePath{};
    QString base{};
    QStringList labels{};
    QString reason{};
    QString overrideReason{};
    QString comment{}; ///< of a review
    QString templateFile{}; ///< of release notes
    QString from{}; ///< end of a range: a tag, a branch or a commit
    QString to{};
    QString directory{}; ///< of the sandbox
    QString demoDirectory{};
    QString tourDirectory{};
    qint64 operation = 0; ///< to resume or to undo
    quint16 port = 0;
    bool json = false;
    bool all = false;
    bool plan = false;
    bool wait = false;
    bool approve = false; ///< a review's decision: exactly one of the two
    bool reject = false;
    bool demo = false;
    bool help = false;
    bool version = false;
};

/// Names of the commands, as they are typed.
QStringList commands();

/// `arguments` without the program's name. A fault is BadInput with one sentence that says what to do.
Result<CommandLine> parse(const QStringList &arguments);

/// What --help prints.
QString helpText();

} // namespace slipway::cli
