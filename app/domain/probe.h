// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "objectid.h"
#include "snapshot.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <expected>
#include <utility>

namespace slipway {

/// What a node answered to a probe. Foreign bytes.
struct ProbeAnswer {
    int status = 0; ///< HTTP's
    QList<std::pair<QByteArray, QByteArray>> headers{};
    QByteArray body{};
};

/// Why a probe tells nothing. Never a sign of a wrong version.
enum class ProbeFault {
    Unreachable, ///< no answer
    TooSlow, ///< no whole answer in time
    Redirected, ///< to another host, or too often
    BadStatus, ///< not 2xx
    TooLarge,
    NotJson, ///< a JSON pointer is the rule, and the answer is no JSON
    NothingThere, ///< no such value, no such header, or the expression matched nothing
    NotText, ///< the value is a number, an object, …: 2617.0 would lose its last digit
    BadRule, ///< the rule is none of the three kinds
    NotAVersion, ///< what was reported cannot be compared with what is deployed
    NothingDeployed, ///< GitHub does not say what should run there
};

/// The version text in an answer by a rule of .slipway.toml: "/json/pointer" (RFC 6901), "header:NAME" or "regex:…"
/// (the first capture, else the whole match, within the first 4 kB). One line of at most 200 characters.
std::expected<QString, ProbeFault> probeVersion(const ProbeAnswer &answer, const QString &rule);

/// What GitHub says is deployed: every tag that names it, and its commit.
struct ProbeTarget {
    QStringList tags{};
    ObjectId commit{};

    friend bool operator==(const ProbeTarget &, const ProbeTarget &) = default;
};

/// nullopt: nothing is active, or it is not known.
std::optional<ProbeTarget> probeTarget(const Snapshot &snapshot, const Environment &environment);

/// What the nodes of an environment are asked, and what they should answer.
struct ProbeTask {
    QStringList urls{};
    QString rule{}; ///< see probeVersion()
    ProbeTarget target{};
    TagScheme scheme{};

    friend bool operator==(const ProbeTask &, const ProbeTask &) = default;
};

enum class ProbeVerdict { Agrees, Differs, Unknown };

/// Whether what a node reports is what is deployed. It may report a tag's name, a version with or without "v" and with
/// +BUILD, the final version of a candidate (a build knows no label), a commit's first 7 digits or more, or what git
/// describe says. A commit that is named decides. Unknown: it cannot be compared.
ProbeVerdict compareProbe(const QString &reported, const ProbeTarget &target, const TagScheme &scheme);

/// One address of an environment and what came of asking it.
struct ProbeResult {
    QString url;
    ProbeVerdict verdict = ProbeVerdict::Unknown;
    QString reported{}; ///< empty where nothing was read
    std::optional<ProbeFault> fault{}; ///< of Unknown
    int status = 0; ///< HTTP's, for BadStatus

    friend bool operator==(const ProbeResult &, const ProbeResult &) = default;
};

/// By the name of the environment.
using ProbeResults = QHash<QString, QList<ProbeResult>>;

/// Of all nodes: Differs when one does, Agrees when all do.
ProbeVerdict overall(const QList<ProbeResult> &results);

/// The verdict on an answer that came: reading and comparing in one.
ProbeResult judgeProbe(const QString &url, const ProbeAnswer &answer, const QString &rule,
                       const std::optional<ProbeTarget> &target, const TagScheme &scheme);

/// A result as it is after something else was deployed.
ProbeResult judgeAgain(ProbeResult result, const std::optional<ProbeTarget> &target, const TagScheme &scheme);

/// snake_case names for JSON: "agrees", "not_json", …
QString key(ProbeVerdict verdict);
QString key(ProbeFault fault);

} // namespace slipway
