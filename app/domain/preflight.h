// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan.h"
#include "snapshot.h"
#include "tagrules.h"
#include "workflowtriggers.h"

namespace slipway {

/// What is asked just before a plan is run, beside the snapshot.
struct PreflightFacts {
    Known<QList<Ruleset>> rulesets{}; ///< about tags
    Known<QList<WorkflowTriggers>> workflows{}; ///< of the plan's commit
    Known<bool> immutable{}; ///< what is published from now on cannot be changed; GitHub tells administrators only
    QHash<QString, QList<Deployment>> deployments{}; ///< to the plan's environments, as they are now; absent: unknown
    bool hasUnpublishedNotes = false; ///< this machine keeps a draft of the release's notes
    bool nameBurned = false; ///< GitHub refused the final tag's name before, because of an immutable release

    friend bool operator==(const PreflightFacts &, const PreflightFacts &) = default;
};

/// What a person should know before a plan is run. None of them forbids it.
struct PreflightWarning {
    enum class Kind {
        NewerQualified, ///< `subject`: a later candidate of the same version, which is qualified and could not become
                        ///< it
        NameBurned, ///< `subject`: the final tag, whose name no release can have any more
        BecomesImmutable, ///< `subject`: the final tag, whose release cannot be changed once it is published
        TagRule, ///< `subject`: the ruleset against the tag; `detail`: GitHub's word for the rule
        PublishedOnly, ///< `subject`: the workflow, which does not start when a pre-release becomes a release
        TriggeredTwice, ///< `subject`: the workflow that the tag starts; `detail`: the one that the release starts
        CandidateLabel, ///< `subject`: an asset that is called like a candidate; `count` of them in all
        ProductionMoved, ///< `subject`: the environment; `detail`: what it runs now, which is not what the plan says
        ProductionNewer, ///< the same, and that is a later version than the one that is promoted
        EmptyRelease, ///< `subject`: the final tag, whose release will have neither notes nor files
        SameName, ///< `subject`: a release's name, which another one, of the tag `detail`, has already
        NotDeployed, ///< `subject`: the environment, which runs the later version `detail` and keeps it
        UnpublishedNotes, ///< `subject`: the release's name, whose notes were edited here and not published
        RulesUnknown, ///< the rulesets could not be read
        WorkflowsUnknown, ///< some could not be read; `subject`: the first of them; empty: all
        ProductionUnknown, ///< `subject`: the environment, which could not be read
    };

    Kind kind = Kind::TagRule;
    QString subject{};
    QString detail{};
    int count = 1;
    bool certain = true; ///< else it depends on what cannot be known beforehand

    /// Nothing is wrong as far as is known, which is not far enough.
    bool isUnknown() const { return kind >= Kind::RulesUnknown; }
    friend bool operator==(const PreflightWarning &, const PreflightWarning &) = default;
};

/// For promotions; other plans give none. The gravest first.
QList<PreflightWarning> preflight(const Snapshot &snapshot, const Plan &plan, const PreflightFacts &facts);

/// snake_case names for JSON: "tag_rule", …
QString key(PreflightWarning::Kind kind);

} // namespace slipway
